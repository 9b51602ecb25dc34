"""The elements of a feed by their namespaces, whatever the prefix, and those that ghost knows."""

from __future__ import annotations

from ghostcli.transcripts.json_input import keywords
from ghostcli.transcripts.xml_input import Element

_SPACES = {  # without their scheme, which many feeds get wrong
    "podcastindex.org/namespace/1.0": "podcast:",
    "github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast:",
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "podlove.org/simple-chapters": "psc:",
    "purl.org/rss/1.0/modules/content": "content:",
    "purl.org/dc/elements/1.1": "dc:",
    "search.yahoo.com/mrss": "media:",
    "www.w3.org/2005/atom": "",
    "purl.org/rss/1.0": "",
    "www.w3.org/1999/02/22-rdf-syntax-ns#": "",
    "": "",
    # What a feed writes without declaring it.
    "podcast": "podcast:",
    "itunes": "itunes:",
    "psc": "psc:",
    "content": "content:",
    "dc": "dc:",
    "media": "media:",
    "atom": "",
}

IDS = ("guid", "id")
TITLES = ("title", "itunes:title", "media:title")
DATES = ("pubDate", "published", "dc:date", "updated")
LANGUAGES = ("language", "dc:language")
LENGTHS = ("itunes:duration",)
DESCRIPTIONS = (
    "description",
    "itunes:summary",
    "summary",
    "content:encoded",
    "content",
    "media:description",
    "itunes:subtitle",
)
"""Names of elements with one fact, the most reliable first."""

_PASSED = frozenset(
    keywords(
        """
        guid id author link enclosure category comments source image generator copyright rights contributor
        cloud ttl rating docs textInput skipHours skipDays managingEditor webMaster lastBuildDate logo icon
        """
    )
)
_PASSED_SPACES = ("itunes:", "podcast:", "dc:", "media:", "psc:")


def tag(element: Element) -> str:
    """Return the name of an element with the usual prefix of its namespace; `?:name` for an unknown one."""
    space = element.space.rstrip("/").lower().removeprefix("https://").removeprefix("http://")
    return f"{_SPACES.get(space, '?:')}{element.name}"


def is_known(name: str) -> bool:
    """Whether an element is a fact of a feed that ghost knows, read or not."""
    return (
        name in _PASSED
        or name in {*TITLES, *DATES, *LANGUAGES, *DESCRIPTIONS}
        or name.startswith(_PASSED_SPACES)
    )
