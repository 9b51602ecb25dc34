"""The text of an `episode.yaml` as an import writes it; its last line shows whether it was edited."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from typing import Any

from ghostcli.library.parse_yaml import parse
from ghostcli.library.record_places import plain
from ghostcli.library.schema import SCHEMA_FILE
from ghostcli.library.write_yaml import dump

_LAST = "# ghost import wrote this file, and adds what is missing until you edit it: "
_MARK = re.compile(rf"(.*\n){re.escape(_LAST)}([0-9a-f]{{8}})\n".encode(), re.DOTALL)


def head_text(root: str, facts: Mapping[str, Any]) -> bytes:
    """The text of an `episode.yaml` with these fields, in a library."""
    header = f"# yaml-language-server: $schema=../{SCHEMA_FILE}\n"
    has_schema = os.path.exists(os.path.join(root, SCHEMA_FILE))
    text = ((header if has_schema else "") + dump(facts)).encode()
    return text + f"{_LAST}{_hash(text)}\n".encode()


def facts_in(data: bytes) -> dict[str, Any] | None:
    """The fields of an `episode.yaml` that an import wrote; None if it was edited, or written by hand."""
    found = _MARK.fullmatch(data)
    if not found or _hash(found[1]) != found[2].decode():
        return None
    root, problems = parse(found[1], "")
    if root is None or problems or not isinstance(root.value, dict):
        return None
    return {name: plain(value) for name, (_, value) in root.value.items()}


def _hash(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()[:8]
