"""Quotations in notes: their words, and the speaker and time around them, in any order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ghostcli.notes.links import unlinked
from ghostcli.notes.stamps import MARK, Stamp, mark_times
from ghostcli.text.words import words as words_of
from ghostcli.timecode import Span
from ghostcli.transcripts.markdown_syntax import plain

PROSE_WORDS = 8
"""In running text, the minimum number of words of a quotation without time and speaker; fewer are a term."""

_PAIRS = {"“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", "”": "”", "‟": "”"}
_MARKS = re.compile(f'["{"".join(_PAIRS)}]')
_OPENS_AFTER = " \t\n([{—–-:：;,，。*_/>|" + MARK
_SENTENCE_ENDS = (",", ".", "!", "?", "…", "，", "。", "！", "？")
_OPEN = ("(", "（", "[")
_NO_NAME = re.compile(r"[。！？、…!?](?!\Z)|[。？?]")
_LONGEST_NAME = 24  # characters of a name in a script without blanks
_LONGEST = 6_000  # characters of a quotation
NAME = r"[^\W\d_][^\n,，;:：()（）\[\]{}|\"“”<>]{0,59}?"
"""The pattern of what may be a name; `is_name` looks closer."""

_CREDIT = re.compile(
    rf"[ \t\n]{{0,4}}(?:[—–―]{{1,2}}|-{{1,2}}(?=[ \t]|[^\W\d_]))[ \t]{{0,4}}(?:by )?({NAME})"
    rf"(?=[ \t]{{0,4}}(?:[,，(（\[|:：]|\n|\Z|{MARK}|\.[ \t]*(?:\n|\Z)))"
)
_BRACKET = re.compile(rf"[ \t]{{0,4}}[(（\[]({NAME})(?:[,，:][^()（）\[\]\n]{{0,80}})?[)）\]]")
_DASH_ONLY = re.compile(r"[ \t\n]{0,4}[—–―-]{1,2}[ \t]{0,4}(?=" + MARK + ")")
_BEHIND_NAME = re.compile(
    r"[ \t]{0,2}(?:[,，][^\n" + MARK + r"\"“”]{0,80}|[(（][^()（）\n" + MARK + r"]{0,80}[)）])"
)
_TIME = re.compile(rf"[ \t\n.,;:—–-]{{0,6}}{MARK}")
_GAP = re.compile(r"[.,]?[ \t\n]{1,3}(?=[—–\-(\[" + MARK + "])")
_HEAD = re.compile(
    rf"(?:\A|\n)[ \t]{{0,4}}(?:{MARK}[ \t:—–-]{{0,4}})?({NAME})"
    rf"[ \t]{{0,2}}(?:{MARK})?[ \t]{{0,2}}[:：][ \t]{{0,4}}\Z"
)
_STAMPED_HEAD = re.compile(rf"{MARK}[ \t:—–\-]{{0,4}}\Z")
_STRONG = re.compile(r"\*\*([^*\n]{1,2000})\*\*")  # beside letters of a script without blanks
_HOLLOW = re.compile(r"([(（\[])[ ,;:]+(?=\w)")  # a bracket that began with a time
_LOWER_PARTS = frozenset(
    [
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "da",
        "dos",
        "van",
        "von",
        "la",
        "le",
        "of",
        "the",
        "and",
        "y",
        "e",
        "zu",
        "bin",
        "al",
        "ibn",
    ]
)
NOT_NAMES = frozenset(
    [
        "section",
        "chapter",
        "page",
        "figure",
        "table",
        "source",
        "sources",
        "translation",
        "note",
        "emphasis",
        "ibid",
        "paraphrased",
        "synthesis",
        "comment",
        "remark",
        "disclaimer",
    ]
)
"""Words, folded, that stand where names do, and say that the text behind them is about a quote."""


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


class MarkedText(NamedTuple):
    """A text without Markdown, its times replaced by marks; and the times."""

    text: str
    stamps: list[Stamp]

    def unmarked(self, start: int = 0, end: int | None = None) -> str:
        """A part of the text without its time marks, on one line."""
        part = _STRONG.sub(r"\1", unlinked(self.text[start:end]).replace(MARK, " "))
        part = _HOLLOW.sub(r"\1", " ".join(part.split()))
        return re.sub(r" ([.,;:!?])(?= |\Z)", r"\1", part)

    def stamps_in(self, start: int, end: int | None = None) -> list[Stamp]:
        """The times in a part of the text."""
        first = self.text.count(MARK, 0, start)
        return self.stamps[first : first + self.text[start:end].count(MARK)]


def marked(raw: str) -> MarkedText:
    """The text of some lines, without Markdown, and with marks for its times."""
    text, stamps = mark_times(raw)
    lines = (plain(line.rstrip().removesuffix("\\")).strip() for line in text.split("\n"))  # a hard break
    return MarkedText("\n".join(lines), stamps)


def quotes_in(text: MarkedText, *, open_ended: bool = False) -> list[Quoted]:
    """The quotations in a text that stand in quotation marks.

    With `open_ended` a quotation that never closes goes to the end of the text.
    """
    spans = list(_spans(text.text, open_ended=open_ended))
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
            head, early = _before(text, before, start)
            speaker, stamp = speaker or head, stamp or early
        inside = text.stamps_in(first, last)
        stamp = stamp or (inside[0] if inside else None)
        found.append(
            Quoted(words, speaker, stamp.at if stamp else None, start, reach, bool(stamp and stamp.differs))
        )
    return found


def _is_translated(behind: str, words: str, speaker: str) -> bool:
    """Whether what stands in brackets behind a quotation may be another wording of it, and no name."""
    return behind.lstrip()[:1] in _OPEN and (size_of(words) < PROSE_WORDS or not speaker.isascii())


def credit_of(text: MarkedText) -> tuple[str | None, Stamp | None] | None:
    """The speaker and time of a line that is only a credit; None if it is another line."""
    line = text.text.strip()
    if not line.startswith(("—", "–", "―", "-")) or "\n" in line or len(line) > 200:
        return None
    name, stamp, reach = behind(MarkedText(line, text.stamps), 0, len(line))
    if (name is None and stamp is None) or any(map(str.isalnum, line[reach:])):
        return None
    return name, stamp


def _spans(text: str, *, open_ended: bool) -> Iterator[tuple[int, int, int, int]]:
    """Yield the quotations of a text: start and end with marks, start and end of the words."""
    closings: dict[str, Mapping[int, int]] = {}
    behind = 0
    for mark in _MARKS.finditer(text):
        at, sign = mark.start(), mark[0]
        if at < behind or (sign == '"' and at and text[at - 1] not in _OPENS_AFTER):
            continue
        if sign not in closings:
            closings[sign] = _closings(text, sign)
        end = closings[sign].get(at, len(text))
        if end - at <= _LONGEST and end < len(text):
            behind = end + 1
            yield at, behind, at + 1, end
        elif open_ended:
            yield at, len(text), at + 1, len(text)
            return


def _closings(text: str, sign: str) -> Mapping[int, int]:
    """Return the place of the closing mark for each mark that opens a quotation, if it has one.

    It takes one pass: a text of marks that never close must not be searched from each of them.
    """
    found: dict[int, int] = {}
    waiting: list[int] = []
    closes = _PAIRS.get(sign, sign)
    for mark in re.finditer(f"[{sign}{closes}]", text):
        at = mark.start()
        if text[at] in closes and (sign != '"' or _closes(text, at)):
            ended = waiting if sign == '"' else waiting[-1:]
            found.update(dict.fromkeys(ended, at))
            del waiting[len(waiting) - len(ended) :]
        if text[at] == sign:
            waiting.append(at)
    return found


def _closes(text: str, at: int) -> bool:
    """Whether a straight mark may close a quotation."""
    behind = text[at + 1 : at + 2]
    return not behind.isalnum() and not (text[at - 1].isspace() and behind and not behind.isspace())


def behind(text: MarkedText, start: int, end: int) -> tuple[str | None, Stamp | None, int]:
    """Return speaker and time behind a quotation, in any order, and where they end."""
    speaker: str | None = None
    stamp: Stamp | None = None
    at = start
    for _ in range(4):
        part = text.text[:end]
        if stamp is None and (found := _TIME.match(part, at)):
            stamp = text.stamps[text.text.count(MARK, 0, found.end() - 1)]
            at = found.end()
        elif speaker is None and (found := _CREDIT.match(part, at) or _BRACKET.match(part, at)):
            if not is_name(found[1]):
                break
            speaker = found[1].strip()
            at = found.end()
            if more := _BEHIND_NAME.match(part, at):
                at = more.end()
            if stamp is None and (inside := text.stamps_in(found.start(), at)):
                stamp = inside[0]
        elif (found := _DASH_ONLY.match(part, at)) or (
            speaker is None and stamp is None and (found := _GAP.match(part, at))
        ):
            at = found.end()
        else:
            break
    return speaker, stamp, at


def _before(text: MarkedText, start: int, end: int) -> tuple[str | None, Stamp | None]:
    """Return speaker and time in front of a quotation that begins a line."""
    part = text.text[start:end]
    found = _HEAD.search(part)
    name = found[1].strip() if found and is_name(found[1]) else None
    stamps = text.stamps_in(start, end)
    if stamps and (name or _STAMPED_HEAD.search(part)):
        return name, stamps[-1]
    return name, None


def is_name(text: str) -> bool:
    """Whether a text may be the name of a speaker."""
    words = text.strip().split()
    if not 0 < len(words) <= 6 or (text.strip().endswith((".", "!", "?")) and len(words) > 3):
        return False
    first = words[0]
    if _NO_NAME.search(text) or (not first.isascii() and len(text) > _LONGEST_NAME):
        return False
    if first[0].islower() or first.casefold().rstrip(":.") in NOT_NAMES:
        return False
    if first.isascii():
        capital = [word for word in words if word[0].isupper() or not word[0].isalpha()]
        small = [word for word in words if word[0].islower()]
        return bool(capital) and all(word.casefold().strip(".") in _LOWER_PARTS for word in small)
    return True
