"""A page with a video: its captions and facts, through yt-dlp where it is installed."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from ghostcli.errors import GhostError
from ghostcli.fetch import captions
from ghostcli.fetch.captions import Track, is_video_page
from traced import Home
from web import Web, endless

needs_program = pytest.mark.skipif(
    importlib.util.find_spec("yt_dlp") is None, reason="yt-dlp is not installed"
)

VTT = "WEBVTT\n\n00:00:01.000 --> 00:00:06.000\n<v Ada Reed>We measured the river {how}.\n"
AUTOMATIC = {code: [{"ext": "vtt"}] for code in ("af", "de", "en", "en-orig", "zh-Hans")}


@pytest.mark.parametrize(
    ("info", "language", "track"),
    [
        (
            {"subtitles": {"en": [], "de": []}, "automatic_captions": AUTOMATIC, "language": "de"},
            None,
            ("de", True),
        ),
        ({"subtitles": {"en-GB": []}, "automatic_captions": AUTOMATIC}, "en", ("en-GB", True)),
        (
            {"subtitles": {"fr": []}, "automatic_captions": AUTOMATIC, "language": "en"},
            None,
            ("en-orig", False),
        ),
        ({"subtitles": {"fr": []}, "automatic_captions": AUTOMATIC}, None, ("fr", True)),
        ({"subtitles": {"live_chat": []}, "automatic_captions": AUTOMATIC}, None, ("en-orig", False)),
        ({"automatic_captions": AUTOMATIC}, "zh-Hans", ("zh-Hans", False)),
        ({"subtitles": None, "automatic_captions": {"en": []}, "language": 5}, None, ("en", False)),
    ],
)
def test_captions_by_people_come_first_in_the_language_asked_for(
    info: dict[str, object], language: str | None, track: tuple[str, bool]
) -> None:
    assert captions._chosen(info, language) == Track(*track)


@pytest.mark.parametrize(
    ("info", "language", "said"),
    [
        ({"subtitles": {"en": []}}, "fr", "no captions in fr"),
        ({"subtitles": {"live_chat": []}}, None, "no captions"),
        ({}, None, "no captions"),
        ({"subtitles": [], "automatic_captions": "x"}, "en", "no captions"),
    ],
)
def test_no_captions(info: dict[str, object], language: str | None, said: str) -> None:
    with pytest.raises(GhostError, match=said):
        captions._chosen(info, language)


@pytest.mark.parametrize(
    ("address", "is_video"),
    [
        ("https://www.youtube.com/watch?v=abc", True),
        ("https://youtu.be/abc", True),
        ("https://a.org/x", False),
    ],
)
def test_a_page_of_a_service_of_videos_is_not_fetched(address: str, is_video: bool) -> None:
    assert is_video_page(address) == is_video


def page(web: Web, *languages: str, title: str = "The bridge talk") -> str:
    tracks = "".join(
        f'<track kind="subtitles" srclang="{code}" src="{web.page(f"/{code}.vtt", VTT.format(how=code), type="text/vtt")}">'
        for code in languages
    )
    web.page("/movie.mp4", b"\0" * 5000, type="video/mp4")
    html = f'<html><head><title>{title}</title></head><body><video src="/movie.mp4">{tracks}</video></body></html>'
    return web.page("/talk", html, type="text/html")


@needs_program
def test_the_captions_of_a_page(home: Home, web: Web) -> None:
    address = page(web, "de", "en")
    home.ghost("import", address, "--language", "en", "--title", "The bridge talk")
    (episode,) = home.ghost("episodes", "-o", "json").json
    assert "We measured the river en." in home.ghost("transcript", episode["ref"]).out
    assert episode["title"] == "The bridge talk"
    assert [one["url"] for one in episode["media"]] == [address]
    assert [one["url"] for one in episode["sources"]] == [address]
    again = home.ghost("import", address, "--language", "en", "--title", "The bridge talk")
    assert [row[1] for row in again.rows] == ["unchanged"]


@needs_program
def test_the_key_of_a_page_stays_out_of_the_library(home: Home, web: Web) -> None:
    page(web, "en")
    web.pages["/talk?token=secret"] = web.pages["/talk"]
    ran = home.ghost("import", f"{web.base}/talk?token=secret", "--title", "The bridge talk")
    assert "secret" not in ran.out + ran.err
    assert not any(b"secret" in data for data, _ in home.files().values())
    assert any("token=secret" in path for path in web.paths)
    assert web.asked[-1][1]["User-Agent"].startswith("ghost/")


@needs_program
def test_the_captions_of_a_page_are_fetched_within_limits(home: Home, web: Web) -> None:
    """The page chooses the address of its captions."""
    page(web, "en")
    html = web.pages["/talk"].body
    assert isinstance(html, bytes)
    evil = web.page(
        "/evil", html.replace(f"{web.base}/en.vtt".encode(), b"http://127.0.0.2:9/x.vtt"), type="text/html"
    )
    assert "so it is not fetched" in home.ghost("import", evil, status=2).err
    web.page("/en.vtt", endless)
    assert "it is larger than 50 MB" in home.ghost("import", f"{web.base}/talk", status=2).err


@needs_program
def test_a_page_without_captions_says_so(home: Home, web: Web) -> None:
    assert "it has no captions" in home.ghost("import", page(web), status=2).err
    told = home.ghost("import", page(web, "de"), "--language", "fr", status=2).err
    assert "no captions in fr\n  it has de\n" in told


@needs_program
def test_a_page_that_the_program_does_not_know(home: Home, web: Web) -> None:
    address = web.page("/x?token=secret", "<html><body><p>Words</p></body></html>", type="text/html")
    told = home.ghost("import", address, status=2).err
    assert "yt-dlp says: Unsupported URL" in told
    assert "secret" not in told


def test_without_the_program_a_sentence_names_the_extra(
    home: Home, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(captions, "program", lambda: None)
    told = home.ghost("import", page(web, "en"), status=2).err
    assert "it is a page, and no transcript, notes or feed\n  pip install 'ghostcli[fetch]'" in told


RECORDED = {
    "id": "BrDgE000001",
    "title": "The bridge at Vell",
    "channel": "Rivers and Roads",
    "upload_date": "20260320",
    "duration": 262,
    "language": "en",
    "webpage_url": "https://www.youtube.com/watch?v=BrDgE000001",
    "chapters": [
        {"start_time": 0, "end_time": 48, "title": "Two numbers"},
        {"start_time": 48, "end_time": 262, "title": "A gauge"},
    ],
    "subtitles": {"en": [{"ext": "vtt", "url": "https://x/en"}]},
    "automatic_captions": {"en-orig": [{"ext": "json3"}]},
}
PROGRAM = """\
import json, sys
words = sys.argv[1:]
info = json.loads({info!r})
if "--dump-single-json" in words:
    print(json.dumps(info))
else:
    name = words[words.index("-o") + 1].replace("%(title).100B", info["title"])
    kind = "en" if "--write-subs" in words else "en-orig"
    open(name.replace("%(ext)s", kind + ".vtt"), "w").write({vtt!r})
    open(name.replace("%(ext)s", "info.json"), "w").write(json.dumps(info))
"""


def test_what_the_program_knows_of_a_video_is_in_its_episode(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its recorded answer for a video of YouTube, which no test may ask for."""
    program = tmp_path / "program.py"
    program.write_text(PROGRAM.format(info=json.dumps(RECORDED), vtt=VTT.format(how="twice")))
    monkeypatch.setattr(captions, "program", lambda: [sys.executable, str(program)])
    home.ghost("import", "https://youtu.be/BrDgE000001?si=share")
    (episode,) = home.ghost("episodes", "-o", "json").json
    assert episode["ref"] == "the-bridge-at-vell"
    assert (episode["title"], episode["show"]) == ("The bridge at Vell", "Rivers and Roads")
    assert (episode["published"], episode["duration"]) == ("2026-03-20", 262)
    assert [one["url"] for one in episode["media"]] == ["https://www.youtube.com/watch?v=BrDgE000001"]
    assert [row[3] for row in home.ghost("chapters").rows] == ["Two numbers", "A gauge"]


def test_the_feed_of_a_channel_brings_in_captions(
    home: Home, web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Rivers and Roads</title><entry>'
        "<title>The bridge at Vell</title><published>2026-03-20T10:00:00Z</published>"
        '<link rel="alternate" href="https://www.youtube.com/watch?v=BrDgE000001"/></entry></feed>'
    )
    address = web.page("/feeds/videos.xml", atom, type="text/xml")
    monkeypatch.setattr(captions, "program", lambda: None)
    monkeypatch.setattr("ghostcli.actions.feed_items.program", lambda: None)
    ran = home.ghost("import", address, "--all")
    assert "1 of 1 without a transcript\n" in ran.err
    program = tmp_path / "program.py"
    program.write_text(PROGRAM.format(info=json.dumps(RECORDED), vtt=VTT.format(how="twice")))
    for place in ("ghostcli.fetch.captions.program", "ghostcli.actions.feed_items.program"):
        monkeypatch.setattr(place, lambda: [sys.executable, str(program)])
    ran = home.ghost("import", address, "--all")
    assert "without a transcript" not in ran.err
    assert "We measured the river twice." in home.ghost("transcript", "the-bridge-at-vell").out
    assert home.ghost("import", address, "--all").err == "1 of 1 in the library already\n"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("print('no json')", "answer cannot be read"),
        ("print('[]')", "answer cannot be read"),
        ('print(\'{"_type": "playlist", "entries": [1, 2]}\')', "a list of 2 videos"),
        (
            "import sys; print('ERROR: \\x1b[31mgone', file=sys.stderr); sys.exit(1)",
            "yt-dlp says: \\x1b[31mgone",
        ),
        ("import os; os._exit(7)", "exit status 7"),
        (
            "import json, sys; print(json.dumps({'subtitles': {'en': []}}))",
            "could not fetch the captions (en)",
        ),
    ],
)
def test_a_program_that_answers_something_else(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, said: str
) -> None:
    program = tmp_path / "program.py"
    program.write_text(body)
    monkeypatch.setattr(captions, "program", lambda: [sys.executable, str(program)])
    assert said in home.ghost("import", "https://youtu.be/abc", status=2).err
    assert list(home.files()) == ["ghost.yaml"]
