"""Markup in the text of a cue of WebVTT and SRT: voice tags, other tags, entities."""

from __future__ import annotations

import re

from ghostcli.text.escaping import CONTROL
from ghostcli.transcripts.canonical import tidy_name

INLINE_TIME = r"[0-9]{1,9}:[0-9]{2}(?::[0-9]{2})?\.[0-9]{3}"
"""A regular expression for the time inside a cue, which is no text; it stands in angle brackets."""

# The length is limited, so that a line of ten million open brackets is read in one pass.
_TAG = re.compile(
    rf"<(?:{INLINE_TIME}"
    r"|(/?)([A-Za-z]{1,20})(?:\.[^\s<>]{0,200})?(?:[ \t\n\f]([^<>]{0,500}))?/?)>"
)
_ENTITY = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_COMMON = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0", "lrm": "\u200e"}
_MARKUP = frozenset(
    "c i b u ruby rt lang br font span div p em strong s small sub sup".split()  # noqa: SIM905
)
_DASH = re.compile(r"(?:\A|\n)[ \t]*[-\u2010-\u2015][ \t]*\Z")


def unescaped(text: str) -> str:
    """Return `text` with its entities decoded; only those that end with a semicolon count."""
    return _ENTITY.sub(_decoded, text) if "&" in text else text


def _decoded(entity: re.Match[str]) -> str:
    plain = _COMMON.get(entity[1])
    if plain is None:
        from html import unescape  # takes 2 ms and is rarely needed

        plain = CONTROL.sub("", unescape(entity[0]))
    return plain


def escaped(text: str) -> str:
    """Escape `text` so that no character is read as a tag, an entity or an arrow."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def spans(payload: str, strange: list[str] | None = None) -> list[tuple[str | None, str]]:
    """Return `(speaker or None, text)` for each run of one voice tag, in order, without tags.

    A bracket that opens no tag is text. A tag that no subtitle format defines is text too, unless a list
    `strange` is given, which then receives it.
    """
    found: list[tuple[str | None, str]] = []
    speaker: str | None = None
    pieces: list[str] = []
    end = 0
    for tag in _TAG.finditer(payload):
        closing, name = tag[1], (tag[2] or "").lower()
        if strange is None and name and name != "v" and name not in _MARKUP:
            continue
        pieces.append(payload[end : tag.start()])
        end = tag.end()
        if name == "v":
            _close(found, speaker, pieces, before_voice=not closing)
            speaker = None if closing else tidy_name(unescaped(tag[3] or ""))
            pieces = []
        elif name == "br":
            pieces.append("\n")
        elif strange is not None and name and name not in _MARKUP:
            strange.append(tag[0])
    pieces.append(payload[end:])
    _close(found, speaker, pieces, before_voice=False)
    return found


def _close(
    found: list[tuple[str | None, str]], speaker: str | None, pieces: list[str], *, before_voice: bool
) -> None:
    text = unescaped("".join(pieces))
    if before_voice:
        text = _DASH.sub("", text)
    if found and found[-1][0] == speaker:
        found[-1] = (speaker, found[-1][1] + text)
    elif text.strip(" \t\n"):
        found.append((speaker, text))
