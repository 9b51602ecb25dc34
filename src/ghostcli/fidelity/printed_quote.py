"""A quote as printed: its comparison words, its marked cuts, and its misheard words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ghostcli.fidelity.masking import MASKED, hides, mask
from ghostcli.fidelity.normalization import ComparisonWord, comparison_words, heard, spelled
from ghostcli.fidelity.reference import Reference

_MARK = re.compile(
    r"\[[^\[\]]*\]|\(\s*(?:…|\.\s?\.\s?\.|\*\s\*\s\*)\s*\)|…|\.(?:\s?\.){2,}|(?<!\S)\*(?:\s\*){2,}(?!\S)"
)
_CAPITAL = re.compile(r"\[(\w)\](?=\w)")
_SIC = re.compile(r"\[\s*sic!?\s*\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedQuote:
    """The words of a quote with their positions in `text`.

    `bounds` are the indexes of the words after a marked cut, `marks` the marks. `misheard` are ranges of
    words `(first, end, intended words)`; `corrected` are the ranges `(first, end)` of words that replaced a
    misheard range.
    """

    text: str
    words: tuple[ComparisonWord, ...]
    bounds: tuple[int, ...]
    marks: tuple[str, ...]
    misheard: tuple[tuple[int, int, tuple[str, ...]], ...] = ()
    corrected: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(
        cls,
        text: str,
        sic: Mapping[str, str] | None = None,
        *,
        said: Collection[str] = (),
        uncut: bool = False,
    ) -> PrintedQuote:
        """Read `text`. Cuts are "…", "...", "* * *", "[...]" and brackets with an editor's words.

        `[T]he` is a change of case and `[sic]` is ignored; a mark before the first or after the last word is
        no cut. `sic` maps printed words to intended ones. A masked word ("d----d") is read as a word if it
        may be one of `said`. With `uncut`, nothing is a cut.
        """
        bare = heard(text)
        capitals = {match.start() + 2: match.start() for match in _CAPITAL.finditer(bare)}
        bare = _SIC.sub(_blank, _CAPITAL.sub(r"  \1", bare))
        marks = [match for match in _MARK.finditer(bare) if not _glued(bare, match)] if not uncut else []
        bare = bare if uncut else _MARK.sub(_blank, bare)
        hidden = _hidden(bare, said)
        if hidden:
            places = {word.start for word in hidden}
            bare = MASKED.sub(lambda match: _blank(match) if match.start() in places else match[0], bare)
        words = tuple(sorted((*spelled(bare), *hidden), key=lambda word: word.start))
        if capitals:
            words = tuple(word._replace(start=capitals.get(word.start, word.start)) for word in words)
        begins = [word.start for word in words]
        cuts: dict[int, str] = {}
        for mark in marks:
            bound = bisect_left(begins, mark.start())
            if 0 < bound < len(words):
                cuts[bound] = f"{cuts[bound]} {mark[0]}" if bound in cuts else mark[0]
        return cls(text, words, tuple(cuts), tuple(cuts.values()), _misheard(words, sic or {}))

    @property
    def parts(self) -> list[tuple[int, int]]:
        """Return the word ranges between the marked cuts."""
        edges = (0, *self.bounds, len(self.words))
        return list(pairwise(edges))

    def slice(self, start: int, end: int) -> str:
        """Return words `start` to `end` as printed, on one line."""
        if start >= end:
            return ""
        return " ".join(self.text[self.words[start].start : self.words[end - 1].end].split())

    def readings(self, reference: Reference) -> list[PrintedQuote]:
        """Return the quote as printed, and with intended words: everywhere, and only where they are said."""
        if not self.misheard:
            return [self]
        keys = [word.word for word in self.words]
        fitting = [self._fits(keys, place, reference) for place in range(len(self.misheard))]
        chosen = {(), tuple(range(len(self.misheard))), tuple(i for i, fits in enumerate(fitting) if fits)}
        return [self._meant(places) for places in sorted(chosen)]

    def _fits(self, keys: list[str], place: int, reference: Reference) -> bool:
        """Whether the intended words are said between the words before and after, or next to one of them."""
        first, end, meant = self.misheard[place]
        before, after = keys[max(0, first - 1) : first], keys[end : end + 1]
        for left, right in ((before, after), (before, []), ([], after)):
            for words, fits in ((keys[first:end], False), (list(meant), True)):
                if reference.encode([*left, *words, *right]) in reference.codes:
                    return fits
        return False

    def _meant(self, places: tuple[int, ...]) -> PrintedQuote:
        words: list[ComparisonWord] = []
        moved: list[int] = []  # for each word: its new index, or that of the words that replaced it
        corrected: list[tuple[int, int]] = []

        def keep(until: int) -> None:
            kept = self.words[len(moved) : until]
            moved.extend(range(len(words), len(words) + len(kept)))
            words.extend(kept)

        for place in places:
            first, end, meant = self.misheard[place]
            keep(first)
            moved += [len(words)] * (end - first)
            start, stop = self.words[first].start, self.words[end - 1].end
            corrected.append((len(words), len(words) + len(meant)))
            words += [ComparisonWord(word, start, stop) for word in meant]
        keep(len(self.words))
        bounds = [moved[bound] for bound in self.bounds]
        cuts = {bound: mark for bound, mark in zip(bounds, self.marks, strict=True) if 0 < bound < len(words)}
        return PrintedQuote(
            self.text, tuple(words), tuple(cuts), tuple(cuts.values()), corrected=tuple(corrected)
        )


def _hidden(text: str, said: Collection[str]) -> list[ComparisonWord]:
    """Return the masked words of `text` that may be one of `said`."""
    found = [ComparisonWord(mask(match[0]), *match.span()) for match in MASKED.finditer(text)] if said else []
    fitting = {masked for masked in {word.word for word in found} if any(hides(masked, one) for one in said)}
    return [word for word in found if word.word in fitting]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _glued(text: str, mark: re.Match[str]) -> bool:
    """Whether a bracket completes the word before it ("measure[d]"), so it is not a cut."""
    return mark[0][0] == "[" and text[mark.start() - 1 : mark.start()].isalnum()


def _misheard(
    words: tuple[ComparisonWord, ...], sic: Mapping[str, str]
) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    keys = [word.word for word in words]
    begins: dict[str, list[int]] = {}
    for at, key in enumerate(keys):
        begins.setdefault(key, []).append(at)
    found: list[tuple[int, int, tuple[str, ...]]] = []
    taken: set[int] = set()
    pairs = [(comparison_words(printed), tuple(comparison_words(meant))) for printed, meant in sic.items()]
    for printed, meant in sorted(pairs, key=lambda pair: -len(pair[0])):
        for first in begins.get(printed[0], ()) if printed and meant else ():
            end = first + len(printed)
            if keys[first:end] == printed and taken.isdisjoint(range(first, end)):
                found.append((first, end, meant))
                taken.update(range(first, end))
    return tuple(sorted(found))
