"""The timeline of an episode: its chapters, who speaks when, and where its quotes stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ghostcli.model import Record
from ghostcli.records.passages import EpisodeSpeech

if TYPE_CHECKING:
    from ghostcli.fidelity.clock_offset import Clock

CHAPTERS, QUOTES = "chapters", "quotes"

MOST_VOICES = 4
"""Speakers with a lane of their own; those who say most."""


class Stretch(NamedTuple):
    """A stretch of time, in seconds on the episode's clock, and the chapter or quote that has it."""

    start: float
    end: float
    record: Record | None = None


class Timeline(NamedTuple):
    """A timeline of `length` seconds. `voices` are those who say most, in the order of their first words."""

    length: float
    chapters: tuple[Stretch, ...]
    voices: Mapping[str, Sequence[Stretch]]
    quotes: tuple[Stretch, ...]


def timeline_of(
    head: Record, records: Mapping[str, Sequence[Record]], spoken: EpisodeSpeech | None, clock: Clock
) -> Timeline | None:
    """The timeline of an episode, from its records by kind and its transcript; None if nothing has a time.

    `clock` maps the times of the transcript to those of the episode. The first time of a quote counts.
    """
    said = list(_said(spoken, clock)) if spoken else []
    ends = [float(head.values.get("duration") or 0), *(end for _, (_, end, _) in said)]
    ends += [end or start for found in records.values() for one in found for start, end in one.times]
    length = max(ends)
    if not length:
        return None
    quotes = [Stretch(*_first(one), one) for one in records.get(QUOTES, ()) if one.times]
    return Timeline(length, chapters_of(records, length), _voices(said), tuple(quotes))


def chapters_of(records: Mapping[str, Sequence[Record]], length: float) -> tuple[Stretch, ...]:
    """The chapters that have times, in their order: each lasts until the next one begins."""
    found = sorted((one for one in records.get(CHAPTERS, ()) if one.times), key=lambda one: one.times[0][0])
    bounds = [*(one.times[0][0] for one in found), length]
    return tuple(Stretch(*span, one) for span, one in zip(pairwise(bounds), found, strict=True))


def _first(record: Record) -> tuple[float, float]:
    start, end = record.times[0]
    return start, start if end is None else end


def _said(spoken: EpisodeSpeech, clock: Clock) -> Iterator[tuple[str | None, tuple[float, float, int]]]:
    """Yield the speaker of each cue with a time, and its start, end and length of text.

    A passage may have a silence in it.
    """
    for cue in spoken.cues:
        if cue.start is not None:
            start = max(0.0, clock.to_episode(cue.start))
            end = start if cue.end is None else clock.to_episode(cue.end)
            yield cue.speaker, (start, max(start, end), len(cue.text))


def _voices(
    said: Sequence[tuple[str | None, tuple[float, float, int]]],
) -> dict[str, tuple[Stretch, ...]]:
    spans: dict[str, list[tuple[float, float, int]]] = {}
    for name, span in said:
        if name:
            spans.setdefault(name, []).append(span)
    most = sorted(spans, key=lambda name: -sum(size for *_, size in spans[name]))[:MOST_VOICES]
    return {
        name: tuple(Stretch(start, end) for start, end, _ in spans[name]) for name in spans if name in most
    }
