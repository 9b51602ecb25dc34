"""The layout of a text: which shapes of heads open its turns, decided by the file as a whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ghostcli.transcripts.base import Remarks, check_number, shown as quoted
from ghostcli.transcripts.heads import Shown, name_of, shown
from ghostcli.transcripts.names import accepted, looks_named
from ghostcli.transcripts.openers import is_opener
from ghostcli.transcripts.written_times import has_days, seconds

_LONGEST_BARE = 60
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:=[ \t]*){3,})\Z")
HEADING = re.compile(r"[ \t]*(#{1,6})[ \t]+(.*?)[ \t#]*\Z")
_LIST = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,3}[.)])[ \t]+\S")
SLOWEST = 0.3
"""Words a second: a list of chapters has fewer, a conversation more."""


class Line(NamedTuple):
    """A line or block of a source. `opens` says that it begins a paragraph, `level` that it is a heading.

    `said` is its text without a heading's marks. `given` is a head that markup states: `(name, time)`.
    `fenced` lines are examples of something, and open no turn.
    """

    number: int
    said: str
    opens: bool
    level: int = 0
    given: tuple[str | None, str | None] | None = None
    fenced: bool = False


def line_of(number: int, text: str, *, opens: bool, fenced: bool = False) -> Line | None:
    """A line of text; None for a rule, which only lays out the page."""
    if _RULE.match(text[:300]) and len(text) <= 300:
        return None
    heading = HEADING.match(text) if text.lstrip()[:1] == "#" and len(text) <= 300 else None
    if heading and not fenced:
        return Line(number, heading[2], opens=True, level=len(heading[1]))
    return Line(number, text, opens, fenced=fenced)


Looked = tuple[Line, Shown]
"""A line, and what it shows."""


@dataclass
class _Tally:
    """What the lines of one shape have in common."""

    number: int = 0
    names: Counter[str] = field(default_factory=Counter)
    rests: Counter[str] = field(default_factory=Counter)
    labels: list[str | None] = field(default_factory=list)
    rising: int = 0
    opening: int = 0
    followed: int = 0
    bold: int = 0
    last: float = float("-inf")


class Survey:
    """What the lines of a text show before it is decided which of them open turns."""

    def __init__(self) -> None:
        self.shapes: dict[str, _Tally] = {}
        self.labels: list[str | None] = []
        self.loose: Counter[str] = Counter()
        self.bold: Counter[str] = Counter()
        self.first_bold = False
        self.above: Counter[str] = Counter()
        self.below: Counter[str] = Counter()
        self.alone: Counter[str] = Counter()
        self.order: dict[str, int] = {}
        self.counts: Counter[str] = Counter()
        self.alone_before_colon: Counter[str] = Counter()
        self.within: Counter[str] = Counter()
        self.chained: list[str | None] = []
        self.stamps = self.stamped_above = self.lines = self.listed = self.words = self.given = 0
        self.clocks: list[str] = []
        self.voiced = self._after_head = False

    def look(self, lines: Iterable[Line]) -> Survey:
        """Takes in all the lines."""
        before: Looked | None = None
        earlier: Looked | None = None
        for line in lines:
            found = NOTHING if line.fenced or line.given else shown(line.said)
            self.given += line.given is not None
            if line.given and line.given[1]:
                self.clocks.append(line.given[1])
            self._words(line, found)
            if before is not None:
                self._beside(earlier, before, (line, found))
            if not line.given:
                self._head(line, found, self.lines == 1 and not line.level)
                self._seen(line, found)
            earlier, before = before, (line, found)
        if before is not None:
            self._beside(earlier, before, None)
        return self

    def _seen(self, line: Line, found: Shown) -> None:
        """Keeps the order in which names first stand anywhere."""
        for name in (found.name, found.label, bare_name(line, found) if not found.label else None):
            if name is not None:
                self.order.setdefault(name, len(self.order))
                self.counts[name] += 1
        if found.time is not None and found.rest and len(found.rest) <= _LONGEST_BARE:
            name = name_of(found.rest) or ""
            self.order.setdefault(name, len(self.order))
            self.counts[name] += 1

    def _words(self, line: Line, found: Shown) -> None:
        if not line.level:
            self.lines += 1
            self.words += line.said.count(" ") + 1
            self.listed += found.time is None and _LIST.match(line.said) is not None
        check_number(range(self.lines), line.number)

    def _head(self, line: Line, found: Shown, first: bool) -> None:
        if first and found.bold and found.label:
            self.first_bold = True
        if found.time is None:
            self._label(line, found)
            return
        self._after_head = is_stamp(found)
        tally = self.shapes.setdefault(shape_of(line, found), _Tally())
        start = seconds(found.time.start)
        tally.number += 1
        tally.rising += start >= tally.last
        tally.last = start
        tally.opening += line.opens
        tally.bold += bool(found.bold)
        self.clocks.append(found.time.start)
        if found.name is not None:
            tally.names[found.name] += 1
            if found.label == found.name:
                self._label(line, found)
            return
        if found.rest:
            tally.labels.append(found.label)
            self.voiced = self.voiced or found.rest.startswith("<v")
            name = name_of(found.rest) if len(found.rest) <= _LONGEST_BARE else None
            if name:
                tally.rests[name] += 1

    def _label(self, line: Line, found: Shown) -> None:
        if line.level:
            return
        chained, self._after_head = self._after_head, found.label is not None
        if line.opens:
            self.labels.append(found.label)
        elif chained:
            self.chained.append(found.label)
        elif found.label:
            self.loose[found.label] += 1
        if found.label and not line.opens:
            self.within[found.label] += 1
        if found.label and found.bold:
            self.bold[found.label] += 1
        if found.label and not found.said:
            self.alone_before_colon[found.label] += 1

    def _beside(self, earlier: Looked | None, here: Looked, after: Looked | None) -> None:
        """Looks at a line between its neighbours: names stand alone above times, below them, or above speech."""
        line, found = here
        speech = after is not None and after[1].time is None and not after[0].level
        if found.time is not None and found.name is None:
            self.stamps += not found.rest
            if speech and found.rest:
                self.shapes[shape_of(line, found)].followed += 1
            return
        name = bare_name(line, found)
        if name is None or after is None:
            return
        below = earlier is not None and is_stamp(earlier[1])
        if below and speech:
            self.below[name] += 1
        elif not below and after[1].time is not None and after[1].name is None:
            self.above[name] += 1
            self.stamped_above += is_stamp(after[1])
        elif speech and (line.opens or line.level):
            self.alone[name] += 1

    def by_line(self, layout: Layout) -> bool:
        """Whether heads stand at the beginning of lines, not of paragraphs alone."""
        timed = [tally for shape, tally in self.shapes.items() if shape in layout.named | layout.stamped]
        number = sum(tally.number for tally in timed)
        opening = sum(tally.opening for tally in timed)
        if not number:
            loose = sum(n for name, n in self.within.items() if name in layout.labels)
            number = sum(n for name, n in self.counts.items() if name in layout.labels)
            opening = number - loose
        return opening < 0.5 * number

    def has_labels_throughout(self, labels: frozenset[str]) -> bool:
        """Whether nine of ten paragraphs, or lines where these are turns, begin with a name before a colon."""
        places = [*self.labels, *self.chained]
        return sum(label in labels for label in places) >= 0.9 * len(places) > 0

    def has_labels_alone(self, labels: frozenset[str]) -> bool:
        """Whether names before a colon stand on lines of their own."""
        number = sum(label in labels for label in self.labels)
        return sum(n for name, n in self.alone_before_colon.items() if name in labels) >= 0.8 * number > 0

    def has_heads_alone(self, layout: Layout) -> bool:
        """Whether most heads stand on lines of their own, the speech below them."""
        alone = sum(t.number for s, t in self.shapes.items() if s in layout.heading)
        alone += sum(t.number for s, t in self.shapes.items() if s in layout.named and not s.endswith("…"))
        alone += sum(
            sum(found.values())
            for found, names in ((self.above, layout.above), (self.below, layout.below))
            if names
        )
        inline = sum(
            t.number
            for s, t in self.shapes.items()
            if s in layout.named | layout.stamped and s not in layout.heading and s.endswith("…")
        )
        return alone > inline or bool(layout.alone) or (layout.labels_alone and not inline)

    def is_wrapped(self, layout: Layout) -> bool:
        """Whether speech goes on over several lines in more than a few places."""
        number = sum(tally.number for shape, tally in self.shapes.items() if shape in layout.stamped)
        texts = self.stamps + sum(
            t.number for s, t in self.shapes.items() if s in layout.stamped and s.endswith("…")
        )
        return self.lines - self.stamps - texts > 0.15 * number

    def is_slow(self) -> bool:
        """Whether there are times, and they lie too far apart for so few words to be speech."""
        return _slow(self)


NOTHING = Shown("", None, None, "", None, "")


def shape_of(line: Line, found: Shown) -> str:
    """The shape of a line's head, with the level of a heading."""
    return f"{'#' * line.level}{found.shape}"


def is_stamp(found: Shown) -> bool:
    """Whether a line is a time and nothing else."""
    return found.time is not None and found.name is None and not found.rest


def bare_name(line: Line, found: Shown) -> str | None:
    """The name that a whole line may be: short, no sentence, no head of another sort."""
    if line.fenced or line.given or found.time is not None or found.lead or len(line.said) > _LONGEST_BARE:
        return None
    if found.label and found.said:
        return None
    return name_of(line.said)


@dataclass(frozen=True)
class Layout:
    """Which heads open turns.

    `named` are shapes with a name before the time, `stamped` those that begin with the time; of these
    `heading` have nothing but a name behind it, and
    in the `nameless` ones a name is missing; behind the times of `always` there is a name nearly always. `labels` are names before a colon, `bold` says that any name in bold type
    before a colon is one. `above`, `below` and `alone` are names on lines of their own. `aliases` give each name as
    it is to be shown. `days` says that times of four parts begin with days.
    """

    named: frozenset[str]
    stamped: frozenset[str]
    heading: frozenset[str]
    nameless: frozenset[str]
    always: frozenset[str]
    labels: frozenset[str]
    labels_alone: bool
    strict: bool
    bold: bool
    above: frozenset[str]
    below: frozenset[str]
    alone: frozenset[str]
    given: bool
    days: bool
    known: tuple[str, ...]
    aliases: dict[str, str]

    @property
    def levels(self) -> frozenset[int]:
        """The levels of headings that name speakers."""
        return frozenset(len(shape) - len(shape.lstrip("#")) for shape in self.named | self.heading) - {0}

    @property
    def opens_turns(self) -> bool:
        """Whether anything does."""
        return bool(self.named or self.stamped or self.labels or self.bold or self.alone or self.given)


def layout_of(
    survey: Survey, texts: Callable[[], Iterable[str]], remarks: Remarks, *, forced: bool
) -> Layout:
    """What the survey shows; `texts` gives the lines once more, to weigh names against words."""
    enough = 1 if forced else 2
    named = frozenset(
        s for s, t in survey.shapes.items() if s.lstrip("#").startswith("N") and _is_named(s, t, enough)
    )
    named = _strong(survey, named)
    stamped, heading = _stamped(survey, enough, bool(named))
    above, below = _names_beside(survey)
    labels = _labels(survey, stamped - heading, texts, named=bool(named or heading), forced=forced)
    bold = _bold_heads(survey, forced=forced)
    if (
        not forced
        and stamped
        and not named
        and not heading
        and not (above or below)
        and not _come_again(survey, labels)
        and _slow(survey)
    ):
        stamped = labels = frozenset()
    alone = frozenset[str]()
    if not (named or stamped or labels or bold or survey.given):
        alone = _names_alone(survey)
    known = _known(survey, named, heading, labels, (above, below, alone), bold=bold)
    return Layout(
        named=named,
        stamped=stamped,
        heading=heading,
        nameless=_nameless(survey, named, stamped),
        always=_always_named(survey, stamped - heading, labels),
        labels=labels,
        labels_alone=bool(labels) and survey.has_labels_alone(labels),
        strict=survey.has_labels_throughout(labels),
        bold=bold,
        above=above,
        below=below,
        alone=alone,
        given=survey.given > 0,
        days=_days(survey),
        known=tuple(known),
        aliases=aliases_of(known, survey.counts, remarks),
    )


def _strong(survey: Survey, named: frozenset[str]) -> frozenset[str]:
    """The shapes without those that no sign tells from speech and that are rare beside others."""
    most = max((tally.number for tally in survey.shapes.values()), default=0)
    most = max(most, survey.stamps)
    return frozenset(
        shape
        for shape in named
        if any(sign in shape for sign in "[](){}<>_:|,#") or survey.shapes[shape].number >= 0.2 * most
    )


def _is_named(shape: str, tally: _Tally, enough: int) -> bool:
    """Whether a name and a time in this shape open turns."""
    number = tally.number
    if number < enough or tally.rising < 0.7 * number:
        return False
    repeated = sum(n for n in tally.names.values() if n > 1) / number
    written = sum(n for name, n in tally.names.items() if looks_named(name)) / number
    closed = any(sign in shape for sign in "[]()<>_{}") or tally.bold >= 0.5 * number
    whole = not shape.endswith("…")
    if closed and (whole or ":" in shape or tally.bold >= 0.5 * number):
        return repeated >= 0.3 or written >= 0.6
    if whole and tally.opening < 0.5 * number and not tally.bold:
        return repeated >= 0.8 and number >= 4
    return repeated >= 0.5 or (number <= 8 and written == 1)


def _stamped(survey: Survey, enough: int, named: bool) -> tuple[frozenset[str], frozenset[str]]:
    """The shapes that begin with a time, and those of them where only a name stands behind it."""
    stamped: set[str] = set()
    heading: set[str] = set()
    signs = {shape for shape in survey.shapes if shape.lstrip("#").startswith("N")}
    for shape, tally in survey.shapes.items():
        if shape.lstrip("#").startswith("N"):
            continue
        number = tally.number
        bare = not shape.endswith("…")
        least = 1 if bare and any(shape.strip(":") in sign for sign in signs) else enough
        if number < least or tally.rising < 0.7 * number:
            continue
        if named and not bare and shape[0] not in "[(<#" and tally.opening < 0.5 * number:
            continue
        stamped.add(shape)
        names = sum(tally.rests.values())
        repeated = sum(n for n in tally.rests.values() if n > 1)
        written = sum(n for name, n in tally.rests.items() if looks_named(name))
        if (
            not bare
            and tally.followed >= 0.7 * number
            and names >= 0.7 * number
            and (repeated >= 0.5 * number or (number <= 8 and written >= 0.9 * number))
        ):
            heading.add(shape)
    return frozenset(stamped), frozenset(heading)


def _nameless(survey: Survey, named: frozenset[str], stamped: frozenset[str]) -> frozenset[str]:
    """The shapes that are a named one without its name, colon and all, in a few places: there a name is missing.

    A time alone goes on with the speaker, and so does this shape where it is common.
    """
    found: set[str] = set()
    labelled = [shape for shape in stamped if any(survey.shapes[shape].labels)]
    for shape in labelled:
        missing = shape.replace("…", ":…")
        if missing in survey.shapes and survey.shapes[missing].number < max(
            3, 0.1 * survey.shapes[shape].number
        ):
            found.add(missing)
    for shape in named:
        bare = re.sub(r"^(#*)N\S* ", r"\1", shape)
        if ":" in bare and bare in survey.shapes:
            if survey.shapes[bare].number < max(3, 0.1 * survey.shapes[shape].number):
                found.add(bare)
    return frozenset(found)


def _always_named(survey: Survey, stamped: frozenset[str], labels: frozenset[str]) -> frozenset[str]:
    """The shapes whose times have a name behind them in nine of ten places or more: one without has lost it."""
    return frozenset(
        shape
        for shape in stamped
        if (behind := survey.shapes[shape].labels)
        and sum(label in labels for label in behind) >= 0.9 * len(behind)
    )


def _names_beside(survey: Survey) -> tuple[frozenset[str], frozenset[str]]:
    """The names on lines above times, or below them: they come back."""
    above = _come_back(survey.above, survey.stamps if survey.stamped_above else 0)
    below = _come_back(survey.below, survey.stamps)
    if above and below:
        return (above, frozenset()) if _again(survey.above) >= _again(survey.below) else (frozenset(), below)
    return above, below


def _come_back(found: Counter[str], places: int) -> frozenset[str]:
    """The names among the lines beside times: where most of the `places` have one, whatever stands there."""
    total = sum(found.values())
    again = {name for name, number in found.items() if number > 1}
    number = sum(found[name] for name in again)
    if total < 2:
        return frozenset()
    if places and total >= 0.8 * places:
        if number >= 0.5 * places or (places <= 8 and all(map(looks_named, found))):
            return frozenset(found)
        return frozenset()
    if number < 0.5 * total or not all(looks_named(name) or found[name] >= 3 for name in again):
        return frozenset()
    return frozenset(name for name in found if name in again or looks_named(name))


def _again(found: Counter[str]) -> float:
    return sum(n for n in found.values() if n > 1) / max(sum(found.values()), 1)


def _names_alone(survey: Survey) -> frozenset[str]:
    """Names on lines of their own above speech, where no other head stands: they must come back, and often."""
    total = sum(survey.alone.values())
    again = {name for name, number in survey.alone.items() if number > 1}
    number = sum(survey.alone[name] for name in again)
    if len(again) < 2 or number < 6 or number < 0.8 * total or not all(map(looks_named, again)):
        return frozenset()
    return frozenset(name for name in survey.alone if name in again or looks_named(name))


def _labels(
    survey: Survey,
    stamped: frozenset[str],
    texts: Callable[[], Iterable[str]],
    *,
    named: bool,
    forced: bool,
) -> frozenset[str]:
    """The names before a colon that are speakers: behind times, and at the beginning of paragraphs."""
    behind = [label for shape in stamped for label in survey.shapes[shape].labels]
    found = accepted(behind, texts) if behind else frozenset()
    if behind and sum(label is not None for label in behind) >= 0.9 * len(behind):
        found |= {label for label in behind if label is not None and not is_opener(label)}
    if named:
        return found
    loose = {name for name, number in survey.loose.items() if number > 1 or name in survey.labels}
    both = [*survey.labels, *(name for name in survey.loose.elements() if name in loose)]
    if sum(map(bool, survey.chained)) > sum(map(bool, survey.labels)):  # heads stand at every line
        both = [*survey.labels, *survey.chained, *(name for name in survey.loose.elements() if name in loose)]
    if (
        len(set(both)) == 1
        and both[0]
        and (forced or (len(both) == 1 and not stamped))
        and looks_named(both[0])
    ):
        return found | {both[0]}
    return found | (accepted(both, texts) if both else frozenset())


def _bold_heads(survey: Survey, *, forced: bool) -> bool:
    """Whether names in bold type before a colon open turns."""
    names = {name: number for name, number in survey.bold.items() if not is_opener(name)}
    if forced:
        return bool(names)
    return (
        bool(names)
        and (survey.first_bold or any(number > 1 for number in names.values()))
        and sum(names.values()) > 1
    )


def _come_again(survey: Survey, labels: frozenset[str]) -> bool:
    """Whether any of the labels stands in more than one place."""
    counts = Counter([*survey.labels, *survey.chained])
    for tally in survey.shapes.values():
        counts.update(tally.labels)
    return any(counts[name] > 1 for name in labels)


def _slow(survey: Survey) -> bool:
    """Whether the times lie too far apart for so few words to be speech."""
    if len(survey.clocks) < 2 or survey.voiced:
        return False
    days = _days(survey)
    start, end = (seconds(clock, days_first=days) for clock in (survey.clocks[0], survey.clocks[-1]))
    return end - start > 60 and survey.words < SLOWEST * (end - start)


def _days(survey: Survey) -> bool:
    """Whether times of four parts begin with days."""
    clocks = [clock for clock in survey.clocks if clock.count(":") + clock.count(";") == 3]
    return has_days(clocks, survey.words - 3 * len(clocks))


def _known(
    survey: Survey,
    named: frozenset[str],
    heading: frozenset[str],
    labels: frozenset[str],
    bare: Iterable[frozenset[str]],
    *,
    bold: bool,
) -> list[str]:
    """All names that stand in heads, in the order in which they first do."""
    found = [
        name
        for shape, tally in survey.shapes.items()
        if shape in named
        for name, number in tally.names.items()
        if number > 1 or looks_named(name) or any(sign in shape for sign in "[]()<>_:|,")
    ]
    found += [name for shape, tally in survey.shapes.items() if shape in heading for name in tally.rests]
    found += [
        name
        for name in dict.fromkeys([*survey.labels, *survey.chained, *survey.loose])
        if name and name in labels
    ]
    found += [
        name for shape, tally in survey.shapes.items() for name in tally.labels if name and name in labels
    ]
    found += [name for name in survey.bold if bold and not is_opener(name)]
    found += [name for names in bare for name in names]
    return sorted(dict.fromkeys(found), key=lambda name: survey.order.get(name, 0))


def _key(name: str) -> str:
    """What spellings of one name have in common: case does not count, nor do blanks at brackets and bars."""
    return re.sub(r"\s*([(\[|])\s*", r"\1", name.casefold())


def aliases_of(names: list[str], counts: Counter[str], remarks: Remarks) -> dict[str, str]:
    """Each name to the one that it is given under.

    That is its commonest spelling, and the whole name for a first name that comes after it, where there
    is but one such.
    """
    spelled: dict[str, str] = {}
    for name in names:
        known = spelled.setdefault(_key(name), name)
        if counts[name] > counts[known]:
            spelled[_key(name)] = name
    whole: dict[str, list[str]] = {}
    for name in spelled.values():
        first, _, more = name.partition(" ")
        if more and more[:1].isalpha() and not any(map(str.isdecimal, more)):
            whole.setdefault(first.casefold(), []).append(name)
    place = {name: index for index, name in enumerate(names)}
    result: dict[str, str] = {}
    for name in names:
        meant = spelled[_key(name)]
        candidates = whole.get(name.casefold(), [])
        if len(candidates) == 1 and place[candidates[0]] < place[name]:
            meant = candidates[0]
        if meant != name and name not in result:
            remarks.add(0, f"{quoted(name)} is taken for {quoted(meant)}")
        result[name] = meant
    return result
