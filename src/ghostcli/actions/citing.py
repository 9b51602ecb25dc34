"""Citations of quotes and moments: what one tells, and what speaks against it."""

from __future__ import annotations

from typing import NamedTuple

from ghostcli.model import Record
from ghostcli.records.moments import moment
from ghostcli.timecode import Span, format_span, format_time
from ghostcli.verify.verifier import Verified

REFUSED = ("spliced", "reordered", "misattributed", "absent")
"""A quote with one of these verdicts is not cited unless --force."""


class Citation(NamedTuple):
    """What a citation tells; a time, a speaker and an address only where they are known."""

    ref: str
    text: str
    speaker: str | None
    show: str | None
    title: str
    published: str | None
    time: Span | None
    url: str | None


class Objection(NamedTuple):
    """Why a quote should not be cited: `refused` says that it is not, else it is a warning."""

    refused: bool
    message: str


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


def _time(record: Record, verified: Verified | None) -> Span | None:
    """When it is said: the one time of a quote, as recorded or by the transcript."""
    if verified is None:
        return record.times[0] if record.times else None
    return verified.when.span if verified.when else None


def objection(record: Record, verified: Verified | None, *, as_said: bool = False) -> Objection | None:
    """What speaks against citing a quote, with the places; None where nothing does."""
    if verified is None:
        return None
    verdicts = verified.leading
    how = "computed" if verified.computed else "recorded"
    bad = [verdict for verdict in verdicts if verdict in REFUSED]
    if bad:
        places = _places(verified)
        return Objection(True, f"{record.ref} is {', '.join(verdicts)} ({how}){places}")
    if as_said and not (verified.finding and verified.finding.parts):
        return Objection(
            False, f"{record.ref}: no transcript says how it was said, so it is cited as printed"
        )
    if "verbatim" in verdicts or "near" in verdicts:
        return None
    return Objection(
        False, f"{record.ref} is {', '.join(verdicts)}{'' if verdicts == ('unchecked',) else f' ({how})'}"
    )


def _places(verified: Verified) -> str:
    """Where its parts are said: by the transcript, else by the record."""
    if verified.finding:
        starts = (verified.on_episode(part.moment) for part in verified.finding.parts)
        times = [format_time(start) for start in starts if start is not None]
    else:
        times = [format_span(span) for span in verified.record.times]
    return ": said at " + " and ".join(times) if times else ""
