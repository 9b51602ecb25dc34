"""Notes on disk, written and read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ghostcli.errors import Problem
from ghostcli.library.folders import look_into
from ghostcli.library.load import read_episode
from ghostcli.model import Episode


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files under a folder, by their paths in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def read(*folders: Path) -> tuple[Episode, list[Problem]]:
    """The episode `talk` from its folders, the base first."""
    problems: list[Problem] = []
    found = [look_into(str(folder), problems) for folder in folders]
    episode, more = read_episode("talk", found)
    return episode, problems + more


def labels(episode: Episode, kind: str = "quotes") -> list[str]:
    """The labels of an episode's records of a kind."""
    return [record.label for record in episode.records.get(kind, ())]
