"""The quotations of a draft held against the library: where each was said, by whom, and whether like that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ghostcli.drafts.attribution import Attribution
from ghostcli.drafts.people import Person, is_named
from ghostcli.drafts.quotations import Quotation, read_draft
from ghostcli.fidelity.check import check
from ghostcli.fidelity.finding import Finding, badness, kindest
from ghostcli.fidelity.spoken import Spoken
from ghostcli.model import FIDELITY, Episode, Record, is_quotable
from ghostcli.records.addresses import Addresses
from ghostcli.records.moments import moment
from ghostcli.text import fold, words
from ghostcli.verify.persons import Persons
from ghostcli.verify.verifier import Verifier

NOT_FOUND = "not-found"
_KEPT = 6  # episodes in which a quotation may stand


class Drafted(NamedTuple):
    """A quotation of a draft and how it stands.

    `verdicts` are those of the transcript that is kindest, or recorded ones (`recorded`), or
    `not-found` alone. `episode` is where it was found, `time` in seconds on the episode's clock.
    `record` is the quote of the notes that has the same words, if there is one. `attribution` is
    who the draft says said it, `attributed` whom of the episode that name means.
    """

    quotation: Quotation
    verdicts: tuple[str, ...]
    episode: Episode | None = None
    finding: Finding | None = None
    time: float | None = None
    record: Record | None = None
    recorded: bool = False
    attribution: Attribution | None = None
    attributed: Person | None = None

    @property
    def vouched(self) -> bool:
        """Whether a transcript has it verbatim or near, and nobody else says it."""
        return not self.recorded and is_quotable(self.verdicts)

    @property
    def url(self) -> str | None:
        """The address of the second at which it is said."""
        found = moment(self.episode.head.values, self.time) if self.episode else None
        return found.url if found and found.seeks else None

    @property
    def speaker(self) -> str | None:
        """Who says most of it by the transcript; None where that names nobody."""
        said: dict[str, int] = {}
        for part in self.finding.parts if self.finding else ():
            if part.speaker:
                said[part.speaker] = said.get(part.speaker, 0) + part.length
        return max(said, key=said.__getitem__) if said else None

    @property
    def voice_named(self) -> bool:
        """Whether the transcript names who says it, and not only a voice."""
        return self.speaker is not None and is_named(self.speaker, ())


class Checked(NamedTuple):
    """The quotations of a draft in order, and the lines with marks that are not paired."""

    drafted: list[Drafted]
    alone: list[int]


class _Place(NamedTuple):
    """An episode in which a quotation may stand, and how, whoever said it."""

    episode: Episode
    finding: Finding


def check_draft(text: str, episodes: Mapping[str, Episode], min_words: int) -> Checked:
    """Each quotation of a draft held against every episode or the one that is bound to it.

    An address of an episode's medium in the same paragraph binds the quotation to that episode.
    """
    draft = read_draft(text, min_words)
    verifier = Verifier(episodes)
    addresses = Addresses(episodes.values())
    noted = _Noted(episodes.values())
    bound = [addresses.episodes(quotation.addresses) for quotation in draft.quotations]
    places, persons = _places(draft.quotations, bound, episodes.values(), verifier)
    told = persons.of(draft)
    return Checked(
        [
            _judged(quotation, some, _attributed(quotation, found, one, persons, verifier), noted)
            for quotation, some, found, one in zip(draft.quotations, bound, places, told, strict=True)
        ],
        draft.alone,
    )


def _places(
    quotations: Sequence[Quotation],
    bound: Sequence[Sequence[Episode]],
    episodes: Iterable[Episode],
    verifier: Verifier,
) -> tuple[list[list[_Place]], Persons]:
    """Where each quotation may stand, the best place first; and everybody who is named there."""
    found: list[list[_Place]] = [[] for _ in quotations]
    persons = Persons()
    for episode in episodes:
        wanted = [number for number, some in enumerate(bound) if not some or episode in some]
        spoken = [one for _, one in verifier.spoken(episode)] if wanted else []
        persons.add(episode, {label for one in spoken for label in one.speakers})
        for number in wanted:
            held = _held(quotations[number].text, spoken, [None] * len(spoken))
            if held:
                best = sorted(
                    [*found[number], _Place(episode, held)], key=lambda place: badness(place.finding)
                )
                found[number] = best[:_KEPT]
    return found, persons


def _held(text: str, spoken: Sequence[Spoken], names: Sequence[Sequence[str] | None]) -> Finding | None:
    """What the kindest of an episode's transcripts says, None where there is none.

    `names` are those of the speaker, for each transcript that can tell.
    """
    findings = [
        check(text, one, speaker=some)
        for one, some in zip(spoken, names, strict=True)
        if _might_hold(text, one.words)
    ]
    return kindest(findings)[1] if findings else None


def _might_hold(text: str, said: Sequence[str]) -> bool:
    """Whether a transcript has enough of the words at all: less than a third is never found."""
    wanted = set(words(text))
    return 3 * len(wanted & set(said)) >= len(wanted)


def _attributed(
    quotation: Quotation,
    places: Sequence[_Place],
    told: Attribution | None,
    persons: Persons,
    verifier: Verifier,
) -> Drafted:
    """The quotation at the best place, which is one where whom the draft names says it."""
    if not places:
        return Drafted(quotation, (), attribution=told)
    best: Drafted | None = None
    for episode, finding in places:
        person = persons.person(episode, told) if told else None
        if person and not set(finding.verdicts) & {"absent", "unclear"}:
            spoken = [one for _, one in verifier.spoken(episode)]
            held = _held(quotation.text, spoken, [person.names] * len(spoken))
            if held and (held.attributed or persons.is_sure(episode, person, held)):
                finding = held  # noqa: PLW2901 - the same place with what is known of the speaker
        time = finding.parts[0].moment if finding.parts else None
        drafted = Drafted(quotation, finding.verdicts, episode, finding, time, None, False, told, person)
        if best is None or _unkindness(drafted) < _unkindness(best):
            best = drafted
    return best or Drafted(quotation, (), attribution=told)


def _unkindness(drafted: Drafted) -> tuple[bool, int, bool, float]:
    """What sorts places: those that may be quoted first, then by the words, then by who says them."""
    finding = drafted.finding
    assert finding is not None  # noqa: S101 - a place has one
    wording = tuple(verdict for verdict in finding.verdicts if verdict != "misattributed")
    bare = finding._replace(verdicts=wording)
    return not finding.quotable, badness(bare)[0], len(wording) < len(finding.verdicts), -finding.share


def _judged(quotation: Quotation, bound: Sequence[Episode], found: Drafted, noted: _Noted) -> Drafted:
    """The quotation where it was found; else as the notes have it; else not found."""
    record = noted.find(quotation.text, bound)
    doubtful = set(found.verdicts) & {"absent", "unclear"}
    if found.finding and (bound or not doubtful):
        return found._replace(record=record)
    bare = Drafted(quotation, (), attribution=found.attribution)
    if record:
        verdicts = tuple(record.values.get(FIDELITY.name, {}).get("verdicts", ("unchecked",)))
        time = record.times[0][0] if record.times else None
        episode = noted.episodes[record.episode]
        return bare._replace(verdicts=verdicts, episode=episode, time=time, record=record, recorded=True)
    if bound and not found.finding:
        return bare._replace(verdicts=("unchecked",), episode=bound[0])
    return bare._replace(verdicts=("unclear",) if "unclear" in found.verdicts else (NOT_FOUND,))


class _Noted:
    """The quotes in the notes, to be found by their words."""

    def __init__(self, episodes: Iterable[Episode]) -> None:
        self._by_words: dict[str, Record] = {}
        self.episodes: dict[str, Episode] = {}
        for episode in episodes:
            self.episodes[episode.id] = episode
            for record in episode:
                if record.is_quote:
                    self._by_words.setdefault(fold(record.label), record)

    def find(self, text: str, bound: Sequence[Episode]) -> Record | None:
        """The quote that has these words, or these among its own; of the episodes bound, if any are."""
        folded = fold(text)
        names = {episode.id for episode in bound}
        for held, record in self._by_words.items():
            if f" {folded} " in f" {held} " and (not names or record.episode in names):
                return record
        return None
