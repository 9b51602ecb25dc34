"""Checks one quote against the transcripts of its episode."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ghostcli.library.read_transcript import StoredTranscript, voice_names
from ghostcli.model import Episode, Record
from ghostcli.text.words import fold
from ghostcli.timecode import Span

if TYPE_CHECKING:  # the alignment takes rapidfuzz, which most commands do without
    from ghostcli.fidelity.clock_offset import Clock
    from ghostcli.fidelity.finding import Finding
    from ghostcli.fidelity.reference import Reference
    from ghostcli.verify.wording import SpeakerRun


class TranscriptResult(NamedTuple):
    """A transcript and its finding on a quote; None if they are in different languages.

    `voiced` says whether one of its voices has the name of the record's speaker, None if unknown. `voices`
    says who says the words of a misattributed quote.
    """

    speech: StoredTranscript
    finding: Finding | None
    voiced: bool | None = None
    voices: tuple[SpeakerRun, ...] = ()


class QuoteChecker(NamedTuple):
    """A quote and the transcripts to check it against; `names` maps a person to all their names."""

    record: Record
    episode: Episode
    transcripts: Sequence[tuple[StoredTranscript, Reference]]
    names: Mapping[str, set[str]]

    def check_all(self) -> tuple[TranscriptResult, ...]:
        """The result of each transcript, before their clocks are known."""
        return tuple(self.ask(speech, reference, self.record.times) for speech, reference in self.transcripts)

    def ask(self, speech: StoredTranscript, reference: Reference, at: Sequence[Span]) -> TranscriptResult:
        """The result of one transcript; `at` are the quote's times on its clock."""
        from ghostcli.fidelity.language import differ

        values, head = self.record.values, self.episode.head.values
        speaker = values.get("speaker")
        known = {speaker, *self.names.get(fold(speaker), ())} if speaker else None
        if differ(values.get("language") or head.get("language"), speech.language or head.get("language")):
            return TranscriptResult(speech, None)
        sure = bool(values.get("language"))
        found = answer(self.record.label, reference, known, sic=values.get("sic"), at=at, sure=sure)
        return TranscriptResult(speech, *found)


class QuoteCheck(NamedTuple):
    """The result of a transcript; the fields are those of `TranscriptResult`."""

    finding: Finding | None
    voiced: bool | None = None
    voices: tuple[SpeakerRun, ...] = ()


def answer(
    text: str,
    reference: Reference,
    names: Collection[str] | None,
    *,
    sic: Mapping[str, str] | None = None,
    at: Sequence[Span] = (),
    sure: bool = False,
) -> QuoteCheck:
    """Check the quote `text` against one transcript; `names` are all names of its speaker.

    The finding is None if the quote is not found and seems to be in another language; `sure` says that it is
    in the transcript's language. The other arguments are those of `fidelity.check`.
    """
    from ghostcli.fidelity.check import check
    from ghostcli.fidelity.language import other_language
    from ghostcli.verify.wording import has_voice, voices_of

    finding = check(text, reference, speaker=names, sic=sic, at=at)
    unfound = not {"absent", "unclear"}.isdisjoint(finding.verdicts)
    strange = unfound and not sure and other_language(text, reference)
    voiced = has_voice(names, reference.voices) if names else None
    return QuoteCheck(None if strange else finding, voiced, voices_of(finding, reference))


def by_clocks(
    checker: QuoteChecker, results: Sequence[TranscriptResult], clocks: Sequence[Clock | None]
) -> tuple[TranscriptResult, ...]:
    """The results with known clocks: of several occurrences, the one nearest to the recorded time."""
    times = checker.record.times
    found = []
    for one, (speech, reference), clock in zip(results, checker.transcripts, clocks, strict=True):
        several = bool(times and one.finding and one.finding.occurrences)
        if several and clock and not clock.is_same:
            found.append(checker.ask(speech, reference, tuple(map(clock.span_to_transcript, times))))
        else:
            found.append(one)
    return tuple(found)


def names_of(episode: Episode) -> dict[str, set[str]]:
    """All names of each person, by each folded name and alias."""
    names: dict[str, set[str]] = {}
    for alias, name in voice_names(episode).items():
        names.setdefault(fold(name), set()).update({name, alias})
    return names | {alias: names[fold(name)] for alias, name in voice_names(episode).items()}
