"""Chapters in ffmpeg's metadata: sections with a time base, a start, an end and a title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ghostcli.notes.base import NO_KIND, NoteReading, one_line
from ghostcli.notes.chapter_records import ChapterFile
from ghostcli.notes.fact_values import date_of
from ghostcli.transcripts.base import FIELD, LEFT_OVER
from ghostcli.transcripts.encoding import SourceText

NAME = "ffmetadata"

_PAIR = re.compile(r"((?:[^\\=]|\\.)*+)=(.*)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_BASE = re.compile(r"\s*([0-9]{1,10})\s{0,3}/\s{0,3}([0-9]{1,10})\s*\Z")
_NUMBER = re.compile(r"\s*-?[0-9]{1,18}\s*\Z")
_OTHERS = ("field of a chapter", "fields of chapters")


class _Entry(NamedTuple):
    """A section (without a value) or a field, with its lines."""

    lines: range
    key: str
    value: str | None


def read(source: SourceText) -> NoteReading:
    """Read the chapters and the title. Source: https://ffmpeg.org/ffmpeg-formats.html#Metadata-2."""
    file = ChapterFile(source)
    facts: dict[str, Any] = {}
    section: str | None = None
    fields: list[_Entry] = []
    for entry in _entries(file.lines):
        if entry.value is None and entry.key.startswith("["):
            _finish(file, fields)
            section, fields = entry.key.lower(), [entry]
        elif entry.value is None:
            comment = entry.key.startswith((";", "#"))
            file.places.mark(FIELD if comment else LEFT_OVER, entry.lines)
        elif section == "[chapter]":
            fields.append(entry)
        else:
            file.places.mark(FIELD, entry.lines)
            if section is None:
                facts.setdefault(entry.key.lower(), entry.value)
    _finish(file, fields)
    title, date = one_line(facts.get("title", "")), date_of(facts.get("date", ""))
    return file.finish(NAME, {"title": title, "published": date})


def _entries(lines: Sequence[str]) -> Iterator[_Entry]:
    """Yield the comments, sections and fields; a backslash at the end of a line continues a field."""
    number = 0
    while number < len(lines):
        first = number
        if lines[first].startswith((";", "#", "[")):
            number += 1
            yield _Entry(range(number, number + 1), lines[first].strip(), None)
            continue
        while number + 1 < len(lines) and _goes_on(lines[number]):
            number += 1
        number += 1
        text = "\n".join(lines[first:number])
        found = _PAIR.match(text)
        if found:
            key, value = (_ESCAPED.sub(r"\1", part) for part in found.groups())
            yield _Entry(range(first + 1, number + 1), key.strip(), value)
        elif text.strip():
            yield _Entry(range(first + 1, number + 1), text.strip(), None)


def _goes_on(line: str) -> bool:
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def _finish(file: ChapterFile, entries: Sequence[_Entry]) -> None:
    """Take the chapter of a section, whose header is the first entry."""
    if not entries:
        return
    if entries[0].key.lower() != "[chapter]":
        file.places.mark(FIELD, (number for entry in entries for number in entry.lines))
        return
    fields = {entry.key.upper(): entry.value or "" for entry in entries[1:]}
    base = fields.get("TIMEBASE", "1/1000000000")
    lines = [number for entry in entries for number in entry.lines]
    start, end = (_seconds(fields.get(name, ""), base) for name in ("START", "END"))
    file.add(lines, start, end, fields.get("TITLE", ""))
    for entry in entries[1:]:
        if entry.key.upper() not in {"TIMEBASE", "START", "END", "TITLE"}:
            file.chapters.leave_out(entry.lines[0], _OTHERS)
            file.places.mark(NO_KIND, entry.lines)


def _seconds(number: str, base: str) -> float | None:
    fraction = _BASE.match(base)
    if fraction is None or not int(fraction[2]) or not _NUMBER.match(number):
        return None
    return int(number) * int(fraction[1]) / int(fraction[2])
