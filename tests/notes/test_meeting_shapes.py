"""Notes of meetings and of clips inside a person's own notes."""

from __future__ import annotations

from note_readings import of_kind, reading_of

from ghostcli.transcripts.base import LEFT_OVER

GRANOLA = """\
# Harbour meeting

## Calendar Event

- Start: 2026-04-02T09:30:00

## AI Notes

### Gates

- One owner each
- Keys are numbered

### Action Items

- Olaf: number the keys

## My Notes

- buy boots

Chat with meeting transcript: [https://notes.granola.ai/t/0](https://notes.granola.ai/t/0)
"""


def test_what_is_below_a_heading_around_others_is_read() -> None:
    reading = reading_of(GRANOLA)
    assert [one["title"] for one in of_kind(reading, "takeaways")] == ["One owner each", "Keys are numbered"]
    assert reading.lines_in(LEFT_OVER) == []


def test_clips_in_a_persons_own_notes_keep_their_quotes() -> None:
    text = """\
## Takeaways

### Gates need an owner
[Who opens it | 45sec snip](https://share.snipd.com/snip/00000000-0000-4000-8000-000000000001)
> Nobody opened the gate because everybody thought it was somebody's job.

### Tides read nothing
[Tides | 1min snip](https://share.snipd.com/snip/00000000-0000-4000-8000-000000000002)

> The tide does not read the timetable.
> ...
> And neither did we.
"""
    reading = reading_of(text)
    assert [one["title"] for one in of_kind(reading, "takeaways")] == [
        "Gates need an owner",
        "Tides read nothing",
    ]
    assert [one["text"] for one in of_kind(reading, "quotes")] == [
        "Nobody opened the gate because everybody thought it was somebody's job.",
        "The tide does not read the timetable. ... And neither did we.",
    ]
