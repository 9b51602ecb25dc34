"""Compares the language of a quotation with those of a library's transcripts."""

from __future__ import annotations

from collections.abc import Iterable

from ghostcli.fidelity.language import differ, language_of
from ghostcli.index.index import Index

_SAMPLE = 3000  # characters

LEAST = 8
"""Words. The detected language of a shorter text is not certain enough."""


class Languages:
    """The languages of episodes: from their notes, else detected at the beginning of the transcript."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[str, str | None] = {}

    def is_strange(self, text: str, names: Iterable[str]) -> bool:
        """Whether a text is certainly in another language than all these episodes' transcripts."""
        own = language_of(text) if len(text.split()) >= LEAST else None
        if own is None:
            return False
        told = [language for name in names if (language := self._of(name)) != ""]
        return bool(told) and all(differ(own, language) for language in told)

    def _of(self, name: str) -> str | None:
        """The language of an episode, None if unknown, empty without a transcript."""
        if name not in self._known:
            position = self._index.position(name)
            said = self._index.speech.said(position)
            noted = self._index.head(position).values.get("language")
            self._known[name] = (noted or language_of(said[:_SAMPLE])) if said else ""
        return self._known[name]
