"""Find the lines with labels of notes or of facts above and below a conversation: they are not speech."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ghostcli.notes.labels import INSIGHT, QUOTE, TRANSLATION, labelled
from ghostcli.recognition.base import Lines
from ghostcli.recognition.conversation import Talk
from ghostcli.recognition.head_fields import is_role_with_name
from ghostcli.recognition.labels import sort_of
from ghostcli.recognition.survey import Section
from ghostcli.recognition.turns import bare, head

_NOTES = ("heading", "item")
_ROLES_OF_NOTES = (QUOTE, INSIGHT, TRANSLATION)
_NOT_SAID = ("notes", "fact", "item")
_BY_LINE = 0.5
"""From this share of turns without a blank line above on, any line may open a turn."""


class _Line(NamedTuple):
    number: int
    opens: bool
    label: str | None
    sort: str  # "notes", "fact", "item" for a fact in a list, "role" with a name behind it, or empty


def lines_between(lines: Iterable[tuple[int, str]], sections: list[Section], talk: Talk) -> Lines:
    """Return the range of lines without the labels of notes around the turns; empty if there are none.

    From a label of notes below the last turn on, no line is speech. Above the first turn, such labels, facts
    in a list, and what stands below them are no speech, up to the first line with any other name.
    """
    turns = [number for section in sections for number, _, _ in talk.heads(section)]
    if not turns:
        return ()
    first, last, end = turns[0], turns[-1], sections[-1].last
    places = set(turns)
    begin, stop = 1, end
    above = True  # whether all labels so far are of notes or facts
    blocked = False
    opening = 0
    for line in _outside(lines, first, last, places):
        if line.number in places:
            opening += line.opens
        elif line.number < first:
            if line.label is None:
                blocked = blocked and above
            elif line.sort:
                blocked = blocked or line.sort in ("notes", "item")
            else:
                above = False
            begin = line.number + 1 if blocked and above else begin
        elif line.sort in _NOT_SAID and (line.opens or opening < _BY_LINE * len(turns)):
            stop = line.number - 1
            break
    return ((begin, stop),) if (begin, stop) != (1, end) else ()


def _outside(lines: Iterable[tuple[int, str]], first: int, last: int, places: set[int]) -> Iterator[_Line]:
    """Yield the lines above the first and below the last turn, and those that open one."""
    opens = True
    for number, text in lines:
        if not text or text.isspace():
            opens = True
            continue
        if number in places:
            yield _Line(number, opens, None, "")
        elif number < first or number > last:
            yield _line(number, text, opens=opens)
        opens = False


def _line(number: int, text: str, *, opens: bool) -> _Line:
    said, listed = bare(text)
    found = head(said, listed=listed)
    if found is None or not found.label or found.time is not None:
        return _Line(number, opens, None, "")
    label = found.label
    sort = sort_of(label)
    if sort in _NOTES or ((named := labelled(f"{label}: x")) and named.role in _ROLES_OF_NOTES):
        return _Line(number, opens, label, "notes")
    if sort == "fact":
        return _Line(number, opens, label, "item" if listed else "fact")
    return _Line(number, opens, label, "role" if is_role_with_name(said) else "")
