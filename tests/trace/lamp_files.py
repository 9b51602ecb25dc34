"""A small transcript with a title, site words and two speakers; and notes of the same talk."""

NAMES = """\
WEBVTT - The old lighthouse
Language: en

A line that nobody can place.

00:00:02.000 --> 00:00:06.000
<v Ines Ferro>Who keeps the lamp when the keeper sleeps?

00:00:07.000 --> 00:00:12.500
<v Tom Okafor>The clockwork does, and it has never been late.

00:00:13.000 --> 00:00:15.000
Somebody coughs and says that it was late once.

00:00:16.000 --> 00:00:18.000
<v Tom Okafor>Once, in a winter without oil.
"""

NOTES_FILE = """\
# The old lighthouse

## Summary

- The lamp is turned by clockwork.
- Oil ran out in one winter.

## Key takeaways

- Keep a second barrel.
- Sleep in turns.

## Action items

- [ ] Ask Tom for the log.
"""
