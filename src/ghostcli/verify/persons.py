"""Whom the names in a draft mean: the people of the library's notes and the voices of its transcripts."""

from __future__ import annotations

from collections.abc import Collection

from ghostcli.drafts.attribution import Attribution, attributions
from ghostcli.drafts.people import People, Person, gather, is_named, may_be_one
from ghostcli.drafts.quotations import Draft
from ghostcli.fidelity.finding import Finding
from ghostcli.fidelity.voices import same_voice
from ghostcli.model import Episode
from ghostcli.text import fold, words


class Persons:
    """Everybody whom some episodes name, episode by episode."""

    def __init__(self) -> None:
        self._by_episode: dict[str, list[Person]] = {}
        self._voices: dict[str, Collection[str]] = {}
        self._people: dict[str, People] = {}
        self._everybody: People | None = None

    def add(self, episode: Episode, voices: Collection[str]) -> None:
        """Adds an episode with the labels of all voices of its transcripts."""
        recorded = [
            Person(record.label, (record.label, *record.values.get("aliases", ())), record.ref, recorded=True)
            for record in episode.records.get("people", ())
        ]
        self._by_episode[episode.id] = gather(recorded, voices)
        self._voices[episode.id] = voices
        self._everybody = None

    def of(self, draft: Draft) -> list[Attribution | None]:
        """Who the draft says said each of its quotations."""
        return attributions(draft, self._all())

    def person(self, episode: Episode, told: Attribution) -> Person | None:
        """Whom of an episode an attribution means; else of all others, if the draft names them outright.

        None where it is nobody, or might be more than one.
        """
        if episode.id not in self._people:
            self._people[episode.id] = People(self._by_episode.get(episode.id, ()))
        own = self._people[episode.id].find(told.words)
        if own or not told.direct:
            return own[0] if len(own) == 1 else None
        others = self._all().find(told.words)
        return others[0] if others and len({fold(person.name) for person in others}) == 1 else None

    def is_sure(self, episode: Episode, person: Person, finding: Finding) -> bool:
        """Whether somebody else than `person` says what was found, and not the same by another name.

        It is where the person has a voice of their own, or where the voice is known to be another person's.
        """
        voices = self._voices.get(episode.id, ())
        heard = {part.speaker for part in finding.parts if part.speaker}
        strange = [label for label in heard if not any(same_voice(name, label) for name in person.names)]
        if any(may_be_one(name, label) for name in person.names for label in strange):
            return False
        if any(
            same_voice(name, label) for name in person.names for label in voices if is_named(label, voices)
        ):
            return True
        recorded = {
            name
            for one in self._by_episode[episode.id]
            if one.recorded and one != person
            for name in one.names
        }
        return all(
            label in recorded or (is_named(label, voices) and len(words(label)) > 1) for label in strange
        )

    def _all(self) -> People:
        if self._everybody is None:
            self._everybody = People(person for some in self._by_episode.values() for person in some)
        return self._everybody
