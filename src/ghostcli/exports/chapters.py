"""The chapters of an episode, in order and each with its end."""

from __future__ import annotations

from ghostcli.exports.chosen import Chosen
from ghostcli.model import Record
from ghostcli.render.chapter_files import Chapter, Chapters


def chapters_of(chosen: Chosen) -> tuple[Chapters, list[Record]]:
    """The chosen chapters that have a time, and those that have none.

    A chapter ends as its notes say, else where the next one begins; the last one with the episode, or its
    transcript, if that is known.
    """
    records = chosen.records.get("chapters", ())
    timed = sorted((one for one in records if one.times), key=lambda one: one.times[0][0])
    starts = [one.times[0][0] for one in timed]
    found = []
    for record, following in zip(timed, [*starts[1:], None], strict=False):
        start, end = record.times[0]
        last = following if following is not None else _end(chosen)
        ended = last if end is None else end
        found.append(Chapter(start, ended if ended is not None and ended > start else None, record.label))
    title = str(chosen.episode.head.values.get("title") or chosen.episode.id)
    return Chapters(title, found), [one for one in records if not one.times]


def _end(chosen: Chosen) -> float | None:
    """The end of the episode, None if it is unknown."""
    duration: float | None = chosen.episode.head.values.get("duration")
    if duration is not None:
        return duration
    ends = [cue.end for cue in (chosen.spoken.cues if chosen.spoken else ()) if cue.end is not None]
    return chosen.clock.to_episode(max(ends)) if ends else None
