"""An item of a feed is known by the id that the feed gives it, whatever else of it changes."""

from __future__ import annotations

from collections.abc import Iterator

from feeds import HEAD, feed, item, transcript

from traced import Home
from web import Web

IN_THE_LIBRARY = "1 of 1 in the library already\n"


def episodes(home: Home) -> list[str]:
    return [one["id"] for one in home.ghost("episodes", "-o", "json").json]


def changed(one: str) -> str:
    """The item with another title, recording and date."""
    return (
        one.replace("the river in year", "floods and their marks in")
        .replace("cdn.example.org", "media.example.net")
        .replace("Jan 2026", "Feb 2026")
    )


def test_an_item_of_which_all_else_changed_is_the_same_episode(home: Home, web: Web) -> None:
    address = feed(web, item(web, 1))
    home.ghost("import", address, "--all")
    assert home.ghost("import", feed(web, changed(item(web, 1))), "--all").err == IN_THE_LIBRARY
    assert len(episodes(home)) == 1


def test_a_feed_that_moved_knows_its_items_by_its_name(home: Home, web: Web) -> None:
    home.ghost("import", feed(web, item(web, 1), path="/old.xml"), "--all")
    moved = feed(web, changed(item(web, 1)), path="/new.xml")
    assert home.ghost("import", moved, "--all").err == IN_THE_LIBRARY


def test_an_id_is_that_of_one_feed(home: Home, web: Web) -> None:
    """Many feeds count their items from 1."""
    home.ghost("import", feed(web, item(web, 1), path="/one.xml"), "--all")
    other = feed(web, changed(item(web, 1)), title="Large Works", path="/two.xml")
    home.ghost("import", other, "--all")
    assert len(episodes(home)) == 2


def test_an_id_that_two_items_have_says_nothing(home: Home, web: Web) -> None:
    items = [item(web, number).replace(f"<guid>g{number}", "<guid>g0") for number in (1, 2)]
    address = feed(web, *items)
    home.ghost("import", address, "--all")
    assert len(episodes(home)) == 2
    assert home.ghost("import", address, "--all").err == "2 of 2 in the library already\n"


def test_two_ids_are_two_episodes_with_one_title_and_date(home: Home, web: Web) -> None:
    items = [item(web, 1), item(web, 2).replace("Talk 2: the river in year 2", "Talk 1: the river in year 1")]
    address = feed(web, *(one.replace("03 Jan", "02 Jan") for one in items))
    home.ghost("import", address, "--all")
    assert len(episodes(home)) == 2
    assert home.ghost("import", address, "--all").err == "2 of 2 in the library already\n"


def test_a_key_in_an_id_is_not_kept(home: Home, web: Web) -> None:
    one = item(web, 1).replace("<guid>g1", "<guid>https://a.org/play?n=1&amp;token=secret")
    home.ghost("import", feed(web, one), "--all")
    (source,) = home.ghost("episodes", "-o", "json").json[0]["sources"]
    assert source["guid"] == "https://a.org/play?n=1"
    assert home.ghost("import", feed(web, changed(one)), "--all").err == IN_THE_LIBRARY


def test_an_id_that_is_no_address_and_looks_like_one(home: Home, web: Web) -> None:
    one = item(web, 1).replace("<guid>g1", "<guid>http://[::1")
    address = feed(web, one)
    home.ghost("import", address, "--all")
    assert home.ghost("import", address, "--all").err == IN_THE_LIBRARY


def test_an_episode_that_another_import_made_meanwhile_is_left_as_it_is(home: Home, web: Web) -> None:
    """The transcript of one show came into the episode of another."""
    address = feed(web, item(web, 1, kind="text/vtt"))

    def while_it_is_fetched() -> Iterator[bytes]:
        home.note("talk-1-the-river-in-year-1/episode.yaml", "title: Of another show\n")
        yield transcript("text/vtt", 1).encode()

    web.page("/t1", while_it_is_fetched, type="text/vtt")
    told = home.ghost("import", address, "--all", status=2).err
    assert "another import made the episode talk-1-the-river-in-year-1 in the meantime" in told
    assert [name for name in home.files() if name.startswith("talk-1")] == [
        "talk-1-the-river-in-year-1/episode.yaml"
    ]


def test_an_item_whose_date_cannot_be_read_is_as_new_as_its_place(home: Home, web: Web) -> None:
    """It was the oldest, and passed over."""
    days = [item(web, number, kind="text/vtt") for number in (9, 8, 7)]
    days[0] = days[0].replace("<pubDate>", "<pubDate>some day, ")
    home.ghost("import", feed(web, *days), "--latest", "1")
    assert episodes(home) == ["talk-9-the-river-in-year-9"]


def test_a_space_in_an_address_is_encoded(home: Home, web: Web) -> None:
    web.page("/my%20talk.vtt", transcript("text/vtt", 1), type="text/vtt")
    one = (
        '<item><title>The old bridge fell</title><enclosure url="https://a.org/my talk.mp3" type="audio/mpeg"/>'
        f'<podcast:transcript url="{web.base}/my talk.vtt" type="text/vtt"/></item>'
    )
    home.ghost("import", feed(web, one), "--all")
    assert "We measured the river twice" in home.ghost("transcript", *episodes(home)).out
    (medium,) = home.ghost("episodes", "-o", "json").json[0]["media"]
    assert medium["url"] == "https://a.org/my%20talk.mp3"


def test_a_namespace_with_another_scheme_is_the_same(home: Home, web: Web) -> None:
    """Its transcripts were not seen."""
    head = HEAD.replace("https://podcastindex", "http://podcastindex").replace(
        "http://www.itunes", "https://www.itunes"
    )
    web.page("/feed.xml", f"{head}{item(web, 1)}</channel></rss>", type="application/rss+xml")
    home.ghost("import", f"{web.base}/feed.xml", "--all")
    assert "We measured the river twice" in home.ghost("transcript", *episodes(home)).out
    assert home.ghost("episodes", "-o", "json").json[0]["duration"] == 600
