"""Resolves the names in a draft to people of the notes and voices of the transcripts."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from ghostcli.drafts.attribution import Attribution, attributions
from ghostcli.drafts.people import MayBe, People, Person, gather, is_named, may_be_one
from ghostcli.drafts.quotations import Draft
from ghostcli.fidelity.finding import Finding
from ghostcli.fidelity.speaker_labels import Voices, same_voice
from ghostcli.index.index import Index
from ghostcli.model import KINDS
from ghostcli.text.words import fold, words
from ghostcli.verify.wording import has_voice


class _Heard(NamedTuple):
    """The voices of an episode with names; `complete` says that all voices have one."""

    named: Voices
    may_be: MayBe
    complete: bool


class Persons:
    """All people named in the notes and transcripts of some episodes; `names` are their ids, None for all."""

    def __init__(self, index: Index, names: Collection[str] | None = None) -> None:
        at = {place: name for name, place in index.places().items() if names is None or name in names}
        self._voices = {at[place]: labels for place, labels in index.speech.voices() if place in at}
        self._recorded: dict[str, list[Person]] = {}
        for record in index.of_kind(KINDS["people"]):
            if names is None or record.episode in names:
                called = (record.label, *record.values.get("aliases", ()))
                person = Person(record.label, called, record.ref, recorded=True)
                self._recorded.setdefault(record.episode, []).append(person)
        self._gathered: dict[str, list[Person]] = {}
        self._people: dict[str, People] = {}
        self._everybody: People | None = None
        self._heard = cache(self._read_heard)
        self._own = cache(lambda name: frozenset(self._of(name)))
        self._known = cache(self._read_known)

    def _read_heard(self, name: str) -> _Heard:
        voices = self._voices.get(name, ())
        named = [label for label in voices if is_named(label, voices)]
        return _Heard(Voices(named), MayBe(named), complete=len(named) == len(voices))

    def _read_known(self, name: str) -> dict[str, list[Person]]:
        """The people of an episode's notes, by each of their names."""
        found: dict[str, list[Person]] = {}
        for person in self._of(name):
            for one in dict.fromkeys(person.names if person.recorded else ()):
                found.setdefault(one, []).append(person)
        return found

    def _of(self, name: str) -> list[Person]:
        if name not in self._gathered:
            self._gathered[name] = gather(self._recorded.get(name, ()), self._voices.get(name, ()))
        return self._gathered[name]

    def of(self, draft: Draft) -> list[Attribution | None]:
        """The attribution of each quotation of a draft."""
        return attributions(draft, self._all())

    def person(self, episode: str, attribution: Attribution) -> Person | None:
        """The person of an episode whom an attribution means; with a direct attribution, else of any episode.

        None if there is no such person, or more than one.
        """
        if episode not in self._people:
            self._people[episode] = People(self._of(episode))
        own = self._people[episode].find(attribution.words)
        if own or not attribution.direct:
            return own[0] if len(own) == 1 else None
        others = self._all().find(attribution.words)
        return others[0] if others and len({fold(person.name) for person in others}) == 1 else None

    def is_known(self, episode: str, attribution: Attribution) -> bool:
        """Whether an attribution means a person of that episode."""
        person = self.person(episode, attribution)
        return person is not None and person in self._own(episode)

    def is_anybody(self, attribution: Attribution) -> bool:
        """Whether an attribution may mean a person of any episode."""
        return bool(self._all().find(attribution.words))

    def episodes(self, attribution: Attribution) -> list[str]:
        """The ids of the episodes with a person of that name."""
        return [name for name in sorted({*self._recorded, *self._voices}) if self.is_known(name, attribution)]

    def has_voice(self, episode: str, names: Collection[str]) -> bool | None:
        """Whether a voice of the episode's transcripts may belong to a person with these names.

        None if it may be a voice without a name.
        """
        heard = self._heard(episode)
        if any(map(heard.may_be.holds, names)):
            return True
        return has_voice(names, heard.named) if heard.complete else None

    def is_sure(self, episode: str, person: Person, finding: Finding) -> bool:
        """Whether the speaker of the finding is certainly another person, not `person` under another name.

        That is certain if `person` has a voice of their own, or if the voice is known to be another person's.
        """
        voices, named = self._voices.get(episode, ()), self._heard(episode).named
        heard = {part.speaker for part in finding.parts if part.speaker}
        strange = [label for label in heard if not any(same_voice(name, label) for name in person.names)]
        if any(may_be_one(name, label) for name in person.names for label in strange):
            return False
        if named.called(person.names).labels:
            return True
        return all(
            any(one != person for one in self._known(episode).get(label, ()))
            or (is_named(label, voices) and len(words(label)) > 1)
            for label in strange
        )

    def _all(self) -> People:
        if self._everybody is None:
            everywhere = sorted({*self._recorded, *self._voices})
            self._everybody = People(person for name in everywhere for person in self._of(name))
        return self._everybody
