"""A printed quote made ready for one transcript."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from ghostcli.fidelity.printed import Printed
from ghostcli.fidelity.spoken import Spoken


@dataclass(frozen=True, slots=True)
class Quote:
    """`keys` are the quote's comparison words, `codes` the same as characters of `spoken.codes`."""

    printed: Printed
    spoken: Spoken
    keys: list[str]
    codes: str

    @classmethod
    def of(cls, printed: Printed, spoken: Spoken) -> Quote:
        """The quote `printed`, to be held against `spoken`."""
        keys = [word.word for word in printed.words]
        return cls(printed, spoken, keys, spoken.encode(keys))

    def part(self, word: int) -> int:
        """The number of the marked part that a word is in."""
        return bisect_right(self.printed.bounds, word)
