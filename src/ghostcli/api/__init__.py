"""The Python interface: the few names that a script needs."""
