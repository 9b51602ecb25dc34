"""Answers assistants over the Model Context Protocol, from the libraries that a user named; it only reads."""
