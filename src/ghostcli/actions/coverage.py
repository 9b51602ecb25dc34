"""Which parts of an episode its notes rest on: by its chapters, else by tenths of its length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ghostcli.errors import GhostError
from ghostcli.model import KINDS, Episode, Record
from ghostcli.records.cue_pieces import Pieces
from ghostcli.records.passages import EpisodeSpeech
from ghostcli.records.timeline import CHAPTERS, Timeline
from ghostcli.text.words import words
from ghostcli.timecode import Span
from ghostcli.verify.timelines import verified_timeline
from ghostcli.verify.verifier import UNFOUND

if TYPE_CHECKING:
    from ghostcli.fidelity.clock_offset import Clock
    from ghostcli.verify.verifier import Verifier

TENTHS = 10
"""An episode without chapters has so many parts, and a stretch without notes is told from such a part on."""

Reach = tuple[float, float]
"""A start and an end in seconds on the episode's clock; equal if the end is not known."""


class CoveredPart(NamedTuple):
    """A part of an episode, and what the notes rest on in it.

    `start` and `end` are in seconds. `title` is that of its chapter, empty if it has none. `words` is the
    number of words said in it, and `noted` of those in passages that a record rests on; both are None
    without a timed transcript. `records` counts the records that rest on it, by kind. `blind` are its
    stretches without any record, as far as they belong to one of at least a tenth of the episode.
    """

    start: float
    end: float
    title: str
    words: int | None
    noted: int | None
    records: Mapping[str, int]
    blind: tuple[Reach, ...]

    @property
    def share(self) -> float | None:
        """The share of the words that a record rests on, 0 to 1; None without words."""
        return self.noted / self.words if self.words and self.noted is not None else None


class Coverage(NamedTuple):
    """The parts of an episode in order; its stretches without notes; and the records without a time, by kind.

    `length` is the end of the last part, in seconds; `is_guess` says that it is only the last time in the
    notes, since neither a transcript nor the episode's duration is known.
    """

    episode: Episode
    length: float
    parts: tuple[CoveredPart, ...]
    blind: tuple[Reach, ...]
    unplaced: Mapping[str, int]
    is_guess: bool = False
    timeline: Timeline | None = None


def coverage_of(episode: Episode, spoken: EpisodeSpeech | None, verifier: Verifier) -> Coverage:
    """What the notes of an episode rest on. Chapters, which divide it, do not count as notes.

    A record rests on its own times, and on those of the quotes that it links to. A quote rests on the places
    where the transcript has its words; if it has none, on its recorded times. Raises GhostError if neither
    the notes nor the transcript have times.
    """
    clock = verifier.clock(episode.id)
    said = list(_said(spoken, clock)) if spoken else []
    placed = {record.ref: _places(record, episode, verifier) for record in _noted(episode)}
    length = _length(episode, said, placed.values())
    reaches = {ref: [_heard(one, said) for one in found] for ref, found in placed.items()}
    blind = tuple(_gaps([one for found in reaches.values() for one in found], length))
    bounds = list(_bounds(episode, length))
    parts = [_part(bound, episode, said, reaches, blind) for bound in bounds]
    unplaced = Counter(record.kind.name for record in _noted(episode) if not placed[record.ref])
    is_guess = not said and episode.head.values.get("duration") is None
    timeline = verified_timeline(episode, spoken, verifier)
    return Coverage(episode, length, tuple(parts), blind, unplaced, is_guess, timeline)


class _Passage(NamedTuple):
    """A passage on the episode's clock, with its number of words."""

    start: float
    end: float
    words: int


class _Bounds(NamedTuple):
    """The bounds of a part, and its title; `last` says that the episode ends with it."""

    start: float
    end: float
    title: str
    last: bool

    def has(self, time: float) -> bool:
        """Whether a time lies in it."""
        return self.start <= time and (time < self.end or self.last)

    def meets(self, reach: Reach) -> bool:
        """Whether a stretch lies at least partly in it."""
        start, end = reach
        return self.has(start) or (start < self.start < end)


def _noted(episode: Episode) -> Iterator[Record]:
    """The records that count as notes."""
    return (record for name, some in episode.records.items() if name != CHAPTERS for record in some)


def _said(spoken: EpisodeSpeech, clock: Clock) -> Iterator[_Passage]:
    pieces = Pieces(spoken)
    for number, passage in enumerate(spoken.passages):
        span = pieces.span(number)
        if span is not None:
            start, end = (max(0.0, clock.to_episode(time)) for time in _reach(span))
            yield _Passage(start, end, len(words(passage.text)))


def _places(record: Record, episode: Episode, verifier: Verifier) -> list[Reach]:
    """The times of a record, and of the quotes that it links to."""
    own = _own_places(record, episode, verifier)
    for field in record.kind.fields:
        if field.links is None or field.name not in record.values:
            continue
        value = record.values[field.name]
        ids = set(value if field.many else (value,))
        for other in episode.of(KINDS[field.links]):
            own += _own_places(other, episode, verifier) if other.id in ids else []
    return list(dict.fromkeys(own))


def _own_places(record: Record, episode: Episode, verifier: Verifier) -> list[Reach]:
    if record.is_quote and episode.transcripts:
        verified = verifier.verify(record)
        is_found = verified.finding is not None and UNFOUND.isdisjoint(verified.verdicts)
        parts = verified.finding.parts if verified.finding and is_found else ()
        starts = [(verified.on_episode(part.moment), verified.on_episode(part.end)) for part in parts]
        if found := [_reach((start, end)) for start, end in starts if start is not None]:
            return found
    return [_reach(span) for span in record.times]


def _reach(span: Span) -> Reach:
    start, end = span
    return start, start if end is None else max(start, end)


def _heard(reach: Reach, said: Sequence[_Passage]) -> Reach:
    """A single time with the passage that is said then; a range as it is."""
    start, end = reach
    if end > start:
        return reach
    fitting = [one for one in said if one.start < start + 1 and one.end >= start]  # a time is a whole second
    return (min(start, fitting[-1].start), max(start, fitting[-1].end)) if fitting else reach


def _length(episode: Episode, said: Sequence[_Passage], placed: Iterable[Sequence[Reach]]) -> float:
    chapters = [_reach(span) for one in episode.records.get(CHAPTERS, ()) for span in one.times]
    ends = [end for found in (*placed, chapters) for _, end in found]
    ends += [one.end for one in said]
    if (stated := episode.head.values.get("duration")) is not None:
        ends.append(stated)
    if not ends or not max(ends):
        told = f"{episode.id} has no times: neither its notes nor a transcript say when anything is said"
        raise GhostError(told, f"ghost edit {episode.id} can give it a duration and chapters")
    return max(ends)


def _bounds(episode: Episode, length: float) -> Iterator[_Bounds]:
    """The parts: the chapters, and what is before the first one; else tenths, in whole seconds.

    Of chapters that begin in one second, as in the lists of several sources, the first in the notes counts.
    """
    begun: dict[int, tuple[float, str]] = {}
    for one in episode.records.get(CHAPTERS, ()):
        if one.times:
            begun.setdefault(int(one.times[0][0]), (one.times[0][0], one.label))
    starts = sorted(begun.values())
    if not starts:
        starts = [(float(int(length * tenth / TENTHS)), "") for tenth in range(TENTHS)]
        starts = list(dict(starts).items())
    elif starts[0][0] > 0:
        starts.insert(0, (0.0, ""))
    for (start, title), (end, _) in pairwise([*starts, (length, "")]):
        yield _Bounds(start, end, title, end == length)


def _gaps(reaches: Iterable[Reach], length: float) -> Iterator[Reach]:
    """The stretches of at least a tenth of the episode in which no record has a time."""
    end = 0.0
    for start, stop in [*sorted(reaches), (length, length)]:
        if start - end >= length / TENTHS:
            yield end, start
        end = max(end, stop)


def _part(
    bounds: _Bounds,
    episode: Episode,
    said: Sequence[_Passage],
    reaches: Mapping[str, Sequence[Reach]],
    blind: Sequence[Reach],
) -> CoveredPart:
    own = [one for one in said if bounds.has(one.start)]
    every = [reach for found in reaches.values() for reach in found]
    noted = [one for one in own if any(_touches(reach, one) for reach in every)]
    records = [one for one in _noted(episode) if any(bounds.meets(reach) for reach in reaches[one.ref])]
    cut = [(max(start, bounds.start), min(end, bounds.end)) for start, end in blind]
    return CoveredPart(
        bounds.start,
        bounds.end,
        bounds.title,
        sum(one.words for one in own) if said else None,
        sum(one.words for one in noted) if said else None,
        Counter(one.kind.name for one in records),
        tuple((start, end) for start, end in cut if start < end),
    )


def _touches(reach: Reach, passage: _Passage) -> bool:
    """Whether a stretch has a part of a passage; where they only meet at an end, it has none."""
    start, end = reach
    return (start < passage.end and passage.start < end) or start == passage.start
