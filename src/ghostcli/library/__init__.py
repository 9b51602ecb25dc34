"""Folders and files to episodes and problems; the only room with yaml."""
