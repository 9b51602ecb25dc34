"""Quotes held against the transcripts of their episode, read from its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ghostcli.errors import Problem
from ghostcli.library.speech import Speech, read_transcript, voice_names
from ghostcli.model import FIDELITY, Episode, Record, is_quotable, with_verdicts
from ghostcli.text import fold

if TYPE_CHECKING:  # the alignment takes rapidfuzz, which most commands do without
    from ghostcli.fidelity.finding import Finding
    from ghostcli.fidelity.spoken import Spoken

TOLERANCE = 3.0
"""Seconds by which a recorded time may be off before it counts as wrong."""

UNCHECKED = "unchecked"
_KEPT = 4  # episodes whose transcripts stay in memory


class Held(NamedTuple):
    """One transcript, and what it says of a quote; None where it is in another language."""

    speech: Speech
    finding: Finding | None


class Verified(NamedTuple):
    """How a quote stands to the transcripts of its episode.

    `verdicts` are computed, or `unchecked` alone where no transcript could be asked; `by` is the
    transcript that is kindest and `finding` what it says; `held` is what each says. `recorded` is
    the verdict in the notes, None where there is none. `clock` is the constant shift between the
    transcript's clock and the episode's, in seconds; `time_off` leaves it out.
    """

    record: Record
    verdicts: tuple[str, ...]
    finding: Finding | None
    by: Speech | None
    held: tuple[Held, ...]
    clock: float | None

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

    @property
    def said_at(self) -> float | None:
        """When its first part is said, in seconds on the episode's clock; None where that is not known."""
        if self.finding is None or not self.finding.parts or self.finding.parts[0].moment is None:
            return None
        return max(0.0, self.finding.parts[0].moment - (self.clock or 0))

    @property
    def time_off(self) -> float | None:
        """By how much the record's time is off, in seconds, on the episode's clock."""
        if self.finding is None or not self.finding.shifts:
            return None
        if self.clock is None:
            return self.finding.time_off
        return min((shift - self.clock for shift in self.finding.shifts), key=abs)


class Verifier:
    """Holds quotes against transcripts; those of the last few episodes stay in memory."""

    def __init__(self, episodes: Mapping[str, Episode]) -> None:
        self._episodes = episodes
        self._spoken: dict[str, list[tuple[Speech, Spoken]]] = {}
        self._problems: dict[str, tuple[Problem, ...]] = {}
        self._verified: dict[str, dict[str, Verified]] = {}

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

    def judge(self, name: str) -> dict[tuple[str, int], tuple[str, ...]]:
        """What the transcripts of an episode say of its quotes, as `judging.Verdicts`."""
        episode = self._episodes[name]
        if not episode.transcripts:
            return {}
        return {
            (one.record.kind.name, one.record.number): one.verdicts
            for one in self._verify_episode(episode)
            if one.computed
        }

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
            language = episode.head.values.get("language")
            self._spoken[episode.id] = [
                (speech._replace(cues=()), Spoken.of(speech.cues, speech.language or language))
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
        from ghostcli.fidelity.clock import clock_offset
        from ghostcli.fidelity.finding import kindest

        quotes = [record for records in episode.records.values() for record in records if record.is_quote]
        transcripts = self.spoken(episode)
        names = _names_of(episode)
        held = [_hold(record, episode, transcripts, names) for record in quotes]
        clocks = [
            clock_offset([finding for one in held if (finding := one[place].finding)])
            for place in range(len(transcripts))
        ]
        for record, one in zip(quotes, held, strict=True):
            asked = [place for place, each in enumerate(one) if each.finding]
            if not asked:
                yield Verified(record, (UNCHECKED,), None, None, one, None)
                continue
            number, best = kindest([finding for each in one if (finding := each.finding)])
            place = asked[number]
            yield Verified(record, best.verdicts, best, one[place].speech, one, clocks[place])


def _hold(
    record: Record,
    episode: Episode,
    transcripts: Iterable[tuple[Speech, Spoken]],
    names: Mapping[str, set[str]],
) -> tuple[Held, ...]:
    from ghostcli.fidelity.check import check
    from ghostcli.fidelity.language import differ, other_language

    speaker = record.values.get("speaker")
    known = {speaker, *names.get(fold(speaker), ())} if speaker else None
    language = record.values.get("language") or episode.head.values.get("language")
    held = []
    for speech, spoken in transcripts:
        other = speech.language or episode.head.values.get("language")
        if differ(language, other):
            held.append(Held(speech, None))
            continue
        finding = check(record.label, spoken, speaker=known, sic=record.values.get("sic"), at=record.times)
        unfound = not {"absent", "unclear"}.isdisjoint(finding.verdicts)
        strange = unfound and not record.values.get("language") and other_language(record.label, spoken)
        held.append(Held(speech, None if strange else finding))
    return tuple(held)


def _names_of(episode: Episode) -> dict[str, set[str]]:
    """By the folded name or alias of a person: all that this person is called."""
    names: dict[str, set[str]] = {}
    for alias, name in voice_names(episode).items():
        names.setdefault(fold(name), set()).update({name, alias})
    return names | {alias: names[fold(name)] for alias, name in voice_names(episode).items()}
