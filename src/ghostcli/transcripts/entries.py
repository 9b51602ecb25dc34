"""Read JSON objects with the usual keys as segments of speech."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ghostcli.transcripts.base import ParsedTranscript
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.json_input import entries, first_string, string, within
from ghostcli.transcripts.json_speakers import folded, label, names_in
from ghostcli.transcripts.keys import first, keys, own_text, speaker_of, text_of, timed_words
from ghostcli.transcripts.segments import Segment, TimeReader, read_segments, remarks_of
from ghostcli.transcripts.word_timings import TimedWord, attach

_RANGE = re.compile(r"(?<=[0-9s])\s*(?:--?>|[-\u2013\u2014]|\bto\b)\s*(?=[0-9])")
_MARKS = frozenset(("punct", "punctuation"))

_IDS = ("id", "speakerid", "index", "number", "tag", "key")

Times = tuple[float | None, float | None]


def segments_of(
    listed: Iterable[dict[str, Any]],
    clock: TimeReader,
    *,
    weak: Iterable[str] = (),
    inherited: str | None = None,
) -> Iterator[Segment]:
    """Yield the objects as segments; `weak` are keys that name the speaker only if no other key does."""
    weak = tuple(weak)
    for entry in clock.each(listed):
        yield segment_of(entry, clock, weak=weak, inherited=inherited)


def segment_of(
    entry: dict[str, Any], clock: TimeReader, *, weak: tuple[str, ...] = (), inherited: str | None = None
) -> Segment:
    """Return one object as a segment."""
    start, end = times_of(entry, clock)
    text = own_text(entry)
    words = words_of(entry, clock)
    if not text and not words:
        text = _inner_text(entry)
    return Segment(start, end, speaker_of(entry, weak) or inherited, text, words)


def _inner_text(entry: dict[str, Any]) -> str:
    for name in keys(entry).inside:
        value = entry[name]
        if isinstance(value, dict) and (found := text_of(value)):
            return found
    return ""


def times_of(entry: dict[str, Any], clock: TimeReader, *, depth: int = 2) -> Times:
    """Return start and end of an object: from two fields, a pair, a range, or a nested object."""
    found = keys(entry)
    start, end = first(entry, found.starts), first(entry, found.ends)
    if isinstance(start, float) and isinstance(end, float):
        return clock.at(start), clock.at(end)
    if start is None and end is None and depth:
        for name in found.inside:
            inner = _only(entry[name])
            if inner is not None and keys(inner).starts:
                return times_of(inner, clock, depth=depth - 1)
    if isinstance(start, dict) and depth and keys(start).starts and "nanos" not in start:
        return times_of(start, clock, depth=depth - 1)
    length = first(entry, found.lengths)
    pair = start if isinstance(start, list) else length if start is None else None
    if isinstance(pair, list):
        return _pair(pair, clock)
    if isinstance(start, str) and end is None and len(parts := _RANGE.split(start.strip()[:80])) == 2:
        return clock.at(parts[0]), clock.at(parts[1])
    return clock.span(start, end, length)


def _only(value: object) -> dict[str, Any] | None:
    if isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, dict) else None


def _pair(value: list[Any], clock: TimeReader) -> Times:
    """Return the times of a pair, or of a list of pairs, one for each word."""
    if value and isinstance(value[0], list) and isinstance(value[-1], list):
        return _pair(value[0], clock)[0], _pair(value[-1], clock)[1]
    return clock.at(value[0]) if value else None, clock.at(value[1]) if len(value) > 1 else None


def words_of(entry: dict[str, Any], clock: TimeReader) -> list[TimedWord]:
    """Return the timed words of an object."""
    found = keys(entry)
    for name in found.words:
        if timed_words(entry[name]):
            return words_in(entry[name], clock)
    for name in found.inside:
        inner = entry[name]
        if isinstance(inner, dict) and keys(inner).words:
            return words_of(inner, clock)
    return []


def words_in(listed: Iterable[object], clock: TimeReader) -> list[TimedWord]:
    """Return a list as words: objects, or lists of text and two times; punctuation joins the word before."""
    words: list[TimedWord] = []
    for one in listed:
        add_word(words, one, clock)
    return words


def add_word(words: list[TimedWord], one: object, clock: TimeReader, inherited: str | None = None) -> None:
    """Add one item of a list to the words; punctuation or a space joins the word before."""
    if isinstance(one, dict):
        text = text_of(one, depth=1)
        if not text.strip():
            _spacing(words, text)
        elif words and "type" in one and string(one["type"]) in _MARKS:
            attach(words, text.strip())
        else:
            start, end = times_of(one, clock, depth=1)
            words.append(TimedWord(text, start, end, speaker_of(one) or inherited))
    elif isinstance(one, list) and one and isinstance(one[0], str):
        start, end = clock.span(*([*one[1:3], None, None][:2]))
        words.append(TimedWord(one[0], start, end, inherited))


def _spacing(words: list[TimedWord], text: str) -> None:
    if words and text and not words[-1].text[-1].isspace():
        words[-1] = words[-1]._replace(text=words[-1].text + text)


def names_beside(listed: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Return the names that the objects give to speaker ids, if each id has exactly one name."""
    found: dict[str, set[str]] = {}
    for entry in listed:
        which = keys(entry)
        name = next((said for key in which.named if (said := label(entry[key]))), "")
        ids = [entry[key] for key in which.ids]
        for inner in [one for one in (entry[key] for key in which.speakers) if isinstance(one, dict)]:
            # One object may have both: `{"id": 1, "name": "Ada"}`.
            name = name or label(inner)
            ids += [value for key, value in inner.items() if folded(str(key)) in _IDS]
        for number in map(label, ids) if name else ():
            if number and number != name:
                found.setdefault(number, set()).add(name)
    return {number: next(iter(names)) for number, names in found.items() if len(names) == 1}


def read_entries(name: str, source: SourceText, *fields: str, full: str = "") -> ParsedTranscript:
    """Read a file whose speech is the list in the first of `fields` that it has.

    `full` is the field that repeats the whole text beside the list.
    """
    remarks = remarks_of(source)
    value = source.json
    root = within(value, *fields)
    listed = next((entries(root[one], remarks, one) for one in fields if root.get(one)), [])
    whole = string(root.get(full)) if full else ""
    languages = root.get("languages")
    language = first_string(root, "language", "language_code")
    if not language and isinstance(languages, list) and len(languages) == 1:
        language = string(languages[0])
    return read_segments(
        name,
        source,
        lambda clock: segments_of(listed, clock),
        units=(1, 1e3),
        names=names_in(value) | names_beside(listed),
        full=whole,
        remarks=remarks,
        language=language or None,
    )
