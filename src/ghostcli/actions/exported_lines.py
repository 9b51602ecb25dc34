"""Reads what `ghost export jsonl` wrote back into a library, episode by episode."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from math import inf
from typing import Any

from ghostcli.actions.accounts import Account, account_of_error
from ghostcli.actions.episode_facts import check_id
from ghostcli.actions.importing import is_name
from ghostcli.actions.storing import ADDED, NEW, UNCHANGED, Target, folder_of
from ghostcli.errors import GhostError, Problem
from ghostcli.library.files import read_bytes
from ghostcli.library.folders import EPISODE_FILE
from ghostcli.library.write import make_folder, write_file
from ghostcli.library.write_yaml import dump
from ghostcli.model import EPISODES, KINDS
from ghostcli.recognition.base import NOTES
from ghostcli.system.opening import open_to_read
from ghostcli.text.escaping import visible
from ghostcli.transcripts.base import MAX_BYTES, Cue, Metadata, ParsedTranscript, TimedText
from ghostcli.transcripts.formats import write

HEADER = {"ghost": "export", "version": 1}
"""The first line of an export."""

TRANSCRIPT, CUE, END = "transcript", "cue", "end"
"""The kinds of lines that are no records: a transcript begins, a cue of it, and the end of an episode, with
the number of its lines."""

_BEGINS = b'{"ghost": "export"'


@dataclass
class _Episode:
    """An episode as its lines give it: values of its records by file and kind, and cues by transcript."""

    id: str
    head: Mapping[str, Any] = field(default_factory=dict)
    notes: dict[str, dict[str, list[Any]]] = field(default_factory=dict)
    transcripts: dict[str, tuple[Metadata, list[Cue]]] = field(default_factory=dict)
    said: str = ""
    lines: int = 0
    is_whole: bool = False

    def take(self, line: Mapping[str, Any]) -> None:
        """Add a line. Raises GhostError if it is none of an export."""
        kind = line["kind"]
        self.lines += 1
        self.is_whole = kind == END and line["lines"] == self.lines
        if kind == END:
            return
        if kind == CUE and self.said in self.transcripts:
            cue = Cue(line["start"], line["end"], line["speaker"], _text_of(line))
            self.transcripts[self.said][1].append(cue)
        elif kind == TRANSCRIPT and (line["name"] == "" or is_name(line["name"])):
            self.said = line["name"]
            offset = float(line.get("offset", 0))
            heading = Metadata(line.get("title"), line["language"], offset, word_times=True)
            self.transcripts[self.said] = (heading, [])
        elif kind == EPISODES.name and isinstance(line["values"], dict):
            self.head = line["values"]
        elif kind in KINDS and isinstance(line["values"], dict) and _is_file(line["file"]):
            self.notes.setdefault(line["file"], {}).setdefault(kind, []).append(line["values"])
        else:
            raise GhostError(f'its kind "{visible(str(kind))}" is not one of an export')

    def files(self) -> dict[str, bytes]:
        """The files of its folder, by name; `episode.yaml` comes last: it makes the folder an episode.

        Raises GhostError if lines are missing.
        """
        if not self.is_whole:
            raise GhostError(f"{self.id}: some of its lines are missing, so it was not imported")
        files = {}
        for name, (heading, cues) in self.transcripts.items():
            path = f"transcript.{name}.vtt" if name else "transcript.vtt"
            files[path] = write(cues, "vtt", heading).encode()
        for name, kinds in self.notes.items():
            if name != EPISODE_FILE:
                files[name] = dump(kinds).encode()
        own = self.notes.get(EPISODE_FILE, {})
        files[EPISODE_FILE] = dump({**self.head, **own}).encode()
        return files

    def account(self, file: str, change: str, path: str) -> Account:
        """The account of the episode."""
        counts: Counter[str] = Counter()
        for kinds in self.notes.values():
            counts.update({kind: len(some) for kind, some in kinds.items()})
        said = tuple(cue for _, cues in self.transcripts.values() for cue in cues)
        return Account(
            file=file,
            change=change,
            what=NOTES,
            format="ghost",
            episode=self.id,
            path=path,
            title=str(self.head.get("title", "")) or None,
            cues=len(said),
            voices=ParsedTranscript("vtt", said).voices,
            records={kind: counts[kind] for kind in KINDS if counts[kind]},
        )


def _text_of(line: Mapping[str, Any]) -> str:
    """The text of a cue with the times of its words. Raises ValueError if they are not in order."""
    text = line["text"]
    starts = [(int(place), float(after)) for place, after in line.get("words", ())]
    bounds = [(-1, -1.0), *starts, (len(text), inf)]
    if not all(before[0] < after[0] and before[1] < after[1] for before, after in pairwise(bounds)):
        raise ValueError
    return TimedText(text, tuple(starts)) if starts else text


def is_export(path: str) -> bool:
    """Whether a file begins as an export of ghost does."""
    if not os.path.isfile(path):
        return False
    try:
        with os.fdopen(open_to_read(path), "rb") as file:
            return file.read(len(_BEGINS)) == _BEGINS
    except OSError:
        return False


def import_lines(path: str, target: Target, *, dry_run: bool) -> Iterator[Account]:
    """Import each episode of an export; one that is in the library already must be the same.

    An account with an error stands for a line or an episode that was not imported.
    """
    lines = _lines(path)
    try:
        for name, some in groupby(lines, key=lambda line: line["episode"]):
            yield _import(path, str(name), some, target, dry_run=dry_run)
    except GhostError as error:
        yield account_of_error(path, error, what=NOTES)


def _lines(path: str) -> Iterator[dict[str, Any]]:
    """The lines after the first one. Raises GhostError for one that is none of an export."""
    with os.fdopen(open_to_read(path), encoding="utf-8", errors="surrogateescape") as file:
        for number, text in enumerate(file, 1):
            try:
                line = json.loads(text)
            except (ValueError, RecursionError):
                raise GhostError(f"line {number} is not JSON; the episodes above it were imported") from None
            if number == 1:
                if line.get("version") != HEADER["version"]:
                    raise GhostError("a newer ghost wrote it", "install that version, or a newer one")
                continue
            if not (isinstance(line, dict) and isinstance(line.get("episode"), str) and "kind" in line):
                raise GhostError(f"line {number} is none of an export; the episodes above it were imported")
            yield line


def _import(
    file: str, name: str, lines: Iterator[dict[str, Any]], target: Target, *, dry_run: bool
) -> Account:
    try:
        check_id(name)
        episode = _Episode(name)
        for line in lines:
            episode.take(line)
        files = episode.files()
        folder = folder_of(target.root, name)
        missing = _missing(files, folder, target, name)
        if missing and not dry_run:
            target.prepare()
            make_folder(folder)
            for one in missing:
                write_file(os.path.join(folder, one), files[one], before=None)
    except GhostError as error:
        return account_of_error(file, error, what=NOTES)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        told = GhostError(f"{visible(name)}: a line is none of an export ({type(error).__name__})")
        return account_of_error(file, told, what=NOTES)
    if missing:
        target.take(name, episode.head)
        target.noted.setdefault(name, {})
    change = UNCHANGED if not missing else NEW if len(missing) == len(files) else ADDED
    return episode.account(file, change, os.path.join(folder, EPISODE_FILE))


def _missing(files: Mapping[str, bytes], folder: str, target: Target, name: str) -> list[str]:
    """The files to write. Raises GhostError if the library has another episode of that id."""
    known = target.library.episodes.get(name)
    if name in target.heads or (known and known.folders[:1] != (folder,)):
        raise GhostError(f"{name} is in the library already", "nothing of it was changed")
    missing = []
    for one, data in files.items():
        found = read_bytes(os.path.join(folder, one), MAX_BYTES)
        if isinstance(found, Problem) and not os.path.lexists(os.path.join(folder, one)):
            missing.append(one)
        elif found != data:
            told = f"{name} is in the library already, and its {one} differs"
            raise GhostError(told, "nothing of it was changed; delete it, or import into another library")
    return missing


def _is_file(name: object) -> bool:
    """Whether it is the name of a notes file in the folder of an episode."""
    return (
        isinstance(name, str)
        and name == os.path.basename(name)
        and name.endswith((".yaml", ".yml"))
        and not name.startswith(".")
        and visible(name) == name
        and not set(name) & set('\\/:*?"<>|')
    )
