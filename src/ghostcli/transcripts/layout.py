"""The layout of a text: which heads open its turns, decided for the file as a whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ghostcli.transcripts.base import Remarks
from ghostcli.transcripts.head_names import (
    bold_heads,
    bold_names,
    come_again,
    labels_of,
    names_alone,
    names_beside,
)
from ghostcli.transcripts.head_shapes import always_named, named_shapes, nameless, stamped_shapes
from ghostcli.transcripts.known_names import aliases_of
from ghostcli.transcripts.line_survey import LineSurvey
from ghostcli.transcripts.names import looks_named
from ghostcli.transcripts.written_times import frame_rate, has_days, seconds

SLOWEST = 0.3
"""In words per second: a list of chapters is slower, a conversation faster."""

_OF_FOUR = re.compile(r"-?[0-9]+(?:[:;][0-9]+){3}\Z")


@dataclass(frozen=True, kw_only=True)
class TextLayout:
    """Which heads open turns.

    Shapes of heads with a time: `named` have a name before the time, `stamped` begin with the time. Of the
    stamped ones, `heading` have only a name after the time, `nameless` have lost their name, and `always`
    nearly always have a name after the time.

    Names without a time: `labels` stand before a colon (on lines of their own if `labels_alone`, in nearly
    all places if `strict`). If `bold`, any bold name before a colon counts. Names on lines of their own are
    `above` times, `below` times, or `alone`. `given` says that markup states the heads, `answered` that lines
    begin with Q and A.

    `known` are all names in the order of their first head; `aliases` maps each to its display form. `by_line`
    says that heads begin lines and not only paragraphs, `whole` that most have lines of their own, `wrapped`
    that speech continues over lines. `days` says that four-part times begin with days; else they end with
    frames, `rate` per second.
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
    answered: bool
    known: tuple[str, ...]
    aliases: dict[str, str]
    by_line: bool
    whole: bool
    wrapped: bool
    days: bool
    rate: int

    @property
    def levels(self) -> frozenset[int]:
        """Return the levels of headings that name speakers."""
        return frozenset(len(shape) - len(shape.lstrip("#")) for shape in self.named | self.heading) - {0}

    @property
    def opens_turns(self) -> bool:
        """Whether anything opens turns."""
        return bool(self.named or self.stamped or self.labels or self.bold or self.alone or self.given)


def layout_of(
    survey: LineSurvey, texts: Callable[[], Iterable[str]], remarks: Remarks, *, forced: bool
) -> TextLayout:
    """Derive the layout from the survey; `texts` yields the lines again, to compare names with words."""
    enough = 1 if forced else 2
    named = named_shapes(survey, enough)
    stamped, heading = stamped_shapes(survey, enough, named=bool(named))
    above, below = names_beside(survey)
    labels = labels_of(survey, stamped - heading, texts, named=bool(named or heading), forced=forced)
    bold = bold_heads(survey, forced=forced)
    names = named or heading or above or below or come_again(survey, labels)
    if not forced and stamped and not names and is_slow(survey):
        stamped = labels = frozenset()
    any_head = named or stamped or labels or bold or survey.given
    alone = frozenset() if any_head else names_alone(survey)
    known = _known(survey, named, heading, labels, (above, below, alone), bold=bold)
    labels_alone = bool(labels) and _has_labels_alone(survey, labels)
    clocks = _clocks_of_four(survey)
    return TextLayout(
        named=named,
        stamped=stamped,
        heading=heading,
        nameless=nameless(survey, named, stamped),
        always=always_named(survey, stamped - heading, labels),
        labels=labels,
        labels_alone=labels_alone,
        strict=_has_labels_throughout(survey, labels),
        bold=bold,
        above=above,
        below=below,
        alone=alone,
        given=survey.given > 0,
        answered=min(survey.answers["Q"], survey.answers["A"]) > 1,
        known=tuple(known),
        aliases=aliases_of(known, survey.counts, remarks),
        by_line=_is_by_line(survey, named | stamped, labels),
        whole=_has_heads_alone(
            survey, named, stamped, heading, bare=(above, below, alone), labels_alone=labels_alone
        ),
        wrapped=_is_wrapped(survey, stamped),
        days=_has_days(survey),
        rate=frame_rate(clocks),
    )


def _is_by_line(survey: LineSurvey, shapes: frozenset[str], labels: frozenset[str]) -> bool:
    """Whether heads stand at the start of lines, not only of paragraphs."""
    timed = [tally for shape, tally in survey.shapes.items() if shape in shapes]
    number = sum(tally.number for tally in timed)
    opening = sum(tally.opening for tally in timed)
    if not number:
        number = sum(n for name, n in survey.counts.items() if name in labels)
        opening = number - sum(n for name, n in survey.within.items() if name in labels)
    return opening < 0.5 * number


def _has_labels_throughout(survey: LineSurvey, labels: frozenset[str]) -> bool:
    """Whether four of five paragraphs (or lines, if these are turns) begin with a name before a colon."""
    places = [*survey.labels, *survey.chained]
    speakers = sum(label in labels for label in places)
    any_name = sum(label is not None for label in places)
    return speakers >= 0.8 * len(places) > 0 or (
        any_name >= 0.9 * len(places) and speakers >= 0.5 * len(places) > 0
    )


def _has_labels_alone(survey: LineSurvey, labels: frozenset[str]) -> bool:
    """Whether names before a colon have lines of their own."""
    number = sum(label in labels for label in survey.labels)
    return sum(n for name, n in survey.alone_before_colon.items() if name in labels) >= 0.8 * number > 0


def _has_heads_alone(
    survey: LineSurvey,
    named: frozenset[str],
    stamped: frozenset[str],
    heading: frozenset[str],
    *,
    bare: tuple[frozenset[str], frozenset[str], frozenset[str]],
    labels_alone: bool,
) -> bool:
    """Whether most heads have lines of their own, with the speech below them."""
    above, below, alone = bare
    inline = {shape for shape in (named | stamped) - heading if shape.endswith("…")}
    own = sum(survey.shapes[shape].number for shape in heading | (named - inline))
    own += sum(survey.above.values()) if above else 0
    own += sum(survey.below.values()) if below else 0
    beside = sum(survey.shapes[shape].number for shape in inline)
    return own > beside or bool(alone) or (labels_alone and not beside)


def _is_wrapped(survey: LineSurvey, stamped: frozenset[str]) -> bool:
    """Whether speech continues over several lines in more than a few places."""
    number = sum(tally.number for shape, tally in survey.shapes.items() if shape in stamped)
    texts = survey.stamps + sum(
        t.number for s, t in survey.shapes.items() if s in stamped and s.endswith("…")
    )
    return survey.lines - survey.stamps - texts > max(2, 0.15 * number)


def is_slow(survey: LineSurvey) -> bool:
    """Whether there are times that are too far apart for so few words to be speech."""
    if len(survey.clocks) < 2 or survey.voiced:
        return False
    days = _has_days(survey)
    start, end = (seconds(clock, days_first=days) for clock in (survey.clocks[0], survey.clocks[-1]))
    return end - start > 60 and survey.words < SLOWEST * (end - start)


def _clocks_of_four(survey: LineSurvey) -> list[str]:
    """Return the times of four integers."""
    return [clock for clock in survey.clocks if _OF_FOUR.match(clock)]


def _has_days(survey: LineSurvey) -> bool:
    """Whether four-part times begin with days."""
    clocks = _clocks_of_four(survey)
    return has_days(clocks, survey.words - 3 * len(clocks))


def _known(
    survey: LineSurvey,
    named: frozenset[str],
    heading: frozenset[str],
    labels: frozenset[str],
    bare: Iterable[frozenset[str]],
    *,
    bold: bool,
) -> list[str]:
    """Return all names in heads, in the order of their first head."""
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
    found += bold_names(survey) if bold else ()
    found += [name for names in bare for name in names]
    return sorted(dict.fromkeys(found), key=lambda name: survey.order.get(name, 0))
