"""Format times for subtitles, and choose times for cues that have none."""

from __future__ import annotations

from ghostcli.transcripts.base import Cue


def stamp(seconds: float, point: str = ".") -> str:
    """Return `HH:MM:SS.mmm`; SRT uses a comma as the point."""
    whole, millis = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{point}{millis:03}"


def spans_of(cues: list[Cue]) -> list[tuple[float, float]]:
    """Return times for all cues; a cue without a time lies between its neighbours' known times."""
    following: list[float | None] = []
    start: float | None = None
    for cue in reversed(cues):
        start = cue.start if cue.start is not None else start
        following.append(start)
    laid: list[tuple[float, float]] = []
    begin = end = 0.0
    for cue, upcoming in zip(cues, reversed(following), strict=True):
        if cue.start is not None and cue.end is not None:
            begin, end = cue.start, cue.end
            laid.append((begin, end))
        elif upcoming is None:
            # No later cue has a time: a millisecond for each cue keeps their order.
            begin = max(begin, end)
            end = begin + 0.001
            laid.append((begin, end))
        else:
            since = max(begin, min(end, upcoming))
            laid.append((since, max(upcoming, since)))
    return laid
