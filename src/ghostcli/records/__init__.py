"""What one record is: its texts, its links, its fields as conditions, the address of its second."""
