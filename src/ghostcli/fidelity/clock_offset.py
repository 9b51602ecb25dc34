"""The transcript's clock beside the episode's, told by the times that quotes are recorded with.

A transcript may be of another recording: with a longer opening (the clocks differ by a constant), with
other advertisements (by steps) or played at another speed (by a rate). That the clocks are the same is
given up only where each number of such a model explains `EARNS` quotes more.
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
"""Seconds within which quotes are off by the same."""

CLEARLY = 5.0
"""Seconds by which a time misses the cue before it speaks for another clock."""

HEAD = 120.0
"""Seconds after which the beginning of a turn is no right time any more for what is said in it."""

EARNS = AGREE - 0.5
ON_RATE, FASTEST = 5, 0.05  # quotes at least; 25 frames a second for 24 are 0.042
_RATE_NUMBERS = 1.5  # a line has two, but all the quotes are on it
_CLOSEST = 0.4  # seconds; nearer than that nothing tells more
_PLACES = 4  # a quote that is said more often tells no clock
_AS_GOOD = 0.05  # of the words in place: with so many less it is another place
_LEVELS, _POINTS = 16, 300  # bounds of what is tried
_MINUTE, _ON_MINUTE = 60, 6  # so many that agree are not times of whole minutes by chance
_GRIDS = (_MINUTE, 30, 15, 10, 5)
CHANCE = 0.002
"""How probable it may be that scattered times agree as closely as they do."""


class ClockPiece(NamedTuple):
    """From `start` on, in the transcript's seconds, its times are `shift + rate * the episode's`."""

    start: float
    shift: float
    rate: float = 1.0

    def to_episode(self, seconds: float) -> float:
        """A time of the transcript on the episode's clock."""
        return (seconds - self.shift) / self.rate

    def to_transcript(self, seconds: float) -> float:
        """A time of the episode on the transcript's clock."""
        return self.shift + self.rate * seconds


class Clock(NamedTuple):
    """How the transcript's clock goes beside the episode's: in pieces, in order."""

    pieces: tuple[ClockPiece, ...] = (ClockPiece(-inf, 0.0),)

    @property
    def is_same(self) -> bool:
        """Whether the two are one."""
        return all(piece.shift == 0 and piece.rate == 1 for piece in self.pieces)

    def to_episode(self, seconds: float) -> float:
        """A time of the transcript on the episode's clock."""
        number = bisect_right(self.pieces, seconds, key=lambda piece: piece.start) - 1
        return self.pieces[max(number, 0)].to_episode(seconds)

    def to_transcript(self, seconds: float) -> float:
        """A time of the episode on the transcript's clock; where it was cut out, the place of the cut."""
        begun = [piece for piece in self.pieces if piece.to_episode(piece.start) - TOGETHER <= seconds]
        number = max(len(begun) - 1, 0)
        found = self.pieces[number].to_transcript(seconds)
        return min(found, self.pieces[number + 1].start) if number + 1 < len(self.pieces) else found

    def span_to_transcript(self, span: Span) -> Span:
        """A time or range of the episode on the transcript's clock."""
        start, end = span
        there = max(0.0, self.to_transcript(start))
        return there, None if end is None else max(there, self.to_transcript(end))

    def shift_at(self, seconds: float) -> float:
        """What is added to the episode's time to get to this one of the transcript."""
        return seconds - self.to_episode(seconds)


SAME = Clock()


def time_off(at: Sequence[Span], begins: Iterable[Begin], clock: Clock = SAME) -> float | None:
    """What must be added to the nearest of the recorded times `at` to get to where the words begin.

    0 where a range holds that, and where a time is in the cue in which they begin, by either clock,
    or is the second in which that cue, their turn or their passage begins (`HEAD` seconds before them
    at most).
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
    """A quote that has a time: whether that is right, else how far off it is from each place.

    `points` are the pairs of a recorded time and a moment at which the words may be said.
    """

    at: float
    right: bool
    shifts: tuple[float, ...]
    points: tuple[tuple[float, float], ...]

    def nearest(self, shift: float) -> float:
        """By what it is off that is nearest to `shift`."""
        return min(self.shifts, key=lambda one: abs(one - shift), default=inf)

    def speaks_for(self, shift: float) -> bool:
        """Whether it is off by this shift; by 0 if it is right."""
        return self.right if shift == 0 else abs(self.nearest(shift) - shift) <= TOGETHER

    def moment(self, shift: float) -> float:
        """When it is said, by that shift."""
        return min(self.points, key=lambda point: abs(point[1] - point[0] - shift))[1]


class _Model(NamedTuple):
    """A clock, how many quotes it explains, and how many numbers it takes to say."""

    clock: Clock
    explained: int
    numbers: float

    @property
    def score(self) -> float:
        """What it explains, less what its numbers cost."""
        return self.explained - EARNS * self.numbers


def read_clock(quotes: Iterable[tuple[Sequence[Span], Sequence[Begin]]]) -> Clock | None:
    """The transcript's clock; None where the quotes do not tell.

    Given are the recorded times of each quote and where its words begin. A quote whose time is right
    speaks for one clock and for no other; each has one vote.
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
    """By how much the times may be off since most of them are rounded, in seconds."""
    for grid in _GRIDS:
        if 2 * sum(vote.at % grid == 0 for vote in votes) > len(votes):
            return 0 if grid == _MINUTE and agreed >= _ON_MINUTE else grid
    return 0


def _is_chance(agreed: Sequence[float], off: Sequence[float], given: int) -> bool:
    """Whether times that are scattered would agree like that: rounded ones, or those of a summary.

    `agreed` are the shifts that agree less what the model says, `off` all of these votes, and `given` is
    how many of them the model itself takes up. By the number of ways to choose so many that lie together.
    """
    width = max(max(agreed) - min(agreed), _CLOSEST)
    reach = max(*off, 0.0) - min(*off, 0.0)
    return comb(len(off), len(agreed)) * min(1.0, width / reach) ** (len(agreed) - given) > CHANCE


def _levels(votes: Sequence[_Vote]) -> list[float]:
    """The shifts on which most agree, each vote counted for one of them."""
    levels: list[float] = []
    left = [vote for vote in votes if vote.shifts]
    while len(left) >= AGREE and len(levels) < _LEVELS:
        shifts = sorted(shift for vote in left for shift in vote.shifts)
        # The middle of the window of twice TOGETHER that holds most.
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
    """The models of constant pieces: of one, and of those that explain most.

    By dynamic programming over the quotes in order, each step at a price: the Potts functional
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
        if not paths:  # before the first quote there is no step
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
    """Neighbours of one level together; too few to tell go with those before them, or after."""
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
    """The model of these runs, None where one of them has too little to stand on."""
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
    """The model of a rate: the median of the slopes between all points (Theil and Sen, JASA 63, 1968)."""
    telling = [vote for vote in votes if len(vote.points) <= _PLACES]
    telling = telling[:: len(telling) // _POINTS + 1]
    points = [_nearest(vote) for vote in telling]
    line = _line(points)
    if line:  # once more without those that are off it
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
    from statistics import median  # with what it imports it takes 3 ms, and most clocks are right

    return median(values)
