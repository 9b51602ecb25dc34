"""Search expressions, independent of tantivy's types; the word store translates them into its queries."""

from __future__ import annotations

from typing import NamedTuple

BREAK, JOINED, FOLLOWING = "|", "=", "+"
"""Signs in a line of the word store: between fields, before a word joined from parts (`=pretraining`), and
before each word that belongs to the passages that follow."""

SIGNS = frozenset((BREAK, JOINED, FOLLOWING))

OVERHANG = 4
"""The number of following words that are stored with a passage."""


class IndexTerm(NamedTuple):
    """A folded word; with `language`, only in episodes in that language."""

    word: str
    boost: float = 1.0
    language: str | None = None


class Beginning(NamedTuple):
    """Any word that begins with these letters."""

    letters: str


class Phrase(NamedTuple):
    """Adjacent words; with `open`, the last one may be only the beginning of a word."""

    words: tuple[str, ...]
    boost: float = 1.0
    open: bool = False


class Best(NamedTuple):
    """At least one of several expressions; the best match gives the score."""

    of: tuple[Expression, ...]


class Several(NamedTuple):
    """All of `must`, none of `without`, `least` or more of `should`; each match adds to the score."""

    must: tuple[Expression, ...] = ()
    should: tuple[Expression, ...] = ()
    without: tuple[Expression, ...] = ()
    least: int = 0


Expression = IndexTerm | Beginning | Phrase | Best | Several


class Scope(NamedTuple):
    """What to search: kind numbers, episode positions, folded speaker names. None means all."""

    kinds: tuple[int, ...] | None = None
    positions: tuple[int, ...] | None = None
    speakers: tuple[str, ...] | None = None
