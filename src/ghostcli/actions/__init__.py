"""The work of commands that do more than query: import, cite, lint, edit, open, init."""
