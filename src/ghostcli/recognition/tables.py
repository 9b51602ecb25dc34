"""Distinguish tables of speech, and of chapters, from texts with commas."""

from __future__ import annotations

import re

from ghostcli.recognition.beginnings import are_most
from ghostcli.recognition.chapters import FASTEST, SLOWEST, TimedLine, are_chapters, pace
from ghostcli.transcripts.base import UnreadableError
from ghostcli.transcripts.encoding import SourceText

_LOOKED_AT = 50
_MOST_ROWS = 500
_SHARE = 0.9
_TABLE = re.compile(r"[\t,;|]")
_TIMES = re.compile(r"[ \t][0-9.]{1,14}[ \t]+[0-9.]{1,14}[ \t]")
_FIRST = 12
_FEWEST = 3
_COLUMNS = 600  # characters of the columns before the words


def is_table(source: SourceText) -> bool:
    """Whether a text is a table with columns of times and words, or of speakers and words."""
    if not any(_TABLE.search(line) for line in source.first_lines[:_FIRST]):
        return False
    # Importing csv and the table readers takes 4 ms.
    from ghostcli.transcripts.table_layout import layout_of

    return layout_of(source.clean) is not None


def is_table_of_chapters(source: SourceText) -> bool:
    """Whether a table holds times and titles, such as Audacity's labels for the parts of a podcast."""
    if len(source.clean) > 100_000 or not is_table(source):
        return False
    from ghostcli.transcripts.cells import number_of
    from ghostcli.transcripts.table import UNITS, records_of

    try:
        rows = records_of(source)
    except UnreadableError:
        return False
    starts = [row.at for row in rows]
    if len(rows) > _MOST_ROWS or None in starts or any(row.speaker for row in rows):
        return False
    seconds = any(not isinstance(row.start, int) for row in rows)
    ends = [number_of(row.end) if isinstance(row.end, str) else row.end for row in rows]
    found = False
    for unit in (1.0,) if seconds else UNITS:
        entries = [
            TimedLine((start or 0) / unit, None if end is None else end / unit, row.text)
            for start, end, row in zip(starts, ends, rows, strict=True)
        ]
        speed = pace(entries)
        if speed is not None and SLOWEST <= speed <= FASTEST:
            return False
        found = found or are_chapters(entries)
    return found


def is_nist(source: SourceText) -> bool:
    """Whether all first lines are words or turns with times, in the form of CTM and STM."""
    first = source.first_lines[:_LOOKED_AT]
    lines = [line for line in first if not line.lstrip().startswith((";;", "#"))]
    if len(lines) < _FEWEST or not are_most(lines, _has_times, _SHARE):
        return False
    from ghostcli.transcripts.nist import CTM, STM

    return are_most(lines, CTM.match, _SHARE) or are_most(lines, STM.match, _SHARE)


def _has_times(line: str) -> bool:
    return _TIMES.search(line, 0, _COLUMNS) is not None
