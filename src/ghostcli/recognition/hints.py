"""Hints for a text in which ghost finds no turns."""

from __future__ import annotations

from ghostcli.recognition.survey import words_in
from ghostcli.transcripts.encoding import SourceText

_TURNS = "a transcript has lines such as `Name: text` or `[0:05] Name: text`"
_PROSE = f"{_TURNS}; --format text reads prose as speech, a paragraph a cue"

_LETTERS = 0.85
"""Minimum share of letters in a prose line, without spaces: tables and edit lists have fewer."""

_SHARE = 0.5
_FEWEST = 5
_OPENS = "\"'“„«‘(¿¡—–-*_>#"


def way_out_of(source: SourceText) -> str:
    """Return what a transcript looks like; for plain prose also the option that reads it as speech."""
    return _PROSE if is_prose(source) else _TURNS


def is_prose(source: SourceText) -> bool:
    """Whether most of a text's first lines are sentences: letters, and enough words."""
    lines = source.first_lines
    prose = sum(_is_prose(line.strip()) for line in lines)
    return prose > 0 and prose >= _SHARE * len(lines)


def _is_prose(line: str) -> bool:
    if not line or not (line[0].isalpha() or line[0] in _OPENS) or words_in(line) < _FEWEST:
        return False
    signs = [sign for sign in line[:400] if not sign.isspace()]
    return sum(map(str.isalpha, signs)) >= _LETTERS * len(signs)
