"""Passages of a transcript as records, and moments as refs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from ghostcli.errors import Problem
from ghostcli.library.read_transcript import StoredTranscript, read_speech
from ghostcli.model import TRANSCRIPT, Episode, Record
from ghostcli.records.documents import passage_of
from ghostcli.timecode import Span
from ghostcli.transcripts.base import Cue
from ghostcli.transcripts.turns import Passage, Turn, passages, turns

if TYPE_CHECKING:
    from ghostcli.fidelity.clock_offset import Clock


class EpisodeSpeech(NamedTuple):
    """An episode's main transcript: its cues and turns, and its passages as records, in order.

    `chapters` are the starts of the chapters in seconds with their titles, ascending.
    """

    episode: Episode
    path: str
    cues: tuple[Cue, ...]
    turns: tuple[Turn, ...]
    passages: tuple[Passage, ...]
    records: tuple[Record, ...]
    chapters: tuple[tuple[float, str], ...]
    problems: tuple[Problem, ...]

    def chapter_at(self, time: float | None) -> str | None:
        """The title of the chapter at that time, None if there is none."""
        place = bisect_right(self.chapters, time, key=lambda one: one[0]) if time is not None else 0
        return self.chapters[place - 1][1] if place else None


def spoken_of(episode: Episode) -> EpisodeSpeech | None:
    """The main transcript of an episode, None if it has none."""
    speech = read_speech(episode)
    return _spoken(episode, speech) if speech else None


def _spoken(episode: Episode, speech: StoredTranscript) -> EpisodeSpeech:
    said = turns(speech.cues)
    stretches = [passage for turn in said for passage in passages(turn)]
    chapters = tuple(
        sorted(
            (record.times[0][0], record.label)
            for record in episode.records.get("chapters", ())
            if record.times
        )
    )
    spoken = EpisodeSpeech(
        episode, speech.file.path, speech.cues, tuple(said), tuple(stretches), (), chapters, speech.problems
    )
    records = [_record(spoken, passage, number) for number, passage in enumerate(stretches, 1)]
    return spoken._replace(records=tuple(records))


def _record(spoken: EpisodeSpeech, passage: Passage, number: int) -> Record:
    chapter = spoken.chapter_at(passage.start)
    known = passage.turn, passage.speaker, passage.start, passage.end, chapter
    return passage_of(spoken.episode.head, spoken.path, number, passage.text, known)


def by_transcript(record: Record, clock: Clock) -> Record:
    """The record with its times converted to the transcript's clock."""
    if clock.is_same or not record.times:
        return record
    return replace(record, values={**record.values, "at": tuple(map(clock.span_to_transcript, record.times))})


def moment_record(
    episode: Episode,
    spoken: EpisodeSpeech | None,
    span: Span | None,
    turn: int | None,
    clock: Clock | None = None,
) -> Record:
    """The record of a moment: what is said in that span (at that time, in that turn), if anything.

    `span` is on the episode's clock; `clock` is the transcript's clock if it differs.
    """
    values: dict[str, Any] = {"at": (span,)} if span else {}
    span = clock.span_to_transcript(span) if span and clock else span
    fitting: Sequence[Passage] = ()
    if spoken is not None:
        fitting = [one for one in spoken.passages if _fits(one, span, turn)]
        if span and span[1] is None and fitting:  # a single time: the last passage that has begun
            fitting = fitting[-1:]
    if spoken is not None and fitting:
        values["text"] = " ".join(one.text for one in fitting)
        values["turn"] = fitting[0].turn
        speakers = {one.speaker for one in fitting}
        if len(speakers) == 1 and fitting[0].speaker:
            values["speaker"] = fitting[0].speaker
        chapter = spoken.chapter_at(span[0] if span else fitting[0].start)
        if chapter:
            values["chapter"] = chapter
    path = spoken.path if spoken else episode.head.path
    return Record(TRANSCRIPT, episode.id, 0, values, path, 0, episode.head.values)


def cues_in(spoken: EpisodeSpeech, span: Span) -> list[Cue]:
    """The cues that overlap a range; single words have no times.

    A cue without an end time ends where the next one begins.
    """
    return [cue for _, cue in numbered_cues_in(spoken, span)]


def numbered_cues_in(spoken: EpisodeSpeech, span: Span) -> list[tuple[int, Cue]]:
    """As `cues_in`, each cue with its index among all cues."""
    following = [cue.start for cue in spoken.cues[1:]]
    ended = [
        cue._replace(end=begin) if cue.end is None else cue
        for cue, begin in zip(spoken.cues, [*following, None], strict=True)
    ]
    return [(number, cue) for number, cue in enumerate(ended) if _overlaps(cue.start, cue.end, span)]


def passage_at(spoken: EpisodeSpeech, time: float) -> Passage | None:
    """The last passage that has begun at that time and has not ended."""
    fitting = [one for one in spoken.passages if _fits(one, (time, None), None)]
    return fitting[-1] if fitting else None


def _fits(passage: Passage, span: Span | None, turn: int | None) -> bool:
    if span is None:
        return passage.turn == turn
    return _overlaps(passage.start, passage.end, span)


def _overlaps(begin: float | None, stop: float | None, span: Span) -> bool:
    if begin is None:
        return False
    start, end = span
    last = stop if stop is not None else begin
    if end is None:
        # Refs are in whole seconds: a passage that begins within this second has begun.
        return begin < start + 1 and last >= start
    begun = begin < end or int(begin) == int(start)
    return begun and last > start and not (last < start + 1 and begin < start)


def context_of(spoken: EpisodeSpeech, record: Record, seconds: float) -> tuple[str, str]:
    """The speech up to `seconds` before and after a passage or moment."""
    if not record.times:
        return "", ""
    start, end = record.times[0]
    last = start if end is None else end
    cues = [(cue.start, cue.end or cue.start, cue) for cue in spoken.cues if cue.start is not None]
    before = [cue for begin, stop, cue in cues if start - seconds <= stop and begin < start]
    after = [cue for begin, _, cue in cues if last <= begin <= last + seconds]
    return " ".join(one.text for one in before), " ".join(one.text for one in after)
