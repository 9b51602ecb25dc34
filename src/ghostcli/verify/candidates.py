"""Which episodes may hold a quotation: by pairs of its words, from the index of what was said."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log2
from typing import NamedTuple

from ghostcli.index.index import Index
from ghostcli.index.schema import SPEECH, VERSION
from ghostcli.text.words import words

MOST = 8
"""Episodes that are looked into for a quotation, the likeliest ones."""

_KEPT = 4096  # rows of words that were looked up
_PAIRS = 16  # are looked up, the rarest
_COMMON = 0.0005  # of all pairs' words: two words that are each said more often tell nothing as a pair
_FEW = 3  # pairs; with fewer that tell, rows of three words are looked up as well
_HALF = 0.5  # of what tells most for an episode, another one has at least so much
_USUAL = 15_000  # words of a transcript
_GLANCED = 4  # pairs at most, by which the episodes are found in which a quotation stands as printed
_READ = 60  # words of a quotation are looked for at most
_SIGHTED = 3  # episodes; it is quicker to look into so many than to look up another pair

_CAPITAL = re.compile(r"\[(\w)\](?=\w)")
_WORD = re.compile(r"\w+")
_CUT = re.compile(r"\[[^\[\]]*\]|[()…]|\.(?:\s?\.)+|\*(?:\s?\*)+")


class Candidate(NamedTuple):
    """An episode by its id, and how much of a quotation it may have beside the likeliest one, 0 to 1."""

    name: str
    share: float


class EpisodeCandidates:
    """Proposes episodes; what they hold decides.

    Of a quotation that is at least reworded three words in five are in place, with few others between:
    so one pair of neighbours in five at least stands in the transcript. Of the rarest pairs, which are
    looked up, an episode that is proposed has so many but one, and half of what another one has.
    """

    def __init__(self, index: Index, within: Collection[int] | None) -> None:
        self._index = index
        self._within = None if within is None else frozenset(within)
        # A word that stands nowhere in the index may yet be in another transcript than the main one.
        self._kinds = (SPEECH, VERSION) if index.has_versions else (SPEECH,)
        self._transcripts = index.transcripts if self._within is None else len(self._within)
        self._common = max(40.0, _COMMON * _USUAL * self._transcripts)
        self._holding = lru_cache(maxsize=_KEPT)(self._look_up)

    def of(self, text: str) -> list[Candidate]:
        """The episodes that may hold a quotation, the likeliest first."""
        parts = _parts(text)
        counts = self._counts([word for part in parts for word in part])
        rows: list[tuple[str, ...]] = list(self._rare(parts, counts)[:_PAIRS])
        least = len(rows) // 5 - 1
        if len(rows) < _FEW:
            rows += dict.fromkeys(row for part in parts for row in self._longer(part, counts))
        told: dict[int, float] = {}
        held: dict[int, int] = {}
        for row in rows:
            found = self._holding(row)
            weight = log2(1 + self._transcripts / len(found)) if found else 0
            for position in found:
                told[position] = told.get(position, 0) + weight
                held[position] = held.get(position, 0) + 1
        enough = max(told.values(), default=0) * _HALF
        good = [place for place, bits in told.items() if held[place] >= least and bits >= enough]
        good.sort(key=lambda place: (-round(told[place], 3), place))
        best = told[good[0]] if good else 1
        return [Candidate(self._index.name(place), told[place] / best) for place in good]

    def standing(self, text: str) -> list[str]:
        """The episodes in whose transcript a quotation stands as it is printed, by a quick look.

        Empty where it has a cut, stands in none, or may stand in more than are looked into.
        """
        parts = _parts(text)
        if len(parts) != 1:
            return []
        found: frozenset[int] | None = None
        counts = self._counts(parts[0])
        for pair in self._far_apart(parts[0], counts):
            holding = self._holding(pair)
            found = holding if found is None else found & holding
            if len(found) <= _SIGHTED:
                break
        if not found or len(found) > MOST:
            return []
        printed = re.compile(r"\W+".join(_WORD.findall(text.lower())[:_READ]))
        standing = (place for place in sorted(found) if printed.search(self._index.said(place).lower()))
        return [self._index.name(place) for place in standing]

    def _look_up(self, row: tuple[str, ...]) -> frozenset[int]:
        """The positions of the episodes in whose transcripts these words stand side by side."""
        found = self._index.words.episodes(row, self._kinds)
        return frozenset(found if self._within is None else found & self._within)

    def _counts(self, some: Sequence[str]) -> Mapping[str, int]:
        """In how many records and passages each of the words stands, of those that do."""
        return self._index.vocabulary.counts(list(dict.fromkeys(some)))

    def _far_apart(self, part: Sequence[str], counts: Mapping[str, int]) -> list[tuple[str, str]]:
        """The rarest pair of each quarter, the rarest first: neighbours tell the same as one another."""
        size = max(2, -(-len(part) // _GLANCED))
        quarters = [part[at : at + size] for at in range(0, len(part), size)]
        found = [pair for quarter in quarters for pair in self._rare([quarter], counts)[:1]]
        return sorted(found, key=lambda pair: self._rarest(pair, counts))

    def _rare(self, parts: Sequence[Sequence[str]], counts: Mapping[str, int]) -> list[tuple[str, str]]:
        """The pairs that tell something, the rarest first."""
        pairs = {pair: self._rarest(pair, counts) for part in parts for pair in self._pairs(part, counts)}
        return sorted(
            (pair for pair in pairs if pairs[pair] <= self._common), key=lambda one: (pairs[one], one)
        )

    def _pairs(self, part: Sequence[str], counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
        """Neighbours that both are said somewhere."""
        for pair in pairwise(part):
            if all(self._said(word, counts) for word in pair):
                yield pair

    def _longer(self, part: Sequence[str], counts: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
        """Rows of three words, or of as many as a shorter part has."""
        size = min(len(part), _FEW)
        for at in range(len(part) - size + 1):
            if all(self._said(word, counts) for word in part[at : at + size]):
                yield tuple(part[at : at + size])

    def _said(self, word: str, counts: Mapping[str, int]) -> bool:
        return word in counts or VERSION in self._kinds

    def _rarest(self, row: Sequence[str], counts: Mapping[str, int]) -> int:
        return min(counts.get(word, 0) for word in row)


def _parts(text: str) -> list[list[str]]:
    """The words of a quotation, those between two cuts together."""
    return [own for part in _CUT.split(_CAPITAL.sub(r"\1", text)) if (own := list(words(part)))]
