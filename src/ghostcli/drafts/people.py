"""Whom a name in a draft means: the people of an episode and the voices of its transcripts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from ghostcli.drafts.given_names import GENDERS
from ghostcli.drafts.particles import FEMALE_TITLES, HE, MALE_TITLES, SHE, TITLES
from ghostcli.fidelity.voices import anonymous, same_voice
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


class Person(NamedTuple):
    """Somebody of an episode: `name` to print, all `names`, the record's ref or else the voice's name."""

    name: str
    names: tuple[str, ...]
    ref: str
    recorded: bool = False

    @property
    def gender(self) -> str:
        """`f` or `m` where the names tell, else empty."""
        return next((found for name in self.names if (found := gender_of(words(name)))), "")


def gender_of(name: Sequence[str], titles: Sequence[str] = ()) -> str:
    """`f` or `m` where the titles or the given name tell, else empty."""
    for title in (*titles, *name[:1]):
        if title in FEMALE_TITLES:
            return SHE
        if title in MALE_TITLES:
            return HE
    bare = _bare(" ".join(name))
    told = GENDERS.get(bare[0], "") if bare else ""
    return told if len(bare) > 1 or told == SHE else ""  # Martin and Scott are surnames too


def is_named(label: str, labels: Collection[str]) -> bool:
    """Whether a voice's label among `labels` names somebody: neither SPEAKER_01 nor "Host"."""
    own = [word for word in words(label) if not word.isdigit()]
    return bool(own) and not anonymous(label, labels) and not _ROLES.issuperset(own)


def gather(recorded: Iterable[Person], labels: Collection[str]) -> list[Person]:
    """The people of one episode: those of its notes, each with their voices, and the other voices."""
    people = list(recorded)
    for label in sorted(labels):
        if not is_named(label, labels):
            continue
        own = [
            place
            for place, person in enumerate(people)
            if any(same_voice(name, label) for name in person.names)
        ]
        if len(own) == 1:
            person = people[own[0]]
            people[own[0]] = person._replace(names=tuple(dict.fromkeys((*person.names, label))))
        elif not own:
            people.append(Person(label, (label,), label))
    return people


class People:
    """Some people, to be found by what a draft calls them."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._people = list(dict.fromkeys(people))
        self._by_word: dict[str, dict[int, None]] = {}
        self._bare = [[_bare(name) for name in person.names] for person in self._people]
        for number, names in enumerate(self._bare):
            for name in names:
                for key in (*name, "".join(word[0] for word in name)):
                    self._by_word.setdefault(key, {})[number] = None

    def find(self, name: Sequence[str]) -> list[Person]:
        """Those whom a name may mean, by its folded words: the ones that bear all of it before others."""
        name = _bare(" ".join(name)) or tuple(name)
        if not name:
            return []
        keys = (*name, "".join(word[0] for word in name))
        near = {number for key in keys for number in self._by_word.get(key, ())}
        found: list[list[Person]] = [[], []]
        for number in sorted(near):
            best = min((_fits(name, own) for own in self._bare[number]), default=2)
            if best < 2:
                found[best].append(self._people[number])
        return found[0] or found[1]

    def one(self, name: Sequence[str]) -> Person | None:
        """The one whom a name means; None where that is nobody or more than one."""
        found = self.find(name)
        return found[0] if len(found) == 1 else None


def _bare(name: str) -> tuple[str, ...]:
    """The folded words of a name without titles, suffixes and what stands in brackets."""
    own = words(_TAIL.sub("", name)) or words(name)
    while len(own) > 1 and own[0] in TITLES and len(own[1]) > 1:
        own = own[1:]
    while len(own) > 1 and own[-1] in _SUFFIXES:
        own = own[:-1]
    return tuple(own)


def _fits(name: Sequence[str], own: Sequence[str]) -> int:
    """How a name in a draft stands to a person's: 0 for all of it, 1 for a part of it, 2 for none."""
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
    """Whether a name is the end of another one: "van Beek" of "Jan van Beek"; or its initials."""
    if all(len(word) == 1 for word in name):
        return 1 if "".join(name) == "".join(word[0] for word in own) else 2
    return 1 if tuple(own[-len(name) :]) == tuple(name) or tuple(name[-len(own) :]) == tuple(own) else 2


def may_be_one(one: str, other: str) -> bool:
    """Whether two names might be one person's: a short form, another spelling of the given name."""
    if same_voice(one, other):
        return True
    left, right = _bare(one), _bare(other)
    if not left or not right:
        return True
    last = left[-1] == right[-1] or (1 in {len(left[-1]), len(right[-1])} and left[-1][0] == right[-1][0])
    return last and left[0][0] == right[0][0]
