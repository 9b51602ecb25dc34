"""Quotes held against the transcripts of their episode, read from its files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from ghostcli.errors import Problem
from ghostcli.fidelity.finding import AGREE, TOLERANCE
from ghostcli.library.speech import Speech, read_transcript, voice_names
from ghostcli.model import FIDELITY, HEARD, Episode, Record, is_quotable, with_verdicts
from ghostcli.text.words import fold
from ghostcli.timecode import Span, format_span

if TYPE_CHECKING:  # the alignment takes rapidfuzz, which most commands do without
    from ghostcli.fidelity.clock import Clock
    from ghostcli.fidelity.finding import Finding
    from ghostcli.fidelity.spoken import Spoken
    from ghostcli.verify.wording import Voice

UNCHECKED = "unchecked"
UNFOUND = frozenset({"absent", "unclear", UNCHECKED})
"""Verdicts with which no place is certain."""

_KEPT = 4  # episodes whose transcripts stay in memory


class Held(NamedTuple):
    """One transcript, and what it says of a quote; None where it is in another language.

    `voiced` says whether one of its voices is called as the record's speaker, None where that is not known;
    `voices` who says the words of a misattributed quote.
    """

    speech: Speech
    finding: Finding | None
    voiced: bool | None = None
    voices: tuple[Voice, ...] = ()


class When(NamedTuple):
    """When a quote is said, on the episode's clock: as recorded, or as the transcript has it."""

    span: Span
    recorded: bool


class Verified(NamedTuple):
    """How a quote stands to the transcripts of its episode.

    `verdicts` are computed, or `unchecked` alone where no transcript could be asked; `by` is the
    transcript that is kindest and `finding` what it says; `held` is what each says. `recorded` is
    the verdict in the notes, None where there is none. `transcript_clock` is how that transcript's
    clock goes beside the episode's, None where its quotes do not tell; times are given on the episode's.
    """

    record: Record
    verdicts: tuple[str, ...]
    finding: Finding | None
    by: Speech | None
    held: tuple[Held, ...]
    transcript_clock: Clock | None

    @property
    def recorded(self) -> Mapping[str, Any] | None:
        """The recorded fidelity."""
        return self.record.values.get(FIDELITY.name)

    @property
    def computed(self) -> bool:
        """Whether a transcript was asked."""
        return self.finding is not None

    @property
    def leading(self) -> tuple[str, ...]:
        """What counts: the computed verdicts, else the recorded ones, else unchecked."""
        if self.computed or not self.recorded:
            return self.verdicts
        return tuple(self.recorded["verdicts"])

    @property
    def contradicts(self) -> bool:
        """Whether the computed verdicts are others than the recorded ones."""
        return bool(self.computed and self.recorded and set(self.recorded["verdicts"]) != set(self.verdicts))

    @property
    def vouched(self) -> bool:
        """Whether a transcript has it verbatim or near, and from its speaker."""
        return self.computed and is_quotable(self.verdicts)

    def on_episode(self, moment: float | None) -> float | None:
        """A time of the transcript on the episode's clock, None for None."""
        if moment is None or self.transcript_clock is None:
            return moment
        return max(0.0, self.transcript_clock.to_episode(moment))

    @property
    def clock(self) -> float | None:
        """What the transcript's clock is ahead of the episode's where the quote is said, in seconds."""
        if self.transcript_clock is None or self.finding is None:
            return None
        moment = self.finding.parts[0].moment if self.finding.parts else None
        return self.transcript_clock.shift_at(moment or 0.0)

    @property
    def kindest(self) -> Held | None:
        """What that transcript says."""
        return next((one for one in self.held if one.speech is self.by), None)

    @property
    def said_at(self) -> float | None:
        """When its first part is said, in seconds on the episode's clock; None where that is not known."""
        return self.on_episode(self.finding.parts[0].moment) if self.finding and self.finding.parts else None

    @property
    def time_off(self) -> float | None:
        """By how much the record's time is off, in seconds, on the episode's clock."""
        if self.finding is None or self.transcript_clock is None or self.transcript_clock.is_same:
            return self.finding.time_off if self.finding else None
        from ghostcli.fidelity.clock import time_off

        return time_off(self.record.times, self.finding.begins, self.transcript_clock)

    def _is_right(self, span: Span) -> bool:
        """Whether that one of several times is right, or nothing is known of it."""
        if self.finding is None or not self.finding.begins or len(self.record.times) == 1:
            return True
        from ghostcli.fidelity.clock import SAME, time_off

        off = time_off([span], self.finding.begins, self.transcript_clock or SAME)
        return off is not None and abs(off) <= TOLERANCE

    @property
    def is_time_wrong(self) -> bool:
        """Whether the transcript has the words at another time than the record."""
        off = self.time_off
        return off is not None and abs(off) > TOLERANCE and UNFOUND.isdisjoint(self.verdicts)

    @property
    def when(self) -> When | None:
        """The one time of the quote: as recorded, where that is not wrong, else by the transcript."""
        if self.record.times and not self.is_time_wrong:
            return When(next(filter(self._is_right, self.record.times), self.record.times[0]), recorded=True)
        said_at = self.said_at
        return None if said_at is None else When((said_at, None), recorded=False)

    @property
    def time_remark(self) -> str | None:
        """A sentence where the one time is not the recorded one."""
        when = self.when
        if when is None or when.recorded or not self.record.times:
            return None
        noted = ", ".join(map(format_span, self.record.times))
        return f"{self.record.ref}: {format_span(when.span)} by the transcript; the notes have {noted}"


class Verifier:
    """Holds quotes against transcripts; those of the last few episodes stay in memory."""

    def __init__(self, episodes: Mapping[str, Episode]) -> None:
        self._episodes = episodes
        self._spoken: dict[str, list[tuple[Speech, Spoken]]] = {}
        self._problems: dict[str, tuple[Problem, ...]] = {}
        self._verified: dict[str, dict[str, Verified]] = {}
        self._clocks: dict[str, Clock] = {}

    def verify(self, record: Record) -> Verified:
        """One quote; all of its episode are held at once, since together they tell the clock."""
        if record.episode not in self._verified:
            while len(self._verified) >= _KEPT:
                del self._verified[next(iter(self._verified))]
            episode = self._episodes[record.episode]
            self._verified[record.episode] = {one.record.ref: one for one in self._verify_episode(episode)}
        return self._verified[record.episode][record.ref]

    def effective(self, record: Record) -> Record:
        """The record with its computed verdicts in the place of the recorded ones, where there are any."""
        if not record.is_quote or not self._episodes[record.episode].transcripts:
            return record
        verified = self.verify(record)
        return with_verdicts(record, verified.verdicts) if verified.computed else record

    def timed(self, record: Record) -> Record:
        """A quote with the one time first that it is shown and opened with; other records as they are."""
        if not record.is_quote or not self._episodes[record.episode].transcripts:
            return record
        when = self.verify(record).when
        if when is None or when.span in record.times[:1]:
            return record
        others = [span for span in record.times if span != when.span] if when.recorded else []
        return replace(record, values={**record.values, "at": (when.span, *others)})

    def clock(self, name: str) -> Clock:
        """The clock of an episode's main transcript, as far as its quotes tell; else that of the episode."""
        from ghostcli.fidelity.clock import SAME

        if name not in self._clocks:
            episode = self._episodes[name]
            quotes = [record for record in episode if record.is_quote and record.times]
            if len(quotes) < AGREE or all(file.name for file in episode.transcripts):
                return SAME
            self.verify(quotes[0])
        return self._clocks[name]

    def judge(self, name: str) -> list[Verified]:
        """What the transcripts of an episode say of its quotes, of those that they can be asked of."""
        episode = self._episodes[name]
        if not episode.transcripts:
            return []
        return [one for one in self._verify_episode(episode) if one.computed]

    def left_out(self, record: Record) -> Sequence[str]:
        """The words that a misleading quote leaves out, each with where they are said."""
        from ghostcli.verify.wording import left_out

        finding = self.verify(record).finding
        return left_out(finding) if finding else ()

    def spoken(self, episode: Episode) -> list[tuple[Speech, Spoken]]:
        """The transcripts of an episode that can be read, made ready.

        A `Speech` comes without its cues: what is verified holds on to it.
        """
        from ghostcli.fidelity.spoken import Spoken

        if episode.id not in self._spoken:
            while len(self._spoken) >= _KEPT:
                del self._spoken[next(iter(self._spoken))]
            speeches = [read_transcript(episode, file) for file in episode.transcripts]
            self._problems[episode.id] = tuple(problem for one in speeches for problem in one.problems)
            language, heard = episode.head.values.get("language"), episode.head.values.get(HEARD.name)
            self._spoken[episode.id] = [
                (speech._replace(cues=()), Spoken.of(speech.cues, speech.language or language, heard))
                for speech in speeches
                if speech.cues
            ]
        return self._spoken[episode.id]

    def problems(self, episode: Episode) -> tuple[Problem, ...]:
        """What is wrong with the transcripts of an episode."""
        if episode.id not in self._problems:
            self.spoken(episode)
        return self._problems[episode.id]

    def _verify_episode(self, episode: Episode) -> Iterator[Verified]:
        from ghostcli.fidelity.clock import SAME, read_clock
        from ghostcli.fidelity.finding import kindest
        from ghostcli.fidelity.sentences import with_sentence

        quotes = [record for records in episode.records.values() for record in records if record.is_quote]
        transcripts = self.spoken(episode)
        names = _names_of(episode)
        askers = [_Asker(record, episode, transcripts, names) for record in quotes]
        held = [asker.hold() for asker in askers]
        clocks = [
            read_clock(
                (record.times, finding.begins)
                for record, one in zip(quotes, held, strict=True)
                if (finding := one[place].finding) and UNFOUND.isdisjoint(finding.verdicts)
            )
            for place in range(len(transcripts))
        ]
        main = next((place for place, (speech, _) in enumerate(transcripts) if not speech.file.name), None)
        found = clocks[main] if main is not None else None
        self._clocks[episode.id] = found or SAME
        by_clocks = (_by_clocks(asker, one, clocks) for asker, one in zip(askers, held, strict=True))
        for record, one in zip(quotes, by_clocks, strict=True):
            asked = [place for place, each in enumerate(one) if each.finding]
            if not asked:
                yield Verified(record, (UNCHECKED,), None, None, one, None)
                continue
            number, best = kindest([finding for each in one if (finding := each.finding)])
            place = asked[number]
            speech, spoken = transcripts[place]
            yield Verified(record, best.verdicts, with_sentence(best, spoken), speech, one, clocks[place])


class _Asker(NamedTuple):
    """A quote, and what it is held against; `names` are all that a person is called."""

    record: Record
    episode: Episode
    transcripts: Sequence[tuple[Speech, Spoken]]
    names: Mapping[str, set[str]]

    def hold(self) -> tuple[Held, ...]:
        """How it stands to each transcript, their clocks being unknown."""
        return tuple(self.ask(speech, spoken, self.record.times) for speech, spoken in self.transcripts)

    def ask(self, speech: Speech, spoken: Spoken, at: Sequence[Span]) -> Held:
        """How it stands to one transcript; `at` are its times on the clock of that."""
        from ghostcli.fidelity.check import check
        from ghostcli.fidelity.language import differ, other_language
        from ghostcli.verify.wording import has_voice, voices_of

        values, head = self.record.values, self.episode.head.values
        speaker = values.get("speaker")
        known = {speaker, *self.names.get(fold(speaker), ())} if speaker else None
        if differ(values.get("language") or head.get("language"), speech.language or head.get("language")):
            return Held(speech, None)
        finding = check(self.record.label, spoken, speaker=known, sic=values.get("sic"), at=at)
        unfound = not {"absent", "unclear"}.isdisjoint(finding.verdicts)
        strange = unfound and not values.get("language") and other_language(self.record.label, spoken)
        voiced = has_voice(known, spoken.speakers) if known else None
        return Held(speech, None if strange else finding, voiced, voices_of(finding, spoken))


def _by_clocks(asker: _Asker, held: Sequence[Held], clocks: Sequence[Clock | None]) -> tuple[Held, ...]:
    """The same by the clocks: of several places the one next to the recorded time leads."""
    times = asker.record.times
    found = []
    for one, (speech, spoken), clock in zip(held, asker.transcripts, clocks, strict=True):
        several = bool(times and one.finding and one.finding.occurrences)
        if several and clock and not clock.is_same:
            found.append(asker.ask(speech, spoken, tuple(map(clock.span_to_transcript, times))))
        else:
            found.append(one)
    return tuple(found)


def _names_of(episode: Episode) -> dict[str, set[str]]:
    """By the folded name or alias of a person: all that this person is called."""
    names: dict[str, set[str]] = {}
    for alias, name in voice_names(episode).items():
        names.setdefault(fold(name), set()).update({name, alias})
    return names | {alias: names[fold(name)] for alias, name in voice_names(episode).items()}
