"""What one record is: the address of its second, the episode that an address means."""
