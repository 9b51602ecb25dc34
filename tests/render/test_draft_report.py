"""Drafts as an editor sees them, the page and the terminal: signs, what was said, by whom, hostile texts.

GHOST_UPDATE=1 writes both again.
"""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from pathlib import Path

from traced import Home

GOLDEN = Path(__file__).parent.parent / "golden" / "draft-report.html"
TERMINAL = GOLDEN.with_name("draft-colour.txt")
UPDATE = bool(os.environ.get("GHOST_UPDATE"))

TALK = """WEBVTT

00:01.000 --> 00:06.000
<v Ida Holm>I never said that the ferryman stole the money, and I was there.

00:07.000 --> 00:12.000
<v Otto Brandt>The toll was, um, four pence a cart and it was counted by candle light.

00:13.000 --> 00:18.000
<v Eve &lt;script&gt;alert(1)&lt;/script&gt;>My aunt wrote every single cart into a book with a red cover.
"""
NOTES = """title: The toll
media: [{url: 'https://example.org/toll.mp3?a=b&c=d'}]
people: [{name: Ida Holm}, {name: Otto Brandt}]
"""
DRAFT = """“It was counted by candle light,” said Otto Brandt.

“The toll was four pence a cart,” said Otto Brandt.

“I … said that the ferryman stole the money,” said Ida Holm.

“The toll was five pence a cart and it was counted by candle light,” said Otto Brandt.

“it was counted by candle light,” said Ida Holm.

“and I was there. The toll was four pence a cart”, somebody wrote.

“it was counted by candle light,” said Brandt, “and the toll was four pence a cart.”

“My aunt wrote every single cart into a book with a red cover”

“Six geese & a `x` <b onclick='y'>went</b> over the pond \u202eat dawn” and “a toll”
"""


class _Page(HTMLParser):
    """The tags and attributes that a browser sees, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def page_of(home: Home) -> str:
    home.episode("toll", NOTES, TALK)
    draft = home.note('a "<i>b.md', DRAFT)
    home.ghost("verify", "--draft", draft, "--report", "report.html", "--all", status=1)
    text = (home.library / "report.html").read_text(encoding="utf-8")
    return re.sub(r"transcripts on [^.]+\.", "transcripts on DATE.", text)


def test_the_page(home: Home) -> None:
    page = page_of(home)
    if UPDATE:
        GOLDEN.write_text(page, encoding="utf-8")
    assert page == GOLDEN.read_text(encoding="utf-8")


def test_the_terminal(home: Home) -> None:
    home.episode("toll", NOTES, TALK)
    draft = home.note("toll.md", DRAFT)
    asked = ("verify", "--draft", draft, "--all", "-C", "-o", "table", "--color", "always")
    shown = home.ghost(*asked, status=1).out
    if UPDATE:
        TERMINAL.write_text(shown, encoding="utf-8")
    assert shown == TERMINAL.read_text(encoding="utf-8")
    assert "\u202e" not in shown
    assert shown.startswith("4 of 10 quotations are quotable: 2 verbatim, 2 near")


def test_no_text_becomes_markup(home: Home) -> None:
    page = page_of(home)
    seen = _Page()
    seen.feed(page)
    assert seen.tags == {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "article", "blockquote", "del",
        "ins", "a", "ul", "li",
    }  # fmt: skip
    assert seen.attributes == {"lang", "charset", "name", "content", "class", "href", "rel"}
    assert "\u202e" not in page


def test_an_address_that_is_none_is_no_link(home: Home) -> None:
    home.episode("toll", "title: T\nmedia: [{url: 'javascript:alert(1)'}]\n", TALK)
    home.ghost("verify", "--draft", "-", "--report", "report.html", stdin=DRAFT, status=1)
    page = (home.library / "report.html").read_text(encoding="utf-8")
    assert "<a " not in page
    assert "javascript" not in page
