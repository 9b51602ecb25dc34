"""Podcast feeds (RSS, Atom): episodes with people, chapters, and the addresses of transcripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ghostcli.notes.base import NO_KIND, RECORD, LinePlaces, NoteReading, NoteRecord, one_line, split_lines
from ghostcli.notes.fact_values import address_of, language_of
from ghostcli.notes.feed_elements import LANGUAGES, TITLES, tag
from ghostcli.notes.feed_items import FeedItem, joined_address
from ghostcli.notes.feed_people import people_of
from ghostcli.notes.feed_remarks import FeedRemarks
from ghostcli.text.entities import unescape
from ghostcli.transcripts.base import FIELD, LEFT_OVER, UnreadableError
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.xml_input import Element, parse

NAME = "feed"
SOURCE = "podcast feed"

MAX_FEED_RECORDS = 100_000
"""Maximum number of records of all episodes; a show with 1,000 episodes may have 20,000."""


def read(source: SourceText, base: str = "") -> NoteReading:
    """Read an episode from each item: facts, people, chapters, and what the feed links to it.

    `base` is the address of the feed, if it is known: relative addresses of files start from it. Nothing is
    fetched. Sources: https://podcasting2.org/docs/podcast-namespace, https://podlove.org/simple-chapters/,
    https://www.rssboard.org/rss-specification, RFC 4287 (Atom).
    """
    lines = split_lines(source.clean)
    remarks = FeedRemarks(source.remarks)
    root = parse(source.clean, remarks.remarks)
    items = [one for one in root.all("item", "entry") if tag(one) in {"item", "entry"}]
    channel = next((one for one in root.children if tag(one) == "channel"), root)
    others = [one for one in channel.children if tag(one) not in {"item", "entry"}]
    facts = _facts_of(channel, others)
    cast = people_of([one for one in others if tag(one) == "podcast:person"], remarks)
    read_items: list[FeedItem] = []
    total = 0
    for item in items:
        read_items.append(FeedItem(item, facts, cast, remarks, base))
        total += len(read_items[-1].notes.records)
        if total > MAX_FEED_RECORDS:
            what = f"more than {MAX_FEED_RECORDS:,} chapters and people up to here: this is no podcast feed"
            raise UnreadableError(item.line, what)
    remarks.finish()
    return NoteReading(
        family=NAME,
        source=SOURCE,
        episodes=tuple(item.notes for item in read_items),
        places=_places(lines, read_items, cast),
        remarks=remarks.remarks.listed(),
        more=_next_page(others, base),
    )


def _next_page(others: Sequence[Element], base: str) -> str:
    """Return the address of the page with older items (RFC 5005); empty if there is none."""
    links = (one.get("href") for one in others if tag(one) == "link" and one.get("rel") == "next")
    return next((found for one in links if (found := address_of(joined_address(base, one)))), "")


def _facts_of(channel: Element, others: Sequence[Element]) -> Mapping[str, Any]:
    """Return what the feed says of all its episodes: the show and the language."""
    texts = {name: one.text for one in reversed(others) if (name := tag(one)) in {*TITLES, *LANGUAGES}}
    title = next((texts[name] for name in TITLES if name in texts), "")
    language = next((texts[name] for name in LANGUAGES if name in texts), channel.get("lang"))
    return {"show": one_line(unescape(title)), "language": language_of(language)}


def _places(lines: Sequence[str], items: Sequence[FeedItem], cast: Sequence[NoteRecord]) -> tuple[str, ...]:
    """Return the place of each line; of a line with several things, a record counts first."""
    places = LinePlaces(lines)
    places.mark(FIELD, range(1, len(lines) + 1))
    for place in (LEFT_OVER, NO_KIND, FIELD, RECORD):
        for item in items:
            for first, last in item.places.get(place, ()):
                places.mark(place, range(first, last + 1))
    if any(item.uses_cast for item in items):
        places.mark(RECORD, (person.line for person in cast))
    return places.done()
