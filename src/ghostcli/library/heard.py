"""The pairs of the field `heard`, of episodes and libraries, and warnings for pairs that never occur."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from ghostcli.errors import WARNING, Problem
from ghostcli.library.convert import Converter
from ghostcli.library.files import read_bytes
from ghostcli.library.parse_yaml import LIMIT, Node, parse, shown
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
    path = os.path.join(root, LIBRARY_FILE)
    try:
        state = os.stat(path)
    except OSError:
        return {}
    return _read(root, state.st_mtime_ns, state.st_size, state.st_ino)


@lru_cache(maxsize=64)
def _read(root: str, *_state: int) -> Mapping[str, str]:
    path = os.path.join(root, LIBRARY_FILE)
    node = _node(path, read_marker(root, LIMIT))
    pairs: Mapping[str, str] | None = Converter(path, []).value(node, HEARD) if node else None
    return pairs or {}


def _node(path: str, data: bytes | Problem) -> Node | None:
    """The node under `heard` in a file's `data`, None if it is missing or empty."""
    if isinstance(data, Problem) or HEARD.name.encode() not in data:
        return None
    root, _ = parse(data, path)
    if root is None or not isinstance(root.value, dict) or HEARD.name not in root.value:
        return None
    node = root.value[HEARD.name][1]
    return None if node.empty else node


def never_heard(episode: Episode, texts: Iterable[str]) -> Iterator[Problem]:
    """A warning for each of an episode's own pairs that none of its transcripts' texts contains."""
    if HEARD.name in episode.head.values:
        said = f" {' '.join(map(fold, texts))} "
        path = episode.head.path
        node = _node(path, read_bytes(path, LIMIT))
        has = lambda folded: f" {folded} " in said  # noqa: E731
        yield from _unheard(path, node, has, "no transcript of the episode has")


def never_heard_in_library(root: str, has: Callable[[str], bool]) -> Iterator[Problem]:
    """The same for the pairs of a library; `has` says whether a word occurs anywhere in it."""
    if library_pairs(root):
        path = os.path.join(root, LIBRARY_FILE)
        node = _node(path, read_marker(root, LIMIT))
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
