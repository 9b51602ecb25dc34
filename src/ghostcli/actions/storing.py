"""Writes the files of an import: a transcript, and the `episode.yaml` of a new episode."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

from ghostcli.actions.episode_heads import facts_in, head_text
from ghostcli.actions.matching_episodes import KnownEpisodes
from ghostcli.errors import GhostError, Problem
from ghostcli.library.files import leads_out, read_bytes
from ghostcli.library.folders import EPISODE_FILE
from ghostcli.library.paths import LIBRARY_FILE, Library
from ghostcli.library.temporary_files import sweep_library
from ghostcli.library.write import WriteError, make_folder, write_file
from ghostcli.model import EPISODES, Episode
from ghostcli.text.escaping import visible
from ghostcli.transcripts.base import MAX_BYTES
from ghostcli.verify.summary import Summary

NEW = "new"
ADDED = "added"
REPLACED = "replaced"
UNCHANGED = "unchanged"


class Target:
    """The target of imports: the folder of a library, and all libraries that are read.

    `made` has the transcripts of this run with their contents, `heads` the fields of its `episode.yaml` files
    by episode, `noted` the texts of its notes files by episode and path. So two imports with one name
    conflict even in a dry run. `documents` has the path of the document of each of these notes files, and
    `origins` the episode and path of each notes file of the library by its source and document, once it is
    needed. `waiting` are files of notes that were read, each with its episode if that is
    known. `quotes` counts the quotes of notes by verdict, `unchecked` are the episodes whose quotes could not
    be checked. `is_own` says that it is the user's own library, which needs no `ghost init`.
    """

    def __init__(self, library: Library, root: str, *, is_own: bool = False) -> None:
        self.library = library
        self.root = root
        self.is_own = is_own
        self.made: dict[str, bytes] = {}
        self.heads: dict[str, Mapping[str, Any]] = {}
        self.noted: dict[str, dict[str, str]] = {}
        self.documents: dict[str, str] = {}
        self.origins: dict[tuple[str, str], list[tuple[str, str]]] | None = None
        self.waiting: list[tuple[Any, str | None]] = []
        self.quotes = Summary()
        self.unchecked: set[str] = set()
        self._is_prepared = False

    @cached_property
    def known(self) -> KnownEpisodes:
        """The episodes of the library and of this run, by their facts."""
        known = KnownEpisodes()
        for episode in self.library.episodes.values():
            known.add(episode.id, episode.head.values)
        return known

    def has(self, episode: str) -> bool:
        """Whether an episode is in the library, or was made in this run."""
        return episode in self.library.episodes or episode in self.heads

    def take(self, episode: str, facts: Mapping[str, Any]) -> None:
        """Add an episode that was made in this run."""
        self.known.add(episode, facts)
        self.heads[episode] = facts

    def prepare(self) -> None:
        """Before the first write: add the marker to the user's own library, and delete leftover files.

        Raises WriteError.
        """
        if self._is_prepared:
            return
        marker = os.path.join(self.root, LIBRARY_FILE)
        if self.is_own and not os.path.lexists(marker):
            make_folder(self.root)
            write_file(marker, b"version: 1\ntitle: My library\n", before=None)
        sweep_library(self.root)
        self._is_prepared = True


class Present(NamedTuple):
    """The transcript of a name that is in use now, and its content."""

    path: str
    data: bytes


def folder_of(root: str, episode: str) -> str:
    """The folder of an episode. Raises GhostError if it or its file is a link out of the library."""
    folder = os.path.join(root, episode)
    for path in (folder, os.path.join(folder, EPISODE_FILE)):
        if leads_out(path, root):
            raise GhostError(f"{visible(path)} leads out of the library, so nothing is written there")
    return folder


def present(path: str, name: str, known: Episode | None, made: Mapping[str, bytes]) -> Present | None:
    """The transcript of that name that is in use now: one of this run, of the episode, or at `path`.

    Raises GhostError if it cannot be read, or if it is a link out of the library.
    """
    if path in made:
        return Present(path, made[path])
    paths = [one.path for one in known.transcripts if one.name == name] if known else []
    for candidate in dict.fromkeys([*paths, path]):
        if leads_out(candidate, os.path.dirname(os.path.dirname(candidate))):
            raise GhostError(f"{visible(candidate)} leads out of the library, so it is not read")
        if os.path.lexists(candidate):
            data = read_bytes(candidate, MAX_BYTES)
            if isinstance(data, Problem):
                raise GhostError(f"{visible(candidate)} {data.message}")
            return Present(candidate, data)
    return None


def change(before: Present | None, text: bytes, *, known: bool) -> str:
    """The change that writing `text` would be: new, added, replaced or unchanged."""
    if before is None:
        return ADDED if known else NEW
    if before.data != text:
        return REPLACED
    return UNCHANGED if known else NEW  # new: completes an import that was killed


def put(
    root: str,
    folder: str,
    transcript: tuple[str, bytes, bytes | None] | None,
    facts: Mapping[str, Any] | None,
) -> None:
    """Write the transcript (path, text, present content), then `episode.yaml`.

    An existing `episode.yaml` is kept. If a new episode cannot be completed, its files are deleted again.
    Raises WriteError.
    """
    notes = os.path.join(folder, EPISODE_FILE)
    if transcript is None and (facts is None or os.path.lexists(notes)):
        return
    is_new = not os.path.lexists(folder)
    is_ours = False
    try:
        make_folder(folder)
        if transcript is not None:
            path, text, before = transcript
            write_file(path, text, before=before)
            is_ours = True
        if facts is not None and not os.path.lexists(notes):
            write_file(notes, head_text(root, facts), before=None)
    except WriteError as error:
        if facts is None or os.path.lexists(notes):
            raise
        if transcript is not None and (is_ours or error.is_written):
            path = visible(transcript[0])
            if not _take_back(transcript):
                told = f"{error.message}; {path} remains, but is not an episode without {EPISODE_FILE}"
                raise WriteError(told, "run the same command again to complete it") from None
            error = WriteError(f"{error.message}; {path} was deleted again")
        if is_new:
            with contextlib.suppress(OSError):
                os.rmdir(folder)
        raise error from None


def complete(target: Target, episode: str, facts: Mapping[str, Any], *, dry_run: bool) -> list[str]:
    """Add facts to an `episode.yaml` that an import wrote, where it lacks them; returns the added fields.

    A title that is only the id of the episode counts as lacking. A file that somebody has edited stays as it
    is. Raises WriteError.
    """
    path = os.path.join(folder_of(target.root, episode), EPISODE_FILE)
    data = read_bytes(path, MAX_BYTES)
    before = None if isinstance(data, Problem) else data
    known: Mapping[str, Any] | None = facts_in(before) if before is not None else None
    if before is None or dry_run:
        known = target.heads.get(episode, known)
    if known is None:
        return []
    title = {"title": facts["title"]} if known.get("title") == episode and "title" in facts else {}
    values = {**facts, **known, **title}
    names = dict.fromkeys([*(one.name for one in EPISODES.fields), *values])
    added = {name: values[name] for name in names if name in values}
    if added == known:
        return []
    if not dry_run:
        write_file(path, head_text(target.root, added), before=before)
    target.take(episode, added)
    return [name for name in added if added[name] != known.get(name)]


def _take_back(transcript: tuple[str, bytes, bytes | None]) -> bool:
    """Delete a new transcript, if its content is still as written. Returns whether it is gone."""
    path, text, before = transcript
    if before is None and read_bytes(path, MAX_BYTES) == text:
        with contextlib.suppress(OSError):
            os.unlink(path)
    return not os.path.lexists(path)
