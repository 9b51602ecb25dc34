"""The names of the field `distinct` of libraries: names that look alike, and of which no two are one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import combinations

from ghostcli.library.one_field import library_value
from ghostcli.library.paths import DISTINCT
from ghostcli.model import Episode


def distinct_pairs(episodes: Iterable[Episode]) -> Iterator[tuple[str, str]]:
    """Each two names, as written, that the libraries of these episodes list together."""
    roots = {os.path.dirname(folder): None for episode in episodes for folder in episode.folders}
    for root in roots:
        for names in library_value(root, DISTINCT) or ():
            yield from combinations(names, 2)
