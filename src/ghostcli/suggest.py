"""Suggests the nearest known name for an unknown one."""

from __future__ import annotations

from collections.abc import Iterable


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """The known name with the fewest edits, None if more than a third of the letters would change.

    A single name that begins as typed (three letters or more) is preferred. Distance: optimal string
    alignment.
    """
    from rapidfuzz.distance import OSA  # needed only for a misspelt name

    typed = name.casefold()
    names = list(known)
    begun = [one for one in names if len(typed) > 2 and one.casefold().startswith(typed)]
    if len(begun) == 1:
        return begun[0]
    allowed = max(1, len(typed) // 3)
    distances = [(OSA.distance(typed, one.casefold(), score_cutoff=allowed), one) for one in names]
    distance, nearest = min(distances, default=(allowed + 1, ""))
    return nearest if distance <= allowed and len(typed) > 1 else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """`; did you mean "..."?` for the end of a sentence, empty if no known name is near."""
    near = nearest_name(name, known)
    return f'; did you mean "{near}"?' if near else ""
