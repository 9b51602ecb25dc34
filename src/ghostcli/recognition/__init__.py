"""Recognize what a file is, by its content, before any reader runs."""
