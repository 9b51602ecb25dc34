"""Maps web addresses in a text to episodes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl

from ghostcli.model import Record
from ghostcli.records.moments import web_address

_TIMES = {"t", "start", "time_continue", "si", "feature"}  # query parameters that do not identify an episode


class Addresses:
    """The media addresses of some episodes, given by the episodes' records."""

    def __init__(self, heads: Iterable[Record]) -> None:
        self._episodes = {
            key: head.episode
            for head in heads
            for medium in head.values.get("media", ())
            if (key := address_key(medium.get("url", "")))
        }

    def episodes(self, addresses: Iterable[str]) -> list[str]:
        """The ids of the episodes with media at these addresses, in the order of the addresses."""
        return [self._episodes[key] for url in addresses if (key := address_key(url)) in self._episodes]


def address_key(url: str) -> str:
    """An address without time and referrer; all address forms of a YouTube video have the same key.

    It is empty for a text that is no web address.
    """
    split = web_address(url)
    if split is None:
        return ""
    host = (split.hostname or "").removeprefix("www.").removeprefix("m.")
    query = sorted(pair for pair in parse_qsl(split.query) if pair[0] not in _TIMES)
    if host == "youtu.be":
        return f"youtube.com/watch?v={split.path.strip('/')}"
    if host == "youtube.com" and (found := re.match(r"/(?:embed|live|shorts)/([\w-]+)", split.path)):
        return f"youtube.com/watch?v={found[1]}"
    if host == "youtube.com":
        query = [pair for pair in query if pair[0] == "v"]
    tail = "&".join(f"{name}={value}" for name, value in query)
    return f"{host}{split.path.rstrip('/')}" + (f"?{tail}" if tail else "")
