"""From a time on an episode's clock to the address of that second: what each service can do."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.records.moments import SERVICES, moment, service_of, web_address

SOUGHT = [
    (
        "https://www.youtube.com/watch?v=lXUZvyajciY",
        6930,
        "https://www.youtube.com/watch?v=lXUZvyajciY&t=6930",
    ),
    ("https://youtu.be/lXUZvyajciY", 5, "https://youtu.be/lXUZvyajciY?t=5"),
    ("https://youtu.be/lXUZvyajciY?t=99&si=x", 5, "https://youtu.be/lXUZvyajciY?si=x&t=5"),
    ("https://www.youtube.com/watch?v=x#t=99", 5, "https://www.youtube.com/watch?v=x&t=5"),
    ("https://m.youtube.com/watch?v=x&list=y", 0, "https://m.youtube.com/watch?v=x&list=y&t=0"),
    (
        "https://www.youtube-nocookie.com/embed/x?start=9",
        5,
        "https://www.youtube-nocookie.com/embed/x?start=5",
    ),
    ("https://vimeo.com/1234", 90, "https://vimeo.com/1234#t=90s"),
    ("https://open.spotify.com/episode/abc", 90, "https://open.spotify.com/episode/abc?t=90"),
    (
        "https://podcasts.apple.com/us/podcast/x/id1?i=2",
        90,
        "https://podcasts.apple.com/us/podcast/x/id1?i=2&t=90",
    ),
    ("https://overcast.fm/+UtNT", 816, "https://overcast.fm/+UtNT/13:36"),
    ("https://overcast.fm/+UtNT", 67, "https://overcast.fm/+UtNT/1:07"),
    ("https://overcast.fm/+UtNT", 7, "https://overcast.fm/+UtNT/0:07"),
    ("https://overcast.fm/+UtNT/13:36", 4613, "https://overcast.fm/+UtNT/1:16:53"),
    ("https://pca.st/abc", 90, "https://pca.st/abc?t=90"),
    ("https://pca.st/abc?t=7", 90, "https://pca.st/abc?t=90"),
    ("https://example.org/a.mp3", 90, "https://example.org/a.mp3#t=90"),
    ("https://example.org/a.M4A?x=1#t=5", 90, "https://example.org/a.M4A?x=1#t=90"),
    ("http://EXAMPLE.org/a.webm", 90.9, "http://EXAMPLE.org/a.webm#t=90"),
]


@pytest.mark.parametrize(("url", "second", "expected"), SOUGHT)
def test_the_address_of_a_second(url: str, second: float, expected: str) -> None:
    found = moment({"media": [{"url": url}]}, second)
    assert found
    assert (found.url, found.seeks, found.second) == (expected, True, int(second))


def test_every_service_that_can_be_sent_to_a_second_is_in_the_table_above() -> None:
    tried = {service_of({"url": url}).name for url, _, _ in SOUGHT}
    assert tried == {service.name for service in SERVICES if service.seek}


ELSEWHERE = [
    ("https://www.dwarkesh.com/p/andrej-karpathy", "page"),
    ("https://notyoutube.com/watch?v=x", "page"),
    ("https://youtube.com.evil.org/watch?v=x", "page"),
    ("https://evil.org/youtube.com", "page"),
    ("https://spotify.com/episode/x", "page"),
    ("https://example.org/a.mp3.html", "page"),
]


@pytest.mark.parametrize(("url", "service"), ELSEWHERE)
def test_a_page_cannot_be_sent_to_a_second(url: str, service: str) -> None:
    found = moment({"media": [{"url": url}]}, 90)
    assert found == (url, False, service, 90)


def test_a_service_that_is_named_counts_before_the_address() -> None:
    medium = {"url": "https://cdn.example.org/x", "service": "File"}
    assert moment({"media": [medium]}, 90) == ("https://cdn.example.org/x#t=90", True, "file", 90)
    assert service_of({"url": "https://youtu.be/x", "service": "page"}).seek is None
    assert service_of({"url": "https://youtu.be/x", "service": "My Player"}).name == "youtube"


YOUTUBE, PAGE, FILE = "https://youtu.be/x", "https://example.org/x", "https://example.org/x.mp3"

MEDIA: list[tuple[list[dict[str, Any]], float | None, tuple[Any, ...] | None]] = [
    ([], 90, None),
    ([{"url": PAGE}, {"url": FILE}], 90, (f"{FILE}#t=90", True, "file", 90)),
    ([{"url": PAGE}, {"url": FILE}], None, (PAGE, False, "page", None)),
    ([{"url": YOUTUBE}, {"url": FILE}], 90, (f"{YOUTUBE}?t=90", True, "youtube", 90)),
    ([{"url": YOUTUBE, "offset": -48}], 90, (f"{YOUTUBE}?t=42", True, "youtube", 42)),
    ([{"url": YOUTUBE, "offset": 48}], 90.5, (f"{YOUTUBE}?t=138", True, "youtube", 138)),
    ([{"url": YOUTUBE, "offset": -48}], 47.5, (YOUTUBE, False, "youtube", None)),
    ([{"url": YOUTUBE, "offset": -48}, {"url": FILE}], 5, (f"{FILE}#t=5", True, "file", 5)),
    ([{"url": PAGE, "offset": -48}], 90, (PAGE, False, "page", 42)),
    ([{"url": "javascript:alert(1)"}], 90, None),
    ([{"url": "javascript:alert(1)"}, {"url": FILE}], 90, (f"{FILE}#t=90", True, "file", 90)),
]


@pytest.mark.parametrize(("media", "second", "expected"), MEDIA)
def test_which_of_the_media_is_taken(
    media: list[dict[str, Any]], second: float | None, expected: tuple[Any, ...] | None
) -> None:
    assert moment({"media": media}, second) == expected


HOSTILE = [
    "javascript:alert(1)",
    "file:///etc/passwd",
    "data:text/html,x",
    "ftp://example.org/x.mp3",
    "//example.org/x",
    "example.org/x",
    "https://",
    "https:///x",
    "https:x",
    "http://[::1",
    "--new-window",
    "-h",
    "",
    " https://example.org",
    "https://example.org/a b",
    "https://example.org/\x1b[31m",
    "https://example.org/\x9b",
    "https://example.org/\n",
    "https://example.org/\u202e",
    'https://example.org/"',
    "https://example.org/<b>",
    "https:\\\\example.org",
    "https://example.org/\u00a0",
    "https://example.org/\u2028",
    "https://exa\ud800mple.org",
    "vbscript://example.org",
    "smb://example.org",
]


@pytest.mark.parametrize("url", HOSTILE)
def test_what_is_no_address_to_open(url: str) -> None:
    assert web_address(url) is None
    assert moment({"media": [{"url": url}]}, 90) is None


@given(st.text())
def test_any_text_is_judged(url: str) -> None:
    split = web_address(url)
    assert split is None or (split.scheme.lower() in {"http", "https"} and split.hostname)


@given(st.sampled_from([url for url, _, _ in SOUGHT]), st.integers(0, 400_000), st.integers(0, 400_000))
def test_seeking_again_replaces_the_second(url: str, first: int, second: int) -> None:
    once = moment({"media": [{"url": url}]}, first)
    assert once
    again = moment({"media": [{"url": once.url}]}, second)
    assert again
    assert again.url == getattr(moment({"media": [{"url": url}]}, second), "url", None)
