"""Decide which shapes of heads with a time open turns in a file."""

from __future__ import annotations

import re
from collections import Counter

from ghostcli.transcripts.line_survey import LineSurvey, Tally
from ghostcli.transcripts.names import looks_named

_SIGNS = "[](){}<>_:|,#"
"""Characters that distinguish a name with a time from speech that contains a time."""


def named_shapes(survey: LineSurvey, enough: int) -> frozenset[str]:
    """Return the shapes with a name before the time; `enough` is the minimum count of a shape.

    A shape without any of `_SIGNS` looks like speech; it counts only if it is frequent compared with others.
    """
    most = max([survey.stamps, *(tally.number for tally in survey.shapes.values())])
    return frozenset(
        shape
        for shape, tally in survey.shapes.items()
        if shape.lstrip("#").startswith("N") and _is_named(shape, tally, enough)
        if any(sign in shape for sign in _SIGNS) or survey.shapes[shape].number >= 0.2 * most
    )


def _is_named(shape: str, tally: Tally, enough: int) -> bool:
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
        return written == 1 or (repeated >= 0.8 and number >= 4)
    return repeated >= 0.5 or (number <= 8 and written == 1)


def stamped_shapes(survey: LineSurvey, enough: int, *, named: bool) -> tuple[frozenset[str], frozenset[str]]:
    """Return the shapes that begin with a time, and those of them with only a name after it."""
    stamped: set[str] = set()
    heading: set[str] = set()
    labelled = any(number > 1 for name, number in Counter(survey.labels).items() if name)
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
        titles = shape.startswith("#") and not repeated and labelled
        if (
            not bare
            and not titles
            and tally.followed >= 0.7 * number
            and names >= 0.7 * number
            and (repeated >= 0.5 * number or (number <= 8 and written >= 0.9 * number))
        ):
            heading.add(shape)
    return frozenset(stamped), frozenset(heading)


def nameless(survey: LineSurvey, named: frozenset[str], stamped: frozenset[str]) -> frozenset[str]:
    """Return rare shapes that equal a named shape without its name: in these places the name is missing.

    A time alone continues the same speaker, and so does this shape if it is frequent.
    """
    pairs = [(shape, shape.replace("…", ":…")) for shape in stamped if any(survey.shapes[shape].labels)]
    bare = [(shape, re.sub(r"^(#*)N\S* ", r"\1", shape)) for shape in named]
    pairs += [(shape, without) for shape, without in bare if ":" in without or without[0] == "#"]
    return frozenset(
        without
        for shape, without in pairs
        if without in survey.shapes
        and survey.shapes[without].number < max(3, 0.1 * survey.shapes[shape].number)
    )


def always_named(survey: LineSurvey, stamped: frozenset[str], labels: frozenset[str]) -> frozenset[str]:
    """Return the shapes with a name after nine of ten times or more: elsewhere the name is missing."""
    return frozenset(
        shape
        for shape in stamped
        if (behind := survey.shapes[shape].labels)
        and sum(label in labels for label in behind) >= 0.9 * len(behind)
    )
