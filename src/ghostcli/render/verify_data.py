"""The output for a verified quote: its JSON object, its place, the remarks beside its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ghostcli.fidelity.finding import TOLERANCE, Finding, Part, worst
from ghostcli.model import VERDICTS
from ghostcli.records.moments import moment
from ghostcli.render.marks import VERBATIM, Mark, mark
from ghostcli.text.escaping import one_line
from ghostcli.timecode import format_span, format_time, plain_number
from ghostcli.verify.verifier import Verified
from ghostcli.verify.wording import SpeakerRun, corrected, left_out, said_by, said_by_several, said_of


def verified_data(one: Verified) -> dict[str, Any]:
    """The JSON object of a verified quote; times in seconds on the episode's clock."""
    finding, record = one.finding, one.record
    recorded, best = one.recorded, one.best
    return {
        "ref": record.ref,
        "verdicts": list(one.verdicts),
        **_found_data(finding, one.time_off, one.on_episode),
        "clock_offset": plain_number(round(one.clock, 1)) if one.clock is not None else None,
        **_said_data(finding, best.voices if best else (), best.voiced if best else None),
        "transcripts": [
            {
                "file": result.speech.file.path,
                "by": result.speech.file.name or None,
                "language": result.speech.language,
                "verdicts": list(result.finding.verdicts) if result.finding else None,
                "kindest": result.speech is one.by,
            }
            for result in one.results
        ],
        "recorded": (
            {"verdicts": list(recorded["verdicts"]), "remark": recorded.get("remark")} if recorded else None
        ),
        "path": record.path,
        "line": record.line,
        **_corrections_data(finding),
    }


def checked_data(
    verdicts: Sequence[str], finding: Finding | None, voices: Sequence[SpeakerRun], voiced: bool | None
) -> dict[str, Any]:
    """The JSON object of a quote that was checked against one transcript, without a library.

    Its keys are those of `verified_data` for words, speakers and times; the times are the transcript's.
    """
    return {
        "verdicts": list(verdicts),
        **_found_data(finding, finding.time_off if finding else None, lambda time: time),
        **_said_data(finding, voices, voiced),
        **_corrections_data(finding),
    }


Clocked = Callable[[float | None], float | None]
"""Converts a time of the transcript to the printed clock, in seconds; None to None."""


def _found_data(finding: Finding | None, time_off: float | None, on_clock: Clocked) -> dict[str, Any]:
    """The JSON keys that say where a quote is said, and how much of it."""

    def seconds(time: float | None) -> float | None:
        there = on_clock(time)
        return None if there is None else plain_number(round(there, 1))

    return {
        "share": round(finding.share, 3) if finding else None,
        "cuts": finding.cuts if finding else None,
        "at": seconds(finding.parts[0].moment) if finding and finding.parts else None,
        "parts": [
            {
                "text": part.text,
                "said": part.said,
                "at": seconds(part.moment),
                "end": seconds(part.end),
                "share": round(part.share, 3),
                "speaker": part.speaker,
            }
            for part in (finding.parts if finding else ())
        ],
        "occurrences": [
            {
                "at": seconds(place.moment),
                "end": seconds(place.end),
                "share": round(place.share, 3),
                "speaker": place.speaker,
                "part": place.part,
            }
            for place in (finding.occurrences if finding else ())
        ],
        "time_off": plain_number(round(time_off, 1)) if time_off is not None else None,
    }


def _said_data(finding: Finding | None, voices: Sequence[SpeakerRun], voiced: bool | None) -> dict[str, Any]:
    """The JSON keys that say who says a quote, and what was said instead."""
    return {
        "voices": [voice._asdict() for voice in voices],
        "voiced": voiced,
        "left_out": [one._asdict() for one in (finding.omissions if finding else ())],
        "sentence": finding.sentence if finding else "",
        "diff": [list(step) for step in (finding.diff if finding else ())],
    }


def _corrections_data(finding: Finding | None) -> dict[str, Any]:
    return {"corrections": [one._asdict() for one in (finding.corrections if finding else ())]}


def verdict_text(one: Verified) -> str:
    """The leading verdicts as text, with "(recorded)" if they come from the notes."""
    return mark_of_verified(one).words


def mark_of_verified(one: Verified) -> Mark:
    """The mark of a verified quote."""
    return mark(one.leading, recorded=not one.computed and one.recorded is not None)


def citation_mark(one: Verified, *, as_said: bool) -> str:
    """The mark of a citation; empty if a transcript has its words exactly as cited.

    `as_said` says that the words are the transcript's own. Words that match only because of `sic` or
    `heard` are `corrected`.
    """
    mark = mark_of_verified(one)
    if as_said or not (one.computed and mark.sign == VERBATIM):
        return "" if as_said else str(mark)
    return f"{mark}, corrected" if one.finding and one.finding.corrections else ""


def worst_first(verified: Iterable[Verified]) -> list[Verified]:
    """Sort by the leading verdict, from worst to best; quotes without a known result come last."""
    return sorted(verified, key=lambda one: (one.leading == ("unchecked",), -worst(one.leading)))


def place_of(one: Verified) -> str:
    """The place where it is said, by the transcript, else by the record."""
    if one.said_at is not None:
        return format_time(one.said_at)
    return format_span(one.record.times[0]) if one.record.times else ""


def url_of(one: Verified) -> str | None:
    """The address that plays the second at which it is said."""
    seconds = one.record.times[0][0] if one.said_at is None and one.record.times else one.said_at
    found = moment(one.record.head, seconds) if seconds is not None else None
    return found.url if found and found.seeks else None


def explanation(one: Verified, *, sides: bool = False) -> list[str]:
    """The remarks beside the words: what was left out, what was said, by whom and when.

    Then what the notes say. `sides` means that the said words are already shown beside the printed ones.
    """
    lines = _of_finding(one, one.finding, sides=sides) if one.finding else []
    if one.recorded and one.recorded.get("remark"):
        lines.append(f"recorded remark: {one.recorded['remark']}")
    if one.contradicts and one.recorded:
        lines.append(f"recorded as {', '.join(one.recorded['verdicts'])}")
    if one.time_off is not None and abs(one.time_off) > TOLERANCE:
        by = f"; by the transcript it is {place_of(one)}" if one.is_time_wrong else ""
        lines.append(f"the recorded time is off by {one.time_off:+.0f} s{by}")
    if one.by and one.by.file.name and len(one.results) > 1:
        lines.append(f"best match: transcript.{one.by.file.name}.vtt (of {len(one.results)})")
    for place in one.finding.occurrences[:5] if one.finding else ():
        there = one.on_episode(place.moment)
        if there is not None:
            lines.append(f"also at {format_time(there)}")
    return [one_line(line) for line in lines]


def _of_finding(one: Verified, finding: Finding, *, sides: bool) -> list[str]:
    said = said_lines(finding)
    if (
        "misleading" not in finding.verdicts or not said
    ):  # for a misleading quote the whole sentence is shown instead
        if len(finding.parts) > 1:
            said = [_said_part(one, part) for part in finding.parts]
        elif sides:
            said = []
    return [*left_out(finding), *said, *beside(one)]


def said_lines(finding: Finding) -> list[str]:
    """The said words, if they differ from the printed ones."""
    said = said_of(finding)
    return [f"said: “{said}”"] if said else []


def speakers(one: Verified) -> list[str]:
    """The speaker of a misattributed quote; with several speakers, the words of each."""
    best = one.best
    if best is None:
        return []
    if "misattributed" in one.verdicts:
        return said_by(best.voices, one.record.who, voiced=best.voiced)
    several = said_by_several(best.voices)
    return [several] if several else []


def beside(one: Verified) -> list[str]:
    """The remarks for any verdict: the corrections that it depends on, and who says which words."""
    return [*(corrected(one.finding) if one.finding else ()), *speakers(one)]


def explained(one: Verified) -> list[str]:
    """The meaning of a quote's verdicts, with the remarks; empty for recorded verdicts."""
    if not one.computed:
        return []
    return [f"{verdict}: {VERDICTS[verdict]}" for verdict in one.verdicts] + explanation(one)


def _said_part(one: Verified, part: Part) -> str:
    there = one.on_episode(part.moment)
    at = format_time(there) if there is not None else "?"
    return f"said: {at}  “{part.said}”" + (f" — {part.speaker}" if part.speaker else "")
