"""Parse a line for signs of a turn: a name, a time, a list mark, a quotation."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ghostcli.transcripts.names import is_clause

REACH = 200
"""In characters: the part of a line that is examined."""

_LINK = re.compile(r"\[(\\?\[?[^\[\]\n]{1,120}\]?)\]\([^()\n]{1,400}\)")
_TAGS = re.compile(r"</?(?:b|strong|em|i|p|cite|time|span|br)\b[^<>]{0,99}>")
_MARKS = ("*", "__", "`", "\\")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,40})?[ \t]{1,4}([^<>\n]{1,60})>")
_LEAD = re.compile(r"[ \t>]{0,40}(?:([-*+•·▪◦]|[0-9]{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?")
CLOCK = r"(?:[0-9]{1,3}:)?[0-9]{1,3}:[0-5][0-9](?:[.,][0-9]{1,3})?"
_TIME = re.compile(
    rf"[\[(<{{#]{{0,2}}@?({CLOCK})(?![\w:])(?:[ ]?(?:-->|->|[-–—→~]|to)[ ]?@?(?:{CLOCK}))?[\])>}}#]{{0,2}}"
)
_MINUTES = re.compile(r":[0-5][0-9]")
_STAMPED = 130
NEAR_TIME = " \t:,-–—|·•([@"
_NAME = re.compile(r"([^:：\n]{1,60})[:：](?!//)(?=[ \t]|\Z|[^\x00-\x7f]|[\"'\[(])|([^:：\n]{1,60})：")
_ASKED = re.compile(r"(Q|A|Question|Answer)(?:[ \t]*[.)][ \t]+|[ \t]+[-–—][ \t]+)")
_QUOTED = ("“", '"', "„", "«", "「", "『", "‘", "”")
_FEW = 7
TITLE_WORDS = 10
_ENDS = frozenset(".?!,;…。？！，")
_STOPS = re.compile(r"[.?!。？！][ \t]")


class Head(NamedTuple):
    """A line that may open a turn. `name` is its key, "" for a time alone; `label` is the name as written.

    `time` is in seconds, None without one. `listed` says that it is a list item, `quoted` that the text after
    it is in quotation marks. `title` is the folded text beside a time, if it may be a title: a few words that
    end no sentence.
    """

    name: str
    label: str
    time: float | None
    listed: bool
    quoted: bool
    title: str = ""


def bare(line: str) -> tuple[str, bool]:
    """Return the start of a line without marks and addresses, and whether it is a list item."""
    lead = _LEAD.match(line, 0, REACH)
    start = lead.end() if lead else 0
    text = line[start : start + REACH]
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "<" in text:
        text = _TAGS.sub("", _VOICE.sub(r"\1: ", text))
    for mark in _MARKS:
        text = text.replace(mark, "")
    return text.strip(), bool(lead and lead[1])


def head(text: str, *, listed: bool) -> Head | None:
    """Return the head at the start of a bare line; None for a line of words."""
    stamp = _TIME.search(text, 0, _STAMPED) if _MINUTES.search(text, 0, _STAMPED) else None
    if stamp and not text[: stamp.start()].strip(NEAR_TIME):
        rest = text[stamp.end() :].lstrip(" \t:,-–—|·•])>")
        named = _named(rest)
        name, said = named or ("", rest)
        return _head(name, said, seconds(stamp[1]), listed=listed)
    if stamp and (before := text[: stamp.start()].strip(NEAR_TIME)) and _may_name(before):
        behind = text[stamp.end() :].strip()
        closed = stamp[0][0] in "[(<{" or not behind or behind[0] in ":-–—|)：,"
        if closed and not text.startswith(("—", "–", "- ", "--")):
            return _head(before, behind.lstrip(NEAR_TIME + ")]"), seconds(stamp[1]), listed=listed)
    if asked := _ASKED.match(text):
        return _head(asked[1], text[asked.end() :], None, listed=listed)
    found = _named(text)
    return _head(*found, None, listed=listed) if found else None


def _head(name: str, said: str, time: float | None, *, listed: bool) -> Head:
    quoted = said.lstrip(" *_>").startswith(_QUOTED)
    beside = f"{name} {said}".strip() if time is not None else ""
    return Head(_key(name) or name.strip(), name.strip(), time, listed, quoted, title_of(beside))


def title_of(beside: str) -> str:
    """Return the key of the text beside a time, if it may be a title; else empty."""
    if beside.count(" ") >= TITLE_WORDS or beside[-1:] in _ENDS or _STOPS.search(beside):
        return ""
    return _key(beside) + beside[-1:]


def is_asked(text: str) -> bool:
    """Whether a text begins with a question or answer mark: `Q.`, `A -`."""
    return text[:1] in "QA" and _ASKED.match(text) is not None


@lru_cache(maxsize=2048)
def _key(name: str) -> str:
    """Return a name or title without case, spaces and signs; equal keys are the same name."""
    return "".join(filter(str.isalnum, name.casefold()))


def head_of_heading(text: str) -> Head | None:
    """Return the head in a heading (a name, a time, or both); None if the heading is too long for one."""
    text = bare(text)[0]
    found = head(text, listed=False)
    if found and (found.name or found.time is None):
        return found
    rest = _TIME.sub("", text, count=1).strip(NEAR_TIME + "])")
    return _head(rest, "", found.time if found else None, listed=False) if _may_name(rest) else found


def _named(text: str) -> tuple[str, str] | None:
    found = _NAME.match(text)
    if not found:
        return None
    name = found[1] or found[2]
    return (name, text[found.end() :].lstrip(" \t:：")) if _may_name(name) else None


@lru_cache(maxsize=1024)
def _may_name(name: str) -> bool:
    name = name.strip()
    return (
        0 < len(name) <= 60
        and name.count(" ") < _FEW
        and any(map(str.isalnum, name))
        and "http" not in name
        and not name.startswith(_QUOTED)
        and not is_clause(name)
    )


def seconds(clock: str) -> float:
    """Return the seconds of a clock time."""
    total = 0.0
    for part in clock.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total
