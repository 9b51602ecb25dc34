"""Ghost: an explorer of what was said in long conversations."""

__version__ = "0.1.0"
