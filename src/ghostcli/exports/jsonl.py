"""Episodes as JSON Lines: all records and cues, which `ghost import` reads back as an equal library."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from ghostcli.actions.exported_lines import CUE, END, HEADER, TRANSCRIPT
from ghostcli.errors import GhostError, Problem
from ghostcli.exports.chosen import Chosen
from ghostcli.fields import Kind
from ghostcli.library.files import read_bytes
from ghostcli.library.folders import EPISODE_FILE
from ghostcli.library.write_yaml import yaml_value
from ghostcli.model import EPISODES, FIDELITY, Episode, Record, TranscriptFile
from ghostcli.render.data import address
from ghostcli.render.json_output import dump
from ghostcli.render.marks import mark_of
from ghostcli.timecode import plain_number
from ghostcli.transcripts.base import MAX_BYTES, ParsedTranscript
from ghostcli.transcripts.encoding import decode
from ghostcli.transcripts.formats import read_as
from ghostcli.transcripts.word_times import starts_in


def header() -> str:
    """The first line, which says what the file is."""
    return dump(HEADER) + "\n"


def lines_of(chosen: Chosen) -> Iterator[str]:
    """The lines of an episode: itself, its chosen records, and the cues of its transcripts, as in the files.

    `values` are those of the notes, under their names. What is computed stands beside them: `url`,
    `verdicts`, `quotable`. The last line has the number of lines. Raises GhostError for a transcript that
    cannot be read.
    """
    count = 1
    for kind, data in _rows(chosen):
        count += 1
        yield dump({"episode": chosen.episode.id, "kind": kind, **data}) + "\n"
    yield dump({"episode": chosen.episode.id, "kind": END, "lines": count}) + "\n"


def _rows(chosen: Chosen) -> Iterator[tuple[str, Mapping[str, Any]]]:
    episode = chosen.episode
    yield EPISODES.name, {"values": _values(EPISODES, episode.head.values)}
    names = _file_names(episode)
    for kind, records in chosen.records.items():
        for record in records:
            own = episode.records[kind][record.number - 1]
            more = {"file": names[own.path], "values": _values(own.kind, own.values)}
            yield kind, {"ref": own.ref, **more, **_computed(record)}
    for file in episode.transcripts:
        reading = _read(file)
        yield TRANSCRIPT, {"name": file.name, "language": reading.language, **_head(reading)}
        for cue in reading.cues:
            start, end = (None if time is None else plain_number(time) for time in cue[:2])
            words = [(place, plain_number(after)) for place, after in starts_in(cue.text)]
            data = {"start": start, "end": end, "speaker": cue.speaker, "text": cue.text}
            yield CUE, data | ({"words": words} if words else {})


def _head(reading: ParsedTranscript) -> dict[str, Any]:
    """What else the file of a transcript says: its title, and the seconds that were added to its times."""
    title = {"title": reading.title} if reading.title else {}
    return title | ({"offset": plain_number(reading.offset)} if reading.offset else {})


def _values(kind: Kind, values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        field.name: yaml_value(field, values[field.name]) for field in kind.fields if field.name in values
    }


def _computed(record: Record) -> dict[str, Any]:
    """What is computed of a record: its address, and of a quote its verdicts."""
    data: dict[str, Any] = {"url": address(record)}
    if mark := mark_of(record):
        fidelity = record.values.get(FIDELITY.name) or {}
        data |= {"verdicts": list(fidelity.get("verdicts", ())), "quotable": mark.quotable}
    return data


def _file_names(episode: Episode) -> dict[str, str]:
    """The name of each notes file by path; all records are in one file if several folders have notes."""
    paths = [record.path for record in episode]
    if len({os.path.dirname(path) for path in paths}) > 1:
        return dict.fromkeys(paths, EPISODE_FILE)
    return {path: os.path.basename(path) for path in paths}


def _read(file: TranscriptFile) -> ParsedTranscript:
    data = read_bytes(file.path, MAX_BYTES)
    if isinstance(data, Problem):
        raise GhostError(str(data))
    return read_as(decode(data), "vtt")
