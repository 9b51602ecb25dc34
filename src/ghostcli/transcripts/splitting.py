"""Split segments of speech by their words: at speaker changes, and long ones by sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

from ghostcli.text.words import words as folded_words
from ghostcli.transcripts.base import Cue
from ghostcli.transcripts.word_times import folded, place_of, timed_text
from ghostcli.transcripts.word_timings import LONGEST, TimedWord, is_mark, sentences, starts_of

_OPENING = "“‘«([{「『（¿¡"


class Cut(NamedTuple):
    """The pieces of a segment, and what could not be split.

    `other` counts the words with another speaker's label, `beyond` the words that the text lacks.
    """

    cues: list[Cue]
    other: int = 0
    beyond: int = 0


def cut(whole: Cue, words: Sequence[TimedWord], called: Callable[[str | None], str | None]) -> Cut:
    """Split a segment into cues: by the labels of its words, and by sentence if it is long.

    The labels of words come from the recognizer, and have priority over that of the segment. The text is
    split only where the words match it; else it stays whole, with its speaker or with none. `called` turns
    labels into names; the speaker of `whole` is a label too.
    """
    own = called(whole.speaker)
    spoken = _labelled(whole, words, called)
    if not whole.text:
        return Cut(sentences(spoken))
    voices = {word.speaker for word in spoken}
    speaker = next(iter(voices)) if len(voices) == 1 else own
    whole = whole._replace(speaker=speaker)
    if not words:
        return Cut([whole])
    long = whole.start is None or whole.end is None or whole.end - whole.start > LONGEST
    if (long or len(voices) > 1) and (parts := placed(whole.text, spoken)):
        return Cut(_closed(sentences(parts, spaced=True), parts, whole))
    other = sum(word.speaker != speaker for word in spoken) if len(voices) > 1 else 0
    text = timed_text(whole.text, whole.start, starts_of(words))
    return Cut([whole._replace(text=text)], other, _beyond(whole.text, words))


def _labelled(
    whole: Cue, words: Sequence[TimedWord], called: Callable[[str | None], str | None]
) -> list[TimedWord]:
    """Return the words with names. A word without a label has that of the word before, else the segment's.

    If the words are those of a whole file, a word with a time and no label may be another person's; then it
    has no speaker, unless it is punctuation.
    """
    own = called(whole.speaker)
    runs = [(speaker, list(run)) for speaker, run in groupby(words, key=lambda word: word.speaker)]
    if len(runs) == 1 and runs[0][0] is None:
        return [TimedWord(text, start, end, own) for text, start, end, _ in words] if own else list(words)
    stretch = whole.start is not None or bool(whole.text)
    spoken: list[TimedWord] = []
    for speaker, run in runs:
        if speaker is not None:
            own = called(speaker)
            spoken += [TimedWord(text, start, end, own) for text, start, end, _ in run]
            continue
        for word in run:
            with_before = stretch or word.start is None or (bool(spoken) and is_mark(word))
            spoken.append(word._replace(speaker=own if with_before else None))
    return spoken


def _closed(cues: list[Cue], parts: Sequence[TimedWord], whole: Cue) -> list[Cue]:
    """Return the pieces, extended to the segment's start and end where the words there have no times."""
    if parts[0].start is None and whole.start is not None:
        cues[0] = cues[0]._replace(start=whole.start)
    if parts[-1].end is None and whole.end is not None and cues[-1].start is not None:
        cues[-1] = cues[-1]._replace(end=whole.end)
    return cues


def placed(text: str, words: Sequence[TimedWord]) -> list[TimedWord] | None:
    """Return the words as the text spells them, with punctuation and spaces: joined, they equal the text.

    The result is None if a word is not found in its place, or if the text has further words.
    """
    lower = folded(text)
    spans: list[tuple[int, int, TimedWord]] = []
    end = 0
    for word in words:
        bare = word.text.strip()
        if not bare:
            continue
        found = place_of(text, lower, bare, end)
        if found is None:
            if any(map(str.isalnum, bare)):
                return None
            continue
        start, end = found
        spans.append((start, end, word))
    if not spans or any(map(str.isalnum, text[end:])):
        return None
    return _sliced(text, spans)


def _sliced(text: str, spans: list[tuple[int, int, TimedWord]]) -> list[TimedWord]:
    parts: list[TimedWord] = []
    begin = 0
    for (_, end, word), following in zip(spans, [*spans[1:], None], strict=True):
        close = len(text) if following is None else end + _behind(text[end : following[0]])
        parts.append(word._replace(text=text[begin:close]))
        begin = close
    return parts


def _behind(gap: str) -> int:
    """Return how much of the text between two words belongs to the first one; an opening mark does not."""
    blank = max(gap.rfind(" "), gap.rfind("\n"), gap.rfind("\t"))
    return blank + 1 if blank >= 0 else len(gap.rstrip(_OPENING))


def _beyond(text: str, words: Sequence[TimedWord]) -> int:
    """Count the words that are missing in the text beside them."""
    spoken = "".join(word.text for word in words)
    if len("".join(spoken.split())) <= len("".join(text.split())):
        return 0
    number = sum(len(folded_words(word.text)) for word in words) - len(folded_words(text))
    return max(number, 0)
