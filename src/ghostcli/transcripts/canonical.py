"""The normal form of cues, in which they are stored and in which readers and writers exchange them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import StringIO
from math import inf, isfinite

from ghostcli.text.escaping import CONTROL, clean, without_sequences
from ghostcli.transcripts.base import Cue, ParsedTranscript, Remarks, if_unchanged, lines_of, speakers_of

MAX_SECONDS = 1e9
"""A larger time (about thirty years) is treated as no time."""

WORDS_A_SECOND = 2.5
"""Average speaking rate, used to estimate an end if a source has only starts."""


_LONG = 50_000
"""Characters; the lines of a longer text are not all kept in memory."""


def tidy_text(text: str) -> str:
    """Return `text` without blank lines, spaces at line ends, and a single leading space.

    A single leading space comes from a tokenizer (whisper) or a separator (`<v Name> text`). Deeper indents
    stay.
    """
    if "\n" in text or text[-1:] in (" ", "\t"):
        if len(text) < _LONG:
            text = "\n".join(filter(None, [line.rstrip(" \t") for line in text.split("\n")]))
        else:
            kept = StringIO()
            kept.writelines(f"{line}\n" for line in map(_bare_end, lines_of(text)) if line)
            text = kept.getvalue()[:-1]
    return text[1:] if text[:1] == " " and text[1:2] not in (" ", "\t") else text


def _bare_end(line: str) -> str:
    return line.rstrip(" \t")


def tidy_name(name: str) -> str | None:
    """Return `name` with single spaces and without control characters; None if nothing remains."""
    return " ".join(CONTROL.sub(" ", without_sequences(name)).split()) or None


def _time(seconds: float | None) -> float | None:
    if seconds is None or not isfinite(seconds) or abs(seconds) > MAX_SECONDS:
        return None
    return round(seconds * 1000) / 1000


def normal(cue: Cue) -> Cue:
    """Return the cue in the form in which it is stored and read back.

    Times are rounded to milliseconds. They are None if they are not numbers or exceed `MAX_SECONDS`; without
    a start, both are None. The speaker is normalized by `tidy_name` and the text by `tidy_text`; both lose
    control characters. A text that stays as it is keeps the times of its words.
    """
    start = _time(cue.start)
    speaker = None if cue.speaker is None else tidy_name(cue.speaker)
    text = tidy_text(clean(cue.text.replace("\r\n", "\n").replace("\r", "\n"))[0])
    return Cue(start, None if start is None else _time(cue.end), speaker, if_unchanged(cue.text, text))


def reading_time(text: str) -> float:
    """Estimate the seconds to say `text`, at least one; in scripts without spaces by characters."""
    words = text.count(" ") + 1
    return max(1.0, round(max(words, 0 if text.isascii() else len(text) / 8) / WORDS_A_SECOND, 3))


def closed(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues with an end for every start.

    An unknown end, or one before the start, becomes the next known start. If text without a time stands
    between, or nothing follows, the end is estimated from the text, limited by that start.
    """
    result = list(cues)
    following: float | None = None
    beside = False
    for index in range(len(result) - 1, -1, -1):
        cue = result[index]
        if cue.start is None:
            beside = False
            continue
        if cue.end is None or cue.end < cue.start:
            end = cue.start + reading_time(cue.text)
            if following is not None and following >= cue.start:
                end = following if beside else min(end, following)
            result[index] = cue._replace(end=round(end * 1000) / 1000)
        following, beside = cue.start, True
    return result


def shifted(cues: Sequence[Cue]) -> tuple[list[Cue], float]:
    """Shift the cues so that no time is negative; return them and the seconds added to every time."""
    lowest = min((t for cue in cues for t in cue[:2] if t is not None), default=0.0)
    if lowest >= 0:
        return list(cues), 0
    return [move(cue, -lowest) for cue in cues], -lowest


def move(cue: Cue, seconds: float) -> Cue:
    """Return the cue moved by `seconds`."""
    if cue.start is None:
        return cue
    end = None if cue.end is None else round((cue.end + seconds) * 1000) / 1000
    return cue._replace(start=round((cue.start + seconds) * 1000) / 1000, end=end)


LineAt = Callable[[Cue], int]
"""Returns the line of a cue, as a reader found it; 0 if unknown."""


def no_line(_: Cue) -> int:
    """Return 0, for files without line numbers."""
    return 0


def lines_by_times(cues: Sequence[Cue], lines: Sequence[int]) -> LineAt:
    """Return a function from a cue to its line, by its times or its start; `lines` are those of `cues`."""
    found = tuple(cues)

    def line_at(wanted: Cue) -> int:
        places = range(len(lines))
        same = (place for place in places if found[place][:2] == wanted[:2])
        near = (place for place in places if found[place].start == wanted.start)
        place = next(same, next(near, None))
        return 0 if place is None else lines[place]

    return line_at


class _Kind:
    """The cues with one fault: their number, and the first one."""

    def __init__(self) -> None:
        self.number = 0
        self._first: Cue | None = None

    def add(self, cue: Cue) -> None:
        self._first = self._first or cue
        self.number += 1

    def report(self, remarks: Remarks, message: str, line_at: LineAt) -> None:
        """Add a remark on them, at the line of the first."""
        if self._first is not None:
            remarks.add(line_at(self._first), message.format(counted(self.number, "cue")))


def settled(cues: list[Cue], remarks: Remarks, line_at: LineAt = no_line) -> tuple[tuple[Cue, ...], float]:
    """Bring a reader's cues to normal form: return `(cues with text, offset)` and remark on changes.

    The list is emptied on the way, so that a long transcript is not in memory twice.
    """
    removed = kept = 0
    unusable, backwards, below, early = _Kind(), _Kind(), _Kind(), _Kind()
    before = -inf
    for cue in cues:
        tidy = normal(cue)
        removed += len(CONTROL.findall(cue.text.replace("\r", ""))) + len(CONTROL.findall(cue.speaker or ""))
        start, end = tidy[:2]
        if cue.start is not None and (start is None or (cue.end is not None and end is None)):
            unusable.add(cue)
        if start is not None and end is not None and end < start:
            backwards.add(cue)
            tidy = tidy._replace(end=None)
        if not tidy.text:
            continue
        cues[kept] = tidy
        kept += 1
        if start is not None:
            if start < 0 or (end or 0) < 0:
                below.add(cue)
            if start < before:
                early.add(cue)
            before = start
    del cues[kept:]
    if removed:
        remarks.add(0, f"{counted(removed, 'control character')} removed from texts and names")
    unusable.report(remarks, "{} with a time that is not a usable number: treated as unknown", line_at)
    backwards.report(remarks, "{} with an end before the start: treated as unknown", line_at)
    moved, offset = shifted(cues)
    if offset:
        below.report(remarks, f"times begin below zero: all are shifted by {offset:g} s", line_at)
    early.report(remarks, "{} with a start before that of the one above", line_at)
    return tuple(closed(moved)), offset


def reading_of(
    name: str,
    cues: list[Cue],
    remarks: Remarks,
    *,
    title: str | None = None,
    language: str | None = None,
    published: str | None = None,
    url: str | None = None,
    line_at: LineAt = no_line,
) -> ParsedTranscript:
    """Build a reader's final result: normalized cues and complete remarks."""
    kept, offset = settled(cues, remarks, line_at)
    return ParsedTranscript(
        name,
        kept,
        remarks.listed(),
        offset=offset,
        title=title,
        language=language,
        speakers=speakers_of(kept),
        published=published,
        url=url,
    )


def counted(number: int, noun: str) -> str:
    """`1 cue`, `2 cues`, `1,234 cues`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
