"""What an import wrote of an episode: its transcript and its facts."""

from __future__ import annotations

import yaml

from traced import BRIDGE, Home

OTHER = BRIDGE.replace("twice", "three times")


def stored(home: Home, episode: str = "bridge", name: str = "transcript.vtt") -> str:
    return (home.library / episode / name).read_text(encoding="utf-8")


def facts(home: Home, episode: str = "bridge") -> dict[str, object]:
    """What `episode.yaml` says, as any YAML program reads it with every scalar as text."""
    text = (home.library / episode / "episode.yaml").read_text(encoding="utf-8")
    loaded: dict[str, object] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - scalars as text
    return loaded
