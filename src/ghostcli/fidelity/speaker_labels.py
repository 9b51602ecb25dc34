"""The speaker labels of a transcript: which people they may name, and which are anonymous."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from ghostcli.text.words import words

_LABEL = re.compile(
    r"(?:unknown[ _-]?)?(?:speaker|spk|voice|person|channel|unknown)(?:[ _#-]*(?:[0-9]{1,3}|[a-z]))?",
    re.IGNORECASE,
)
_CODE = re.compile(r"[0-9]{1,3}|[a-z]|s[0-9]{1,3}", re.IGNORECASE)


def anonymous(label: str, speakers: Collection[str]) -> bool:
    """Whether a speaker label is anonymous: SPEAKER_01, Speaker A, Unknown Speaker.

    A bare letter or number is anonymous only if all labels in `speakers` are such.
    """
    if _LABEL.fullmatch(label):
        return True
    return bool(_CODE.fullmatch(label)) and all(map(_CODE.fullmatch, speakers))


def same_voice(name: str, label: str) -> bool:
    """Whether both may be one person: all words of one name occur in the other."""
    one, other = set(words(name)), set(words(label))
    return bool(one and other) and (one <= other or other <= one)


class Namesakes:
    """Numbered names with a fast lookup by `same_voice`."""

    def __init__(self) -> None:
        self._numbers: dict[frozenset[str], set[int]] = {}
        self._with: dict[str, list[frozenset[str]]] = {}
        self._rarest: dict[str, list[frozenset[str]]] = {}

    def add(self, name: str, number: int) -> None:
        """Add a name with its number."""
        own = words(name)
        key = frozenset(own)
        if not key:
            return
        if key not in self._numbers:
            self._numbers[key] = set()
            rarest = min(own, key=lambda word: len(self._with.get(word, ())))
            self._rarest.setdefault(rarest, []).append(key)
            for word in key:
                self._with.setdefault(word, []).append(key)
        self._numbers[key].add(number)

    def find(self, name: str) -> set[int]:
        """Return the numbers of the names that may belong to the same person."""
        own = frozenset(words(name))
        if not own:
            return set()
        wider = min((self._with.get(word, []) for word in own), key=len)
        found = [key for key in wider if own <= key]
        found += [key for word in own for key in self._rarest.get(word, ()) if key <= own]
        return {number for key in found for number in self._numbers[key]}


class Called(NamedTuple):
    """The speaker labels that match some names, and whether one of them is anonymous."""

    labels: frozenset[str]
    anonymous: bool


class Voices:
    """The speaker labels of a transcript, for repeated queries."""

    def __init__(self, labels: Iterable[str]) -> None:
        self.labels = frozenset(labels)
        self._numbered = sorted(self.labels)
        self._namesakes = Namesakes()
        for number, label in enumerate(self._numbered):
            self._namesakes.add(label, number)
        self._codes = all(map(_CODE.fullmatch, self.labels))
        self.some_anonymous = any(map(self.anonymous, self.labels))
        self._called = lru_cache(maxsize=256)(self._find)

    def anonymous(self, label: str) -> bool:
        """Whether one of these labels is anonymous."""
        return bool(_LABEL.fullmatch(label) or (self._codes and _CODE.fullmatch(label)))

    def called(self, names: Iterable[str]) -> Called:
        """Return the labels that match one of `names`."""
        return self._called(frozenset(names))

    def _find(self, names: frozenset[str]) -> Called:
        found = {number for name in names for number in self._namesakes.find(name)}
        labels = frozenset(self._numbered[number] for number in found)
        return Called(labels, any(map(self.anonymous, labels)))
