"""Reads an episode's transcripts; speaker labels are replaced by the names of its people."""

from __future__ import annotations

from typing import NamedTuple

from ghostcli.errors import ERROR, WARNING, GhostError, Problem
from ghostcli.library.files import read_bytes
from ghostcli.model import Episode, TranscriptFile
from ghostcli.text.words import fold
from ghostcli.transcripts.base import MAX_BYTES, Cue
from ghostcli.transcripts.encoding import decode
from ghostcli.transcripts.formats import read_as


class StoredTranscript(NamedTuple):
    """A transcript as read: its cues in order, its language, and its problems.

    Lost text is an error; a line that had to be guessed, such as a malformed time, is a warning.
    """

    file: TranscriptFile
    cues: tuple[Cue, ...]
    language: str | None = None
    problems: tuple[Problem, ...] = ()


def read_speech(episode: Episode) -> StoredTranscript | None:
    """The main transcript of an episode, None if it has none."""
    main = next((one for one in episode.transcripts if not one.name), None)
    return read_transcript(episode, main) if main else None


def read_transcript(episode: Episode, file: TranscriptFile, data: bytes | None = None) -> StoredTranscript:
    """Read one of an episode's transcripts; an unreadable one has no cues and a problem.

    `data` is its content if the caller has it, such as that of a file which is not written yet.
    """
    found = read_bytes(file.path, MAX_BYTES) if data is None else data
    if isinstance(found, Problem):
        return StoredTranscript(file, (), problems=(found,))
    try:
        reading = read_as(decode(found), "vtt")
    except GhostError as error:
        return StoredTranscript(
            file, (), problems=(Problem(file.path, getattr(error, "line", 0), 1, error.message),)
        )
    problems = tuple(
        Problem(file.path, remark.line, 1, remark.message, ERROR if remark.lost else WARNING)
        for remark in reading.remarks
        if remark.lost or (remark.line and not remark.place)
    )
    return StoredTranscript(file, called(reading.cues, episode), reading.language, problems)


def called(cues: tuple[Cue, ...], episode: Episode) -> tuple[Cue, ...]:
    """The cues with speaker labels replaced by the names of the episode's people."""
    names = voice_names(episode)
    if not names:
        return cues
    return tuple(
        cue._replace(speaker=names.get(fold(cue.speaker), cue.speaker)) if cue.speaker else cue
        for cue in cues
    )


def voice_names(episode: Episode) -> dict[str, str]:
    """The name of each person by folded alias: how speaker labels are replaced."""
    return {
        folded: person.values["name"]
        for person in episode.records.get("people", ())
        for alias in person.values.get("aliases", ())
        if (folded := fold(alias))
    }
