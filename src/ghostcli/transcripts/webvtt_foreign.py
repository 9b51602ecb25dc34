"""WebVTT by other programs: times beyond the standard, roll-up captions, useless times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import sub
from typing import cast

from ghostcli.transcripts.bare_cues import FIELD_ENDS, without_fields
from ghostcli.transcripts.base import Cue, CueColumns, Remarks, shown
from ghostcli.transcripts.canonical import closed, counted, move
from ghostcli.transcripts.cue_timings import TIMING, Timing, frame_rate, timing_of
from ghostcli.transcripts.rollup import ENOUGH, thinned
from ghostcli.transcripts.speaking_rate import (
    CROWDED,
    FASTEST,
    LATE,
    SLOWEST,
    is_crowd,
    judge_pace,
    plausible_times,
)
from ghostcli.transcripts.timestamps import stamp

_NARROWEST, _WIDEST = 4, 12
"""Average characters per word, with its space; a text outside this range is examined closely."""

_LOOKED_AT = 200
"""Number of cues that are examined for times or labels as cues: such files have them above every turn."""

_WORD_TAG = re.compile("><c>")  # a pattern without alternatives is searched five times as fast
_INLINE = re.compile(r"<[0-9:]{5,12}\.[0-9]{3}><c>")


class ForeignTimes:
    """Reads the times of a file that do not follow the standard.

    They are accepted if more than half of the file's times can be read in its own notation. Otherwise the
    standard applies, and a cue with such a time is invalid.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._rate = -1
        self._forgiving = False
        self._first = (0, "")
        self._number = 0

    def read(self, arrow: str, line: int) -> Timing | None:
        """Return the times of a line with an arrow; None if there are none or the standard applies."""
        if self._rate < 0:
            self._look()
        found = TIMING.match(arrow) if self._forgiving else None
        timing = timing_of(found, self._rate, clock=True) if found else None
        if timing and not timing.broken:
            self._first = self._first if self._number else (line, arrow)
            self._number += 1
        return timing

    def _look(self) -> None:
        text = self._text
        self._rate = frame_rate(text)
        arrows = (found for found in TIMING.finditer(text) if "-->" in found[0])
        timings = (timing_of(found, self._rate, clock=True) for found in arrows)
        readable = sum(timing is not None and not timing.broken for timing in timings)
        self._forgiving = readable > text.count("-->") / 2

    def report(self, remarks: Remarks) -> None:
        """Add a remark on the times that were read beyond the standard."""
        if self._number:
            line, arrow = self._first
            what = f"{counted(self._number, 'cue')} with times that are not written as in WebVTT"
            frames = f", the fourth part as frames, {self._rate} a second" if self._rate else ""
            remarks.add(line, f"{what}, the first {shown(arrow)}: read as they are meant{frames}")


def inline_times(text: str) -> bool:
    """Whether words have inline times, as in YouTube's captions, which roll up."""
    return _WORD_TAG.search(text) is not None and _INLINE.search(text) is not None


def mended(
    cues: list[Cue], columns: CueColumns, text: str, remarks: Remarks, *, tagged: bool, wrapped: int
) -> list[Cue]:
    """Remove from the cues what is not speech, lines shown again, and useless times.

    `text` is the text of the file, `wrapped` the number of cues that may have several lines. With `tagged`,
    the texts have tags and inline times, as for `rollup.thinned`. Most files need no change; this is decided
    on columns, and their cues are returned unchanged.
    """
    if not cues:
        return cues
    texts = columns.texts
    lengths = list(map(len, texts))
    timed = None not in columns.starts and None not in columns.ends
    starts = cast("Sequence[float]", columns.starts if timed else ())
    ends = cast("Sequence[float]", columns.ends if timed else ())
    seconds = list(map(sub, ends, starts))
    crowds = max(lengths) >= 2 * CROWDED - 1 and any(map(is_crowd, texts, seconds))
    if not timed or max(seconds) > LATE or crowds:
        cues = plausible_times(cues, remarks, lambda place: _line_of(cues[place], text))
        cues = closed(cues) if any(cue[0] is not None and cue[1] is None for cue in cues) else cues
    if not FIELD_ENDS.isdisjoint([one[-1] for one in texts[:_LOOKED_AT]]):
        cues = without_fields(cues, remarks, lambda place: _line_of(cues[place], text))
    if tagged or _may_roll(texts, wrapped):
        cues = thinned(cues, remarks, tagged=tagged)
    characters, length = sum(lengths), sum(seconds)
    if not SLOWEST * length * _WIDEST < characters < FASTEST * length * _NARROWEST:
        judge_pace(cues, remarks)
    return cues


def _may_roll(texts: tuple[str, ...], wrapped: int) -> bool:
    """Whether texts begin like the one before, or like its last line: several in a row, or many.

    Testing every second text finds such a row in half the time.
    """
    if _many(map(str.startswith, texts[1::2], texts[::2])):
        return True
    if wrapped < ENOUGH:
        return False
    return _many(map(str.startswith, texts[1::2], [text.rpartition("\n")[2] for text in texts[::2]]))


def _many(flags: Iterable[bool]) -> bool:
    found = bytes(flags)
    return bytes([True] * (ENOUGH // 2)) in found or found.count(True) > max(ENOUGH // 2, len(found) / 4)


def _line_of(cue: Cue, text: str) -> int:
    """Return the line of a cue's times, or of its start; 0 if they are written differently."""
    if cue.start is None:
        return 0
    start, end = (
        rf"(?:[0-9]*:)?{re.escape(stamp(abs(time or 0)).removeprefix('00:'))}"
        for time in (cue.start, cue.end)
    )
    begins = rf"(?m)^[ \t]*{start}[ \t]*-->"
    found = re.search(rf"{begins}[ \t]*{end}", text) or re.search(begins, text)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def disorder(cues: Sequence[Cue], text: str, shift: float, remarks: Remarks) -> None:
    """Add remarks on times out of order; all cues have times, `shift` seconds later than in the text."""
    backwards = [cue for cue in cues if (cue.end or 0) < (cue.start or 0)]
    early = [cue for above, cue in pairwise(cues) if (cue.start or 0) < (above.start or 0)]
    for wrong, what in (
        (backwards, "an end before the start: treated as unknown"),
        (early, "a start before that of the one above"),
    ):
        if wrong:
            line = _line_of(move(wrong[0], -shift), text)
            remarks.add(line, f"{counted(len(wrong), 'cue')} with {what}")
