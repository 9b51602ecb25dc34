"""A question as tests of search ask it, and the kinds that they ask about."""

from __future__ import annotations

from typing import Any

from ghostcli.index.reader import StoredEpisodes
from ghostcli.model import EPISODES, KINDS
from ghostcli.search.find import Question, find
from ghostcli.search.hit import Hit

QUOTES = (KINDS["quotes"],)
ALL = (*KINDS.values(), EPISODES)


def asked(library: StoredEpisodes, query: str = "", **more: Any) -> list[Hit]:
    more = {"kinds": QUOTES, **more}
    return list(find(library, Question(query=query, **more)).hits)
