"""`ghost import ADDRESS` of a podcast feed: what is chosen comes in, once, and nothing half."""

from __future__ import annotations

import pytest
from feeds import WORDS, chapters, feed, item, transcript

from traced import Home
from web import Web

THIRTY = range(1, 31)


def imported(home: Home) -> list[str]:
    return [row[0] for row in home.ghost("episodes", "--fields", "ref").rows if row != [""]]


def test_thirty_items_in_five_formats_come_in_by_one_command(home: Home, web: Web) -> None:
    address = feed(web, *(item(web, number) for number in THIRTY), etag='"1"')
    ran = home.ghost("import", address, "--all", "-o", "json")
    assert {one["format"] for one in ran.json if one["what"] == "transcript"} >= {
        "vtt",
        "srt",
        "podcasting",
        "html",
        "text",
    }
    assert len(imported(home)) == 30
    for number in THIRTY:
        said = home.ghost(
            "search", "--exact", f"in year {number}, and", "--kind", "transcript", "-o", "json"
        ).json
        assert [one["text"] for one in said] == [WORDS.format(number=number)]
        assert said[0]["speaker"] == "Ada Reed"
    before, asked = home.files(), len(web.asked)
    again = home.ghost("import", address, "--all", "-o", "json")
    assert again.json == []
    assert again.err == "30 of 30 in the library already\n"
    assert home.files() == before
    assert web.paths[asked:] == ["/feed.xml"]


def test_a_new_item_comes_alone(home: Home, web: Web) -> None:
    items = [item(web, number) for number in range(1, 4)]
    home.ghost("import", feed(web, *items), "--all")
    before = home.files()
    address = feed(web, item(web, 4), *items)
    home.ghost("import", address, "--latest", "2")
    assert {name.partition("/")[0] for name in home.files().keys() - before.keys()} == {
        "talk-4-the-river-in-year-4"
    }
    assert {name: home.files()[name] for name in before} == before


def test_without_a_choice_the_items_are_listed(home: Home, web: Web) -> None:
    address = feed(web, item(web, 1, kind="text/vtt"), item(web, 2, kind="text/plain", more=chapters(web)))
    ran = home.ghost("import", address)
    assert ran.rows == [
        [
            "2026-01-03",
            "0:10:00",
            "Talk 2: the river in year 2",
            "text/plain",
            "chapters",
            "",
            "https://cdn.example.org/2.mp3",
        ],
        [
            "2026-01-02",
            "0:10:00",
            "Talk 1: the river in year 1",
            "text/vtt",
            "",
            "",
            "https://cdn.example.org/1.mp3",
        ],
    ]
    assert ran.err == "2 items; --latest 3, --match TEXT or --all imports some\n"
    assert web.paths == ["/feed.xml"]
    assert list(home.files()) == ["ghost.yaml"]
    home.ghost("import", address, "--match", "year 2")
    listed = home.ghost("import", address, "-o", "json").json
    assert [one["episode"] for one in listed] == ["talk-2-the-river-in-year-2", None]
    assert listed[0]["transcripts"] == ["text/plain"]


@pytest.mark.parametrize(
    ("choice", "numbers"),
    [
        (["--latest", "2"], {3, 4}),
        (["--match", "year 2"], {2}),
        (["--match", "RIVER", "--latest", "1"], {4}),
        (["--all"], {1, 2, 3, 4}),
    ],
)
def test_a_choice(home: Home, web: Web, choice: list[str], numbers: set[int]) -> None:
    home.ghost("import", feed(web, *(item(web, number) for number in range(1, 5))), *choice)
    assert set(imported(home)) == {f"talk-{number}-the-river-in-year-{number}" for number in numbers}


def test_what_a_feed_says_of_an_episode_is_in_it_without_its_keys(home: Home, web: Web) -> None:
    person = '<podcast:person role="guest">Ada Reed</podcast:person>'
    address = feed(web, item(web, 1, more=person + chapters(web)))
    home.ghost("import", f"{address}", "--all")
    (episode,) = home.ghost("episodes", "-o", "json").json
    assert episode["title"] == "Talk 1: the river in year 1"
    assert (episode["show"], episode["published"], episode["language"]) == ("Small Works", "2026-01-02", "en")
    assert [one["url"] for one in episode["media"]] == ["https://cdn.example.org/1.mp3"]
    assert [(one["name"], one["url"]) for one in episode["sources"]] == [("podcast feed", address)]
    assert [row[3] for row in home.ghost("people").rows] == ["Ada Reed"]
    assert [row[3] for row in home.ghost("chapters").rows] == ["Begin", "End"]
    assert not any(b"secret" in data for data, _ in home.files().values())
    assert home.ghost("lint").out == ""


def test_the_best_transcript_is_taken_and_the_next_one_if_it_cannot_be_read(home: Home, web: Web) -> None:
    broken = web.page("/broken.vtt", "<html>sorry</html>", type="text/html")
    good = web.page("/good.srt", transcript("application/x-subrip", 1))
    plain = web.page("/plain.txt", transcript("text/plain", 1))
    more = "".join(
        f'<podcast:transcript url="{address}" type="{kind}"/>'
        for address, kind in ((plain, "text/plain"), (good, "application/srt"), (broken, "text/vtt"))
    )
    address = feed(web, f"<item><title>The old bridge fell</title>{more}</item>")
    ran = home.ghost("import", address, "--all", status=2)
    assert "/broken.vtt: " in ran.err
    assert web.paths == ["/feed.xml", "/broken.vtt", "/good.srt"]
    assert "We measured the river twice" in home.ghost("transcript", "the-old-bridge-fell").out


def test_the_language_that_was_asked_for_comes_first(home: Home, web: Web) -> None:
    more = "".join(
        f'<podcast:transcript url="{web.page(f"/{code}.vtt", transcript("text/vtt", number))}" type="text/vtt" language="{code}"/>'
        for number, code in enumerate(("de", "en"))
    )
    address = feed(web, f"<item><title>The old bridge fell</title>{more}</item>")
    home.ghost("import", address, "--all", "--dry-run")
    home.ghost("import", address, "--all", "--language", "de", "--dry-run")
    assert [path for path in web.paths if path != "/feed.xml"] == ["/en.vtt", "/de.vtt"]


def test_what_fails_is_named_and_the_rest_comes_in(home: Home, web: Web) -> None:
    items = [item(web, number, kind="text/vtt") for number in range(1, 5)]
    web.page("/t2", "", status=500)
    web.page("/t3", "WEBVTT", length=5000)
    ran = home.ghost("import", feed(web, *items), "--all", status=2)
    assert f"{web.base}/t2: the server answers 500" in ran.err
    assert f"{web.base}/t3: the connection ended after 6 of 5,000 bytes" in ran.err
    assert len(imported(home)) == 4
    web.page("/t2", transcript("text/vtt", 2))
    web.page("/t3", transcript("text/vtt", 3))
    asked = len(web.asked)
    ran = home.ghost("import", feed(web, *items), "--all")
    assert web.paths[asked:] == ["/feed.xml", "/t3", "/t2"]
    assert ran.err.startswith("2 of 4 in the library already\n")


def test_your_edits_stay(home: Home, web: Web) -> None:
    address = feed(web, item(web, 1, more=chapters(web)))
    home.ghost("import", address, "--all")
    notes = home.library / "talk-1-the-river-in-year-1" / "chapters-file.yaml"
    notes.write_text(notes.read_text().replace("Begin", "The beginning"))
    before = home.files()
    home.ghost("import", address, "--all")
    assert home.files() == before


def test_two_items_of_one_title_are_two_episodes(home: Home, web: Web) -> None:
    def one(number: int) -> str:
        return item(web, number).replace(f"Talk {number}: the river in year {number}", "Bonus")

    address = feed(web, one(1), one(20))
    home.ghost("import", address, "--all")
    assert len(imported(home)) == 2
    assert home.ghost("import", address, "--all").err == "2 of 2 in the library already\n"


def test_a_daily_show_has_one_title_for_all(home: Home, web: Web) -> None:
    """The same title on the next day was taken for the same episode."""

    def one(number: int) -> str:
        return item(web, number).replace(
            f"Talk {number}: the river in year {number}", "The morning news of today"
        )

    home.ghost("import", feed(web, *map(one, range(1, 5))), "--all")
    assert len(imported(home)) == 4
    address = feed(web, *map(one, range(1, 7)))
    assert home.ghost("import", address, "--all").err.startswith("4 of 6 in the library already\n")
    assert len(imported(home)) == 6


def test_an_episode_that_is_there_gets_its_transcript(home: Home, web: Web) -> None:
    notes = "show: Small Works\nmedia: [{url: 'https://cdn.example.org/1.mp3'}]\n"
    home.episode("mine", notes, transcript=None)
    home.ghost("import", feed(web, item(web, 1)), "--all")
    assert imported(home) == ["mine"]
    assert "We measured the river twice" in home.ghost("transcript", "mine").out


def test_episode_names_the_one(home: Home, web: Web) -> None:
    home.ghost("import", feed(web, item(web, 1), item(web, 2)), "--match", "year 2", "--episode", "second")
    assert imported(home) == ["second"]
    ran = home.ghost("import", feed(web, item(web, 1), item(web, 2)), "--all", "--episode", "x", status=2)
    assert "--episode names one, and 2 items are chosen" in ran.err


def test_subscriptions_bring_in_what_is_new_of_every_show(home: Home, web: Web) -> None:
    one = feed(web, *(item(web, number) for number in range(1, 6)), path="/one.xml")
    two = feed(web, *(item(web, number) for number in range(10, 13)), title="Other", path="/two.xml")
    opml = home.write(
        "subs.opml",
        '<opml version="2.0"><body><outline text="All">'
        f'<outline type="rss" text="One" xmlUrl="{one}"/><outline text="gone" xmlUrl="{web.base}/gone.xml"/>'
        f'</outline><outline type="rss" text="Two" xmlUrl="{two}"/><outline text="One again" xmlUrl="{one}"/>'
        "</body></opml>",
    )
    ran = home.ghost("import", "--subscriptions", opml, "--latest", "2", status=2)
    assert len(imported(home)) == 4
    assert f"{web.base}/gone.xml: there is no such file" in ran.err
    again = home.ghost("import", "--subscriptions", opml, "--latest", "2", "-o", "json", status=2)
    assert [one["file"] for one in again.json] == [f"{web.base}/gone.xml"]
    assert home.ghost("import", "--subscriptions", opml, status=2).err.startswith(
        "ghost: --subscriptions needs"
    )
    empty = home.write("empty.opml", "<opml><body/></opml>")
    assert "has no feeds" in home.ghost("import", "--subscriptions", empty, "--all", status=2).err


def test_nothing_is_fetched_without_an_address(home: Home, web: Web) -> None:
    """A feed on the disk is read as a file: what it links is named, and nobody is asked."""
    feed(web, item(web, 1))
    page = web.pages["/feed.xml"]
    assert isinstance(page.body, bytes)
    home.ghost("import", home.write("feed.xml", page.body))
    home.ghost("lint")
    home.ghost("search", "river")
    assert web.asked == []
    assert "name its address" in home.ghost("import", home.write("f.xml", page.body), "--all", status=2).err


def test_a_dry_run_writes_nothing(home: Home, web: Web) -> None:
    ran = home.ghost(
        "import", feed(web, *(item(web, number) for number in range(1, 4))), "--all", "--dry-run"
    )
    assert "would be new" in ran.out
    assert list(home.files()) == ["ghost.yaml"]
