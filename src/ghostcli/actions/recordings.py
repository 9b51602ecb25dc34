"""Recordings on the disk: which file a medium names, and whether it may be opened."""

from __future__ import annotations

import os
from collections.abc import Iterator

from ghostcli.errors import WARNING, GhostError, Problem
from ghostcli.model import Episode
from ghostcli.records.moments import MEDIA_FILE, Moment, moment
from ghostcli.system.paths import is_device, lies_in
from ghostcli.text.escaping import visible


def where_to_hear(episode: Episode, seconds: float | None) -> Moment:
    """Where to hear a second of an episode: a recording on the disk, or a web address.

    Raises GhostError if it has neither; the message names the first file that cannot be opened.
    """
    refused: list[GhostError] = []

    def on_disk(file: str) -> str:
        try:
            return recording(file, episode.head.path) if file else ""
        except GhostError as error:
            refused.append(error)
            return ""

    found = moment(episode.head.values, seconds, on_disk)
    if found:
        return found
    if refused:
        raise refused[0]
    hint = "add media: to its episode.yaml, with the url of a web page or the file of a recording"
    raise GhostError(f"{episode.id} has no media that can be opened", hint)


def missing_recordings(episode: Episode) -> Iterator[Problem]:
    """A warning for each recording on the disk that an episode names and ghost cannot open."""
    head = episode.head
    for medium in head.values.get("media", ()):
        try:
            if medium.get("file"):
                recording(medium["file"], head.path)
        except GhostError as error:
            yield Problem(head.path, head.line, 1, f"media: {error.message}", WARNING)


def recording(file: str, notes: str) -> str:
    """The absolute path of a recording, as the `file` of a medium in the file `notes` names it.

    A relative path is from the folder of `notes` and must stay in the library, also behind links. An absolute
    path, or one from the home folder (`~/`), may be anywhere: recordings are large, and often lie elsewhere.
    Only an existing file with the ending of a sound or video file is accepted, since the system may run other
    files. Raises GhostError.
    """
    told = visible(file)
    if told != file or "://" in file or file.startswith(("//", "\\\\")) or is_device(os.path.basename(file)):
        raise GhostError(f"{told} is not the path of a file on the disk")
    folder = os.path.dirname(os.path.abspath(notes))
    typed = os.path.expanduser(file) if file.startswith("~/") else file
    path = os.path.normpath(os.path.join(folder, typed))
    real = os.path.realpath(path)
    if not os.path.isabs(typed) and not lies_in(real, os.path.realpath(os.path.dirname(folder))):
        raise GhostError(
            f"{told} leads out of the library, so it is not opened", "an absolute path may lead out of it"
        )
    if not MEDIA_FILE.search(path) or not MEDIA_FILE.search(real):
        raise GhostError(f"{told} does not have the ending of a sound or video file, so it is not opened")
    if not os.path.isfile(real):
        raise GhostError(
            f"there is no file {visible(path)}", "file: in media is the path from the episode's folder"
        )
    return path
