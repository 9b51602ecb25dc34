"""Which files of one talk have the same words, and which of them is the talk's transcript."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ghostcli.actions.copies import Richness, differing, overlap, richness, words_of
from ghostcli.actions.gathering import ImportCandidate
from ghostcli.actions.importing import own_language
from ghostcli.actions.naming import language_of
from ghostcli.errors import GhostError
from ghostcli.text.escaping import visible
from ghostcli.text.words import words
from ghostcli.transcripts.base import ParsedTranscript
from ghostcli.transcripts.encoding import decode
from ghostcli.transcripts.formats import find

_SHARED = 0.5
"""Share of the different words of the shorter text: in one language more are in both, in two fewer."""


@dataclass
class Member:
    """A file of a talk: what it holds (None where it cannot be opened), and the reading or the error."""

    found: ImportCandidate
    data: bytes | None = None
    reading: ParsedTranscript | None = None
    error: GhostError | None = None

    @property
    def path(self) -> str:
        """Where it is."""
        return self.found.path

    @property
    def label(self) -> str:
        """Its name for a sentence."""
        return visible(os.path.basename(self.path))

    @cached_property
    def said(self) -> list[str]:
        """The folded words that are said."""
        return words_of(self.reading) if self.reading else []

    @cached_property
    def written(self) -> list[str]:
        """All folded words of a file of prose, in which names and headings may be taken for others."""
        if self.data is None or (self.reading and not find(self.reading.format).prose):
            return []
        try:
            return words(decode(self.data).clean)
        except GhostError:
            return []

    @property
    def language(self) -> str | None:
        """The language of the transcript, as the file's name tells it, else the file."""
        return self.tagged or (own_language(self.reading, self.path) if self.reading else None)

    @property
    def tagged(self) -> str | None:
        """The language in the file's name: `talk.de.vtt` is German beside whatever `talk.vtt` is."""
        return language_of(self.path)

    @property
    def richness(self) -> Richness:
        """What the transcript tells beside its words."""
        assert self.reading is not None  # noqa: S101 - asked only of what has been read
        return richness(self.reading)


@dataclass
class Alike:
    """Files that have the same words, the richest first; `apart` has by path the words that differ."""

    members: list[Member]
    apart: dict[str, int] = field(default_factory=dict)

    @property
    def first(self) -> Member:
        """The richest."""
        return self.members[0]

    @property
    def language(self) -> str | None:
        """The language that the first of them tells which tells one."""
        return next((one.language for one in self.members if one.language), None)

    @property
    def tagged(self) -> str | None:
        """The same for languages in names; None where a file is among them whose name has none."""
        tags = [one.tagged for one in self.members]
        return tags[0] if all(tags) else None

    def take(self, one: Member) -> bool:
        """Take in a file, if it has the same words."""
        number = differing(self.first.said, one.said) if one.reading else None
        if number is None and one.written:
            number = differing(self.first.said, one.written)
        if number is None:
            return False
        self.members.append(one)
        self.apart[one.path] = number
        return True


def sort_out(members: Sequence[Member]) -> tuple[list[Alike], list[Member]]:
    """The transcripts among the files of a talk by their words, and what is none of them.

    What cannot be read as a transcript is a copy too where all its words are those of one, as Whisper's
    text is.
    """
    kept: list[Alike] = []
    for one in sorted((one for one in members if one.reading), key=_order):
        if not any(_may_be_alike(one, known) and known.take(one) for known in kept):
            kept.append(Alike([one]))
    others = [one for one in members if not one.reading]
    return kept, [one for one in others if not any(known.take(one) for known in kept)]


def _order(one: Member) -> tuple[object, ...]:
    """The richest first, of equals the first by name."""
    return (*(-int(value) for value in one.richness), one.path)


def _may_be_alike(one: Member, known: Alike) -> bool:
    return not tagged_apart(one.language, known.language) or one.said == known.first.said


def tagged_apart(one: str | None, other: str | None) -> bool:
    """Whether two languages are not the same, nor one a form of the other: pt-BR is of pt, not of pt-PT."""
    if not one or not other:
        return False
    first, second = f"{one.lower()}-", f"{other.lower()}-"
    return not first.startswith(second) and not second.startswith(first)


def main_of(kept: Sequence[Alike], language: str | None) -> int:
    """The place of the talk's transcript among several texts, of which none has the words of another.

    It is the one in the language of the episode, where that is known; else the one that says that it is
    the original; that has no language in its name, as captions in other languages have; that has speakers;
    that has most words.
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
    """Whether a text is in another language than the talk's transcript: by both languages, or by its words.

    Where the transcript tells no language, a text with one in its name is in another if they share few words.
    """
    if main.language:
        return tagged_apart(other.language, main.language)
    return other.tagged is not None and overlap(other.first.said, main.first.said) < _SHARED
