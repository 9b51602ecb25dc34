"""The persons named in a draft, and the person of each pronoun: the last one named, if that is clear."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from ghostcli.drafts.narrative import COMMA, QUOTE, WORD, Name, Narrative
from ghostcli.drafts.paragraphs import Paragraph
from ghostcli.drafts.particles import (
    ADVERBS,
    ARTICLES,
    CONJUNCTIONS,
    DETERMINERS,
    HUMANS,
    OPENERS,
    PARTICLES,
    PLACING,
    PREPOSITIONS,
    SUBORDINATING,
)
from ghostcli.drafts.people import People, gender_of
from ghostcli.drafts.verbs import Verb

_SMALL = re.compile(r"\b[^\W\d_A-Z]{2,}\b")
_MENTIONS = 30  # most mentions of a paragraph; the last ones are kept
_PERSONS = 12  # in a paragraph with more persons no pronoun is clear
_BACK = 3  # paragraphs to go back for the person of a pronoun


class Mention(NamedTuple):
    """A person named in a paragraph; `acts` says that the name may be the subject of its clause."""

    name: Name
    acts: bool


def same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names may belong to one person: all the words of one are in the other."""
    return set(one) <= set(other) or set(other) <= set(one)


class Mentions:
    """The persons whom a draft names, outside its quotations."""

    def __init__(
        self, paragraphs: Sequence[Paragraph], narratives: Sequence[Narrative], people: People
    ) -> None:
        self._narratives = narratives
        self._people = people
        self._headings = [paragraph.heading for paragraph in paragraphs]
        self._found: dict[int, list[Mention]] = {}
        self._small = {word for paragraph in paragraphs for word in _SMALL.findall(paragraph.text)}
        self._everybody: dict[int, list[Name]] = {}
        self._strangers: dict[int, list[tuple[int, str]]] = {}
        self._full: dict[str, list[Name]] | None = None

    def known(self, name: Name) -> bool:
        """Whether ghost knows a person of that name."""
        return bool(self._people.find(name.words))

    def of(self, paragraph: int) -> list[Mention]:
        """The persons named in a paragraph, in order."""
        if paragraph not in self._found:
            narrative = self._narratives[paragraph]
            self._found[paragraph] = [
                Mention(name, _acts(narrative, name))
                for name in narrative.names
                if self.known(name) or (not self._headings[paragraph] and self._is_person(narrative, name))
            ]
        return self._found[paragraph]

    def everybody(self, paragraph: int) -> list[Name]:
        """One name for each person named in a paragraph, up to a limit."""
        if paragraph not in self._everybody:
            self._everybody[paragraph] = _apart([mention.name for mention in self.of(paragraph)])
        return self._everybody[paragraph]

    def meant(self, paragraph: int, token: int, gender: str) -> Name | None:
        """The person of the pronoun at `token`; None if it may be more than one."""
        mentions = self.of(paragraph)
        place = bisect_left(mentions, token, key=lambda mention: mention.name.last)
        own = mentions[max(0, place - _MENTIONS) : place]
        fitting = [mention for mention in own if self._may_be(mention.name, gender)]
        persons = _apart([mention.name for mention in fitting])
        since = fitting[-1].name.last if fitting and fitting[-1].acts else 0
        if self._others_about(paragraph, since, token, gender):
            return None
        if len(persons) == 1:
            certain = self._is(persons[0], gender) or any(mention.acts for mention in fitting)
            return fitting[-1].name if certain else None
        if persons:
            return self._last_to_act(paragraph, fitting)
        return self._meant_before(paragraph, gender, [mention.name for mention in own])

    def _meant_before(self, paragraph: int, gender: str, own: Sequence[Name]) -> Name | None:
        """The person of a pronoun that fits none of `own`, the names before it in its paragraph."""
        first = max(0, paragraph - _BACK)
        for number in range(paragraph - 1, first - 1, -1):
            names = [name for name in self.everybody(number) if self._may_be(name, gender)]
            if self._others_about(number, 0, len(self._narratives[number].tokens), gender):
                return None
            if names:
                before = [name for some in range(first, paragraph) for name in self.everybody(some)]
                certain = self._is(names[0], gender) or len(_apart([*before, *own])) == 1
                return names[0] if len(names) == 1 and certain else None
        return None

    def _others_about(self, paragraph: int, since: int, token: int, gender: str) -> bool:
        """Whether a pronoun may mean an unnamed person between two tokens: "a boy", "his wife"."""
        if paragraph not in self._strangers:
            tokens = enumerate(self._narratives[paragraph].tokens)
            self._strangers[paragraph] = [(at, HUMANS[one.word]) for at, one in tokens if one.word in HUMANS]
        strangers = self._strangers[paragraph]
        place = bisect_left(strangers, (token, ""))
        near = strangers[max(bisect_left(strangers, (since, "")), place - _MENTIONS) : place]
        return any(not gender or told in {"", gender} for _, told in near)

    def _last_to_act(self, paragraph: int, fitting: Sequence[Mention]) -> Name | None:
        """The person named last, if no other person acts in that sentence."""
        narrative, last = self._narratives[paragraph], fitting[-1]
        start = narrative.sentence(last.name.first)
        beside = [mention for mention in fitting if mention.acts and mention.name.first >= start]
        return last.name if last.acts and len(_apart([one.name for one in beside])) == 1 else None

    def _is_person(self, narrative: Narrative, name: Name) -> bool:
        """Whether an unknown name may be a person's; then a pronoun may refer to it."""
        before = narrative.word(name.first - 1)
        if len(name.words) > 1 or name.titles:
            return before not in ARTICLES or bool(name.titles)
        if narrative.tokens[name.first].first:  # the capital may only mark the start of a sentence
            return name.text.lower() not in self._small
        return not (before in ARTICLES or before in PLACING or before in DETERMINERS)

    def _gender(self, name: Name) -> str:
        told = gender_of(name.words, name.titles)
        genders = (
            {person.gender for person in self._people.find(self.fullest(name).words)} if not told else {told}
        )
        return genders.pop() if len(genders) == 1 else ""

    def _may_be(self, name: Name, gender: str) -> bool:
        return not gender or self._gender(name) in {"", gender}

    def _is(self, name: Name, gender: str) -> bool:
        return bool(gender) and self._gender(name) == gender

    def fullest(self, name: Name) -> Name:
        """The full form of the name in the draft, if there is only one person of that name."""
        found = self._in_full().get(name.words[-1], []) if len(name.words) == 1 else []
        return found[0] if len(found) == 1 else name

    def is_clear(self, name: Name) -> bool:
        """Whether the draft has only one person of that name."""
        return len(name.words) > 1 or len(self._in_full().get(name.words[-1], [])) < 2

    def _in_full(self) -> dict[str, list[Name]]:
        """The full names by surname, and by given name if ghost knows it."""
        if self._full is None:
            full: dict[str, list[Name]] = {}
            for number, _ in enumerate(self._narratives):
                for mention in self.of(number):
                    name = mention.name
                    if len(name.words) > 1 and not self._is_genitive(name):
                        full.setdefault(name.words[-1], []).append(name)
                        if self.known(name):
                            full.setdefault(name.words[0], []).append(name)
            self._full = {word: _apart(names) for word, names in full.items()}
        return self._full

    def _is_genitive(self, name: Name) -> bool:
        """Whether a capitalised word is only something that belongs to a person: "Angaben von Reed"."""
        tails = (name.words[at + 1 :] for at, word in enumerate(name.words[:-1]) if at and word in PARTICLES)
        return not self.known(name) and any(map(self._people.find, tails))


def _apart(names: Sequence[Name]) -> list[Name]:
    """The longest name of each person, for a limited number of persons."""
    found: list[Name] = []
    for name in names:
        place = next((at for at, one in enumerate(found) if same(one.words, name.words)), None)
        if place is None:
            if len(found) == _PERSONS:
                break
            found.append(name)
        elif len(name.words) > len(found[place].words):
            found[place] = name
    return found


def _acts(narrative: Narrative, name: Name) -> bool:
    """Whether a name may be the subject of its clause, according to the word before it."""
    at = name.first - 1
    if name.genitive:
        return False
    if narrative.tokens[name.first].first or not narrative.is_(at, WORD):
        return not narrative.is_(at, COMMA) or narrative.is_(name.last + 1, WORD, COMMA)
    word = narrative.word(at)
    if verb := narrative.verb_ending.get(at):
        return verb.verb not in {Verb.TELL, Verb.ASK} or narrative.is_(verb.first - 1, QUOTE, COMMA)
    if word in SUBORDINATING or word in CONJUNCTIONS:
        return True
    return word not in PREPOSITIONS and (word in ADVERBS or word in OPENERS)
