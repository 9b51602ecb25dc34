"""Quotations without quotation marks: in block quotes and list items, by names, credits and labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ghostcli.notes.credits import NAME, NOT_NAMES, behind, credit_of, is_name
from ghostcli.notes.heading_table import PEOPLE, QUOTES
from ghostcli.notes.headings import kind_of
from ghostcli.notes.labels import QUOTE as QUOTE_ROLE
from ghostcli.notes.labels import fact_named, labelled
from ghostcli.notes.marked_text import MarkedText
from ghostcli.notes.quotes import Quoted
from ghostcli.notes.stamps import MARK

_LAST_CREDIT = re.compile(r"(?:\A|\n)[ \t]{0,4}(?:[—–―]{1,2}|-{1,2})[ \t]{0,4}[^\n]{1,200}\Z")
_INLINE_CREDIT = re.compile(
    rf"(?P<ended>[.!?…])?[ \t]{{1,4}}(?P<dash>[—–]|--)[ \t]{{1,4}}[^\n{MARK}—–]{{1,80}}"
    rf"(?P<time>{MARK})?[ \t.]{{0,4}}\Z"
)
_CREDIT_LINE = re.compile(r"\n[ \t]{0,4}[—–―-]{1,2}[^\n]{1,200}(?=\n|\Z)")
_TURN = re.compile(rf"(?:\A|\n)[ \t]{{0,4}}({NAME})[:：][ \t]{{1,4}}(?=\S)")
_LEADING_DASH = re.compile(r"\A[:—–-]{1,2} ")


def unmarked_quotes(text: MarkedText) -> list[Quoted]:
    """The quotations in a text without quotation marks: a name and a colon at the start of a line open each.

    A line that is a credit ends a quotation, and is that of its last speaker; what stands behind the last
    credit is a remark. Without names and credits the text is one quotation. A text that begins with a label
    of notes ("Summary: ") has none.
    """
    if (found := _TURN.match(text.text)) and _is_of_notes(found[1].strip()):
        return []
    quotes: list[Quoted] = []
    for start, part in _up_to_credits(text):
        moved = (one._replace(start=one.start + start, end=one.end + start) for one in _turns_in(part))
        quotes += moved
    return quotes


def _up_to_credits(text: MarkedText) -> Iterator[tuple[int, MarkedText]]:
    """Yield the parts of a text that end with a credit, each with its place; the whole if none does."""
    start = stamps = 0
    for found in _CREDIT_LINE.finditer(text.text):
        own = text.text.count(MARK, start, found.start())
        end = own + found[0].count(MARK)
        if not credit_of(MarkedText(found[0], text.stamps[stamps + own : stamps + end])):
            continue
        yield start, MarkedText(text.text[start : found.end()], text.stamps[stamps : stamps + end])
        start, stamps = found.end(), stamps + end
    if not start:
        yield 0, text


def _turns_in(text: MarkedText) -> list[Quoted]:
    """The quotations in a text without quotation marks that has at most one line with a credit, its last."""
    body, credit = text.text.rstrip(), None
    if found := _LAST_CREDIT.search(body):
        name, stamp, _ = behind(text, found.start(), len(text.text))
        if name or stamp:
            body, credit = body[: found.start()], (name, stamp)
    elif (found := _INLINE_CREDIT.search(body)) and (found["ended"] or found["time"]):
        name, stamp, reach = behind(text, found.start("dash"), len(text.text))
        if name and not any(map(str.isalnum, body[reach:])):
            body, credit = body[: found.start("dash")], (name, stamp)
    opens = [one for one in _TURN.finditer(body) if is_name(one[1]) and not _is_label(one[1])]
    places = [(one.start(), one.end(), one[1].strip()) for one in opens]
    if not places or body[: places[0][0]].strip():
        places.insert(0, (0, 0, None))
    ends = [start for start, _, _ in places[1:]] + [len(body)]
    quotes = []
    for (_, first, name), end in zip(places, ends, strict=True):
        words = _LEADING_DASH.sub("", " ".join(body[first:end].replace(MARK, " ").split()).strip("*_ "))
        if not any(map(str.isalnum, words)):
            continue
        speaker, stamp = name, next(iter(text.stamps_in(first, end)), None)
        if credit and end == len(body):
            speaker, stamp = name or credit[0], credit[1] or stamp
        at = stamp.at if stamp else None
        quotes.append(Quoted(words, speaker, at, first, end, bool(stamp and stamp.differs)))
    return quotes


def _is_label(name: str) -> bool:
    """Whether a word before a colon is a label of notes, and no name."""
    found = labelled(f"{name}: x")
    return fact_named(name) is not None or kind_of(name) is not None or bool(found and found.role)


def _is_of_notes(name: str) -> bool:
    """Whether a word before a colon says that the text behind it is by who wrote the notes."""
    found = labelled(f"{name}: x")
    role, kind, field = found.role if found else None, kind_of(name), fact_named(name)
    return (
        name.casefold() in NOT_NAMES
        or (role is not None and role != QUOTE_ROLE)
        or (kind is not None and kind not in (QUOTES, PEOPLE))
        or (field is not None and field not in ("host", "guest", ""))
    )
