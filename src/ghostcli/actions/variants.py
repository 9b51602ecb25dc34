"""Groups the files of one talk by their words, and chooses the talk's transcript."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ghostcli.actions.copies import Richness, but_for, differing, overlap, richness, words_of
from ghostcli.actions.episode_facts import own_language
from ghostcli.actions.gathering import ImportCandidate
from ghostcli.actions.naming import language_of
from ghostcli.errors import GhostError
from ghostcli.notes.base import NoteReading
from ghostcli.recognition.base import NOTES
from ghostcli.text.escaping import visible
from ghostcli.text.words import words
from ghostcli.transcripts.base import ParsedTranscript
from ghostcli.transcripts.encoding import decode
from ghostcli.transcripts.formats import find

_SHARED = 0.5
"""Texts that share more than this part of the shorter text's distinct words are in one language."""


@dataclass
class Member:
    """A file of a talk: its bytes (None if it cannot be opened), and its reading or its error.

    `notes` is what was read of notes in it, and `what` says whether they are notes, chapters or a feed.
    `facts` are fields of the episode that where it comes from tells.
    """

    found: ImportCandidate
    data: bytes | None = None
    reading: ParsedTranscript | None = None
    error: GhostError | None = None
    notes: NoteReading | None = None
    what: str = NOTES
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The path of the file."""
        return self.found.path

    @property
    def label(self) -> str:
        """The name of the file for a message."""
        return visible(os.path.basename(self.path))

    @cached_property
    def said(self) -> list[str]:
        """The folded words that are said."""
        return words_of(self.reading) if self.reading else []

    @cached_property
    def written(self) -> list[str]:
        """All folded words of a text file, where names and headings may have been read as speech."""
        if self.data is None or (self.reading and not find(self.reading.format).prose):
            return []
        try:
            return words(decode(self.data).clean)
        except GhostError:
            return []

    @property
    def language(self) -> str | None:
        """The language of the transcript, from the file's name, else from its content."""
        return self.tagged or (own_language(self.reading, self.path) if self.reading else None)

    @property
    def tagged(self) -> str | None:
        """The language in the file's name: `talk.de.vtt` is German, whatever `talk.vtt` is."""
        return language_of(self.path)

    @property
    def richness(self) -> Richness:
        """The information of the transcript beside its words."""
        assert self.reading is not None  # noqa: S101 - called only for readable files
        return richness(self.reading)


@dataclass
class Alike:
    """Files with the same words, the richest first; `apart` says by path in which words a file differs."""

    members: list[Member]
    apart: dict[str, str] = field(default_factory=dict)

    @property
    def first(self) -> Member:
        """The richest file."""
        return self.members[0]

    @property
    def language(self) -> str | None:
        """The language of the first file that has one."""
        return next((one.language for one in self.members if one.language), None)

    @property
    def tagged(self) -> str | None:
        """The language in the names; None if the name of any file has none."""
        tags = [one.tagged for one in self.members]
        return tags[0] if all(tags) else None

    def take(self, one: Member) -> bool:
        """Add a file if it has the same words. Returns whether it was added."""
        for text in (one.said if one.reading else [], one.written):
            number = differing(self.first.said, text) if text or one.reading else None
            if number is not None:
                self.members.append(one)
                self.apart[one.path] = but_for(self.first.said, text, number)
                return True
        return False


def sort_out(members: Sequence[Member]) -> tuple[list[Alike], list[Member]]:
    """The transcripts of a talk, grouped by their words, and the files that belong to no group.

    A file that cannot be read as a transcript is also a copy if it has the words of one, like Whisper's
    text.
    """
    kept: list[Alike] = []
    for one in sorted((one for one in members if one.reading), key=_order):
        if not any(_may_be_alike(one, known) and known.take(one) for known in kept):
            kept.append(Alike([one]))
    others = [one for one in members if not one.reading]
    return kept, [one for one in others if not any(known.take(one) for known in kept)]


def _order(one: Member) -> tuple[object, ...]:
    """The sort key: the richest first, then by name."""
    return (*(-int(value) for value in one.richness), one.path)


def _may_be_alike(one: Member, known: Alike) -> bool:
    return not tagged_apart(one.language, known.language) or one.said == known.first.said


def tagged_apart(one: str | None, other: str | None) -> bool:
    """Whether two languages differ and neither is a form of the other: pt-BR is one of pt, not of pt-PT."""
    if not one or not other:
        return False
    first, second = f"{one.lower()}-", f"{other.lower()}-"
    return not first.startswith(second) and not second.startswith(first)


def main_of(kept: Sequence[Alike], language: str | None) -> int:
    """The index of the talk's transcript among several texts with different words.

    The criteria, in order: the language of the episode, if known; marked as the original; no language in its
    name, which captions in other languages have; speakers; the number of words.
    """
    if len(kept) == 1:
        return 0

    def order(place: int) -> tuple[object, ...]:
        one = kept[place]
        spoken = bool(language and one.language and not tagged_apart(language, one.language))
        original = any("-orig." in member.label for member in one.members)
        return spoken, original, one.tagged is None, one.first.richness.named, len(one.first.said), -place

    return max(range(len(kept)), key=order)


def is_translation(other: Alike, main: Alike) -> bool:
    """Whether a text is in another language than the talk's transcript: by its language, or by its words.

    If the transcript has no known language, a text with a language in its name is in another language if the
    two share few words.
    """
    if main.language:
        return tagged_apart(other.language, main.language)
    return other.tagged is not None and overlap(other.first.said, main.first.said) < _SHARED
