"""The feeds that a web page names in its head, as browsers and podcast programs find them."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urljoin

from ghostcli.fetch.addresses import is_address

_TYPES = frozenset(("application/rss+xml", "application/atom+xml"))
_MOST = 3
_LOOKED_AT = 500_000  # characters; the head of a page is at its beginning


def feeds_named(page: str, address: str) -> list[str]:
    """Return the addresses of the feeds that a page names, at most three; `address` is its own.

    Source: https://blog.whatwg.org/feed-autodiscovery.
    """
    found = _Links()
    found.feed(page[:_LOOKED_AT])
    addresses: dict[str, None] = {}
    for link in found.links:
        try:
            whole = urljoin(address, link.strip())
        except ValueError:
            continue
        if is_address(whole) and "/comments/" not in whole:  # as each post of WordPress has
            addresses[whole] = None
    return list(addresses)[:_MOST]


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "link":
            return
        given = {name: value or "" for name, value in attrs}
        kind = given.get("type", "").partition(";")[0].strip().lower()
        if "alternate" in given.get("rel", "").lower().split() and kind in _TYPES and given.get("href"):
            self.links.append(given["href"])
