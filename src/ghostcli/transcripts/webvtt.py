"""WebVTT, the format in which ghost stores what was said: a validating reader, and the writer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import lt

from ghostcli.transcripts.base import (
    LEFT_OVER,
    Cue,
    Heading,
    Reading,
    Remarks,
    check_number,
    lines_of,
    shown,
    speakers_of,
)
from ghostcli.transcripts.blocks import parts
from ghostcli.transcripts.encoding import Source
from ghostcli.transcripts.names import named
from ghostcli.transcripts.normal import (
    MAX_SECONDS,
    closed,
    counted,
    move,
    normal,
    shifted,
    tidy_name,
    tidy_text,
)
from ghostcli.transcripts.stamps import spans_of, stamp
from ghostcli.transcripts.voices import escaped, spans, unescaped

NAME = "vtt"

_SIGNATURE = re.compile(r"\s*WEBVTT(?:[ \t]([^\n]*))?(?:\n|\Z)")
_TITLE = re.compile(r"[ \t]*- +([^\n]*)")
_STAMP = r"([0-9]{2}:[0-5][0-9]:[0-5][0-9])\.([0-9]{3})"
# A regular cue, else a whole block of any other sort: so matches follow each other without a gap,
# and what the first branch does not take is never passed over.
_BLOCK = re.compile(
    rf"(?:(untimed-)?[0-9]{{1,9}}\n)?{_STAMP} --> {_STAMP}(?: [^\n]*)?\n"
    r"(?:<v ([^<>&\n]+)>)?([^<>\n]++(?:\n[^<>\n]++)*+)(?:</v>)?(?=\n\n|\n?\Z)\n*"
    r"|([^\n]++(?:\n[^\n]++)*+)\n*"
)
_TIME = r"(?:([0-9]{1,12}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})(?![0-9])"
_TIMING = re.compile(rf"[ \t\f]*{_TIME}[ \t\f]*-->[ \t\f]*{_TIME}")
_COMMAS = re.compile(r"(?m)^[0-9:]{4,12},([0-9]{3}[ \t]*-->[ \t]*[0-9:]{4,12}),(?=[0-9]{3}\b)")
_MAP = re.compile(r"X-TIMESTAMP-MAP=(?=.*MPEGTS:([0-9]{1,12}))(?=.*LOCAL:([0-9:.]{5,20}))")
_LOCAL = re.compile(rf"{_TIME}\Z")
_LANGUAGE = re.compile(r"Language:[ \t]*([A-Za-z0-9-]{1,35})[ \t]*\Z")
_HEADER = re.compile(r"[A-Za-z][\w-]{0,40}[ \t]*[:=]|[ \t]*\Z")
_ASIDE = re.compile(r"NOTE(?:[ \t\n]|\Z)|(?:STYLE|REGION)[ \t]*(?:\n|\Z)")
_OURS = re.compile(r"NOTE ghost(?: offset=(-?[0-9]{1,10}(?:\.[0-9]{1,3})?))?[ \t]*\Z")
# An id alone, a time that is cut, or a line that was to be a time: no speech in any case.
_BROKEN = re.compile(
    r"[0-9:.,>\s-]{1,80}\Z|(?:[^\n]*\n)?[^\n]{0,30}[0-9]:[0-9][^\n]{0,30}[->][^\n]{0,30}[0-9]:[0-9]"
)
_UNTIMED = re.compile(r"untimed-[0-9]+\Z")
_ROLLING = re.compile(r"<[0-9:]{5,12}\.[0-9]{3}><c>")

_MILLIS = {f"{number:03}": number for number in range(1000)}


class _Clock(dict[str, int]):
    """`HH:MM:SS` to milliseconds, each computed once."""

    def __missing__(self, stamp: str) -> int:
        if len(self) > 40_000:
            self.clear()
        hours, minutes, seconds = stamp.split(":")
        self[stamp] = millis = (int(hours) * 3600 + int(minutes) * 60 + int(seconds)) * 1000
        return millis


class _Names(dict[str, str | None]):
    """The name in a `<v Name>` tag to the speaker."""

    def __missing__(self, raw: str) -> str | None:
        self[raw] = name = tidy_name(raw)
        return name


_clock = _Clock()


def sniff(source: Source) -> bool:
    """Whether the text begins with the signature."""
    return _SIGNATURE.match(source.text) is not None


def read(source: Source) -> Reading:
    """The cues of a WebVTT file, one for each voice in a cue, and all that is no cue as remarks.

    Source: https://www.w3.org/TR/webvtt1/. Beyond it: text that stands alone behind a cue is kept
    as an untimed cue, `Name:` is a speaker where a whole file writes so, and captions that roll
    are unrolled. A file without cues gives a reading without cues.
    """
    text = source.text
    reader = _Reader(source)
    start = reader.header(text)
    reader.body(text, start)
    if not reader.cues and reader.remarks.listed() and (dotted := _with_dots(text)):
        retry = _Reader(source)
        retry.remarks.add(0, "the times have commas, as in SRT; WebVTT writes points")
        retry.body(dotted, retry.header(dotted))
        reader = retry
    return reader.reading()


def _with_dots(text: str) -> str | None:
    """The text with points for the commas in its times; None where any other time stands."""
    dotted, number = _COMMAS.subn(lambda m: m[0][: m.start(1) - m.start() - 1] + "." + m[1] + ".", text)
    return dotted if number and number == text.count("-->") else None


class _Reader:
    """One pass over one file."""

    def __init__(self, source: Source) -> None:
        self.controls = source.controls
        self.remarks = Remarks(source.remarks)
        self.cues: list[Cue] = []
        self.voices = False
        self.ours = False
        self.rolling = False
        self.shift = 0.0
        self.offset = 0.0
        self.title: str | None = None
        self.language: str | None = None
        self.strange: list[str] = []
        self.strange_line = 0
        self._line, self._counted = 1, 0

    def header(self, text: str) -> int:
        """Reads the signature and the lines below it; gives where the body begins."""
        signature = _SIGNATURE.match(text)
        end = signature.end() if signature else 0
        if signature is None:
            self.remarks.add(1, "the signature WEBVTT is missing")
        elif signature[1] and (title := _TITLE.match(signature[1])):
            self.title = tidy_name(title[1])
        self.line_at(text, end)
        for content in lines_of(text[end : end + 20_000]):
            if not content or "-->" in content:
                break
            if found := _LANGUAGE.match(content):
                self.language = found[1]
            elif found := _MAP.match(content):
                self._map(found, self.line_at(text, end))
            elif not _HEADER.match(content):
                self.remarks.add(
                    self.line_at(text, end), f"in the header, no speech: {shown(content)}", LEFT_OVER
                )
            end += len(content) + 1
        return end

    def _map(self, found: re.Match[str], line: int) -> None:
        local = _LOCAL.match(found[2])
        if local:
            self.shift = int(found[1]) / 90_000 - _seconds(*local.groups())
            self.remarks.add(line, f"X-TIMESTAMP-MAP shifts all times by {self.shift:g} s")

    def body(self, text: str, start: int) -> None:
        """Reads all blocks from `start` on."""
        ours = _BLOCK.search(text, start)
        self.ours = bool(ours and ours[8] and _OURS.match(ours[8]))
        self.rolling = not self.ours and _ROLLING.search(text) is not None
        append, new, clock, millis, names = self.cues.append, tuple.__new__, _clock, _MILLIS, _Names()
        rolling = self.rolling
        for block in _BLOCK.finditer(text, start):
            untimed, first, first_ms, last, last_ms, voice, said, odd = block.groups()
            if odd is not None:
                self._odd(odd, self.line_at(text, block.start()))
                continue
            if not rolling:
                if said[0] == " " or said[-1] in " \t" or "\n" in said:
                    said = tidy_text(said)
                if "&" in said:
                    said = tidy_text(unescaped(said))
                if not said:
                    continue
            append(
                new(
                    Cue,
                    (
                        None if untimed else (clock[first] + millis[first_ms]) / 1000,
                        None if untimed else (clock[last] + millis[last_ms]) / 1000,
                        None if voice is None else names[voice],
                        said,
                    ),
                )
            )
        self.voices = self.voices or bool(names)
        check_number(self.cues, 0)

    def line_at(self, text: str, position: int) -> int:
        """The line of a position, counted on from the last one asked for."""
        self._line += text.count("\n", self._counted, position)
        self._counted = position
        return self._line

    def _odd(self, block: str, line: int) -> None:
        """Reads a block that is no regular cue."""
        for part in parts(block, line):
            if part.arrow is None:
                self._stray(part.payload, part.line)
            elif timing := _TIMING.match(part.arrow):
                start, end = _seconds(*timing.groups()[:4]), _seconds(*timing.groups()[4:])
                unknown = max(start, end) > MAX_SECONDS
                if unknown:
                    self.remarks.add(part.line, f"{shown(part.arrow)} is years long: taken for unknown")
                if unknown or _UNTIMED.match(part.id):
                    self._speech(None, None, part.payload, part.line)
                else:
                    self._speech(start, end, part.payload, part.line)
            elif part.payload.strip():
                lost = f"{shown(part.arrow)} is no time; left out: {shown(part.payload)}"
                self.remarks.add(part.line, lost, LEFT_OVER)
            else:
                self.remarks.add(part.line, f"{shown(part.arrow)} is no time, and no text follows")

    def _stray(self, payload: str, line: int) -> None:
        if ours := _OURS.match(payload):
            self.offset = float(ours[1] or 0)
        elif _ASIDE.match(payload):
            return
        elif not self.cues or _BROKEN.match(payload):
            self.remarks.add(line, f"no time stands above {shown(payload)}", LEFT_OVER)
        else:
            self.remarks.add(line, f"no time stands above {shown(payload)}: kept as untimed text")
            self._speech(None, None, payload, line)

    def _speech(self, start: float | None, end: float | None, payload: str, line: int) -> None:
        check_number(self.cues, line)
        if self.rolling:
            self.cues.append(Cue(start, end, None, payload))
            return
        known = len(self.strange)
        for speaker, said in spans(payload, self.strange):
            text = tidy_text(said)
            self.voices = self.voices or speaker is not None
            if text:
                self.cues.append(Cue(start, end, speaker, text))
        if not known and self.strange:
            self.strange_line = line

    def reading(self) -> Reading:
        """The reading, after what concerns the file as a whole."""
        cues = self.cues
        if self.controls:
            cues = [cue for cue in map(normal, cues) if cue.text]
        if self.rolling:
            from ghostcli.transcripts.rolling import unrolled

            cues = unrolled(cues, self.remarks)
        if self.strange:
            kinds = ", ".join(list(dict.fromkeys(self.strange))[:5])
            self.remarks.add(
                self.strange_line,
                f"{counted(len(self.strange), 'tag')} that WebVTT does not know left out: {shown(kinds)}",
                LEFT_OVER,
            )
        if not self.voices and not self.ours:
            cues = named(cues, self.remarks)
        if self.shift:
            cues, self.offset = shifted([move(cue, self.shift) for cue in cues])
        self._disorder(cues)
        return Reading(
            NAME,
            tuple(cues),
            self.remarks.listed(),
            offset=self.offset,
            title=self.title,
            language=self.language,
            speakers=speakers_of(cues),
        )

    def _disorder(self, cues: list[Cue]) -> None:
        starts = [cue[0] for cue in cues if cue[0] is not None]
        ends = [cue[1] for cue in cues if cue[1] is not None]
        # Through C: a cue has both times or none, and a loop would cost a tenth of the reading.
        if backwards := sum(map(lt, ends, starts)):
            self.remarks.add(0, f"{counted(backwards, 'cue')} with an end before the start")
        if starts != sorted(starts):
            early = sum(map(lt, starts[1:], starts))
            self.remarks.add(0, f"{counted(early, 'cue')} with a start before that of the one above")


def _seconds(hours: str | None, minutes: str, seconds: str, millis: str) -> float:
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return (whole * 1000 + int(millis)) / 1000


def write(cues: Iterable[Cue], heading: Heading = Heading()) -> str:  # noqa: B008
    """The cues as WebVTT; `read` gives them back in their normal form, without the empty ones.

    A cue without a time has the id `untimed-N` and spans the known times around it.
    """
    kept, more = shifted([cue for cue in map(normal, cues) if cue.text])
    kept = closed(kept)
    offset = heading.offset + more
    title = tidy_name((heading.title or "").replace("-->", "->"))
    lines = [f"WEBVTT - {title}" if title else "WEBVTT"]
    if heading.language and _LANGUAGE.match(f"Language: {heading.language}"):
        lines.append(f"Language: {heading.language}")
    lines += ["", f"NOTE ghost offset={offset:.3f}" if offset else "NOTE ghost", ""]
    number = 0
    for cue, (start, end) in zip(kept, spans_of(kept), strict=True):
        if cue.start is None:
            number += 1
            lines.append(f"untimed-{number}")
        lines.append(f"{stamp(start)} --> {stamp(end)}")
        # A name that ends with two hyphens would make an arrow with the bracket of its tag.
        voice = f"<v {escaped(cue.speaker)}>".replace("-->", "-&#45;>") if cue.speaker else ""
        lines += [voice + escaped(cue.text), ""]
    return "\n".join(lines)
