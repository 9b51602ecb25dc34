"""What a query asks of the words that are searched: the index answers, and what the tests make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol


class KnownWords(Protocol):
    """The folded words of records and passages, joined ones among them."""

    @property
    def documents(self) -> int:
        """How many records and passages there are."""

    @property
    def stop_words(self) -> frozenset[str]:
        """The function words of its languages."""

    def count(self, word: str) -> int:
        """In how many records and passages the word stands; 0 where it occurs nowhere."""

    def forms(self, word: str) -> Mapping[str, Sequence[str]]:
        """The other words with its stem, by the language in which it is theirs."""


class Spelt(KnownWords, Protocol):
    """The same, by which words that are misspelt are read."""

    def has(self, word: str) -> bool:
        """Whether the word occurs anywhere."""

    def counts(self, words: Sequence[str]) -> Mapping[str, int]:
        """In how many records and passages each of the words stands, of those that occur."""

    def one_edit_away(self, word: str) -> Mapping[str, int]:
        """With their counts, all words an edit away, and others."""

    def near_in_length(self, word: str, edits: int) -> list[str]:
        """All words whose length differs by so many letters at most."""

    def begins(self, word: str) -> bool:
        """Whether a longer word begins with these letters."""
