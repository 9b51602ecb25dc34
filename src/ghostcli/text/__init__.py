"""Texts: what counts as the same word, what a search reads, what may reach a terminal."""
