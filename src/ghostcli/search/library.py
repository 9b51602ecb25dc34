"""The libraries as every command reads them: out of the catalog, each episode built when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from ghostcli.catalog.catalog import Catalog
from ghostcli.catalog.opening import open_catalog
from ghostcli.catalog.place import Libraries, Told
from ghostcli.library.paths import Library

if TYPE_CHECKING:
    from ghostcli.catalog.prepared import Indexing


def stored_library(
    roots: Sequence[str],
    environ: Mapping[str, str],
    *,
    builtin: bool = False,
    told: Callable[[], Told | None] = lambda: None,
) -> tuple[Library, Catalog]:
    """What is on the path of libraries, as fresh as its files, and the catalog that it comes from.

    `told` is called once something has to be read, and gives what hears of the progress.
    """
    opened = open_catalog(Libraries(tuple(roots), builtin), environ, _indexing, told)
    catalog = Catalog(opened)
    return Library(catalog.episodes, catalog.problems, tuple(roots)), catalog


def _indexing() -> Indexing:
    from ghostcli.search.indexing import INDEXING  # needs the readers of files: most commands read none

    return INDEXING
