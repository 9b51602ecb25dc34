"""Puts findings into words: what was left out, what was said, and who said it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ghostcli.text.escaping import one_line

if TYPE_CHECKING:  # the alignment takes rapidfuzz, which most commands do without
    from ghostcli.fidelity.finding import Finding
    from ghostcli.fidelity.reference import Reference
    from ghostcli.fidelity.speaker_labels import Voices

_PLACES = {"before": "said just before", "after": "said just after"}
_SENTENCE = 400  # characters; with parts far apart, the text between them is not shown
_SHORT = 60  # characters of a part that are shown, enough to recognize it


def left_out(finding: Finding) -> list[str]:
    """The omitted words that change what the print says, each with the place where they are said."""
    return [
        f"{_PLACES.get(one.place, 'the cut leaves out')}: {one_line(one.words)}" for one in finding.omissions
    ]


def corrected(finding: Finding) -> list[str]:
    """The words accepted only because of `sic` or `heard`, each beside the transcript's words."""
    return [
        f"corrected by sic or heard: printed “{one_line(one.printed)}”, said “{one_line(one.said)}”"
        for one in finding.corrections
    ]


def said_of(finding: Finding) -> str:
    """What was said in place of a quote; empty if that is what is printed, or nothing similar was said.

    It is the whole passage in full sentences. For a `near` quote, whose ends are right, it is only its words.
    """
    turned = "misleading" in finding.verdicts
    if "verbatim" in finding.verdicts and not turned:
        return ""
    if (turned or "near" not in finding.verdicts) and 0 < len(finding.sentence) <= _SENTENCE:
        return one_line(finding.sentence)
    if "verbatim" in finding.verdicts:
        return ""
    return one_line(" […] ".join(part.said for part in finding.parts))


def has_voice(names: Collection[str], voices: Voices) -> bool | None:
    """Whether one of a transcript's `voices` has one of `names`.

    None if it may be a voice without a name, or if no voice has one.
    """
    if voices.called(names).labels:
        return True
    return None if not voices.labels or voices.some_anonymous else False


class SpeakerRun(NamedTuple):
    """Consecutive words of a quote from one voice, as the transcript has them; the voice may have no name."""

    speaker: str | None
    said: str


def voices_of(finding: Finding, reference: Reference) -> tuple[SpeakerRun, ...]:
    """Who says the words of a quote, in the order of its parts, if it is not just the named speaker.

    That is if the quote is misattributed, or if a second voice says so much of it that it would be.
    """
    from ghostcli.fidelity.attribution import FIFTH, PART

    asides = {step.said for step in finding.diff if step.op == "aside"}  # not part of the quote
    found: list[SpeakerRun] = []
    runs: list[tuple[str | None, int]] = []
    for part in finding.parts:
        places = reference.written(part.position, part.position + part.length)
        for speaker, some in groupby(places, key=lambda place: reference.cues[place[0]].speaker):
            words = list(some)
            if (said := reference.text(words)) not in asides:
                found.append(SpeakerRun(speaker, said))
                runs.append((speaker, len(words)))
    if "misattributed" in finding.verdicts:
        return tuple(found)
    total = sum(words for _, words in runs)
    heard = {speaker for speaker, words in runs if words >= PART or (words > 1 and FIFTH * words >= total)}
    return tuple(found) if len(heard) > 1 else ()


def said_by_several(voices: Sequence[SpeakerRun]) -> str:
    """Who says which words of a quote from several voices; empty if one voice says all."""
    if len({voice.speaker for voice in voices}) < 2:
        return ""
    parts = (f"“{_begun(one.said)}” by {one_line(one.speaker or 'nobody named')}" for one in voices)
    return "said " + "; ".join(parts)


def named_turns(voices: Sequence[SpeakerRun]) -> str:
    """The words of several voices, each after its name."""
    return " — ".join(f"{voice.speaker or 'unnamed'}: {voice.said}" for voice in voices)


def said_by(voices: Sequence[SpeakerRun], name: str, *, voiced: bool | None) -> list[str]:
    """Sentences on who says a misattributed quote instead of `name`.

    `voiced` says whether a voice of the transcript has that name.
    """
    strange = f"no speaker label here is {one_line(name)}" if voiced is False else ""
    if several := said_by_several(voices):
        return [several, *([strange] if strange else [])]
    who = (
        f"said by {one_line(voices[0].speaker)}" if voices and voices[0].speaker else "said by somebody else"
    )
    return [f"{who}; {strange}" if strange else f"{who}, not by {one_line(name)}"]


def _begun(text: str) -> str:
    """The first words of a part."""
    flat = one_line(text)
    return flat if len(flat) <= _SHORT else flat[:_SHORT].rpartition(" ")[0] + " …"
