"""The libraries as every command reads them: out of the index, each episode built when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ghostcli.index.connections import let_go
from ghostcli.index.index import Index
from ghostcli.index.opening import Opened, open_in_memory, open_index
from ghostcli.index.place import Libraries, Told
from ghostcli.index.reader import StoredEpisodes
from ghostcli.library.paths import Library


class StoredLibrary(Library):
    """A library whose episodes come out of an index, which answers what is asked of them."""

    episodes: StoredEpisodes


def stored_library(
    roots: Sequence[str],
    environ: Mapping[str, str],
    *,
    builtin: bool = False,
    told: Callable[[], Told | None] = lambda: None,
) -> tuple[StoredLibrary, Index]:
    """What is on the path of libraries, as fresh as its files, and the index that it comes from.

    `told` is called once something has to be read, and gives what hears of the progress.
    """
    return _library(open_index(Libraries(tuple(roots), builtin), environ, told), roots)


def library_in_memory(roots: Sequence[str], *, builtin: bool = False) -> StoredLibrary:
    """The same, read now and kept in memory: whatever becomes of the files, it stays as it is.

    Nobody closes it: its memory goes with the last who holds it.
    """
    from weakref import finalize

    library, index = _library(open_in_memory(Libraries(tuple(roots), builtin)), roots)
    library.problems = tuple(library.problems)
    finalize(index, let_go, index.connection)
    return library


def _library(opened: Opened, roots: Sequence[str]) -> tuple[StoredLibrary, Index]:
    index = Index(opened)
    return StoredLibrary(index.episodes, index.problems, roots), index
