"""Word documents, in which Teams and others save transcripts: their lines are read as text."""

from __future__ import annotations

import re

from ghostcli.transcripts.base import FIELD, ParsedTranscript, Remark, UnreadableError
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.plain_text import read_text
from ghostcli.transcripts.zip_files import WORD, WORD_WAY_OUT

NAME = "docx"

_HEAD = 8
"""Number of lines at the top of a document that may be facts from Teams: a title, a date, a duration."""

_LENGTH = re.compile(
    r"(?:[0-9]{1,2}\s?h(?:r|ours?)?)?\s?(?:[0-9]{1,3}\s?m(?:in|inutes?)?)?\s?(?:[0-9]{1,2}\s?s(?:ec|econds?)?)?\Z"
)
_DATE = re.compile(
    r"(?=[^\n]{6,60}\Z)(?=[^\n]*\b(?:19|20)[0-9]{2}\b)[\w.,/ -]{6,40}?"
    r"(?:,? (?:at )?[0-9]{1,2}:[0-9]{2}\s?(?:[AaPp]\.?[Mm]\.?)?)?\Z"
)


def read(source: SourceText) -> ParsedTranscript:
    """Return the turns of a document, found by the text reader; each paragraph is a line.

    Raises UnreadableError if no lines open turns.
    """
    lines = source.clean.split("\n", _HEAD)
    facts = [place for place, line in enumerate(lines[:_HEAD]) if _is_fact(line.strip())]
    for place in facts:
        lines[place] = ""
    remarks = source.remarks
    if facts:
        remarks = (*remarks, Remark(facts[0] + 1, "a date and a length of the meeting: no speech", FIELD))
    inner = SourceText("\n".join(lines), remarks, controls=False, container=source.container)
    try:
        return read_text(NAME, inner, marked=False, forced=False)
    except UnreadableError as error:
        told = error.message.partition(": ")[2] if error.line else error.message
        message = f"this is {WORD}, but not a transcript that ghost can read: {told}"
        raise UnreadableError(error.line, message, WORD_WAY_OUT) from None


def _is_fact(line: str) -> bool:
    """Whether a line is only a date or a duration: `May 14, 2026, 8:01AM`, `30m 12s`."""
    return len(line) > 1 and (_LENGTH.match(line) is not None or _DATE.match(line) is not None)
