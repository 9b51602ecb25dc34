"""A podcast feed with transcripts in five formats, served by a test."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape, quoteattr

from web import Web

WORDS = "We measured the river twice in year {number}, and trusted the first number."
TYPES = ("text/vtt", "application/x-subrip", "application/json", "text/html", "text/plain")
HEAD = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Small Works</title>'
    "<language>en</language>"
)


def transcript(kind: str, number: int) -> str:
    """A transcript of one turn in a format."""
    said = WORDS.format(number=number)
    if kind == "text/vtt":
        return f"WEBVTT\n\n00:00:01.000 --> 00:00:06.000\n<v Ada Reed>{said}\n"
    if kind == "application/x-subrip":
        return f"1\n00:00:01,000 --> 00:00:06,000\nAda Reed: {said}\n\n2\n00:00:06,000 --> 00:00:07,000\nBen: Yes.\n"
    if kind == "application/json":
        segment = {"startTime": 1.0, "endTime": 6.0, "speaker": "Ada Reed", "body": said}
        return json.dumps({"version": "1.0.0", "segments": [segment]})
    if kind == "text/html":
        return f"<html><body><cite>Ada Reed:</cite><time>0:01</time><p>{said}</p></body></html>"
    return f"Ada Reed (00:01):\n{said}\n\nBen Cole (00:07):\nNobody asked the ferryman.\n"


def item(web: Web, number: int, *, kind: str = "", more: str = "") -> str:
    """An item whose transcript the server has."""
    kind = kind or TYPES[number % len(TYPES)]
    web.page(f"/t{number}", transcript(kind, number), type=kind)
    address = f"{web.base}/t{number}"
    return (
        f"<item><title>Talk {number}: the river in year {number}</title><guid>g{number}</guid>"
        f"<pubDate>{1 + number % 28:02} {['Jan', 'Feb', 'Mar', 'Apr'][number // 28]} 2026 10:00:00 GMT</pubDate>"
        f"<itunes:duration>600</itunes:duration>"
        f'<enclosure url="https://cdn.example.org/{number}.mp3?token=secret" type="audio/mpeg" length="1"/>'
        f"<podcast:transcript url={quoteattr(address)} type={quoteattr(kind)}/>{more}</item>"
    )


def feed(web: Web, *items: str, title: str = "", path: str = "/feed.xml", etag: str = "") -> str:
    """The address of a feed with these items."""
    head = HEAD.replace("Small Works", escape(title)) if title else HEAD
    return web.page(path, f"{head}{''.join(items)}</channel></rss>", type="application/rss+xml", etag=etag)


def chapters(web: Web, path: str = "/c.json") -> str:
    """The element that links a file of chapters."""
    data = {
        "version": "1.2.0",
        "chapters": [{"startTime": 0, "title": "Begin"}, {"startTime": 5, "title": "End"}],
    }
    address = web.page(path, json.dumps(data), type="application/json+chapters")
    return f'<podcast:chapters url="{address}" type="application/json+chapters"/>'
