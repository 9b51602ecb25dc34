"""The headings of a text, and the kind of notes that each names."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from ghostcli.notes.heading_table import AROUND, HEADINGS
from ghostcli.text.words import stream_safe
from ghostcli.transcripts.base import lines_of

_BRACKETS = re.compile(r"[(\[{（【「][^()\[\]{}（）【】「」]{0,80}[)\]}）】」]")
_TAGS = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_LINK = re.compile(r"\[([^\[\]]{1,120})\]\([^()]{0,400}\)")
_LETTER = re.compile(r"\A[ \t*_]{0,4}[A-Z][.)][ \t]")  # "A. Topics"
_WORD = re.compile(r"[^\W_0-9]+")
_GLUED = re.compile(r"[^\W\d_][0-9]")
_ROMAN = frozenset(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"])
_LONGEST = 120


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    """Map each folded heading to its kind."""
    return {
        folded(heading): kind
        for kind, rows in HEADINGS.items()
        for line in rows.strip().splitlines()
        for heading in line.split("|")
    }


def folded(text: str) -> str:
    """Normalize a heading or label: no marks, emoji, numbers, spaces, accents or case."""
    return "".join(_words(text))


def _words(text: str) -> list[str]:
    if not text.isascii():
        spread = unicodedata.normalize("NFKD", stream_safe(text))
        text = "".join(sign for sign in spread if not unicodedata.combining(sign))
    return _WORD.findall(text.casefold())


@lru_cache(maxsize=4096)
def kind_of(text: str) -> str | None:
    """Return the kind of notes that a heading names; None if it names none.

    Marks, emoji, numbers, brackets, a colon and words such as "of this episode" are ignored.
    """
    if len(text) > _LONGEST:
        return None
    if _GLUED.search(text):
        return None
    kinds = _kinds()
    words = _words(_LETTER.sub("", _BRACKETS.sub(" ", _LINK.sub(r"\1", _TAGS.sub(" ", text)))))
    if not words or len(words) > 40:
        return None
    if words[0] in _ROMAN and len(words) > 1:
        words = words[1:]
    if found := kinds.get("".join(words)):
        return found
    start, end = 0, len(words)
    while start < end and words[start] in AROUND:
        start += 1
    while start < end and words[end - 1] in AROUND:
        end -= 1
    return (
        kinds.get("".join(words[start:end]))
        or kinds.get("".join(words[:end]))
        or kinds.get("".join(words[start:]))
    )


class Heading(NamedTuple):
    """A heading of a text: `level` is 1 to 6, or 7 for a line in bold or alone; `kind` is from `kind_of`."""

    line: int
    level: int
    text: str
    kind: str | None


@lru_cache(maxsize=1)
def kinds_in(text: str) -> frozenset[str]:
    """The kinds that the headings of a text name."""
    found = (heading_of(line, 0) for line in lines_of(text) if len(line) <= _LONGEST_HEADING)
    return frozenset(heading.kind for heading in found if heading and heading.kind)


ALONE = 7
"""The level of a heading that is only a separate line."""

_MARKED = re.compile(r"[ \t>]{0,12}(?:[-*+][ \t]{1,4})?(#{1,6})(?!#)([ \t]*)(\S[^\n]{0,300}?)[ \t#]*\Z")
_TAGGED = re.compile(r"[ \t]{0,12}<h([1-6])\b[^<>]{0,300}>(.{1,300}?)</h\1>[ \t]*\Z", re.IGNORECASE)
_ALONE = re.compile(
    r"[ \t>]{0,12}(?:(?:[-*+•]|[0-9]{1,2}[.)])[ \t]{1,4})?"
    r"(?P<mark>\*{1,3}|_{1,3}|<(?:b|strong|summary|u)>)?(?P<text>[^\n]{1,80}?)"
    r"(?:(?<=[:：])(?:\*{1,3}|_{1,3})|(?:\*{1,3}|_{1,3})(?:[ \t]*+[:：])?|</(?:b|strong|summary|u)>)?[ \t]*\Z"
)
_ENDS = (".", ",", ";", "!", "?", "。", "，", "、", "…")
_FIGURES = re.compile(r"(?<=[^\W\d_])[^\n]{0,80}[0-9|]")
_GOES_ON = re.compile(r"[:：*_][^\n]{0,4}\w")
_MOST_WORDS = 9
_LONGEST_ALONE = 110
_LONGEST_HEADING = 340


def heading_of(line: str, number: int) -> Heading | None:
    """Return a line as a heading; a line in bold or alone counts only if the table has it."""
    if len(line) > _LONGEST_HEADING:
        return None
    if "#" in line and (found := _MARKED.match(line)):
        kind = kind_of(found[3])
        if not found[2] and kind is None:
            return None  # a hashtag: #podcasts
        return Heading(number, len(found[1]), bare(found[3]), kind)
    if "<h" in line and (found := _TAGGED.match(line)):
        return Heading(number, int(found[1]), bare(found[2]), kind_of(found[2]))
    if not may_be_alone(line):
        return None
    found = _ALONE.match(line)
    if found is None:
        return None
    text = found["text"].strip()
    first = next((sign for sign in text if sign.isalpha()), "")
    if not first or first.islower() or text.endswith(_ENDS) or len(text.split()) > _MOST_WORDS:
        return None
    if _FIGURES.search(_BRACKETS.sub("", text)) or _GOES_ON.search(text):
        return None
    kind = kind_of(text)
    return Heading(number, ALONE, bare(text), kind) if kind else None


def may_be_alone(line: str) -> bool:
    """Whether a line may be a heading without marks, by its length and its end."""
    return not (
        len(line) > _LONGEST_ALONE
        or line[:1].islower()
        or line.count(" ") > _MOST_WORDS + 6
        or line.rstrip()[-1:] in _ENDS
        or ": " in line
    )


def bare(text: str) -> str:
    """Return a heading for display: without Markdown marks, tags and addresses."""
    text = _LINK.sub(r"\1", _TAGS.sub("", text))
    return text.strip(" \t*_:：#`").strip()
