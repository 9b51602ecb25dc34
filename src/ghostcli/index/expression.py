"""What is looked for, in the engine's terms but not in its types; the word store makes queries of these."""

from __future__ import annotations

from typing import NamedTuple

BREAK, JOINED, FOLLOWING = "|", "=", "+"
"""In a line of the word store: what stands between fields, before a word that glued parts make together
(`=pretraining`), and before the words that follow a passage in the next ones."""

SIGNS = frozenset((BREAK, JOINED, FOLLOWING))

OVERHANG = 4
"""Words of what follows that stand in a passage's line."""


class IndexTerm(NamedTuple):
    """A folded word; of episodes in one language alone, where that is given."""

    word: str
    boost: float = 1.0
    language: str | None = None


class Beginning(NamedTuple):
    """Any word that begins so."""

    letters: str


class Phrase(NamedTuple):
    """Words side by side; with `open` the last one may go on."""

    words: tuple[str, ...]
    boost: float = 1.0
    open: bool = False


class Best(NamedTuple):
    """One of several: the best of them counts."""

    of: tuple[Expression, ...]


class Several(NamedTuple):
    """All of `must`, none of `without`, and of `should` at least so many; each that is held counts."""

    must: tuple[Expression, ...] = ()
    should: tuple[Expression, ...] = ()
    without: tuple[Expression, ...] = ()
    least: int = 0


Expression = IndexTerm | Beginning | Phrase | Best | Several


class Scope(NamedTuple):
    """Where to look: numbers of kinds, positions of episodes, folded names of speakers; None for all."""

    kinds: tuple[int, ...] | None = None
    positions: tuple[int, ...] | None = None
    speakers: tuple[str, ...] | None = None
