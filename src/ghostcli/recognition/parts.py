"""Which sections of a text are notes, which a transcript by their heading, and which neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ghostcli.recognition.base import Lines
from ghostcli.recognition.conversation import Talk
from ghostcli.recognition.heading_table import TRANSCRIPT
from ghostcli.recognition.headings import Heading
from ghostcli.recognition.survey import LAID_OUT, Section


@dataclass
class Parts:
    """The sections of a text by what they are, each in order.

    `opened` are groups of sections that a heading such as "Transcript" opens; `notes` stand under
    headings of notes and are no talk; `other` is the rest. `kinds` are the headings of notes.
    """

    opened: list[list[Section]] = field(default_factory=list)
    notes: list[Section] = field(default_factory=list)
    other: list[Section] = field(default_factory=list)
    kinds: list[Heading] = field(default_factory=list)


def parts_of(sections: list[Section], talk: Talk) -> Parts:
    """The sections by what they are: a heading says it for those of a lower level below it."""
    parts = Parts()
    last_spoken = max((number for number, one in enumerate(sections) if talk.heads(one)), default=-1)
    governs: list[Section] | None = None  # the list that a section without a word of its own goes to
    level = around = 0
    for number, section in enumerate(sections):
        kind, own = section.kind, section.level
        in_transcript = around > 0 and own > around
        if kind == TRANSCRIPT:
            if not (in_transcript and governs is not parts.notes):
                parts.opened.append([])
                governs, level, around = parts.opened[-1], own, own
        elif (
            section.heading and kind and not talk.is_spoken(section) and not _goes_on(sections, number, talk)
        ):
            parts.kinds.append(section.heading)
            governs, level, around = parts.notes, own, around if in_transcript else 0
        elif section.heading and own <= level:
            goes_on = around > 0 and number <= last_spoken and (in_transcript or governs is not parts.notes)
            governs, level = (parts.opened[-1], around) if goes_on else (None, 0)
        elif governs is parts.notes and talk.is_spoken(section):
            governs = parts.opened[-1] if in_transcript else None
        (parts.other if governs is None else governs).append(section)
    return parts


def _goes_on(sections: list[Section], number: int, talk: Talk) -> bool:
    """Whether a section of plain paragraphs stands between two of a talk: a turn goes on, under a chapter."""
    if not 0 < number < len(sections) - 1 or any(sections[number].signs[name] for name in LAID_OUT):
        return False
    return talk.is_spoken(sections[number - 1]) and talk.is_spoken(sections[number + 1])


def ranges_of(sections: Iterable[Section], starts: Mapping[Section, int]) -> Lines:
    """The lines of some sections in order, those of neighbours as one range.

    A heading "Transcript" is left out; `starts` has the lines at which sections are to begin otherwise.
    """
    ranges: list[tuple[int, int]] = []
    for section in sections:
        first = starts.get(section, section.first + (section.kind == TRANSCRIPT))
        if ranges and ranges[-1][1] + 1 == first:
            ranges[-1] = (ranges[-1][0], section.last)
        elif first <= section.last:
            ranges.append((first, section.last))
    return tuple(ranges)
