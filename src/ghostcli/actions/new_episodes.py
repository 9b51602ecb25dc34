"""Names new episodes where others have the same title, and says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from ghostcli.actions.naming import id_of, is_telling
from ghostcli.actions.storing import Target
from ghostcli.errors import GhostError
from ghostcli.library.folders import is_episode_id
from ghostcli.text.escaping import visible
from ghostcli.text.words import fold
from ghostcli.transcripts.base import Remark

_MOST_IDS = 1_000

_LONGEST = 70
"""In characters, the part of an id to which a number is added."""


def ids_for(first: str, facts: Mapping[str, Any], target: Target) -> Iterator[str]:
    """Ids for an episode: the first one, then with its show if that is another, its date, and numbers.

    Each next one is for an episode that is not the one with the id before it.
    """
    yield first
    for name in ("show", "published") if target.known.is_of_other_show(first, facts) else ("published",):
        end = "-".join(re.findall(r"[a-z0-9]+", fold(str(facts.get(name) or ""))))
        if end and is_episode_id(longer := f"{first}-{end}"):
            yield longer
    yield from (f"{first[:_LONGEST].rstrip('-')}-{number}" for number in range(2, _MOST_IDS))


def id_by_title(path: str, facts: Mapping[str, Any], target: Target) -> str | None:
    """The id of an episode that notes beside a transcript name by their title; None if the file's name does.

    The name of a file says nothing of the episode if it is only a date, or says what the file is.
    """
    if is_telling(path) or not facts.get("title"):
        return None
    with suppress(GhostError):  # no letters that an id can have
        first = id_of(str(facts["title"]))
        own = (one for one in ids_for(first, facts, target) if not target.known.is_other(one, facts))
        return next(own, None)
    return None


def namesakes(facts: Mapping[str, Any], episode: str, target: Target) -> list[Remark]:
    """A remark on the episodes that have the title of a new one, and are others."""
    others = [one for one in target.known.namesakes(facts) if one != episode]
    if not others:
        return []
    return [Remark(0, f"a new episode: with this title, but another show or date, there is {named(others)}")]


def named(names: Sequence[str]) -> str:
    """The first names of a list, and the number of the others."""
    return visible(", ".join(names[:10])) + (f" and {len(names) - 10} more" if len(names) > 10 else "")
