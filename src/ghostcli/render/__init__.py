"""Writes records and hits as tables, plain text, JSON, CSV, Markdown and more; the only room with rich."""
