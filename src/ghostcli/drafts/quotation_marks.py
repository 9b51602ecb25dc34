"""Pairs quotation marks: opening marks, their closing marks, and unpaired marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

_CLOSING = {
    "“": "”", "„": "“”", "‟": "”", '"': '"', "”": "”", "«": "»", "»": "«»", "‹": "›", "›": "‹›", "「": "」",
    "『": "』", "〝": "〞〟", "❝": "❞", "＂": "＂",
}  # fmt: skip
"""The closing marks of each opening mark."""

_OTHERWISE = {"“": '"“', "”": "“", "„": '"»«', "‟": '"', '"': "”“»", "«": '"”'}
"""More closing marks of each opening mark, for writers who mix two shapes."""

_SINGLE = {"‘": "’'", "'": "'’", "‚": "‘’'", "’": "’'"}
_ANY_SINGLE = re.compile("[‘’'‚]")
_DIRECTED = frozenset("“„‟«‹「『〝❝")
"""Marks that always open, whatever is around them."""

_STOPS = frozenset(".,;:!?…)")
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Superscript note numbers after a mark."""

_BEFORE = frozenset("([{—–-―/\"“„«‹‘'*_|¿¡>")
# Words that begin with an apostrophe, which is not a quotation mark.
_ELIDED = re.compile(
    r"(?:[0-9]{2}s|tis|twas|twere|twill|twould|em|til|till|cause|cuz|cos|bout|n|im|t|s|k|ne|ner|nen)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"[0-9]{2}\b")
_MEASURED = re.compile(
    r"\s?(?:[x×]\b|by\b|wide\b|tall\b|high\b|long\b|deep\b|thick\b|across\b|pipes?\b|nails?\b|screens?\b"
    r"|planks?\b|boards?\b|breit\b|hoch\b|lang\b|tief\b|[0-9])"
)
_POSSESSIVE = re.compile(r"[sxzSXZ]['’] (?=[a-z])")
_MOST = 5000  # most characters of a quotation
_FEW = 5  # words; an unpaired ’ or ' with fewer words after it is an apostrophe


class Pair(NamedTuple):
    """A quotation: its opening mark, `start` and `end` of its words, `after` its closing mark.

    `open` says that it has no closing mark and continues in the next paragraph.
    """

    mark: int
    start: int
    end: int
    after: int
    open: bool = False


class Alone(NamedTuple):
    """An unpaired mark: its position, and whether it opens."""

    mark: int
    opens: bool


class Marks(NamedTuple):
    """The outermost quotations of a paragraph in order, and the unpaired marks."""

    pairs: list[Pair]
    alone: list[Alone]


def read_marks(text: str, following: str = "") -> Marks:
    """The quotations of a paragraph. A quotation inside another is part of it.

    An unclosed quotation counts if the `following` paragraph begins with its mark.
    """
    ends = _double_ends(text)
    pairs: list[Pair] = []
    alone: list[Alone] = []
    reached = 0
    for place in sorted(ends):
        stop = ends[place]
        if place < reached:
            continue
        goes_on = stop is None and following.startswith(text[place])
        if goes_on:
            stop = len(text)
        if stop is None or stop - place > _MOST:
            alone.append(Alone(place, opens=True))
        else:
            pairs.append(Pair(place, place + 1, stop, stop if goes_on else stop + 1, goes_on))
            reached = stop + 1
    singles, lone = _singles(text, pairs, following)
    alone += lone
    alone += (Alone(place, opens=False) for place in _unopened(text) if place not in ends)
    pairs = _outermost([*pairs, *singles])
    inside = _Inside(pairs)
    return Marks(pairs, sorted(one for one in alone if one.mark not in inside))


class _Inside:
    """Tells whether a position is inside one of some pairs, which are in order and do not overlap."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._pairs = pairs
        self._marks = [pair.mark for pair in pairs]

    def __contains__(self, place: int) -> bool:
        number = bisect_right(self._marks, place) - 1
        return number >= 0 and place < max(self._pairs[number].after, self._pairs[number].end + 1)


def _outermost(pairs: list[Pair]) -> list[Pair]:
    """The pairs that are not inside another, in order."""
    found: list[Pair] = []
    for pair in sorted(pairs):
        if not found or pair.mark >= found[-1].after:
            found.append(pair)
    return found


def _double_ends(text: str) -> dict[int, int | None]:
    """The closing position of each opening mark: of its own shape, of another shape, or the next possible."""
    own: dict[int, int] = {}
    opening: dict[int, list[int]] = {}
    for mark in _CLOSING:
        if mark in text:
            ends, places, closing = _matched(text, mark)
            own |= ends
            opening |= dict.fromkeys(places, closing)
    crossed = _crossed(text, own)
    own |= crossed
    mixed = _mixed(text, own, opening)
    found: dict[int, int | None] = {**own, **mixed}
    for place, closing in opening.items():
        if place not in found:
            number = bisect_left(closing, place)
            found[place] = closing[number] if number < len(closing) else None
    return found


def _matched(text: str, mark: str) -> tuple[dict[int, int], list[int], list[int]]:
    """The pairs of `mark` and its own closing marks; the positions of all opening and all closing marks."""
    opening: list[int] = []
    closing: list[int] = []
    ends: dict[int, int] = {}
    pending: list[int] = []
    for match in re.finditer(f"[{mark}{_CLOSING[mark]}]", text):
        place = match.start()
        if text[place] in _CLOSING[mark] and (pending or text[place] != mark) and _closes(text, place):
            closing.append(place)
            if pending:
                ends[pending.pop()] = place
        elif text[place] == mark and _opens(text, place):
            opening.append(place)
            pending.append(place)
    return ends, opening, closing


def _crossed(text: str, own: Mapping[int, int]) -> dict[int, int]:
    """Positions for two quotations in marks that seem to enclose both: “one" and "two”."""
    found: dict[int, int] = {}
    for place, end in own.items():
        if text[place] in "“„«" and end - place <= _MOST:
            first, last = text.find('"', place, end), text.rfind('"', place, end)
            if first < last and _is_only(text, first, opens=False) and _is_only(text, last, opens=True):
                found |= {place: first, last: end}
    return found


def _is_only(text: str, at: int, *, opens: bool) -> bool:
    """Whether a straight mark can only open, or (with `opens` False) can only close."""
    return _opens(text, at) is opens and _closes(text, at) is not opens


def _mixed(text: str, own: Mapping[int, int], opening: Iterable[int]) -> dict[int, int]:
    """The closing positions, with a mark of another shape, of marks that their own shape does not close."""
    inside = _Inside(_outermost([Pair(place, place + 1, end, end + 1) for place, end in own.items()]))
    left = [(place, True) for place in opening if place not in own and place not in inside]
    if not left:
        return {}
    taken = {place for place, _ in left}
    left += [(place, False) for place in _unopened(text) if place not in taken and place not in inside]
    found: dict[int, int] = {}
    pending: list[int] = []
    for place, opens in sorted(left):
        may_close = pending and (not opens or _stands_behind(text, place))
        if opens and not may_close:
            pending.append(place)
        elif may_close and text[place] in _OTHERWISE.get(text[pending[-1]], ""):
            found[pending.pop()] = place
        elif opens:
            pending.append(place)
    return found


def _stands_behind(text: str, at: int) -> bool:
    """Whether an opening mark is in the position of a closing one: directly after a word, and before none."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return at > 0 and bool(before.strip()) and before not in _BEFORE and not after.isalnum()


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in _DIRECTED:
        return True
    if text[at] == "”":
        return bool(after.strip()) and (not before.strip() or before in _BEFORE)
    return not before.isalnum() and before not in {".", ",", "!", "?"} and bool(after.strip())


def _closes(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at + 1 : at + 2]
    if text[at] == '"':
        inches = before.isnumeric() and _MEASURED.match(text, at + 1)
        noted = after in _RAISED or (before in _STOPS and after.isdecimal())
        return (noted or not after.isalnum()) and not (before.isspace() and after.strip()) and not inches
    return True


def _unopened(text: str) -> list[int]:
    """The positions of closing marks, without inch signs and arrows between words."""
    return [
        match.start()
        for match in re.finditer('[”"»›」』〞〟❞＂]', text)
        if not text[match.start() - 1 : match.start()].isnumeric()
        and (text[match.start()] not in "»›" or text[match.start() - 1 : match.start()].strip())
    ]


def _singles(text: str, doubles: Sequence[Pair], following: str) -> tuple[list[Pair], list[Alone]]:
    """The quotations in single marks, outside `doubles` or around some of them, and the unpaired marks.

    A mark without punctuation before it may be an apostrophe: the dogs' own.
    """
    inside = _Inside(doubles)
    places = [match.start() for match in _ANY_SINGLE.finditer(text) if match.start() not in inside]
    opening = [place for place in places if _opens_single(text, place)]
    closing = [place for place in places if _closes_single(text, place)]
    pairs: list[Pair] = []
    alone: list[Alone] = []
    reached = 0
    for place, limit in zip(opening, [*opening[1:], len(text)], strict=False):
        if place < reached:
            continue
        stop = _end_of_single(
            text, place, closing[bisect_right(closing, place) : bisect_left(closing, limit)]
        )
        goes_on = stop is None and text[place] in "‘'" and following.startswith(text[place])
        if goes_on:
            stop = len(text)
        if stop is not None and stop - place <= _MOST:
            pairs.append(Pair(place, place + 1, stop, stop if goes_on else stop + 1, goes_on))
            reached = stop + 1
        elif text[place] != "’" and len(text[place : place + 100].split()) > _FEW:
            alone.append(Alone(place, opens=True))
    return pairs, alone


def _opens_single(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if (before.strip() and before not in _BEFORE) or not after.strip():
        return False
    if text[at] == "‚":
        return True
    if _YEAR.match(text, at + 1) and text[at - 2 : at - 1] not in {"", ",", ":"}:
        return False
    return (after.isalnum() or after in '[(“"«„¿¡…*_<') and not _ELIDED.match(text, at + 1)


def _closes_single(text: str, at: int) -> bool:
    return text[at] in "’'‘" and bool(text[at - 1 : at].strip()) and not text[at + 1 : at + 2].isalnum()


def _end_of_single(text: str, place: int, closing: Sequence[int]) -> int | None:
    """The mark that closes the one at `place`: first one after punctuation, an apostrophe last."""
    for mark in _SINGLE[text[place]]:
        own = [end for end in closing if text[end] == mark]
        stopped = next((end for end in own if text[end - 1] in _STOPS), None)
        if stopped is not None:
            return stopped
        if text[place] == "’":
            own = [end for end in own if text[end + 1 : end + 2] in _STOPS]
        plain = (end for end in own if not _POSSESSIVE.match(text, end - 1))
        if (end := next(plain, own[0] if own else None)) is not None:
            return end
    return None
