"""Quotations in notes: their words, and the speaker and time around them, in any order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ghostcli.notes.credits import before_quote, behind
from ghostcli.notes.links import unlinked
from ghostcli.notes.marked_text import MarkedText
from ghostcli.notes.quotation_marks import spans_of
from ghostcli.notes.stamps import MARK
from ghostcli.text.words import words as words_of
from ghostcli.timecode import Span

PROSE_WORDS = 8
"""In running text, the minimum number of words of a quotation without time and speaker; fewer are a term."""

_SENTENCE_ENDS = (",", ".", "!", "?", "…", "，", "。", "！", "？")
_WORK = re.compile(
    r"(?:\b(?:video|episode|talk|article|book|podcast|essay|paper|film|lecture|titled|entitled|called)[ \t]+"
    r"|视频|視頻|影片|文章|节目|播客|书籍|一书|题为|题目为|标题为|名为)[*_《:：]{0,3}\Z",
    re.IGNORECASE,
)
"""The end of what stands before a title: the word for a work."""

_OPEN = ("(", "（", "[")


def are_terms(found: Sequence[Quoted], text: MarkedText) -> bool:
    """Whether quotations are but terms in a text of other words: none counts, and the others are more.

    One that ends as a sentence does is none ("Keys float," he said).
    """
    if any(one.words.endswith(_SENTENCE_ENDS) for one in found):
        return False
    ends = [0, *(one.end for one in found)]
    starts = [*(one.start for one in found), len(text.text)]
    others = "".join(unlinked(text.text[end:start]) for end, start in zip(ends, starts, strict=True))
    return not any(map(counts, found)) and size_of(others) > sum(size_of(one.words) for one in found)


def counts(one: Quoted) -> bool:
    """Whether a quotation in running text is a quote, and not a term."""
    return one.at is not None or one.speaker is not None or size_of(one.words) >= PROSE_WORDS


def size_of(text: str) -> int:
    """The number of words of a text; of a script without blanks, two characters are one."""
    return sum(1 if word.isascii() or len(word) > 1 else 0.5 for word in words_of(text)).__ceil__()


class Quoted(NamedTuple):
    """A quotation: `start` and `end` are its place in the text that was searched, marks included.

    `differs` says that its time is not the one that its link opens.
    """

    words: str
    speaker: str | None
    at: Span | None
    start: int
    end: int
    differs: bool = False


def quotes_in(text: MarkedText, *, open_ended: bool = False) -> list[Quoted]:
    """The quotations in a text that stand in quotation marks.

    With `open_ended` a quotation that never closes goes to the end of the text.
    """
    spans = list(spans_of(text.text, open_ended=open_ended))
    found = []
    for number, (start, end, first, last) in enumerate(spans):
        before = spans[number - 1][1] if number else 0
        after = spans[number + 1][0] if number + 1 < len(spans) else len(text.text)
        words = " ".join(unlinked(text.text[first:last]).replace(MARK, " ").split())
        if not any(map(str.isalnum, words)):
            continue
        speaker, stamp, reach = behind(text, end, after)
        if speaker and stamp is None and _is_translated(text.text[end:reach], words, speaker):
            speaker, reach = None, end
        if not number or before == 0:
            head, early = before_quote(text, before, start)
            speaker, stamp = speaker or head, stamp or early
        if not speaker and not stamp and _is_title(text.text[before:start], words):
            continue
        inside = text.stamps_in(first, last)
        stamp = stamp or (inside[0] if inside else None)
        found.append(
            Quoted(words, speaker, stamp.at if stamp else None, start, reach, bool(stamp and stamp.differs))
        )
    return found


def _is_title(before: str, words: str) -> bool:
    """Whether a quotation is the title of a work that the word before it names."""
    return not words.endswith(_SENTENCE_ENDS) and _WORK.search(before[-40:]) is not None


def _is_translated(behind: str, words: str, speaker: str) -> bool:
    """Whether what stands in brackets behind a quotation may be another wording of it, and no name."""
    return behind.lstrip()[:1] in _OPEN and (size_of(words) < PROSE_WORDS or not speaker.isascii())
