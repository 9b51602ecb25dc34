"""Interfaces for the vocabulary; the index implements them, and tests have their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol


class KnownWords(Protocol):
    """The folded words of records and passages, including joined ones."""

    @property
    def documents(self) -> int:
        """The number of records and passages."""

    @property
    def stop_words(self) -> frozenset[str]:
        """The function words of its languages."""

    def count(self, word: str) -> int:
        """The number of records and passages that contain the word; 0 if none does."""

    def forms(self, word: str) -> Mapping[str, Sequence[str]]:
        """The other words with the same stem, by language."""


class Spelt(KnownWords, Protocol):
    """A vocabulary that can also find similar words, to correct misspelt ones."""

    def has(self, word: str) -> bool:
        """Whether the word occurs anywhere."""

    def counts(self, words: Sequence[str]) -> Mapping[str, int]:
        """The number of records and passages with each word, for the words that occur."""

    def one_edit_away(self, word: str) -> Mapping[str, int]:
        """All words one edit away, and some others, with their counts."""

    def near_in_length(self, word: str, edits: int) -> list[str]:
        """All words whose length differs by at most `edits` letters."""

    def begins(self, word: str) -> bool:
        """Whether a longer word begins with these letters."""
