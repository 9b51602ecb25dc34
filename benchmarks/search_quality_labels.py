"""The labelled queries of `search_quality.yaml`: what they mean in the material, by reader and half.

A reader's labels are stretches; the second reader's are marks at the places of words, which is what the pool
was judged by. `Reading` holds both, as the keys of passages and records.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from ghostcli.library.paths import Library
from ghostcli.model import EPISODES, KINDS
from ghostcli.records.documents import document_of
from ghostcli.records.passages import spoken_of
from ghostcli.text.words import words

LABELS = Path(__file__).with_name("search_quality.yaml")
SORTS = ("words", "phrases", "names", "typos", "questions", "sentences", "forms", "misspelt", "symbols")
READERS = ("first", "second", "either", "both")
"""Whose labels count: one reader's, what either has, or only what both have."""
HALVES = ("tune", "report")


class Material(NamedTuple):
    """All that can be found: texts by key (a ref, or episode@number), and the folder of the library."""

    root: str
    texts: Mapping[str, str]
    spoken: Mapping[str, Sequence[tuple[str, str]]]  # of each episode, every word with the key of its passage


class Query(NamedTuple):
    """A query, and its labelled stretches: each the keys of the passages or of the record that count.

    `judged` is all that the second reader saw, None where there is no second reading.
    """

    text: str
    sort: str
    half: str
    relevant: tuple[frozenset[str], ...]
    judged: frozenset[str] | None = None

    @property
    def wanted(self) -> frozenset[str]:
        """The keys of all that counts."""
        return frozenset[str]().union(*self.relevant)


class Reading(NamedTuple):
    """A query as both readers labelled it: stretches of the first, keys that the second took and left."""

    text: str
    sort: str
    half: str
    first: tuple[frozenset[str], ...]
    taken: frozenset[str]
    left: frozenset[str]
    twice: bool

    def query(self, reader: str) -> Query | None:
        """With that reader's labels. None where it has none, or nobody but the first reader read it."""
        alone = tuple(frozenset({key}) for key in sorted(self.taken))
        known = frozenset[str]().union(*self.first)
        if not self.twice:
            stretches = self.first if reader in {"first", "either"} else ()
        elif reader == "first":
            stretches = self.first
        elif reader == "second":
            stretches = alone
        elif reader == "either":
            stretches = (*self.first, *(one for one in alone if one.isdisjoint(known)))
        else:
            stretches = tuple(kept for kept in (one & self.taken for one in self.first) if kept)
        judged = known | self.taken | self.left if self.twice else None
        return Query(self.text, self.sort, self.half, stretches, judged) if stretches else None


class BadLabelsError(Exception):
    """Labels that do not fit the material; says which."""


def read_labels() -> dict[str, Any]:
    """The file as it is."""
    found: dict[str, Any] = yaml.safe_load(LABELS.read_text("utf-8"))
    return found


def material(root: str, library: Library) -> Material:
    """Every record and every passage, as ghost reads and cuts them."""
    texts: dict[str, str] = {}
    spoken: dict[str, list[tuple[str, str]]] = {}
    for name, episode in library.episodes.items():
        for kind in (EPISODES, *KINDS.values()):
            for record in episode.of(kind):
                texts[record.ref] = "\n".join(field.text for field in document_of(record).fields)
        said = spoken_of(episode)
        for number, passage in enumerate(said.passages if said else (), 1):
            key = f"{name}@{number}"
            texts[key] = passage.text
            spoken.setdefault(name, []).extend((word, key) for word in words(passage.text))
    return Material(root, texts, spoken)


def readings(labels: Mapping[str, Any], within: Material) -> list[Reading]:
    """The queries with the keys that their labels mean. Raises BadLabelsError."""
    made: list[Reading] = []
    bad: list[str] = []
    places = _places(within)
    lengths = {name: len(at) for name, at in places.items()}
    other = {name for name, length in labels["lengths"].items() if lengths.get(name) != length}
    for sort in SORTS:
        for text, stretches in labels[sort].items():
            first = tuple(keys_of(one, within) for one in stretches)
            bad += [f"{text}: {one}" for one, keys in zip(stretches, first, strict=True) if not keys]
            marks = labels["second"].get(text)
            taken, left = _marked(marks or "", places, within.texts)
            half = half_of(stretches[0], labels)
            made.append(Reading(text, sort, half, first, taken, left, marks is not None))
    if other:
        bad.append("the second reader's places, since these transcripts read otherwise: " + ", ".join(other))
    if bad:
        raise BadLabelsError("labels that are not in the material:\n  " + "\n  ".join(bad))
    return made


def keys_of(label: str | Mapping[str, str], within: Material) -> frozenset[str]:
    """The keys of a labelled stretch, none where it is not in the material."""
    if isinstance(label, str):
        return frozenset({label} & within.texts.keys())
    ((name, anchor),) = label.items()
    sought = words(anchor)
    said = within.spoken.get(name, ())
    found: set[str] = set()
    for at in range(len(said) - len(sought) + 1):
        stretch = said[at : at + len(sought)]
        if sought and stretch[0][0] == sought[0] and [word for word, _ in stretch] == sought:
            held = [key for _, key in stretch]  # where it crosses passages, the one with half of it counts
            found |= {key for key in held if 2 * held.count(key) >= len(held)}
    return frozenset(found)


def half_of(label: str | Mapping[str, str], labels: Mapping[str, Any]) -> str:
    """The half that a label's material is of."""
    name = label.partition("/")[0] if isinstance(label, str) else next(iter(label))
    return half_of_episode(name, labels)


def half_of_episode(name: str, labels: Mapping[str, Any]) -> str:
    """`tune` where the yaml names its show, else `report`."""
    source = labels["transcripts"].get(name, name)
    return "tune" if source.startswith(tuple(labels["tune"])) else "report"


def tokens(text: str) -> list[str]:
    """Words in the plainest sense: places are counted in these, whatever ghost may come to call a word."""
    return re.findall(r"\w+", text)


def marks_of(taken: AbstractSet[str], left: AbstractSet[str], within: Material) -> str:
    """What the yaml has for the keys that a reader took and left; `readings` reads it back."""
    middles = {key: at for keys in _places(within).values() for key, at in _middles(keys)}
    by_name: dict[str, list[tuple[int, str]]] = {}
    for key in taken | left:
        sign = "+" if key in taken else "-"
        if "@" in key:
            by_name.setdefault(key.partition("@")[0], []).append((middles[key], f"{sign}{middles[key]}"))
        else:
            by_name.setdefault(key, []).append((-1, sign))
    return "; ".join(
        f"{name} {' '.join(mark for _, mark in sorted(marks))}" for name, marks in sorted(by_name.items())
    )


def _places(within: Material) -> dict[str, list[str]]:
    """Of each episode, the key of the passage at each of its words."""
    found: dict[str, list[str]] = {name: [] for name in within.spoken}
    for key, text in within.texts.items():
        if "@" in key:
            found[key.partition("@")[0]] += [key] * len(tokens(text))
    return found


def _middles(keys: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Of each passage, the place of its middle word."""
    begun = 0
    for at in range(1, len(keys) + 1):
        if at == len(keys) or keys[at] != keys[begun]:
            yield keys[begun], (begun + at - 1) // 2
            begun = at


def _marked(
    marks: str, places: Mapping[str, Sequence[str]], texts: Mapping[str, str]
) -> tuple[frozenset[str], frozenset[str]]:
    """The keys that are taken and left in `name +12 -340; ref +`; what has both is taken."""
    found: dict[str, set[str]] = {"+": set(), "-": set()}
    for part in filter(None, marks.split("; ")):
        name, *at = part.split(" ")
        for mark in at:
            said = places.get(name, ())
            if len(mark) == 1 and name in texts:
                found[mark].add(name)
            elif len(mark) > 1 and int(mark[1:]) < len(said):
                found[mark[0]].add(said[int(mark[1:])])
    return frozenset(found["+"]), frozenset(found["-"] - found["+"])


def agreement(some: Sequence[Reading]) -> tuple[int, int, int, int, float]:
    """Of all that both readers judged: taken by both, by the first, by the second, by none; Cohen's kappa."""
    both = first_only = second_only = none = 0
    for one in some:
        if one.twice:
            known = frozenset[str]().union(*one.first)
            both += len(one.taken & known)
            first_only += len(one.left & known)
            second_only += len(one.taken - known)
            none += len(one.left - known)
    total = both + first_only + second_only + none or 1
    agreed = (both + none) / total
    first, second = (both + first_only) / total, (both + second_only) / total
    chance = first * second + (1 - first) * (1 - second)
    return both, first_only, second_only, none, (agreed - chance) / (1 - chance) if chance < 1 else 1.0
