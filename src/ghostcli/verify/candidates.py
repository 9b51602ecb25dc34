"""Finds candidate episodes for a quotation in the index, by pairs of its adjacent words."""

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
"""The maximum number of episodes that are searched for a quotation."""

_KEPT = 4096  # cached results of word sequences
_PAIRS = 16  # the rarest pairs, which are looked up
_COMMON = 0.0005  # share of all words: a pair of two words that are both more frequent is not specific
_FEW = 3  # specific pairs; with fewer, sequences of three words are looked up too
_HALF = 0.5  # a candidate has at least this share of the best episode's weight
_USUAL = 15_000  # typical words of a transcript
_GLANCED = 4  # maximum pairs looked up to find a quotation as printed
_READ = 60  # maximum words of a quotation that are compared
_SIGHTED = 3  # episodes; searching this many is faster than looking up another pair

_CAPITAL = re.compile(r"\[(\w)\](?=\w)")
_WORD = re.compile(r"\w+")
_CUT = re.compile(r"\[[^\[\]]*\]|[()…]|\.(?:\s?\.)+|\*(?:\s?\*)+")


class Candidate(NamedTuple):
    """A candidate episode: its id, and its weight relative to the likeliest one, 0 to 1."""

    name: str
    share: float


class EpisodeCandidates:
    """Proposes episodes for a quotation; their transcripts are then checked.

    In a quotation that is at least `reworded`, three of five words are in place, with few other words between
    them. So at least one of five adjacent pairs is in the transcript. The rarest pairs are looked up. A
    candidate contains at least a fifth of them, less one, and has half the weight of the best episode.
    """

    def __init__(self, index: Index, within: Collection[int] | None) -> None:
        self._index = index
        self._within = None if within is None else frozenset(within)
        # A word that is not in the vocabulary may be in an additional transcript.
        self._kinds = (SPEECH, VERSION) if index.speech.has_versions else (SPEECH,)
        self._transcripts = index.speech.count if self._within is None else len(self._within)
        self._common = max(40.0, _COMMON * _USUAL * self._transcripts)
        self._holding = lru_cache(maxsize=_KEPT)(self._look_up)

    def of(self, text: str) -> list[Candidate]:
        """The candidate episodes of a quotation, the likeliest first."""
        parts = _parts(text)
        counts = self._counts([word for part in parts for word in part])
        rows: list[tuple[str, ...]] = list(self._rare(parts, counts)[:_PAIRS])
        least = len(rows) // 5 - 1
        if len(rows) < _FEW:
            rows += dict.fromkeys(row for part in parts for row in self._longer(part, counts))
        scores: dict[int, float] = {}
        rows_held: dict[int, int] = {}
        for row in rows:
            found = self._holding(row)
            weight = log2(1 + self._transcripts / len(found)) if found else 0
            for position in found:
                scores[position] = scores.get(position, 0) + weight
                rows_held[position] = rows_held.get(position, 0) + 1
        enough = max(scores.values(), default=0) * _HALF
        good = [place for place, bits in scores.items() if rows_held[place] >= least and bits >= enough]
        good.sort(key=lambda place: (-round(scores[place], 3), place))
        best = scores[good[0]] if good else 1
        return [Candidate(self._index.name(place), scores[place] / best) for place in good]

    def standing(self, text: str) -> list[str]:
        """The episodes whose main transcript contains a quotation as printed, by a quick search.

        Empty if the quotation has a cut, is not found, or may be in more episodes than `MOST`.
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
        standing = (
            place for place in sorted(found) if printed.search(self._index.speech.said(place).lower())
        )
        return [self._index.name(place) for place in standing]

    def _look_up(self, row: tuple[str, ...]) -> frozenset[int]:
        """The positions of the episodes whose transcripts contain these adjacent words."""
        found = self._index.words.episodes(row, self._kinds)
        return frozenset(found if self._within is None else found & self._within)

    def _counts(self, some: Sequence[str]) -> Mapping[str, int]:
        """The number of records and passages with each word, for the words that occur."""
        return self._index.vocabulary.counts(list(dict.fromkeys(some)))

    def _far_apart(self, part: Sequence[str], counts: Mapping[str, int]) -> list[tuple[str, str]]:
        """The rarest pair of each quarter, the rarest first; pairs close together are less independent."""
        size = max(2, -(-len(part) // _GLANCED))
        quarters = [part[at : at + size] for at in range(0, len(part), size)]
        found = [pair for quarter in quarters for pair in self._rare([quarter], counts)[:1]]
        return sorted(found, key=lambda pair: self._rarest(pair, counts))

    def _rare(self, parts: Sequence[Sequence[str]], counts: Mapping[str, int]) -> list[tuple[str, str]]:
        """The specific pairs, the rarest first."""
        pairs = {pair: self._rarest(pair, counts) for part in parts for pair in self._pairs(part, counts)}
        return sorted(
            (pair for pair in pairs if pairs[pair] <= self._common), key=lambda one: (pairs[one], one)
        )

    def _pairs(self, part: Sequence[str], counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
        """Adjacent words that both occur."""
        for pair in pairwise(part):
            if all(self._said(word, counts) for word in pair):
                yield pair

    def _longer(self, part: Sequence[str], counts: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
        """Sequences of three words, or of all words of a shorter part."""
        size = min(len(part), _FEW)
        for at in range(len(part) - size + 1):
            if all(self._said(word, counts) for word in part[at : at + size]):
                yield tuple(part[at : at + size])

    def _said(self, word: str, counts: Mapping[str, int]) -> bool:
        return word in counts or VERSION in self._kinds

    def _rarest(self, row: Sequence[str], counts: Mapping[str, int]) -> int:
        return min(counts.get(word, 0) for word in row)


def _parts(text: str) -> list[list[str]]:
    """The words of a quotation, one list for each part between cuts."""
    return [own for part in _CUT.split(_CAPITAL.sub(r"\1", text)) if (own := list(words(part)))]
