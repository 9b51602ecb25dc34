"""Speaking rates, and times of captions that are impossible for their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ghostcli.timecode import format_time
from ghostcli.transcripts.base import Cue, Remarks
from ghostcli.transcripts.canonical import counted

SLOWEST, FASTEST = 0.3, 8.0
"""Limits of a human speaking rate over a whole file, in words per second."""

LATE = 60.0
"""In seconds. An end this long after the next start is invalid, if the cue has too few words for it."""

CROWDED = 100
"""Minimum words of a cue that is judged alone; badly split captions have shorter cues that flash by."""

_IMPOSSIBLE = 4 * FASTEST
_ENOUGH = 100


def weight(text: str) -> float:
    """Count the words of a text by its spaces; in scripts without spaces, eight characters are a word."""
    return max(text.count(" ") + 1, 0 if text.isascii() else len(text) / 8)


def is_crowd(text: str, seconds: float) -> bool:
    """Whether a cue has so many words in so little time that its times are useless."""
    if len(text) < 2 * CROWDED - 1:  # most texts; there is at least one space between two words
        return False
    words = weight(text)
    return words >= CROWDED and words > _IMPOSSIBLE * max(seconds, 0)


def plausible_times(
    cues: Sequence[Cue], remarks: Remarks, line_of: Callable[[int], int] = lambda _: 0
) -> list[Cue]:
    """Remove impossible times from the cues; each one is reported.

    An end becomes unknown if it is more than `LATE` after the next start and the words would be slower than
    `SLOWEST`; then also the end of the last cue, if it has so few words. A cue with at least `CROWDED` words
    at four times `FASTEST` loses its end, and also its start if the words do not fit before the next one.
    `line_of` returns the line of a cue by its index, for the remarks.
    """
    return _without_crowds(_without_late_ends(list(cues), remarks, line_of), remarks, line_of)


def _slow(cue: Cue, seconds: float) -> bool:
    return weight(cue.text) < SLOWEST * seconds


def _without_late_ends(cues: list[Cue], remarks: Remarks, line_of: Callable[[int], int]) -> list[Cue]:
    late: list[int] = []
    longest = 0.0
    following: float | None = None
    last: int | None = None
    for place in range(len(cues) - 1, -1, -1):
        start, end = cues[place][:2]
        if start is None:
            continue
        if end is not None and end - start > LATE and _slow(cues[place], end - start):
            if following is None:
                last = place
            elif following >= start and end - following > LATE:
                late.append(place)
                longest = max(longest, end - following)
        following = start
    if not late:
        return cues
    what = f"{counted(len(late), 'cue')} end{'s' if len(late) == 1 else ''} up to {format_time(longest)}"
    remarks.add(line_of(late[-1]), f"{what} after the next one has begun: such ends are treated as unknown")
    for place in late if last is None else (*late, last):
        cues[place] = cues[place]._replace(end=None)
    return cues


def _without_crowds(cues: list[Cue], remarks: Remarks, line_of: Callable[[int], int]) -> list[Cue]:
    starts: list[int] = []
    ends: list[int] = []
    following: float | None = None
    for place in range(len(cues) - 1, -1, -1):
        cue = cues[place]
        if cue.start is None:
            continue
        if cue.end is not None and is_crowd(cue.text, cue.end - cue.start):
            room = 0 if following is None else following - cue.start
            fits = SLOWEST * room <= weight(cue.text) <= FASTEST * room
            (ends if fits else starts).append(place)
        following = cue.start
    for places, what in ((starts, "times are of no use"), (ends, "ends are not known")):
        if places:
            start, end, _, text = cues[places[-1]]
            much = f"{weight(text):,.0f} words in {(end or 0) - (start or 0):.3g} s"
            told = f"1 cue has {much}: its"
            if len(places) > 1:
                told = f"{len(places):,} cues have too many words for their time, the first {much}: their"
            remarks.add(line_of(places[-1]), f"{told} {what}")
    for place in starts:
        cues[place] = cues[place]._replace(start=None, end=None)
    for place in ends:
        cues[place] = cues[place]._replace(end=None)
    return cues


def judge_pace(cues: Sequence[Cue], remarks: Remarks) -> None:
    """Add a remark if the speaking rate over all cues with times is not human."""
    words = seconds = 0.0
    for start, end, _, text in cues:
        if start is not None and end is not None:
            words += weight(text)
            seconds += max(end - start, 0.0)
    if words >= _ENOUGH and not SLOWEST * seconds <= words <= FASTEST * seconds:
        rate = words / seconds if seconds else 0.0
        pace = f"{rate:,.0f}" if rate >= 10 else f"{rate:.2g}"
        what = f"{pace} words a second" if seconds else "all words at once"
        remarks.add(0, f"nobody speaks {what}, as these times have it: they are kept as they stand")
