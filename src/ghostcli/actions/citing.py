"""Citations of quotes and moments: what one tells, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from ghostcli.model import Record
from ghostcli.records.moments import moment
from ghostcli.search.passages import Spoken, cues_in
from ghostcli.timecode import Span, format_span, format_time
from ghostcli.transcripts.base import Cue
from ghostcli.verify.verifier import Verified
from ghostcli.verify.wording import left_out, said_by, said_of

REFUSED = ("spliced", "reordered", "misleading", "misattributed", "absent")
"""A quote with one of these verdicts is not cited unless --force."""


class Citation(NamedTuple):
    """What a citation tells; a time, a speaker and an address only where they are known.

    `mark` is a sign and the verdicts, of words that may not be quoted like that.
    """

    ref: str
    text: str
    speaker: str | None
    show: str | None
    title: str
    published: str | None
    time: Span | None
    url: str | None
    mark: str = ""


class Objection(NamedTuple):
    """Why a quote should not be cited: `refused` says that it is not, else it is a warning.

    `details` say what was said, and by whom.
    """

    refused: bool
    message: str
    details: tuple[str, ...] = ()


def cite(record: Record, verified: Verified | None, *, as_said: bool = False) -> Citation:
    """The citation of a quote or a moment, its text as printed or as the transcript has it."""
    text, speaker = record.label, record.values.get("speaker")
    parts = verified.finding.parts if verified and verified.finding else ()
    if as_said and parts:
        text = " […] ".join(part.said for part in parts)
        speakers = {part.speaker for part in parts}
        if len(speakers) == 1:  # whoever says it: the record may be wrong
            speaker = parts[0].speaker or speaker
    time = _time(record, verified)
    found = moment(record.head, time[0] if time else None)
    return Citation(
        record.ref,
        text,
        speaker,
        record.head.get("show"),
        str(record.head.get("title", record.episode)),
        record.head.get("published"),
        time,
        found.url if found else None,
    )


class Narrowed(NamedTuple):
    """A range with its words alone; `remark` says where the cues begin and end that have them."""

    record: Record
    remark: str | None


def narrowed(record: Record, spoken: Spoken | None) -> Narrowed:
    """A moment that has two ends, with the words of the cues between them; another one as it is."""
    span = record.times[0] if record.times else None
    if spoken is None or span is None or span[1] is None:
        return Narrowed(record, None)
    cues = cues_in(spoken, span)
    speakers = {cue.speaker for cue in cues}
    values = {name: value for name, value in record.values.items() if name not in {"text", "speaker"}}
    if cues:
        values["text"] = " ".join(_turns(cues))
    if len(speakers) == 1 and (speaker := speakers.pop()):
        values["speaker"] = speaker
    starts = [cue.start for cue in cues if cue.start is not None]
    ends = [cue.end for cue in cues if cue.end is not None]
    within = not cues or (min(starts) > span[0] - 1 and max(ends, default=0.0) < span[1] + 1)
    remark = None
    if not within:
        reach = format_span((min(starts), max(ends, default=None)))
        remark = f"{record.ref}: words have no times of their own; these are the cues of {reach}"
    return Narrowed(replace(record, values=values), remark)


def _turns(cues: Sequence[Cue]) -> Iterator[str]:
    """What is said turn by turn; of several voices with the name before each."""
    several = len({cue.speaker for cue in cues}) > 1
    for speaker, some in groupby(cues, key=lambda cue: cue.speaker):
        said = " ".join(cue.text for cue in some)
        yield f"{speaker or 'unnamed'}: {said}" if several else said


def _time(record: Record, verified: Verified | None) -> Span | None:
    """When it is said: the one time of a quote, as recorded or by the transcript."""
    if verified is None:
        return record.times[0] if record.times else None
    return verified.when.span if verified.when else None


def objection(record: Record, verified: Verified | None, *, as_said: bool = False) -> Objection | None:
    """What speaks against citing a quote, with the places and what was said; None where nothing does."""
    if verified is None:
        return None
    verdicts = verified.leading
    shown = ", ".join(verdicts)
    how = "" if verdicts == ("unchecked",) else f" ({'computed' if verified.computed else 'recorded'})"
    details = _details(verified, as_said=as_said)
    if any(verdict in REFUSED for verdict in verdicts):
        return Objection(True, f"{record.ref} is {shown}{how}{_places(verified)}", details)
    if as_said and not (verified.finding and verified.finding.parts):
        message = f"{record.ref}: no transcript says how it was said, so it is cited as printed"
        return Objection(False, message, details)
    if verified.computed and ("verbatim" in verdicts or (as_said and verdicts[0] in {"near", "reworded"})):
        return None
    return Objection(False, f"{record.ref} is {shown}{how}", details)


def _details(verified: Verified, *, as_said: bool) -> tuple[str, ...]:
    """What was left out, what was said where that is not what is cited, and by whom."""
    finding, held = verified.finding, verified.kindest
    if finding is None or held is None:
        return ()
    said = said_of(finding) if not as_said or "misleading" in finding.verdicts else ""
    lines = [*left_out(finding), *([f"said: “{said}”"] if said else [])]
    if "misattributed" in finding.verdicts:
        lines += said_by(held.voices, verified.record.who, voiced=held.voiced)
    return tuple(lines)


def _places(verified: Verified) -> str:
    """Where its parts are said: by the transcript, else by the record."""
    if verified.finding:
        starts = (verified.on_episode(part.moment) for part in verified.finding.parts)
        times = [format_time(start) for start in starts if start is not None]
    else:
        times = [format_span(span) for span in verified.record.times]
    return ": said at " + " and ".join(dict.fromkeys(times)) if times else ""
