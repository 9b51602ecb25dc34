"""Character references: as html.unescape reads them, and of any length."""

from __future__ import annotations

import html
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.errors import GhostError
from ghostcli.recognition.recognise import read
from ghostcli.text.entities import bounded, unescape

LONG = "&#" + "1" * 5000 + ";"


@given(st.text(alphabet="&#x0123456789;amplt ", max_size=40))
def test_it_is_what_html_reads(text: str) -> None:
    assert unescape(text) == html.unescape(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (LONG, "\ufffd"),
        (LONG[:-1], "\ufffd"),
        ("&#" + "0" * 5000 + "65;", "A"),
        ("&#" + "0" * 5000 + ";", "\ufffd"),
        ("&#x" + "0" * 5000 + "41;", "A"),
    ],
)
def test_a_number_may_have_any_length(text: str, meant: str) -> None:
    assert unescape(f"a {text} b") == f"a {meant} b"
    assert len(bounded(LONG)) == 1


PAGES = {
    "text": f"<html><body><p>Ada: one {LONG} two</p><p>Ben: three</p></body></html>",
    "attribute": f'<html><body><p class="{LONG}">Ada: one two</p><p>Ben: three</p></body></html>',
    "cited": f"<cite>Ada:</cite><time>0:01</time><p>One {LONG} two</p><cite>Ben:</cite><p>Three</p>",
    "otr": json.dumps({"text": f"<p><b>Ada</b> one {LONG} two</p><p><b>Ben</b> three</p>", "media": "a.mp3"}),
    "text of names": f"Ada: one {LONG} two\n\nBen: three\n",
}


@pytest.mark.parametrize("page", PAGES)
def test_no_reader_is_stopped_by_one(page: str) -> None:
    with suppress(GhostError):
        assert read(PAGES[page].encode(), None).cues
