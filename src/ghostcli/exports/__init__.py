"""Exports: writes an episode, or what was chosen of it, for other programs and for people without ghost."""
