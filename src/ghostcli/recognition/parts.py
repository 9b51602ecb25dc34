"""Divide the sections of a text into notes, transcripts by their heading, and others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ghostcli.notes.heading_table import TRANSCRIPT
from ghostcli.notes.headings import Heading
from ghostcli.recognition.base import Lines
from ghostcli.recognition.conversation import Talk
from ghostcli.recognition.survey import LAID_OUT, Section


@dataclass
class Parts:
    """The sections of a text by role, each list in order.

    `opened` are groups of sections that a heading such as "Transcript" opens. `notes` are below headings of
    notes and not a conversation. `other` is the rest. `kinds` are the headings of notes.
    """

    opened: list[list[Section]] = field(default_factory=list)
    notes: list[Section] = field(default_factory=list)
    other: list[Section] = field(default_factory=list)
    kinds: list[Heading] = field(default_factory=list)


def parts_of(sections: list[Section], talk: Talk) -> Parts:
    """Divide the sections by role: a heading also decides for the lower-level sections below it."""
    parts = Parts()
    last_spoken = max((number for number, one in enumerate(sections) if talk.heads(one)), default=-1)
    governs: list[Section] | None = None  # the list that sections without a decisive heading join
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
    """Whether plain paragraphs between two sections of a conversation continue a turn below a chapter."""
    if not 0 < number < len(sections) - 1 or any(sections[number].signs[name] for name in LAID_OUT):
        return False
    return talk.is_spoken(sections[number - 1]) and talk.is_spoken(sections[number + 1])


def ranges_of(sections: Iterable[Section], starts: Mapping[Section, int]) -> Lines:
    """Return the line ranges of some sections in order; contiguous sections share a range.

    A heading "Transcript" is left out; `starts` overrides the first lines of sections.
    """
    ranges: list[tuple[int, int]] = []
    for section in sections:
        first = starts.get(section, section.first + (section.kind == TRANSCRIPT))
        if ranges and ranges[-1][1] + 1 == first:
            ranges[-1] = (ranges[-1][0], section.last)
        elif first <= section.last:
            ranges.append((first, section.last))
    return tuple(ranges)
