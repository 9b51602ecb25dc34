"""Reading a hostile file takes work in proportion: lines of ghost's code that run, counted."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

import pytest

import ghostcli
from ghostcli.errors import GhostError
from ghostcli.recognition.recognise import read
from ghostcli.transcripts.speech import passages, turns

FEW = 150
TWICE = 3.0
HERE = os.path.dirname(ghostcli.__file__)
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


SHAPES: dict[str, Callable[[list[str]], str]] = {
    "vtt": vtt, "srt": srt, "text": told, "json": segments, "csv": table,
}  # fmt: skip
WHOLE: dict[str, Callable[[int], str]] = {
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
}


@contextmanager
def counting() -> Iterator[list[int]]:
    lines = [0]

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if not frame.f_code.co_filename.startswith(HERE):
            return None
        lines[0] += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield lines
    finally:
        sys.settrace(before)


def work(text: str) -> int:
    """The lines that run to read a file and cut it into passages, or to refuse it."""
    with counting() as lines, suppress(GhostError):
        for turn in turns(read(text.encode(), None).cues):
            passages(turn)
    return lines[0]


def grows_as_it(make: Callable[[int], str]) -> None:
    work(make(FEW))  # what is loaded or compiled once is
    few, many = work(make(FEW)), work(make(2 * FEW))
    assert many <= max(TWICE * few, 5000), (few, many)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("run", RUNS)
def test_a_long_run_in_one_text(run: str, shape: str) -> None:
    grows_as_it(lambda n: SHAPES[shape](["One, to begin with.", RUNS[run] * n + " end", "And a last one."]))


@pytest.mark.parametrize("shape", SHAPES)
def test_many_texts(shape: str) -> None:
    grows_as_it(lambda n: SHAPES[shape]([f"Said number {at}, and that was all." for at in range(n)]))


@pytest.mark.parametrize("whole", WHOLE)
def test_a_hostile_file(whole: str) -> None:
    grows_as_it(WHOLE[whole])
