"""Times in subtitles: how they are written, and what stands where none is known."""

from __future__ import annotations

from ghostcli.transcripts.base import Cue


def stamp(seconds: float, point: str = ".") -> str:
    """`HH:MM:SS.mmm`, with a comma for the point in SRT."""
    whole, millis = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{point}{millis:03}"


def spans_of(cues: list[Cue]) -> list[tuple[float, float]]:
    """A time for every cue; one without lies between its neighbours' known times."""
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
            # Nothing timed follows: a millisecond each keeps their order.
            begin = max(begin, end)
            end = begin + 0.001
            laid.append((begin, end))
        else:
            since = max(begin, min(end, upcoming))
            laid.append((since, max(upcoming, since)))
    return laid
