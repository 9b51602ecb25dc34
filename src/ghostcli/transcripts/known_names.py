"""Names that a file's heads have taught, where they stand again: in damaged heads, and in heads glued to other text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ghostcli.text import fold
from ghostcli.transcripts.heads import shown
from ghostcli.transcripts.layout import Layout
from ghostcli.transcripts.written_times import Written

_MOST = 300
"""Names of one file that are looked for."""

_JUNK = r"#{0,6}(?:[\[(<{]?[\dOoIl:;.,\t -]{0,24}[\])>}]?[\t |:–—-]{0,4})"
_TYPE = r"(?:\*{1,2}|_{1,2}|[\x04\x05])?"
_CLOCKISH = (
    r"[\t ,|–—-]{0,4}[\[(<{]?[\t ]?[\dOoIl]{1,3}(?:[:;.,]{1,2}[\t ]?[\dOoIlSB]{0,4}){1,4}[\t ]?[\])>}]?"
    r"[\t ]?[:：]{0,2}(?:[\t ]?[–—-][\t ])?"
)
_TIME = r"\d{1,3}(?:(?::\d{2}){1,3}(?:[.,;]\d{1,3})?|\.\d{1,3}s)"
_SPAN = rf"{_TIME}[ ]?(?:-->|->|-|–|—|to)[ ]?{_TIME}"
_NAMED = re.compile(
    r"#*N(?P<joint>\S*) (?P<open>[^T]*)T(?P<till>-T)?(?P<shut>[\])}>_*#`]?)(?P<mark>[^…]*)(?P<more>…?)\Z"
)
_STAMPED = re.compile(r"#*(?P<open>[^TN]*)T(?P<till>-T)?(?P<shut>[\])}>_*#`]?)(?P<mark>[^…]*)(?P<more>…?)\Z")


class Again(NamedTuple):
    """A known name that stands again: `time` where the head gives one, `rest` the text behind the head.

    `name` is None for a time whose name comes on the next line.

    `sure` is false where the name is followed by neither a colon nor a time.
    """

    name: str | None
    time: Written | None
    rest: str
    sure: bool = True


class KnownNames:
    """The names of a layout, to be found again."""

    def __init__(self, layout: Layout) -> None:
        self._aliases = layout.aliases
        self._folded = {fold(name): name for name in reversed(layout.known)}
        names = sorted(layout.known[:_MOST], key=len, reverse=True)
        self._first: re.Pattern[str] | None = None
        self._within: re.Pattern[str] | None = None
        self._last: re.Pattern[str] | None = None
        if names:
            self._first = _first_pattern(names)
            self._within = _within_pattern(names, layout)
            any_name = "|".join(map(re.escape, names))
            self._last = re.compile(rf"(?<=\S)[ \t]+{_TYPE}(?P<name>{any_name}){_TYPE}\Z")

    def __contains__(self, name: str) -> bool:
        return fold(name) in self._folded

    def spelled(self, name: str) -> str:
        """The name as it is to be given."""
        known = self._folded.get(fold(name), name)
        return self._aliases.get(known, known)

    def first(self, text: str) -> Again | None:
        """The known name that a text begins with, behind the remains of a time at most."""
        found = self._first.match(text[:300]) if self._first else None
        if found is None:
            return None
        rest = text[found.end() :]
        stamp = (
            shown(found["head"]).time if found["head"] and any(map(str.isdecimal, found["head"])) else None
        )
        return Again(
            self.spelled(found["name"]),
            stamp,
            rest.strip() if found["head"] else rest,
            found["head"] is not None,
        )

    def within(self, text: str) -> Iterator[tuple[int, int, Again]]:
        """Whole heads with a known name inside a text: begin, end, and what stands there."""
        for found in self._within.finditer(text) if self._within else ():
            name = next((part for part in found.groupdict().values() if part), None)
            time = shown(found[0]).time
            yield found.start(), found.end(), Again(name and self.spelled(name), time, "")

    def near(self, name: str) -> bool:
        """Whether a name is a known one but for a typo: a letter or two in at least five."""
        from rapidfuzz.distance import OSA

        most = 2 if len(name) > 8 else 1
        return len(name) > 4 and any(
            OSA.distance(fold(name), known, score_cutoff=most) <= most for known in self._folded
        )

    def last(self, text: str) -> re.Match[str] | None:
        """The known name that stands behind the last sentence of a text, as the match that ends with it."""
        return self._last.search(text, max(len(text) - 120, 0)) if self._last else None


def _first_pattern(names: list[str]) -> re.Pattern[str]:
    any_name = "|".join(map(re.escape, names))
    return re.compile(
        rf"{_JUNK}(?P<name>{any_name})(?!(?-i:[a-z\d]))"
        rf"(?P<head>{_CLOCKISH}|[\t ]{{0,2}}(?:[:：]{{1,2}}|\|[\t ])|[\t ]{{0,2}}[\[(]?[\dOoIl:.]{{3,12}}[\])]?:?[\t ]*\Z)?",
        re.IGNORECASE,
    )


def _within_pattern(names: list[str], layout: Layout) -> re.Pattern[str] | None:
    """A pattern of the layout's own heads with a known name, wherever they stand."""
    any_name = "|".join(map(re.escape, names))
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
            add(
                rf"NAME[\t ]{{0,3}}{joint}{_TYPE}[\t ]{{0,3}}{opened}{time}{shut}{_TYPE}[\t ]{{0,2}}{mark}{_TYPE}{end}"
            )
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
