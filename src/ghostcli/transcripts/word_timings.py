"""Words with times, as recognizers output them, joined into readable cues."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice
from typing import NamedTuple

from ghostcli.transcripts.base import LEFT_OVER, Cue, Remarks
from ghostcli.transcripts.word_times import timed_text

LONGEST = 10.0
"""In seconds: the maximum length of a cue, and of a segment with word times that stays whole."""

_PAUSE = 2.0
_MOST_WORDS = 40
_SENTENCE_END = re.compile(r"[.?!…。！？]['\"”’)\]]*\s*\Z")
_ABBREVIATION = re.compile(r"\s*(?:Mr|Mrs|Ms|Dr|St|Prof|vs|[A-Za-z])\.\s*\Z")
_TIGHT = re.compile(r"[.,;:?!…%)\]}’”。、，！？]")
_UNSPACED = "\u2e80"

_NEGATIVE = re.compile(r"(?:speaker[ _]?)?-[0-9]{1,3}\Z", re.IGNORECASE)
_NOBODY = frozenset(
    ("?", "uu", "unknown", "unknown speaker", "speaker_unknown", "none", "null", "nan", "n/a")
)


class TimedWord(NamedTuple):
    """A word as recognized; times in seconds, None if there are none."""

    text: str
    start: float | None
    end: float | None
    speaker: str | None = None


def sentences(words: Iterable[TimedWord], *, spaced: bool | None = None) -> list[Cue]:
    """Join words to cues: one for each sentence, at most ten seconds, never across speakers or pauses.

    `spaced` says whether the words include their spaces; with None, this is detected.
    """
    found = (word for word in words if word.text.strip())
    first = list(islice(found, 200))
    if spaced is None:
        blank = sum(word.text[0].isspace() or word.text[-1].isspace() for word in first)
        spaced = blank >= 0.3 * len(first)
    return [
        _cue(stretch, spaced=spaced)
        for _, group in groupby(chain(first, found), key=lambda word: word.speaker)
        for stretch in _stretches(group)
    ]


def _stretches(words: Iterable[TimedWord]) -> Iterable[list[TimedWord]]:
    stretch: list[TimedWord] = []
    start: float | None = None
    last: float | None = None
    for word in words:
        if stretch and (
            (word.end is not None and start is not None and word.end - start > LONGEST)
            or (word.start is not None and last is not None and word.start - last > _PAUSE)
            or len(stretch) >= _MOST_WORDS
            or ends_sentence(stretch[-1].text)
        ):
            yield stretch
            stretch, start = [], None
        stretch.append(word)
        start = word.start if start is None else start
        last = word.end if word.end is not None else last
    if stretch:
        yield stretch


def ends_sentence(word: str) -> bool:
    """Whether a word ends a sentence: it has a full stop or the like, and is no abbreviation."""
    if word[-1:].isalnum():  # most words
        return False
    return _SENTENCE_END.search(word) is not None and not _ABBREVIATION.match(word)


def _cue(words: list[TimedWord], *, spaced: bool) -> Cue:
    starts = [word.start for word in words if word.start is not None]
    ends = [word.end for word in words if word.end is not None]
    text = "".join(word.text for word in words) if spaced else _joined(words)
    start, end = starts[0] if starts else None, ends[-1] if ends else None
    return Cue(start, end, words[0].speaker, timed_text(" ".join(text.split()), start, starts_of(words)))


def starts_of(words: Iterable[TimedWord]) -> Iterator[tuple[str, float | None]]:
    """Yield the words, each with the time when it is said."""
    return ((word.text, word.start) for word in words)


def _joined(words: list[TimedWord]) -> str:
    pieces: list[str] = []
    for word in words:
        text = word.text.strip()
        if pieces and not _TIGHT.match(text) and not (text[0] >= _UNSPACED and pieces[-1][-1] >= _UNSPACED):
            pieces.append(" ")
        pieces.append(text)
    return "".join(pieces)


def is_mark(word: TimedWord) -> bool:
    """Whether a word is only punctuation, such as a full stop."""
    return not any(map(str.isalnum, word.text))


def attach(words: list[TimedWord], mark: str) -> None:
    """Append punctuation to the last of the words; as a word of its own if there is none."""
    if words:
        words[-1] = words[-1]._replace(text=words[-1].text.rstrip() + mark)
    else:
        words.append(TimedWord(mark, None, None))


def against(full: str, cues: Iterable[Cue], remarks: Remarks) -> None:
    """Add remarks on words in a file's own full text that its cues lack."""
    from ghostcli.text.words import words

    whole, kept = len(words(full)), sum(len(words(cue.text)) for cue in cues)
    if whole > kept:
        remarks.add(0, f"the file's own full text has {whole:,} words, its timed parts {kept:,}", LEFT_OVER)


def voice(value: object) -> str | None:
    """Return the name of a numbered speaker: `Speaker 0` for 0 or "0"; other names are unchanged.

    The result is None for no value, and for labels of an unidentified speaker: `UU`, `?`, `unknown`, -1.
    """
    name = str(value).strip() if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    if not name or name.lower() in _NOBODY or _NEGATIVE.match(name):
        return None
    return f"Speaker {name}" if name.isdecimal() else name
