"""Notes that break off: the last line of a text that ends in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from ghostcli.notes.base import CUT, SPEECH
from ghostcli.notes.collector import Collector


def _cut_line(lines: Sequence[str]) -> int:
    """The number of a last line that breaks off in the middle of a sentence; 0 if it does not."""
    number = next((at for at in range(len(lines), 0, -1) if lines[at - 1].strip()), 0)
    last = lines[number - 1].strip(" *_") if number else ""
    return number if last and len(last.split()) > 3 and last[-1].isalnum() else 0


def without_cut(lines: Sequence[str]) -> Sequence[str]:
    """The lines without what breaks off at their end: a quotation is left out, a text ends with three dots.

    The last word of a text may be half a word, so it is left out too.
    """
    number = _cut_line(lines)
    if not number:
        return lines
    last = lines[number - 1].rstrip(" *_")
    opened = max(last.rfind(sign) for sign in "“„«「") if last.count("”") < last.count("“") else -1
    if last.count('"') % 2:
        opened = max(opened, last.rfind('"'))
    kept = last[:opened].rstrip(" *:>-") if opened >= 0 else last.rpartition(" ")[0] + " ..."
    return [*lines[: number - 1], kept, *lines[number:]]


def mark_cut(lines: Sequence[str], notes: Collector) -> None:
    """Put a last line that breaks off in the middle of a sentence into its place, with a remark."""
    number = _cut_line(lines)
    if number and notes.places.at(number) != SPEECH:
        notes.places.mark(CUT, [number])
        notes.remark(number, "the notes break off here", CUT)
