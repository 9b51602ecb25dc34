"""The libraries that a server answers from: those that a user named, read anew for each answer."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from ghostcli.errors import GhostError
from ghostcli.index.library import StoredLibrary, stored_library
from ghostcli.library.presence import have_episodes
from ghostcli.system import processes
from ghostcli.text.escaping import visible


class ServedLibraries:
    """The folders of libraries. The built-in library is read only if the user asked for it."""

    def __init__(self, roots: Sequence[str], *, builtin: bool = False) -> None:
        self._roots = tuple(roots)
        processes.start_none()
        self._builtin = builtin

    @contextmanager
    def opened(self) -> Iterator[StoredLibrary]:
        """The libraries, up to date with their files. Raises GhostError if they have no episode."""
        if not self._builtin and not have_episodes(self._roots):  # the built-in library would be read
            named = ", ".join(map(visible, self._roots))
            raise GhostError(f"there is no episode in {named}", "ghost import FILE --content DIR adds one")
        library, index = stored_library(self._roots, os.environ, builtin=self._builtin)
        try:
            yield library
        finally:
            index.close()
