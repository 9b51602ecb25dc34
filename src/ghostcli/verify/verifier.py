"""Verifies quotes against the transcripts of their episode, read from its files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from ghostcli.errors import Problem
from ghostcli.fidelity.finding import AGREE, TOLERANCE
from ghostcli.library.read_transcript import StoredTranscript, read_transcript
from ghostcli.model import FIDELITY, HEARD, Episode, Record, is_quotable, with_verdicts
from ghostcli.timecode import Span, format_span
from ghostcli.verify.quote_check import QuoteChecker, TranscriptResult, by_clocks, names_of

if TYPE_CHECKING:  # the alignment takes rapidfuzz, which most commands do without
    from ghostcli.fidelity.clock_offset import Clock
    from ghostcli.fidelity.finding import Finding
    from ghostcli.fidelity.reference import Reference

UNCHECKED = "unchecked"
UNFOUND = frozenset({"absent", "unclear", UNCHECKED})
"""Verdicts without a certain place in the transcript."""

_KEPT = 4  # episodes whose transcripts stay in memory


class When(NamedTuple):
    """When a quote is said, on the episode's clock: as recorded, or from the transcript."""

    span: Span
    recorded: bool


class Verified(NamedTuple):
    """The result of verifying a quote.

    `verdicts` are computed, or only `unchecked` if no transcript could be compared. `by` is the best
    transcript, `finding` its finding, `results` those of each transcript. `recorded` is the verdict in the
    notes, None if there is none. `transcript_clock` is the best transcript's clock relative to the episode's,
    None if its quotes do not show it. Times are on the episode's clock.
    """

    record: Record
    verdicts: tuple[str, ...]
    finding: Finding | None
    by: StoredTranscript | None
    results: tuple[TranscriptResult, ...]
    transcript_clock: Clock | None

    @property
    def recorded(self) -> Mapping[str, Any] | None:
        """The recorded fidelity, None if there is none."""
        return self.record.values.get(FIDELITY.name)

    @property
    def computed(self) -> bool:
        """Whether the quote was compared with a transcript."""
        return self.finding is not None

    @property
    def leading(self) -> tuple[str, ...]:
        """The verdicts that count: computed ones, else recorded ones, else unchecked."""
        if self.computed or not self.recorded:
            return self.verdicts
        return tuple(self.recorded["verdicts"])

    @property
    def contradicts(self) -> bool:
        """Whether the computed verdicts differ from the recorded ones."""
        return bool(self.computed and self.recorded and set(self.recorded["verdicts"]) != set(self.verdicts))

    @property
    def vouched(self) -> bool:
        """Whether a transcript has it verbatim or near, and from its speaker."""
        return self.computed and is_quotable(self.verdicts)

    def on_episode(self, moment: float | None) -> float | None:
        """Convert a time of the transcript to the episode's clock; None stays None."""
        if moment is None or self.transcript_clock is None:
            return moment
        return max(0.0, self.transcript_clock.to_episode(moment))

    @property
    def clock(self) -> float | None:
        """How far the transcript's clock is ahead of the episode's at the quote, in seconds."""
        if self.transcript_clock is None or self.finding is None:
            return None
        moment = self.finding.parts[0].moment if self.finding.parts else None
        return self.transcript_clock.shift_at(moment or 0.0)

    @property
    def best(self) -> TranscriptResult | None:
        """The result of the best transcript."""
        return next((one for one in self.results if one.speech is self.by), None)

    @property
    def said_at(self) -> float | None:
        """The time of its first part, in seconds on the episode's clock; None if unknown."""
        return self.on_episode(self.finding.parts[0].moment) if self.finding and self.finding.parts else None

    @property
    def time_off(self) -> float | None:
        """The difference between the recorded and the actual time, in seconds on the episode's clock."""
        if self.finding is None or self.transcript_clock is None or self.transcript_clock.is_same:
            return self.finding.time_off if self.finding else None
        from ghostcli.fidelity.clock_offset import time_off

        return time_off(self.record.times, self.finding.begins, self.transcript_clock)

    def _is_right(self, span: Span) -> bool:
        """Whether one of several recorded times is right, or nothing contradicts it."""
        if self.finding is None or not self.finding.begins or len(self.record.times) == 1:
            return True
        from ghostcli.fidelity.clock_offset import SAME, time_off

        off = time_off([span], self.finding.begins, self.transcript_clock or SAME)
        return off is not None and abs(off) <= TOLERANCE

    @property
    def is_time_wrong(self) -> bool:
        """Whether the transcript has the words at another time than recorded."""
        off = self.time_off
        return off is not None and abs(off) > TOLERANCE and UNFOUND.isdisjoint(self.verdicts)

    @property
    def when(self) -> When | None:
        """The one time of the quote: as recorded unless that is wrong, else from the transcript."""
        if self.record.times and not self.is_time_wrong:
            return When(next(filter(self._is_right, self.record.times), self.record.times[0]), recorded=True)
        said_at = self.said_at
        return None if said_at is None else When((said_at, None), recorded=False)

    @property
    def time_remark(self) -> str | None:
        """A remark if the recorded time is replaced, else None."""
        when = self.when
        if when is None or when.recorded or not self.record.times:
            return None
        noted = ", ".join(map(format_span, self.record.times))
        return f"{self.record.ref}: {format_span(when.span)} by the transcript; the notes have {noted}"


class EpisodeFindings(NamedTuple):
    """The results of an episode, as one process sends them to another.

    For each quote in order, all fields of `Verified` except the record; the problems of the transcripts; the
    clock of the main transcript.
    """

    verified: tuple[tuple[Any, ...], ...]
    problems: tuple[Problem, ...]
    clock: Clock


class Verifier:
    """Verifies quotes against transcripts; those of the last few episodes stay in memory.

    `unwritten` has the contents of transcripts, by path, that are not on the disk yet.
    """

    def __init__(
        self,
        episodes: Mapping[str, Episode],
        ahead: Callable[[str], EpisodeFindings | None] = lambda _: None,
        *,
        unwritten: Mapping[str, bytes] | None = None,
    ) -> None:
        self._episodes = episodes
        self._unwritten = unwritten or {}
        self._ahead = ahead  # gives the results of another process, or None
        self._spoken: dict[str, list[tuple[StoredTranscript, Reference]]] = {}
        self._problems: dict[str, tuple[Problem, ...]] = {}
        self._verified: dict[str, dict[str, Verified]] = {}
        self._clocks: dict[str, Clock] = {}

    def verify(self, record: Record) -> Verified:
        """Verify one quote.

        All quotes of its episode are verified at once, since the clock depends on all of them.
        """
        if record.episode not in self._verified:
            while len(self._verified) >= _KEPT:
                del self._verified[next(iter(self._verified))]
            episode = self._episodes[record.episode]
            found = self._received(episode) or self._verify_episode(episode)
            self._verified[record.episode] = {one.record.ref: one for one in found}
        return self._verified[record.episode][record.ref]

    def effective(self, record: Record) -> Record:
        """The record with computed verdicts in place of recorded ones, if there are any."""
        if not record.is_quote or not self._episodes[record.episode].transcripts:
            return record
        verified = self.verify(record)
        return with_verdicts(record, verified.verdicts) if verified.computed else record

    def timed(self, record: Record) -> Record:
        """A quote with its one time first, which is shown and opened; other records are unchanged."""
        if not record.is_quote or not self._episodes[record.episode].transcripts:
            return record
        when = self.verify(record).when
        if when is None or when.span in record.times[:1]:
            return record
        others = [span for span in record.times if span != when.span] if when.recorded else []
        return replace(record, values={**record.values, "at": (when.span, *others)})

    def clock(self, name: str) -> Clock:
        """The clock of an episode's main transcript, if its quotes show one; else the episode's clock."""
        from ghostcli.fidelity.clock_offset import SAME

        if name not in self._clocks:
            episode = self._episodes[name]
            quotes = [record for record in episode if record.is_quote and record.times]
            if len(quotes) < AGREE or all(file.name for file in episode.transcripts):
                return SAME
            self.verify(quotes[0])
        return self._clocks[name]

    def judge(self, name: str) -> list[Verified]:
        """The results of an episode's quotes that could be compared with a transcript."""
        episode = self._episodes[name]
        if not episode.transcripts:
            return []
        return [one for one in self._verify_episode(episode) if one.computed]

    def passed(self, name: str) -> EpisodeFindings:
        """All results of an episode, for a verifier in another process."""
        episode = self._episodes[name]
        verified = tuple(one[1:] for one in self._verify_episode(episode))
        return EpisodeFindings(verified, self.problems(episode), self._clocks[name])

    def _received(self, episode: Episode) -> list[Verified] | None:
        """The results of an episode from another process, None if there are none."""
        passed = self._ahead(episode.id)
        if passed is None:
            return None
        self._problems[episode.id], self._clocks[episode.id] = passed.problems, passed.clock
        verified = zip(_quotes_of(episode), passed.verified, strict=True)
        return [Verified(record, *rest) for record, rest in verified]

    def left_out(self, record: Record) -> Sequence[str]:
        """The words that a misleading quote leaves out, each with the place where they are said."""
        from ghostcli.verify.wording import left_out

        finding = self.verify(record).finding
        return left_out(finding) if finding else ()

    def reference(self, episode: Episode) -> list[tuple[StoredTranscript, Reference]]:
        """The readable transcripts of an episode, each with its reference.

        A `StoredTranscript` is returned without its cues, since every verified quote holds one.
        """
        from ghostcli.fidelity.reference import Reference

        if episode.id not in self._spoken:
            while len(self._spoken) >= _KEPT:
                del self._spoken[next(iter(self._spoken))]
            speeches = [
                read_transcript(episode, file, self._unwritten.get(file.path)) for file in episode.transcripts
            ]
            self._problems[episode.id] = tuple(problem for one in speeches for problem in one.problems)
            language, heard = episode.head.values.get("language"), episode.head.values.get(HEARD.name)
            self._spoken[episode.id] = [
                (speech._replace(cues=()), Reference.of(speech.cues, speech.language or language, heard))
                for speech in speeches
                if speech.cues
            ]
        return self._spoken[episode.id]

    def problems(self, episode: Episode) -> tuple[Problem, ...]:
        """The problems of an episode's transcripts."""
        if episode.id not in self._problems:
            self.reference(episode)
        return self._problems[episode.id]

    def _verify_episode(self, episode: Episode) -> Iterator[Verified]:
        from ghostcli.fidelity.clock_offset import SAME, read_clock
        from ghostcli.fidelity.finding import best_finding
        from ghostcli.fidelity.sentences import with_sentence

        quotes = _quotes_of(episode)
        transcripts = self.reference(episode)
        names = names_of(episode)
        checkers = [QuoteChecker(record, episode, transcripts, names) for record in quotes]
        results = [checker.check_all() for checker in checkers]
        clocks = [
            read_clock(
                (record.times, finding.begins)
                for record, one in zip(quotes, results, strict=True)
                if (finding := one[place].finding) and UNFOUND.isdisjoint(finding.verdicts)
            )
            for place in range(len(transcripts))
        ]
        main = next((place for place, (speech, _) in enumerate(transcripts) if not speech.file.name), None)
        found = clocks[main] if main is not None else None
        self._clocks[episode.id] = found or SAME
        timed = (by_clocks(checker, one, clocks) for checker, one in zip(checkers, results, strict=True))
        for record, one in zip(quotes, timed, strict=True):
            asked = [place for place, each in enumerate(one) if each.finding]
            if not asked:
                yield Verified(record, (UNCHECKED,), None, None, one, None)
                continue
            number, best = best_finding([finding for each in one if (finding := each.finding)])
            place = asked[number]
            speech, reference = transcripts[place]
            yield Verified(record, best.verdicts, with_sentence(best, reference), speech, one, clocks[place])


def _quotes_of(episode: Episode) -> list[Record]:
    return [record for records in episode.records.values() for record in records if record.is_quote]
