"""Suggested pairs as lines for a notes file, or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from ghostcli.actions.like_names import LikeName
from ghostcli.library.write_yaml import dump
from ghostcli.model import HEARD
from ghostcli.render import json_output
from ghostcli.render.request import Request
from ghostcli.text.escaping import visible


def as_lines(found: Iterable[LikeName], _: Request) -> Iterator[str]:
    """Entries under `heard:` for each episode, with a comment that says how often and where."""
    for name, pairs in groupby(found, key=lambda one: one.episode):
        yield f"# {visible(name)}/episode.yaml\n{HEARD.name}:\n"
        for one in pairs:
            times = "once" if one.times == 1 else f"{one.times} times"
            yield f"  {dump({one.heard: one.name}).strip()}  # {times}, {visible(one.ref)}\n"


def as_json(found: Iterable[LikeName], _: Request) -> Iterator[str]:
    """One array."""
    yield json_output.dump([one._asdict() for one in found], indent=2) + "\n"
