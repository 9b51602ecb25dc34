"""Credits beside quotations: the speaker and the time, in any order."""

from __future__ import annotations

import re

from ghostcli.notes.marked_text import MarkedText
from ghostcli.notes.stamps import MARK, Stamp

_NO_NAME = re.compile(r"[。！？、…!?](?!\Z)|[。？?]")
_LONGEST_NAME = 24  # characters of a name in a script without blanks
_LONGEST_PART = 8  # characters of it without a dot between given and family name
_WITHOUT_BLANKS = "\u2e80"  # the first character of these scripts
NAME = r"[^\W\d_][^\n,，;:：()（）\[\]{}|\"“”<>]{0,59}?"
"""The pattern of what may be a name; `is_name` looks closer."""

_CREDIT = re.compile(
    rf"[ \t\n]{{0,4}}(?:[—–―]{{1,2}}|-{{1,2}}(?=[ \t]|[^\W\d_]))[ \t]{{0,4}}(?:by )?({NAME})"
    rf"(?=[ \t]{{0,4}}(?:[,，(（\[|:：]|\n|\Z|{MARK}|\.[ \t]*(?:\n|\Z)))"
)
_BRACKET = re.compile(rf"[ \t]{{0,4}}[(（\[]({NAME})(?:[,，:][^()（）\[\]\n]{{0,80}})?[)）\]]")
_CLAUSE = (
    r"(?:on|about|to|in|at|during|with|from|after|before|reacting|responding|replying|speaking|talking"
    r"|describing|explaining|discussing|answering|asked|über|zu|auf|sur|à|sobre)(?![^\W_])"
)
"""The pattern of a word that begins a clause behind a name: `Ada Reed to Tomas Vey`."""

_TOLD = re.compile(
    rf"[ \t\n]{{0,4}}(?:[—–―]{{1,2}}|-{{1,2}}(?=[ \t]|[^\W\d_]))[ \t]{{0,4}}({NAME})[ \t]{{1,3}}"
    rf"{_CLAUSE}[^\n{MARK}\"“”]{{0,150}}?(?=[ \t]{{0,4}}(?:\n|\Z|[(（\[]?{MARK}))"
)
_NAMELESS = re.compile(
    rf"(?:\A|\n)[ \t]{{0,4}}[—–―-]{{1,2}}[ \t]{{0,4}}{_CLAUSE}[^\n{MARK}\"“”]{{0,150}}"
    rf"(?={MARK}[ \t.]{{0,4}}(?:\n|\Z))"
)
_NO_DASH = re.compile(rf"[ \t]{{1,4}}({NAME}),[ \t]{{0,2}}(?={MARK}[ \t.]{{0,4}}(?:\n|\Z))")
_JUNIOR = re.compile(r",[ \t]?(?:Jr|Sr)\b\.?")
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


def credit_of(text: MarkedText) -> tuple[str | None, Stamp | None] | None:
    """The speaker and time of a line that is only a credit; None if it is another line."""
    line = text.text.strip()
    if not line.startswith(("—", "–", "―", "-")) or "\n" in line or len(line) > 200:
        return None
    name, stamp, reach = behind(MarkedText(line, text.stamps), 0, len(line))
    if (name is None and stamp is None) or any(map(str.isalnum, line[reach:])):
        return None
    return name, stamp


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
        elif speaker is None and (found := _named(part, at)):
            speaker = found[1].strip()
            at = found.end()
            if junior := _JUNIOR.match(part, at):
                speaker, at = f"{speaker}{junior[0]}", junior.end()
            if more := _BEHIND_NAME.match(part, at):
                at = more.end()
            if stamp is None and (inside := text.stamps_in(found.start(), at)):
                stamp = inside[0]
        elif (found := _DASH_ONLY.match(part, at)) or (
            speaker is None and stamp is None and (found := _NAMELESS.match(part, at) or _GAP.match(part, at))
        ):
            at = found.end()
        else:
            break
    return speaker, stamp, at


def _named(text: str, at: int) -> re.Match[str] | None:
    """Match a name behind a quotation, with what belongs to it; None if none stands there."""
    for pattern in (_CREDIT, _BRACKET, _TOLD, _NO_DASH):
        if (found := pattern.match(text, at)) and is_name(found[1]):
            if (
                pattern is _TOLD
                and len(found[1].split()) == 1
                and MARK not in text[found.end() : found.end() + 6]
            ):
                continue  # "— Reviews in our shop are theatre."
            return None if pattern is _BRACKET and _is_wording(found) else found
    return None


def _is_wording(found: re.Match[str]) -> bool:
    """Whether brackets hold a sentence in a script without blanks: a comma in it is no part of a name."""
    behind_name = found[0][found.end(1) - found.start() :]
    return found[1][0] >= _WITHOUT_BLANKS and behind_name[:1] in (",", "，") and MARK not in behind_name


def before_quote(text: MarkedText, start: int, end: int) -> tuple[str | None, Stamp | None]:
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
        if len(capital) + len(small) < len(words):
            return False  # words of two scripts
        return bool(capital) and all(word.casefold().strip(".") in _LOWER_PARTS for word in small)
    return first[0] < _WITHOUT_BLANKS or len(first) <= _LONGEST_PART or any(sign in first for sign in "·・")
