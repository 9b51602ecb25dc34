"""The words of cues with their times and the cost of a break after them, to make subtitles of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from math import inf
from typing import NamedTuple

from ghostcli.text.words import word_classes
from ghostcli.transcripts.base import Cue
from ghostcli.transcripts.canonical import reading_time
from ghostcli.transcripts.word_times import starts_in
from ghostcli.transcripts.word_timings import ends_sentence

_SHORT = 3  # letters
_SLOWEST = 2.0  # times the reading time: what a cue lasts beyond that is silence after its words

_CLAUSE = re.compile(r"(?:[,;:–—、，；：]|--)[\"'”’»)\]」』）]*\Z")
_ABBREVIATION = re.compile(r"[^\w]*(?:[A-Za-z]\.){2,}\W*\Z")  # e.g., i.e., p.m.

# What stays with the character after it, or before it, in scripts without spaces: brackets; the vowels of
# Thai and Lao that are written first, or last; small kana, and marks of repetition and length.
_OPENING = "「『（〈《【〔［｛“‘(\\[{«"
_FIRST = "\u0e40-\u0e44\u0ec0-\u0ec4"
_LAST = (
    "\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46\u0eaf\u0eb0\u0eb2\u0eb3\u0ec6"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿー々〻ゝゞヽヾ"
)


class SubtitleWord(NamedTuple):
    """A word, or a character of a script without spaces; times in seconds.

    `spaced` says that a space is before it. `until` is the end of its cue for the last word in it, else None:
    a subtitle may stay until then. `cost` is what it costs to break after it.
    """

    text: str
    spaced: bool
    start: float
    end: float
    until: float | None
    cost: float


def with_times(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues, those without a time spread over the time between their neighbours."""
    result = list(cues)
    place = 0
    for is_timed, group in groupby(cues, key=lambda cue: cue.start is not None):
        stretch = list(group)
        if not is_timed:
            lasts = [reading_time(cue.text) for cue in stretch]
            before = result[place - 1].end if place else None
            following = cues[place + len(stretch)].start if place + len(stretch) < len(cues) else None
            begin = before if before is not None else max(0.0, (following or 0.0) - sum(lasts))
            end = begin + sum(lasts) if following is None else max(begin, following)
            for at, (cue, share) in enumerate(zip(stretch, lasts, strict=True)):
                stop = begin + (end - begin) * share / sum(lasts[at:])
                result[place + at] = cue._replace(start=begin, end=stop)
                begin = stop
        place += len(stretch)
    return result


def in_sequence(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues by their starts; those of one speaker do not overlap."""
    of_speaker: dict[str | None, list[int]] = {}
    for place, cue in enumerate(cues):
        of_speaker.setdefault(cue.speaker, []).append(place)
    merged: list[tuple[float, int, Cue]] = []
    for places in of_speaker.values():
        places.sort(key=lambda place: cues[place].start or 0)
        made = _of_one_speaker([cues[place] for place in places])
        merged += [(cue.start or 0, place, cue) for place, cue in zip(places, made, strict=True)]
    return [cue for _, _, cue in sorted(merged)]


def _of_one_speaker(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Yield the cues of a speaker by their starts: one ends at the latest when the next one begins.

    Cues that begin at the same time share the time until the next one, in proportion to their words.
    """
    ordered = sorted(cues, key=lambda cue: cue.start or 0)
    groups = [(start or 0.0, list(some)) for start, some in groupby(ordered, key=lambda cue: cue.start)]
    for (start, some), (following, _) in pairwise([*groups, (inf, [])]):
        end = min(max(start, *(cue.end or start for cue in some)), following)
        begin = start
        for at, cue in enumerate(some):
            stop = begin + (end - begin) * len(cue.text) / sum(len(one.text) for one in some[at:])
            yield cue._replace(start=begin, end=stop)
            begin = stop


def words_of(cue: Cue) -> Iterator[SubtitleWord]:
    """Yield the words of a cue with their times; those that are not known are interpolated."""
    end = cue.end or 0.0
    pieces = [(text, number == 0) for part in cue.text.split() for number, text in enumerate(_units(part))]
    starts = _starts(cue, pieces)
    for number, (text, spaced) in enumerate(pieces):
        is_last = number + 1 == len(pieces)
        # In a script without spaces, a space stands between phrases.
        phrase = not is_last and pieces[number + 1][1] and is_unspaced(text[-1])
        cost = min(_after(text), 1.0) if phrase else _after(text)
        yield SubtitleWord(text, spaced, starts[number], starts[number + 1], end if is_last else None, cost)


def _starts(cue: Cue, pieces: Sequence[tuple[str, bool]]) -> list[float]:
    """Return when each piece of a cue begins, and when the last one ends.

    Between two known times, a letter takes as long as any other; where no time is known, the words end when
    they have been said slowly, and the rest is silence.
    """
    start, end = cue.start or 0.0, cue.end or 0.0
    places = [0]  # of the pieces, in the text without blanks
    for text, _ in pieces:
        places.append(places[-1] + len(text))
    known = [(0, start)]
    blanks = at = 0
    for position, after in starts_in(cue.text):
        blanks += sum(map(str.isspace, cue.text[at:position]))
        at = position
        if known[-1][0] < position - blanks < places[-1] and known[-1][1] <= start + after <= end:
            known.append((position - blanks, start + after))
    since = known[-1][1]
    rest = cue.text[at:] if len(known) > 1 else cue.text
    known.append((places[-1], since + min(end - since, _SLOWEST * reading_time(rest))))
    stretches = iter(pairwise(known))
    (first, begin), (last, until) = next(stretches)
    starts = []
    for place in places:
        while place > last:
            (first, begin), (last, until) = next(stretches)
        starts.append(begin + (until - begin) * (place - first) / (last - first))
    return starts


def _units(part: str) -> list[str]:
    """What stays on one line: a word, or in a script without spaces a character with its signs."""
    if part.isascii() or not _unspaced().search(part):
        return [part]
    return _unit().findall(part)


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{word_classes()['unspaced']}]")


def is_unspaced(sign: str) -> bool:
    """Whether no space stands beside a character: it is of such a script, or one of its signs."""
    return _unspaced().match(sign) is not None or sign in "。、！？，．：；…」』】》〉）〕］｝"


@cache
def _unit() -> re.Pattern[str]:
    classes = word_classes()
    unspaced, hanging = classes["unspaced"], classes["hanging"]
    return re.compile(
        rf"[{_OPENING}]*(?:[{_FIRST}]?[{unspaced}][{hanging}]*(?:[{_LAST}][{hanging}]*)*[^\w{_OPENING}]*"
        rf"|[^{unspaced}{_OPENING}]+)|.",
        re.DOTALL,
    )


def _after(word: str) -> float:
    """What it costs to break after a word: nothing after a sentence, most after a short word.

    Short words (the, of, und, la) belong to the next one in most languages.
    """
    if ends_sentence(word) and not _ABBREVIATION.match(word):
        return 0.0
    return 1.0 if _CLAUSE.search(word) else 4.0 + (len(word) <= _SHORT)
