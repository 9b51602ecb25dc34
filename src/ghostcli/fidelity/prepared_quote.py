"""A printed quote made ready for one transcript."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from ghostcli.fidelity.disfluencies import TAILS, filler
from ghostcli.fidelity.printed_quote import PrintedQuote
from ghostcli.fidelity.reference import Reference


@dataclass(frozen=True)
class PreparedQuote:
    """`keys` are the quote's comparison words, `codes` the same as characters of `reference.codes`."""

    printed: PrintedQuote
    reference: Reference
    keys: list[str]
    codes: str

    @classmethod
    def of(cls, printed: PrintedQuote, reference: Reference) -> PreparedQuote:
        """The quote `printed`, to be held against `reference`."""
        keys = reference.keyed(printed.words, printed.text)
        return cls(printed, reference, keys, reference.encode(keys))

    def part(self, word: int) -> int:
        """The number of the marked part that a word is in."""
        return bisect_right(self.printed.bounds, word)

    @cached_property
    def anchors(self) -> list[bool]:
        """Which words can anchor a part: no fillers, and of "don't" the first half alone."""
        keys, words = self.keys, self.printed.words
        found = [True] * len(keys)
        place = 0
        while place < len(keys):
            length = filler(keys, place, len(keys), self.reference.language)
            if length:
                found[place : place + length] = [False] * length
            elif place and keys[place] in TAILS and words[place].start == words[place - 1].end + 1:
                found[place] = False
            place += max(length, 1)
        return found

    @cached_property
    def _anchored(self) -> list[int]:
        return [0, *accumulate(self.anchors)]

    def size(self, first: int, last: int) -> int:
        """How many of words `first` to `last` can anchor a part."""
        return self._anchored[last] - self._anchored[first]
