"""`ghost import ADDRESS` of a podcast feed: what is chosen comes in, once, and nothing half."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from feeds import TYPES, WORDS, chapters, feed, item, transcript

from traced import Home
from web import Web, dripping, endless

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


def test_a_hostile_feed(home: Home, web: Web) -> None:
    bomb = "".join(
        f'<!ENTITY a{n + 1} "&a{n};&a{n};&a{n};&a{n};&a{n};&a{n};&a{n};&a{n};">' for n in range(12)
    )
    entities = web.page(
        "/bomb.xml",
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{bomb}]><rss version="2.0"><channel>'
        "<title>x</title><item><title>&a12; the old bridge</title></item></channel></rss>",
        type="text/xml",
    )
    home.ghost("import", entities, "--all", "--dry-run", status=2)
    outside = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    page = web.page("/xxe.xml", f"{outside}<rss><channel><item><title>a &e; b</title></item></channel></rss>")
    assert "declares entities of its own" in home.ghost("import", page, status=2).err
    title = "\x1b]0;owned\x07 ../../etc/passwd \u202egnp"
    evil = "".join(
        f'<podcast:transcript url="{where}" type="text/vtt"/>'
        for where in (
            "http://169.254.169.254/latest",
            "file:///etc/passwd",
            "http://127.0.0.2:1/x",
            "javascript:alert(1)",
        )
    )
    named = feed(
        web,
        f"<item><title>{title.encode('ascii', 'ignore').decode().replace(chr(27), '').replace(chr(7), '')}"
        f"</title>{evil}</item>",
    )
    ran = home.ghost("import", named, "--all", status=2)
    assert "so it is not fetched" in ran.err
    assert all(
        path.startswith(("ghost.yaml", "0-owned", "owned", "etc", "talk", "0owned")) or "passwd" in path
        for path in home.files()
    )
    assert not (home.folder / "etc").exists()


def test_a_huge_or_slow_transcript_stops_nothing(
    home: Home, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ghostcli.fetch.client.SECONDS", 1.0)
    monkeypatch.setattr(
        "ghostcli.fetch.client.Client.__init__.__kwdefaults__", {"seconds": 1.0, "most": 1_000_000}
    )
    items = [item(web, number, kind="text/vtt") for number in range(1, 4)]
    web.page("/t1", endless)
    web.page("/t2", dripping)
    ran = home.ghost("import", feed(web, *items), "--all", status=2)
    assert f"{web.base}/t1: it is larger than 1 MB" in ran.err
    assert f"{web.base}/t2: it was not there after 1 seconds" in ran.err
    assert "We measured" in home.ghost("transcript", "talk-3-the-river-in-year-3").out


@pytest.mark.parametrize("kind", [signal.SIGKILL, signal.SIGINT])
def test_killed_at_any_moment_nothing_is_half_and_the_next_one_completes_it(
    home: Home, web: Web, kind: signal.Signals
) -> None:
    items = [item(web, number, more=chapters(web)) for number in range(1, 9)]
    address = feed(web, *items)
    states = []
    for delay in (0.15, 0.3, 0.45, 0.6):
        process = subprocess.Popen(
            [sys.executable, "-m", "ghostcli", "import", address, "--all"],
            cwd=home.library,
            env={**os.environ, "GHOST_CONTENT": str(home.library)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(delay)
        process.send_signal(kind)
        process.wait()
        states.append(home.files())
    home.ghost("import", address, "--all")
    final = home.files()
    for state in states:  # each file that was there was whole, and was not written again
        assert all(final[name] == file for name, file in state.items() if name.endswith(".vtt"))
    assert len(imported(home)) == 8
    for name in imported(home):
        folder = home.library / name
        assert (folder / "transcript.vtt").exists()
        assert (folder / "chapters-file.yaml").exists()
    assert home.ghost("import", address, "--all").err == "8 of 8 in the library already\n"


def test_an_interrupt_names_what_is_left(home: Home, web: Web) -> None:
    items = [item(web, number, kind="text/vtt") for number in range(1, 5)]
    web.page("/t3", dripping)  # the second newest: it hangs
    process = subprocess.Popen(
        [sys.executable, "-m", "ghostcli", "import", feed(web, *items), "--all"],
        env={**os.environ, "GHOST_CONTENT": str(home.library)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while "/t3" not in web.paths:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert process.returncode == 130
    assert "talk-4-the-river-in-year-4" in out
    assert "not fetched: Talk 3: the river in year 3; Talk 2" in err


FILES = [("text/vtt", "vtt"), ("application/json", "json"), ("text/plain", "txt")]


@pytest.mark.parametrize(("kind", "ending"), FILES)
def test_a_file_by_its_address_is_read_as_a_file(home: Home, web: Web, kind: str, ending: str) -> None:
    address = web.page(f"/talks/bridge.{ending}?key=secret", transcript(kind, 1), type=kind, etag='"1"')
    home.ghost("import", address, "--title", "The bridge")
    (episode,) = home.ghost("episodes", "-o", "json").json
    kept = f"{web.base}/talks/bridge.{ending}"
    assert episode["title"] == "The bridge"
    assert [(one["name"], one["url"]) for one in episode["sources"]] == [("127.0.0.1", kept)]
    before = home.files()
    again = home.ghost("import", address, "--title", "The bridge")
    assert [row[1] for row in again.rows] == ["unchanged"]
    assert home.files() == before
    assert "If-None-Match" in web.asked[-1][1]


def test_notes_and_chapters_by_their_address(home: Home, web: Web) -> None:
    home.episode("bridge")
    notes = web.page(
        "/summary.md",
        '# The bridge\n\n## Notable quotes\n\n> "Nobody asked the ferryman, and he had known for thirty years."\n> — Ben Cole\n',
    )
    home.ghost("import", notes, "--episode", "bridge")
    chapters(web)
    home.ghost("import", f"{web.base}/c.json", "--episode", "bridge")
    assert [row[3] for row in home.ghost("quotes").rows] == [
        "Nobody asked the ferryman, and he had known for thirty years."
    ]
    assert [row[3] for row in home.ghost("chapters").rows] == ["Begin", "End"]


def test_a_recording_is_not_downloaded(home: Home, web: Web) -> None:
    by_name = home.ghost("import", web.page("/talk.mp3", endless), status=2)
    assert web.asked == []
    for said in ("it is a recording", "whisper-ctranslate2 ", "whisper-cli ", "ghost import talk.json --url"):
        assert said in by_name.err
    by_type = home.ghost("import", web.page("/listen", endless, type="audio/mpeg"), status=2)
    assert "it is a recording" in by_type.err


def test_a_dry_run_writes_nothing(home: Home, web: Web) -> None:
    ran = home.ghost(
        "import", feed(web, *(item(web, number) for number in range(1, 4))), "--all", "--dry-run"
    )
    assert "would be new" in ran.out
    assert list(home.files()) == ["ghost.yaml"]


def test_the_formats_of_the_test_are_five(tmp_path: Path) -> None:
    assert len(TYPES) == 5
    assert tmp_path.exists()
