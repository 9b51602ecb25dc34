from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghostcli.records.moments import SERVICES, Moment, moment, service_of, web_address

unhurried = settings(deadline=None)  # a busy machine is no failure

WATCH = "https://www.youtube.com/watch?v=abc"


def heard(url: str, seconds: float | None = 90, **more: Any) -> Moment | None:
    return moment({"media": ({"url": url, **more},)}, seconds)


@pytest.mark.parametrize(
    ("url", "service", "found"),
    [
        (WATCH, "youtube", f"{WATCH}&t=90"),
        ("https://youtu.be/abc", "youtube", "https://youtu.be/abc?t=90"),
        ("https://m.youtube.com/watch?v=abc", "youtube", "https://m.youtube.com/watch?v=abc&t=90"),
        ("http://YOUTUBE.com/watch?v=abc", "youtube", "http://YOUTUBE.com/watch?v=abc&t=90"),
        ("https://www.youtube.com/embed/abc", "youtube", "https://www.youtube.com/embed/abc?start=90"),
        ("https://www.youtube-nocookie.com/embed/abc", "youtube", "https://www.youtube-nocookie.com/embed/abc?start=90"),
        ("https://vimeo.com/123", "vimeo", "https://vimeo.com/123#t=90s"),
        ("https://open.spotify.com/episode/a?si=b", "spotify", "https://open.spotify.com/episode/a?si=b&t=90"),
        ("https://podcasts.apple.com/us/podcast/a/id1?i=2", "apple", "https://podcasts.apple.com/us/podcast/a/id1?i=2&t=90"),
        ("https://overcast.fm/+ABC", "overcast", "https://overcast.fm/+ABC/1:30"),
        ("https://pca.st/episode/a", "pocketcasts", "https://pca.st/episode/a?t=90"),
        ("https://play.pocketcasts.com/a", "pocketcasts", "https://play.pocketcasts.com/a?t=90"),
        ("https://example.org/a.mp3", "file", "https://example.org/a.mp3#t=90"),
        ("https://example.org/a.MP4?b=c", "file", "https://example.org/a.MP4?b=c#t=90"),
        # what is there already is replaced
        (f"{WATCH}&t=12s", "youtube", f"{WATCH}&t=90"),
        ("https://youtu.be/abc?t=12&si=d&t=13", "youtube", "https://youtu.be/abc?si=d&t=90"),
        ("https://youtu.be/abc#t=12", "youtube", "https://youtu.be/abc?t=90"),  # both were left
        ("https://youtu.be/abc#about", "youtube", "https://youtu.be/abc?t=90#about"),
        ("https://youtu.be/abc?tt=1&at=2", "youtube", "https://youtu.be/abc?tt=1&at=2&t=90"),
        ("https://vimeo.com/123#t=12s", "vimeo", "https://vimeo.com/123#t=90s"),
        ("https://overcast.fm/+ABC/12:34", "overcast", "https://overcast.fm/+ABC/1:30"),
        ("https://overcast.fm/+ABC/1:02:03/", "overcast", "https://overcast.fm/+ABC/1:30"),
        ("https://example.org/a.mp3#t=12", "file", "https://example.org/a.mp3#t=90"),
    ],
)  # fmt: skip
def test_each_service_is_sent_to_the_second(url: str, service: str, found: str) -> None:
    assert heard(url) == Moment(found, True, service, 90)
    assert heard(url, None) == Moment(url, False, service)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/episode",
        "https://example.org/a.mp3/page",
        "https://example.org/a.html",
        "https://notyoutube.com/watch?v=abc",
        "https://youtube.com.example.org/watch?v=abc",
        "https://example.org/youtube.com",
        "https://youtube.com@example.org/",
    ],
)
def test_a_page_cannot_be_sent_to_a_second(url: str) -> None:
    assert heard(url) == Moment(url, False, "page", 90)


@pytest.mark.parametrize(
    ("seconds", "time"),
    [(0, "0:00"), (5, "0:05"), (605, "10:05"), (3605, "1:00:05"), (36_000, "10:00:00"), (59.999, "0:59")],
)
def test_overcast_names_the_time_as_it_shows_it(seconds: float, time: str) -> None:
    found = heard("https://overcast.fm/+ABC", seconds)
    assert found
    assert found.url == f"https://overcast.fm/+ABC/{time}"


@pytest.mark.parametrize(
    ("seconds", "offset", "second"),
    [
        (90, 0, 90),
        (90, 48, 138),
        (90, -48, 42),
        (90.9, 0, 90),
        (90.5, 0.5, 91),
        (48, -48, 0),
        (48.2, -48, 0),
        (0, 0, 0),
    ],
)
def test_a_medium_has_a_clock_of_its_own(seconds: float, offset: float, second: int) -> None:
    assert heard(WATCH, seconds, offset=offset) == Moment(f"{WATCH}&t={second}", True, "youtube", second)


def test_what_a_medium_does_not_have_is_sought_in_the_next() -> None:
    # It was sent to its first second, which is another one.
    cut = {"url": "https://example.org/cut.mp3", "offset": -48}
    whole = {"url": "https://example.org/whole.mp3"}
    assert moment({"media": (cut, whole)}, 30) == Moment(f"{whole['url']}#t=30", True, "file", 30)
    assert moment({"media": (cut,)}, 30) == Moment("https://example.org/cut.mp3", False, "file", None)
    assert moment({"media": (cut, whole)}, 50) == Moment(f"{cut['url']}#t=2", True, "file", 2)


def test_the_first_medium_that_can_seek_is_taken() -> None:
    media = ({"url": "https://example.org/page"}, {"url": "javascript:alert(1)"}, {"url": WATCH})
    assert moment({"media": media}, 90) == Moment(f"{WATCH}&t=90", True, "youtube", 90)
    assert moment({"media": media}, None) == Moment("https://example.org/page", False, "page")
    assert moment({"media": media[:2]}, 90) == Moment("https://example.org/page", False, "page", 90)


@pytest.mark.parametrize("episode", [{}, {"media": ()}, {"media": ({"url": "javascript:alert(1)"},)}])
def test_without_a_medium_there_is_no_moment(episode: dict[str, Any]) -> None:
    assert moment(episode, 90) is None
    assert moment(episode, None) is None


@pytest.mark.parametrize(
    ("medium", "name"),
    [
        ({"url": "https://example.org/a", "service": "YouTube"}, "youtube"),
        ({"url": "https://example.org/a", "service": "Pocket Casts"}, "pocketcasts"),
        ({"url": WATCH, "service": "page"}, "page"),
        ({"url": WATCH, "service": "My site"}, "youtube"),
        ({"url": WATCH, "service": ""}, "youtube"),
        ({"url": "file:///a.mp3"}, "page"),
        ({"url": "nonsense"}, "page"),
    ],
)
def test_the_service_is_the_one_named_else_the_one_the_address_tells(
    medium: dict[str, str], name: str
) -> None:
    assert service_of(medium).name == name


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)//https://example.org",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "ftp://example.org/a.mp3",
        "vbscript:x",
        "http:",
        "http://",
        "https://",
        "https:///path",
        "https://:443/",
        "https://@/",
        "http:example.org",
        "//example.org/a",
        "example.org/a",
        "-https://example.org",
        "--help",
        "https://[::1",
        "https://[zz]/",
        "",
        " https://example.org",
        "https://example.org ",
        "https://exa mple.org",
        "https://example.org/a\tb",
        "https://example.org/a\nb",
        "https://example.org/\x00",
        "https://example.org/\x1b[31m",
        "https://example.org/\x7f",
        "https://example.org/\x9b31m",
        "java\nscript:alert(1)",
        "https://example.org/\u202egro",
        "https://example.org/\u2066",
        "https://example.org/\u2028",
        "https://example.org/\u00a0",
        "https://example.org/\ud800",
        "https://example.org\\@evil.example",
        "https://example.org/a>b",
        'https://example.org/"onclick="',
        "https://example.org/`x`",
    ],
)
def test_a_hostile_address_is_none(url: str) -> None:
    assert web_address(url) is None
    assert heard(url) is None
    assert heard(url, None) is None
    for service in SERVICES:
        assert heard(url, service=service.name) is None


@pytest.mark.parametrize(
    "url", [WATCH, "HTTPS://EXAMPLE.ORG", "http://127.0.0.1:8000/a", "https://[::1]/a", "https://müller.example/ü?q=é#t"]
)  # fmt: skip
def test_an_address_is_one(url: str) -> None:
    assert web_address(url) == urlsplit(url)


@unhurried
@given(st.text(), st.floats(-100, 1_000_000))
def test_what_may_be_opened_is_safe(text: str, seconds: float) -> None:
    for url in (text, f"https://{text}", f"https://youtu.be/{text}"):
        found = heard(url, seconds)
        if found:
            split = web_address(found.url)
            assert split
            assert split.scheme in {"http", "https"}
            assert not found.seeks or found.second == int(seconds)


def test_the_table_of_services() -> None:
    names = [service.name for service in SERVICES]
    assert len(set(names)) == len(names)
    assert names[-2:] == ["file", "page"]
    assert all(service.hosts for service in SERVICES[:-2])
    assert all(name == name.lower().replace(" ", "") for name in names)
