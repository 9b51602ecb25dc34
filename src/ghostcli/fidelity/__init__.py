"""Compare a quote with a transcript: alignment, verdicts and a word diff. No input or output."""
