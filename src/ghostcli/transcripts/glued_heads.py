"""Heads inside a text: attached to the end of the line above, or to another turn on the same line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ghostcli.transcripts.heads import shown
from ghostcli.transcripts.known_names import KnownNames
from ghostcli.transcripts.layout import TextLayout
from ghostcli.transcripts.written_times import WrittenTime

_FEW = 20
_TYPE = r"(?:\*{1,2}|_{1,2}|[\x04\x05])?"
_TIME = r"\d{1,3}(?:(?::\d{2}){1,3}(?:[.,;]\d{1,3})?|\.\d{1,3}s)"
_SPAN = rf"{_TIME}[ ]?(?:-->|->|-|–|—|to)[ ]?{_TIME}"
_NAMED = re.compile(
    r"#*N(?P<joint>\S*) (?P<open>[^T]*)T(?P<till>-T)?(?P<shut>[\])}>_*#`]?)(?P<mark>[^…]*)(?P<more>…?)\Z"
)
_STAMPED = re.compile(r"#*+(?P<open>[^TN]*)T(?P<till>-T)?(?P<shut>[\])}>_*#`]?)(?P<mark>[^…]*)(?P<more>…?)\Z")


class Glued(NamedTuple):
    """A complete head inside a text, from `begin` to `end`; without a name if that is on the next line."""

    begin: int
    end: int
    name: str | None
    time: WrittenTime | None


class GluedHeads:
    """Finds heads of the layout's shapes with known names, anywhere in a text."""

    def __init__(self, layout: TextLayout, names: KnownNames) -> None:
        self._names = names
        self._spellings = names.names if len(names.names) <= _FEW and not layout.below else ()
        self._within: re.Pattern[str] | None = None
        self._last: re.Pattern[str] | None = None
        if names.pattern:
            self._within = _within_pattern(names.pattern, layout)
            self._last = re.compile(rf"(?<=\S)[ \t]+{_TYPE}(?P<name>{names.pattern}){_TYPE}\Z")

    def within(self, text: str) -> Iterator[Glued]:
        """Yield all such heads in a text."""
        if self._within is None:
            return
        if self._spellings and not any(name in text for name in self._spellings):
            return  # faster than the pattern, which tries every space
        for found in self._within.finditer(text):
            name = next((part for part in found.groupdict().values() if part), None)
            yield Glued(found.start(), found.end(), name and self._names.spelled(name), shown(found[0]).time)

    def last(self, text: str) -> Glued | None:
        """Return the known name at the end of a text, if there is one."""
        found = self._last.search(text, max(len(text) - 120, 0)) if self._last else None
        return Glued(found.start(), found.end(), self._names.spelled(found["name"]), None) if found else None


def _within_pattern(any_name: str, layout: TextLayout) -> re.Pattern[str] | None:
    """Return a pattern for heads of the layout's shapes with a known name, anywhere in a text."""
    forms: list[str] = []

    def add(form: str) -> None:
        named = form.replace("NAME", rf"{_TYPE}(?P<name{len(forms)}>{any_name}){_TYPE}")
        if form not in seen:
            seen.add(form)
            forms.append(named)

    seen: set[str] = set()
    for shape in sorted(layout.named):
        if found := _NAMED.match(shape):
            joint, opened, shut, mark = (re.escape(found[part]) for part in ("joint", "open", "shut", "mark"))
            time = _SPAN if found["till"] else _TIME
            end = "" if found["more"] else r"[\t ]*\Z"
            clock = f"{opened}{time}{shut}{_TYPE}"
            add(rf"NAME[\t ]{{0,3}}{joint}{_TYPE}[\t ]{{0,3}}{clock}[\t ]{{0,2}}{mark}{_TYPE}{end}")
    for shape in sorted(layout.stamped):
        found = _STAMPED.match(shape)
        if not found:
            continue
        opened, shut, mark = (re.escape(found[part]) for part in ("open", "shut", "mark"))
        time = _SPAN if found["till"] else _TIME
        if layout.below and not found["more"]:
            add(rf"{opened}{time}{shut}[\t ]*\Z")
        elif found["more"]:
            end = r"[\t ]*\Z" if shape in layout.heading else r"[\t ]?[:：](?=[\s*_\x05]|\Z)"
            if mark == re.escape("|"):
                end = r"[\t ]?\|"
            if layout.labels or shape in layout.heading:
                add(rf"{_TYPE}`?{opened}{time}{shut}`?{_TYPE}[\t ]{{0,2}}{mark}[\t ]{{0,3}}NAME{end}{_TYPE}")
    pieces = [rf"(?<=\s)(?:{'|'.join(forms)})"] if forms else []
    if layout.bold:
        pieces.append(
            rf"(?:\*\*|__|\x04)(?P<nameb>{any_name})(?:[:：](?:\*\*|__|\x05)|(?:\*\*|__|\x05)[:：])"
        )
    if layout.labels:
        pieces.append(rf"(?<=[.?!…”\"'’)#][ \t])(?P<namel>{any_name})[\t ]?[:：](?=\s|\Z)")
    return re.compile("|".join(pieces)) if pieces else None
