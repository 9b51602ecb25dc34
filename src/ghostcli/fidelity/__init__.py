"""Quote against transcript: alignment, verdicts, a word diff; pure."""
