"""Cues joined and split for subtitles: few lines of few characters, shown for one to seven seconds.

The limits are those of broadcasters' guides (BBC, Netflix): two lines of 42 characters, a break where a
sentence or clause ends. The places to break are chosen together for a whole stretch of speech, as TeX breaks
a paragraph into lines (Knuth and Plass, Breaking Paragraphs into Lines, 1981).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from ghostcli.errors import GhostError
from ghostcli.transcripts.base import Cue
from ghostcli.transcripts.canonical import closed, counted, normal, shifted
from ghostcli.transcripts.subtitle_words import SubtitleWord, in_sequence, is_unspaced, with_times, words_of

SHORTEST, LONGEST = 1.0, 7.0
"""Seconds for which a subtitle is shown."""

_PAUSE = 1.0  # seconds of silence that no subtitle spans

_SIZE = re.compile(r"\s*([1-9][0-9]?)[xX×]([1-9])\s*")


class SubtitleSize(NamedTuple):
    """The largest size of a subtitle: characters of a line, and lines."""

    width: int
    lines: int


class Subtitles(NamedTuple):
    """Cues as subtitles, and a sentence for each limit that some of them exceed."""

    cues: tuple[Cue, ...]
    excesses: tuple[str, ...]


class _Shown(NamedTuple):
    """A subtitle, and the characters that a name takes before its words."""

    cue: Cue
    room: int


def size_of(typed: str) -> SubtitleSize | None:
    """The size that a person typed: `42x2`, up to 99x9. None if it is not one."""
    found = _SIZE.fullmatch(typed)
    return SubtitleSize(int(found[1]), int(found[2])) if found else None


def subtitles(cues: Iterable[Cue], size: SubtitleSize, *, named: bool = False) -> Subtitles:
    """Return the words of the cues as subtitles, without overlaps; those of a speaker are in order.

    No subtitle has words of two speakers, or words before and after a pause. Times of words that are not
    known are interpolated, and so are the times of cues without one. Where people speak at once, they share
    the time, and no words are shown before they are said. A short subtitle stays until a second has passed;
    the one after it then begins later, if a second remains for it. `named` says that a new speaker's name
    will stand before the words, as in SRT. Raises GhostError if no cue has a time.
    """
    kept, _ = shifted([cue for cue in map(normal, cues) if cue.text])
    untimed = sum(cue.start is None for cue in kept)
    if kept and untimed == len(kept):
        raise GhostError("subtitles need times, and this transcript has none", "-o text")
    shown = [
        cue
        for speaker, words in _runs(in_sequence(with_times(closed(kept))))
        for cue in _fitted(words, speaker, size, len(f"{speaker}: ") if named and speaker else 0)
    ]
    held = list(_held(sorted(shown, key=lambda cue: cue.start or 0)))
    return Subtitles(tuple(held), tuple(_excesses(_with_rooms(held, named=named), size, untimed)))


def _with_rooms(cues: Sequence[Cue], *, named: bool) -> Iterator[_Shown]:
    before: str | None = None
    for cue in cues:
        yield _Shown(cue, len(f"{cue.speaker}: ") if named and cue.speaker and cue.speaker != before else 0)
        before = cue.speaker


def _excesses(shown: Iterable[_Shown], size: SubtitleSize, untimed: int) -> Iterator[str]:
    wide = short = 0
    for cue, room in shown:
        first, *others = cue.text.split("\n")
        wide += (len(first) + room > size.width) + sum(len(line) > size.width for line in others)
        short += (cue.end or 0) - (cue.start or 0) < SHORTEST - 0.0005
    if untimed:
        yield f"{counted(untimed, 'cue')} without a time: estimated from the times around"
    if wide:
        yield f"{counted(wide, 'line')} longer than {size.width} characters: one word, or a name with one"
    if short:
        yield f"{counted(short, 'subtitle')} shorter than a second: the next one follows at once"


def _runs(cues: Iterable[Cue]) -> Iterator[tuple[str | None, list[SubtitleWord]]]:
    """Yield `(speaker, words)` of each stretch that one speaker says without a pause."""
    run: list[SubtitleWord] = []
    speaker: str | None = None
    for cue in cues:
        words = list(words_of(cue))
        if run and words and (cue.speaker != speaker or words[0].start - (run[-1].until or 0) >= _PAUSE):
            yield speaker, run
            run = []
        if run and words and is_unspaced(run[-1].text[-1]) and is_unspaced(words[0].text[0]):
            words[0] = words[0]._replace(spaced=False)
        run += words
        speaker = cue.speaker
    if run:
        yield speaker, run


def _fitted(
    words: Sequence[SubtitleWord], speaker: str | None, size: SubtitleSize, room: int
) -> Iterator[Cue]:
    """Yield the subtitles of a stretch: of all ways to break it, the one with the lowest cost.

    `room` is the number of characters before the first word.
    """
    best = [0.0] + [inf] * len(words)
    origin = [0] * (len(words) + 1)
    for begin in range(len(words)):
        for end, filled in _ends(words, begin, size, 0 if begin else room):
            cost = best[begin] + _cost(words, begin, end, filled)
            if cost < best[end]:
                best[end], origin[end] = cost, begin
    bounds = [len(words)]
    while bounds[-1]:
        bounds.append(origin[bounds[-1]])
    for begin, end in pairwise(reversed(bounds)):
        said = words[begin:end]
        until = min(said[-1].until or 0, said[0].start + LONGEST)
        text = "\n".join(_lines(said, size, 0 if begin else room))
        yield Cue(said[0].start, max(said[-1].end, until), speaker, text)


def _ends(
    words: Sequence[SubtitleWord], begin: int, size: SubtitleSize, room: int
) -> Iterator[tuple[int, float]]:
    """Yield where a subtitle that begins with a word may end, and how full it is, 0 to 1.

    It has the size and the duration.
    """
    lines, length = 1, room
    filled = room
    for place in range(begin, len(words)):
        word = words[place]
        more = len(word.text) + (word.spaced and place > begin)
        if length and length + more > size.width:
            lines, length, more = lines + 1, 0, len(word.text)
        length += more
        filled += more
        if place > begin and (lines > size.lines or word.end - words[begin].start > LONGEST):
            return
        yield place + 1, filled / (size.width * size.lines)


def _cost(words: Sequence[SubtitleWord], begin: int, end: int, filled: float) -> float:
    """How bad a subtitle is: each one costs, and so do a bad end, a short time and empty space."""
    cost = 1.0
    if end < len(words):
        last = words[end - 1]
        cost += last.cost
        cost += 0.2 if last.until is None else 0  # its time is interpolated
        cost += 8 * max(0.0, SHORTEST - (words[end].start - words[begin].start))
    return float(cost + max(0.0, 1 - filled) ** 2 / 2)


def _lines(words: Sequence[SubtitleWord], size: SubtitleSize, room: int) -> list[str]:
    """Return the fewest lines that have the words, of similar lengths, if possible broken after clauses."""
    number = len(words)
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    while number not in best[-1]:
        reached: dict[int, tuple[float, int]] = {}
        for begin, (cost, _) in best[-1].items():
            length = room if not begin else 0
            for end in range(begin + 1, number + 1):
                word = words[end - 1]
                length += len(word.text) + (word.spaced and end - 1 > begin)
                if length > size.width and end > begin + 1:
                    break
                so_far = cost + (1 - length / size.width) ** 2 + (word.cost / 20 if end < number else 0)
                if so_far < reached.get(end, (inf, 0))[0]:
                    reached[end] = so_far, begin
        best.append(reached)
    lines: list[str] = []
    end = number
    for reached in reversed(best[1:]):
        begin = reached[end][1]
        said = words[begin:end]
        lines.append(
            "".join(" " * (word.spaced and place > 0) + word.text for place, word in enumerate(said))
        )
        end = begin
    return lines[::-1]


def _held(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Yield the subtitles, sorted by their starts, each until the next one begins at the latest.

    Where two overlap, they share the time of both in proportion to their texts.
    """
    free = 0.0  # when the one before has ended
    for place, cue in enumerate(cues):
        following = cues[place + 1] if place + 1 < len(cues) else None
        begin = max(free, cue.start or 0.0)
        end = min(max(cue.end or begin, begin + SHORTEST), begin + LONGEST)
        if following is not None and end > (next_start := following.start or 0.0):
            last = max(end, following.end or end)
            fair = begin + (last - begin) * len(cue.text) / (len(cue.text) + len(following.text))
            # A second for each, if there are two; and no words before they are said.
            if last - begin >= 2 * SHORTEST:
                fair = max(begin + SHORTEST, min(fair, last - SHORTEST))
            elif next_start > begin:
                fair = next_start
            end = max(next_start, min(fair, end))
        free = end
        yield cue._replace(start=round(begin, 3), end=round(end, 3))
