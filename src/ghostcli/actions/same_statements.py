"""Finds quotes that are wordings of one statement: equal or similar words, of similar length."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ghostcli.text.words import fold

SIMILAR = 85
"""The least similarity of two wordings of one statement, as rapidfuzz's ratio, 0 to 100."""

LENGTHS = 0.7
"""The least ratio of their lengths: a part of a statement is another quote."""

FEWEST = 4
"""The least number of words of a quote that is compared by similarity; shorter ones must be equal."""


class Statements:
    """The quotes of an episode, each with the one that stands for its statement."""

    def __init__(self) -> None:
        self._heads: dict[str, str] = {}
        self._texts: dict[str, str] = {}

    def add(self, name: str, text: str, same_as: str | None = None) -> None:
        """Add a quote by its id; `same_as` is the id of another wording."""
        self._heads[name] = same_as or name
        self._texts.setdefault(fold(text), name)

    def head_of(self, text: str) -> str | None:
        """The id of the quote that stands for the statement with these words; None if it is a new one."""
        folded = fold(text)
        found = self._texts.get(folded) if folded else None
        if found is None and folded.count(" ") + 1 >= FEWEST:
            found = self._similar(folded)
        return self._head(found) if found is not None else None

    def _similar(self, folded: str) -> str | None:
        from rapidfuzz import fuzz, process  # 5 ms, and most imports meet no other quote

        size = len(folded)
        near = [
            one
            for one in self._texts
            if min(len(one), size) >= LENGTHS * max(len(one), size) and one.count(" ") + 1 >= FEWEST
        ]
        found = process.extractOne(folded, near, scorer=fuzz.ratio, score_cutoff=SIMILAR)
        return self._texts[found[0]] if found else None

    def _head(self, name: str) -> str:
        seen = {name}
        while (following := self._heads.get(name, name)) not in seen:
            seen.add(following)
            name = following
        return name


def statements_of(quotes: Iterable[Mapping[str, Any]]) -> Statements:
    """The statements of some quotes, given by their values; those without an id are left out."""
    found = Statements()
    for values in quotes:
        if values.get("id") and values.get("text"):
            found.add(values["id"], values["text"], values.get("same_as"))
    return found
