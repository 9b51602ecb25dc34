"""Generic JSON with the usual keys: a list of objects with text, and times or speakers, at any depth."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from enum import Enum
from itertools import pairwise
from typing import Any

from ghostcli.transcripts.base import LEFT_OVER, REPEAT, ParsedTranscript, UnreadableError
from ghostcli.transcripts.canonical import counted
from ghostcli.transcripts.embedded import embedded
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.entries import add_word, names_beside, segment_of
from ghostcli.transcripts.json_input import first_string
from ghostcli.transcripts.json_speakers import label, names_in
from ghostcli.transcripts.keys import keys, text_of
from ghostcli.transcripts.segments import Segment, TimeReader, read_segments, remarks_of, stretch
from ghostcli.transcripts.speech_list import SINGLE, Listing, listings, others, restarts, weak_keys
from ghostcli.transcripts.units import FEW, distance, pace, paced
from ghostcli.transcripts.word_timings import TimedWord

NAME = "json"

_ENOUGH = 3000
"""Number of objects in a list that are examined to decide whether they are speech."""

_FEWEST = 3
"""Minimum number of words for a list whose times give no speaking rate."""

_SLOW_WITH_ENDS, _SLOW = 0.5, 0.8
"""Words per second; a slower list of unknown layout may be notes. The first applies if ends are known."""

_FAR = math.log(10)
"""A short list is strange if its speaking rate is off by more than this factor (as a logarithm)."""

_UNEVEN = 0.3
"""A short list is also strange if more than this share of its segments is off by that factor."""

_WORD = re.compile(r"[\W_]*[^\W\d_][^\W\d_'’-]*[^\w/@]*\Z")


class Verdict(Enum):
    """What the lists of a JSON value contain."""

    SPEECH = "speech"
    DOUBT = "doubt"
    STRANGE = "strange"
    """Text whose times give no human speaking rate in any unit."""

    NONE = "none"


def read(source: SourceText) -> ParsedTranscript:
    """Read the list with the most words: its objects are cues, single words are joined to sentences.

    Raises UnreadableError if the file holds several conversations.
    """
    remarks = remarks_of(source)
    value = source.json
    found = listings(value)
    if not found:
        if inside := embedded(value, NAME):
            return inside
        return read_segments(NAME, source, lambda _: (), full=_whole(value), remarks=remarks)
    chosen = found[0]
    for other in others(chosen, found[1:]):
        what = f"{other.place}: {counted(len(other.found), 'entry').replace('entrys', 'entries')}"
        remarks.add(0, f"{what} with other words than {chosen.place}, left out", LEFT_OVER)
    if chosen.interim:
        what = counted(chosen.interim, "result")
        remarks.add(0, f"{what} that were not final yet, left out: the final ones are here", REPEAT)
    root: dict[str, Any] = value if isinstance(value, dict) else {}
    names = names_beside(one.entry for one in chosen.found) | names_in(root)

    def segments(clock: TimeReader) -> Iterator[Segment]:
        return _segments(chosen, clock)

    reading = read_segments(
        NAME,
        source,
        segments,
        units=units(chosen),
        names=names,
        by_time=chosen.tracks,
        captions=True,
        remarks=remarks,
        title=first_string(root, "title", "name") or None,
        language=first_string(root, "language", "language_code", "lang", "languageCode") or None,
    )
    _one_talk(chosen)
    return reading


def _whole(value: object) -> str:
    return first_string(value, "transcript", "text") if isinstance(value, dict) else ""


def _one_talk(chosen: Listing) -> None:
    if chosen.tracks or "[]" not in chosen.place[:-2]:
        return
    clock = TimeReader()
    talks = restarts(chosen, [segment_of(one.entry, clock).start for one in chosen.found]) + 1
    if talks > 1:
        raise UnreadableError(
            0,
            f"the times of {chosen.place} begin again: these seem to be {talks:,} talks",
            "make a file of each talk",
        )


def units(chosen: Listing) -> tuple[float, ...]:
    """Return the possible time units of a list, with the one that its keys state first."""
    if chosen.found and keys(chosen.found[0].entry).milliseconds:
        return 1e3, 1, 1e6, 1e9
    return 1, 1e3, 1e6, 1e9


def _segments(chosen: Listing, clock: TimeReader) -> Iterator[Segment]:
    """Yield the objects as segments; if most have one word, they are treated as words."""
    weak = weak_keys(chosen)
    if chosen.each >= SINGLE:
        for one, entry in zip(chosen.found, clock.each(one.entry for one in chosen.found), strict=True):
            yield segment_of(entry, clock, weak=weak, inherited=one.speaker)
        return
    words: list[TimedWord] = []
    for one, entry in zip(chosen.found, clock.each(one.entry for one in chosen.found), strict=True):
        add_word(
            words,
            entry,
            clock,
            one.speaker or next(iter(filter(None, map(label, map(entry.get, weak)))), None),
        )
    yield Segment(None, None, None, "", words)


def evidence(value: object) -> Verdict:
    """Decide whether a value is speech: text with times at a human speaking rate, or recurring speakers."""
    found = listings(value)
    if not found or not _is_text(found[0]):
        return Verdict.NONE
    chosen = found[0]._replace(found=found[0].found[:_ENOUGH])
    return _by_times(chosen) if chosen.timed > 0.5 else _by_speakers(chosen)


def _is_text(chosen: Listing) -> bool:
    """Whether most of the text is words and not paths, numbers or codes."""
    tokens = [token for one in chosen.found[:200] for token in text_of(one.entry)[:2000].split()]
    plain = sum(_WORD.match(token) is not None for token in tokens)
    return plain > 0.6 * len(tokens)


def _by_times(chosen: Listing) -> Verdict:
    def segments(unit: float) -> list[Segment]:
        clock = TimeReader(unit)
        return list(_segments(chosen, clock))

    _, said, speed = paced(segments, lambda found: map(stretch, found), units(chosen))
    groups = [one.group for one in chosen.found]
    starts = [(group, time) for group, one in zip(groups, said, strict=False) for time in _starts(one)]
    falling = sum(a[0] == b[0] and b[1] < a[1] for a, b in pairwise(starts))
    if not starts or (falling > 0.1 * len(starts) and not chosen.tracks):
        return Verdict.NONE
    if speed is None:
        known = chosen.named > 0.5 or _all_ends(said)
        return Verdict.SPEECH if known and chosen.words >= _FEWEST else Verdict.DOUBT
    if distance(speed) > (0 if chosen.words >= FEW else _FAR) or (chosen.words < FEW and _uneven(said)):
        return Verdict.STRANGE
    if distance(speed):
        return Verdict.DOUBT
    slowest = _SLOW_WITH_ENDS if _all_ends(said) else _SLOW
    return Verdict.SPEECH if speed >= slowest else Verdict.DOUBT


def _uneven(said: list[Segment]) -> bool:
    """Whether many segments of a short list, each taken alone, are far from a human speaking rate."""
    speeds = [speed for one in said if (speed := pace([stretch(one)])) is not None]
    return sum(distance(speed) > _FAR for speed in speeds) > _UNEVEN * len(speeds)


def _starts(one: Segment) -> list[float]:
    if one.start is not None:
        return [one.start]
    return [word.start for word in one.words if word.start is not None]


def _all_ends(said: list[Segment]) -> bool:
    ends = [one.end for one in said if not one.words] + [word.end for one in said for word in one.words]
    return sum(end is not None for end in ends) > 0.5 * len(ends)


def _by_speakers(chosen: Listing) -> Verdict:
    """Judge a list without times: speech has recurring speakers."""
    speakers = [segment_of(one.entry, TimeReader()).speaker or one.speaker for one in chosen.found]
    known = [one for one in speakers if one]
    again = len(known) - len(set(known))
    if len(known) >= 0.8 * len(speakers) and again and len(set(known)) <= 0.7 * len(known):
        return Verdict.SPEECH if chosen.each >= 3 and len(set(known)) > 1 else Verdict.DOUBT
    return Verdict.NONE
