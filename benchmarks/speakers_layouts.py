"""The layouts of text, Markdown and HTML in which people and tools write who says what, and when."""

from __future__ import annotations

import html
import random
import re
import textwrap
from collections.abc import Callable, Iterator
from typing import NamedTuple

from speakers_damage import SHARE, Head, damaged
from speakers_talks import PACE, Talk, Turn

FIRM = "Norwell"
FORMS = ("plain", "wrapped", "continued")


class Clock(NamedTuple):
    """A way to write times: what is written of seconds, and the seconds that this stands for."""

    written: Callable[[float], str]
    precision: float
    tolerance: float = 0.002

    def heard(self, seconds: float) -> float:
        """The seconds that are left when these are written."""
        return int(seconds / self.precision + 1e-6) * self.precision


def _parts(seconds: float) -> tuple[int, int, int]:
    return int(seconds // 3600), int(seconds // 60) % 60, int(seconds) % 60


def _long(seconds: float) -> str:
    hours, minutes, rest = _parts(seconds + 1e-6)
    return f"{hours}:{minutes:02}:{rest:02}"


def _short(seconds: float) -> str:
    hours, minutes, rest = _parts(seconds + 1e-6)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def _millis(seconds: float) -> str:
    hours, minutes, rest = _parts(seconds + 1e-6)
    return f"{hours:02}:{minutes:02}:{rest:02}.{round(seconds * 1000) % 1000:03}"


def _frames(seconds: float) -> str:
    hours, minutes, rest = _parts(seconds + 1e-6)
    return f"{hours:02}:{minutes:02}:{rest:02}:{int(seconds * 25 + 1e-6) % 25:02}"


CLOCKS = {
    "H:MM:SS": Clock(_long, 1),
    "MM:SS": Clock(_short, 1),
    "HH:MM:SS.mmm": Clock(_millis, 0.001),
    "HH:MM:SS:FF": Clock(_frames, 0.04, 0.5),
    "seconds": Clock(lambda seconds: f"{int(seconds * 10 + 1e-6) / 10:.1f}s", 0.1),
}
_USUAL = ("H:MM:SS", "MM:SS", "HH:MM:SS.mmm")


class Layout(NamedTuple):
    """A layout: `head` and `tail` stand around the text of a turn, `{N}`, `{T}`, `{U}` are name, start, end.

    `between` stands between turns, `indent` before each line of text, `without` are characters that no
    name may have in it; `parts` stands before each further paragraph of a turn, `{T}` being its time.
    """

    name: str
    head: str
    tail: str = ""
    between: str = "\n\n"
    forms: tuple[str, ...] = FORMS
    clocks: tuple[str, ...] = _USUAL
    without: str = ""
    indent: str = ""
    parts: str = ""
    by_sentence: bool = False
    page: tuple[str, str] | None = None
    hourly: str = ""

    @property
    def timed(self) -> bool:
        """Whether each turn has its time."""
        return "{T}" in self.head + (self.parts if self.by_sentence else "")


_ONE_LINE = ("plain",)
_TIGHT = ("plain", "wrapped")
_PAGE = ("<!DOCTYPE html>\n<html><head><title>A talk</title></head><body>\n", "\n</body></html>\n")

TEXT: tuple[Layout, ...] = (
    Layout("Name (T):⏎text", "{N} ({T}):\n"),
    Layout("Name (T)⏎text", "{N} ({T})\n"),
    Layout("Name: T⏎text", "{N}: {T}\n"),
    Layout("Name  T⏎text (Otter)", "{N}  {T}  \n"),
    Layout("Name, T⏎text", "{N}, {T}\n"),
    Layout("Name | T⏎text", "{N} | {T}\n"),
    Layout("Name⏎T⏎text (Zoom)", "{N}\n{T}\n"),
    Layout("T Name⏎text", "{T} {N}\n"),
    Layout("[T] Name⏎text", "[{T}] {N}\n"),
    Layout("[T] - Name⏎text (Happy Scribe)", "[{T}] - {N}\n"),
    Layout("T - Name (Firm)⏎text (Fathom)", f"{{T}} - {{N}} ({FIRM})\n", indent="  "),
    Layout("T --> T⏎Name⏎text", "{T} --> {U}\n{N}\n"),
    Layout("T - T⏎Name⏎text (Premiere)", "{T} - {U}\n{N}\n", clocks=("HH:MM:SS:FF",)),
    Layout("T | Name | text", "{T} | {N} | ", between="\n", forms=_ONE_LINE, without="|"),
    Layout("[T - T] Name: text", "[{T} - {U}] {N}: "),
    Layout("[T --> T] Name: text", "[{T} --> {U}] {N}: ", forms=_TIGHT, between="\n"),
    Layout("[T] Name: text", "[{T}] {N}: "),
    Layout("[T] Name: text, tight", "[{T}] {N}: ", forms=_TIGHT, between="\n"),
    Layout("T Name: text", "{T} {N}: "),
    Layout("(T) Name: text", "({T}) {N}: "),
    Layout("Name (T): text", "{N} ({T}): "),
    Layout("Name [T]: text", "{N} [{T}]: "),
    Layout("Name T text", "{N} {T} "),
    Layout("Name: text", "{N}: "),
    Layout("Name: text, tight", "{N}: ", forms=_TIGHT, between="\n"),
    Layout("Name:⏎text", "{N}:\n"),
    Layout("NAME (5.5s - 28.0s): text", "{N} ({T} - {U}): ", clocks=("seconds",), forms=_TIGHT, between="\n"),
    Layout(
        "Name⏎[T] - text (aTrain)", "{N}\n", parts="[{T}] - ", by_sentence=True, between="\n", forms=_ONE_LINE
    ),
    Layout("Name: text #T# (f4)", "{N}: ", tail=" #{U}-0#", between="\n", forms=_TIGHT, clocks=("H:MM:SS",)),
    Layout("Name (T):⏎text, (T)⏎text (Rev)", "{N} ({T}):\n", parts="({T})\n", forms=("continued",)),
    Layout("Name  T⏎text, T⏎text (Otter)", "{N}  {T}  \n", parts="{T}  \n", forms=("continued",)),
)
MARKDOWN: tuple[Layout, ...] = (
    Layout("**Name:** text", "**{N}:** "),
    Layout("**Name**: text", "**{N}**: "),
    Layout("__Name__: text", "__{N}__: "),
    Layout("**Name** (T): text", "**{N}** ({T}): "),
    Layout("**Name (T):** text", "**{N} ({T}):** "),
    Layout("**Name** _T_⏎text", "**{N}** _{T}_\n"),
    Layout("**Name** [T]⏎⏎text", "**{N}** [{T}]\n\n"),
    Layout("**[T] Name:** text", "**[{T}] {N}:** "),
    Layout("[T] **Name:** text", "[{T}] **{N}:** "),
    Layout("`[T]` **Name**: text", "`[{T}]` **{N}**: "),
    Layout("### Name (T)⏎text", "### {N} ({T})\n\n"),
    Layout("### Name⏎T⏎text", "### {N}\n*{T}*\n\n"),
    Layout("### T⏎**Name:** text (Meet)", "**{N}:** ", hourly="### {T}", clocks=("H:MM:SS",)),
    Layout("**Name**⏎[T](url)⏎text (Podwise)", "**{N}**\n[{T}](https://example.org/talk)\n"),
    Layout("> **Name:** text", "**{N}:** ", indent="> "),
    Layout("- **Name** (T): text", "- **{N}** ({T}): ", forms=_TIGHT, between="\n"),
)
HTML: tuple[Layout, ...] = (
    Layout("<cite>, <time>, <p>", "<cite>{N}:</cite>\n<time>{T}</time>\n<p>", "</p>", "\n", page=_PAGE),
    Layout("<p><strong>Name:</strong> text", "<p><strong>{N}:</strong> ", "</p>", "\n", page=_PAGE),
    Layout("<p><b>Name</b> (T)<br>text", "<p><b>{N}</b> ({T})<br>\n", "</p>", "\n", page=_PAGE),
    Layout("<p>[T] <strong>Name:</strong> text", "<p>[{T}] <strong>{N}:</strong> ", "</p>", "\n", page=_PAGE),
    Layout("<h3>Name (T)</h3>", "<h3>{N} ({T})</h3>\n<p>", "</p>", "\n", page=_PAGE),
)


class Expected(NamedTuple):
    """What a reading should give of a turn that was rendered.

    `name` is the speaker's, `names` are all that are right (`None`, nobody, where there is `damage`), `start`
    is the time as it was written, None where it is not; it stands on lines `first` to `last`.
    """

    turn: Turn
    name: str
    names: frozenset[str | None]
    start: float | None
    tolerance: float
    damage: str = ""
    first: int = 0
    last: int = 0


class Rendering(NamedTuple):
    """A talk as a file, and what a reading of it should give."""

    layout: str
    form: str
    talk: str
    data: bytes
    expected: tuple[Expected, ...]


def spellings(name: str) -> frozenset[str | None]:
    """The ways in which a reader may give a name: with or without what stands in brackets behind it."""
    short = re.sub(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\Z", "", name)
    return frozenset({name, short or name, name.partition(" | ")[0]})


def sentences(text: str, least: int = 1) -> Iterator[str]:
    """The sentences of a text, joined to pieces of so many words at least."""
    some: list[str] = []
    for sentence in re.split(r"(?<=[.?!]) ", text):
        some.append(sentence)
        if sum(len(one.split()) for one in some) >= least:
            yield " ".join(some)
            some = []
    if some:
        yield " ".join(some)


def rendered(talk: Talk, names: tuple[str, ...], layout: Layout, form: str, clock: str) -> Rendering:
    """The talk in a layout, with damage to some of its heads."""
    chance = random.Random(f"{talk.name} {layout.name} {form}")
    shown = CLOCKS[clock]
    lines = _Lines()
    expected: list[Expected] = []
    if layout.page:
        lines.add(layout.page[0])
    section = -1.0
    for number, turn in enumerate(talk.turns):
        lines.add(layout.between if number else "")
        start = shown.heard(turn.start) if layout.timed else None
        if layout.hourly and turn.start // 300 != section:
            section = turn.start // 300
            start = shown.heard(turn.start)
            lines.add(layout.hourly.replace("{T}", shown.written(turn.start)) + "\n\n")
        name = html.escape(names[turn.voice], quote=False) if layout.page else names[turn.voice]
        head = Head(layout.head, name, shown.written(turn.start), shown.written(turn.end))
        if chance.random() < SHARE:
            head = damaged(head, chance)
        if head.glued and number:
            lines.glue()
        if layout.indent == "> ":
            lines.add("> ")
        first = lines.number
        lines.add(head.text)
        lines.add(_body(turn, layout, form, shown))
        lines.add(layout.tail.replace("{U}", shown.written(turn.end)))
        right = _honest(talk, names, number, head)
        right |= {f"{one} ({FIRM})" for one in right if one} if FIRM in layout.head else set()
        expected.append(
            Expected(turn, names[turn.voice], right, start, shown.tolerance, head.damage, first, lines.number)
        )
    lines.add(layout.page[1] if layout.page else "\n")
    return Rendering(layout.name, f"{form}, {clock}", talk.name, lines.text.encode(), tuple(expected))


def _honest(talk: Talk, names: tuple[str, ...], number: int, head: Head) -> frozenset[str | None]:
    """Who may be said to speak: the speaker; behind damage also nobody, or the name as it is written.

    Where damage leaves a bare time, also the speaker before: that is what a bare time means.
    """
    right = spellings(names[talk.turns[number].voice])
    if not head.damage:
        return right
    right |= spellings(html.unescape(head.name)) | {None}
    right |= {head.name + mark for mark in ".:" if head.damage in ("full stop for the colon", "extra colon")}
    if head.bare and number:
        right |= spellings(names[talk.turns[number - 1].voice])
    return right


def _body(turn: Turn, layout: Layout, form: str, clock: Clock) -> str:
    """The text of a turn, in paragraphs and lines."""
    if layout.by_sentence:
        pieces = list(sentences(turn.text))
    else:
        pieces = list(sentences(turn.text, 40)) if form == "continued" else [turn.text]
    text, said = "", 0
    for number, piece in enumerate(pieces):
        before = ""
        if layout.parts and (number or layout.by_sentence):
            time = min(turn.start + said / PACE, turn.end)
            before = layout.parts.replace("{T}", clock.written(time))
        said += len(piece.split())
        written = html.escape(piece, quote=False) if layout.page else piece
        if form == "wrapped":
            written = textwrap.fill(written, 76, break_long_words=False, break_on_hyphens=False)
        text += (("\n" if layout.by_sentence else _gap(layout)) if number else "") + before + written
    if layout.indent == "> ":
        return text.replace("\n", "\n> ")
    return layout.indent + text.replace("\n", f"\n{layout.indent}")


def _gap(layout: Layout) -> str:
    return "</p>\n<p>" if layout.page else "\n\n"


class _Lines:
    """A text that grows, and the number of its last line."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.number = 1

    def add(self, text: str) -> None:
        self._parts.append(text)
        self.number += text.count("\n")

    def glue(self) -> None:
        """Puts a blank for the line ends that stand last."""
        while self._parts and not self._parts[-1].strip("\n"):
            self.number -= self._parts.pop().count("\n")
        last = self._parts.pop()
        self.number -= len(last) - len(last.rstrip("\n"))
        self._parts.append(last.rstrip("\n") + " ")

    @property
    def text(self) -> str:
        return "".join(self._parts)
