"""Verifies quotes of a library or a draft, summarizes the results, and writes them back."""
