"""Files that nobody should send: each gives a reading with remarks, or one located sentence."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable
from math import isfinite

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ghostcli.errors import GhostError
from ghostcli.recognition.recognise import read
from ghostcli.text.escaping import CONTROL
from ghostcli.transcripts.base import MAX_REMARKS, ParsedTranscript
from ghostcli.transcripts.formats import FORMATS, write
from ghostcli.transcripts.turns import passages, turns
from thinned import thinned

LARGE = 10_000_000
VTT = b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n"
SRT = b"1\n00:00:01,000 --> 00:00:02,000\n"
TURNS = b"Ada: one\n\nBen: two\n\n"
MARKED = b"**Ada:** one\n\n**Ben:** two\n\n"


def segments(*entries: object) -> bytes:
    return json.dumps({"segments": entries}).encode()


def sound(reading: ParsedTranscript, data: bytes) -> None:
    """What holds for every reading, whatever the file was."""
    lines = data.count(b"\n") + data.count(b"\r") + 1
    assert len(reading.remarks) <= MAX_REMARKS + 2
    assert all(0 <= remark.line <= lines and not CONTROL.search(remark.message) for remark in reading.remarks)
    assert reading.offset >= 0
    for cue in reading.cues:
        assert cue.text
        assert not CONTROL.search(cue.text)
        assert cue.speaker is None or (cue.speaker.strip() and not CONTROL.search(cue.speaker))
        assert (cue.start is None) == (cue.end is None)
        assert all(time is None or (isfinite(time) and time >= 0) for time in cue[:2])
    spoken = [passage for turn in turns(reading.cues) for passage in passages(turn)]
    assert bool(spoken) == bool(reading.cues)
    for form in FORMATS:
        if form.writes:
            write(reading.cues, form.name)


def survives(data: bytes, form: str | None = None) -> None:
    try:
        reading = read(data, form)
    except GhostError as error:
        sentence = error.message
    else:
        sound(reading, data)
        sentence = "read"
    assert sentence
    assert not CONTROL.search(sentence)


REFUSED = {
    "nothing": b"",
    "blanks": b" \n" * 1000,
    "zeros": bytes(100_000),
    "every byte": bytes(range(256)) * 400,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "a PDF": b"%PDF-1.4\n1 0 obj\n",
    "an archive": b"PK\x03\x04" + b"a" * 100,
    "a recording": b"ID3\x04" + b"a" * 100,
    "prose": b"We measured the river twice.\n" * 100,
    "a line of a": b"a" * 100_000,
    "a line of colons": b":" * 100_000,
    "colons": b":\n" * 100_000,
    "dashes": b"- " * 100_000,
    "headings": b"# \n" * 10_000,
    "a digit too many": b"WEBVTT\n\n" + b"9" * 5000 + b":00:00.000 --> 99:00:00.000\none\n",
    "a header without end": b"WEBVTT\n" + b"stray\n" * 10_000,
    "times that are none": b"WEBVTT\n\n" + b"00:01.000 --> 00:61.000\na\n\n" * 10_000,
    "front matter without end": b"---\n" + b"a: b\n" * 100_000,
    "times alone": b"0:00\n" * 10_000,
    "arrows alone": b"00:00:01,000 --> 00:00:02,000\n" * 10_000,
    "open tags": b"<p " * 10_000,
    "comments": b"<!--" * 10_000,
    "JSON that is cut": segments(*({"start": 1, "end": 2, "text": "one"} for _ in range(1000)))[:-7],
    "JSON in JSON": b"[" * 100_000,
    "objects in objects": b'{"a":' * 100_000,
    "lists beside lists": b"[[], []," + b"[" * 100_000,
    "JSON in JSON that ends": b"[" * 5000 + b"]" * 5000,
    "two million values": b"[" + b"[0]," * 1_000_000 + b"0]",
    "JSON of no transcript": b'{"name": "a", "version": 1}',
    "JSON with a stray quote": b'{"segments": [{"text": "one" two"}]}',
    "no text in JSON": segments({"start": 1, "end": 2, "text": "\x00\x1b"}),
    "a million escapes": b'{"a": "' + b'\\"' * 500_000,
    "half a million keys": b"{" + b",".join(b'"k%d":1' % n for n in range(500_000)) + b"}",
    "300,000 turns": b"Ada: so\n" * 300_000,
    "a million tags": b"<cite>A</cite><p>b</p>" * 300_000,
    "300,000 cues": b"WEBVTT\n\n" + b"00:01.000 --> 00:02.000\na\n\n" * 300_000,
    "300,000 stray lines": VTT + b"one\n\n" + b"a\n\n" * 300_000,
}


BIGGEST = (
    "half a million keys", "300,000 turns", "a million tags", "300,000 cues", "300,000 stray lines", "colons",
    "front matter without end", "times alone", "ten thousand names of turns", "ten thousand speakers in one cue",
)  # fmt: skip
"""What takes most of the time: with `-m slow`."""


@pytest.mark.parametrize(
    "name", thinned(REFUSED, len(REFUSED), [one for one in REFUSED if one not in BIGGEST])
)
def test_refused(name: str) -> None:
    with pytest.raises(GhostError) as error:
        read(REFUSED[name])
    assert error.value.message
    assert "\n" not in error.value.message


ODD: tuple[object, ...] = (True, "x", [], {}, None)

READ: dict[str, tuple[bytes, int]] = {
    "a VTT that is cut in a time": (VTT + b"one\n\n00:00:03.0", 1),
    "a VTT that is cut in a tag": (VTT + b"one <v Ad", 1),
    "a VTT that is cut in a character": (VTT + "één".encode()[:-2], 1),
    "an SRT that is cut": (SRT + b"one\n\n2\n00:00:03,000 -->", 1),
    "times backwards": (VTT + b"one\n\n00:00:09.000 --> 00:00:01.000\ntwo\n", 2),
    "times that no clock shows": (b"WEBVTT\n\n" + b"9" * 12 + b":00:00.000 --> 99:00:00.000\none\n", 1),
    "NaN": (segments({"start": float("nan"), "end": 2, "text": "one"}), 1),
    "infinity": (segments({"start": 1, "end": float("inf"), "text": "one"}), 1),
    "minus infinity": (segments({"start": float("-inf"), "end": float("-inf"), "text": "one"}), 1),
    "a number with a huge exponent": (
        b'{"segments": [{"start": 1e999999, "end": -1e999, "text": "one"}]}',
        1,
    ),
    "a number of 5,000 digits": (b'{"segments": [{"start": ' + b"1" * 5000 + b', "text": "one"}]}', 1),
    "times of all types": (
        segments(*({"start": t, "end": t, "text": "a"} for t in ODD)),
        5,
    ),
    "texts of all types": (segments(*({"start": 1, "text": t} for t in (*ODD, 1984))), 2),
    "speakers of all types": (
        segments(*({"text": "a", "speaker": s} for s in (*ODD, 0, ""))),
        7,
    ),
    "names twice in an object": (b'{"segments": [{"start": 1, "text": "one", "text": "two"}]}', 1),
    "escapes in a text": (segments({"start": 1, "text": "\x1b[31mone\x00\u0085\ud800"}), 1),
    "escape sequences in names": (VTT + b"<v \x1b[31mAda\x1b[0m>one\n", 1),
    "an escape sequence in a name of JSON": (
        segments({"start": 1, "text": "one", "speaker": "\x1b]0;x\x07"}),
        1,
    ),
    "an escape sequence in a heading": (b"# \x1b[2J\n\n" + MARKED, 2),
    "zeros in the text": (VTT + b"o\x00n\x00e\x00\n", 1),
    "zeros behind the text": (VTT + b"one\n" + bytes(100_000), 1),
    "lone carriage returns": (VTT.replace(b"\n", b"\r") + b"one\r", 1),
    "directions": (VTT + "<v Ada\u202e>one\u2028two\u2066".encode(), 1),
    "ten thousand speakers": (
        b"WEBVTT\n\n"
        + b"".join(b"00:01.000 --> 00:02.000\n<v Voice %d>we asked nobody\n\n" % n for n in range(10_000)),
        10_000,
    ),
    "ten thousand speakers in one cue": (
        VTT + b"".join(b"<v Voice %d>so " % n for n in range(10_000)),
        10_000,
    ),
    "ten thousand names of turns": (
        b"".join(b"Voice %d: we asked nobody\n\n" % n for n in range(10_000)),
        10_000,
    ),
    "ten thousand times in a turn": (MARKED + b"\\[00:01\\] a " * 10_000, 10_002),
    "arrows in a text": (VTT + b"one\n" + b"-->\n" * 10_000, 1),
    "no blank lines": (b"WEBVTT\n\n" + b"00:01.000 --> 00:02.000\na\n" * 1000, 1000),
    "numbers as text": (SRT + b"1\n" * 10_000, 1),
    "nested tags": (VTT + b"<c>" * 10_000 + b"one", 1),
    "entities": (VTT + b"&lt;" * 10_000, 1),
    "Latin-1": (VTT + b"na\xefve caf\xe9", 1),
    "UTF-8 with strange bytes": (VTT + "na\u00efve ".encode() * 3 + b"\xff\xfe \xe2\x82 one", 1),
    "JSON of other things": (b'{"segments": [null, 1, "a", [], {"text": "one", "start": 1}]}', 1),
    "a page that is cut": (b"<cite>Ada</cite><p>one <b>two", 1),
    "a page of one tag": (b"<cite>Ada</cite><p>" + b"<" * 10_000, 1),
    "mission times": (b"[00:00:00:01]\nCC: one\n\n" + b"[99999999:99\n" * 100, 2),
    "marks without end": (MARKED + b"*[`_<\\" * 10_000, 2),
}


@pytest.mark.parametrize("name", thinned(READ, len(READ), [one for one in READ if one not in BIGGEST]))
def test_read(name: str) -> None:
    data, number = READ[name]
    reading = read(data)
    sound(reading, data)
    assert len(reading.cues) == number


def test_there_are_enough() -> None:
    assert len(REFUSED) + len(READ) >= 70


PIECES = [
    *(b"WEBVTT\n\n", b"00:00:01.000 --> 00:00:02.000\n", b"00:00:01,000 --> 00:00:02,000\n", b"1\n", b"-->"),
    *(
        b"<v Ada>",
        b"one ",
        b"\n",
        b"\n\n",
        b"Ada: ",
        b"**Ada:** ",
        b"[00:01] ",
        b"\\[00:01\\]",
        b"Ada (00:01):\n",
    ),
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b'{"segments": [',
        b'{"text": "a", "start": 1, "end": ',
        b"1e400",
        b"NaN",
        b"]}",
    ),
    *(b",", b'"', b"<p>", b"<cite>", b"</", b"<!--", b"---\n", b"# ", b"\x00", b"\x1b[31m", b"\xff", b"\xc3"),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"&lt;", b"NOTE ", b"untimed-1\n", b"[00:00:00:01]\nCC: ", b"- "),
    *("二度".encode(), b'{"events": [{"tStartMs": 1, "segs": [{"utf8": "'),
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(b"".join), st.sampled_from([None, *FORMATS]))
@example(b"A: b", FORMATS[0])
def test_pieces_of_formats_in_any_order(data: bytes, form: object) -> None:
    survives(data, getattr(form, "name", None))


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    survives(data)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("name", ["prose", "every byte", "JSON in JSON", "colons", "300,000 cues"])
def test_the_wrong_format_is_survived(form: object, name: str) -> None:
    survives(REFUSED[name][:20_000], getattr(form, "name", None))


LINES: dict[str, Callable[[], bytes]] = {
    "letters in VTT": lambda: VTT + b"a" * LARGE,
    "brackets in VTT": lambda: VTT + b"<" * LARGE,
    "tags without end in VTT": lambda: VTT + b"<v " * (LARGE // 3),
    "ampersands in VTT": lambda: VTT + b"&" * LARGE,
    "blanks in VTT": lambda: VTT + b" " * LARGE,
    "arrows in VTT": lambda: VTT + b"-->" * (LARGE // 3),
    "names in SRT": lambda: SRT + b"a: " * (LARGE // 3),
    "braces in SRT": lambda: SRT + b"{\\" * (LARGE // 2),
    "letters in a turn": lambda: TURNS + b"a" * LARGE,
    "stars in a turn": lambda: MARKED + b"*" * LARGE,
    "brackets in a turn": lambda: MARKED + b"[" * LARGE,
    "backticks in a turn": lambda: MARKED + b"`" * LARGE,
    "times in a turn": lambda: b"0:00 " * (LARGE // 5),
    "links in the making": lambda: b"[glossary:" * (LARGE // 10),
    "letters in HTML": lambda: b"<p>" + b"a" * LARGE,
    "entities in HTML": lambda: b"<cite>A</cite><p>" + b"&" * LARGE,
    "letters in JSON": lambda: segments({"text": "a" * LARGE}),
    "quotes in JSON": lambda: b"{" + b'"' * LARGE,
    "brackets in JSON": lambda: b"[" * LARGE,
    "digits in JSON": lambda: b'{"segments": [{"start": ' + b"1" * LARGE + b', "text": "a"}]}',
    "zeros in JSON": lambda: b'{"segments": [{"text": "' + b"\\u0000" * (LARGE // 6) + b'"}]}',
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LINES)
def test_ten_million_characters_on_one_line(name: str) -> None:
    """Finished in seconds; a pattern that tries again and again would take days."""
    survives(LINES[name]())


def peak(call: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        call()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


MEMORY: dict[str, Callable[[], bytes]] = {
    "short lines in a cue": lambda: VTT + b"ab\n" * 1_000_000,
    "short lines in an SRT": lambda: SRT + b"ab\n" * 1_000_000,
    "empty lists": lambda: b"[" + b"[]," * 1_000_000 + b"0]",
    "objects": lambda: b"[" + b'{"a":1},' * 400_000 + b"0]",
    "tags": lambda: b"<p>a" * 800_000,
    "words": lambda: segments(
        {"words": [{"word": "we ", "start": n + 0.5, "end": n + 0.75} for n in range(70_000)]}
    ),
    "cues": lambda: b"WEBVTT\n\n" + b"00:00:01.000 --> 00:00:02.000\n<v Ada>we asked nobody\n\n" * 60_000,
    "turns": lambda: (
        b"Ada Reed: and nobody asked the ferryman\n\nBen Ash: not once in thirty years\n\n" * 40_000
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", MEMORY)
def test_memory_stays_below_ten_times_the_file(name: str) -> None:
    data = MEMORY[name]()
    assert len(data) > 2_900_000
    assert peak(lambda: survives_quietly(data)) < 10 * len(data)


def survives_quietly(data: bytes) -> None:
    try:
        read(data)
    except GhostError:
        return
