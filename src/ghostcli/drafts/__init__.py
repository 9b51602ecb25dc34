"""Drafts: what a text quotes, where it stands, and who the text says said it; pure."""
