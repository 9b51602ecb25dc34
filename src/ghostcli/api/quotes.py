"""Quotes in Python: checks one quote against a transcript, with the full result of `ghost verify`."""

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
    """The result of checking a quote against a transcript.

    `text` is the quote. `finding` has the details; it is None if the quote cannot be checked, because it is
    in another language than the transcript. `CheckedQuote(text)` is the result for a quote without a
    transcript: its verdict is `unchecked` too. `voiced` says whether a speaker label is the given speaker's
    name; None if that is not known. `voices` says who says which words, if it is another person or several.
    Times are in seconds on the transcript's clock.
    """

    text: str
    finding: Finding | None = None
    voiced: bool | None = None
    voices: tuple[SpeakerRun, ...] = ()

    @property
    def verdicts(self) -> tuple[str, ...]:
        """The verdicts, best first (see `ghost help fidelity`); or only `unchecked`."""
        return self.finding.verdicts if self.finding else (UNCHECKED,)

    @property
    def quotable(self) -> bool:
        """Whether it may be quoted as printed: the words were said so, by the given speaker."""
        return self.finding is not None and is_quotable(self.verdicts)

    @property
    def share(self) -> float:
        """The share of its words that are said in place, 0 to 1."""
        return self.finding.share if self.finding else 0.0

    @property
    def at(self) -> float | None:
        """The approximate time of its first word, in seconds; None if it is not found or has no time."""
        return self.parts[0].moment if self.parts else None

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its parts in the order of the quote, each with the said words, the speaker and the times."""
        return self.finding.parts if self.finding else ()

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """Other places where the same words are said."""
        return self.finding.occurrences if self.finding else ()

    @property
    def diff(self) -> tuple[Difference, ...]:
        """The steps from the printed to the said words: `(op, printed, said)`."""
        return self.finding.diff if self.finding else ()

    def to_json(self) -> dict[str, Any]:
        """The object that `ghost verify -o json` prints for it, ready for `json.dumps`.

        It lacks the keys that need a library: ref, clock_offset, transcripts, recorded, path, line.
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
    """Check the quote `text` against a transcript, with the verdicts of `ghost verify`.

    `speaker` is the claimed speaker: a name, or all names of that person, including labels such as
    `SPEAKER_01`. `at` is the claimed time on the transcript's clock; it decides between equally good places.
    `sic` maps printed words to the meant words; either form is right. `language` is the language code of
    the quote, if known. Raises GhostError for an invalid argument. Any text gets a verdict.
    """
    if not isinstance(text, str):
        raise GhostError("a quote is a text")
    if not isinstance(transcript, Transcript):
        raise GhostError("a quote is checked against a transcript: read it with read_transcript")
    if not (language is None or isinstance(language, str)):
        raise GhostError("a language is a code such as en")
    if sic is not None and not _is_pairs(sic):
        raise GhostError("sic maps what is printed to what was meant")
    names = _names(speaker)
    times: tuple[Span, ...] = () if isinstance(at, (list, tuple)) and not at else times_of(at)
    if differ(language, transcript.language):
        return CheckedQuote(text)
    reference = transcript.reference
    found = answer(text, reference, names, sic=sic, at=times, sure=bool(language))
    if found.finding is None:
        return CheckedQuote(text, None, found.voiced, found.voices)
    _, finding = best_finding([found.finding])
    return CheckedQuote(text, with_sentence(finding, reference), found.voiced, found.voices)


def _names(speaker: str | Collection[str] | None) -> frozenset[str] | None:
    """All names of a speaker; None if there is no speaker."""
    if not (speaker is None or isinstance(speaker, Collection)):
        raise GhostError("a speaker is a name, or several names")
    names = (speaker,) if isinstance(speaker, str) else tuple(speaker or ())
    if not all(isinstance(name, str) for name in names):
        raise GhostError("a speaker is a name, or several names")
    return frozenset(filter(None, names)) or None


def _is_pairs(sic: Mapping[str, str]) -> bool:
    return isinstance(sic, Mapping) and all(isinstance(text, str) for pair in sic.items() for text in pair)
