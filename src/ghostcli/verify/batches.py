"""Checks many quotations against many episodes; each episode is read once for all quotations that need it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from ghostcli.drafts.attribution import Attribution
from ghostcli.drafts.people import Person
from ghostcli.fidelity.check import check
from ghostcli.fidelity.clock_offset import Clock
from ghostcli.fidelity.finding import Finding, best_finding, severity
from ghostcli.fidelity.language import other_language
from ghostcli.fidelity.reference import Reference
from ghostcli.fidelity.sentences import with_sentence
from ghostcli.index.index import Index
from ghostcli.model import QUOTABLE, Episode
from ghostcli.text.words import words
from ghostcli.timecode import Span
from ghostcli.verify.candidates import MOST, Candidate, EpisodeCandidates
from ghostcli.verify.draft_speakers import Persons
from ghostcli.verify.languages import LEAST
from ghostcli.verify.verifier import Verifier
from ghostcli.verify.wording import SpeakerRun, voices_of
from ghostcli.workers import in_processes

_EPISODES = 8  # from this number on, they are read in parallel processes
_TEXTS = 200  # from this number of quotations on, their episodes are looked up in parallel processes
ALIKE = 0.75
"""Another episode is checked too if its score is at least this share of the best episode's."""

_GROUP = 2  # episodes sent to a process at once

T = TypeVar("T")


class Asked(NamedTuple):
    """A quotation to check: its attributed speaker, the episodes it must be in, its times on their clock."""

    text: str
    attribution: Attribution | None = None
    bound: tuple[str, ...] = ()
    at: tuple[Span, ...] = ()


class QuotationResult(NamedTuple):
    """The result for a quotation in one episode, with the person that its attribution means.

    `voices` says who says which words; it is empty if one voice says all and the draft attributes it rightly.
    `main` says whether the finding is from the main transcript.
    """

    episode: str
    finding: Finding
    person: Person | None = None
    voices: tuple[SpeakerRun, ...] = ()
    main: bool = True


class Answers:
    """Checks quotations against the episodes of an index, or against those with `names`."""

    def __init__(
        self,
        index: Index,
        names: Collection[str] | None,
        persons: Persons | None = None,
        clock: Callable[[str], Clock | None] = lambda _: None,
    ) -> None:
        self._index = index
        self._episodes: Mapping[str, Episode] = index.episodes
        self._within = None if names is None else frozenset(names)
        self.persons = persons or Persons(index, self._within)
        self._verifier = Verifier(self._episodes)
        self._clock = clock  # the clock of an episode's main transcript, None if unknown
        self._candidates: EpisodeCandidates | None = None

    def best(
        self, asked: Sequence[Asked], heard: Callable[[int, int], None] | None = None
    ) -> list[QuotationResult | None]:
        """The best result for each quotation, None if it is found nowhere.

        The likeliest episode of each is read first. If the quotation is verbatim there and said by the
        attributed person, no other episode is read. `heard` is called with the number done and the total.
        """
        found: list[QuotationResult | None] = [None] * len(asked)
        seen = self._seen(asked)
        wanted = self._wanted(asked, [number for number, name in enumerate(seen) if name is None])
        first = [[Candidate(name, 1.0)] if name else wanted[number][:1] for number, name in enumerate(seen)]
        self._ask(asked, first, found)
        wanted |= self._wanted(
            asked, [at for at, name in enumerate(seen) if name and not _is_settled(found[at])]
        )
        others = [
            [one for one in _others(wanted.get(at, ()), result) if one.name != first[at][0].name]
            if first[at]
            else []
            for at, result in enumerate(found)
        ]
        if heard:
            heard(sum(not some for some in others), len(asked))
        self._ask(asked, others, found)
        if heard:
            heard(len(asked), len(asked))
        return found

    def _seen(self, asked: Sequence[Asked]) -> list[str | None]:
        """For each quotation, the first episode that has it as printed and knows its speaker.

        None if a quick search finds none, or if the quotation is bound to episodes.
        """
        texts = ["" if one.bound else one.text for one in asked]
        found: list[str | None] = []
        for one, names in zip(asked, self._looked_up(EpisodeCandidates.standing, texts), strict=True):
            attribution = (
                one.attribution if one.attribution and self.persons.is_anybody(one.attribution) else None
            )
            known = (name for name in names if not attribution or self.persons.is_known(name, attribution))
            found.append(next(known, None))
        return found

    def _wanted(self, asked: Sequence[Asked], numbers: Sequence[int]) -> dict[int, list[Candidate]]:
        """For some quotations, by number: the episodes that may contain each, the likeliest first."""
        free = [number for number in numbers if not asked[number].bound]
        proposed = self._looked_up(EpisodeCandidates.of, [asked[number].text for number in free])
        likeliest = {
            number: self._likeliest(asked[number], some) for number, some in zip(free, proposed, strict=True)
        }
        bound = {number: [Candidate(name, 1.0) for name in asked[number].bound] for number in numbers}
        return bound | likeliest

    def _likeliest(self, one: Asked, proposed: Sequence[Candidate]) -> list[Candidate]:
        """The candidates; among the heaviest, episodes that know the attributed person come first."""
        if not one.attribution:
            return list(proposed[:MOST])
        known = [
            each
            for each in proposed
            if each.share >= ALIKE and self.persons.is_known(each.name, one.attribution)
        ]
        return list(dict.fromkeys((*known[:MOST], *proposed[:MOST])))

    def _looked_up(
        self, look: Callable[[EpisodeCandidates, str], list[T]], texts: Sequence[str]
    ) -> Iterator[list[T]]:
        """The result of `look` for each text; for many texts, in parallel processes."""
        within = None
        if self._within is not None:
            places = self._index.places()
            within = [places[name] for name in self._within if name in places]
        if self._index.file and len(texts) >= _TEXTS:
            apart: list[EpisodeCandidates] = []

            def propose(text: str) -> list[T]:
                if not apart:
                    apart.append(EpisodeCandidates(self._index.opened_apart(), within))
                return look(apart[0], text)

            return in_processes(texts, propose, fewest=_TEXTS)
        if self._candidates is None:
            self._candidates = EpisodeCandidates(self._index, within)
        candidates = self._candidates
        return (look(candidates, text) for text in texts)

    def _ask(
        self,
        asked: Sequence[Asked],
        wanted: Sequence[Sequence[Candidate]],
        found: list[QuotationResult | None],
    ) -> None:
        """Check quotations in their episodes; each is read once. Better results replace those in `found`."""
        askers: dict[str, list[int]] = {}
        for number, some in enumerate(wanted):
            for name, _ in some:
                askers.setdefault(name, []).append(number)
        tasks: list[tuple[Episode, Clock | None, list[int]]] = [
            (
                self._bare(name),
                self._clock(name) if any(asked[number].at for number in askers[name]) else None,
                askers[name],
            )
            for name in sorted(askers)
        ]

        def answer(task: tuple[Episode, Clock | None, list[int]]) -> list[QuotationResult | None]:
            episode, clock, numbers = task
            said = [
                _OneTranscript(reference, not speech.file.name, clock if not speech.file.name else None)
                for speech, reference in self._verifier.reference(episode)
            ]
            return [self._held(asked[number], episode.id, said) for number in numbers]

        answers = in_processes(tasks, answer, fewest=_EPISODES, group=_GROUP)
        for (_, _, numbers), result in zip(tasks, answers, strict=True):
            for number, one in zip(numbers, result, strict=True):
                before = found[number]
                if one and (before is None or result_severity(one) < result_severity(before)):
                    found[number] = one

    def _bare(self, name: str) -> Episode:
        """An episode reduced to its transcripts and people, since there may be thousands at a time."""
        episode = self._episodes[name]
        return replace(episode, records={"people": episode.records.get("people", ())})

    def _held(
        self, asked: Asked, episode: str, transcripts: Sequence[_OneTranscript]
    ) -> QuotationResult | None:
        """The result for a quotation in one episode; from the named person if that is certain."""
        found = _found(asked, transcripts, None)
        if found is None:
            return None
        person = self.persons.person(episode, asked.attribution) if asked.attribution else None
        if person and not _is_unfound(found[0]):
            named = _found(asked, transcripts, person.names)
            if named and (named[0].attributed or self.persons.is_sure(episode, person, named[0])):
                found = named
        finding, said = found
        if not _is_unfound(finding):
            finding = with_sentence(finding, said.reference)
        return QuotationResult(episode, finding, person, voices_of(finding, said.reference), said.main)


class _OneTranscript(NamedTuple):
    """A transcript, whether it is the main one, and its clock if it differs from the episode's."""

    reference: Reference
    main: bool
    clock: Clock | None

    def times(self, at: Sequence[Span]) -> tuple[Span, ...]:
        """Convert times of the episode to the transcript's clock."""
        return tuple(at) if self.clock is None else tuple(map(self.clock.span_to_transcript, at))


def _found(
    asked: Asked, transcripts: Sequence[_OneTranscript], names: Sequence[str] | None
) -> tuple[Finding, _OneTranscript] | None:
    """The best finding among an episode's transcripts, and the transcript.

    None if there is no transcript, or if every transcript without the quotation is in another language.
    """
    result = [
        (check(asked.text, one.reference, speaker=names, at=one.times(asked.at)), one)
        for one in transcripts
        if _might_hold(asked.text, one.reference.vocabulary)
    ]
    result = [
        (finding, one)
        for finding, one in result
        if not (_is_unfound(finding) and _is_strange(asked.text, one.reference))
    ]
    if not result:
        return None
    place, best = best_finding([finding for finding, _ in result])
    return best, result[place][1]


def _is_unfound(finding: Finding) -> bool:
    return bool(set(finding.verdicts) & {"absent", "unclear"})


def _is_strange(text: str, reference: Reference) -> bool:
    return len(text.split()) >= LEAST and other_language(text, reference)


def _might_hold(text: str, said: Collection[str]) -> bool:
    """Whether a transcript contains at least a third of the words; with less, a quotation is never found."""
    wanted = set(words(text))
    return 3 * sum(word in said for word in wanted) >= len(wanted)


def _is_settled(found: QuotationResult | None) -> bool:
    """Whether no better result is possible."""
    return found is not None and set(found.finding.verdicts) <= {"verbatim", "distant"}


def _others(candidates: Sequence[Candidate], found: QuotationResult | None) -> list[Candidate]:
    """The other episodes that may give a better result than the likeliest one."""
    if _is_settled(found):
        return []
    if found and set(found.finding.verdicts) <= {*QUOTABLE, "distant", "misattributed"}:
        return [one for one in candidates if one.share >= ALIKE]
    return list(candidates)


def result_severity(result: QuotationResult) -> tuple[bool, int, bool, float, int]:
    """A sort key of results: quotable ones first, then by wording, then by speaker."""
    finding = result.finding
    wording = tuple(verdict for verdict in finding.verdicts if verdict != "misattributed")
    bare = finding._replace(verdicts=wording)
    accused = len(wording) < len(finding.verdicts)
    return not finding.quotable, severity(bare)[0], accused, -finding.share, severity(finding)[0]
