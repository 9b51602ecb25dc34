"""Transcript formats: from the text of a file to cues, and from cues to text."""
