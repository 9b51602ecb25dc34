"""Other spellings of the same words: contractions, numbers in words and digits, possessives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

from ghostcli.fidelity.contractions import HALVES, NOT, WHOLE

MOST = 24
"""The maximum number of spellings of one word sequence."""

Row = tuple[str, ...]

_NUMBERS = frozenset(
    """
    zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
    billion trillion
    """.split()  # noqa: SIM905 - a list would be harder to read
)
"""Words that can begin a number: a quick test, since most queries contain none."""


@lru_cache(maxsize=256)
def ways(row: Row) -> tuple[Row, ...]:
    """The spellings of a sequence of folded words, the given one first; at most `MOST`."""
    choices: list[list[Row]] = []
    at = 0
    while at < len(row):
        end = number_end(row, at)
        if end > at:
            choices.append(list(dict.fromkeys([row[at:end], *number_ways(row[at:end])])))
            at = end
            continue
        found, length = _contractions(row, at)
        choices.append([row[at : at + length], *found])
        at += length
    every = (tuple(word for part in parts for word in part) for parts in _nearest_first(choices))
    kept: dict[Row, None] = {}
    for one in every:
        kept[one] = None
        if len(kept) >= MOST:
            break
    return tuple(kept)


def _nearest_first(choices: Sequence[Sequence[Row]]) -> Iterator[tuple[Row, ...]]:
    """The combinations of choices: the given one, then each single change, then the others."""
    first = tuple(some[0] for some in choices)
    yield first
    for at, some in enumerate(choices):
        for other in some[1:]:
            yield (*first[:at], other, *first[at + 1 :])
    if sum(len(some) > 1 for some in choices) > 1:
        yield from product(*choices)


def _contractions(row: Row, at: int) -> tuple[list[Row], int]:
    """Other spellings of the one or two words at `at`, and how many words these are."""
    pair = row[at : at + 2]
    if len(pair) == 2 and pair in _OTHER:
        return [*_OTHER[pair], *((pair[0], half) for half in _BEHIND.get(pair[1], ()))], 2
    if at and row[at] in _BEHIND:
        return [(half,) for half in _BEHIND[row[at]]], 1
    return list(_OTHER.get(row[at : at + 1], ())), 1


def _table() -> dict[Row, tuple[Row, ...]]:
    """Contractions and their full forms, each mapped to the others: don't, do not; cannot, can not; gonna."""
    found: dict[Row, dict[Row, None]] = {}
    pairs: list[tuple[Row, Row]]
    pairs = [((verb, "t"), form) for verb, forms in NOT.items() for form in forms]
    pairs += [((f"{verb}t",), form) for verb, forms in NOT.items() for form in forms]
    pairs += [((short,), tuple(long.split())) for short, long in WHOLE.items() if " " in long]
    for short, long in pairs:
        found.setdefault(short, {})[long] = None
        found.setdefault(long, {})[short] = None
    return {
        form: tuple(
            other
            for other in dict.fromkeys((*some, *(far for near in some for far in found[near])))
            if other != form
        )
        for form, some in found.items()
    }


def _halves() -> dict[str, tuple[str, ...]]:
    """Endings after an apostrophe and the words that they stand for, each mapped to the others."""
    found: dict[str, dict[str, None]] = {}
    for half, full in HALVES.items():
        if half == "t":
            continue
        for word in full:
            found.setdefault(half, {})[word] = None
            found.setdefault(word, {})[half] = None
    return {word: tuple(others) for word, others in found.items()}


_OTHER = _table()
_BEHIND = _halves()

HALF = {word: half for half, full in HALVES.items() if half not in {"s", "t"} for word in full}
"""Words that can be shortened in a contraction, with their short form: are, re."""


def contracted(word: str, following: str) -> tuple[Row, ...]:
    """The contractions or full forms of two words: don't, do not; cannot, can not."""
    return _OTHER.get((word, following), ())


def number_end(words: Sequence[str], at: int) -> int:
    """The end of a number in digits or English words that begins at `at`; `at` if there is none."""
    if not (words[at][0].isdigit() or words[at] in _NUMBERS):
        return at
    from ghostcli.fidelity.numbers import otherwise  # 5 ms, and most queries have no number

    return otherwise.number_end(words, at)


def number_ways(row: Row) -> tuple[Row, ...]:
    """Other spellings of a number."""
    from ghostcli.fidelity.numbers import otherwise

    return otherwise.number_ways(row)


def may_be_written_otherwise(row: Row) -> bool:
    """Whether words have other spellings; such words are not treated as typos."""
    return len(ways(row)) > 1
