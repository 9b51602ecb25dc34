"""Text: tokens and folding, text prepared for search, and escaping for terminals."""
