"""Selects a part of a transcript: by time, chapter, speaker or words, or around a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ghostcli.errors import GhostError
from ghostcli.model import TRANSCRIPT, Episode, Record
from ghostcli.records.cue_pieces import Pieces
from ghostcli.records.passages import EpisodeSpeech
from ghostcli.suggest import did_you_mean
from ghostcli.text.escaping import visible
from ghostcli.text.words import fold
from ghostcli.transcripts.base import Cue
from ghostcli.transcripts.canonical import reading_time
from ghostcli.transcripts.turns import Passage

Marks = Mapping[int, Sequence[tuple[int, int]]]
"""The character spans to mark in passages, by passage number from 0."""


class Excerpt(NamedTuple):
    """An excerpt of a transcript: passage numbers, from 0, and the marks in them.

    `cues` are the cues of this part, each with its turn number. `cuts` says for passages that begin or end
    inside a cue whether words of the cue are omitted before and after.
    """

    spoken: EpisodeSpeech
    passages: Sequence[int]
    cues: Sequence[tuple[Cue, int]]
    marks: Marks
    cuts: Mapping[int, tuple[bool, bool]] = {}

    def text(self, number: int) -> str:
        """The text of a passage, with an ellipsis for omitted words of its cues."""
        before, behind = self.cuts.get(number, (False, False))
        return ("… " if before else "") + self.spoken.passages[number].text + (" …" if behind else "")

    def marked(self, number: int) -> Sequence[tuple[int, int]]:
        """The spans to mark in that text."""
        shift = 2 if self.cuts.get(number, (False, False))[0] else 0
        return [(start + shift, end + shift) for start, end in self.marks.get(number, ())]


class Wanted(NamedTuple):
    """The requested part of a transcript; times in seconds, None for no bound.

    `marks` are the spans that a query matched: only their passages are included. None without a query.
    """

    at: float | None = None
    start: float | None = None
    end: float | None = None
    chapter: str | None = None
    speaker: str | None = None
    marks: Marks | None = None


def excerpt(spoken: EpisodeSpeech, wanted: Wanted) -> Excerpt:
    """The requested part of a transcript. Raises GhostError for an unknown or ambiguous chapter."""
    start, end = wanted.start, wanted.end
    if wanted.chapter is not None:
        first, last = _chapter(spoken.episode, wanted.chapter)
        # A chapter's time is a whole second: the chapter begins with the cue that begins in that second.
        first = min(
            (cue.start for cue in spoken.cues if cue.start and 0 <= cue.start - first < 1), default=first
        )
        start = first if start is None else max(start, first)
        end = last if end is None else end if last is None else min(end, last)
    numbers: Iterable[int] = range(len(spoken.passages))
    if wanted.at is not None:
        numbers = _at(spoken, wanted.at)
    if start is not None or end is not None:
        numbers = [number for number in numbers if _overlaps(spoken.passages[number], start, end)]
    if wanted.speaker is not None:
        name = fold(wanted.speaker)
        numbers = [number for number in numbers if name in fold(spoken.passages[number].speaker or "")]
    if wanted.marks is not None:
        numbers = [number for number in numbers if number in wanted.marks]
    chosen = list(numbers)
    return Excerpt(spoken, chosen, _cues(spoken, chosen, start, end), wanted.marks or {})


def around(spoken: EpisodeSpeech, record: Record, seconds: float, marks: Marks) -> Excerpt:
    """The excerpt around a record or moment: around each of its times, and around the marks.

    A time is a whole second. Without times, the duration of a passage is estimated from its words. In a cue
    of minutes, times are interpolated between its words; omitted words are marked.
    """
    pieces = Pieces(spoken)
    spans = [
        (begin, pieces.begun(begin) if end is None else max(begin + 1, end)) for begin, end in record.times
    ]
    places = set(marks)
    if not spans and record.kind is TRANSCRIPT:
        turn = record.values.get("turn")
        places |= {number for number, one in enumerate(spoken.passages) if one.turn == turn}
    near: set[int] = set()
    for place in places:
        passage = spoken.passages[place]
        near |= {place} if passage.start is not None else _beside(spoken, place, seconds)
        for begin, end in marks.get(place, [(0, len(passage.text))]):
            first, start = passage.cue_at(begin).start, pieces.time(place, begin)
            if first is None or start is None:
                continue
            if start > first:  # in such a long cue, the place of the words is more exact than its time
                spans = [one for one in spans if not first <= one[0] <= start]
            spans.append((start, pieces.until(place, end)))
    numbers = [
        number
        for number in range(len(spoken.passages))
        if number in near
        or any(_reaches(pieces, number, begin - seconds, end + seconds) for begin, end in spans)
    ]
    shown = frozenset(numbers)
    cues = [(pieces.cue(place, shown), turn) for place, turn in _numbered(spoken, numbers)]
    cuts = {number: pieces.cut(number, shown) for number in numbers}
    return Excerpt(spoken, numbers, cues, marks, cuts)


def _reaches(pieces: Pieces, number: int, start: float, end: float) -> bool:
    """Whether a passage is said, at least in part, between two times."""
    span = pieces.span(number)
    return span is not None and span[0] < end and (span[0] if span[1] is None else span[1]) > start


def _beside(spoken: EpisodeSpeech, place: int, seconds: float) -> set[int]:
    """A passage and its neighbours up to `seconds` of speech before and after, estimated from their words."""
    found = {place}
    for step in (-1, 1):
        left, number = seconds, place + step
        while left > 0 and 0 <= number < len(spoken.passages):
            found.add(number)
            left -= reading_time(spoken.passages[number].text)
            number += step
    return found


def turns_of(shown: Excerpt) -> Iterator[list[int]]:
    """The passage numbers, grouped: adjacent passages of one turn together."""
    group: list[int] = []
    for number in shown.passages:
        passages = shown.spoken.passages
        if group and (number != group[-1] + 1 or passages[number].turn != passages[group[-1]].turn):
            yield group
            group = []
        group.append(number)
    if group:
        yield group


def marks_between(spoken: EpisodeSpeech, places: Iterable[tuple[int, int, int, int]]) -> Marks:
    """Marks for ranges of cues: `(first cue, offset in it, last cue, end in it)`, numbers from 0."""
    pieces = Pieces(spoken)
    marks: dict[int, list[tuple[int, int]]] = {}
    for first, begin, last, end in places:
        for number, passage in enumerate(spoken.passages):
            if passage.first <= last and passage.first + len(passage.cues) > first:
                start, stop = pieces.place(number, first, begin), pieces.place(number, last, end)
                if start < stop:
                    marks.setdefault(number, []).append((start, stop))
    return marks


def _chapter(episode: Episode, typed: str) -> tuple[float, float | None]:
    chapters = [record for record in episode.records.get("chapters", ()) if record.times]
    folded = fold(typed)
    found = [one for one in chapters if typed in {one.id, str(one.number)}]
    found = found or [one for one in chapters if folded and folded in fold(one.label)]
    if len(found) != 1:
        names = [one.id or str(one.number) for one in found or chapters]
        what = f"fits {len(found)} chapters" if found else "is not a chapter"
        near = "" if found else did_you_mean(typed, names)
        hint = "chapters: " + ", ".join(names) if names else "the episode has no chapters"
        raise GhostError(f'"{visible(typed)}" {what}{near}', hint)
    start, end = found[0].times[0]
    later = [one.times[0][0] for one in chapters if one.times[0][0] > start]
    return start, end if end is not None else min(later, default=None)


def _at(spoken: EpisodeSpeech, time: float) -> list[int]:
    """The last passage that has begun at that time and has not ended."""
    begun = [
        number
        for number, one in enumerate(spoken.passages)
        if one.start is not None and one.start < time + 1 and (one.end is None or one.end >= time)
    ]
    return begun[-1:]


def _overlaps(passage: Passage, start: float | None, end: float | None) -> bool:
    if passage.start is None:
        return False
    last = passage.start if passage.end is None else passage.end
    return (end is None or passage.start < end) and (start is None or last > start)


def _cues(
    spoken: EpisodeSpeech, numbers: Sequence[int], start: float | None, end: float | None
) -> list[tuple[Cue, int]]:
    """The cues of passages, each once, with their turn numbers; with bounds, those between them."""
    cues = [(spoken.cues[place], turn) for place, turn in _numbered(spoken, numbers)]
    inside: Callable[[Cue], bool] = lambda cue: (  # noqa: E731
        cue.start is None
        or ((end is None or cue.start < end) and (start is None or (cue.end or cue.start) > start))
    )
    return [pair for pair in cues if inside(pair[0])]


def _numbered(spoken: EpisodeSpeech, numbers: Sequence[int]) -> list[tuple[int, int]]:
    """The cue numbers of passages, each once, with their turn numbers."""
    chosen: dict[int, int] = {}
    for number in numbers:
        passage = spoken.passages[number]
        for place in range(passage.first, passage.first + len(passage.cues)):
            chosen.setdefault(place, passage.turn)
    return sorted(chosen.items())
