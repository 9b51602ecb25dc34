"""Reads the file that yt-dlp writes beside a transcript: `NAME.info.json`."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from ghostcli.actions.naming import bases
from ghostcli.errors import GhostError, Problem
from ghostcli.library.convert import is_date
from ghostcli.library.files import leads_out, read_bytes
from ghostcli.records.moments import web_address
from ghostcli.text.escaping import clean, visible
from ghostcli.timecode import format_time
from ghostcli.transcripts.base import Remark

ENDING = ".info.json"
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")

_LIMIT = 20_000_000
_LONGEST = 1_000  # characters of a title or name
_MOST = 1_000  # chapters
_ENDLESS = 3_600_000  # seconds


class Sidecar(NamedTuple):
    """The content of a sidecar.

    `facts` has fields of an episode (title, show, published, duration in seconds, language), `url`, and
    `chapters` as in `episode.yaml`. `remarks` say why a sidecar was ignored.
    """

    facts: Mapping[str, Any]
    remarks: tuple[Remark, ...] = ()


def read_sidecar(path: str) -> Sidecar:
    """The content of the sidecar of a transcript; empty if there is no readable one."""
    found = next((base + ENDING for base in bases(path) if os.path.isfile(base + ENDING)), None)
    if found is None:
        return Sidecar({})
    try:
        data = _load(found)
    except GhostError as error:
        message = f"{visible(os.path.basename(found))} is ignored: {error.message}"
        return Sidecar({}, (Remark(0, message),))
    duration = _seconds(data.get("duration"))
    language = _text(data.get("language"))
    facts: dict[str, Any] = {
        "title": _text(data.get("title")),
        "show": _text(data.get("channel")) or _text(data.get("uploader")),
        "published": _date(data.get("upload_date")),
        "duration": duration,
        "language": language if language and LANGUAGE.fullmatch(language) else None,
        "url": _text(data.get("webpage_url")),
        "chapters": _chapters(data.get("chapters"), duration or _ENDLESS),
    }
    if facts["url"] and web_address(facts["url"]) is None:
        facts["url"] = None
    return Sidecar({name: value for name, value in facts.items() if value})


def _load(path: str) -> dict[str, Any]:
    from ghostcli.transcripts.encoding import decode

    if leads_out(path, os.path.dirname(path)):
        raise GhostError("it leads out of its folder")
    data = read_bytes(path, _LIMIT)
    if isinstance(data, Problem):
        raise GhostError(data.message)
    loaded = decode(data).json
    if not isinstance(loaded, dict):
        raise GhostError("it has no JSON object")
    return loaded


def _text(value: Any) -> str | None:
    text = " ".join(clean(value)[0].split()) if isinstance(value, str) else ""
    return text if 0 < len(text) <= _LONGEST else None


def _date(value: Any) -> str | None:
    found = re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", value) if isinstance(value, str) else None
    day = "-".join(found.groups()) if found else ""
    return day if is_date(day) else None


def _seconds(value: Any) -> int | None:
    usable = isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value < _ENDLESS
    return int(value + 0.999) if usable else None


def _chapters(value: Any, duration: float) -> list[dict[str, str]]:
    chapters = []
    for one in value if isinstance(value, list) else []:
        title = _text(one.get("title")) if isinstance(one, dict) else None
        start: Any = one.get("start_time") if title else None
        usable = isinstance(start, (int, float)) and not isinstance(start, bool)
        if title and usable and 0 <= start < duration:
            chapters.append({"at": format_time(start), "title": title})
    return chapters if len(chapters) <= _MOST else []
