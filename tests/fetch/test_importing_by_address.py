"""`ghost import ADDRESS` of a single file: a transcript, notes, chapters; a recording is refused."""

from __future__ import annotations

import pytest
from feeds import chapters, transcript

from traced import Home
from web import Web, endless

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


PAGE = """<!doctype html><html><head><title>Small Works</title>
<link rel="stylesheet" href="/style.css">
<link rel="alternate" type="application/rss+xml" title="Comments" href="/talk/comments/feed/">
<link rel="Alternate" type="application/rss+xml; charset=utf-8" title="Small Works" href="/feed.xml?a=1&amp;token=x">
<link rel="alternate" type="text/calendar" href="/dates.ics"><link rel="alternate" type="application/rss+xml">
<link rel="alternate" type="application/atom+xml" href="javascript:alert(1)">
<link rel="alternate" type="application/atom+xml" href="https://[::1">
</head><body><p>A show about bridges and boats.</p></body></html>"""


def test_the_feed_that_a_page_names_is_told_and_not_fetched(home: Home, web: Web) -> None:
    told = home.ghost("import", web.page("/show", PAGE, type="text/html"), status=2).err
    assert "it is a page, and no transcript, notes or feed" in told
    assert f"it names a feed:\n    ghost import '{web.base}/feed.xml?a=1&token=…'\n" in told
    assert set(web.paths) == {"/show"}
