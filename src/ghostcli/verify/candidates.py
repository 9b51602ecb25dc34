"""Which episodes may hold a quotation: by pairs of its words, from the index of what was said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import log2
from typing import NamedTuple

from ghostcli.catalog.phrases import Phrases
from ghostcli.text import words

MOST = 8
"""Episodes that are looked into for a quotation, the likeliest ones."""

_PAIRS = 16  # are looked up, the rarest
_COMMON = 0.0005  # of all pairs' words: two words that are each said more often tell nothing as a pair
_FEW = 3  # pairs; with fewer that tell, rows of three words are looked up as well
_HALF = 0.5  # of what tells most for an episode, another one has at least so much
_USUAL = 15_000  # words of a transcript

_CAPITAL = re.compile(r"\[(\w)\](?=\w)")
_CUT = re.compile(r"\[[^\[\]]*\]|[()…]|\.(?:\s?\.)+|\*(?:\s?\*)+")


class Candidate(NamedTuple):
    """An episode by its id, and how much of a quotation it may have beside the likeliest one, 0 to 1."""

    name: str
    share: float


class Candidates:
    """Proposes episodes; what they hold decides.

    Of a quotation that is at least reworded three words in five are in place, with few others between:
    so one pair of neighbours in five at least stands in the transcript. Of the rarest pairs, which are
    looked up, an episode that is proposed has so many but one, and half of what another one has.
    """

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._common = max(40.0, _COMMON * _USUAL * phrases.transcripts)

    def of(self, text: str) -> list[Candidate]:
        """The episodes that may hold a quotation, the likeliest first."""
        parts = [own for part in _CUT.split(_CAPITAL.sub(r"\1", text)) if (own := words(part))]
        every = [word for part in parts for word in part]
        counts = self._phrases.counts(every)
        pairs = [pair for part in parts for pair in self._pairs(part, counts)]
        rare = sorted(dict.fromkeys(pair for pair in pairs if self._rarest(pair, counts) <= self._common))
        rare.sort(key=lambda pair: self._rarest(pair, counts))
        rows: list[tuple[str, ...]] = list(rare[:_PAIRS])
        least = len(rows) // 5 - 1
        if len(rows) < _FEW:
            rows += dict.fromkeys(row for part in parts for row in self._longer(part, counts))
        told: dict[int, float] = {}
        held: dict[int, int] = {}
        for row in rows:
            found = self._phrases.holding(row)
            weight = log2(1 + self._phrases.transcripts / len(found)) if found else 0
            for position in found:
                told[position] = told.get(position, 0) + weight
                held[position] = held.get(position, 0) + 1
        enough = max(told.values(), default=0) * _HALF
        good = [place for place, bits in told.items() if held[place] >= least and bits >= enough]
        good.sort(key=lambda place: (-round(told[place], 3), place))
        best = told[good[0]] if good else 1
        return [
            Candidate(name, told[place] / best)
            for place, name in zip(good, self._phrases.names(good), strict=True)
        ]

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
        return word in counts or not self._phrases.complete

    def _rarest(self, row: Sequence[str], counts: Mapping[str, int]) -> int:
        return min(counts.get(word, 0) for word in row)
