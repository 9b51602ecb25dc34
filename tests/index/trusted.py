"""A library asked by its index, and where the index lies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ghostcli.index.library import stored_library
from ghostcli.model import EPISODES, KINDS, TRANSCRIPT

from .contents import answers

ALL = (*KINDS.values(), EPISODES, TRANSCRIPT)


def ask(*roots: Path) -> list[Any]:
    library, index = stored_library([str(root) for root in roots], os.environ)
    assert not index.remark
    found = answers(library.episodes, ALL)
    index.close()
    return found


def index_in(cache: Path) -> Path:
    (path,) = cache.glob("*.index")
    return path


def everything(folder: Path) -> Iterator[Path]:
    yield folder
    yield from folder.rglob("*")
