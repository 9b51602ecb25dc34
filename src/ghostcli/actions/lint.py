"""Finds problems in a library, an episode's folder or one file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ghostcli.actions.quote_problems import quote_problems
from ghostcli.actions.recordings import missing_recordings
from ghostcli.errors import ERROR, WARNING, GhostError, Problem
from ghostcli.index.reader import StoredEpisodes
from ghostcli.library.files import led_out
from ghostcli.library.folders import EPISODE_FILE, is_episode_id, is_out, look_into
from ghostcli.library.heard import never_heard, never_heard_in_library
from ghostcli.library.load import read_episode
from ghostcli.library.paths import LIBRARY_FILE, Library, check_marker, find_folders, read_library
from ghostcli.library.temporary_files import left_in, left_in_library
from ghostcli.model import Episode
from ghostcli.records.documents import document_of
from ghostcli.records.passages import spoken_of
from ghostcli.text.escaping import visible
from ghostcli.text.folded import index_words


class Linted(NamedTuple):
    """The problems in the order of the files, and the number of episodes that were read."""

    problems: list[Problem]
    episodes: int

    @property
    def errors(self) -> int:
        """The number of problems that are errors, not warnings."""
        return sum(problem.level == ERROR for problem in self.problems)


def lint_library(library: Library) -> Linted:
    """Check a whole library. A library from the index has its problems without reading files again."""
    return Linted(sorted(_problems(library)), len(library.episodes))


def lint(
    paths: Sequence[str],
    roots: Sequence[str],
    *,
    builtin: bool,
    progress: Callable[[int, int], None] | None = None,
) -> Linted:
    """Check some paths.

    A folder of notes without an `episode.yaml` is checked together with the episode that it adds to. That
    episode is searched for in `roots` and beside the folder. `progress` is the progress callback for quotes.
    Raises GhostError if a path does not exist.
    """
    problems: list[Problem] = []
    episodes = 0
    for typed in paths:
        path = os.path.abspath(typed)
        if not typed or not os.path.lexists(path):
            raise GhostError(f"{visible(typed) or 'a path without a name'} does not exist")
        if _leaves_a_library(path, roots):
            problems.append(led_out(path))
            continue
        path = _followed(path)
        if os.path.isdir(path) and not _is_episode(path):
            found = _library(path, roots, builtin=builtin, progress=progress)
        elif os.path.basename(path) == LIBRARY_FILE:
            found = Linted(check_marker(os.path.dirname(path)), 0)
        else:
            found = _episode(path, roots, builtin=builtin)
        problems += found.problems
        episodes += found.episodes
    return Linted(sorted(set(problems)), episodes)


def episodes_in(paths: Sequence[str], roots: Sequence[str], *, builtin: bool) -> list[Episode]:
    """The episodes in folders of libraries or of episodes. Raises GhostError for a path that is neither."""
    found: dict[str, Episode] = {}
    for typed in paths:
        path = os.path.abspath(typed)
        if not typed or not os.path.isdir(path):
            raise GhostError(f"{visible(typed) or 'a path without a name'} is not a folder")
        if _leaves_a_library(path, roots):
            raise GhostError(f"{visible(path)} {led_out(path).message}")
        path = _followed(path)
        around = os.path.dirname(path) if _is_episode(path) else path
        whole = read_library(tuple(dict.fromkeys([*roots, around])), builtin=builtin)
        mine = (one for one in whole.episodes.values() if any(_within(own, path) for own in one.folders))
        found.update((one.id, one) for one in mine)
    return list(found.values())


def _problems(library: Library, progress: Callable[[int, int], None] | None = None) -> set[Problem]:
    episodes = library.episodes
    problems = {*library.problems, *quote_problems(episodes, progress)}
    has: Callable[[str], bool]
    if isinstance(episodes, StoredEpisodes):
        has = episodes.index.vocabulary.has
        for position in episodes.index.positions():
            problems.update(missing_recordings(Episode(episodes.index.head(position))))
    else:
        has = _has_word(episodes)
        for episode in episodes.values():  # with an index, these are already read
            problems.update((*_in_transcripts(episode), *missing_recordings(episode)))
    for root in library.roots:
        problems.update(never_heard_in_library(root, has))
        problems.update(map(_left, left_in_library(root)))
    return problems


def _left(path: str) -> Problem:
    return Problem(
        path,
        0,
        0,
        "is an incomplete file of an interrupted ghost command; the next import into this library deletes it",
        WARNING,
    )


def _has_word(episodes: Mapping[str, Episode]) -> Callable[[str], bool]:
    """A function that tells whether a word occurs in those episodes. Its first call reads them."""

    @cache
    def known() -> frozenset[str]:
        texts = [
            text.text for one in episodes.values() for record in one for text in document_of(record).fields
        ]
        for episode in episodes.values():
            spoken = spoken_of(episode)
            texts += [passage.text for passage in spoken.passages] if spoken else []
        return frozenset(word for text in texts for word in index_words(text))

    return lambda word: word in known()


def _in_transcripts(episode: Episode) -> Iterator[Problem]:
    from ghostcli.library.read_transcript import (
        read_transcript,  # the readers of transcripts, only if needed
    )
    from ghostcli.library.suspicious_cues import cue_warnings

    texts: list[str] = []
    for file in episode.transcripts:
        speech = read_transcript(episode, file)
        yield from speech.problems
        yield from cue_warnings(episode, file.path, speech.cues)
        texts += (cue.text for cue in speech.cues)
    if episode.transcripts:
        yield from never_heard(episode, texts)


def _library(
    path: str, roots: Sequence[str], *, builtin: bool, progress: Callable[[int, int], None] | None
) -> Linted:
    """The problems in a library's folder. The other libraries are read for the episodes that it adds to."""
    whole = read_library(tuple(dict.fromkeys([*roots, path])), builtin=builtin)
    episodes = {
        name: one for name, one in whole.episodes.items() if any(_within(own, path) for own in one.folders)
    }
    found = _problems(Library(episodes, whole.problems, whole.roots), progress)
    return Linted(sorted(problem for problem in found if _within(problem.path, path)), len(episodes))


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(os.path.join(folder, ""))


def _leaves_a_library(path: str, roots: Sequence[str]) -> bool:
    """Whether a path is a link to a folder outside the library that contains the link."""
    around = os.path.dirname(path)
    is_library = around in roots or os.path.lexists(os.path.join(around, LIBRARY_FILE))
    return is_library and os.path.isdir(path) and is_out(path, around)


def _followed(path: str) -> str:
    """The target of a link that the user has named."""
    is_link = os.path.isdir(path) and is_out(path, os.path.dirname(path))
    return os.path.realpath(path) if is_link else path


def _is_episode(path: str) -> bool:
    """Whether a folder has the files of one episode. The folder of a library has folders."""
    if os.path.exists(os.path.join(path, LIBRARY_FILE)):
        return False
    folder = look_into(path, [])
    return bool(folder.notes or folder.transcripts)


def _episode(path: str, roots: Sequence[str], *, builtin: bool) -> Linted:
    """The problems of one episode's folder, or of one file in it."""
    is_folder = os.path.isdir(path)
    folder = path if is_folder else os.path.dirname(path)
    name = os.path.basename(folder)
    problems: list[Problem] = []
    here = look_into(folder, problems)
    transcript = next((one for one in here.transcripts if one.path == path), None)
    is_new = not is_folder and not transcript and os.path.basename(path) not in here.notes
    if is_new and is_out(path, os.path.dirname(folder)):
        return Linted(sorted({*problems, led_out(path)}), 1)
    if is_new:
        here = here._replace(notes=(*here.notes, os.path.basename(path)))
    around = tuple(dict.fromkeys([*roots, os.path.dirname(folder)]))
    joined = find_folders(around, builtin=builtin, problems=[]).get(name, ())
    if any(one.path == folder for one in joined):
        folders = [here if one.path == folder else one for one in joined]
    elif here.is_base:  # a second base would be ignored, so this one is checked without the other
        folders = [here, *(one for one in joined if not one.is_base)]
    else:
        folders = [*joined, here]
    if not is_episode_id(name):
        problems.append(Problem(folder, 0, 0, f'"{visible(name)}" is not a valid episode id'))
    if is_folder and not any(one.is_base for one in folders):
        problems.append(
            Problem(folder, 0, 0, f"has no {EPISODE_FILE}, and no other library has one for {visible(name)}")
        )
    episode, found = read_episode(name, folders)
    problems += [
        *found,
        *quote_problems({name: episode}),
        *_in_transcripts(episode),
        *missing_recordings(episode),
    ]
    problems += map(_left, left_in(folder))
    mine = [one for one in problems if (_within(one.path, folder) if is_folder else one.path == path)]
    return Linted(mine, 1)
