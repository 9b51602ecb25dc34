"""Quotes in Python: one at a time held against a transcript, with all that `ghost verify` says of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ghostcli.api.transcripts import Transcript
from ghostcli.errors import GhostError
from ghostcli.fidelity.finding import Difference, Finding, Occurrence, Part, best_finding
from ghostcli.fidelity.language import differ
from ghostcli.fidelity.sentences import with_sentence
from ghostcli.model import is_quotable
from ghostcli.render.verify_data import checked_data
from ghostcli.timecode import Span
from ghostcli.verify.quote_check import answer
from ghostcli.verify.quote_lines import times_of
from ghostcli.verify.verifier import UNCHECKED
from ghostcli.verify.wording import SpeakerRun

__all__ = ["CheckedQuote", "check_quote"]

Time = float | str | Sequence[float | None] | Sequence[Sequence[float | None]]
"""Seconds, `"0:43:08"`, `"0:43:08-0:43:38"`, `(start, end)` in seconds, or several of these pairs."""


@dataclass(frozen=True)
class CheckedQuote:
    """How a quote stands to a transcript.

    `text` is the quote. `finding` has all that was found; it is None where the quote is in another language
    than the transcript, which then tells nothing. `voiced` is whether a voice of the transcript is called as
    the speaker that was given, None where that is not known; `voices` say who says which words, where that
    is somebody else or several do. Times are seconds on the transcript's clock.
    """

    text: str
    finding: Finding | None
    voiced: bool | None = None
    voices: tuple[SpeakerRun, ...] = ()

    @property
    def verdicts(self) -> tuple[str, ...]:
        """Names of verdicts, best first (`ghost help fidelity` explains them); or `unchecked` alone."""
        return self.finding.verdicts if self.finding else (UNCHECKED,)

    @property
    def quotable(self) -> bool:
        """Whether it may be quoted as it is printed: it is said like that, and by whom it says."""
        return self.finding is not None and is_quotable(self.verdicts)

    @property
    def share(self) -> float:
        """The part of its words that is said in place, 0 to 1."""
        return self.finding.share if self.finding else 0.0

    @property
    def at(self) -> float | None:
        """About when its first word is said, in seconds; None where it is not found or has no time."""
        return self.parts[0].moment if self.parts else None

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its parts in the order of the quote, each with what is said there, by whom and when."""
        return self.finding.parts if self.finding else ()

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """Other places where the same words are said."""
        return self.finding.occurrences if self.finding else ()

    @property
    def diff(self) -> tuple[Difference, ...]:
        """The steps from what is printed to what is said: `(op, printed, said)`."""
        return self.finding.diff if self.finding else ()

    def to_json(self) -> dict[str, Any]:
        """What `ghost verify -o json` prints of it, ready for `json.dumps`.

        The keys that need a library are left out: ref, clock_offset, transcripts, recorded, path, line.
        """
        return checked_data(self.verdicts, self.finding, self.voices, self.voiced)


def check_quote(
    text: str,
    transcript: Transcript,
    *,
    speaker: str | Collection[str] | None = None,
    at: Time | None = None,
    sic: Mapping[str, str] | None = None,
    language: str | None = None,
) -> CheckedQuote:
    """How the quote `text` stands to a transcript, with the verdicts of `ghost verify`.

    `speaker` is who is said to have said it: a name, or all names of that person, labels such as `SPEAKER_01`
    too. `at` is when, by the transcript's clock: it decides between places that are as good. `sic` maps what
    is printed to what was meant, and either form is right. `language` is the quote's code where that is
    known. Raises GhostError where an argument makes no sense; any text has a verdict.
    """
    if not isinstance(text, str):
        raise GhostError("a quote is a text")
    if not (language is None or isinstance(language, str)):
        raise GhostError("a language is a code such as en")
    if sic is not None and not _is_pairs(sic):
        raise GhostError("sic maps what is printed to what was meant")
    names = _names(speaker)
    times: tuple[Span, ...] = () if isinstance(at, (list, tuple)) and not at else times_of(at)
    if differ(language, transcript.language):
        return CheckedQuote(text, None)
    reference = transcript.reference
    found = answer(text, reference, names, sic=sic, at=times, sure=bool(language))
    if found.finding is None:
        return CheckedQuote(text, None, found.voiced, found.voices)
    _, finding = best_finding([found.finding])
    return CheckedQuote(text, with_sentence(finding, reference), found.voiced, found.voices)


def _names(speaker: str | Collection[str] | None) -> frozenset[str] | None:
    """All that a speaker is called, None for nobody."""
    if not (speaker is None or isinstance(speaker, Collection)):
        raise GhostError("a speaker is a name, or several names")
    names = (speaker,) if isinstance(speaker, str) else tuple(speaker or ())
    if not all(isinstance(name, str) for name in names):
        raise GhostError("a speaker is a name, or several names")
    return frozenset(filter(None, names)) or None


def _is_pairs(sic: Mapping[str, str]) -> bool:
    return isinstance(sic, Mapping) and all(isinstance(text, str) for pair in sic.items() for text in pair)
