"""Libraries as commands read them: from the index, each episode built at its first use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ghostcli.index.connections import let_go
from ghostcli.index.index import Index
from ghostcli.index.index_path import Libraries, Progress
from ghostcli.index.opening import Opened, open_in_memory, open_index
from ghostcli.index.reader import StoredEpisodes
from ghostcli.library.paths import Library


class StoredLibrary(Library):
    """A library whose episodes come from an index; `episodes.index` answers questions about them."""

    episodes: StoredEpisodes


def stored_library(
    roots: Sequence[str],
    environ: Mapping[str, str],
    *,
    builtin: bool = False,
    progress: Callable[[], Progress | None] = lambda: None,
) -> tuple[StoredLibrary, Index]:
    """The libraries in `roots`, up to date with their files, and their index.

    `progress` is called as soon as a file must be read; it returns a progress callback or None.
    """
    return _library(open_index(Libraries(tuple(roots), builtin), environ, progress), roots)


def library_in_memory(roots: Sequence[str], *, builtin: bool = False) -> StoredLibrary:
    """The same libraries, read now and kept in memory; later changes of the files have no effect.

    It need not be closed: its memory is freed with the last reference.
    """
    from weakref import finalize

    library, index = _library(open_in_memory(Libraries(tuple(roots), builtin)), roots)
    library.problems = tuple(library.problems)
    finalize(index, let_go, index.connection)
    return library


def _library(opened: Opened, roots: Sequence[str]) -> tuple[StoredLibrary, Index]:
    index = Index(opened)
    return StoredLibrary(index.episodes, index.problems, roots), index
