"""Whether an index holds what the files say."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from ghostcli.index.library import StoredLibrary, stored_library
from ghostcli.library.paths import read_library
from ghostcli.model import EPISODES, KINDS, TRANSCRIPT

from .contents import answers, contents

ALL = (*KINDS.values(), EPISODES, TRANSCRIPT)


def same(root: Path) -> None:
    """What the index holds is what the files say, in both stores, to the last count of a word."""
    memory = read_library([str(root)])
    library, index = stored_library([str(root)], os.environ)
    assert dict(library.episodes) == dict(memory.episodes)
    assert sorted(library.problems) == sorted(memory.problems)
    fresh, other = counted_anew(root)
    here, there = contents(index), contents(fresh)
    for name, rows in here.items():
        assert rows == there[name], name
    assert answers(library.episodes, (TRANSCRIPT,)) == answers(other.episodes, (TRANSCRIPT,))
    index.close()
    fresh.close()


def counted_anew(root: Path) -> tuple[Any, StoredLibrary]:
    library, index = stored_library([str(root)], {**os.environ, "XDG_CACHE_HOME": "/dev/null"})
    assert not index.path
    return index, library
