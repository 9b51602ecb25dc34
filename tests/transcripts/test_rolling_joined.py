"""Lines of a screen that a table has joined by blanks roll like others, where they repeat, add and touch."""

from __future__ import annotations

from itertools import pairwise

from ghostcli.recognition.recognise import read
from ghostcli.transcripts.base import REPEAT

LINES = [
    "we sold the old boat to a man from the islands",
    "he paid with a clock that nobody could mend",
    "my aunt kept it on the shelf above the stove",
    "until the winter when the roof of the attic leaked",
    "then it stopped and she gave it to a museum",
    "where it stands today beside a stuffed heron",
    "and the label says that it came from our house",
]


def table(pairs: list[str], gap: float = 0) -> bytes:
    rows = [f'{n * 3.0 + n * gap},{(n + 1) * 3.0 + n * gap},"{text}"' for n, text in enumerate(pairs)]
    return ("start,end,text\n" + "\n".join(rows) + "\n").encode()


ROLLING = [f"{a} {b}" for a, b in pairwise(LINES)]


def test_each_line_is_kept_once() -> None:
    reading = read(table(ROLLING))
    assert " ".join(cue.text for cue in reading.cues) == " ".join(LINES)
    assert [remark.place for remark in reading.remarks] == [REPEAT]


def test_where_the_rows_do_not_touch_all_is_kept() -> None:
    assert [cue.text for cue in read(table(ROLLING, gap=1.0)).cues] == ROLLING


def test_two_rows_that_share_words_do_not_roll() -> None:
    rows = [*LINES[:2], f"nobody could mend {LINES[3]}", *LINES[4:]]
    assert [cue.text for cue in read(table(rows)).cues] == rows
