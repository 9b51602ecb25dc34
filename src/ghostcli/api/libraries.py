"""Libraries in Python: opened in memory, and searched like on the command line."""

from __future__ import annotations

import os
from collections.abc import Sequence

from ghostcli.errors import GhostError
from ghostcli.fields import Kind
from ghostcli.index.library import StoredLibrary as Library
from ghostcli.index.library import library_in_memory
from ghostcli.library.paths import find_roots
from ghostcli.model import EPISODES, KINDS, TRANSCRIPT
from ghostcli.records.filters import parse_where
from ghostcli.refs import kind_named
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
    return library_in_memory(
        find_roots([os.fspath(folder) for folder in folders], os.environ), builtin=builtin
    )


def find(
    library: Library,
    query: str = "",
    *,
    kinds: Sequence[str] = (),
    where: Sequence[str] = (),
    exact: bool = False,
    limit: int = 0,
) -> list[Hit]:
    """Find records that match a query and meet conditions, the best first (without a query in file order).

    `kinds` are names of kinds; without names all kinds, and with a query also transcripts. `where` are
    conditions as for `-w`. `limit` 0 means no limit. A hit has `record`, `match`, `score`, `field` and
    `snippet`. Raises GhostError for an unknown name or an invalid condition.
    """
    asked = tuple(_kind(name) for name in kinds) or (
        *KINDS.values(),
        EPISODES,
        *([TRANSCRIPT] if query else []),
    )
    conditions = tuple(parse_where(text, asked) for text in where)
    question = Question(asked, query, exact=exact, conditions=conditions, limit=limit)
    return list(_find(library.episodes, question).hits)


def _kind(name: str) -> Kind:
    kind = kind_named(name)
    if kind is None:
        raise GhostError(f'no kind is called "{visible(name)}"{did_you_mean(name, KINDS)}')
    return kind
