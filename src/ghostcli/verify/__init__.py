"""Quotes of a library or a draft: verified, summed up, written back."""
