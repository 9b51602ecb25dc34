"""Checks the quotations of drafts against the library: where each was said, by whom, and how exactly."""

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
"""Verdicts on a whole quotation that also count for a part which is right by itself."""

_SCATTERED = frozenset(("spliced", "reordered"))
"""Verdicts on a whole whose words are not together or not in this order."""

_UNLIKE = _SCATTERED | {"reworded"}
"""Verdicts on a whole that exclude `verbatim` and `near` for its parts."""


class Drafted(NamedTuple):
    """A quotation of a draft and its result.

    `verdicts` are those of the best transcript, or recorded ones (`recorded`), or only `not-found`. `head` is
    the record of the episode where it was found; `time` is in seconds on the episode's clock. `record` is a
    quote of the notes with the same words, possibly among others. `attribution` is the speaker that the draft
    names, `attributed` the person of the episode whom that name means. `attributed_voice` says whether a
    voice of its transcripts has that name; None if that is unknown or nobody is named. `voices` says who says
    which words, if that is not the named person. `whole` is the finding on the whole quotation of which this
    is a part.
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
        """The quote of the notes with exactly the same words."""
        same = self.record and fold(self.record.label) == fold(self.quotation.text)
        return self.record if same else None

    @property
    def telling(self) -> Finding | None:
        """The finding that shows what is wrong: on the whole quotation, or on this part."""
        return self.whole or self.finding

    @property
    def vouched(self) -> bool:
        """Whether a transcript supports it: verbatim or near, and no other speaker."""
        return not self.recorded and is_quotable(self.verdicts)

    @property
    def strangely_named(self) -> bool:
        """Whether the draft names a speaker whose name no voice of the episode has."""
        return self.attributed_voice is False

    @property
    def url(self) -> str | None:
        """The web address of the second at which it is said, None if there is none."""
        found = moment(self.head.values, self.time) if self.head else None
        return found.url if found and found.seeks else None

    @property
    def speaker(self) -> str | None:
        """The speaker of most of its words in the transcript; None if no speaker is named."""
        said: dict[str, int] = {}
        for part in self.finding.parts if self.finding else ():
            if part.speaker:
                said[part.speaker] = said.get(part.speaker, 0) + part.length
        return max(said, key=said.__getitem__) if said else None

    @property
    def voice_named(self) -> bool:
        """Whether the transcript gives the speaker's name, not only a label such as a number."""
        return self.speaker is not None and is_named(self.speaker, ())


class Desk:
    """Checks quotations of drafts against the episodes of an index, or against those with `names`."""

    def __init__(self, index: Index, names: Collection[str] | None = None) -> None:
        self._index = index
        self._names = None if names is None else sorted(names)
        self._languages = Languages(index)
        self._judge = Judge(index)
        self._clock = lru_cache(maxsize=256)(self._read_clock)
        self._answers = Answers(index, names, clock=self._clock)
        self._addresses: Addresses | None = None

    def check_drafts(
        self, drafts: Sequence[Draft], progress: Callable[[int, int], None] | None = None
    ) -> list[list[Drafted]]:
        """The checked quotations of each draft, in order; `progress` gets the number done and the total."""
        asked: list[tuple[Quotation, Asked]] = []
        for draft in drafts:
            who = self._answers.persons.of(draft)
            for quotation, one in zip(draft.quotations, who, strict=True):
                asked.append((quotation, self._asked(quotation, one)))
            asked += (
                (whole.quotation, self._asked(whole.quotation, who[whole.numbers[0]]))
                for whole in draft.wholes
            )
        checked = iter(self.check(asked, progress))
        return [self._of_draft(draft, checked) for draft in drafts]

    def _asked(self, quotation: Quotation, who: Attribution | None) -> Asked:
        return Asked(quotation.text, who, self._bound(quotation))

    def _of_draft(self, draft: Draft, checked: Iterator[Drafted]) -> list[Drafted]:
        """The checked quotations of a draft; a part of a quotation is never better than the whole."""
        found = [next(checked) for _ in draft.quotations]
        for whole in draft.wholes:
            parts = _as_a_whole(next(checked), [found[number] for number in whole.numbers])
            for number, part in zip(whole.numbers, parts, strict=True):
                found[number] = part
        return found

    def check(
        self, asked: Sequence[tuple[Quotation, Asked]], progress: Callable[[int, int], None] | None = None
    ) -> list[Drafted]:
        """The result for each quotation."""
        found = self._answers.best([one for _, one in asked], progress)
        return [
            self._judged(quotation, one, result)
            for (quotation, one), result in zip(asked, found, strict=True)
        ]

    def _bound(self, quotation: Quotation) -> tuple[str, ...]:
        """The episodes that a quotation is bound to: those whose media addresses are beside it."""
        if not quotation.addresses:
            return ()
        if self._addresses is None:
            names = self._index.episodes if self._names is None else self._names
            self._addresses = Addresses(map(self._head, names))
        return tuple(dict.fromkeys(self._addresses.episodes(quotation.addresses)))

    def _judged(self, quotation: Quotation, asked: Asked, result: QuotationResult | None) -> Drafted:
        """The result from a transcript; else from the notes; else not found."""
        record = noted(self._index, quotation.text, asked.bound or self._names)
        verdicts = result.finding.verdicts if result else ()
        if result and (asked.bound or not set(verdicts) & {"absent", "unclear"}):
            return self._found(quotation, asked, result)._replace(record=record)
        bare = Drafted(quotation, (), attribution=asked.attribution)
        if record:
            recorded = tuple(record.values.get(FIDELITY.name, {}).get("verdicts", ("unchecked",)))
            time = record.times[0][0] if record.times else None
            head = self._head(record.episode)
            return bare._replace(verdicts=recorded, head=head, time=time, record=record, recorded=True)
        if asked.bound and not result:
            return bare._replace(verdicts=("unchecked",), head=self._head(asked.bound[0]))
        if self._is_translated(asked):
            return bare._replace(verdicts=("unchecked",))
        return bare._replace(verdicts=("unclear",) if "unclear" in verdicts else (NOT_FOUND,))

    def _is_translated(self, asked: Asked) -> bool:
        """Whether it is in another language than all transcripts of its speaker.

        Without a known speaker, it is compared with all transcripts.
        """
        own = [] if asked.attribution is None else self._answers.persons.episodes(asked.attribution)
        names = own or (self._index.episodes if self._names is None else self._names)
        return self._languages.is_strange(asked.text, names)

    def _head(self, name: str) -> Record:
        """The record of an episode."""
        return self._index.head(self._index.position(name))

    def _on_episode(self, result: QuotationResult) -> float | None:
        """The time at which it is said, in seconds on the episode's clock."""
        moment = result.finding.parts[0].moment if result.finding.parts else None
        if moment is None or not result.main:
            return moment
        clock = self._clock(result.episode)
        return max(0.0, clock.to_episode(moment)) if clock else moment

    def _read_clock(self, name: str) -> Clock | None:
        """The clock of an episode's transcript, None if its notes have too few times to compute it."""
        position = self._index.position(name)
        records = (record for kind in QUOTE_KINDS for record in self._index.records(position, kind))
        timed = sum(bool(record.times) for record in records)
        return self._judge.clock(name) if timed >= AGREE else None

    def _found(self, quotation: Quotation, asked: Asked, result: QuotationResult) -> Drafted:
        finding, persons = result.finding, self._answers.persons
        found = Drafted(
            quotation,
            finding.verdicts,
            self._head(result.episode),
            finding,
            self._on_episode(result),
            attribution=asked.attribution,
            attributed=result.person,
            voices=result.voices,
        )
        if asked.attribution and asked.attribution.direct and found.voice_named:
            names = result.person.names if result.person else (asked.attribution.name,)
            found = found._replace(attributed_voice=persons.has_voice(result.episode, names))
        return found


def _as_a_whole(whole: Drafted, parts: Sequence[Drafted]) -> list[Drafted]:
    """The parts of a quotation that its attribution interrupts; none is better than the whole.

    The words just before or after a part may be printed in the next part, so only the whole can be
    misleading.
    """
    wrong = set(whole.verdicts) & _WRONG
    apart = all(one.vouched for one in parts) and len({one.head and one.head.episode for one in parts}) > 1
    if apart:  # from two episodes; the whole's result in one of them does not apply to the other
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
            # A part that is right by itself does not match the print if it is not so beside the other parts.
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
    """A part without the verdict `misleading`, which comes from words left out at its own edges."""
    if not one.finding or "misleading" not in one.verdicts:
        return one
    verdicts = tuple(name for name in one.verdicts if name != "misleading")
    return one._replace(verdicts=verdicts, finding=one.finding._replace(verdicts=verdicts, omissions=()))


def _voice(one: Drafted) -> tuple[SpeakerRun, ...]:
    return (SpeakerRun(one.speaker, one.quotation.text),)
