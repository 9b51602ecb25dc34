"""Align a run of printed words with one segment of the transcript: steps, counts, changes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, dropwhile, groupby, pairwise

from ghostcli.fidelity.asides import LONGEST, asides
from ghostcli.fidelity.disfluencies import CLEANABLE, negations
from ghostcli.fidelity.gaps import Block, Op, steps
from ghostcli.fidelity.numbers import CURRENCIES, changed, count, count_amounts, is_number
from ghostcli.fidelity.prepared_quote import PreparedQuote
from ghostcli.fidelity.reference import Reference
from ghostcli.fidelity.repairs import is_repair
from ghostcli.fidelity.seeds import common

ALLOWED = frozenset(("equal", "cleaned", "aside"))
"""Steps that change nothing."""

_NUMBER = 12
"""In words: the longest numbers that people say."""

PART, BETWEEN = 4, 5
"""A part has at least `PART` words; `BETWEEN` more said than printed words between two parts are a cut."""


@dataclass(frozen=True)
class AlignedSegment:
    """Printed words `first` to `last` aligned with said words `start` to `end`, as steps.

    `apart` counts the words out of place on the longer side; cleaned words do not count, and a number counts
    as one. `changed` is true if a negation or a number differs from the said words.
    """

    first: int
    last: int
    start: int
    end: int
    ops: tuple[Op, ...]
    apart: int = 0
    changed: bool = False

    @classmethod
    def of(cls, ops: Sequence[Op], quote: PreparedQuote) -> AlignedSegment:
        """Build the segment from these steps; at least one is required."""
        unsaid = unprinted = 0
        altered = False
        money: tuple[set[str], set[str]] = set(), set()
        for op in ops:
            if op.kind not in ALLOWED:
                printed, said = quote.keys[op.first : op.last], quote.reference.keys(op.start, op.end)
                money[0].update(CURRENCIES.intersection(printed))
                money[1].update(CURRENCIES.intersection(said))
                altered = altered or negations(printed) != negations(said) or changed(printed, said)
                unsaid, unprinted = unsaid + count(printed), unprinted + count(said)
        altered = altered or (all(money) and changed(list(money[0]), list(money[1])))
        first, last = ops[0], ops[-1]
        return cls(first.first, last.last, first.start, last.end, tuple(ops), max(unsaid, unprinted), altered)

    @classmethod
    def exact(cls, first: int, last: int, start: int) -> AlignedSegment:
        """Build the segment for printed words that match exactly from said word `start` on."""
        end = start + last - first
        return cls(first, last, start, end, (Op("equal", first, last, start, end),))

    @cached_property
    def in_place(self) -> int:
        """Return how many printed words are aligned with an equal word."""
        return sum(op.last - op.first for op in self.ops if op.kind == "equal")

    @property
    def share(self) -> float:
        """Return the share of the longer side that is in place, 0 to 1."""
        longer = self.in_place + self.apart
        return self.in_place / longer if longer else 1.0

    @property
    def blocks(self) -> list[Block]:
        """Return the words in place, as blocks."""
        return [(op.first, op.start, op.last - op.first) for op in self.ops if op.kind == "equal"]

    def overlaps(self, other: AlignedSegment) -> bool:
        """Whether the two segments share some said words."""
        return self.start < other.end and other.start < self.end

    def cuts(self, quote: PreparedQuote) -> list[int]:
        """Return the steps before which `BETWEEN` or more said words are not printed.

        A number counts as one word; cleaned words do not count.
        """
        found: list[int] = []
        surplus = 0
        for number, op in enumerate(self.ops):
            if op.kind == "equal":
                if surplus >= BETWEEN:
                    found.append(number)
                surplus = 0
            elif op.kind not in ALLOWED:
                surplus += count(quote.reference.keys(op.start, op.end)) - count(
                    quote.keys[op.first : op.last]
                )
        return found

    def split(self, quote: PreparedQuote) -> list[AlignedSegment]:
        """Return the parts of a segment, split at its cuts where both sides have enough words."""
        found: list[AlignedSegment] = []
        begin = 0
        for number in self.cuts(quote):
            if min(_anchors(quote, self.ops[begin:number]), _anchors(quote, self.ops[number:])) < PART:
                continue
            left = list(self.ops[begin:number])
            while left[-1].kind != "equal":
                left.pop()
            spot = left[-1].end
            unsaid = (op for op in self.ops[begin + len(left) : number] if op.last > op.first)
            left += [Op("delete", op.first, op.last, spot, spot) for op in unsaid]
            found.append(AlignedSegment.of(left, quote))
            begin = number
        return [*found, AlignedSegment.of(self.ops[begin:], quote)] if begin else [self]


def _anchors(quote: PreparedQuote, ops: Sequence[Op]) -> int:
    """Count the words in place that can anchor a part."""
    return sum(quote.size(op.first, op.last) for op in ops if op.kind == "equal")


def align_span(
    quote: PreparedQuote, printed: tuple[int, int], said: tuple[int, int]
) -> AlignedSegment | None:
    """Align printed words with said words, both given as (start, end), and refine both ends.

    Said words at the ends that have little in common with the quote are dropped. As many are added as there
    are unmatched printed words. Asides are skipped if that explains more of the quote. The result is None if
    the two have nothing in common.
    """
    window = max(said[0], 0), min(said[1], len(quote.reference))
    found = _laid(quote, printed, window, ())
    if found is None or all(op.kind == "equal" for op in found.ops):
        return found
    near = max(0, found.start - 2 * LONGEST), min(len(quote.reference), found.end + 2 * LONGEST)
    between = asides(quote.reference, near, (found.start, found.end))
    if not between:
        return found
    other = _laid(quote, printed, near, between)
    return other if other and other.apart < found.apart else found


def _laid(
    quote: PreparedQuote, printed: tuple[int, int], said: tuple[int, int], without: Sequence[tuple[int, int]]
) -> AlignedSegment | None:
    """Align printed words with said words, skipping the said runs in `without`."""
    (first, last), (start, end) = printed, said
    more = last - first + _NUMBER
    line = _Line(quote.reference, max(0, start - more), min(len(quote.reference), end + more), without)
    begin, stop = line.place(start), line.place(end)
    blocks = [
        (place, spot + begin, length)
        for place, spot, length in common(quote.codes, line.codes[begin:stop], first, last)
    ]
    if not blocks:
        return None
    blocks = _trimmed(_drawn_in(blocks, line.codes), last - first, line)
    head, tail = blocks[0][0] - first, last - blocks[-1][0] - blocks[-1][2]
    begin = max(0, blocks[0][1] - (head + _room(quote, first, first + head) if head else 0))
    reach = tail + _room(quote, last - tail, last) if tail else 0
    stop = min(len(line.codes), blocks[-1][1] + blocks[-1][2] + reach)
    moved = [(place - first, spot - begin, length) for place, spot, length in blocks]
    laid = [
        Op(op.kind, op.first + first, op.last + first, op.start + begin, op.end + begin)
        for op in steps(quote.keys[first:last], line.keys(begin, stop), moved, quote.reference.language)
    ]
    return AlignedSegment.of(list(_cleaned(line.placed(_ends(laid)), quote.reference)), quote)


def _room(quote: PreparedQuote, first: int, last: int) -> int:
    """Return how many extra said words may match: those of a long number if a number is printed, else 2."""
    return _NUMBER if any(map(is_number, quote.keys[first:last])) else 2


def _cleaned(ops: Iterable[Op], reference: Reference) -> Iterator[Op]:
    """Yield the steps, with words that the speaker repairs as `cleaned`.

    Next to a printed word that is not said, such words are a replacement and not a repair.
    """
    groups = [
        (unsaid, list(run))
        for unsaid, run in groupby(ops, key=lambda op: op.first == op.last and op.kind != "aside")
    ]
    changed = [not unsaid and run[0].kind in _CHANGES for unsaid, run in groups]
    ending = [not unsaid and run[-1].kind in _CHANGES for unsaid, run in groups]
    for number, (unsaid, run) in enumerate(groups):
        alone = not any(ending[max(0, number - 1) : number]) and not any(changed[number + 1 : number + 2])
        if unsaid and alone and any(op.kind == "insert" for op in run):
            start, end, place = run[0].start, run[-1].end, run[0].first
            if is_repair(reference, start, end):
                yield Op("cleaned", place, place, start, end)
                continue
        yield from run


_CHANGES = frozenset(("replace", "delete"))


class _Line:
    """Said words `start` to `end` without some runs, numbered from 0."""

    def __init__(
        self, reference: Reference, start: int, end: int, without: Sequence[tuple[int, int]]
    ) -> None:
        self._spoken, self._start = reference, start
        self._without = without
        self._kept: list[int] | None = None
        self.codes = reference.codes[start:end]
        if without:
            gone = {word for first, last in without for word in range(first, last)}
            self._kept = [word for word in range(start, end) if word not in gone]
            self.codes = "".join([reference.codes[word] for word in self._kept])

    def place(self, word: int) -> int:
        """Return the position of a said word in the line, or of the next word that is in it."""
        return word - self._start if self._kept is None else bisect_left(self._kept, word)

    def word(self, place: int) -> int:
        """Return the index of the said word at a position of the line."""
        return self._start + place if self._kept is None else self._kept[place]

    def keys(self, first: int, last: int) -> list[str]:
        """Return the comparison words at positions `first` to `last`."""
        if self._kept is None:
            return self._spoken.keys(self._start + first, self._start + last)
        return [self._spoken.keys(word, word + 1)[0] for word in self._kept[first:last]]

    def placed(self, ops: Sequence[Op]) -> list[Op]:
        """Convert steps over the line to steps over said words; skipped words become an `aside`."""
        if self._kept is None:
            return [op._replace(start=self.word(op.start), end=self.word(op.end)) for op in ops]
        behind = dict(self._without)
        found: list[Op] = []
        reached: int | None = None
        for op in ops:
            for piece in self._pieces(op):
                start = self.word(piece.start) if piece.end > piece.start or reached is None else reached
                if reached is not None and behind.get(reached) == start:
                    found.append(Op("aside", piece.first, piece.first, reached, start))
                end = self.word(piece.end - 1) + 1 if piece.end > piece.start else start
                found.append(piece._replace(start=start, end=end))
                reached = end
        return found

    def _pieces(self, op: Op) -> Iterator[Op]:
        """Split a step at the runs that the line skips."""
        equal = op.last - op.first == op.end - op.start
        at = op.start
        for place in range(op.start + 1, op.end):
            if self.word(place) != self.word(place - 1) + 1:
                stop = op.first + place - op.start if equal else op.last
                yield Op(op.kind, op.first + at - op.start if equal else op.first, stop, at, place)
                at = place
                if not equal:
                    op = op._replace(first=op.last)
        yield Op(op.kind, op.first + at - op.start if equal else op.first, op.last, at, op.end)


def _drawn_in(blocks: list[Block], said: str) -> list[Block]:
    """Move each block as close to the next as equal words allow, and the last one towards the one before."""
    found = blocks[-1:]
    for first, start, length in reversed(blocks[:-1]):
        found.append((first, said.rfind(said[start : start + length], start, found[-1][1]), length))
    found.reverse()
    if len(found) > 1:
        (_, floor, size), (first, start, length) = found[-2:]
        found[-1] = (first, said.find(said[start : start + length], floor + size, start + length), length)
    return found


def _trimmed(blocks: list[Block], printed: int, line: _Line) -> list[Block]:
    """Drop blocks at the ends that cover more said words than their matches justify."""
    if blocks[-1][1] + blocks[-1][2] - blocks[0][1] <= printed:
        return blocks

    def weight(some: list[Block]) -> float:
        matched = span = sum(length for _, _, length in some)
        for (_, spot, length), (_, following, _) in pairwise(some):
            between = line.keys(spot + length, following)
            span += count_amounts([word for word in between if word not in CLEANABLE])
        return matched / max(printed, span)

    blocks = max((blocks[drop:] for drop in range(_few(blocks))), key=weight)
    return max((blocks[: len(blocks) - drop] for drop in range(_few(blocks[::-1]))), key=weight)


def _few(blocks: list[Block]) -> int:
    """Return how many blocks to try dropping, plus one: the first ones that are too short for a part."""
    words = list(accumulate(length for _, _, length in blocks))
    return min(bisect_left(words, PART) + 1, len(blocks))


def _ends(ops: list[Op]) -> list[Op]:
    """Limit the said words at both ends of `ops` to the number of printed words there, nearest ones first."""
    placed = [number for number, op in enumerate(ops) if op.kind == "equal"] or range(len(ops))
    first, last = placed[0], placed[-1]
    return [*_edge(ops[:first], ahead=True), *ops[first : last + 1], *_edge(ops[last + 1 :], ahead=False)]


def _edge(ops: list[Op], *, ahead: bool) -> list[Op]:
    """Limit the steps before the first words in place (`ahead`), or after the last ones."""
    ops = [*dropwhile(_said_only, ops)] if ahead else [*dropwhile(_said_only, ops[::-1])][::-1]
    if not ops or any(op.kind == "cleaned" and op.last > op.first for op in ops):
        return ops
    start, end = ops[0].start, ops[-1].end
    length = min(end - start, ops[-1].last - ops[0].first)
    if not length:
        return ops
    spot = (end - length, end) if ahead else (start, start + length)
    return [Op("replace", ops[0].first, ops[-1].last, *spot)]


def _said_only(op: Op) -> bool:
    return op.first == op.last
