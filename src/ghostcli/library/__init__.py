"""Reads and writes library folders: files become episodes and problems. Only this room uses yaml."""
