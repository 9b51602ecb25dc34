"""Cues joined and split for subtitles: few lines of few characters, shown for one to seven seconds.

The limits are those of broadcasters' guides (BBC, Netflix): two lines of 42 characters, a break where a
sentence or clause ends. The places to break are chosen together for a whole stretch of speech, as TeX breaks
a paragraph into lines (Knuth and Plass, Breaking Paragraphs into Lines, 1981).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, groupby, pairwise
from math import inf
from operator import itemgetter
from typing import NamedTuple

from ghostcli.text.words import word_classes
from ghostcli.transcripts.base import Cue
from ghostcli.transcripts.canonical import closed, counted, normal, reading_time, shifted
from ghostcli.transcripts.word_timings import ends_sentence

SHORTEST, LONGEST = 1.0, 7.0
"""Seconds for which a subtitle is shown."""

_PAUSE = 1.0  # seconds of silence that no subtitle spans
_SHORT = 3  # letters
_SLOWEST = 2.0  # times the reading time: what a cue lasts beyond that is silence after its words

_SIZE = re.compile(r"([1-9][0-9]{0,2})x([1-9][0-9]?)")
_CLAUSE = re.compile(r"(?:[,;:–—、，；：]|--)[\"'”’»)\]」』）]*\Z")
_OPENING = "「『（〈《【"


class SubtitleSize(NamedTuple):
    """The largest size of a subtitle: characters of a line, and lines."""

    width: int
    lines: int


class Subtitles(NamedTuple):
    """Cues as subtitles, and a sentence for each limit that some of them exceed."""

    cues: tuple[Cue, ...]
    excesses: tuple[str, ...]


class _Word(NamedTuple):
    """A word, or a character of a script without spaces; times in seconds.

    `until` is the end of its cue for the last word in it, else None: a subtitle may stay until then.
    """

    text: str
    spaced: bool
    start: float
    end: float
    until: float | None


def size_of(typed: str) -> SubtitleSize | None:
    """The size that a person typed: `42x2`. None if it is not one."""
    found = _SIZE.fullmatch(typed)
    return SubtitleSize(int(found[1]), int(found[2])) if found else None


def subtitles(cues: Iterable[Cue], size: SubtitleSize, *, named: bool = False) -> Subtitles:
    """Return the words of the cues as subtitles, in order, without overlaps.

    No subtitle has words of two speakers, or words before and after a pause. Between the words of a cue,
    times are interpolated. A short subtitle stays until a second has passed; the one after it then begins
    later, if a second remains for it. `named` says that a new speaker's name will stand before the words, as
    in SRT. A cue without a time stays as it is.
    """
    kept, _ = shifted([cue for cue in map(normal, cues) if cue.text])
    result: list[Cue] = []
    before: str | None = None
    for is_timed, stretch in groupby(_in_sequence(closed(kept)), key=lambda cue: cue.start is not None):
        if not is_timed:
            result += stretch
            continue
        for speaker, words in _runs(stretch):
            room = len(f"{speaker}: ") if named and speaker and speaker != before else 0
            result += _fitted(words, speaker, size, room)
            before = speaker
    held = _held([cue for cue in result if cue.start is not None])
    shown = tuple(cue if cue.start is None else next(held) for cue in result)
    return Subtitles(shown, tuple(_excesses(shown, size)))


def _excesses(cues: Sequence[Cue], size: SubtitleSize) -> Iterator[str]:
    timed = [cue for cue in cues if cue.start is not None]
    if wide := sum(len(line) > size.width for cue in timed for line in cue.text.split("\n")):
        yield f"{counted(wide, 'word')} longer than a line of {size.width} characters"
    if short := sum((cue.end or 0) - (cue.start or 0) < SHORTEST - 0.0005 for cue in timed):
        yield f"{counted(short, 'subtitle')} shorter than a second: the next one follows at once"


def _in_sequence(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues with ascending times: where two overlap, the first ends when the second begins.

    Cues that begin at the same time share the time until the next one, in proportion to their words.
    """
    result = list(cues)
    timed = [(place, cue.start) for place, cue in enumerate(cues) if cue.start is not None]
    latest = accumulate((start for _, start in timed), max)
    groups = [
        (start, [place for (place, _), _ in group])
        for start, group in groupby(zip(timed, latest, strict=True), key=itemgetter(1))
    ]
    for (start, places), (following, _) in pairwise([*groups, (inf, [])]):
        end = min(max(start, *(cues[place].end or start for place in places)), following)
        share = (end - start) / sum(len(cues[place].text) for place in places)
        begin = start
        for place in places:
            stop = begin + share * len(cues[place].text)
            result[place] = cues[place]._replace(start=begin, end=min(stop, end))
            begin = min(stop, end)
    return result


def _runs(cues: Iterable[Cue]) -> Iterator[tuple[str | None, list[_Word]]]:
    """Yield `(speaker, words)` of each stretch that one speaker says without a pause."""
    run: list[_Word] = []
    speaker: str | None = None
    for cue in cues:
        words = list(_words(cue))
        if run and words and (cue.speaker != speaker or words[0].start - (run[-1].until or 0) >= _PAUSE):
            yield speaker, run
            run = []
        run += words
        speaker = cue.speaker
    if run:
        yield speaker, run


def _words(cue: Cue) -> Iterator[_Word]:
    """Yield the words of a cue with interpolated times."""
    start, end = cue.start or 0.0, cue.end or 0.0
    said = min(end - start, _SLOWEST * reading_time(cue.text))
    pieces = [
        (found[0], number == 0)
        for part in cue.text.split()
        for number, found in enumerate(_unit().finditer(part))
    ]
    whole = sum(len(text) for text, _ in pieces)
    at = 0
    for text, spaced in pieces:
        begin, at = start + said * at / whole, at + len(text)
        stop = start + said * at / whole
        yield _Word(text, spaced, begin, stop, end if at == whole else None)


@cache
def _unit() -> re.Pattern[str]:
    """The pattern of what stays on one line: a word, or a character of a script without spaces.

    Signs after it belong to it, and opening brackets before it.
    """
    classes = word_classes()
    unspaced = classes["unspaced"]
    return re.compile(
        rf"[{_OPENING}]*(?:[{unspaced}][{classes['hanging']}]*[^\w{_OPENING}]*|[^{unspaced}{_OPENING}]+)|.",
        re.DOTALL,
    )


def _fitted(words: Sequence[_Word], speaker: str | None, size: SubtitleSize, room: int) -> Iterator[Cue]:
    """Yield the subtitles of a stretch: of all ways to break it, the one with the lowest cost.

    `room` is the number of characters before the first word.
    """
    best = [0.0] + [inf] * len(words)
    origin = [0] * (len(words) + 1)
    for begin in range(len(words)):
        for end in _ends(words, begin, size, 0 if begin else room):
            cost = best[begin] + _cost(words, begin, end, size)
            if cost < best[end]:
                best[end], origin[end] = cost, begin
    bounds = [len(words)]
    while bounds[-1]:
        bounds.append(origin[bounds[-1]])
    for begin, end in pairwise(reversed(bounds)):
        said = words[begin:end]
        until = min(said[-1].until or 0, said[0].start + LONGEST)
        yield Cue(
            said[0].start,
            max(said[-1].end, until),
            speaker,
            "\n".join(_lines(said, size, 0 if begin else room)),
        )


def _ends(words: Sequence[_Word], begin: int, size: SubtitleSize, room: int) -> Iterator[int]:
    """Yield where a subtitle that begins with a word may end: it has the size and the duration."""
    lines, length = 1, room
    for place in range(begin, len(words)):
        word = words[place]
        more = len(word.text) + (word.spaced and place > begin)
        if length and length + more > size.width:
            lines, length, more = lines + 1, 0, len(word.text)
        length += more
        if place > begin and (lines > size.lines or word.end - words[begin].start > LONGEST):
            return
        yield place + 1


def _cost(words: Sequence[_Word], begin: int, end: int, size: SubtitleSize) -> float:
    """How bad a subtitle is: each one costs, and so do a bad end, a short time and empty space."""
    cost = 1.0
    if end < len(words):
        last = words[end - 1]
        cost += _after(last.text)
        cost += 0.2 if last.until is None else 0  # its time is interpolated
        shown = words[end].start - words[begin].start
        cost += 8 * max(0.0, SHORTEST - shown)
    filled = sum(len(word.text) + 1 for word in words[begin:end]) / (size.width * size.lines)
    return float(cost + max(0.0, 1 - filled) ** 2 / 2)


def _after(word: str) -> float:
    """What it costs to break after a word: nothing after a sentence, most after a short word.

    Short words (the, of, und, la) belong to the next one in most languages.
    """
    if ends_sentence(word):
        return 0.0
    return 1.0 if _CLAUSE.search(word) else 4.0 + (len(word) <= _SHORT)


def _lines(words: Sequence[_Word], size: SubtitleSize, room: int) -> list[str]:
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
                so_far = (
                    cost + (1 - length / size.width) ** 2 + (_after(word.text) / 20 if end < number else 0)
                )
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
    """Yield the subtitles, each for at least a second if there is room: the next one may begin later."""
    delay = 0.0
    for place, cue in enumerate(cues):
        start = max(cue.start or 0.0, delay)
        following = cues[place + 1] if place + 1 < len(cues) else None
        end = min(max(cue.end or start, start + SHORTEST), start + LONGEST)
        delay = 0.0
        if following is not None and end > (begin := following.start or 0.0):
            least = start + SHORTEST
            delay = begin if begin >= least else max(begin, min(least, (following.end or begin) - SHORTEST))
            end = delay
        yield cue._replace(start=round(start, 3), end=round(end, 3))
