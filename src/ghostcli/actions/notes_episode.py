"""Decides on the episode of the notes in a document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ghostcli.actions.episode_facts import check_id
from ghostcli.actions.importing import ImportSettings
from ghostcli.actions.naming import id_of, title_of
from ghostcli.actions.new_episodes import ids_for
from ghostcli.actions.notes_files import ReadNotes, episode_of, files_of
from ghostcli.actions.storing import Target, folder_of
from ghostcli.errors import GhostError

OWN = ".yaml"
"""The ending of ghost's own notes."""


def episode_for(facts: Mapping[str, Any], read: ReadNotes, settings: ImportSettings, target: Target) -> str:
    """The id of the episode: from --episode, else by address or title, else by the document, else a new one.

    If an episode with the id of a new one has notes from the same document, it is the episode.
    """
    if settings.episode is not None:
        check_id(settings.episode)
        return settings.episode
    known = target.known.find(facts) or episode_of(read, target)
    if known:
        return known
    if read.path.endswith(OWN) and not facts:
        raise GhostError("ghost's own notes do not name their episode", "--episode ID names it")
    name = str(facts.get("title") or "")
    try:
        episode = id_of(name or title_of(read.path))
    except GhostError:
        episode = id_of(title_of(read.path))
    for other in ids_for(episode, facts, target):
        if not target.has(other):
            return other
        if target.known.is_other(other, facts):
            continue
        before = files_of(folder_of(target.root, other), read, settings.name, target)[0].written
        if read.origin.document and before.origin.document == read.origin.document:
            return other
        break
    hint = f"--episode {other} adds the notes to it; --episode ID imports them elsewhere"
    raise GhostError(f"the episode {other} already exists", hint)
