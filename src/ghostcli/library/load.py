"""Reads episodes from folders. A bad file or record becomes a problem and does not stop the rest."""

from __future__ import annotations

import os
from collections.abc import Container, Mapping, Sequence
from typing import Any, NamedTuple

from ghostcli.errors import Problem
from ghostcli.fields import Field, Kind, Type
from ghostcli.library.convert import Converter, Place
from ghostcli.library.files import read_bytes
from ghostcli.library.folders import EPISODE_FILE, Folder
from ghostcli.library.heard import joined
from ghostcli.library.parse_yaml import LIMIT, Node, parse, shown
from ghostcli.model import EPISODES, HEARD, KINDS, Episode, Record, TranscriptFile
from ghostcli.suggest import did_you_mean
from ghostcli.text.escaping import visible
from ghostcli.timecode import format_span, format_time

SOURCE = Field("source", Type.TEXT, "who made the notes of this file, if a record does not say so")

SUGGESTIONS = 100
"""For this number of broken links the nearest id is suggested; for thousands it would take minutes."""


def read_episode(name: str, folders: Sequence[Folder], number: int = 1) -> tuple[Episode, list[Problem]]:
    """Read one episode from its folders, the base first; returns it with the problems in its files.

    `number` is its place among the episodes.
    """
    reader = _EpisodeReader(name)
    for folder in folders:
        for file in folder.notes:
            reader.read(os.path.join(folder.path, file), base=folder is folders[0] and file == EPISODE_FILE)
    reader.check()
    head = {"title": name} | reader.head
    heard = joined(head.get(HEARD.name, {}), (folder.path for folder in folders))
    if heard:
        head[HEARD.name] = heard
    drafts = reader.drafts
    used_by = _links_back(name, drafts)
    records = {
        kind: tuple(
            Record(
                KINDS[kind], name, *draft, head, tuple(used_by.get((kind, str(draft.values.get("id"))), ()))
            )
            for draft in drafts[kind]
        )
        for kind in KINDS
        if drafts[kind]
    }
    path = os.path.join(folders[0].path, EPISODE_FILE)
    episode = Episode(
        Record(EPISODES, name, number, head, path, reader.head_line, head),
        records,
        tuple(folder.path for folder in folders),
        _transcripts(folders),
    )
    return episode, reader.problems


def read_notes_file(path: str) -> tuple[list[tuple[str, dict[str, Any], int]], list[Problem]]:
    """The records of one notes file: kind, values and line; and its problems. Links are not checked."""
    reader = _EpisodeReader("")
    reader.read(path, base=False)
    drafts = ((kind, draft.values, draft.line) for kind in KINDS for draft in reader.drafts[kind])
    return list(drafts), reader.problems


class _Draft(NamedTuple):
    """A record before the links to it are known."""

    number: int
    values: dict[str, Any]
    path: str
    line: int


def _links_back(episode: str, drafts: Mapping[str, list[_Draft]]) -> dict[tuple[str, str], dict[str, None]]:
    """The refs of the records that link to a record, by its kind and id; in order and each once."""
    back: dict[tuple[str, str], dict[str, None]] = {}
    for kind in KINDS.values():
        for field in kind.fields:
            if not field.links:
                continue
            for draft in drafts[kind.name]:
                value = draft.values.get(field.name, ())
                ref = f"{episode}/{kind.name}/{draft.values.get('id') or draft.number}"
                for target in value if field.many else [value] if value else []:
                    back.setdefault((field.links, target), {})[ref] = None
    return back


def _transcripts(folders: Sequence[Folder]) -> tuple[TranscriptFile, ...]:
    """The transcripts of an episode; of several with one name, the first counts."""
    first: dict[str, TranscriptFile] = {}
    for folder in folders:
        for transcript in folder.transcripts:
            first.setdefault(transcript.name, transcript)
    return tuple(sorted(first.values()))


class _EpisodeReader:
    """Reads the notes of one episode, file after file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.head: dict[str, Any] = {}
        self.head_line = 1
        self.drafts: dict[str, list[_Draft]] = {kind: [] for kind in KINDS}
        self.counts = dict.fromkeys(KINDS, 0)
        self.ids: dict[str, dict[str, _Draft]] = {kind: {} for kind in KINDS}
        self.places: list[Place] = []

    def read(self, path: str, *, base: bool) -> None:
        """Read one notes file; `base` says that it is the episode's `episode.yaml`."""
        data = read_bytes(path, LIMIT)
        if isinstance(data, Problem):
            self.problems.append(data)
            return
        root, problems = parse(data, path)
        self.problems += problems
        if root is None or root.empty:
            if base and not problems:
                self.problems.append(Problem(path, 1, 1, "is empty; an episode needs a title"))
            return
        converter = Converter(path, self.problems)
        if not isinstance(root.value, dict):
            converter.problem(root, f"found {root.shape}, expected a mapping of kinds to lists of records")
            return
        own = {field.name: field for field in EPISODES.fields} if base else {}
        if base:
            mine = {name: pair for name, pair in root.value.items() if name in own}
            self.head = converter.fields(root._replace(value=mine), EPISODES.fields, "an episode")
            self.head_line = root.line
        source = self._source(root.value, converter)
        for name, (key, value) in root.value.items():
            if name in KINDS:
                self._records(KINDS[name], value, source, converter)
            elif name not in own and name != SOURCE.name:
                self._unknown(name, key, converter, base=base)
        self.places += converter.places

    def _source(self, root: dict[str, tuple[Node, Node]], converter: Converter) -> dict[str, Any]:
        node = root[SOURCE.name][1] if SOURCE.name in root else None
        source = converter.value(node, SOURCE) if node and not node.empty else None
        return {SOURCE.name: source} if source else {}

    def _unknown(self, name: str, key: Node, converter: Converter, *, base: bool) -> None:
        if not base and EPISODES.field(name):
            converter.problem(key, f'"{name}" is a field of the episode; it belongs in {EPISODE_FILE}')
            return
        what = "kind or field" if base else "kind"
        known = [*KINDS, SOURCE.name, *(field.name for field in EPISODES.fields if base)]
        converter.problem(key, f'no {what} is called "{shown(name)}"{did_you_mean(name, known)}')

    def _records(self, kind: Kind, node: Node, inherited: dict[str, Any], converter: Converter) -> None:
        if node.empty:
            return
        if not isinstance(node.value, list):
            converter.problem(node, f"found {node.shape} as {kind.name}, expected a list of records")
            return
        for item in node.value:
            if item.empty:
                continue
            self.counts[kind.name] += 1
            values = converter.fields(item, kind.fields, f"{_article(kind.singular)} {kind.singular}")
            lacking = any(field.required and field.name not in values for field in kind.fields)
            if lacking or not isinstance(item.value, dict):
                continue
            draft = _Draft(self.counts[kind.name], inherited | values, converter.path, item.line)
            self._judge_id(kind, draft, item.value, converter)
            self._judge_own_links(kind, draft, item.value, converter)
            self.drafts[kind.name].append(draft)

    def _judge_id(
        self, kind: Kind, draft: _Draft, given: dict[str, tuple[Node, Node]], converter: Converter
    ) -> None:
        """Report a duplicate id. The first record keeps it; a later one is only known by its number."""
        if "id" not in draft.values:
            return
        first = self.ids[kind.name].setdefault(draft.values["id"], draft)
        if first is draft:
            return
        where = f"line {first.line}" + (f" of {visible(first.path)}" if first.path != draft.path else "")
        converter.problem(
            given["id"][1],
            f'the id "{draft.values.pop("id")}" is taken by the one in {where}; this one goes by its number',
        )

    def _judge_own_links(
        self, kind: Kind, draft: _Draft, given: dict[str, tuple[Node, Node]], converter: Converter
    ) -> None:
        """Report and remove a link of a record to itself."""
        own = draft.values.get("id")
        for field in kind.fields:
            value = draft.values.get(field.name)
            targets = tuple(value or ()) if field.many else (value,)
            if field.links != kind.name or own is None or own not in targets:
                continue
            converter.problem(given[field.name][1], f"{field.name} refers to itself")
            draft.values[field.name] = tuple(target for target in targets if target != own)
            if not draft.values[field.name]:
                del draft.values[field.name]

    def check(self) -> None:
        """Check what needs the whole episode: links and times."""
        duration = self.head.get("duration")
        suggestions = SUGGESTIONS
        for field, value, path, line, column in self.places:
            message = ""
            if field.links and field.type is Type.LINK and value not in self.ids[field.links]:
                message = f'no {KINDS[field.links].singular} here has the id "{value}"'
                message += did_you_mean(value, self.ids[field.links]) if suggestions > 0 else ""
                suggestions -= 1
            elif field.type is Type.TIMES and duration and max(value[0], value[1] or 0) > duration:
                message = f"{format_span(value)} is beyond the episode's end at {format_time(duration)}"
            if message:
                self.problems.append(Problem(path, line, column, message))
        for kind in KINDS.values():
            for field in kind.fields:
                if field.links:
                    self._drop_dangling(self.drafts[kind.name], field, self.ids[field.links])

    def _drop_dangling(self, drafts: list[_Draft], field: Field, ids: Container[str]) -> None:
        """Remove broken links, which are reported already, so that later code need not handle them."""
        for draft in drafts:
            value = draft.values.get(field.name)
            if field.many and value:
                draft.values[field.name] = tuple(one for one in value if one in ids)
            elif value and value not in ids:
                del draft.values[field.name]


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"
