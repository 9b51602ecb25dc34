"""Read the turns of a text as cues, and account for every line that is not speech."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ghostcli.transcripts.assembly import SpeechBuilder
from ghostcli.transcripts.base import (
    FIELD,
    LEFT_OVER,
    SITE,
    ParsedTranscript,
    Remarks,
    UnreadableError,
    shown,
)
from ghostcli.transcripts.boilerplate import is_attendees, is_call_out, is_footer
from ghostcli.transcripts.canonical import counted, lines_by_times, reading_of
from ghostcli.transcripts.colon_words import is_field
from ghostcli.transcripts.layout import TextLayout, is_slow, layout_of
from ghostcli.transcripts.line_survey import LineSurvey, look_at
from ghostcli.transcripts.lines import TextLine
from ghostcli.transcripts.markdown_syntax import plain
from ghostcli.transcripts.turn_starts import HEADING, NAME, SPEECH, TIME, TURN, UNCLEAR, Opening, Openings
from ghostcli.transcripts.written_times import COUNTED_ON, WrittenTime, is_above

_HINT = "with --format text, any text is read: a paragraph a cue, without speakers and times"
_TITLE_WORDS = 14
_FEW_LINES = 20
_NO_TITLES = ("transcript", "full transcript", "transcription", "transkript", "transcripción", "transcrição")
_ENDS = re.compile(r"[.?!…。！？\"”»]\s*\Z")


def read_lines(
    name: str,
    lines: Callable[[], Iterator[TextLine]],
    remarks: Remarks,
    *,
    marked: bool,
    forced: bool,
    facts: dict[str, str],
) -> ParsedTranscript:
    """Read a text; each call of `lines` yields its lines from the start.

    Raises UnreadableError if no lines open turns, unless `forced`: then each paragraph is a cue.
    """
    survey = LineSurvey().look(lines())
    layout = layout_of(survey, lambda: (line.said for line in lines()), remarks, forced=forced)
    if not forced:
        _refuse(survey, layout, lines)
    openings = Openings(layout)
    turns = _Turns(
        name,
        SpeechBuilder(marked=marked, days=layout.days, rate=layout.rate),
        remarks,
        facts,
        prose=not layout.opens_turns,
        most_above=0 if forced else max(100, int(0.4 * survey.words)),
    )
    looked = iter(survey.looked) if survey.looked is not None else map(look_at, lines())
    for line, opening in openings.through(looked):
        turns.take(line, opening)
    return turns.reading()


def _refuse(survey: LineSurvey, layout: TextLayout, lines: Callable[[], Iterator[TextLine]]) -> None:
    """Raise UnreadableError if the survey shows that a text is not a transcript."""
    first = next(iter(lines()), None)
    place = first.number if first else 1
    if not layout.opens_turns:
        if is_slow(survey):
            why = (
                "the times are too far apart for so few words: these are notes or chapters, not a transcript"
            )
            raise UnreadableError(place, why, "notes and chapters are imported without --format")
        raise UnreadableError(place, "no transcript: no lines open turns with a name or a time", _HINT)
    if not survey.clocks and survey.lines > _FEW_LINES and survey.words <= 2 * survey.lines:
        raise UnreadableError(place, "these are fields with a word each, not a transcript")
    if survey.listed > 0.3 * survey.lines:
        raise UnreadableError(place, "these are lists, such as notes have, not a transcript", _HINT)


class _Turns:
    """Sorts the lines of a text into speech and the places of the account."""

    def __init__(
        self,
        name: str,
        speech: SpeechBuilder,
        remarks: Remarks,
        facts: dict[str, str],
        *,
        prose: bool,
        most_above: int,
    ) -> None:
        self._name = name
        self._speech = speech
        self._remarks = remarks
        self._facts = facts
        self._prose = prose
        self._most = most_above
        self._opened = False
        self._block: WrittenTime | None = None
        self._blocked = 0
        self._above: list[tuple[int, str, bool]] = []
        self._headings: list[tuple[int, str]] = []
        self._unclear: list[tuple[int, str]] = []
        self._heads: list[tuple[int, str]] = []
        self._site: list[tuple[int, str]] = []
        self._held: list[tuple[int, str, bool]] = []
        self._below: list[tuple[int, str, bool]] = []
        self._said = self._ruled = False

    def take(self, line: TextLine, opening: Opening) -> None:
        """Take a line with its role."""
        text = line.said.strip()
        self._ruled = self._ruled or (line.ruled and self._said)
        self._said = opening.kind == SPEECH or bool(opening.rest)
        if opening.kind == HEADING or (line.level and opening.kind == SPEECH):
            if opening.time is not None:
                self._block = opening.time if opening.time.start else None
                self._broken(line.number, opening.time)
            self._heading(line, text)
        elif not self._prose and is_call_out(opening.rest or text) and not opening.name:
            self._site.append((line.number, text))
        elif opening.kind == SPEECH or (opening.kind == UNCLEAR and not opening.rest and not self._opened):
            self._speak(line, text)
        else:
            self._release()
            self._end_ruled(known=opening.kind != UNCLEAR)
            self._open(line, opening, text)

    def _heading(self, line: TextLine, text: str) -> None:
        said = plain(text)
        if is_call_out(said):
            self._site.append((line.number, said))
            return
        if line.level == 1 and "title" not in self._facts and not _is_general(said):
            self._facts["title"] = said
        self._headings.append((line.number, said))

    def _open(self, line: TextLine, opening: Opening, text: str) -> None:
        if not self._opened:
            self._front(line.number)
        self._opened = True
        if opening.time is not None:
            self._broken(line.number, opening.time)
        if opening.kind == TURN:
            time = opening.time
            if time is None and self._block is not None:
                time, self._blocked = self._block, self._blocked + 1
            self._speech.open(opening.name, time, opening.rest, line.number)
        elif opening.kind == TIME and opening.time is not None:
            self._block = opening.time if line.level and opening.time.start else None
            self._speech.time(opening.time, opening.rest, line.number)
        elif opening.kind == NAME and opening.name is not None:
            self._speech.call(opening.name)
        elif opening.kind == UNCLEAR:
            if opening.rest:
                self._unclear.append((line.number, text))
            else:
                self._heads.append((line.number, text))
            self._speech.open(None, opening.time, opening.rest, line.number)

    def _broken(self, number: int, time: WrittenTime) -> None:
        """Add a remark on an invalid time, or one that exceeds a clock's range."""
        if time.broken:
            what = "has no valid end" if time.start else "is not a valid time: the words behind it have none"
            self._remarks.add(number, f"{shown(time.broken)} {what}")
        for clock in (time.start, time.end):
            if clock and is_above(clock):
                self._remarks.add(number, f"{shown(clock)} {COUNTED_ON}")

    def _speak(self, line: TextLine, text: str) -> None:
        if self._prose:
            if line.opens:
                self._speech.open(None, None, "", line.number)
            self._speech.add(text, paragraph=line.opens)
        elif not self._opened:
            self._above.append((line.number, text, line.opens))
        elif self._ruled:
            self._release()
            self._below.append((line.number, text, line.opens))
        elif line.opens and is_footer(text):
            self._held.append((line.number, text, True))
        elif self._held and not line.opens:
            self._release()
            self._speech.add(text, paragraph=False)
        else:
            self._release()
            self._speech.add(text, paragraph=line.opens)

    def _release(self) -> None:
        """Count held lines as speech: they look like a footer, but speech follows."""
        for _, text, paragraph in self._held:
            self._speech.add(text, paragraph=paragraph)
        self._held = []

    def _end_ruled(self, *, known: bool) -> None:
        """Add the lines below a rule: to the last speaker if a `known` turn follows them, else to nobody."""
        lines, self._below, self._ruled = self._below, [], False
        site = [(number, text) for number, text, opens in lines if not known and opens and is_footer(text)]
        if not known:
            lines = [line for line in lines if line[:2] not in site]
            self._site += site
        if lines and not known:
            number, text, _ = lines[0]
            what = f"{counted(len(lines), 'line')} below a rule, without a name: kept, without a speaker"
            self._remarks.add(number, f"{what}: {shown(text)}")
            self._speech.open(None, None, "", number)
        for _, text, paragraph in lines:
            self._speech.add(text, paragraph=paragraph)

    def _front(self, below: int) -> None:
        """Account for the text above the first turn: titles, dates and lists are not speech.

        Sentences there may be speech.
        """
        kept: list[tuple[int, str, bool]] = []
        fields: list[tuple[int, str]] = []
        listing = told = False
        for place, (number, text, opens) in enumerate(self._above):
            said = plain(text)
            label = said.partition(":")[0]
            listing = is_attendees(said) or (listing and not opens)
            told = self._tells(place) if opens or not place else told
            if is_footer(said):
                self._site.append((number, said))
            elif self._name == "html":
                self._remarks.add(number, f"above the first turn, no speech: {shown(text)}", LEFT_OVER)
            elif listing or (":" in said and is_field(label)) or _is_general(said) or not told:
                fields.append((number, said))
            else:
                kept.append((number, text, opens))
        if fields:
            what = counted(len(fields), "line")
            named = shown(", ".join(text for _, text in fields))
            message = f"{what} above the first turn left out as no speech: {named}"
            self._remarks.add(fields[0][0], message, FIELD)
            at_top = fields[0][0] == self._above[0][0]
            if at_top and "title" not in self._facts and not _is_general(fields[0][1]):
                self._facts["title"] = fields[0][1]
        if kept and self._most and (words := sum(text.count(" ") + 1 for _, text, _ in kept)) > self._most:
            above = f"{words:,} words are above the first turn: this is not a transcript"
            raise UnreadableError(below, above, _HINT)
        if kept:
            what = counted(len(kept), "line")
            self._remarks.add(
                kept[0][0], f"{what} above the first turn kept, without a speaker: {shown(kept[0][1])}"
            )
            for _, text, opens in kept:
                self._speech.add(text, paragraph=opens)

    def _tells(self, place: int) -> bool:
        """Whether the paragraph at `place`, above the turns, has a sentence or more words than a title."""
        words = 0
        for number, (_, text, opens) in enumerate(self._above[place:]):
            if number and opens:
                break
            words += text.count(" ") + 1
            if _ENDS.search(text) or words > _TITLE_WORDS:
                return True
        return False

    def reading(self) -> ParsedTranscript:
        """Return the result; call it after the last line."""
        if not self._opened:
            self._front(0)
        self._end_ruled(known=False)
        self._site += [(number, text) for number, text, _ in self._held]
        cues = self._speech.finish(self._remarks)
        if self._blocked:
            what = counted(self._blocked, "turn")
            self._remarks.add(0, f"{what} with the time of the heading above, which is not exact")
        self._tell(self._headings, "heading", "left out as no speech", FIELD)
        self._tell(self._site, "line", "of the site's own words left out", SITE)
        self._tell(
            self._heads,
            "line",
            "may open a turn and cannot be read: left out, the words behind are nobody's",
            LEFT_OVER,
        )
        self._tell(
            self._unclear, "line", "may open a turn of somebody who is not known: kept, without a speaker", ""
        )
        facts = self._facts
        return reading_of(
            self._name,
            cues,
            self._remarks,
            title=facts.get("title"),
            language=facts.get("language") or facts.get("lang"),
            published=facts.get("date") or facts.get("published"),
            url=facts.get("media") or facts.get("url"),
            line_at=lines_by_times(cues, self._speech.lines),
        )

    def _tell(self, lines: list[tuple[int, str]], noun: str, what: str, place: str) -> None:
        if lines:
            named = shown(", ".join(text for _, text in lines[:20]))
            self._remarks.add(lines[0][0], f"{counted(len(lines), noun)} {what}: {named}", place)


def _is_general(title: str) -> bool:
    """Whether a title says only that the text is a transcript."""
    return title.strip(": ").casefold() in _NO_TITLES
