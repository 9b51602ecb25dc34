"""Subtitles, XML, tables and zips that nobody should send: bounded in memory, and refused with a sentence."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import pytest

from ghostcli.errors import GhostError
from ghostcli.recognition.recognise import read, recognise
from ghostcli.text.escaping import CONTROL
from ghostcli.transcripts.encoding import decode

EVENTS = b"[Script Info]\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
DIALOGUE = b"Dialogue: 0,0:00:01.00,0:00:02.00,Default,Ida,0,0,0,,"
SBV = b"0:00:01.000,0:00:02.000\n"
BODY = b"<tt><body><div>"

MANY: dict[str, Callable[[], bytes]] = {
    "ASS of braces": lambda: EVENTS + DIALOGUE + b"{a}" * 1_000_000,
    "ASS of one brace": lambda: EVENTS + DIALOGUE + b"{" * 3_000_000,
    "ASS of short lines": lambda: EVENTS + b"a\n" * 1_500_000,
    "SBV of times": lambda: SBV * 130_000,
    "SBV of commas and colons": lambda: SBV + b"a:b:c,d\n" * 400_000,
    "XML of empty elements": lambda: BODY + b"<p/>" * 800_000,
    "XML of open elements": lambda: BODY + b"<p>" * 1_000_000,
    "XML of line breaks": lambda: BODY + b"<p>" + b"a<br/>" * 250_000 + b"</p></div></body></tt>",
    "XML of one tag": lambda: (
        BODY + b"<p " + b"".join(b'a%d="1" ' % n for n in range(300_000)) + b"/></div></body></tt>"
    ),
    "XML of entities": lambda: BODY + b"<p>" + b"a &lt;" * 500_000 + b"</p></div></body></tt>",
    "XML of ampersands": lambda: BODY + b"<p>" + b"a &" * 1_000_000 + b"</p></div></body></tt>",
    "comments": lambda: b"<!-- a -->" * 300_000 + b"<tt/>",
    "CSV of commas": lambda: b"start,end,text\n1,2,a" + b"," * 3_000_000,
    "CSV of one quotation mark": lambda: b'start,end,text\n1,2,"' + b"a,b\n" * 700_000,
    "CSV of headings": lambda: b"start,end,text" + b",x" * 1_500_000,
    "TSV of tabs": lambda: b"start\tend\ttext\n" + b"\t" * 3_000_000,
    "CTM of blanks": lambda: b"talk 1 1.0 0.5 cold\n" * 3 + b"a " * 1_500_000,
    "LRC": lambda: b"[ti:a]" * 500_000,
    "scripts": lambda: b"<!doctype html><html>" + b"<script >" * 330_000,
    "labels": lambda: b"0.0\t1.0\tThe oven was cold before dawn, and nobody lit it.\n" * 50_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", MANY)
def test_three_megabytes_of_one_sort(name: str) -> None:
    """Thirty times the file at most, and an answer: a cue or a sentence."""
    data = MANY[name]()
    sentence = "read"
    tracemalloc.start()
    try:
        read(data)
    except GhostError as error:
        sentence = error.message
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 30 * len(data)
    assert not CONTROL.search(sentence)


@pytest.mark.parametrize("name", MANY)
def test_recognition_looks_at_the_beginning_alone(name: str) -> None:
    """What a file is does not hang on what stands ten thousand lines below, but for lists of chapters."""
    data = MANY[name]()
    try:
        whole = recognise(decode(data))
    except GhostError as error:
        assert error.message.startswith("line ")  # noqa: PT017 - of broken JSON
        return
    assert whole == recognise(decode(data[: 2 * len(data) // 3]))
