"""The pairs of the field `heard`, of episodes and libraries, and warnings for pairs that never occur."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping

from ghostcli.errors import WARNING, Problem
from ghostcli.library.files import read_bytes
from ghostcli.library.one_field import field_node, library_value
from ghostcli.library.parse_yaml import LIMIT, Node, shown
from ghostcli.library.paths import LIBRARY_FILE, read_marker
from ghostcli.model import HEARD, Episode
from ghostcli.text.words import fold


def joined(own: Mapping[str, str], folders: Iterable[str]) -> dict[str, str]:
    """An episode's own pairs, with those of its folders' libraries; for equal forms, the first counts."""
    found = dict(own)
    known = {fold(heard) for heard in own}
    for folder in folders:
        for heard, meant in library_pairs(os.path.dirname(folder)).items():
            if fold(heard) and fold(heard) not in known:
                known.add(fold(heard))
                found[heard] = meant
    return found


def library_pairs(root: str) -> Mapping[str, str]:
    """The pairs in a library's `ghost.yaml`; empty if it cannot be read."""
    return library_value(root, HEARD) or {}


def never_heard(episode: Episode, texts: Iterable[str]) -> Iterator[Problem]:
    """A warning for each of an episode's own pairs that none of its transcripts' texts contains."""
    if HEARD.name in episode.head.values:
        said = f" {' '.join(map(fold, texts))} "
        path = episode.head.path
        node = field_node(HEARD, path, read_bytes(path, LIMIT))
        has = lambda folded: f" {folded} " in said  # noqa: E731
        yield from _unheard(path, node, has, "no transcript of the episode has")


def never_heard_in_library(root: str, has: Callable[[str], bool]) -> Iterator[Problem]:
    """The same for the pairs of a library; `has` says whether a word occurs anywhere in it."""
    if library_pairs(root):
        path = os.path.join(root, LIBRARY_FILE)
        node = field_node(HEARD, path, read_marker(root, LIMIT))
        yield from _unheard(
            path, node, lambda folded: all(map(has, folded.split())), "no transcript here has"
        )


def _unheard(path: str, node: Node | None, said: Callable[[str], bool], lacking: str) -> Iterator[Problem]:
    pairs = node.value if node else None
    for heard, (key, value) in pairs.items() if isinstance(pairs, dict) else ():
        folded = fold(heard)
        message = ""
        if not folded:
            message = f'"{shown(heard)}" has no word'
        elif isinstance(value.value, str) and fold(value.value) == folded:
            message = f'"{shown(heard)}" is what was meant as well'
        elif not said(folded):
            message = f'{lacking} "{shown(heard)}"'
        if message:
            yield Problem(path, key.line, key.column, f"{HEARD.name}: {message}", WARNING)
