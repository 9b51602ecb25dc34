"""Records and hits to the terminal, plain text, JSON, CSV, Markdown and the rest; the only room with rich."""
