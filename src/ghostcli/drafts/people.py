"""Finds the person of a name in a draft: the people of an episode, and the labels of its transcripts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from ghostcli.drafts.given_names import GENDERS
from ghostcli.drafts.particles import FEMALE_TITLES, HE, MALE_TITLES, SHE, TITLES
from ghostcli.fidelity.speaker_labels import Namesakes, anonymous, same_voice
from ghostcli.text.words import words

_TAIL = re.compile(r"(?:(?<!\s)\s++)?(?:[(\[|/,@–—:]|(?<=\s)-\s).*\Z", re.DOTALL)
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "mp", "dds", "junior", "senior"))
_NAMELESS = """
    host guest interviewer interviewee moderator narrator announcer presenter caller audience question
    answer q a man woman male female voice participant student reporter moderatorin gast sprecher
    sprecherin frage antwort invite animateur presentateur invitado entrevistador anfitrion intervistatore
    ospite cohost co all both everyone staff mc
"""
_ROLES = frozenset(_NAMELESS.split())


_Key = tuple[object, ...]
_TAILED = 8
"""Most words from the end of a name that are used as a key; names in drafts are shorter."""


class Person(NamedTuple):
    """A person of an episode: `name` to print, all `names`, the ref of the record, else the speaker label."""

    name: str
    names: tuple[str, ...]
    ref: str
    recorded: bool = False

    @property
    def gender(self) -> str:
        """`f` or `m` if the names show it, else empty."""
        return next((found for name in self.names if (found := gender_of(words(name)))), "")


def gender_of(name: Sequence[str], titles: Sequence[str] = ()) -> str:
    """`f` or `m` if the titles or the given name show it, else empty."""
    for title in (*titles, *name[:1]):
        if title in FEMALE_TITLES:
            return SHE
        if title in MALE_TITLES:
            return HE
    bare = _bare(" ".join(name))
    told = GENDERS.get(bare[0], "") if bare else ""
    return told if len(bare) > 1 or told == SHE else ""  # Martin and Scott are surnames too


def is_named(label: str, labels: Collection[str]) -> bool:
    """Whether a speaker label among `labels` names a person: neither SPEAKER_01 nor "Host"."""
    own = [word for word in words(label) if not word.isdigit()]
    return bool(own) and not anonymous(label, labels) and not _ROLES.issuperset(own)


def gather(recorded: Iterable[Person], labels: Collection[str]) -> list[Person]:
    """The people of an episode: those of its notes with their speaker labels, and the other named labels."""
    people = list(recorded)
    names: list[dict[str, None]] = [{} for _ in people]
    namesakes = Namesakes()
    for place, person in enumerate(people):
        for name in person.names:
            namesakes.add(name, place)
    for label in sorted(labels):
        own = namesakes.find(label) if is_named(label, labels) else None
        if own is None or len(own) > 1:
            continue
        if not own:
            people.append(Person(label, (label,), label))
            names.append({})
        place = own.pop() if own else len(people) - 1
        names[place][label] = None
        namesakes.add(label, place)
    return [
        person._replace(names=tuple(dict.fromkeys((*person.names, *own)))) if own else person
        for person, own in zip(people, names, strict=True)
    ]


class People:
    """A set of people, searched by the names that a draft uses."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._people = list(dict.fromkeys(people))
        self._by_key: dict[_Key, dict[int, list[tuple[str, ...]]]] = {}
        for number, person in enumerate(self._people):
            for name in person.names:
                own = _bare(name)
                for key in set(_keys(own)):
                    self._by_key.setdefault(key, {}).setdefault(number, []).append(own)
        self._found: dict[tuple[str, ...], list[Person]] = {}

    def find(self, name: Sequence[str]) -> list[Person]:
        """The persons that a name may mean, by its folded words; persons with the whole name come first."""
        asked = tuple(name)
        if asked not in self._found:
            self._found[asked] = self._find(_bare(" ".join(name)) or asked) if asked else []
        return self._found[asked]

    def _find(self, name: tuple[str, ...]) -> list[Person]:
        best: dict[int, int] = {}
        for key in set(_asked(name)):
            for number, names in self._by_key.get(key, {}).items():
                best[number] = min(best.get(number, 2), *(_fits(name, own) for own in names))
        whole = [self._people[number] for number in sorted(best) if best[number] == 0]
        return whole or [self._people[number] for number in sorted(best) if best[number] == 1]

    def one(self, name: Sequence[str]) -> Person | None:
        """The person that a name means; None if there is none, or more than one."""
        found = self.find(name)
        return found[0] if len(found) == 1 else None


def _bare(name: str) -> tuple[str, ...]:
    """The folded words of a name without titles, suffixes and bracketed text."""
    own = words(_TAIL.sub("", name)) or words(name)
    while len(own) > 1 and own[0] in TITLES and len(own[1]) > 1:
        own = own[1:]
    while len(own) > 1 and own[-1] in _SUFFIXES:
        own = own[:-1]
    return tuple(own)


def _keys(own: tuple[str, ...]) -> Iterator[_Key]:
    """The index keys of a person's name, so that `_fits` compares only a few."""
    if not own:
        return
    yield "all", frozenset(own)
    yield from (("end", own[0]), ("end", own[-1]), ("initials", _initials(own)))
    if len(own) == 1:
        yield "alone", own[0]
        return
    yield from (("both", own[0], own[-1]), ("letter", own[0][0], own[-1]), ("tail of", own[-_TAILED:]))
    if len(own[0]) == 1:
        yield "initial", own[0], own[-1]
    yield from (("tail", own[-length:]) for length in range(2, min(len(own), _TAILED) + 1))


def _asked(name: tuple[str, ...]) -> Iterator[_Key]:
    """The search keys of a name in a draft: one for each way in which it may match."""
    if len(name) == 1:
        yield from (("end", name[0]), ("initials", name[0]))
        return
    yield "all", frozenset(name)
    yield from (("alone", name[0]), ("alone", name[-1]), ("both", name[0], name[-1]))
    yield ("letter" if len(name[0]) == 1 else "initial"), name[0][0], name[-1]
    yield "tail", name[-_TAILED:]
    yield from (("tail of", name[-length:]) for length in range(2, min(len(name), _TAILED) + 1))
    if all(len(word) == 1 for word in name):
        yield "initials", "".join(name)


def _initials(name: Sequence[str]) -> str:
    return "".join(word[0] for word in name)


def _fits(name: Sequence[str], own: Sequence[str]) -> int:
    """How well a name in a draft matches a person's: 0 the whole name, 1 a part of it, 2 not at all."""
    if tuple(name) == tuple(own) or (len(name) > 1 and set(name) == set(own)):
        return 0
    if not own:
        return 2
    if len(name) == 1:
        initials = "".join(word[0] for word in own)
        return 1 if name[0] in {own[0], own[-1]} or (len(own) > 1 and name[0] == initials) else 2
    if len(own) == 1:
        return 1 if own[0] in {name[0], name[-1]} else 2
    if name[-1] == own[-1]:
        initial = 1 in {len(name[0]), len(own[0])} and name[0][0] == own[0][0]
        return 1 if name[0] == own[0] or initial else _trailing(name, own)
    return _trailing(name, own)


def _trailing(name: Sequence[str], own: Sequence[str]) -> int:
    """Whether a name is the end of another name ("van Beek" of "Jan van Beek"), or its initials."""
    if all(len(word) == 1 for word in name):
        return 1 if "".join(name) == "".join(word[0] for word in own) else 2
    return 1 if tuple(own[-len(name) :]) == tuple(name) or tuple(name[-len(own) :]) == tuple(own) else 2


def may_be_one(one: str, other: str) -> bool:
    """Whether two names may belong to one person: a short form or another spelling of the given name."""
    if same_voice(one, other):
        return True
    left, right = _bare(one), _bare(other)
    if not left or not right:
        return True
    last = left[-1] == right[-1] or (1 in {len(left[-1]), len(right[-1])} and left[-1][0] == right[-1][0])
    return last and left[0][0] == right[0][0]


class MayBe:
    """A set of names for a fast `may_be_one` of another name and any of them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._namesakes = Namesakes()
        self._keys: set[_Key] = set()
        self._any = self._unsaid = False
        for name in names:
            self._any = True
            self._namesakes.add(name, 0)
            own = _bare(name)
            if own:
                self._keys.update(_ends(own, own[-1], "a letter" if len(own[-1]) == 1 else "a word"))
            else:
                self._unsaid = True

    def holds(self, name: str) -> bool:
        """Whether `may_be_one` is true for any of the names."""
        if self._unsaid or self._namesakes.find(name):
            return True
        own = _bare(name)
        if not own:
            return self._any
        last = own[-1]
        asked = {(own[0][0], last), (own[0][0], last[0], "a letter")}
        if len(last) == 1:
            asked.add((own[0][0], last, "a word"))
        return not asked.isdisjoint(self._keys)


def _ends(own: Sequence[str], last: str, kind: str) -> Iterator[_Key]:
    yield own[0][0], last
    yield own[0][0], last[0], kind
