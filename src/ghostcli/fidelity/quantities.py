"""Whether words left out of a quote change a number: half of it, half of a range, or a bound."""

from __future__ import annotations

from collections.abc import Iterator

from ghostcli.fidelity.clauses import Clauses
from ghostcli.fidelity.numbers import is_number
from ghostcli.fidelity.triggers import BEFORE_A_NUMBER

_SCALES = frozenset(("hundred", "thousand", "million", "billion", "trillion"))
_RANGING = frozenset(("and", "to", "or", "bis", "und", "a", "y", "et"))
_TO = frozenset(("to", "or", "bis", "oder", "a", "ou", "o", "tot", "of"))
_ONLY_IN = {"a": ("es", "fr", "it", "pt"), "of": ("nl",), "o": ("es", "it")}
_AND = frozenset(("and", "und", "et", "y", "e", "en"))
_FEW = frozenset(("1", "1st", "2nd"))
"""Numbers that usually do not count anything: one of us."""

_ORDINALS = frozenset(("1st", "2nd"))
_WINDOW, _BEHIND = 8, 3


def splits_a_number(of: Clauses, at: int) -> bool:
    """Whether a number continues across word `at`, where the quote begins or ends: nine | million."""
    if not 0 < at < len(of.words) or of.marked(at):
        return False
    beside = of.reference.keys(at - 1, at + 2)
    if not of.reference.punctuated:
        return not of.rests(at) and beside[1] in _SCALES and is_number(beside[0])
    scaled = not _SCALES.isdisjoint(beside[:2]) and all(map(is_number, beside[:2]))
    return scaled or (beside[0] in _SCALES and beside[1] == "and" and is_number(beside[-1]))


def bound_before(of: Clauses, at: int) -> int:
    """Return the length of a bound ("up to") before word `at`, a number; 0 for none."""
    if not 0 < at < len(of.words) or of.marked(at):
        return 0
    key = of.reference.keys(at, at + 1)[0]
    return of.known.bounds.ends(of.words, at) if is_number(key) and key not in _FEW else 0


def bound_behind(of: Clauses, at: int) -> int:
    """Return the length of a bound ("at most") from word `at` on, after a number; 0 for none."""
    length = of.known.behind.length(of.words, at) if at < len(of.words) and not of.ends(at) else 0
    counted = length and any(map(is_number, of.reference.keys(max(0, at - _BEHIND), at)))
    following = at + length
    if not counted or following >= len(of.words) or of.marked(following) or of.rests(following):
        return length if counted else 0
    return 0 if of.marked(at) or of.leaves(following) else length


def counted(of: Clauses, start: int, end: int, most: int) -> bool:
    """Whether a cut drops one number of a statement and keeps the next: "from … thirty"."""
    if end - start > most:
        return False
    before, *cut = of.reference.keys(start - 1, end)
    behind = of.reference.keys(end, min(len(of.words), end + 2))
    numbers = any(map(is_number, cut)) and any(map(is_number, behind))
    joined = cut[-1:] and cut[-1] in _RANGING
    return numbers and bool(joined or before in BEFORE_A_NUMBER or is_number(before))


def halves_a_range(of: Clauses, start: int, end: int) -> bool:
    """Whether the left-out words `start` to `end` contain one number of a range but not the other."""
    edges = [edge for edge in (start, end) if 0 < edge < len(of.words)]
    for edge in edges:
        low, high = max(0, edge - _WINDOW), min(len(of.words), edge + _WINDOW)
        for one, joint, other in _ranges(of, low, high):
            shown = (
                len(edges) == 1 and not start <= joint < end
            )  # at the quote's own edge, with "to seven" printed
            if not shown and (start <= one < end) != (start <= other < end):
                return True
    return False


def _ranges(of: Clauses, low: int, high: int) -> Iterator[tuple[int, int, int]]:
    """Yield ranges ("from five to seven", "between five and seven") as first word, joint, second number."""
    keys = of.reference.keys(low, high)
    numbers = [is_number(key) and key not in _ORDINALS for key in keys]
    if sum(numbers) < 2:
        return
    place = 0
    while place < len(keys):
        first = place
        while place < len(keys) and numbers[place]:
            place += 1
        if place == first:
            place += 1
            continue
        joint, other = place, place + 1
        if other >= len(keys) or not numbers[other] or _parted(of, low + joint, low + other):
            continue
        between = not of.known.between.isdisjoint(keys[max(0, first - 2) : first])
        only = _ONLY_IN.get(keys[joint])
        spanned = between if keys[joint] in _AND else keys[joint] in _TO
        if spanned and (only is None or of.reference.language in only):
            yield low + first, low + joint, low + other


def _parted(of: Clauses, joint: int, other: int) -> bool:
    return any(of.marked(word) or of.rests(word) for word in (joint, other))
