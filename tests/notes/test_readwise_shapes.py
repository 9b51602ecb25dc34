"""Readwise's notes as people set them up: for Logseq, with times as headings, with lists at any level."""

from __future__ import annotations

import pytest
from note_readings import of_kind, reading_of

from ghostcli.notes.base import NO_KIND, SPEECH
from ghostcli.transcripts.base import LEFT_OVER, REPEAT

SNIP = "https://share.snipd.com/snip/00000000-0000-4000-8000-00000000000"

LOGSEQ = f"""\
title:: The lock that nobody opened (highlights)
author:: [[Harbour Talks]]
full-title:: "The lock that nobody opened"
category:: #podcasts
image:: https://example.org/cover.png

- Highlights first synced by [[Readwise]] [[Apr 3rd, 2026]]
\t- Gates and keys
\t
\t  Summary:
\t  A gate needs one owner.
\t
\t  Transcript:
\t  Speaker 1
\t  Nobody opened the gate. ([Time 0:01:59]({SNIP}1))
\t\t- **Note**: ask Olaf
\t- Pumps at night ([Time 0:34:12]({SNIP}2))
- New highlights added [[Apr 9th, 2026]] at 8:15 AM
\t- Timetables ([Time 0:00:16]({SNIP}3))
"""

TIMED_HEADINGS = """\
---
title: The lock that nobody opened
author: Harbour Talks
date: 2026-04-09
---
published_date:: [[]]
date:: [[2026-04-09]]
rating:: 4

![rw-book-cover](https://example.org/cover.png)

## Highlights
### Time 0:00:00
> Episode AI notes
> 1. Timetables are read by people.
> 2. Gates are opened by people.

### Time 0:01:59
[[2026-04-08]] 10:51
> Gates and keys
> Summary:
> A gate needs one owner.
> Transcript:
> Speaker 1
> Nobody opened the gate because everybody thought it was somebody's job.
"""

DEEPER = f"""\
# The lock that nobody opened

### Metadata

- Author: Harbour Talks
- Category: #podcasts

### Highlights

- Episode AI notes
  1. Timetables are read by people. ([Time 0:00:00]({SNIP}0))
    - **Tags:** #harbour, #time
    - **Note:** mine
- Gates and keys
  Key takeaways:
  - A gate needs one owner
  Transcript:
  Speaker 1
  Nobody opened the gate because everybody thought it was somebody's job. ([Time 0:01:59]({SNIP}1))
    - **Note:** “You build a gate by opening it once a day and not by asking.” I agree.
"""


def test_highlights_of_logseq() -> None:
    reading = reading_of(LOGSEQ)
    assert reading.family == "readwise"
    assert reading.episodes[0].facts["title"] == "The lock that nobody opened"
    assert reading.episodes[0].facts["show"] == "Harbour Talks"
    assert of_kind(reading, "takeaways") == [
        {
            "title": "Gates and keys",
            "detail": "A gate needs one owner.",
            "at": ((119, None),),
            "note": "ask Olaf",
        },
        {"title": "Pumps at night", "at": ((2052, None),)},
        {"title": "Timetables", "at": ((16, None),)},
    ]
    assert reading.lines_in(LEFT_OVER) == []


def test_times_as_headings() -> None:
    reading = reading_of(TIMED_HEADINGS)
    assert [(one["title"], one.get("at")) for one in of_kind(reading, "takeaways")] == [
        ("Timetables are read by people.", None),
        ("Gates are opened by people.", None),
        ("Gates and keys", ((119, None),)),
    ]
    assert reading.lines_in(LEFT_OVER) == []


def test_lists_below_headings_of_any_level() -> None:
    reading = reading_of(DEEPER)
    own, clip = of_kind(reading, "takeaways")
    assert (own["title"], own["note"], own["tags"]) == (
        "Timetables are read by people.",
        "mine",
        ("harbour", "time"),
    )
    assert clip["at"] == ((119, None),)
    assert clip["detail"] == "A gate needs one owner"


@pytest.mark.parametrize("text", [LOGSEQ, TIMED_HEADINGS, DEEPER])
def test_titles_and_pieces_of_transcripts_are_no_quotes(text: str) -> None:
    reading = reading_of(text)
    assert of_kind(reading, "quotes") == []
    assert len(reading.lines_in(SPEECH)) == 2
    assert [str(remark) for remark in reading.remarks if "pieces" in str(remark)]


def test_without_speech_nothing_is_told_of_it() -> None:
    silent = "\n".join(line for line in DEEPER.split("\n") if "Speaker" not in line and "Nobody" not in line)
    assert reading_of(silent).remarks == ()


def test_the_day_of_a_note_is_not_that_of_the_episode() -> None:
    text = TIMED_HEADINGS.replace("date: 2026-04-09\n", "", 1)
    assert "published" not in reading_of(text).episodes[0].facts
    dated = text.replace("published_date:: [[]]", "published_date:: [[2026-04-02]]")
    assert reading_of(dated).episodes[0].facts["published"] == "2026-04-02"


def test_the_document_twice_gives_each_record_once() -> None:
    once, twice = reading_of(TIMED_HEADINGS), reading_of(TIMED_HEADINGS + "\n\n" + TIMED_HEADINGS)
    assert twice.episodes[0].records == once.episodes[0].records
    assert twice.lines_in(REPEAT)
    assert len(twice.lines_in(NO_KIND)) == 2 * len(once.lines_in(NO_KIND))


TABLE = "Highlight,Book Title,Book Author,Note,Tags,Location Type,Location\n"


def test_a_location_of_an_unknown_type_is_no_time_and_is_named() -> None:
    rows = "Gates,The lock,Harbour Talks,,,time,119\nPumps,The lock,Harbour Talks,,,time_offset,129\n"
    reading = reading_of(TABLE + rows)
    assert [(one["title"], one.get("at")) for one in of_kind(reading, "takeaways")] == [
        ("Gates", None),
        ("Pumps", ((129, None),)),
    ]
    assert [(one.line, '"time"' in one.message) for one in reading.remarks] == [(2, True)]


def test_a_table_of_books_says_why_it_holds_nothing() -> None:
    reading = reading_of(TABLE + "Gates,A book,Ida Marsh,,,page,119\n")
    assert reading.episodes == ()
    assert [one.message for one in reading.remarks] == [
        "1 highlight is of a book or article, and not of a talk"
    ]


def test_all_lines_of_a_note_are_in_its_record() -> None:
    reading = reading_of(TABLE + 'Gates,The lock,Harbour Talks,"ask Olaf\nand Ida",,time_offset,119\n')
    assert of_kind(reading, "takeaways")[0]["note"] == "ask Olaf and Ida"
    assert reading.lines_in(LEFT_OVER) == []
