"""Chapters of a cue sheet: the tracks of a recording, with times in frames of 1/75 second."""

from __future__ import annotations

import re

from ghostcli.notes.base import NoteReading, one_line
from ghostcli.notes.chapter_records import ChapterFile
from ghostcli.transcripts.base import FIELD, LEFT_OVER
from ghostcli.transcripts.encoding import SourceText

NAME = "cue-sheet"

_LINE = re.compile(r"\s*([A-Za-z]{3,10})(?:\s(.*))?\Z")
_INDEX = re.compile(r"\s*([0-9]{1,2})\s{1,9}([0-9]{1,5}):([0-5]?[0-9]):([0-9]{1,2})\s*\Z")
_FIELDS = frozenset(
    ("CATALOG", "CDTEXTFILE", "FLAGS", "ISRC", "PERFORMER", "PREGAP", "POSTGAP", "REM", "SONGWRITER")
)


def read(source: SourceText) -> NoteReading:
    """Read the tracks of the first recording as chapters; those of further ones are left over."""
    file = ChapterFile(source)
    title, files = "", 0
    track: dict[str, str] = {}
    lines: list[int] = []

    def finish() -> None:
        if lines and files == 1:
            file.add(lines, _seconds(track), None, track.get("TITLE", ""))
        elif lines:
            why = "a track of a further recording is left out: its times are not those of the first"
            file.remarks.add(lines[0], why, LEFT_OVER)
        track.clear()
        lines.clear()

    for number, line in enumerate(file.lines, 1):
        found = _LINE.match(line)
        word, value = (found[1].upper(), found[2] or "") if found else ("", "")
        if word in {"FILE", "TRACK"}:
            finish()
        if word == "FILE":
            files += 1
            file.places.mark(FIELD, (number,))
        elif word == "TRACK" or (lines and word in {"TITLE", "INDEX"}):
            lines.append(number)
            key = f"INDEX {value.strip()[:2]}" if word == "INDEX" else word
            track.setdefault(key, value.strip().strip('"'))
        elif word == "TITLE":
            title = title or one_line(value.strip().strip('"'))
            file.places.mark(FIELD, (number,))
        elif word in _FIELDS:
            file.places.mark(FIELD, (number,))
    finish()
    return file.finish(NAME, {"title": title})


def _seconds(track: dict[str, str]) -> float | None:
    found = _INDEX.match(track.get("INDEX 01", track.get("INDEX 1", "")))
    if not found:
        return None
    minutes, seconds, frames = (int(found[place]) for place in (2, 3, 4))
    return minutes * 60 + seconds + round(frames / 75, 3)
