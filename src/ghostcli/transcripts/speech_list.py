"""Find the list in a JSON value that is the speech, whatever its keys are called."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from ghostcli.text.words import fold
from ghostcli.transcripts.json_input import keywords
from ghostcli.transcripts.json_speakers import folded, label
from ghostcli.transcripts.json_times import moment
from ghostcli.transcripts.keys import first, keys, own_text, speaker_of, text_of
from ghostcli.transcripts.speaking_rate import weight

SINGLE = 1.5
"""Average number of words per object; below this, the objects are words."""

_DEPTH = 12
_MOST_PLACES = 300
"""Maximum number of lists in a value that are compared."""

_NO_SPEECH = frozenset(
    keywords(
        """
        chapters chapter summary summaries highlights highlight quotes keyquotes takeaways keytakeaways
        actionitems questions comments notes topics entities sentimentanalysisresults translation
        translations translated keywords keypoints insights formats thumbnails ads tags tasks reactions
        autohighlightsresult iabcategoriesresult contentsafetylabels contentmoderation namedentities
        """
    )
)


class Entry(NamedTuple):
    """An object that may be speech, and its context: its speaker, its place in the file."""

    entry: dict[str, Any]
    speaker: str | None
    group: int


class Listing(NamedTuple):
    """The objects at one path of a value, such as `transcript[].sentences[]`."""

    place: str
    found: list[Entry]
    words: float
    each: float
    """Average number of words per object."""

    timed: float
    named: float
    interim: int
    """Number of interim results that are left out."""

    @property
    def tracks(self) -> bool:
        """Whether each group has its own speaker, as in recordings with one track per person."""
        speakers = {one.group: one.speaker for one in self.found}
        return len(speakers) > 1 and len(set(speakers.values()) - {None}) == len(speakers)


def listings(value: object) -> list[Listing]:
    """Return the lists of a value that may be speech, the most likely first."""
    walker = _Walker()
    walker.walk(value, "", _Around(None, 0, {}), _DEPTH)
    weighed = [_weighed(place, found, walker.interim) for place, found in walker.places.items()]
    weighed = [one for one in weighed if one.words]
    most = max((one.words for one in weighed), default=0)
    return sorted(
        weighed,
        key=lambda one: (
            one.words >= 0.8 * most,
            one.timed > 0.5,
            one.named > 0.5,
            one.each >= SINGLE,
            one.words,
        ),
        reverse=True,
    )


class _Around(NamedTuple):
    """The context of a value: the speaker, the index in the outermost list, other fields."""

    speaker: str | None
    group: int
    fields: dict[str, Any]


_OF_PEOPLE = ("participants[]", "speakers[]", "tracks[]", "people[]")
_LOOKED_AT = 50


class _Walker:
    """Walks through a value and records the objects with text, by their path."""

    def __init__(self) -> None:
        self.places: dict[str, list[Entry]] = {}
        self.interim = 0

    def walk(self, value: object, place: str, around: _Around, depth: int) -> None:
        if not depth or len(self.places) > _MOST_PLACES:
            return
        if isinstance(value, dict):
            if rows := _rows(value):
                self.walk(rows, place, around, depth)
                return
            inside = self._noted(value, place, around) if "[]" in place else around
            if inside is None:
                return
            for key, inner in value.items():
                if isinstance(inner, (dict, list)) and folded(str(key)) not in _NO_SPEECH:
                    self.walk(inner, f"{place}.{key}" if place else str(key), inside, depth - 1)
        elif isinstance(value, list):
            outermost = "[]" not in place
            below = f"{place}[]"
            for number, item in enumerate(self._finals(_of_lists(value))):
                if isinstance(item, (dict, list)):
                    inside = _Around(around.speaker, number, around.fields) if outermost else around
                    self.walk(item, below, inside, depth - 1)

    def _noted(self, value: dict[str, Any], place: str, around: _Around) -> _Around | None:
        """Record an object with text, and return the context for what is in it.

        The result is None if nothing more can be in it: it has text and a time of its own.
        """
        has_text = bool(text_of(value))
        if has_text:
            entry = value if not around.fields or _timed(value) else {**around.fields, **value}
            self.places.setdefault(place, []).append(Entry(entry, around.speaker, around.group))
            if _timed(entry):
                return None
        found = keys(value)
        loose = {name: value[name] for name in (*found.starts, *found.ends, *found.lengths)}
        speaker = speaker_of(value) or (label(value) if place.endswith(_OF_PEOPLE) else "") or around.speaker
        return _Around(speaker, around.group, loose if not has_text else {})

    def _finals(self, items: list[Any]) -> list[Any]:
        """Return the items without interim results, if there are final ones."""
        if not any(_final(one) is not None for one in items[:_LOOKED_AT]):
            return items
        flags = [_final(one) for one in items]
        if True not in flags or False not in flags:
            return items
        self.interim += flags.count(False)
        return [one for one, final in zip(items, flags, strict=True) if final is not False]


def _final(item: object) -> bool | None:
    if isinstance(item, dict):
        for name in ("is_final", "isFinal", "final"):
            if isinstance(item.get(name), bool):
                return bool(item[name])
        for name in ("is_partial", "isPartial", "IsPartial"):
            if isinstance(item.get(name), bool):
                return not item[name]
    return None


def _of_lists(value: list[Any]) -> list[Any]:
    """Return the items, with lists such as `["we", 1.0, 1.2]` or `[1.0, 1.2, "we"]` as objects."""
    if not all(isinstance(one, list) and len(one) >= 3 for one in value[:20]):
        return value
    items: list[Any] = []
    for one in value:
        texts = [part for part in one if isinstance(part, str)] if isinstance(one, list) else []
        times = [part for part in one if isinstance(part, (int, float))] if isinstance(one, list) else []
        if len(texts) != 1 or len(times) < 2:
            return value
        items.append({"text": texts[0], "start": times[0], "end": times[1]})
    return items


def _timed(entry: dict[str, Any]) -> bool:
    found = keys(entry)
    if first(entry, found.starts) is not None or isinstance(first(entry, found.lengths), list):
        return True
    return any(isinstance(entry[name], (dict, list)) for name in found.inside)


def _rows(value: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a table as objects: one of columns, of numbered rows, or of times with one text each."""
    if len(value) >= 2 and all(isinstance(inner, str) for inner in value.values()):
        if all(":" in key and moment(key) is not None for key in value):
            return [{"start": key, "text": inner} for key, inner in value.items()]
        return []
    if len(value) >= 2 and all(key.isdecimal() and isinstance(inner, dict) for key, inner in value.items()):
        return list(value.values())
    found = keys(value)
    text = next((name for name in found.texts if _column(value[name])), None)
    if text is None or not (found.starts or found.speakers):
        return []
    height = len(_column(value[text]))
    columns = {name: cells for name, inner in value.items() if len(cells := _column(inner)) == height}
    if not any(name in columns for name in (*found.starts, *found.speakers)):
        return []
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def _column(value: object) -> list[Any]:
    if isinstance(value, dict) and len(value) > 1 and all(key.isdecimal() for key in value):
        value = list(value.values())
    if isinstance(value, list) and len(value) > 1 and not any(isinstance(one, (dict, list)) for one in value):
        return value
    return []


def _weighed(place: str, found: list[Entry], interim: int) -> Listing:
    number = len(found)
    words = sum(weight((own_text(one.entry) or text_of(one.entry)).strip()) for one in found)
    timed = sum(_timed(one.entry) for one in found) / number
    named = sum((speaker_of(one.entry) or one.speaker) is not None for one in found) / number
    return Listing(place, found, words, words / number, timed, named, interim)


def others(chosen: Listing, rest: list[Listing]) -> Iterator[Listing]:
    """Yield the lists whose words differ from those of the chosen list."""
    said = fold(" ".join(text_of(one.entry) for one in chosen.found)) if rest else ""
    for one in rest:
        beginning = " ".join(fold(" ".join(text_of(item.entry) for item in one.found[:20])).split()[:12])
        if one.words >= 20 and beginning not in said:
            yield one


def weak_keys(listing: Listing) -> tuple[str, ...]:
    """Return the keys that name the speaker only if their values recur, such as `name`."""
    if listing.named > 0.5:
        return ()
    names = dict.fromkeys(name for one in listing.found[:50] for name in keys(one.entry).weak)
    kept: list[str] = []
    for name in names:
        values = [str(one.entry[name]) for one in listing.found if one.entry.get(name)]
        if len(values) > 0.5 * len(listing.found) and len(set(values)) <= max(1, len(values) // 2):
            kept.append(name)
    return tuple(kept)


def restarts(listing: Listing, starts: list[float | None]) -> int:
    """Count how often times restart with a new group: each such group is a separate conversation."""
    known = [
        (one.group, start) for one, start in zip(listing.found, starts, strict=True) if start is not None
    ]
    return sum(a[0] != b[0] and b[1] < a[1] for a, b in pairwise(known))
