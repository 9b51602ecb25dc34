"""Fetches what a user names by its address. Only this room uses the network."""
