"""Find the lines with labels of notes or of facts above and below a conversation: they are not speech."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ghostcli.notes.heading_table import CHAPTERS, QUESTIONS, REST, TRANSCRIPT
from ghostcli.notes.headings import kind_of
from ghostcli.notes.labels import QUOTE, TRANSLATION, labelled
from ghostcli.recognition.base import Lines
from ghostcli.recognition.conversation import Talk
from ghostcli.recognition.head_fields import is_role_with_name
from ghostcli.recognition.labels import sort_of
from ghostcli.recognition.survey import Section, words_in
from ghostcli.recognition.turns import bare, head

NOTE, FACT, ITEM, ROLE = "note", "fact", "item", "role"
"""Sorts of labels: of notes; of a fact; of a fact in a list or with an address; of a person, with a name."""

_ROLES_OF_NOTES = (QUOTE, TRANSLATION)
_ALSO_SAID = (REST, QUESTIONS, CHAPTERS)
"""Kinds of headings that a single word also names in speech ("Risks: we have many.")."""

_BY_LINE = 0.5
"""From this share of turns without a blank line above on, any line may open a turn."""

_TURNS = 3
"""Minimum number of turns above notes."""

_BELOW = 0.5
"""Maximum share of all words that stand below the turns as notes; a monologue may go on with a label."""


class _Line(NamedTuple):
    number: int
    opens: bool
    words: int = 0
    label: str | None = None
    sort: str = ""


def lines_between(lines: Iterable[tuple[int, str]], sections: list[Section], talk: Talk) -> Lines:
    """Return the range of lines without the labels of notes around the turns; empty if there are none.

    From a label of notes below the last turn on, no line is speech. Above the first turn, such labels with
    what stands below them, and facts in a list, are no speech, up to the first line with any other name.
    """
    turns = [number for section in sections for number, _, _ in talk.heads(section)]
    if not turns:
        return ()
    end = sections[-1].last
    above: list[_Line] = []
    below: list[_Line] = []
    opening = 0
    places = set(turns)
    for line in _outside(lines, turns[0], turns[-1], places):
        if line.number in places:
            opening += line.opens
        elif line.number < turns[0]:
            above.append(line)
        elif below or (line.sort in (NOTE, ITEM) and (line.opens or opening < _BY_LINE * len(turns))):
            below.append(line)
    few = sum(line.words for line in below) <= _BELOW * sum(section.words for section in sections)
    stop = below[0].number - 1 if below and few and len(turns) >= _TURNS else end
    begin = _end_of_block(above) + 1
    return ((begin, stop),) if (begin, stop) != (1, end) else ()


def _end_of_block(above: Iterable[_Line]) -> int:
    """Return the last line of the notes and the facts in a list above the first turn; 0 if there are none."""
    end = 0
    within = ""
    for line in above:
        if line.label is None:
            if within == ITEM and line.opens:
                break
        elif not line.sort:
            break
        elif line.sort in (NOTE, ITEM):
            within = line.sort
        end = line.number if within else end
    return end


def _outside(lines: Iterable[tuple[int, str]], first: int, last: int, places: set[int]) -> Iterator[_Line]:
    """Yield the lines above the first and below the last turn, and those that open one."""
    opens = True
    for number, text in lines:
        if not text or text.isspace():
            opens = True
            continue
        if number in places:
            yield _Line(number, opens)
        elif number < first or number > last:
            yield _line(number, text, opens=opens)
        opens = False


def _line(number: int, text: str, *, opens: bool) -> _Line:
    said, listed = bare(text)
    found = head(said, listed=listed)
    line = _Line(number, opens, words_in(text))
    if found is None or not found.label or found.time is not None:
        return line
    return line._replace(label=found.label, sort=_sort_of(found.label, said, fixed=listed or "http" in text))


def _sort_of(label: str, said: str, *, fixed: bool) -> str:
    """Return the sort of a label; empty for one that may be a name. `fixed`: its fact is not spoken."""
    if _names_notes(label):
        return NOTE
    if sort_of(label) == "fact":
        return ITEM if fixed else FACT
    return ROLE if is_role_with_name(said) else ""


def _names_notes(label: str) -> bool:
    """Whether a label is one of notes that hardly anybody says before a colon."""
    kind = kind_of(label)
    if kind is not None and kind != TRANSCRIPT and sort_of(label) != "fact":
        return kind not in _ALSO_SAID or " " in label.strip()
    found = labelled(f"{label}: x")
    return found is not None and found.role in _ROLES_OF_NOTES
