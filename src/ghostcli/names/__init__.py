"""Names across a library: which names of people and companies are one. No input or output."""
