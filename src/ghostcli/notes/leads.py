"""The lead of an item: its title, what stands behind it, and its time."""

from __future__ import annotations

import re
from typing import NamedTuple

from ghostcli.notes.base import one_line
from ghostcli.notes.marked_text import MarkedText, marked
from ghostcli.notes.stamps import MARK, mark_times, seconds_of
from ghostcli.timecode import Span
from ghostcli.transcripts.markdown_syntax import plain

_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,400}?)(?<=\S)\1(.*)\Z", re.DOTALL)
_WHOLE_LINK = re.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]{0,200}\]){1,800})\]\((https?://[^()\s]{1,800})\)(.*)\Z", re.DOTALL
)
_PARTED = re.compile(r"(?<=\S)[ \t]{1,4}(?:[–—]|-{1,2})[ \t]{1,4}(?=\S)|[:：][ \t]{1,4}(?=\S)")
_DASH = re.compile(r"(?<=\S)[ \t]{1,4}[–—-][ \t]{1,4}(?=\S)")
_SEPARATORS = " \t\n:：–—-。,，、;；" + MARK
_NUMBER = re.compile(r"(?:[0-9]{1,2}|[A-Z])[.)][ \t]+")
_COUNT = (
    r"(?:Theme|Takeaway|Insight|Perspective|Lesson|Thema|Thème|Tema|主题|主題|テーマ)[ \t]?#?[0-9]{1,2}[ \t]?"
)
_COUNTED = re.compile(rf"\A{_COUNT}[:：.–—-][ \t]*(?=\S)", re.IGNORECASE)
_BOLD_COUNT = re.compile(rf"\A\*\*{_COUNT}(?:[:：]\*\*|\*\*[:：])[ \t]+(?=\S)", re.IGNORECASE)
"""A number with the word for what is counted: `Theme 1: Timetables`."""

_CONTEXT = re.compile(r"[ \t]{0,4}[(（](?:Context[:：][ \t]{0,4})?([^()（）]{1,300})[)）][ \t]{0,4}\Z")
_SENTENCE = re.compile(r"(.{20,300}?[.!?。！？])[”\"')）]?(?:[ \t]+|(?<=[。！？]))(?=\S)")
_LONGEST = 200


class Lead(NamedTuple):
    """The first line of an item: its title, the rest, its times, and whether a link differs from its time."""

    title: str
    rest: str
    at: tuple[Span, ...] = ()
    differs: bool = False


def lead_of(raw: str, *, parted: bool = False) -> Lead:
    """Split the first line of an item.

    A bold beginning is the title. With `parted` a title also ends at a dash or colon: `Name - context`.
    """
    text, stamps = mark_times(raw.strip())
    spans = tuple(dict.fromkeys(stamp.at for stamp in stamps))
    differs = any(stamp.differs for stamp in stamps)
    if (link := _WHOLE_LINK.match(text)) and not link[3].strip(_SEPARATORS + "."):
        text = link[1]
        if not spans and (linked := seconds_of(link[2])) is not None:
            spans = ((linked, None),)
    text = _BOLD_COUNT.sub("", text, count=1)
    if found := _BOLD.match(text):
        return Lead(
            _COUNTED.sub("", _plain(found[2]).rstrip(":： "), count=1),
            _plain(found[3].lstrip(_SEPARATORS)),
            spans,
            differs,
        )
    text = _COUNTED.sub("", _plain_marked(text), count=1)
    if parted and (parts := _PARTED.split(text.replace(MARK, " ").strip(), maxsplit=1)) and len(parts) == 2:
        return Lead(one_line(parts[0]), one_line(parts[1]), spans, differs)
    return Lead(_unmarked(text), "", spans, differs)


def shortened(lead: Lead) -> Lead:
    """A lead whose title is not longer than a title: the first sentence; the others become the rest."""
    if lead.rest or len(lead.title) <= _LONGEST or not (found := _SENTENCE.match(lead.title)):
        return lead
    return lead._replace(title=found[0].strip(), rest=lead.title[found.end() :].strip())


def heading_title(raw: str) -> Lead:
    """The title of an item that a heading gives; a number before it belongs to the numbering, not to it."""
    marked_text = marked(raw)
    text = marked_text.unmarked()
    if found := _NUMBER.match(text):
        text = text[found.end() :] or text
    text = _COUNTED.sub("", text, count=1)
    spans = tuple(stamp.at for stamp in marked_text.stamps)
    return Lead(text.strip(" :：–—-"), "", spans, any(stamp.differs for stamp in marked_text.stamps))


def name_and_context(title: str) -> tuple[str, str]:
    """A name, and what stands behind it in brackets or behind a dash: `OpenAI (Context: early agents)`."""
    if (found := _CONTEXT.search(title)) and found.start():
        return title[: found.start()].strip(), found[1].strip()
    parts = _DASH.split(title, maxsplit=1)
    return (parts[0].strip(), parts[1].strip()) if len(parts) == 2 else (title, "")


def _plain(text: str) -> str:
    return _unmarked(_plain_marked(text))


def _plain_marked(text: str) -> str:
    return "\n".join(plain(line) for line in text.split("\n"))


def _unmarked(text: str) -> str:
    return MarkedText(text, []).unmarked().strip(" ")
