"""Finds the quotations of a draft, their places, and the speakers that the draft names; pure."""
