"""The header of a WebVTT file: its title, its language, and the offset of its times."""

from __future__ import annotations

import re
from typing import NamedTuple

from ghostcli.transcripts.base import LEFT_OVER, Remarks, lines_of, shown
from ghostcli.transcripts.canonical import tidy_name

TIME = r"(?:([0-9]{1,12}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})(?![0-9])"
"""A time in the standard's notation; its four groups are the arguments of `in_seconds`."""

LANGUAGE = re.compile(r"Language:[ \t]*([A-Za-z0-9-]{1,35})[ \t]*\Z")

SIGNATURE = re.compile(r"[ \n\f]*WEBVTT(?:[ \t]([^\n]*))?(?:\n|\Z)")

_TITLE = re.compile(r"[ \t]*- +([^\n]*)")
_MAP = re.compile(r"X-TIMESTAMP-MAP=(?=.*MPEGTS:([0-9]{1,12}))(?=.*LOCAL:([0-9:.]{5,20}))")
_LOCAL = re.compile(rf"{TIME}\Z")
_FIELD = re.compile(r"[A-Za-z][\w-]{0,40}[ \t]*[:=]|[ \t]*\Z")
_LONGEST = 20_000


class Header(NamedTuple):
    """The contents of a header; `end` is where the body begins, `shift` the seconds to add to all times."""

    end: int
    title: str | None = None
    language: str | None = None
    shift: float = 0.0


def read_header(text: str, remarks: Remarks) -> Header:
    """Parse the signature and the lines below it, up to a blank line or a cue."""
    signature = SIGNATURE.match(text)
    end = signature.end() if signature else 0
    title = language = None
    shift = 0.0
    if signature is None:
        remarks.add(1, "the signature WEBVTT is missing")
    elif signature[1] and (titled := _TITLE.match(signature[1])):
        title = tidy_name(titled[1])
    styled = False
    first = text.count("\n", 0, end) + 1
    for line, content in enumerate(lines_of(text[end : end + _LONGEST]), first):
        if not content or "-->" in content:
            break
        # YouTube defined word colours there, between `Style:` and `##`.
        styled = (styled or content.rstrip() == "Style:") and content != "##"
        if found := _MAP.match(content):
            if local := _LOCAL.match(found[2]):
                shift = int(found[1]) / 90_000 - in_seconds(*local.groups())
                remarks.add(line, f"X-TIMESTAMP-MAP shifts all times by {shift:g} s")
        elif found := LANGUAGE.match(content):
            language = found[1]
        elif not (styled or content == "##" or _FIELD.match(content)):
            remarks.add(line, f"in the header, no speech: {shown(content)}", LEFT_OVER)
        end += len(content) + 1
    return Header(end, title, language, shift)


def in_seconds(hours: str | None, minutes: str, seconds: str, millis: str) -> float:
    """Return the seconds of a time from its four parts."""
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return (whole * 1000 + int(millis)) / 1000
