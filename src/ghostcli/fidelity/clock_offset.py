"""Estimate how the transcript's clock relates to the episode's clock, from the recorded times of quotes.

A transcript may belong to another recording: one with a longer opening (a constant offset), with other
advertisements (steps) or played at another speed (a rate). Such a model replaces "same clock" only if it
explains `EARNS` more quotes for each of its parameters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import combinations, groupby, pairwise
from math import comb, inf
from typing import NamedTuple

from ghostcli.fidelity.finding import AGREE, TOLERANCE, Begin
from ghostcli.timecode import Span

TOGETHER = 2.5
"""Tolerance in seconds within which quotes have the same offset."""

CLEARLY = 5.0
"""A time that misses its cue by more than this many seconds is evidence for another clock."""

HEAD = 120.0
"""In seconds. The start of a turn is a correct time only for words said at most this much later."""

EARNS = AGREE - 0.5
ON_RATE, FASTEST = 5, 0.05  # least number of quotes; largest rate (25 against 24 frames a second is 0.042)
_RATE_NUMBERS = 1.5  # a line has two parameters, but all quotes must fit it
_CLOSEST = 0.4  # seconds; smaller spreads carry no more evidence
_PLACES = 4  # a quote found at more places is no evidence for a clock
_AS_GOOD = 0.05  # a place with this much less of the words in place is not equally good
_LEVELS, _POINTS = 16, 300  # limits on the levels and points that are tried
_MINUTE, _ON_MINUTE = 60, 6  # with this many matches, times in whole minutes are not taken as rounded
_GRIDS = (_MINUTE, 30, 15, 10, 5)
CHANCE = 0.002
"""Largest accepted probability that scattered times agree as closely by chance."""


class ClockPiece(NamedTuple):
    """From `start` on (transcript seconds), transcript time = `shift + rate * episode time`."""

    start: float
    shift: float
    rate: float = 1.0

    def to_episode(self, seconds: float) -> float:
        """Convert transcript seconds to episode seconds."""
        return (seconds - self.shift) / self.rate

    def to_transcript(self, seconds: float) -> float:
        """Convert episode seconds to transcript seconds."""
        return self.shift + self.rate * seconds


class Clock(NamedTuple):
    """How transcript time relates to episode time: a list of pieces, in order."""

    pieces: tuple[ClockPiece, ...] = (ClockPiece(-inf, 0.0),)

    @property
    def is_same(self) -> bool:
        """Whether both clocks are the same."""
        return all(piece.shift == 0 and piece.rate == 1 for piece in self.pieces)

    def to_episode(self, seconds: float) -> float:
        """Convert transcript seconds to episode seconds."""
        number = bisect_right(self.pieces, seconds, key=lambda piece: piece.start) - 1
        return self.pieces[max(number, 0)].to_episode(seconds)

    def to_transcript(self, seconds: float) -> float:
        """Convert episode seconds to transcript seconds; a time that was cut out maps to the cut."""
        begun = [piece for piece in self.pieces if piece.to_episode(piece.start) - TOGETHER <= seconds]
        number = max(len(begun) - 1, 0)
        found = self.pieces[number].to_transcript(seconds)
        return min(found, self.pieces[number + 1].start) if number + 1 < len(self.pieces) else found

    def span_to_transcript(self, span: Span) -> Span:
        """Convert a time or range of the episode to the transcript's clock."""
        start, end = span
        there = max(0.0, self.to_transcript(start))
        return there, None if end is None else max(there, self.to_transcript(end))

    def shift_at(self, seconds: float) -> float:
        """Return the seconds that were added to the episode's time at this transcript time."""
        return seconds - self.to_episode(seconds)


SAME = Clock()


def time_off(at: Sequence[Span], begins: Iterable[Begin], clock: Clock = SAME) -> float | None:
    """Return the seconds from the nearest recorded time in `at` to where the words begin.

    The result is 0 if a range contains that place, if a time is inside the cue in which the words begin (on
    either clock), or if it is the second in which their cue, turn or passage begins (at most `HEAD` seconds
    earlier).
    """
    found: list[float] = []
    leads = False
    for begin in begins:
        there = clock.to_episode(begin.moment)
        heads = [begin.start, *(head for head in begin.heads if begin.moment - head <= HEAD)]
        for start, end in at:
            if end is not None and (start <= there <= end or start <= begin.moment <= end):
                return 0.0
            for time in (start, clock.to_transcript(start)):
                if begin.end is not None and begin.start <= time <= begin.end:
                    return 0.0
                leads |= any(abs(time - head) < 1 for head in heads)
            found.append(there - start)
    nearest = min(found, key=abs) if found else None
    return 0.0 if nearest is not None and leads and abs(nearest) > 1 else nearest


class _Vote(NamedTuple):
    """The vote of a quote with a time: whether the time is right, else its offset to each place.

    `points` pairs each recorded time with a moment at which the words may be said.
    """

    at: float
    right: bool
    shifts: tuple[float, ...]
    points: tuple[tuple[float, float], ...]

    def nearest(self, shift: float) -> float:
        """Return the own offset that is nearest to `shift`."""
        return min(self.shifts, key=lambda one: abs(one - shift), default=inf)

    def speaks_for(self, shift: float) -> bool:
        """Whether this quote has the offset `shift`; a quote with a right time has the offset 0."""
        return self.right if shift == 0 else abs(self.nearest(shift) - shift) <= TOGETHER

    def moment(self, shift: float) -> float:
        """Return the moment at which the quote is said if the offset is `shift`."""
        return min(self.points, key=lambda point: abs(point[1] - point[0] - shift))[1]


class _Model(NamedTuple):
    """A clock, the number of quotes it explains, and its number of parameters."""

    clock: Clock
    explained: int
    numbers: float

    @property
    def score(self) -> float:
        """Return the explained quotes minus the cost of the parameters."""
        return self.explained - EARNS * self.numbers


def read_clock(quotes: Iterable[tuple[Sequence[Span], Sequence[Begin]]]) -> Clock | None:
    """Estimate the transcript's clock; None if the quotes carry too little evidence.

    Each item has the recorded times of a quote and the places where its words begin. Each quote has one vote.
    A quote with a right time votes only for the same clock.
    """
    votes = sorted(_vote(at, begins) for at, begins in quotes if at and begins)
    right = sum(vote.right for vote in votes)
    models = [_Model(SAME, right, 0), *_steps(votes), *_rate(votes)]
    best = max(models, key=lambda model: (model.score, -model.numbers))
    return best.clock if best.explained >= AGREE and 2 * best.explained > len(votes) else None


def _vote(at: Sequence[Span], begins: Sequence[Begin]) -> _Vote:
    off = time_off(at, begins)
    right = off is not None and abs(off) <= TOLERANCE
    most = max(begin.share for begin in begins)
    begins = [begin for begin in begins if begin.share > most - _AS_GOOD]
    points = tuple((start, begin.moment) for start, _ in at for begin in begins)
    outside = min(
        max(begin.start - start, start - max(begin.moment, begin.end or 0))
        for start, _ in at
        for begin in begins
    )
    tells = not right and outside > CLEARLY and len(begins) <= _PLACES
    return _Vote(at[0][0], right, tuple(said - start for start, said in points) if tells else (), points)


def _rounding(votes: Sequence[_Vote], agreed: int) -> int:
    """Return the rounding of the recorded times in seconds, if most of them are rounded; else 0."""
    for grid in _GRIDS:
        if 2 * sum(vote.at % grid == 0 for vote in votes) > len(votes):
            return 0 if grid == _MINUTE and agreed >= _ON_MINUTE else grid
    return 0


def _is_chance(agreed: Sequence[float], off: Sequence[float], given: int) -> bool:
    """Whether scattered times (rounded ones, or those of a summary) could agree this well by chance.

    `agreed` are the agreeing shifts minus the model's prediction, `off` the shifts of all these votes, and
    `given` is how many of them the model uses up. The test multiplies a probability by the number of subsets.
    """
    width = max(max(agreed) - min(agreed), _CLOSEST)
    reach = max(*off, 0.0) - min(*off, 0.0)
    return comb(len(off), len(agreed)) * min(1.0, width / reach) ** (len(agreed) - given) > CHANCE


def _levels(votes: Sequence[_Vote]) -> list[float]:
    """Return the most frequent shifts; each vote counts for one of them."""
    levels: list[float] = []
    left = [vote for vote in votes if vote.shifts]
    while len(left) >= AGREE and len(levels) < _LEVELS:
        shifts = sorted(shift for vote in left for shift in vote.shifts)
        # Centre of the window of width 2 * TOGETHER that contains most shifts.
        ends = [bisect_right(shifts, shift + 2 * TOGETHER) for shift in shifts]
        first = max(range(len(shifts)), key=lambda place: ends[place] - place)
        level = _median(shifts[first : ends[first]])
        agreed = [vote for vote in left if vote.speaks_for(level)]
        if len(agreed) < AGREE:
            break
        levels.append(level)
        left = [vote for vote in left if not vote.speaks_for(level)]
    return levels


def _steps(votes: Sequence[_Vote]) -> list[_Model]:
    """Return the piecewise constant models: with one piece, and with the pieces that explain most.

    Method: dynamic programming over the quotes in order, with a cost for each step: the Potts functional
    (Winkler and Liebscher, Journal of Nonparametric Statistics 14, 2002).
    """
    levels = [0.0, *_levels(votes)]
    if len(levels) == 1:
        return []
    scores = [-EARNS if level else 0.0 for level in levels]
    paths: list[list[int]] = []
    for vote in votes:
        top = max(range(len(levels)), key=scores.__getitem__)
        stays = [score >= scores[top] - EARNS for score in scores]
        if not paths:  # no step before the first quote
            stays = [True] * len(levels)
        paths.append([number if stay else top for number, stay in enumerate(stays)])
        scores = [
            scores[before] - EARNS * (before != number) + vote.speaks_for(levels[number])
            for number, before in enumerate(paths[-1])
        ]
    number = max(range(len(levels)), key=scores.__getitem__)
    chosen: list[float] = []
    for path in reversed(paths):
        chosen.append(levels[number])
        number = path[number]
    runs = _runs(votes, chosen[::-1])
    found = [_pieces([(levels[1], list(votes))], votes)]
    if len(runs) > 1:
        found.append(_pieces(runs, votes))
    return [model for model in found if model]


_Run = tuple[float, list[_Vote]]


def _runs(votes: Sequence[_Vote], levels: Sequence[float]) -> list[_Run]:
    """Merge neighbouring votes of one level; runs that are too short join the run before, or after."""
    runs: list[_Run] = []
    waiting: list[_Vote] = []
    for level, group in groupby(zip(levels, votes, strict=True), key=lambda pair: pair[0]):
        some = [vote for _, vote in group]
        if sum(vote.speaks_for(level) for vote in some) < AGREE:
            (runs[-1][1] if runs else waiting).extend(some)
        elif runs and runs[-1][0] == level:
            runs[-1][1].extend(some)
        else:
            runs.append((level, [*waiting, *some]))
            waiting = []
    return runs


def _pieces(runs: Sequence[_Run], votes: Sequence[_Vote]) -> _Model | None:
    """Return the model of these runs; None if one of them has too little evidence."""
    pieces: list[ClockPiece] = []
    reached, explained = -inf, 0
    for level, some in runs:
        agreed = [vote for vote in some if vote.speaks_for(level)]
        if len(agreed) < AGREE or 2 * len(agreed) <= len(some):
            return None
        shift = _median(vote.nearest(level) for vote in agreed) if level else 0.0
        if level:
            near = [vote.nearest(level) for vote in agreed]
            off = [vote.nearest(level) for vote in some if vote.shifts]
            if abs(shift) <= max(_rounding(votes, len(agreed)), CLEARLY) or _is_chance(near, off, 1):
                return None
        moments = [vote.moment(shift) for vote in agreed]
        if min(moments) < reached:
            return None
        pieces.append(ClockPiece(min(moments) if pieces else -inf, shift))
        reached, explained = max(moments), explained + len(agreed)
    if any(abs(one.shift - other.shift) <= CLEARLY for one, other in pairwise(pieces)):
        return None
    if len(pieces) > 1 and 4 * explained < 3 * len(votes):
        return None
    return _Model(Clock(tuple(pieces)), explained, len(pieces) - (pieces[0].shift == 0))


def _rate(votes: Sequence[_Vote]) -> list[_Model]:
    """Return the model of a rate: the median slope between all points (Theil and Sen, JASA 63, 1968)."""
    telling = [vote for vote in votes if len(vote.points) <= _PLACES]
    telling = telling[:: len(telling) // _POINTS + 1]
    points = [_nearest(vote) for vote in telling]
    line = _line(points)
    if line:  # fit again without outliers
        line = _line([(at, said) for at, said in points if abs(line.to_transcript(at) - said) <= TOGETHER])
    if line is None:
        return []
    agreed = [vote for vote in votes if _is_on(line, vote)]
    furthest = [abs(line.to_transcript(vote.at) - vote.at) for vote in agreed if vote.shifts]
    enough = len(agreed) >= ON_RATE and len(furthest) >= AGREE and 4 * len(agreed) >= 3 * len(votes)
    if not enough or max(furthest) <= _rounding(votes, len(agreed)):
        return []
    near = [said - line.to_transcript(at) for at, said in map(_nearest, agreed)]
    if _is_chance(near, [said - at for at, said in map(_nearest, votes)], 2):
        return []
    return [_Model(Clock((line,)), len(agreed), _RATE_NUMBERS)]


def _nearest(vote: _Vote) -> tuple[float, float]:
    return min(vote.points, key=lambda point: abs(point[1] - point[0]))


def _line(points: Sequence[tuple[float, float]]) -> ClockPiece | None:
    slopes = [(y - v) / (x - u) for (u, v), (x, y) in combinations(points, 2) if abs(x - u) >= 60]
    rate = _median(slopes) if slopes else 1.0
    if not 0 < abs(rate - 1) <= FASTEST:
        return None
    return ClockPiece(-inf, _median(said - rate * at for at, said in points), rate)


def _is_on(line: ClockPiece, vote: _Vote) -> bool:
    if vote.right and abs(line.to_transcript(vote.at) - vote.at) <= TOLERANCE:
        return True
    return any(abs(line.to_transcript(at) - said) <= TOGETHER for at, said in vote.points)


def _median(values: Iterable[float]) -> float:
    from statistics import median  # its import takes 3 ms, and most clocks need no estimate

    return median(values)
