"""The layouts of text, Markdown and HTML in which people and tools write who says what, and when."""

from __future__ import annotations

import html
import random
import re
import textwrap
from collections.abc import Iterator
from typing import NamedTuple

from speakers_base import CLOCKS, Clock, Expected, Rendering, honest, spellings
from speakers_damage import SHARE, Head, damaged
from speakers_talks import PACE, Talk, Turn

FIRM = "Norwell"
FORMS = ("plain", "wrapped", "continued")


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

    @property
    def closed(self) -> bool:
        """Whether only the end of each turn has a time: where it ends, the next one begins."""
        return "{U}" in self.tail


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
    Layout("Name: text #T# (f4)", "{N}: ", tail=" #{U}#", between="\n", forms=_TIGHT, clocks=("HH:MM:SS-t",)),
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
        before = expected[-1].names if expected else frozenset[str | None]()
        if layout.closed and number:
            start = shown.heard(talk.turns[number - 1].end)
        heard = head._replace(name=html.unescape(head.name)) if layout.page else head
        right = honest(spellings(names[turn.voice]), heard, before)
        right |= {f"{one} ({FIRM})" for one in right if one} if FIRM in layout.head else set()
        end = shown.heard(turn.end) if "{U}" in layout.tail or "{U}" in head.template else None
        expected.append(
            Expected(
                turn,
                names[turn.voice],
                right,
                start,
                shown.tolerance,
                head.damage,
                first,
                lines.number,
                end if end != shown.heard(turn.start) else None,
            )
        )
    lines.add(layout.page[1] if layout.page else "\n")
    return Rendering(layout.name, f"{form}, {clock}", talk.name, lines.text.encode(), tuple(expected))


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
