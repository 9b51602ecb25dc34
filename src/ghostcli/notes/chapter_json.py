"""Chapters in JSON: of Podcasting 2.0, and lists of objects with a start and a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ghostcli.notes.base import BLANK, NO_KIND, RECORD, NoteReading, one_line
from ghostcli.notes.chapter_records import ADDRESSES, SILENT, ChapterFile
from ghostcli.notes.fact_values import address_of, date_of
from ghostcli.transcripts.base import FIELD, LEFT_OVER, Remark
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.json_input import (
    LocatedObject,
    first_string,
    layers,
    located,
    seconds,
    string,
    within,
)

NAME = "chapters-json"

_STARTS = ("startTime", "start_time", "start")
_ENDS = ("endTime", "end_time", "end")
_READ = frozenset((*_STARTS, *_ENDS, "title", "toc", "id", "tags", "time_base"))
_ADDRESSES = ("url", "img")
_OTHERS = ("place, payment or other field of a chapter", "places, payments or other fields of chapters")
_KEY = re.compile(r'\s*"([^"\\]{1,40})"\s*:')


def read(source: SourceText) -> NoteReading:
    """Read the chapters and what the file says about the episode.

    Source: https://github.com/Podcastindex-org/podcast-namespace/blob/main/chapters/jsonChapters.md.
    """
    file = ChapterFile(source)
    duplicates: tuple[Remark, ...] = source.json_remarks
    for remark in duplicates:
        file.remarks.add(*remark)
    value = located(source.clean)
    head = within(value, "chapters")
    listed = (
        head.get("chapters") if head else next((one for one in layers(value) if isinstance(one, list)), [])
    )
    file.places.mark(FIELD, range(1, len(file.lines) + 1))
    found = [one for one in listed if isinstance(one, LocatedObject)] if isinstance(listed, list) else []
    if isinstance(listed, list) and len(found) < len(listed):
        file.remarks.add(0, f"{len(listed) - len(found):,} entries of the chapters are no objects", LEFT_OVER)
    taken: list[LocatedObject] = []
    for one in found:
        place = _take(file, one)
        file.places.mark(place, range(one.first, one.last + 1))
        if place == RECORD:
            taken.append(one)
            _leave_out_others(file, one)
    # A line with several chapters holds a record if one of them is one.
    for one in taken:
        shared = {number for number in (one.first, one.last) if _is_shared(file.lines[number - 1])}
        file.places.mark(RECORD, {_line(file, one), *shared})
    return file.finish(NAME, _facts(head))


def _line(file: ChapterFile, one: LocatedObject) -> int:
    """Return the line of the start or the title, else the first one with words."""
    worded = [number for number in range(one.first, one.last + 1) if file.places.at(number) != BLANK]
    return next((number for number in worded if _is_shared(file.lines[number - 1])), (*worded, one.first)[0])


def _take(file: ChapterFile, one: LocatedObject) -> str:
    tags: Any = one.get("tags")
    title = string(one.get("title")) or (string(tags.get("title")) if isinstance(tags, dict) else "")
    if one.get("toc") is False:
        file.chapters.leave_out(_line(file, one), SILENT)
        return NO_KIND
    start, end = (_time(one, names) for names in (_STARTS, _ENDS))
    return file.chapters.add(_line(file, one), start, end, title)


def _time(one: dict[str, Any], names: tuple[str, ...]) -> float | None:
    return next((seconds(one[name]) for name in names if one.get(name) is not None), None)


def _leave_out_others(file: ChapterFile, one: LocatedObject) -> None:
    """Count what a chapter has beside its times and title; a line of its own has no kind."""
    file.chapters.leave_out(
        _line(file, one), ADDRESSES, sum(bool(string(one.get(name))) for name in _ADDRESSES)
    )
    others = [name for name in one if name not in _READ and name not in _ADDRESSES]
    file.chapters.leave_out(_line(file, one), _OTHERS, len(others))
    for number in range(one.first, one.last + 1):
        key = _KEY.match(file.lines[number - 1])
        if key and key[1] in one and key[1] not in _READ and not _is_shared(file.lines[number - 1]):
            file.places.mark(NO_KIND, (number,))
    for name in others:
        for inner in _inside(one[name]):
            file.places.mark(NO_KIND, range(inner.first + 1, inner.last + 1))


def _inside(value: object) -> Iterator[LocatedObject]:
    """Yield the objects of a value, without those inside of them."""
    if isinstance(value, LocatedObject):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _inside(item)


def _is_shared(line: str) -> bool:
    """Whether a line names a start or a title."""
    return any(f'"{name}"' in line for name in ("title", *_STARTS))


def _facts(head: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": one_line(string(head.get("title"))),
        "show": one_line(first_string(head, "podcastName", "channel")),
        "published": date_of(string(head.get("published"))),
        "url": address_of(first_string(head, "webpage_url")),
        "summary": one_line(string(head.get("description"))) if "podcastName" in head else "",
    }
