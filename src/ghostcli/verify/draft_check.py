"""The quotations of drafts held against the library: where each was said, by whom, and whether like that."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ghostcli.drafts.attribution import Attribution
from ghostcli.drafts.people import Person, is_named
from ghostcli.drafts.quotations import Draft, Quotation
from ghostcli.fidelity.clock_offset import Clock
from ghostcli.fidelity.finding import AGREE, Finding
from ghostcli.index.index import Index
from ghostcli.model import FIDELITY, NOT_FOUND, QUOTABLE, QUOTE_KINDS, VERDICTS, Record, is_quotable
from ghostcli.records.addresses import Addresses
from ghostcli.records.moments import moment
from ghostcli.text.words import fold
from ghostcli.verify.batches import Answers, Asked, QuotationResult
from ghostcli.verify.effective import Judge
from ghostcli.verify.languages import Languages
from ghostcli.verify.library_quotes import noted
from ghostcli.verify.wording import SpeakerRun

_WRONG = frozenset(("reworded", "spliced", "reordered", "misleading", "misattributed"))
"""What a quotation as a whole may be although a part of it is right."""

_SCATTERED = frozenset(("spliced", "reordered"))
"""What its words are as a whole that do not stand together, or not in that order."""

_UNLIKE = _SCATTERED | {"reworded"}
"""What is not as it is printed, whatever its parts are."""


class Drafted(NamedTuple):
    """A quotation of a draft and how it stands.

    `verdicts` are those of the transcript that is best, or recorded ones (`recorded`), or `not-found`
    alone. `head` is the record of the episode where it was found, `time` in seconds on that one's clock.
    `record` is a quote of the notes that has its words, maybe among others, if there is one. `attribution` is
    who the draft says said it, `attributed` whom of the episode that name means, and `attributed_voice`
    whether a voice of its transcripts bears that name; None where that is not known or nobody is named.
    `voices` say who says which words, where that is not whom the draft names.
    """

    quotation: Quotation
    verdicts: tuple[str, ...]
    head: Record | None = None
    finding: Finding | None = None
    time: float | None = None
    record: Record | None = None
    recorded: bool = False
    attribution: Attribution | None = None
    attributed: Person | None = None
    attributed_voice: bool | None = None
    voices: tuple[SpeakerRun, ...] = ()
    whole: Finding | None = None

    @property
    def quote(self) -> Record | None:
        """The quote of the notes that has the same words and no others."""
        same = self.record and fold(self.record.label) == fold(self.quotation.text)
        return self.record if same else None

    @property
    def telling(self) -> Finding | None:
        """What the transcript says of what is wrong: of the whole quotation, or of this part of it."""
        return self.whole or self.finding

    @property
    def vouched(self) -> bool:
        """Whether a transcript has it verbatim or near, and nobody else says it."""
        return not self.recorded and is_quotable(self.verdicts)

    @property
    def strangely_named(self) -> bool:
        """Whether the draft names a speaker whose name no voice of that episode has."""
        return self.attributed_voice is False

    @property
    def url(self) -> str | None:
        """The address of the second at which it is said."""
        found = moment(self.head.values, self.time) if self.head else None
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


class Desk:
    """Checks quotations against the episodes of an index, or against those with `names`."""

    def __init__(self, index: Index, names: Collection[str] | None = None) -> None:
        self._index = index
        self._names = None if names is None else sorted(names)
        self._languages = Languages(index)
        self._judge = Judge(index)
        self._clock = lru_cache(maxsize=256)(self._read_clock)
        self._answers = Answers(index, names, clock=self._clock)
        self._addresses: Addresses | None = None

    def check_drafts(
        self, drafts: Sequence[Draft], told: Callable[[int, int], None] | None = None
    ) -> list[list[Drafted]]:
        """The quotations of each draft in order; `told` hears how many are done, of how many."""
        asked: list[tuple[Quotation, Asked]] = []
        for draft in drafts:
            who = self._answers.persons.of(draft)
            for quotation, one in zip(draft.quotations, who, strict=True):
                asked.append((quotation, self._asked(quotation, one)))
            asked += (
                (whole.quotation, self._asked(whole.quotation, who[whole.numbers[0]]))
                for whole in draft.wholes
            )
        checked = iter(self.check(asked, told))
        return [self._of_draft(draft, checked) for draft in drafts]

    def _asked(self, quotation: Quotation, who: Attribution | None) -> Asked:
        return Asked(quotation.text, who, self._bound(quotation))

    def _of_draft(self, draft: Draft, checked: Iterator[Drafted]) -> list[Drafted]:
        """The quotations of a draft; those that are parts of one stand no better than the whole."""
        found = [next(checked) for _ in draft.quotations]
        for whole in draft.wholes:
            parts = _as_a_whole(next(checked), [found[number] for number in whole.numbers])
            for number, part in zip(whole.numbers, parts, strict=True):
                found[number] = part
        return found

    def check(
        self, asked: Sequence[tuple[Quotation, Asked]], told: Callable[[int, int], None] | None = None
    ) -> list[Drafted]:
        """Each quotation, with what it asks, as it stands."""
        found = self._answers.best([one for _, one in asked], told)
        return [
            self._judged(quotation, one, held) for (quotation, one), held in zip(asked, found, strict=True)
        ]

    def _bound(self, quotation: Quotation) -> tuple[str, ...]:
        """The episodes that a quotation is bound to: those that are heard at an address beside it."""
        if not quotation.addresses:
            return ()
        if self._addresses is None:
            names = self._index.episodes if self._names is None else self._names
            self._addresses = Addresses(map(self._head, names))
        return tuple(dict.fromkeys(self._addresses.episodes(quotation.addresses)))

    def _judged(self, quotation: Quotation, asked: Asked, held: QuotationResult | None) -> Drafted:
        """The quotation where it was found; else as the notes have it; else not found."""
        record = noted(self._index, quotation.text, asked.bound or self._names)
        verdicts = held.finding.verdicts if held else ()
        if held and (asked.bound or not set(verdicts) & {"absent", "unclear"}):
            return self._found(quotation, asked, held)._replace(record=record)
        bare = Drafted(quotation, (), attribution=asked.told)
        if record:
            recorded = tuple(record.values.get(FIDELITY.name, {}).get("verdicts", ("unchecked",)))
            time = record.times[0][0] if record.times else None
            head = self._head(record.episode)
            return bare._replace(verdicts=recorded, head=head, time=time, record=record, recorded=True)
        if asked.bound and not held:
            return bare._replace(verdicts=("unchecked",), head=self._head(asked.bound[0]))
        if self._is_translated(asked):
            return bare._replace(verdicts=("unchecked",))
        return bare._replace(verdicts=("unclear",) if "unclear" in verdicts else (NOT_FOUND,))

    def _is_translated(self, asked: Asked) -> bool:
        """Whether it is in another language than all that its speaker, or anybody, says in a transcript."""
        own = [] if asked.told is None else self._answers.persons.episodes(asked.told)
        names = own or (self._index.episodes if self._names is None else self._names)
        return self._languages.is_strange(asked.text, names)

    def _head(self, name: str) -> Record:
        """The record of an episode itself."""
        return self._index.head(self._index.position(name))

    def _on_episode(self, held: QuotationResult) -> float | None:
        """When it is said, on the episode's clock."""
        moment = held.finding.parts[0].moment if held.finding.parts else None
        if moment is None or not held.main:
            return moment
        clock = self._clock(held.episode)
        return max(0.0, clock.to_episode(moment)) if clock else moment

    def _read_clock(self, name: str) -> Clock | None:
        """The clock of an episode's transcript, None where its notes have too few times to tell."""
        position = self._index.position(name)
        records = (record for kind in QUOTE_KINDS for record in self._index.records(position, kind))
        timed = sum(bool(record.times) for record in records)
        return self._judge.clock(name) if timed >= AGREE else None

    def _found(self, quotation: Quotation, asked: Asked, held: QuotationResult) -> Drafted:
        finding, persons = held.finding, self._answers.persons
        found = Drafted(
            quotation,
            finding.verdicts,
            self._head(held.episode),
            finding,
            self._on_episode(held),
            attribution=asked.told,
            attributed=held.person,
            voices=held.voices,
        )
        if asked.told and asked.told.direct and found.voice_named:
            names = held.person.names if held.person else (asked.told.name,)
            found = found._replace(attributed_voice=persons.has_voice(held.episode, names))
        return found


def _as_a_whole(whole: Drafted, parts: Sequence[Drafted]) -> list[Drafted]:
    """The parts of a quotation that its attribution interrupts, none better than the whole.

    What stands just before or behind a part is printed in its neighbour: the whole tells whether it misleads.
    """
    wrong = set(whole.verdicts) & _WRONG
    apart = all(one.vouched for one in parts) and len({one.head and one.head.episode for one in parts}) > 1
    if apart:  # of two talks; how the whole stands in one of them tells nothing of the other
        wrong = {"spliced"}
    speakers = {one.speaker for one in parts}
    if all(one.voice_named for one in parts) and len(speakers) > 1 and whole.attribution:
        wrong.add("misattributed")
    if whole.vouched:
        wrong &= {"misattributed"}
    if whole.finding and not set(whole.verdicts) & {"misleading", *_SCATTERED}:
        parts = [_not_misleading(one) for one in parts]
    if not wrong:
        return list(parts)
    voices: tuple[SpeakerRun, ...] = ()
    if "misattributed" in wrong:
        voices = tuple(voice for one in parts for voice in one.voices or _voice(one))
    return [
        one._replace(
            # Words that stand so alone are not what is printed where they do not stand so beside the others.
            verdicts=tuple(
                name
                for name in VERDICTS
                if name in {*one.verdicts, *wrong} and not (wrong & _UNLIKE and name in QUOTABLE)
            ),
            voices=voices or one.voices,
            whole=whole.finding if wrong - {"misattributed"} and not apart else None,
        )
        if one.finding
        else one
        for one in parts
    ]


def _not_misleading(one: Drafted) -> Drafted:
    """A part without what its own edges leave out."""
    if not one.finding or "misleading" not in one.verdicts:
        return one
    verdicts = tuple(name for name in one.verdicts if name != "misleading")
    return one._replace(verdicts=verdicts, finding=one.finding._replace(verdicts=verdicts, omissions=()))


def _voice(one: Drafted) -> tuple[SpeakerRun, ...]:
    return (SpeakerRun(one.speaker, one.quotation.text),)
