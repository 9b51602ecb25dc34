"""Citations of quotes and moments: their content, and objections to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ghostcli.model import TRANSCRIPT, Record
from ghostcli.records.moments import moment
from ghostcli.records.passages import EpisodeSpeech, cues_in, passage_at
from ghostcli.timecode import Span, format_span, format_time
from ghostcli.transcripts.base import Cue
from ghostcli.verify.verifier import Verified
from ghostcli.verify.wording import corrected, left_out, named_turns, said_by, said_by_several, said_of

if TYPE_CHECKING:
    from ghostcli.fidelity.clock_offset import Clock

REFUSED = ("spliced", "reordered", "misleading", "misattributed", "absent")
"""A quote with one of these verdicts is not cited without --force."""


class Citation(NamedTuple):
    """The content of a citation. Time, speaker and address are optional.

    `mark` is a sign and the verdicts; it is empty if a transcript has the words exactly as cited.
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
    """Why a quote should not be cited. With `refused` it is not cited; else it is a warning.

    `details` say what was said, and by whom.
    """

    refused: bool
    message: str
    details: tuple[str, ...] = ()


def cite(record: Record, verified: Verified | None, *, as_said: bool = False) -> Citation:
    """The citation of a quote or a moment, with its text as printed, or as said with `as_said`."""
    text, speaker = record.label, record.values.get("speaker")
    parts = verified.finding.parts if verified and verified.finding else ()
    if as_said and parts:
        voices = verified.best.voices if verified and verified.best else ()
        text = " […] ".join(part.said for part in parts)
        speakers = {part.speaker for part in parts}
        if said_by_several(voices):
            text, speaker = named_turns(voices), None
        elif len(speakers) == 1:  # the speaker of the transcript: the record may be wrong
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


class CitedWords(NamedTuple):
    """A moment with its cited words and their times.

    `remark` says so if these are not the times of the ref; else it is empty.
    """

    record: Record
    remark: str | None


def beyond_end(record: Record, spoken: EpisodeSpeech | None, clock: Clock) -> str:
    """The error message for a moment after the end of the talk; empty for any other moment.

    The talk ends with the last words of its transcript, or at the duration in its notes, whichever is later.
    If neither is known, there is no end.
    """
    if record.kind is not TRANSCRIPT or not record.times or "text" in record.values:
        return ""
    times = [cue.start if cue.end is None else cue.end for cue in spoken.cues] if spoken else []
    ends = [clock.to_episode(time) for time in times if time is not None]
    if (stated := record.head.get("duration")) is not None:
        ends.append(stated)
    if not ends or record.times[0][0] <= max(ends):
        return ""
    return f"{record.ref} is after the end of the talk at {format_time(max(ends))}"


def narrowed(record: Record, spoken: EpisodeSpeech | None, clock: Clock) -> CitedWords:
    """A moment with exactly the words of its range, and the times of these words.

    Single words have no times. So for a range they are the words of the cues that overlap it, and for one
    time they are the words of the passage. `clock` is the transcript's.
    """
    span = record.times[0] if record.times else None
    if spoken is None or span is None:
        return CitedWords(record, None)
    there = clock.span_to_transcript(span)
    values = dict(record.values)
    if span[1] is None:
        passage = passage_at(spoken, there[0])
        starts, ends = ([passage.start], [passage.end]) if passage else ([], [])
        what = "single words have no times; this is the passage"
    else:
        cues = cues_in(spoken, there)
        values = {name: value for name, value in values.items() if name not in {"text", "speaker"}}
        values |= _said(cues)
        starts, ends = [cue.start for cue in cues], [cue.end for cue in cues]
        what = "single words have no times; these are the cues"
    begin = min((time for time in starts if time is not None), default=there[0])
    end = max((time for time in ends if time is not None), default=None)
    last = there[0] if there[1] is None else there[1]
    if begin > there[0] - 1 and (span[1] is None or (end or 0) < last + 1):
        return CitedWords(replace(record, values=values), None)
    reach = tuple(None if time is None else max(0.0, clock.to_episode(time)) for time in (begin, end))
    found: Span = (reach[0] or 0.0, reach[1])
    remark = f"{record.ref}: {what} of {format_span(found)}"
    return CitedWords(replace(record, values={**values, "at": (found,)}), remark)


def _said(cues: Sequence[Cue]) -> dict[str, str]:
    """The words of cues, and the speaker if there is only one."""
    if not cues:
        return {}
    speakers = {cue.speaker for cue in cues}
    speaker = speakers.pop() if len(speakers) == 1 else None
    return {"text": " ".join(_turns(cues)), **({"speaker": speaker} if speaker else {})}


def _turns(cues: Sequence[Cue]) -> Iterator[str]:
    """The words turn by turn; with several speakers, each turn begins with the name."""
    several = len({cue.speaker for cue in cues}) > 1
    for speaker, some in groupby(cues, key=lambda cue: cue.speaker):
        said = " ".join(cue.text for cue in some)
        yield f"{speaker or 'unnamed'}: {said}" if several else said


def _time(record: Record, verified: Verified | None) -> Span | None:
    """The time span of a quote, by the transcript or as recorded; None if there is no single time."""
    if verified is None:
        return record.times[0] if record.times else None
    return verified.when.span if verified.when else None


def objection(record: Record, verified: Verified | None, *, as_said: bool = False) -> Objection | None:
    """The objection to citing a quote, with the places and the said words; None if there is none."""
    if verified is None:
        return None
    verdicts = verified.leading
    shown = ", ".join(verdicts)
    how = "" if verdicts == ("unchecked",) else f" ({'computed' if verified.computed else 'recorded'})"
    details = _details(verified, as_said=as_said)
    if any(verdict in REFUSED for verdict in verdicts):
        return Objection(True, f"{record.ref} is {shown}{how}{_places(verified)}", details)
    if as_said and not (verified.finding and verified.finding.parts):
        message = f"{record.ref}: no transcript: citing the quote as printed in the notes"
        return Objection(False, message, details)
    own_words = as_said or not (verified.finding and verified.finding.corrections)
    if verified.computed and "verbatim" in verdicts and own_words:
        return None
    if verified.computed and as_said and verdicts[0] in {"near", "reworded"}:
        return None
    return Objection(False, f"{record.ref} is {shown}{how}", details)


def _details(verified: Verified, *, as_said: bool) -> tuple[str, ...]:
    """The omissions, the said words if they differ from the cited ones, and the speakers."""
    finding, best = verified.finding, verified.best
    if finding is None or best is None:
        return ()
    said = said_of(finding) if not as_said or "misleading" in finding.verdicts else ""
    lines = [*left_out(finding), *([f"said: “{said}”"] if said else [])]
    lines += [] if as_said else corrected(finding)
    if "misattributed" in finding.verdicts:
        lines += said_by(best.voices, verified.record.who, voiced=best.voiced)
    elif several := said_by_several(best.voices):
        lines.append(several)
    return tuple(lines)


def _places(verified: Verified) -> str:
    """The times of the parts of a quote, by the transcript, else by the record."""
    if verified.finding:
        starts = (verified.on_episode(part.moment) for part in verified.finding.parts)
        times = [format_time(start) for start in starts if start is not None]
    else:
        times = [format_span(span) for span in verified.record.times]
    return ": said at " + " and ".join(dict.fromkeys(times)) if times else ""
