"""Reads one field of `ghost.yaml` or `episode.yaml` without the others."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import Any

from ghostcli.errors import Problem
from ghostcli.fields import Field
from ghostcli.library.convert import Converter
from ghostcli.library.parse_yaml import LIMIT, Node, parse
from ghostcli.library.paths import LIBRARY_FILE, read_marker


def library_value(root: str, field: Field) -> Any:
    """The value of a field in a library's `ghost.yaml`; None if it is missing or cannot be read."""
    try:
        state = os.stat(os.path.join(root, LIBRARY_FILE))
    except OSError:
        return None
    return _read(root, field, state.st_mtime_ns, state.st_size, state.st_ino)


@lru_cache(maxsize=64)
def _read(root: str, field: Field, *_state: int) -> Any:
    path = os.path.join(root, LIBRARY_FILE)
    node = field_node(field, path, read_marker(root, LIMIT))
    return Converter(path, []).value(node, field) if node else None


def field_node(field: Field, path: str, data: bytes | Problem) -> Node | None:
    """The node of a field in a file's `data`, None if it is missing or empty."""
    if isinstance(data, Problem) or field.name.encode() not in data:
        return None
    root, _ = parse(data, path)
    if root is None or not isinstance(root.value, dict) or field.name not in root.value:
        return None
    node = root.value[field.name][1]
    return None if node.empty else node
