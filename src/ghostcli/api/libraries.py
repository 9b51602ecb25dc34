"""Libraries in Python: opened in memory, and searched like on the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from ghostcli.errors import GhostError
from ghostcli.fields import Kind
from ghostcli.index.library import StoredLibrary as Library
from ghostcli.index.library import library_in_memory
from ghostcli.library.paths import find_roots
from ghostcli.model import EPISODES, KINDS, TRANSCRIPT, kind_named
from ghostcli.records.filters import parse_where
from ghostcli.search.find import Question
from ghostcli.search.find import find as _find
from ghostcli.search.hit import Hit
from ghostcli.suggest import did_you_mean
from ghostcli.text.escaping import visible

__all__ = ["Hit", "Library", "find", "open_library"]


def open_library(*folders: str | os.PathLike[str], builtin: bool = False) -> Library:
    """Read libraries from those folders; without folders, those that the command line would read here.

    Raises GhostError if a folder does not exist. Problems in files are in `problems`.
    """
    _check_flag("builtin", builtin)
    paths = [_path(folder) for folder in folders]
    return library_in_memory(find_roots(paths, os.environ, origin="open_library"), builtin=builtin)


def find(
    library: Library,
    query: str = "",
    *,
    kinds: str | Iterable[str] = (),
    where: str | Iterable[str] = (),
    exact: bool = False,
    limit: int = 0,
) -> list[Hit]:
    """Find records that match a query and meet conditions, the best first (without a query in file order).

    `kinds` are names of kinds; without names all kinds, and with a query also transcripts. `where` are
    conditions as for `-w`. Both may also be a single text. `limit` 0 means no limit. A hit has `record`,
    `match`, `score`, `field` and `snippet`. Raises GhostError for an unknown name or an invalid argument.
    """
    if not isinstance(library, Library):
        raise GhostError("a search needs a library: open it with open_library")
    if not isinstance(query, str):
        raise GhostError("a query is a text")
    _check_flag("exact", exact)
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 0:
        raise GhostError("limit is a whole number, 0 for no limit")
    asked = tuple(_kind(name) for name in _texts("kinds", kinds)) or (
        *KINDS.values(),
        EPISODES,
        *([TRANSCRIPT] if query else []),
    )
    conditions = tuple(parse_where(text, asked) for text in _texts("where", where))
    question = Question(asked, query, exact=exact, conditions=conditions, limit=min(limit, sys.maxsize))
    return list(_find(library.episodes, question).hits)


def _kind(name: str) -> Kind:
    kind = kind_named(name)
    if kind is None:
        raise GhostError(f'no kind is called "{visible(name)}"{did_you_mean(name, KINDS)}')
    return kind


def _texts(name: str, given: str | Iterable[str]) -> tuple[str, ...]:
    """The texts of an argument; a single text counts as one."""
    if isinstance(given, str):
        return (given,)
    texts = tuple(given) if isinstance(given, Iterable) else (None,)
    if not all(isinstance(text, str) for text in texts):
        raise GhostError(f"{name} is a text, or several texts")
    return tuple(text for text in texts if text is not None)


def _check_flag(name: str, given: bool) -> None:
    if not isinstance(given, bool):
        raise GhostError(f"{name} is True or False")


def _path(folder: str | os.PathLike[str]) -> str:
    path = os.fspath(folder) if isinstance(folder, (str, os.PathLike)) else None
    if not isinstance(path, str):
        raise GhostError("a folder is a path: a text or a Path")
    return path
