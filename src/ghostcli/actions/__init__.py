"""What a command does beyond asking."""
