"""A printed quote prepared for comparison with one transcript."""

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
    """`keys` are the quote's comparison words; `codes` has them as characters of `reference.codes`."""

    printed: PrintedQuote
    reference: Reference
    keys: list[str]
    codes: str

    @classmethod
    def of(cls, printed: PrintedQuote, reference: Reference) -> PreparedQuote:
        """Prepare the quote `printed` for comparison with `reference`."""
        keys = reference.keyed(printed.words, printed.text)
        return cls(printed, reference, keys, reference.encode(keys))

    def part(self, word: int) -> int:
        """Return the index of the marked part that contains a word."""
        return bisect_right(self.printed.bounds, word)

    @cached_property
    def anchors(self) -> list[bool]:
        """Return for each word whether it can anchor a part; a filler or a second half (don't) cannot."""
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
        """Count the words from `first` to `last` that can anchor a part."""
        return self._anchored[last] - self._anchored[first]
