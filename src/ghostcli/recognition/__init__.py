"""What a file is, decided by its content before any reader runs."""
