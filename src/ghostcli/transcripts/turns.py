"""From cues to units for reading: turns, and the passages of a turn, each with its times."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from ghostcli.transcripts.base import Cue

FEWEST, MOST = 60, 120
"""Words of a passage: it ends with the sentence that reaches the minimum, and before the maximum."""

LONGEST_SENTENCE = 250
"""In words. A longer sentence is split, between two cues if possible."""

# A pattern that begins with a character set is searched twice as fast as one with two alternatives. In a run
# of full stops only the first can match; otherwise each would be followed to the run's end.
_END = re.compile(
    r"[.!?…。！？](?<![.!?…。！？].)[.!?…。！？]*+"
    r"(?:(?<=[.!?…])(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bvs\.)(?<!\bMrs\.)(?<!\bProf\.)"
    r"(?<!\b[A-Z]\.)[\"'”’)\]]*+ (?![a-z])|(?<=[。！？])[」』”’）]*+ ?)"
)


class Turn(NamedTuple):
    """The speech of one speaker until the next one speaks; `number` counts from 1.

    `start` is the first known start and `end` the last known end of its cues, in seconds. `first` is the
    index of its first cue among all cues. Consecutive cues without a speaker form their own turn.
    """

    number: int
    speaker: str | None
    start: float | None
    end: float | None
    first: int
    cues: tuple[Cue, ...]


class Passage(NamedTuple):
    """A readable part of a turn, made of whole sentences.

    `start` is that of the cue in which it begins, `end` that of the cue in which it ends. `first` is the
    index of that first cue among all cues. `marks[i]` is the position in `text` where the words of `cues[i]`
    begin; the first and the last cue may extend beyond the passage.
    """

    turn: int
    speaker: str | None
    start: float | None
    end: float | None
    text: str
    first: int
    cues: tuple[Cue, ...]
    marks: tuple[int, ...]

    def cue_at(self, offset: int) -> Cue:
        """Return the cue that contains the character at `offset` of the text."""
        return self.cues[max(bisect_right(self.marks, offset) - 1, 0)]


def turns(cues: Iterable[Cue]) -> list[Turn]:
    """Return the turns of a transcript, in order."""
    result: list[Turn] = []
    first = 0
    for number, (speaker, group) in enumerate(groupby(cues, key=itemgetter(2)), 1):
        said = tuple(group)
        start = next((cue[0] for cue in said if cue[0] is not None), None)
        end = next((cue[1] for cue in reversed(said) if cue[1] is not None), None)
        result.append(Turn(number, speaker, start, end, first, said))
        first += len(said)
    return result


def passages(turn: Turn) -> list[Passage]:
    """Return the passages of a turn: one if it is short, never an empty one."""
    text, marks = _joined([cue[3] for cue in turn.cues])
    if text.count(" ") < MOST and len(text) < 5 * MOST:
        return [
            Passage(
                turn.number, turn.speaker, turn.start, turn.end, text, turn.first, turn.cues, tuple(marks)
            )
        ]
    bounds = [0, *_cuts(text, marks), len(text)]
    result: list[Passage] = []
    for begin, end in pairwise(bounds):
        said = text[begin:end].rstrip(" ")
        low = max(bisect_right(marks, begin) - 1, 0)
        high = bisect_right(marks, begin + len(said) - 1)
        within = turn.cues[low:high]
        places = tuple(max(mark - begin, 0) for mark in marks[low:high])
        start, last = within[0][0], within[-1][1]
        result.append(Passage(turn.number, turn.speaker, start, last, said, turn.first + low, within, places))
    return result


def _joined(texts: list[str]) -> tuple[str, list[int]]:
    """Join the texts with spaces on one line; return it and where each text begins."""
    if any(text[:1] == " " or "\n" in text for text in texts):
        texts = [text.strip().replace("\n", " ") for text in texts]
    lengths = [len(text) + 1 for text in texts]
    return " ".join(texts), [0, *accumulate(lengths[:-1])]


def _cuts(text: str, marks: Sequence[int]) -> list[int]:
    """Return where passages begin, except the first: at sentences, by their number of words."""
    weigh = _weight(text)
    cuts: list[int] = []
    before = words = 0
    for end in (*(found.end() for found in _END.finditer(text)), len(text)):
        more = weigh(before, end)
        if more > LONGEST_SENTENCE:
            inside = _inside(text, before, end, marks, weigh)
            cuts += [before, *inside] if words else inside
            words = weigh(cuts[-1] if cuts else 0, end)
        elif words and more and words + more > MOST and (words >= FEWEST or words + more > 1.5 * MOST):
            cuts.append(before)
            words = more
        else:
            words += more
        before = end
    if cuts and words < FEWEST / 2 and weigh(cuts[-2] if len(cuts) > 1 else 0, len(text)) <= 1.5 * MOST:
        cuts.pop()
    return cuts


def _inside(
    text: str, begin: int, end: int, marks: Sequence[int], weigh: Callable[[int, int], int]
) -> list[int]:
    """Return where to split a range without sentences: at cues, else at a space."""
    cuts: list[int] = []
    before = begin
    words = 0
    for mark in (*marks[bisect_right(marks, begin) : bisect_left(marks, end)], end):
        more = weigh(before, mark)
        if words and words + more > MOST:
            cuts.append(before)
            words = 0
        if more > LONGEST_SENTENCE:
            step = max((mark - before) * MOST // more, 1)
            places = (
                text.rfind(" ", at - step // 2, at) + 1 or at
                for at in range(before + step, mark - step // 2, step)
            )
            cuts += places
            words = weigh(cuts[-1], mark)
        else:
            words += more
        before = mark
    return cuts


def _weight(text: str) -> Callable[[int, int], int]:
    """Return a function that counts the words of a range; with few spaces, two characters are a word."""
    if text.isascii() or text.count(" ") * 12 > len(text):
        return lambda begin, end: text.count(" ", begin, end)
    return lambda begin, end: (end - begin) // 2
