"""WebVTT, the format in which ghost stores transcripts: a validating reader, and the writer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import lt
from typing import TYPE_CHECKING, cast

from ghostcli.transcripts.base import (
    FIELD,
    LEFT_OVER,
    Cue,
    CueColumns,
    Metadata,
    ParsedTranscript,
    Remarks,
    check_number,
    columns_of,
    shown,
)
from ghostcli.transcripts.blocks import BlockPart, parts
from ghostcli.transcripts.canonical import (
    MAX_SECONDS,
    closed,
    counted,
    move,
    normal,
    shifted,
    tidy_name,
    tidy_text,
)
from ghostcli.transcripts.cue_markup import INLINE_TIME, escaped, spans, unescaped
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.timestamps import spans_of, stamp
from ghostcli.transcripts.webvtt_header import LANGUAGE, SIGNATURE, TIME, in_seconds, read_header

if TYPE_CHECKING:
    from ghostcli.transcripts.webvtt_foreign import ForeignTimes

NAME = "vtt"

_INLINE = rf"<{INLINE_TIME}>"
_LINE = rf"[^<>\n]++(?:{_INLINE}[^<>\n]++)*+"
_STAMP = r"([0-9]{2}:[0-5][0-9]:[0-5][0-9])\.([0-9]{3})"
# A regular cue, else a whole block of any other kind. So matches are contiguous, and no text that the first
# branch rejects is skipped.
_BLOCK = re.compile(
    rf"(?:(untimed-)?[0-9]{{1,9}}\n)?{_STAMP} --> {_STAMP}(?: [^\n]*)?\n"
    rf"(?:<v ([^<>&\n]+)>)?({_LINE}(?:\n{_LINE})*+)(?:</v>)?(?=\n\n|\n?\Z)\n*"
    r"|([^\n]++(?:\n[^\n]++)*+)\n*"
)
_TIMING = re.compile(rf"[ \t\f]*{TIME}[ \t\f]*-->[ \t\f]*{TIME}")
_ARROWS = re.compile(r"(?m)^([ \t]*+[0-9:.,][0-9:., ]{0,29}?[ \t]*+)(?:->|[–—=]>|→|--?&gt;)(?=[ \t]*[0-9])")
_ASIDE = re.compile(r"NOTE(?:[ \t\n]|\Z)|(?:STYLE|REGION)[ \t]*(?:\n|\Z)")
_OURS = re.compile(r"NOTE ghost(?: offset=(-?[0-9]{1,10}(?:\.[0-9]{1,3})?))?[ \t]*\Z")
# Not speech: an id alone, a truncated time, or a line that may be a broken time.
_BROKEN = re.compile(
    r"[0-9:.,>\s-]{1,80}\Z|(?:[^\n]*\n)?[^\n]{0,30}[0-9]:[0-9][^\n]{0,30}[->][^\n]{0,30}[0-9]:[0-9]"
)
_WEBEX = re.compile(r'[0-9]{1,9} "([^"\n]{1,200})" \([0-9]{1,20}\)[ \t]*\Z')
"""A cue id by Webex: `1 "Ada Reed" (1234567)`; the name is the speaker."""

_UNTIMED = re.compile(r"untimed-[0-9]+\Z")
_SETTINGS = re.compile(r"(?:[ \t\f]+[A-Za-z-]{1,20}:[^ \t\f]*)*[ \t\f]*\Z")

_MILLIS = {f"{number:03}": number for number in range(1000)}


class _Clock(dict[str, int]):
    """Maps `HH:MM:SS` to milliseconds; each value is computed once."""

    def __missing__(self, stamp: str) -> int:
        if len(self) > 40_000:
            self.clear()
        hours, minutes, seconds = stamp.split(":")
        self[stamp] = millis = (int(hours) * 3600 + int(minutes) * 60 + int(seconds)) * 1000
        return millis


class _Names(dict[str, str | None]):
    """Maps the name in a `<v Name>` tag to the speaker."""

    def __missing__(self, raw: str) -> str | None:
        self[raw] = name = tidy_name(raw)
        return name


_clock = _Clock()
_NOT_WAITING: tuple[int, float | None, float | None] = (-1, None, None)


def sniff(source: SourceText) -> bool:
    """Whether the text begins with the WebVTT signature."""
    return SIGNATURE.match(source.text) is not None


def read(source: SourceText) -> ParsedTranscript:
    """Return the cues of a WebVTT file, one for each voice tag in a cue; all other text gives remarks.

    Source: https://www.w3.org/TR/webvtt1/. Beyond the standard: text that stands alone after a cue becomes an
    untimed cue, or takes the time above a blank line. Times without minutes or milliseconds are accepted if
    most of a file can be read that way; words below a broken time are kept without a time. `Name:` is a
    speaker if the whole file uses that style, roll-up captions are reduced, and impossible times become
    unknown. A file without cues gives a result without cues.
    """
    text = source.text
    reader = _CueReader(source, text)
    if not reader.cues and "-->" not in text and (arrows := _ARROWS.search(text)):
        text = _ARROWS.sub(r"\1-->", text)
        reader = _CueReader(source, text)
        reader.remarks.add(0, f"arrows are not in WebVTT's form, the first {shown(arrows[0])}")
    return reader.reading()


class _CueReader:
    """Reads the text of one file in one pass."""

    def __init__(self, source: SourceText, text: str) -> None:
        self.text = text
        self.controls = source.controls
        self.remarks = Remarks(source.remarks)
        self.header = read_header(text, self.remarks)
        self.cues: list[Cue] = []
        self.voices = False
        self.ours = False
        self.rolling = False
        self.wrapped = 0
        self.offset = 0.0
        self.strange: list[str] = []
        self.strange_line = 0
        self._line, self._counted = 1, 0
        self._clocks: ForeignTimes | None = None
        # The end of a block that has a time but no text below it, with that time.
        self._waiting = _NOT_WAITING
        self._body(text, self.header.end)

    def _body(self, text: str, start: int) -> None:
        ours = _BLOCK.search(text, start)
        self.ours = bool(ours and ours[8] and _OURS.match(ours[8]))
        if not self.ours:
            from ghostcli.transcripts.webvtt_foreign import inline_times  # not for ghost's own files

            self.rolling = inline_times(text) and "<v" not in text
        append, new, clock, millis, names = self.cues.append, tuple.__new__, _clock, _MILLIS, _Names()
        rolling = self.rolling
        wrapped = 0
        for block in _BLOCK.finditer(text, start):
            untimed, first, first_ms, last, last_ms, voice, said, odd = block.groups()
            if odd is not None:
                self._odd(odd, self._line_at(text, block.start()), block)
                continue
            begin = None if untimed else (clock[first] + millis[first_ms]) / 1000
            if not rolling:
                payload = said
                if "<" in said:
                    said = re.sub(_INLINE, "", said)
                if said[0] == " " or said[-1] in " \t" or "\n" in said:
                    said = tidy_text(said)
                    wrapped += 1
                if "&" in said:
                    said = tidy_text(unescaped(said))
                if not said:
                    continue
                if "<" in payload:
                    said = _stamped(said, payload, begin)
            append(
                new(
                    Cue,
                    (
                        begin,
                        None if untimed else (clock[last] + millis[last_ms]) / 1000,
                        None if voice is None else names[voice],
                        said,
                    ),
                )
            )
        self.wrapped += wrapped
        self.voices = self.voices or bool(names)
        check_number(self.cues, 0)

    def _line_at(self, text: str, position: int) -> int:
        """Return the line of a position, counting from the last one asked for."""
        self._line += text.count("\n", self._counted, position)
        self._counted = position
        return self._line

    def _odd(self, block: str, line: int, found: re.Match[str]) -> None:
        """Read a block that is not a regular cue; `found` is its match in the text."""
        for part in parts(block, line):
            if part.arrow is None:
                self._stray(part.payload, part.line, found)
                continue
            self._waiting = _NOT_WAITING
            if timing := _TIMING.match(part.arrow):
                start, end = in_seconds(*timing.groups()[:4]), in_seconds(*timing.groups()[4:])
                unknown = max(start, end) > MAX_SECONDS
                if unknown:
                    self.remarks.add(part.line, f"{shown(part.arrow)} is years long: treated as unknown")
                if unknown or _UNTIMED.match(part.id):
                    self._speech(None, None, part.payload, part.line)
                else:
                    self._timed(start, end, part, part.arrow[timing.end() :], found.end())
            elif other := self._other_clocks.read(part.arrow, part.line):
                if other.broken:
                    told = "is not a valid time: its words are kept without one"
                    if other.start is not None:
                        told = "has no valid end: treated as unknown"
                    self.remarks.add(part.line, f"{shown(part.arrow)} {told}")
                end_known = None if other.start is None else other.end
                self._timed(other.start, end_known, part, other.tail, found.end())
            elif part.payload.strip():
                lost = f"{shown(part.arrow)} is not a valid time; left out: {shown(part.payload)}"
                self.remarks.add(part.line, lost, LEFT_OVER)
            else:
                self.remarks.add(part.line, f"{shown(part.arrow)} is not a valid time, and no text follows")

    @property
    def _other_clocks(self) -> ForeignTimes:
        """Return the reader of times beyond the standard, if the file has such times."""
        if self._clocks is None:
            from ghostcli.transcripts.webvtt_foreign import ForeignTimes

            self._clocks = ForeignTimes(self.text)
        return self._clocks

    def _timed(self, start: float | None, end: float | None, part: BlockPart, tail: str, place: int) -> None:
        """Read a timed part. Without text below the time, the text may be after it or after a blank line."""
        payload = part.payload
        if not payload.strip(" \t\n") and not _SETTINGS.match(tail):
            self.remarks.add(part.line, f"text on the line of its time: {shown(tail)}")
            payload = tail.strip()
        if payload.strip(" \t\n"):
            named = _WEBEX.match(part.id)
            self._speech(start, end, payload, part.line, tidy_name(named[1]) if named else None)
        else:
            self._waiting = (place, start, end)

    def _stray(self, payload: str, line: int, found: re.Match[str]) -> None:
        above, start, end = self._waiting
        if ours := _OURS.match(payload):
            self.offset = float(ours[1] or 0)
        elif _ASIDE.match(payload):
            return
        elif payload.isdecimal() and self.text.startswith(payload + "\n", found.end()):
            self.remarks.add(line, f"the id {payload} is printed twice: one of them is not speech", FIELD)
        elif _BROKEN.match(payload) or not (self.cues or above == found.start()):
            self.remarks.add(line, f"there is no time above {shown(payload)}", LEFT_OVER)
        elif above == found.start():
            self.remarks.add(line, "a blank line stands between a time and its text")
            self._waiting = (found.end(), start, end)
            self._speech(start, end, payload, line)
        else:
            self.remarks.add(line, f"there is no time above {shown(payload)}: kept as text without a time")
            self._speech(None, None, payload, line)

    def _speech(
        self, start: float | None, end: float | None, payload: str, line: int, name: str | None = None
    ) -> None:
        """Add the cues of a payload, one for each voice tag; without one the speaker is `name`."""
        check_number(self.cues, line)
        if self.rolling:
            self.cues.append(Cue(start, end, None, payload))
            return
        known = len(self.strange)
        said_by = spans(payload, self.strange)
        for voice, said in said_by:
            text = tidy_text(said)
            speaker = voice or name
            self.voices = self.voices or speaker is not None
            if text:
                self.wrapped += 1
                if len(said_by) == 1 and re.search(_INLINE, payload):
                    text = _stamped(text, payload, start)
                self.cues.append(Cue(start, end, speaker, text))
        if not known and self.strange:
            self.strange_line = line

    def reading(self) -> ParsedTranscript:
        """Return the result, after the checks that concern the whole file."""
        cues = self.cues
        if self.controls:
            cues = [cue for cue in map(normal, cues) if cue.text]
        if self._clocks:
            self._clocks.report(self.remarks)
        # The checks use columns, in C: a loop over cues would take a tenth of the reading time.
        columns, as_read = columns_of(cues), cues
        if not self.ours:
            from ghostcli.transcripts.webvtt_foreign import mended

            tagged, wrapped = self.rolling, self.wrapped
            cues = mended(cues, columns, self.text, self.remarks, tagged=tagged, wrapped=wrapped)
        if self.strange:
            kinds = ", ".join(list(dict.fromkeys(self.strange))[:5])
            self.remarks.add(
                self.strange_line,
                f"{counted(len(self.strange), 'tag')} that WebVTT does not know left out: {shown(kinds)}",
                LEFT_OVER,
            )
        if not self.voices and not self.ours:
            from ghostcli.transcripts.cue_names import named

            cues = named(cues, self.remarks)
        if self.header.shift:
            cues, self.offset = shifted([move(cue, self.header.shift) for cue in cues])
        if cues is not as_read:
            columns = columns_of(cues)
        cues = self._in_order(cues, columns)
        return ParsedTranscript(
            NAME,
            tuple(cues),
            self.remarks.listed(),
            offset=self.offset,
            title=self.header.title,
            language=self.header.language,
            speakers=tuple(name for name in dict.fromkeys(columns.speakers) if name is not None),
        )

    def _in_order(self, cues: list[Cue], columns: CueColumns) -> list[Cue]:
        """Return the cues with no end before its start; a cue has both times or none."""
        begun, ended = (
            cast("Sequence[float]", [t for t in times if t is not None] if None in times else times)
            for times in columns[:2]
        )
        if list(begun) == sorted(begun) and not any(map(lt, ended, begun)):
            return cues
        from ghostcli.transcripts.webvtt_foreign import disorder

        shift = self.header.shift + self.offset if self.header.shift else 0
        disorder([cue for cue in cues if cue.start is not None], self.text, shift, self.remarks)
        return closed(cues)


def _stamped(text: str, payload: str, start: float | None) -> str:
    from ghostcli.transcripts.word_times import StampedText

    return StampedText(text, payload, start)


def write(cues: Iterable[Cue], heading: Metadata = Metadata(), *, sure: bool = True) -> str:  # noqa: ARG001, B008
    """Return the cues as WebVTT; `read` returns them in normal form, without empty ones.

    A cue without a time gets the id `untimed-N` and spans the known times around it. The output is always in
    the sure form. `heading` says whether it has the times of words.
    """
    if heading.word_times:
        from ghostcli.transcripts.word_times import with_stamps
    kept, more = shifted([cue for cue in map(normal, cues) if cue.text])
    kept = closed(kept)
    offset = heading.offset + more
    title = tidy_name((heading.title or "").replace("-->", "->"))
    lines = [f"WEBVTT - {title}" if title else "WEBVTT"]
    if heading.language and LANGUAGE.match(f"Language: {heading.language}"):
        lines.append(f"Language: {heading.language}")
    lines += ["", f"NOTE ghost offset={offset:.3f}" if offset else "NOTE ghost", ""]
    number = 0
    for cue, (start, end) in zip(kept, spans_of(kept), strict=True):
        if cue.start is None:
            number += 1
            lines.append(f"untimed-{number}")
        lines.append(f"{stamp(start)} --> {stamp(end)}")
        # A name that ends with two hyphens would form an arrow with the closing bracket of its tag.
        voice = f"<v {escaped(cue.speaker)}>".replace("-->", "-&#45;>") if cue.speaker else ""
        is_timed = heading.word_times and cue.start is not None
        lines += [voice + (with_stamps(cue.text, start, end) if is_timed else escaped(cue.text)), ""]
    return "\n".join(lines)
