"""A citation as `ghost cite` makes one, to be put into each format."""

from __future__ import annotations

from typing import Any

from ghostcli.actions.citing import Citation
from ghostcli.render.formats import CITATIONS
from ghostcli.render.request import Request

FILE = "https://example.org/small-works/moving-a-library.mp3"
BOOK = "We carried the whole library across the river by hand, and we lost one book."
TITLE = "A sample: how a town moved its library"


def citation(**more: Any) -> Citation:
    """A citation of which everything is known, with what is given in its place."""
    known = Citation(
        "bridge/quotes/a",
        "We measured it.",
        "Ada Reed",
        "Small Works",
        "The Bridge",
        "2026-05-04",
        (65.5, None),
        "https://example.org/b.mp3#t=65",
    )
    return known._replace(**more)


def in_format(name: str, citations: list[Citation]) -> str:
    """Citations in the format of that name."""
    return "".join(CITATIONS.named(name, terminal=False).write(citations, Request()))


BARE = citation(speaker=None, show=None, published=None, time=None, url=None)
