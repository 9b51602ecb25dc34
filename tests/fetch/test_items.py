"""Which item of a feed is which episode, and which of its files are fetched."""

from __future__ import annotations

from feeds import feed, item, transcript

from traced import Home
from web import Web


def imported(home: Home) -> list[str]:
    return [row[0] for row in home.ghost("episodes", "--fields", "ref").rows if row != [""]]


def plain(web: Web, number: int, day: int, *, title: str = "News", more: str = "") -> str:
    """An item without a recording."""
    address = web.page(f"/p{number}.vtt", transcript("text/vtt", number), type="text/vtt")
    return (
        f"<item><title>{title}</title><guid>g{number}</guid><pubDate>{day:02} Jan 2026 10:00:00 GMT</pubDate>"
        f'<podcast:transcript url="{address}" type="text/vtt"/>{more}</item>'
    )


def test_items_that_differ_only_in_a_key_are_two(home: Home, web: Web) -> None:
    """Without their keys, their addresses were one."""
    items = [
        plain(web, number, number, title=f"Talk {number} about the river").replace(
            "</item>", f'<enclosure url="https://a.org/play?token={number}" type="audio/mpeg"/></item>'
        )
        for number in (1, 2)
    ]
    address = feed(web, *items)
    home.ghost("import", address, "--all")
    assert len(imported(home)) == 2
    assert home.ghost("import", address, "--all").err == "2 of 2 in the library already\n"


def test_a_daily_show_without_recordings_has_an_episode_a_day(home: Home, web: Web) -> None:
    days = [plain(web, number, number) for number in range(1, 6)]
    address = feed(web, *days)
    home.ghost("import", address, "--all")
    assert len(imported(home)) == 5
    assert home.ghost("import", address, "--all").err == "5 of 5 in the library already\n"
    home.ghost("import", feed(web, plain(web, 6, 6), *days), "--latest", "2")
    assert len(imported(home)) == 6


def test_an_item_without_a_title_is_the_same_the_next_time(home: Home, web: Web) -> None:
    one = item(web, 3).replace("Talk 3: the river in year 3", "")
    address = feed(web, one)
    home.ghost("import", address, "--all")
    assert home.ghost("import", address, "--all").err == "1 of 1 in the library already\n"


def test_relative_addresses_start_from_the_feed(home: Home, web: Web) -> None:
    web.page("/shows/v/1.vtt", transcript("text/vtt", 1), type="text/vtt")
    relative = '<podcast:transcript url="v/1.vtt?token=secret" type="text/vtt"/>'
    one = f"<item><title>The old bridge fell</title>{relative}</item>"
    web.page("/shows/v/1.vtt?token=secret", transcript("text/vtt", 1), type="text/vtt")
    home.ghost("import", feed(web, one, path="/shows/feed.xml"), "--all")
    assert "We measured the river twice" in home.ghost("transcript", "the-old-bridge-fell").out


def test_a_language_that_is_not_there_is_named(home: Home, web: Web) -> None:
    links = "".join(
        f'<podcast:transcript url="{web.base}/{code}.vtt" type="text/vtt" language="{code}"/>'
        for code in ("de", "en")
    )
    address = feed(web, f"<item><title>The old bridge fell</title>{links}</item>")
    told = home.ghost("import", address, "--all", "--language", "it", status=2).err
    assert "“The old bridge fell” has no transcript in it\n  it has de, en\n" in told
    assert web.paths == ["/feed.xml"]
    assert list(home.files()) == ["ghost.yaml"]


def test_a_transcript_has_the_language_that_its_feed_gives_it(home: Home, web: Web) -> None:
    """The feed is in English, and so was the talk in Portuguese."""
    address = web.page("/pt.srt", transcript("application/x-subrip", 1), type="application/x-subrip")
    link = f'<podcast:transcript url="{address}" type="application/x-subrip" language="pt-BR"/>'
    home.ghost("import", feed(web, f"<item><title>The old bridge fell</title>{link}</item>"), "--all")
    assert "Language: pt-BR\n" in (home.library / "the-old-bridge-fell/transcript.vtt").read_text()


def test_a_page_in_place_of_a_transcript_is_none(home: Home, web: Web) -> None:
    address = web.page("/t.vtt", transcript("text/html", 1), type="text/vtt")
    link = f'<podcast:transcript url="{address}" type="text/vtt"/>'
    one = f"<item><title>The old bridge fell</title>{link}</item>"
    told = home.ghost("import", feed(web, one), "--all", status=2).err
    assert f"{address}: it is a web page, no text/vtt" in told
    assert not (home.library / "the-old-bridge-fell/transcript.vtt").exists()


def test_facts_of_one_episode_are_not_given_to_several(home: Home, web: Web) -> None:
    address = feed(web, item(web, 1), item(web, 2))
    told = home.ghost("import", address, "--all", "--title", "X", status=2).err
    assert "--title is for one episode, and 2 items are chosen\n  --match TEXT\n" in told
    home.ghost("import", address, "--match", "year 2", "--title", "X")
    assert [one["title"] for one in home.ghost("episodes", "-o", "json").json] == ["X"]


def test_not_every_file_of_a_hostile_item_is_asked_for(home: Home, web: Web) -> None:
    links = "".join(f'<podcast:transcript url="{web.base}/{n}.vtt" type="text/vtt"/>' for n in range(3000))
    home.ghost(
        "import", feed(web, f"<item><title>The old bridge fell</title>{links}</item>"), "--all", status=2
    )
    assert len(web.asked) == 11


def test_a_soundbite_is_a_takeaway_at_its_time(home: Home, web: Web) -> None:
    bite = '<podcast:soundbite startTime="1" duration="5">Measuring twice</podcast:soundbite>'
    home.ghost("import", feed(web, item(web, 1, more=bite)), "--all")
    assert [(row[1], row[3]) for row in home.ghost("takeaways").rows] == [
        ("0:00:01-0:00:06", "Measuring twice")
    ]


def test_a_feed_among_others_is_not_listed(home: Home, web: Web) -> None:
    """Two documents of JSON stood on standard output."""
    address = feed(web, item(web, 1))
    ran = home.ghost("import", address, address, "-o", "json", status=2)
    assert [one["error"] for one in ran.json] == ["it is a podcast feed"] * 2


def test_lists_of_subscriptions_as_programs_write_them(home: Home, web: Web) -> None:
    one = feed(web, item(web, 1), path="/one.xml")
    two = feed(web, item(web, 2), path="/two.xml")
    opml = home.write(
        "subs.opml",
        f'<opml><body><outline xmlurl="{one}"/><outline xmlUrl="feed:{two}"/><outline xmlUrl="http://[::1"/>'
        '<outline xmlUrl="gopher://a.org"/></body></opml>',
    )
    ran = home.ghost(
        "import", "--subscriptions", "missing.opml", "--subscriptions", opml, "--latest", "1", status=2
    )
    assert len(imported(home)) == 2
    assert "missing.opml: " in ran.err
    assert ran.err.count("it is not a web address") == 2
    quiet = home.ghost(
        "import",
        "--subscriptions",
        home.write("s.opml", f'<opml><body><outline xmlUrl="{one}"/></body></opml>'),
        "--match",
        "zeppelin",
    )
    assert (quiet.out, quiet.err) == ("", "")


def test_commands_that_are_suggested_can_be_pasted(home: Home) -> None:
    told = home.ghost("import", "http://127.0.0.1:1/a;b/$(id).mp3?x=1&token=secret", status=2).err
    assert "whisper-ctranslate2 --output_format json '$(id).mp3'" in told
    assert "--url 'http://127.0.0.1:1/a;b/$(id).mp3?x=1'" in told
    assert "json ./-rf.mp3" in home.ghost("import", "http://127.0.0.1:1/-rf.mp3", status=2).err


def test_an_address_that_is_none(home: Home) -> None:
    assert "it is not a web address" in home.ghost("import", "http://[::1", status=2).err
