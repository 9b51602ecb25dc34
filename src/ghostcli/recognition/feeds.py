"""Podcast feeds: they contain no speech, but the addresses of transcripts."""

from __future__ import annotations

import re

from ghostcli.recognition.base import FEED, Recognised
from ghostcli.recognition.beginnings import root_of
from ghostcli.text.entities import unescape
from ghostcli.text.escaping import visible
from ghostcli.transcripts.encoding import SourceText

_ROOTS = ("rss", "feed", "rdf")
_TRANSCRIPT = re.compile(r"<(?:[\w.-]{1,40}:)?transcript\s([^<>]{1,2000})>")
_URL = re.compile(r"""(?:\A|\s)url\s{0,3}=\s{0,3}(["'])(https?://[^"'<>\s]{1,1000})\1""")
_NAMED = 3
_LONGEST = 200


def recognise_feed(source: SourceText) -> Recognised | None:
    """Return a feed with the addresses of its first transcripts; None for any other file.

    Source: https://podcasting2.org/docs/podcast-namespace/tags/transcript.
    """
    if root_of(source) not in _ROOTS:
        return None
    found: dict[str, None] = {}
    for tag in _TRANSCRIPT.finditer(source.clean):
        if address := _URL.search(tag[1]):
            found.setdefault(unescape(address[2]))
    urls = [visible(url) for url in found]
    shown = [url if len(url) <= _LONGEST else f"{url[: _LONGEST - 3]}..." for url in urls[:_NAMED]]
    if not shown:
        way_out = "it links no transcript: look for one on the episode's page"
    elif len(urls) > len(shown):
        way_out = f"it links {', '.join(shown)} and {len(urls) - len(shown):,} more: download one of them"
    else:
        way_out = f"it links {', '.join(shown)}: download {'that' if len(urls) == 1 else 'one of them'}"
    return Recognised(FEED, "feed", "a podcast feed", way_out=way_out)
