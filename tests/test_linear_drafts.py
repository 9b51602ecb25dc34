"""Reading a hostile draft takes work in proportion: lines of ghost's code that run, counted."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from html import escape
from itertools import product

import pytest

from counted import work
from ghostcli.drafts.attribution import attributions
from ghostcli.drafts.files import read_draft_bytes
from ghostcli.drafts.people import People, Person
from ghostcli.errors import GhostError
from thinned import thinned
from zips import docx, odt, par

COUNT = 150
TWICE = 3.0
SAID = "“we had never seen anything like it before,” said Ada Reed."
PEOPLE = People(Person(name, (name,), name) for name in ("Ada Reed", "Ben Cole"))
RUNS = {
    "quotes": '"', "opening marks": "“", "closing marks": "”", "pairs": "“a” ", "quotations": SAID + " ",
    "apostrophes": "'", "names": "Ada Reed ", "verbs": "said ", "commas": ", ", "stops": ".", "blanks": " ",
    "open tags": "<", "tags": "<i>", "closed tags": "</i>", "stars": "*", "underscores": "_", "backticks": "`",
    "brackets": "[", "links": "[a](b) ", "notes": "[^1] ", "backslashes": "\\", "braces": "{", "commands": "\\emph{",
    "dollars": "$", "hashes": "#", "greater": "> ", "pipes": "|", "dashes": "— ", "ampersands": "&",
    "entities": "&quot;", "comments": "<!-- ", "accents": "e\u0301",
}  # fmt: skip


def html(text: str) -> str:
    return f"<!DOCTYPE html><html><body><p>{text}</p></body></html>"


def latex(text: str) -> str:
    return f"\\documentclass{{article}}\n\\begin{{document}}\n{text}\n\\end{{document}}\n"


SHAPES: dict[str, Callable[[str], str | bytes]] = {
    "markdown": str, "html": html, "latex": latex, "docx": lambda text: docx(par(escape(text))),
    "odt": lambda text: odt(f"<text:p>{escape(text)}</text:p>"),
}  # fmt: skip
WHOLE: dict[str, Callable[[int], str | bytes]] = {
    "paragraphs": lambda n: f"{SAID}\n\n" * n,
    "lines": lambda n: f"{SAID}\n" * n,
    "quoted": lambda n: f"> {SAID}\n" * n,
    "headings": lambda n: "# Ada Reed\n" * n,
    "lists": lambda n: "".join(f"{'  ' * (at % 9)}- {SAID}\n" for at in range(n)),
    "fences": lambda n: "```\n" * n + SAID,
    "front matter": lambda n: f"---\ntitle: a{' ' * n}b\n---\n\n{SAID}\n",
    "footnotes": lambda n: "".join(f"{SAID}[^{at}]\n\n[^{at}]: Ada Reed.\n\n" for at in range(n)),
    "nested tags": lambda n: html("<blockquote>" * n + SAID + "</blockquote>" * n),
    "open paragraphs": lambda n: html("<p>" * n + SAID),
    "nested groups": lambda n: latex("{" * n + SAID + "}" * n),
    "open quotes": lambda n: latex("\\begin{quote}\n" * n + SAID),
    "runs": lambda n: docx(par(*["“a ", "b” "] * n)),
    "cells": lambda n: docx("<w:tbl><w:tr>" + f"<w:tc>{par('a')}</w:tc>" * n + "</w:tr></w:tbl>"),
    "spans": lambda n: odt("<text:p>" + "<text:span>“a” </text:span>" * n + "</text:p>"),
    "nested spans": lambda n: odt("<text:p>" + "<text:span>" * n + SAID + "</text:span>" * n + "</text:p>"),
}


def reading(draft: str | bytes) -> int:
    """What runs to read a draft and to say who is named beside its quotations, or to refuse it."""
    data = draft.encode() if isinstance(draft, str) else draft

    def read_it() -> None:
        with suppress(GhostError):
            attributions(read_draft_bytes(data, "draft"), PEOPLE)

    return work(read_it)


def grows_as_it(make: Callable[[int], str | bytes]) -> None:
    reading(make(COUNT))  # what is loaded or compiled once is
    few, many = reading(make(COUNT)), reading(make(2 * COUNT))
    assert many <= max(TWICE * few, 5000), (few, many)


@pytest.mark.parametrize(("run", "shape"), thinned(product(RUNS, SHAPES), 4))
def test_a_long_run_in_one_paragraph(run: str, shape: str) -> None:
    grows_as_it(lambda n: SHAPES[shape](f"{SAID} {RUNS[run] * n} end. {SAID}"))


@pytest.mark.parametrize("whole", thinned(WHOLE, 2))
def test_a_hostile_draft(whole: str) -> None:
    grows_as_it(WHOLE[whole])
