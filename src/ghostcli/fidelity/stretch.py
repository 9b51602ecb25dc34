"""A run of printed words laid beside one stretch of the transcript: steps, counts, what has changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from ghostcli.fidelity.cleaning import CLEANABLE, negations
from ghostcli.fidelity.gaps import Block, Op, steps
from ghostcli.fidelity.numbers import CURRENCIES, changed, count
from ghostcli.fidelity.quote import Quote
from ghostcli.fidelity.spoken import Spoken
from ghostcli.fidelity.traces import common

PART, BETWEEN = 4, 5
"""A part has so many words at least; so many said words more than printed ones between two are a cut."""


@dataclass(frozen=True)
class Stretch:
    """Printed words `first` to `last` beside said words `start` to `end`, step by step.

    `apart` is how many words are not in place, on the longer side, cleaned ones not counted and a number
    as one; `changed` says that a negation or a number is not what was said.
    """

    first: int
    last: int
    start: int
    end: int
    ops: tuple[Op, ...]
    apart: int = 0
    changed: bool = False

    @classmethod
    def of(cls, ops: Sequence[Op], quote: Quote) -> Stretch:
        """The stretch that goes by these steps, one at least."""
        unsaid = unprinted = 0
        altered = False
        money: tuple[set[str], set[str]] = set(), set()
        for op in ops:
            if op.kind not in {"equal", "cleaned"}:
                printed, said = quote.keys[op.first : op.last], quote.spoken.keys(op.start, op.end)
                money[0].update(CURRENCIES.intersection(printed))
                money[1].update(CURRENCIES.intersection(said))
                altered = altered or negations(printed) != negations(said) or changed(printed, said)
                unsaid, unprinted = unsaid + count(printed), unprinted + count(said)
        altered = altered or (all(money) and changed(list(money[0]), list(money[1])))
        first, last = ops[0], ops[-1]
        return cls(first.first, last.last, first.start, last.end, tuple(ops), max(unsaid, unprinted), altered)

    @classmethod
    def exact(cls, first: int, last: int, start: int) -> Stretch:
        """Printed words that stand as they are from said word `start` on."""
        end = start + last - first
        return cls(first, last, start, end, (Op("equal", first, last, start, end),))

    @cached_property
    def in_place(self) -> int:
        """How many printed words are aligned with their equal."""
        return sum(op.last - op.first for op in self.ops if op.kind == "equal")

    @property
    def share(self) -> float:
        """The part of the longer side that is in place, 0 to 1."""
        longer = self.in_place + self.apart
        return self.in_place / longer if longer else 1.0

    @property
    def blocks(self) -> list[Block]:
        """The words in place."""
        return [(op.first, op.start, op.last - op.first) for op in self.ops if op.kind == "equal"]

    def overlaps(self, other: Stretch) -> bool:
        """Whether both take some of the same said words."""
        return self.start < other.end and other.start < self.end

    def cuts(self, quote: Quote) -> list[int]:
        """The steps before which the transcript has `BETWEEN` words or more that are not printed.

        A number counts as one word, and what is cleaned not at all.
        """
        found: list[int] = []
        surplus = 0
        for number, op in enumerate(self.ops):
            if op.kind == "equal":
                if surplus >= BETWEEN:
                    found.append(number)
                surplus = 0
            elif op.kind != "cleaned":
                surplus += count(quote.spoken.keys(op.start, op.end)) - count(quote.keys[op.first : op.last])
        return found

    def split(self, quote: Quote) -> list[Stretch]:
        """The parts of a stretch that has cuts in it, where there are words enough on both sides."""
        found: list[Stretch] = []
        begin = 0
        for number in self.cuts(quote):
            if min(_in_place(self.ops[begin:number]), _in_place(self.ops[number:])) < PART:
                continue
            left = list(self.ops[begin:number])
            while left[-1].kind != "equal":
                left.pop()
            spot = left[-1].end
            unsaid = (op for op in self.ops[begin + len(left) : number] if op.last > op.first)
            left += [Op("delete", op.first, op.last, spot, spot) for op in unsaid]
            found.append(Stretch.of(left, quote))
            begin = number
        return [*found, Stretch.of(self.ops[begin:], quote)] if begin else [self]


def _in_place(ops: Sequence[Op]) -> int:
    return sum(op.last - op.first for op in ops if op.kind == "equal")


def lay(quote: Quote, printed: tuple[int, int], said: tuple[int, int]) -> Stretch | None:
    """Printed words laid beside said words, both given as first and end, refined at both ends.

    Said words at the ends that have little in common with the quote are left out, and as many taken in
    as printed words stand there without their equal. None where nothing is in common.
    """
    (first, last), spoken = printed, quote.spoken
    start, end = max(said[0], 0), min(said[1], len(spoken))
    blocks = common(quote.codes, spoken, (first, last), (start, end))
    if not blocks:
        return None
    blocks = _trimmed(_drawn_in(blocks, spoken.codes), last - first, spoken)
    head, tail = blocks[0][0] - first, last - blocks[-1][0] - blocks[-1][2]
    begin = max(0, blocks[0][1] - (head + 2 if head else 0))
    stop = min(len(spoken), blocks[-1][1] + blocks[-1][2] + (tail + 2 if tail else 0))
    moved = [(place - first, spot - begin, length) for place, spot, length in blocks]
    ops = [
        Op(op.kind, op.first + first, op.last + first, op.start + begin, op.end + begin)
        for op in steps(quote.keys[first:last], spoken.keys(begin, stop), moved)
    ]
    return Stretch.of(_ends(ops), quote)


def _drawn_in(blocks: list[Block], said: str) -> list[Block]:
    """`blocks` each as near to the next as its words stand, and the last one to the one before."""
    found = blocks[-1:]
    for first, start, length in reversed(blocks[:-1]):
        found.append((first, said.rfind(said[start : start + length], start, found[-1][1]), length))
    found.reverse()
    if len(found) > 1:
        (_, floor, size), (first, start, length) = found[-2:]
        found[-1] = (first, said.find(said[start : start + length], floor + size, start + length), length)
    return found


def _trimmed(blocks: list[Block], printed: int, spoken: Spoken) -> list[Block]:
    """`blocks` without those at the ends that cost more said words than they are worth."""
    if blocks[-1][1] + blocks[-1][2] - blocks[0][1] <= printed:
        return blocks

    def weight(some: list[Block]) -> float:
        matched = span = sum(length for _, _, length in some)
        for (_, spot, length), (_, following, _) in pairwise(some):
            between = spoken.keys(spot + length, following)
            span += count([word for word in between if word not in CLEANABLE])
        return matched / max(printed, span)

    blocks = max((blocks[drop:] for drop in range(_few(blocks))), key=weight)
    return max((blocks[: len(blocks) - drop] for drop in range(_few(blocks[::-1]))), key=weight)


def _few(blocks: list[Block]) -> int:
    """How many of `blocks`, from the first, are no part yet; and one, for none."""
    words = list(accumulate(length for _, _, length in blocks))
    return min(bisect_left(words, PART) + 1, len(blocks))


def _ends(ops: list[Op]) -> list[Op]:
    """`ops` with no more said words at either end than printed ones stand there."""
    while ops[0].first == ops[0].last:
        ops = ops[1:]
    while ops[-1].first == ops[-1].last:
        ops = ops[:-1]
    if ops[0].kind == "replace":
        op = ops[0]
        ops = [op._replace(start=max(op.start, op.end - (op.last - op.first))), *ops[1:]]
    if ops[-1].kind == "replace":
        op = ops[-1]
        ops = [*ops[:-1], op._replace(end=min(op.end, op.start + (op.last - op.first)))]
    return ops
