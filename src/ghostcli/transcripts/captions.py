"""Steps that all caption readers share: roll-up captions, speaker names, the final result."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ghostcli.transcripts.bare_cues import without_fields
from ghostcli.transcripts.base import Cue, ParsedTranscript, Remarks, check_number
from ghostcli.transcripts.canonical import lines_by_times, reading_of
from ghostcli.transcripts.cue_names import named
from ghostcli.transcripts.rollup import thinned
from ghostcli.transcripts.speaking_rate import judge_pace, plausible_times


def captions(
    name: str,
    cues: list[Cue],
    remarks: Remarks,
    *,
    title: str | None = None,
    language: str | None = None,
    lines: Sequence[int] = (),
) -> ParsedTranscript:
    """Build the result for captions: remove roll-up repeats and impossible times, find names before colons.

    Names are searched only if no cue has a speaker. `lines` are the lines of the cues, for remarks.
    """
    check_number(cues, 0)
    line_at = lines_by_times(cues, lines)

    def line_of(place: int) -> int:
        return lines[place] if lines else 0

    cues = without_fields(plausible_times(cues, remarks, line_of), remarks, line_of)
    cues = thinned(cues, remarks)
    judge_pace(cues, remarks)
    if not any(cue.speaker for cue in cues):
        cues = named(cues, remarks)
    return reading_of(name, cues, remarks, title=title, language=language, line_at=line_at)


def sorted_by_start(
    cues: Sequence[Cue], lines: list[int], remarks: Remarks, what: str
) -> tuple[list[Cue], list[int]]:
    """Sort the cues and their lines by start; a remark says so if the order changes.

    `what` names the cues in that remark, such as "events". A cue without a time stays after the one above it.
    """
    keys: list[float] = []
    last = 0.0
    for cue in cues:
        last = cue.start if cue.start is not None else last
        keys.append(last)
    early = next((place for place, (a, b) in enumerate(pairwise(keys), 1) if a > b), None)
    if early is None:
        return list(cues), lines
    remarks.add(lines[early], f"the {what} are out of order: sorted by start")
    order = sorted(range(len(cues)), key=keys.__getitem__)
    return [cues[place] for place in order], [lines[place] for place in order]


def ended_by_the_next(cues: Sequence[Cue]) -> list[Cue]:
    """Shorten each cue to end when the next one begins.

    Captions of recognized speech need this: they stay on the screen until their line has rolled away.
    """
    following = [*cues[1:], Cue(None, None, None, "")]
    return [
        cue._replace(end=min(cue.end, after.start))
        if cue.start is not None
        and cue.end is not None
        and after.start is not None
        and after.start >= cue.start
        else cue
        for cue, after in zip(cues, following, strict=True)
    ]
