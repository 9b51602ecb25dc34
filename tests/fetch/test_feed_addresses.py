"""Addresses of feeds as people and programs write them, and feeds of several pages."""

from __future__ import annotations

import pytest
from feeds import HEAD, feed, item

from ghostcli.fetch.addresses import with_web_scheme
from traced import Home
from web import Web


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("feed:https://a.org/x", "https://a.org/x"),
        ("feed://https://a.org/x", "https://a.org/x"),
        ("FEED://a.org/x", "http://a.org/x"),
        ("pcast://a.org/x", "http://a.org/x"),
        ("itpc://a.org/x", "http://a.org/x"),
        ("podcast://https://a.org/x", "https://a.org/x"),
        ("https://a.org/feed:x", "https://a.org/feed:x"),
        ("feed:notes.md", "feed:notes.md"),
        ("feeds/talk.vtt", "feeds/talk.vtt"),
    ],
)
def test_schemes_of_podcast_programs(typed: str, address: str) -> None:
    assert with_web_scheme(typed) == address


def test_a_feed_is_found_by_such_an_address(home: Home, web: Web) -> None:
    address = feed(web, item(web, 1))
    home.ghost("import", address.replace("http:", "feed:"), "--all")
    assert home.ghost("import", address, "--all").err == "1 of 1 in the library already\n"


def test_older_items_on_another_page_are_named_and_not_read(home: Home, web: Web) -> None:
    link = '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="/feed.xml?page=2"/>'
    web.page("/feed.xml", f"{HEAD}{link}{item(web, 1)}</channel></rss>", type="application/rss+xml")
    for arguments in ([], ["--all"]):
        told = home.ghost("import", f"{web.base}/feed.xml", *arguments).err
        assert f"the feed has older items, which were not read: {web.base}/feed.xml?page=2\n" in told
    assert "/feed.xml?page=2" not in web.paths


def test_options_that_change_no_item_say_so(home: Home, web: Web) -> None:
    address = feed(web, item(web, 1))
    home.ghost("import", address, "--all")
    assert "change no item that is there" in home.ghost("import", address, "--all", "--force").err
