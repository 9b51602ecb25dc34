"""Clocks that differ in a known way from the transcript's: constant, by steps, by a rate, or not at all."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple

from fidelity_report import share
from fidelity_sentences import Sentence, Talks
from fidelity_talks import SEED, Episode

from ghostcli.fidelity.check import check
from ghostcli.fidelity.clock_offset import read_clock

LONGEST = 30_000
"""Words; a clock is tried on talks up to some three hours."""

Warp = Callable[[float], float]
"""From a moment of the transcript to the time on the episode's clock."""


class Kind(NamedTuple):
    """How the clocks differ in a talk of so many seconds, how times are recorded, and of how many quotes."""

    name: str
    warp: Callable[[float, random.Random], Warp]
    note: Callable[[float, random.Random], float]
    same: bool
    least: int = 8


def _same(length: float, draw: random.Random) -> Warp:
    del length, draw
    return lambda moment: moment


def _shift(length: float, draw: random.Random) -> Warp:
    del length
    shift = draw.choice((-1, 1)) * draw.uniform(8, 120)
    return lambda moment: moment + shift


def _step(length: float, draw: random.Random) -> Warp:
    where, shift = length * draw.uniform(0.3, 0.7), draw.uniform(15, 120)
    return lambda moment: moment + shift * (moment > where)


def _two_steps(length: float, draw: random.Random) -> Warp:
    one, other = length * draw.uniform(0.25, 0.4), length * draw.uniform(0.6, 0.75)
    first, second = draw.uniform(15, 90), draw.uniform(15, 90)
    return lambda moment: moment + first * (moment > one) + second * (moment > other)


def _drift(length: float, draw: random.Random) -> Warp:
    del length
    rate = 1 + draw.choice((-1, 1)) * draw.uniform(0.01, 0.04)
    return lambda moment: moment * rate


def _closely(time: float, draw: random.Random) -> float:
    return max(0.0, time + draw.uniform(-1, 1))


def _by_minutes(time: float, draw: random.Random) -> float:
    del draw
    return time // 60 * 60


def _loosely(time: float, draw: random.Random) -> float:
    return max(0.0, time + draw.uniform(-45, 45))


KINDS = (
    Kind("clock: the same", _same, _closely, same=True),
    Kind("clock: the same, whole minutes", _same, _by_minutes, same=True),
    Kind("clock: the same, times scattered", _same, _loosely, same=True),
    Kind("clock: constant", _shift, _closely, same=False),
    Kind("clock: a step", _step, _closely, same=False, least=16),
    Kind("clock: two steps", _two_steps, _closely, same=False, least=24),
    Kind("clock: a drift", _drift, _closely, same=False),
)
OFF = 3.5
"""Seconds by which a quote's time may miss by the clock that is found: those of the note, and 2.5."""


def _trial(kind: Kind, episode: Episode, some: list[Sentence], draw: random.Random) -> tuple[bool, int]:
    """Whether the clock is found, and how many right times it moves away from their words."""
    reference = episode.reference
    last = next(cue.start for cue in reversed(episode.cues) if cue.start is not None)
    warp = kind.warp(last, draw)
    quotes, truth = [], []
    for sentence in some:
        text = " ".join(sentence.words)
        parts = check(text, reference).parts
        if len(parts) != 1 or parts[0].moment is None:
            continue
        wrong = not kind.same and draw.random() < 0.1
        time = draw.uniform(0, last) if wrong else kind.note(warp(parts[0].moment), draw)
        begins = check(text, reference, at=[(time, None)]).begins
        quotes.append(([(time, None)], begins))
        if not wrong and len(begins) == 1:
            truth.append((time, parts[0].moment))
    clock = read_clock(quotes)
    if clock is None:
        return kind.same, 0
    if kind.same:
        return clock.is_same, 0 if clock.is_same else len(truth)
    met = [abs(clock.to_episode(moment) - time) <= OFF for time, moment in truth]
    return sum(met) >= 0.9 * len(met), len(met) - sum(met)


def clocks(talks: Talks, count: int) -> None:
    """So many trials of each kind, with up to 40 quotes of one talk each; of those off a tenth is wrong."""
    found = [episode for episode in talks.episodes if len(episode.words) <= LONGEST]
    print(f"\n{'the clock, over talks with a cue every few seconds':52} as it is")
    for kind in KINDS:
        draw = random.Random(f"{SEED} {kind.name}")
        right: list[bool] = []
        moved = 0
        for number in range(count):
            episode = found[number % len(found)]
            own = [sentence for sentence in talks.of(episode) if len(sentence.words) >= 7]
            if len(own) < 60:
                continue
            is_right, off = _trial(
                kind, talks.bare(episode), draw.sample(own, draw.randint(kind.least, 40)), draw
            )
            right.append(is_right)
            moved += off
        print(f"{kind.name:42} {share(right)}, {moved} right times moved or missed")
