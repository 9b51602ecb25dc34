"""What a case of the benchmark of truth is: a quote of known label; and how cases are drawn."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice

from fidelity_sentences import Sentence, Talks
from fidelity_talks import SEED, Episode, Words

from ghostcli.fidelity.finding import Finding
from ghostcli.fidelity.normalization import comparison_words

QUOTABLE = frozenset({"verbatim", "near", "distant"})
"""The verdicts that forbid nothing."""


@dataclass
class Case:
    """A quote and what is true of it.

    All of `expected` are to be among the verdicts, none of `wrong`; `quotable` says whether it may be
    quoted, where that is not plain from the verdict that is expected; without any of them there is no
    label. A `loose` one has random words: what its edges and cuts leave out may turn it. `figure` names the
    line of the last table that the case counts for.
    """

    recipe: str
    text: str
    episode: Episode
    expected: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    cue: int | None = None
    speaker: str | None = None
    cuts: int = 0
    shortest: int = 99
    may: bool | None = None
    figure: str = ""
    loose: bool = False
    finding: Finding | None = field(default=None, repr=False)

    @cached_property
    def length(self) -> int:
        """How many comparison words it has."""
        return len(comparison_words(self.text))

    @property
    def verdicts(self) -> tuple[str, ...]:
        """What was found."""
        return self.finding.verdicts if self.finding else ()

    @property
    def quotable(self) -> bool | None:
        """Whether it may be quoted, by its label; None where there is no label."""
        if self.may is not None or not self.expected:
            return self.may
        if set(self.expected) <= QUOTABLE:
            return None if self.loose else True
        return False

    @property
    def passed(self) -> bool:
        """Whether it may be quoted, by the verdicts."""
        return bool(self.verdicts) and set(self.verdicts) <= QUOTABLE

    @property
    def label(self) -> str:
        """What it is listed under."""
        if self.expected:
            return next(iter(self.expected))
        return {True: "quotable", False: "not quotable", None: "no label"}[self.may]

    @property
    def right(self) -> bool:
        """Whether the verdicts are as they should be."""
        found = set(self.verdicts)
        fits = set(self.expected) <= found and not set(self.wrong) & found
        return fits and (self.may is None or self.may == self.passed)


Recipe = Callable[[Episode], Case | None]
Source = Callable[[Talks, random.Random], Iterator[Case]]
OfSentence = Callable[[Sentence, random.Random], Case | None]

MARKS = (" … ", "... ", " [...] ", " (...) ", "… ", " ... ")
"""How a cut is marked."""


def join(span: Words) -> str:
    """The words as a text."""
    return " ".join(word for word, _ in span)


def plain(span: Words) -> bool:
    """Whether it has no brackets and dots that would read as marked cuts, and a word in every piece."""
    return not re.search(r"\[|\]|\.\s?\.|…", join(span)) and all(comparison_words(word) for word, _ in span)


def from_sentences(make: OfSentence) -> Source:
    """A source that tries the recipe on every sentence, in an order that the seed gives."""

    def source(talks: Talks, draw: random.Random) -> Iterator[Case]:
        for sentence in draw.sample(talks.sentences, len(talks.sentences)):
            case = make(sentence, draw)
            if case is not None:
                yield case

    return source


def bare(source: Source) -> Source:
    """The same quotes, held against a recogniser's transcript: no full stops, no capitals, no names."""

    def bare_source(talks: Talks, draw: random.Random) -> Iterator[Case]:
        for case in source(talks, draw):
            figure = f"{case.figure}, bare" if case.figure else ""
            yield replace(
                case, recipe=f"{case.recipe}, bare", episode=talks.bare(case.episode), figure=figure
            )

    return bare_source


def drawn(name: str, source: Source, talks: Talks, wanted: int) -> Iterable[Case]:
    """So many cases of one source; each source has a seed of its own."""
    return islice(source(talks, random.Random(f"{SEED} {name}")), wanted)
