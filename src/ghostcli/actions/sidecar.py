"""What yt-dlp wrote beside a transcript: `NAME.info.json`."""

from __future__ import annotations

import json
import os
import re
from typing import Any

from ghostcli.actions.moments import web_address
from ghostcli.errors import Problem
from ghostcli.library.files import read_bytes
from ghostcli.text import clean
from ghostcli.timecode import format_time

ENDING = ".info.json"
_LIMIT = 20_000_000


def read_sidecar(path: str) -> dict[str, Any]:
    """The facts in the sidecar of a transcript, empty where there is none that can be read.

    Keys are the fields of an episode (title, show, published, duration in seconds, language),
    `url`, and `chapters` as `episode.yaml` has them.
    """
    data = _load(path)
    facts: dict[str, Any] = {
        "title": _text(data.get("title")),
        "show": _text(data.get("channel")) or _text(data.get("uploader")),
        "published": _date(data.get("upload_date")),
        "duration": _seconds(data.get("duration")),
        "language": _text(data.get("language")),
        "url": _text(data.get("webpage_url")),
        "chapters": _chapters(data.get("chapters")),
    }
    if facts["url"] and web_address(facts["url"]) is None:
        facts["url"] = None
    return {name: value for name, value in facts.items() if value}


def _load(path: str) -> dict[str, Any]:
    base = path
    while True:
        base, ending = os.path.splitext(base)
        if not ending:
            return {}
        if os.path.isfile(base + ENDING):
            break
    data = read_bytes(base + ENDING, _LIMIT)
    if isinstance(data, Problem):
        return {}
    try:
        loaded = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return loaded if isinstance(loaded, dict) else {}


def _text(value: Any) -> str | None:
    return clean(value)[0].strip() or None if isinstance(value, str) else None


def _date(value: Any) -> str | None:
    found = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", value) if isinstance(value, str) else None
    return "-".join(found.groups()) if found else None


def _seconds(value: Any) -> int | None:
    usable = isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value < 3_600_000
    return int(value + 0.999) if usable else None


def _chapters(value: Any) -> list[dict[str, str]]:
    chapters = []
    for one in value if isinstance(value, list) else []:
        title = _text(one.get("title")) if isinstance(one, dict) else None
        start = one.get("start_time") if title else None
        if title and isinstance(start, (int, float)) and 0 <= start < 3_600_000:
            chapters.append({"at": format_time(start), "title": title})
    return chapters
