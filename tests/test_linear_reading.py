"""Reading a hostile file takes work in proportion: lines of ghost's code that run, counted."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from html import escape
from itertools import product

import pytest

from counted import work
from ghostcli.errors import GhostError
from ghostcli.recognition.recognise import read
from ghostcli.transcripts.turns import passages, turns
from thinned import thinned
from zips import docx, par

FEW, MANY = 150, 250
TWICE = 3.0
RUNS = {
    "stops": ".", "blanks": " ", "words": "a ", "letters": "a", "quotes": '"', "colons": ": ", "brackets": "[",
    "tags": "<i>", "open tags": "<", "names": "Ada: ", "times": "0:01 ", "dashes": "- ", "stars": "*",
    "entities": "&amp;", "ampersands": "&", "arrows": "-->", "hashes": "#", "pipes": "|", "commas": ",",
    "accents": "e\u0301", "ideographs": "。", "backslashes": "\\", "lines": "\\N", "numbers": "1 ",
}  # fmt: skip


def stamp(second: int) -> str:
    return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"


def vtt(texts: list[str]) -> str:
    cues = [f"{stamp(at)}.000 --> {stamp(at + 1)}.000\n{text}\n" for at, text in enumerate(texts)]
    return "\n".join(["WEBVTT\n", *cues])


def srt(texts: list[str]) -> str:
    return "\n".join(
        f"{at + 1}\n{stamp(at)},000 --> {stamp(at + 1)},000\n{text}\n" for at, text in enumerate(texts)
    )


def told(texts: list[str]) -> str:
    return "\n\n".join(
        f"{name}: {text}" for name, text in zip(["Ada Reed", "Ben Cole"] * len(texts), texts, strict=False)
    )


def segments(texts: list[str]) -> str:
    return json.dumps(
        {"segments": [{"start": at, "end": at + 1, "text": one} for at, one in enumerate(texts)]}
    )


def table(texts: list[str]) -> str:
    return "\n".join(
        ["start,end,speaker,text", *(f'{at},{at + 1},Ada,"{one}"' for at, one in enumerate(texts))]
    )


def ttml(texts: list[str]) -> str:
    cues = (f'<p begin="{at}s" end="{at + 1}s">{escape(one)}</p>' for at, one in enumerate(texts))
    return f"<tt xmlns='http://www.w3.org/ns/ttml'><body><div>{''.join(cues)}</div></body></tt>"


def timed_text(texts: list[str]) -> str:
    cues = (f'<text start="{at}" dur="1">{escape(one)}</text>' for at, one in enumerate(texts))
    return f"<transcript>{''.join(cues)}</transcript>"


def otr(texts: list[str]) -> str:
    lines = (
        f'<p><span class="timestamp" data-timestamp="{at}">{stamp(at)}</span><b>Ada Reed</b> {one}</p>'
        for at, one in enumerate(texts)
    )
    return json.dumps({"text": "".join(lines), "media": "talk.mp3", "media-time": 0})


def word(texts: list[str]) -> bytes:
    names = ["Ada Reed", "Ben Cole"] * len(texts)
    return docx(*(par(f"{name}: {escape(text)}") for name, text in zip(names, texts, strict=False)))


SHAPES: dict[str, Callable[[list[str]], str | bytes]] = {
    "vtt": vtt, "srt": srt, "text": told, "json": segments, "csv": table, "ttml": ttml, "timed text": timed_text,
    "otr": otr, "docx": word,
}  # fmt: skip
WHOLE: dict[str, Callable[[int], str | bytes]] = {
    "nested lists": lambda n: "[" * n + "]" * n,
    "front matter": lambda n: f"---\ntitle: a{' ' * n}b\n---\n\n**Ada:** one\n\n**Ben:** two\n",
    "many names": lambda n: "\n\n".join(f"Name {at}: said number {at}" for at in range(n)),
    "voices": lambda n: vtt([f"<v Name {at}>said number {at}" for at in range(n)]),
    "rolling": lambda n: vtt([f"word{at - 1} word{at}\nword{at + 1}" for at in range(n)]),
    "the same": lambda n: vtt(["the same again and again"] * n),
    "times alone": lambda n: "\n".join(stamp(at) for at in range(n)),
    "headings": lambda n: "\n".join(f"## Heading {at}" for at in range(n)),
    "broken times": lambda n: "WEBVTT\n\n" + "\n\n".join(f"0{at}:xx --> 00:{at}\nwords" for at in range(n)),
    "tags in tags": lambda n: vtt(["<b>" * n + "word" + "</b>" * n]),
    "xml": lambda n: "<tt><body><div>" + "<p begin='1s' end='2s'>a</p>" * n + "</div></body></tt>",
    "open xml": lambda n: "<tt><body>" + "<p>" * n,
    "spans": lambda n: ttml(["SPAN"]).replace("SPAN", "<span>a</span><br/>" * n),
    "bold": lambda n: otr(["<b>a</b> b " * n]),
    "open times": lambda n: otr(["<span class='timestamp'>a " * n]),
    "runs": lambda n: docx(par(*["a "] * n)),
    "cells": lambda n: docx("<w:tbl><w:tr>" + f"<w:tc>{par('a')}</w:tc>" * n + "</w:tr></w:tbl>"),
}


def take_in(text: str | bytes) -> None:
    """Read a file and cut it into passages, or refuse it."""
    data = text.encode() if isinstance(text, str) else text
    with suppress(GhostError):
        for turn in turns(read(data, None).cues):
            passages(turn)


def reading(text: str | bytes) -> int:
    """What runs to do that."""
    return work(lambda: take_in(text))


TAGS = ["b", "svg", "made-up"]
REPEATED: dict[str, Callable[[str], str]] = {
    "unclosed": "<{0}>\n\n".format,
    "unclosed, with words": "<{0}>word\n".format,
    "stray": "</{0}>x\n".format,
    "whole": "<{0}>Ada: one</{0}>\n".format,
    "crossed": "<{0}>a<i>b</{0}>c</i>\n".format,
    "half": "<{0} ".format,
    "again": "<{0}></{0}>".format,
}
MARKED: dict[str, tuple[str, str]] = {
    "page": ("<html><body><p>Ada: hello there</p><p>Ben: hi you</p>", ""),
    "cited": ("<cite>Ada:</cite><time>0:01</time><p>Hello there</p><cite>Ben:</cite>", ""),
    "skipped": ("<html><body><nav>", ""),
}
NESTED = {"nested": ("<{0}>", "</{0}>"), "nested, with words": ("<{0}>Ada: ", " one</{0}>\n")}


def grows_as_it(make: Callable[[int], str | bytes], count: int = FEW) -> None:
    take_in(make(count))  # what is loaded or compiled once is
    few, many = reading(make(count)), reading(make(2 * count))
    assert many <= max(TWICE * few, 5000), (few, many)


@pytest.mark.parametrize(("run", "shape"), thinned(product(RUNS, SHAPES), 4))
def test_a_long_run_in_one_text(run: str, shape: str) -> None:
    grows_as_it(lambda n: SHAPES[shape](["One, to begin with.", RUNS[run] * n + " end", "And a last one."]))


@pytest.mark.parametrize("shape", SHAPES)
def test_many_texts(shape: str) -> None:
    grows_as_it(lambda n: SHAPES[shape]([f"Said number {at}, and that was all." for at in range(n)]))


@pytest.mark.parametrize("whole", WHOLE)
def test_a_hostile_file(whole: str) -> None:
    grows_as_it(WHOLE[whole])


@pytest.mark.parametrize(("shape", "tag"), thinned(product(MARKED, TAGS), 5))
def test_tags_that_are_unclosed_stray_nested_and_repeated(tag: str, shape: str) -> None:
    head, end = MARKED[shape]
    for repeated in REPEATED.values():
        piece = repeated(tag)
        grows_as_it(lambda n, piece=piece: head + piece * n + end, MANY)  # type: ignore[misc]
    for before, behind in NESTED.values():
        opens, closes = before.format(tag), behind.format(tag).replace("\n", " ")
        grows_as_it(lambda n, opens=opens, closes=closes: head + opens * n + closes * n + end, MANY)  # type: ignore[misc]
