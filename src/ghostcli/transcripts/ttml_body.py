"""The body of a TTML file: paragraphs of text pieces, with times from the beginning."""

from __future__ import annotations

from typing import NamedTuple

from ghostcli.transcripts.base import FIELD, LEFT_OVER, Remarks, shown
from ghostcli.transcripts.canonical import counted
from ghostcli.transcripts.ttml_times import Rates, is_above
from ghostcli.transcripts.written_times import COUNTED_ON
from ghostcli.transcripts.xml_input import Element

BREAK = "\x02"
"""Marker for a line break; clean text has no control characters."""

_ASIDE = frozenset(
    "head metadata set animate desc title image audio font resources data".split()  # noqa: SIM905
)
_READING = frozenset(("text", "textContainer", "delimiter"))
_FEW = 4


class TimedText(NamedTuple):
    """A run of text with one start and end; `timed` if a span and not the paragraph gives them.

    `alone` says that it is a timed span, or a word.
    """

    text: str
    start: float | None
    end: float | None
    agent: str
    timed: bool
    alone: bool

    @property
    def times(self) -> tuple[float | None, float | None]:
        """Return start and end."""
        return self.start, self.end


class TimedParagraph(NamedTuple):
    """A paragraph: its line, times, language and contents."""

    line: int
    start: float | None
    end: float | None
    language: str
    pieces: list[TimedText]


class _Within(NamedTuple):
    """What an element inherits from the elements around it.

    `start` is the origin of its times; `own` are the times of the nearest element that has any.
    """

    start: float = 0
    own: tuple[float | None, float | None] = (None, None)
    timed: bool = False
    alone: bool = False
    agent: str = ""
    language: str = ""
    preserve: bool = False


class Body:
    """The paragraphs of a file. `blanks` says that its word spans have no spaces between them."""

    def __init__(self, root: Element, rates: Rates, remarks: Remarks) -> None:
        self.paragraphs: list[TimedParagraph] = []
        self.pictures = 0
        self.rates = rates
        self._remarks = remarks
        self._ruby: list[int] = []
        self._unusable: dict[tuple[int, str], None] = {}
        self._above: dict[tuple[int, str], None] = {}
        self._backwards: list[int] = []
        self._loose: list[tuple[int, str]] = []
        body = next(root.all("body"), root)
        self._nested = _Nesting(rates)
        self._nested.look(body, None)
        self._gaps = [0, 0]
        language = root.get("lang").partition("-")[0].lower()
        preserve = root.get("space") == "preserve"
        self._walk(body, _Within(language=language, preserve=preserve))
        words = any(one.get("unit") == "word" for one in body.all("span"))
        self.blanks = words or (self._gaps[0] >= _FEW and not self._gaps[1])

    def report(self) -> None:
        """Add remarks on text that is not speech, and on invalid times."""
        for line, text in self._unusable:
            self._remarks.add(line, f"{shown(text)} is not a valid time: treated as unknown")
        for line, text in self._above:
            self._remarks.add(line, f"{shown(text)} {COUNTED_ON}")
        for line in self._backwards:
            self._remarks.add(line, "ends before it begins: the end is treated as unknown")
        for line, text in self._loose:
            self._remarks.add(line, f"{shown(text)} is outside all paragraphs: left out", LEFT_OVER)
        if self._ruby:
            what = counted(len(self._ruby), "ruby text")
            self._remarks.add(self._ruby[0], f"{what}, which says how a word is read: no speech", FIELD)

    def _walk(self, element: Element, within: _Within) -> _Within:
        """Read an element and its contents; return the context that applied inside it."""
        inner = self._inner(element, within)
        if element.get("backgroundImage"):
            self.pictures += 1
        if element.name == "p":
            self._paragraph(element, inner)
            return inner
        place = inner
        for one in element.content:
            if isinstance(one, str):
                if one.strip():
                    self._loose.append((element.line, one))
            elif one.name == "image":
                self.pictures += 1
            elif one.name not in _ASIDE:
                taken = self._walk(one, place)
                if element.get("timeContainer") == "seq":
                    place = place._replace(start=_last(taken.own, place.start))
        return inner

    def _inner(self, element: Element, within: _Within) -> _Within:
        """Return the context that applies inside an element."""
        begin, end, length = (self._time(element, name) for name in ("begin", "end", "dur"))
        from_ = 0 if self._nested.absolute else within.start
        start, own = within.start, within.own
        timed = any(time is not None for time in (begin, end, length))
        if begin is None and element.get("begin"):
            own = (None, None)  # its time is invalid
        elif timed:
            first = from_ + begin if begin is not None else within.start
            last = from_ + end if end is not None else None
            if length is not None:
                last = first + length if last is None else min(last, first + length)
            if last is not None and last < first:
                self._backwards.append(element.line)
                last = None
            start, own = first, (first, last)
        language = element.get("lang").partition("-")[0].lower() or within.language
        space = element.get("space")
        return _Within(
            start,
            own,
            timed=timed,
            agent=element.get("agent") or within.agent,
            language=language,
            preserve=space == "preserve" or (within.preserve and space != "default"),
        )

    def _time(self, element: Element, name: str) -> float | None:
        text = element.get(name)
        found = self.rates.seconds(text) if text else None
        if text and found is None and text != "indefinite":
            self._unusable[element.line, text] = None
        elif text and is_above(text):
            self._above[element.line, text] = None
        return found

    def _paragraph(self, element: Element, within: _Within) -> None:
        runs: list[tuple[_Within, list[str]]] = []
        self._collect(element, within._replace(timed=False), runs)
        pieces = [
            TimedText("".join(texts), *inner.own, inner.agent, inner.timed, inner.alone)
            for inner, texts in runs
            if any(texts)
        ]
        if any(piece.text.strip(f" \t\n{BREAK}") for piece in pieces):
            self.paragraphs.append(TimedParagraph(element.line, *within.own, within.language, pieces))

    def _collect(self, element: Element, within: _Within, runs: list[tuple[_Within, list[str]]]) -> None:
        """Collect the texts of an element; those with the same times and agent form one run."""
        place = within
        before: Element | None = None
        for one in element.content:
            if isinstance(one, str):
                _put(runs, within, one.replace("\n", BREAK) if within.preserve else one)
                if before and not one.strip():
                    self._gaps[1] += 1
                before = None
            elif one.name == "br":
                _put(runs, within, BREAK)
                before = None
            elif one.get("ruby") in _READING:
                self._ruby.append(one.line)
            elif one.name == "image":
                self.pictures += 1
            elif one.name not in _ASIDE:
                inner = self._inner(one, place)
                timed = inner.timed
                if timed and before:
                    self._gaps[_is_spaced(before.text, one.text)] += 1
                before = one if timed else None
                alone = timed or one.get("unit") == "word"
                inner = inner._replace(timed=timed or within.timed, alone=alone or within.alone)
                if alone:
                    runs.append((inner, []))
                self._collect(one, inner, runs)
                if alone:
                    runs.append((within, []))
                if element.get("timeContainer") == "seq":
                    place = place._replace(start=_last(inner.own, place.start))


def _put(runs: list[tuple[_Within, list[str]]], within: _Within, text: str) -> None:
    last = runs[-1][0] if runs else None
    if last and (last.own, last.agent, last.timed) == (within.own, within.agent, within.timed):
        runs[-1][1].append(text)
    else:
        runs.append((within, [text]))


def _is_spaced(before: str, after: str) -> bool:
    return not before or not after or before[-1].isspace() or after[0].isspace()


def _last(own: tuple[float | None, float | None], start: float) -> float:
    return next((time for time in reversed(own) if time is not None), start)


class _Nesting:
    """Decides whether nested times count from the parent element (TTML) or from the beginning (Apple)."""

    def __init__(self, rates: Rates) -> None:
        self._rates = rates
        self._votes = [0, 0]

    @property
    def absolute(self) -> bool:
        """Whether more times fit into their elements if they count from the beginning."""
        relative, absolute = self._votes
        return absolute > relative

    def look(self, element: Element, around: tuple[float, float] | None) -> None:
        """Record the times below an element; `around` are those of the nearest element with both."""
        begin, end, length = (self._rates.seconds(element.get(name)) for name in ("begin", "end", "dur"))
        if begin is not None and around:
            last = end if end is not None else begin + (length or 0)
            first, until = around
            near = 0.5
            as_relative = last <= until - first + near
            as_absolute = begin >= first - near and last <= until + near
            if as_relative != as_absolute:
                self._votes[as_absolute] += 1
        if begin is not None:
            last_ = end if end is not None else (begin + length if length is not None else None)
            around = (begin, last_) if last_ is not None else around
        for one in element.children:
            if one.name not in _ASIDE:
                self.look(one, around)
