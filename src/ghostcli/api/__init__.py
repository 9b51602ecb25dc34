"""The Python interface: the few names that scripts need."""
