"""Decide which names open turns without a time: before a colon, in bold, or on a line of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from ghostcli.transcripts.colon_words import is_field, is_opener
from ghostcli.transcripts.line_survey import LineSurvey
from ghostcli.transcripts.names import OFTEN, accepted, looks_named


def labels_of(
    survey: LineSurvey,
    stamped: frozenset[str],
    texts: Callable[[], Iterable[str]],
    *,
    named: bool,
    forced: bool,
) -> frozenset[str]:
    """Return the names before a colon that are speakers: after times, and at the start of paragraphs."""
    behind = [label for shape in stamped for label in survey.shapes[shape].labels]
    found = accepted(behind, texts) if behind else frozenset()
    if behind and sum(label is not None for label in behind) >= 0.9 * len(behind):
        found |= {label for label in behind if label is not None and not is_opener(label)}
    if named:
        return found
    loose = {name for name, number in survey.loose.items() if number > 1 or name in survey.labels}
    both = [*survey.labels, *(name for name in survey.loose.elements() if name in loose)]
    if 3 * sum(map(bool, survey.chained)) > sum(map(bool, survey.labels)):  # heads are at every line
        both = [*survey.labels, *survey.chained, *(name for name in survey.loose.elements() if name in loose)]
    if (
        len(set(both)) == 1
        and both[0]
        and (forced or (len(both) == 1 and not stamped and " " in both[0]))
        and looks_named(both[0])
    ):
        return found | {both[0]}
    return found | (accepted(both, texts) if both else frozenset())


def bold_names(survey: LineSurvey) -> dict[str, int]:
    """Return how often each bold name stands before a colon, without fields such as a date."""
    return {
        name: number
        for name, number in survey.bold.items()
        if not is_opener(name) and (number >= OFTEN or not is_field(name))
    }


def bold_heads(survey: LineSurvey, *, forced: bool) -> bool:
    """Whether bold names before a colon open turns."""
    names = bold_names(survey)
    if forced:
        return bool(names)
    return (
        bool(names)
        and (survey.first_bold or any(number > 1 for number in names.values()))
        and sum(names.values()) > 1
    )


def come_again(survey: LineSurvey, labels: frozenset[str]) -> bool:
    """Whether any of the labels occurs in more than one place."""
    counts = Counter([*survey.labels, *survey.chained])
    for tally in survey.shapes.values():
        counts.update(tally.labels)
    return any(counts[name] > 1 for name in labels)


def names_beside(survey: LineSurvey) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names on the lines above times and below times, if they recur."""
    above = _come_back(survey.above, survey.stamps if survey.stamped_above else 0)
    below = _come_back(survey.below, survey.stamps)
    if above and below:
        more = _again(survey.above) >= _again(survey.below)
        return (above, frozenset()) if more else (frozenset(), below)
    return above, below


def _come_back(found: Counter[str], places: int) -> frozenset[str]:
    """Return the recurring names beside times; all names there if most of the `places` have one."""
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


def _again(found: Counter[str]) -> int:
    """Count the occurrences of names that occur more than once."""
    return sum(number for number in found.values() if number > 1)


def names_alone(survey: LineSurvey) -> frozenset[str]:
    """Return recurring names on their own lines above speech; used only if the file has no other heads."""
    total = sum(survey.alone.values())
    again = {name for name, number in survey.alone.items() if number > 1}
    number = sum(survey.alone[name] for name in again)
    if len(again) < 2 or number < 6 or number < 0.8 * total or not all(map(looks_named, again)):
        return frozenset()
    return frozenset(name for name in survey.alone if name in again or looks_named(name))
