"""The languages of a library's transcripts, and whether a quotation is in none of them."""

from __future__ import annotations

from collections.abc import Iterable

from ghostcli.fidelity.language import differ, language_of
from ghostcli.index.index import Index

_SAMPLE = 3000  # characters

LEAST = 8
"""Words; the language of fewer is not certain enough to excuse what is found nowhere."""


class Languages:
    """Tells the languages of episodes: as their notes say, else by how what was said begins."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[str, str | None] = {}

    def is_strange(self, text: str, names: Iterable[str]) -> bool:
        """Whether a text is certainly in another language than each of those episodes with a transcript."""
        own = language_of(text) if len(text.split()) >= LEAST else None
        if own is None:
            return False
        told = [language for name in names if (language := self._of(name)) != ""]
        return bool(told) and all(differ(own, language) for language in told)

    def _of(self, name: str) -> str | None:
        """The language of an episode, None where it is not known, empty where nothing is said."""
        if name not in self._known:
            position = self._index.position(name)
            said = self._index.said(position)
            noted = self._index.head(position).values.get("language")
            self._known[name] = (noted or language_of(said[:_SAMPLE])) if said else ""
        return self._known[name]
