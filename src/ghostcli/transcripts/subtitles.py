"""Cues joined and split for subtitles: few lines of few characters, shown for one to seven seconds.

The limits are those of broadcasters' guides (BBC, Netflix): two lines of 42 characters, a break where a
sentence or clause ends. The places to break are chosen together for a whole stretch of speech, as TeX breaks
a paragraph into lines (Knuth and Plass, Breaking Paragraphs into Lines, 1981).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from math import inf
from typing import NamedTuple

from ghostcli.errors import GhostError
from ghostcli.text.words import word_classes
from ghostcli.transcripts.base import Cue
from ghostcli.transcripts.canonical import closed, counted, normal, reading_time, shifted
from ghostcli.transcripts.word_times import starts_in
from ghostcli.transcripts.word_timings import ends_sentence

SHORTEST, LONGEST = 1.0, 7.0
"""Seconds for which a subtitle is shown."""

_PAUSE = 1.0  # seconds of silence that no subtitle spans
_SHORT = 3  # letters
_SLOWEST = 2.0  # times the reading time: what a cue lasts beyond that is silence after its words

_SIZE = re.compile(r"\s*([1-9][0-9]?)[xX×]([1-9])\s*")
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

    `spaced` says that a space is before it. `until` is the end of its cue for the last word in it, else None:
    a subtitle may stay until then. `cost` is what it costs to break after it.
    """

    text: str
    spaced: bool
    start: float
    end: float
    until: float | None
    cost: float


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
        for speaker, words in _runs(_sequences(_with_times(closed(kept))))
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


def _with_times(cues: Sequence[Cue]) -> list[Cue]:
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


def _sequences(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues by their starts; those of one speaker do not overlap."""
    of_speaker: dict[str | None, list[int]] = {}
    for place, cue in enumerate(cues):
        of_speaker.setdefault(cue.speaker, []).append(place)
    merged: list[tuple[float, int, Cue]] = []
    for places in of_speaker.values():
        places.sort(key=lambda place: cues[place].start or 0)
        made = _in_sequence([cues[place] for place in places])
        merged += [(cue.start or 0, place, cue) for place, cue in zip(places, made, strict=True)]
    return [cue for _, _, cue in sorted(merged)]


def _in_sequence(cues: Sequence[Cue]) -> Iterator[Cue]:
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


def _runs(cues: Iterable[Cue]) -> Iterator[tuple[str | None, list[_Word]]]:
    """Yield `(speaker, words)` of each stretch that one speaker says without a pause."""
    run: list[_Word] = []
    speaker: str | None = None
    for cue in cues:
        words = list(_words(cue))
        if run and words and (cue.speaker != speaker or words[0].start - (run[-1].until or 0) >= _PAUSE):
            yield speaker, run
            run = []
        if run and words and _is_unspaced(run[-1].text[-1]) and _is_unspaced(words[0].text[0]):
            words[0] = words[0]._replace(spaced=False)
        run += words
        speaker = cue.speaker
    if run:
        yield speaker, run


def _words(cue: Cue) -> Iterator[_Word]:
    """Yield the words of a cue with their times; those that are not known are interpolated."""
    end = cue.end or 0.0
    pieces = [(text, number == 0) for part in cue.text.split() for number, text in enumerate(_units(part))]
    starts = _starts(cue, pieces)
    for number, (text, spaced) in enumerate(pieces):
        is_last = number + 1 == len(pieces)
        # In a script without spaces, a space stands between phrases.
        phrase = not is_last and pieces[number + 1][1] and _is_unspaced(text[-1])
        cost = min(_after(text), 1.0) if phrase else _after(text)
        yield _Word(text, spaced, starts[number], starts[number + 1], end if is_last else None, cost)


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


def _is_unspaced(sign: str) -> bool:
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


def _fitted(words: Sequence[_Word], speaker: str | None, size: SubtitleSize, room: int) -> Iterator[Cue]:
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


def _ends(words: Sequence[_Word], begin: int, size: SubtitleSize, room: int) -> Iterator[tuple[int, float]]:
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


def _cost(words: Sequence[_Word], begin: int, end: int, filled: float) -> float:
    """How bad a subtitle is: each one costs, and so do a bad end, a short time and empty space."""
    cost = 1.0
    if end < len(words):
        last = words[end - 1]
        cost += last.cost
        cost += 0.2 if last.until is None else 0  # its time is interpolated
        cost += 8 * max(0.0, SHORTEST - (words[end].start - words[begin].start))
    return float(cost + max(0.0, 1 - filled) ** 2 / 2)


def _after(word: str) -> float:
    """What it costs to break after a word: nothing after a sentence, most after a short word.

    Short words (the, of, und, la) belong to the next one in most languages.
    """
    if ends_sentence(word) and not _ABBREVIATION.match(word):
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
