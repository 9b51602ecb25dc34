"""Distinguish tables of speech, and of chapters, from texts with commas."""

from __future__ import annotations

import re

from ghostcli.notes.timed_titles import LARGEST
from ghostcli.recognition.beginnings import are_most
from ghostcli.transcripts.encoding import SourceText

_LOOKED_AT = 50
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
    if len(source.clean) > LARGEST or not is_table(source):
        return False
    from ghostcli.notes import chapter_table

    return chapter_table.sniff(source)


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
