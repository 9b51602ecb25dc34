"""Explain the words between those in place: other spelling, cleaned, replaced, printed only, said only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from ghostcli.fidelity.disfluencies import (
    REPEAT,
    begin_alike,
    is_owner,
    negations,
    rereadings,
    same_written_out,
    skips,
)
from ghostcli.fidelity.masking import STAR, hides
from ghostcli.fidelity.numbers import LIMIT, NUMBER_WORDS, Amount, amounts, is_number, may_begin, written

Block = tuple[int, int, int]
"""A run of equal words: first printed word, first said word, length."""


class Op(NamedTuple):
    """One step from the printed words to the said words.

    `kind` is `equal` (possibly spelled differently), `cleaned`, `aside` (another person's words), `replace`,
    `delete` (printed only) or `insert` (said only). `first` to `last` are words of the quote, `start` to
    `end` words of the transcript; both ends are exclusive.
    """

    kind: str
    first: int
    last: int
    start: int
    end: int


class Gap(NamedTuple):
    """Printed words `first` to `last` and said words `start` to `end`, between two words in place."""

    first: int
    last: int
    start: int
    end: int


# A filler, contraction or number can match differently together with its neighbours, because the alignment
# may have taken the wrong one of two equal words. A gap with one of them is widened by some words in place.
_AROUND = 2
_MOST, _MANY = 300, 600  # cells: limit for merging two gaps, and for aligning inside a gap
_UNMATCHED, _CLEANED, _RESPELLED = 100, 2, 1
Way = tuple[int, int, int, str]
"""A step through a gap: number of printed words, number of said words, cost, kind of step."""

_SAME: tuple[Way, ...] = ((1, 1, 0, "equal"),)
_NO_WAY = (1 << 30, 0, 0, "")
# Joined, these become other words: we're is not were.
_APART = frozenset(["were", "well", "shell", "hell", "ill", "id", "wed", "shed"])
_JOINED = 4


def steps(
    printed: Sequence[str], said: Sequence[str], blocks: Sequence[Block], language: str | None = None
) -> list[Op]:
    """Return every step from `printed` to `said`, in order and without holes. `blocks` are the equal runs.

    `language` is the language of the transcript; it selects the numbers, fillers and contractions.
    """
    found: list[Op] = []
    gaps = _widened(printed, said, _gaps(len(printed), len(said), blocks), language)
    place, spot = 0, 0
    for gap in gaps:
        if gap.first > place:
            found.append(Op("equal", place, gap.first, spot, gap.start))
        found += _settle(printed, said, gap, language)
        place, spot = gap.last, gap.end
    if place < len(printed):
        found.append(Op("equal", place, len(printed), spot, len(said)))
    return _merged(found)


def _gaps(printed: int, said: int, blocks: Sequence[Block]) -> list[Gap]:
    found: list[Gap] = []
    place, spot = 0, 0
    for first, start, length in (*blocks, (printed, said, 0)):
        if first > place or start > spot:
            found.append(Gap(place, first, spot, start))
        place, spot = first + length, start + length
    return found


def _widened(printed: Sequence[str], said: Sequence[str], gaps: list[Gap], language: str | None) -> list[Gap]:
    """Return the gaps, widened by the words in place that are needed to read them correctly."""
    found: list[Gap] = []
    for number, gap in enumerate(gaps):
        before = gaps[number - 1].last if number else 0
        after = gaps[number + 1].first if number + 1 < len(gaps) else len(printed)
        left, right = _around(printed, said, gap, (gap.first - before, after - gap.last), language)
        wide = Gap(gap.first - left, gap.last + right, gap.start - left, gap.end + right)
        if found and wide.first < found[-1].last:
            both = Gap(found[-1].first, wide.last, found[-1].start, wide.end)
            if _cells(both) <= _MOST:
                found[-1] = both
                continue
            wide = Gap(found[-1].last, wide.last, found[-1].end, wide.end)
        found.append(wide)
    return found


def _cells(gap: Gap) -> int:
    return (gap.last - gap.first) * (gap.end - gap.start)


def _around(
    printed: Sequence[str], said: Sequence[str], gap: Gap, room: tuple[int, int], language: str | None
) -> tuple[int, int]:
    """Return how many words in place before and after a gap must be compared again with it."""
    first, last = gap.first, gap.last
    room_left, room_right = room
    reach = max(_AROUND, min(REPEAT, max(last - first, gap.end - gap.start)))
    words = {*printed[first:last], *said[gap.start : gap.end]}
    near = (*printed[max(0, first - reach) : first], *printed[last : last + reach])
    beside = (*printed[max(0, first - 1) : first], *printed[last : last + 1])
    if (
        words.isdisjoint(NUMBER_WORDS)
        and words.isdisjoint(rereadings(language))
        and words.isdisjoint(near)
        and not any(word[0].isdigit() for word in words)
        and not any(map(is_number, beside))
    ):
        return 0, 0
    left, right = min(reach, room_left), min(reach, room_right)
    while 0 < left < room_left and is_number(printed[first - left - 1]) and is_number(printed[first - left]):
        left += 1
    while (
        0 < right < room_right and is_number(printed[last + right]) and is_number(printed[last + right - 1])
    ):
        right += 1
    return left, right


def _settle(printed: Sequence[str], said: Sequence[str], gap: Gap, language: str | None) -> list[Op]:
    """Return the cheapest way through a gap: other spellings cost least, then cleaning, then changes."""
    first, last, start, end = gap
    rows, columns = last - first, end - start
    down, across = skips(printed, first, last, language), skips(said, start, end, language)
    if (not rows or not columns or rows == columns == 1) and not any(down) and not any(across):
        one, other = printed[first:last], said[start:end]
        counted = rows and columns and may_begin(one[0], language) and may_begin(other[0], language)
        anew = rows and columns and not rereadings(language).isdisjoint((one[0], other[0]))
        if not counted and not anew and not (rows and columns and STAR in one[0]):
            return [Op("replace" if rows and columns else "delete" if rows else "insert", *gap)]
    if _cells(gap) > _MANY:
        return [Op("replace", *gap)]
    ways = _respelled(printed, said, gap, language)
    # costs[i][j]: cheapest way to consume i printed and j said words, with its last step
    costs = [[_NO_WAY] * (columns + 1) for _ in range(rows + 1)]
    costs[0][0] = (0, 0, 0, "")
    on_down: list[list[Way]] = [
        [(1, 0, _UNMATCHED, "delete"), *((length, 0, _CLEANED * length, "cleaned") for length in lengths)]
        for lengths in down
    ]
    on_across: list[list[Way]] = [
        [(0, 1, _UNMATCHED, "insert"), *((0, length, _CLEANED * length, "cleaned") for length in lengths)]
        for lengths in across
    ]
    for here, on_row in enumerate((*on_down, [])):
        for there, on_column in enumerate((*on_across, [])):
            cost = costs[here][there][0]
            both = here < rows and there < columns and printed[first + here] == said[start + there]
            for height, width, price, kind in chain(
                on_row, on_column, _SAME if both else (), ways.get((here, there), ())
            ):
                if cost + price < costs[here + height][there + width][0]:
                    costs[here + height][there + width] = (cost + price, here, there, kind)
    found: list[Op] = []
    row, column = rows, columns
    while row or column:
        _, before, ahead, kind = costs[row][column]
        found.append(Op(kind, first + before, first + row, start + ahead, start + column))
        row, column = before, ahead
    return found[::-1]


def _respelled(
    printed: Sequence[str], said: Sequence[str], gap: Gap, language: str | None
) -> dict[tuple[int, int], list[Way]]:
    """Return the steps over equal words in different spelling, by their first position in the gap."""
    first, last, start, end = gap
    ways: dict[tuple[int, int], list[Way]] = {}
    counted = [(spot, some) for spot in range(start, end) if (some := _amounts(said, spot, end, language))]
    written_said = [written(word) for word in said[start:end]]
    for place in range(first, last):
        found: list[tuple[int, Way]] = []
        word = written(printed[place])
        for spot, other in enumerate(written_said, start):
            if word != other and (word.startswith(other) or other.startswith(word)):
                found += ((spot, way) for way in _joined(printed[place:last], said[spot:end]))
        for one in _amounts(printed, place, last, language) if counted else ():
            for spot, some in counted:
                found += ((spot, way) for way in _counted(printed[place:last], said[spot:end], one, some))
        for spot in range(start, end):
            alike = begin_alike(printed[place], said[spot], language)
            if alike and is_owner(printed, place) == is_owner(said, spot):
                found += ((spot, way) for way in _contracted(printed[place:last], said[spot:end], language))
        if STAR in printed[place]:
            hidden = (1, 1, _CLEANED, "cleaned")
            found += ((spot, hidden) for spot in range(start, end) if hides(printed[place], said[spot]))
        for spot, way in found:
            ways.setdefault((place - first, spot - start), []).append(way)
    return ways


def _joined(printed: Sequence[str], said: Sequence[str]) -> Iterator[Way]:
    """Yield steps over a word that is split on the other side: pretraining, pre-training, pre training."""
    for length in range(2, _JOINED + 1):
        if length <= len(said) and _joins(printed[0], said[:length]):
            yield 1, length, _RESPELLED, "equal"
        if length <= len(printed) and _joins(said[0], printed[:length]):
            yield length, 1, _RESPELLED, "equal"


def _amounts(words: Sequence[str], at: int, end: int, language: str | None) -> list[Amount]:
    """Return the amounts that begin at `at` and end at `end` or before."""
    if not may_begin(words[at], language):
        return []
    return [one for one in amounts(tuple(words[at : at + LIMIT]), language) if at + one.length <= end]


def _counted(
    printed: Sequence[str], said: Sequence[str], amount: Amount, others: Sequence[Amount]
) -> Iterator[Way]:
    """Yield steps over an equal amount in figures and in words; a nearly equal amount is `cleaned`."""
    height = amount.length
    for width, exact, loose in others:
        one, other = printed[:height], said[:width]
        if one == other or not (any(map(is_number, one)) or any(map(is_number, other))):
            continue
        if not amount.exact.isdisjoint(exact):
            yield height, width, _RESPELLED, "equal"
        elif not amount.loose.isdisjoint(loose):
            yield height, width, _CLEANED * max(height, width), "cleaned"


def _contracted(printed: Sequence[str], said: Sequence[str], language: str | None) -> Iterator[Way]:
    """Yield steps over a contraction and its long form."""
    for height in range(1, min(3, len(printed)) + 1):
        for width in range(1, min(3, len(said)) + 1):
            one, other = tuple(printed[:height]), tuple(said[:width])
            if one != other and same_written_out(one, other, language):
                yield height, width, _CLEANED * max(height, width), "cleaned"


def _joins(word: str, pieces: Sequence[str]) -> bool:
    """Whether `pieces` make up `word`; never for figures, nor if only one side denies."""
    return (
        not word.isdigit()
        and word == "".join(map(written, pieces))
        and word not in _APART
        and bool(negations((word,))) == bool(negations(pieces))
    )


def _merged(found: list[Op]) -> list[Op]:
    """Merge neighbouring steps of one kind; deleted and inserted words together become `replace`."""
    merged: list[Op] = []
    for op in found:
        before = merged[-1] if merged else None
        if before and before.kind == op.kind:
            merged[-1] = Op(op.kind, before.first, op.last, before.start, op.end)
        elif before and op.kind in _CHANGES and before.kind in _CHANGES:
            merged[-1] = Op("replace", before.first, op.last, before.start, op.end)
        else:
            merged.append(op)
    return merged


_CHANGES = frozenset(("delete", "insert", "replace"))
