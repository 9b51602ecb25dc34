from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ghostcli.text import words
from ghostcli.transcripts.base import Cue, Heading, Reading
from ghostcli.transcripts.encoding import decode
from ghostcli.transcripts.srt import read, sniff, write


def reading(text: str) -> Reading:
    return read(decode(text.encode()))


def said(text: str) -> list[str]:
    return [cue.text for cue in reading(text).cues]


USUAL = """1
00:00:01,000 --> 00:00:02,500
We measured
the river twice.

2
00:00:03,000 --> 00:00:04,000
Nobody asked.
"""


def test_reads_the_usual_shape() -> None:
    found = reading(USUAL)
    assert found.cues == (
        Cue(1.0, 2.5, None, "We measured\nthe river twice."),
        Cue(3.0, 4.0, None, "Nobody asked."),
    )
    assert found.remarks == ()


@pytest.mark.parametrize(
    ("timing", "start", "end"),
    [
        ("00:00:01.000 --> 00:00:02.5", 1.0, 2.5),
        ("000:00:01,000 --> 000:00:02,500", 1.0, 2.5),
        ("00:01,000 --> 00:02,500", 1.0, 2.5),
        ("00:00:01 --> 00:00:02", 1.0, 2.0),
        ("0:00:01:000-->0:00:02:500", 1.0, 2.5),
        ("  00:00:01,000 -> 00:00:02,500  ", 1.0, 2.5),
        ("00:00:01,000 --> 00:00:02,500 X1:100 X2:200 Y1:5 Y2:9", 1.0, 2.5),
        ("00:00:01,000 --> 00:00:02,500 align:start position:0%", 1.0, 2.5),
        ("100:00:01,000 --> 100:00:02,500", 360001.0, 360002.5),
    ],
)
def test_times(timing: str, start: float, end: float) -> None:
    assert reading(f"1\n{timing}\nOne.\n").cues == (Cue(start, end, None, "One."),)


def test_text_behind_a_time_is_text() -> None:
    assert said("1\n00:00:01,000 --> 00:00:02,500 We measured\nit.") == ["We measured\nit."]


def test_negative_times_are_shifted() -> None:
    found = reading("1\n-00:00:01,500 --> 00:00:02,500\nOne.\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo.")
    assert [cue[:2] for cue in found.cues] == [(0.0, 4.0), (4.5, 5.5)]
    assert found.offset == 1.5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # No index, with and without blank lines.
        ("00:01,0 --> 00:02,0\nOne.\n\n00:03,0 --> 00:04,0\nTwo.", ["One.", "Two."]),
        ("00:01,0 --> 00:02,0\nOne.\n00:03,0 --> 00:04,0\nTwo.", ["One.", "Two."]),
        # An index, but no blank line above it.
        ("1\n00:01,0 --> 00:02,0\nOne.\n2\n00:03,0 --> 00:04,0\nTwo.", ["One.", "Two."]),
        # A bare number that is said.
        ("1\n00:01,0 --> 00:02,0\n1984\n\n2\n00:03,0 --> 00:04,0\nTwo.", ["1984", "Two."]),
        ("1\n00:01,0 --> 00:02,0\n1984\n2\n00:03,0 --> 00:04,0\n1985\n", ["1984", "1985"]),
        ("1\n00:01,0 --> 00:02,0\nIn\n1984\n00:03,0 --> 00:04,0\nTwo.", ["In\n1984", "Two."]),
        # Indexes that do not count, that start anew, that are no numbers, that stand apart.
        ("7\n00:01,0 --> 00:02,0\nOne.\n\n7\n00:03,0 --> 00:04,0\nTwo.", ["One.", "Two."]),
        ("a1\n00:01,0 --> 00:02,0\nOne.\n\nb2\n00:03,0 --> 00:04,0\nTwo.", ["One.", "Two."]),
        ("1\n00:01,0 --> 00:02,0\nOne.\n\n2\n\n00:03,0 --> 00:04,0\nTwo.", ["One.", "Two."]),
        # Blank lines within a text, a cue without text, text at the end of the file.
        ("1\n00:01,0 --> 00:02,0\nOne.\n\nMore.\n\n2\n00:03,0 --> 00:04,0\n\n\n", ["One.\nMore."]),
        ("1\n00:01,0 --> 00:02,0\n\n2\n00:03,0 --> 00:04,0\nTwo.\n\n3", ["Two.\n3"]),
        # Marks.
        ("1\n00:01,0 --> 00:02,0\n{\\an8}<i>One</i> <font color='red'>two</font>", ["One two"]),
        ("1\n00:01,0 --> 00:02,0\na vector<int> of 5 < 6 &amp; more", ["a vector<int> of 5 < 6 & more"]),
    ],
)
def test_shapes(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_a_strange_index_is_remarked_on() -> None:
    found = reading("1\n00:01,0 --> 00:02,0\nOne.\n\nb2\n00:03,0 --> 00:04,0\nTwo.")
    assert [(remark.line, "b2" in remark.message) for remark in found.remarks] == [(5, True)]


def test_text_above_the_first_time_is_kept() -> None:
    found = reading("A title\n\n" + USUAL)
    assert found.cues[0] == Cue(None, None, None, "A title")
    assert found.remarks[0].line == 1


def test_names_are_carried_forward_and_voices_are_not() -> None:
    text = (
        "1\n00:01,0 --> 00:02,0\nAda: We measured\n\n2\n00:03,0 --> 00:04,0\nthe river twice.\n\n"
        "3\n00:05,0 --> 00:06,0\nBen: And then?\nAda: Nobody asked."
    )
    assert [cue[2:] for cue in reading(text).cues] == [
        ("Ada", "We measured"),
        ("Ada", "the river twice."),
        ("Ben", "And then?"),
        ("Ada", "Nobody asked."),
    ]
    voiced = "1\n00:01,0 --> 00:02,0\n<v Ada>Ben: no\n\n2\n00:03,0 --> 00:04,0\nBen: yes"
    assert [cue[2:] for cue in reading(voiced).cues] == [("Ada", "Ben: no"), (None, "Ben: yes")]


def test_captions_that_roll_without_tags() -> None:
    lines = [f"line number {number}" for number in range(12)]
    blocks = [
        f"{number}\n00:00:{number:02},000 --> 00:00:{number + 1:02},000\n{above}\n{line}\n"
        for number, (above, line) in enumerate(zip(["", *lines], lines, strict=False), 1)
    ]
    found = reading("\n".join(blocks))
    assert [cue.text for cue in found.cues] == lines
    assert "roll" in found.remarks[0].message
    twice = reading(USUAL + "\n3\n00:00:05,000 --> 00:00:06,000\nNobody asked.\n")
    assert [cue.text for cue in twice.cues][1:] == ["Nobody asked.", "Nobody asked."]


def test_what_looks_like_srt() -> None:
    assert sniff(decode(USUAL.encode()))
    assert sniff(decode(b"made by hand\n\n" + USUAL.encode()))
    assert not sniff(decode(b"The river was measured twice."))
    assert not sniff(decode(b"prose\n" * 20 + USUAL.encode()))


# --- writing


def test_writes_numbers_commas_and_names_at_a_change() -> None:
    text = write(
        [
            Cue(1, 2.5, "Ada", "We measured\nit --> twice."),
            Cue(2.5, 3, "Ada", "<i>Twice</i> &amp; {\\an8} 5 < 6."),
            Cue(None, None, "Ben", "Between."),
            Cue(4, None, None, "After."),
            Cue(5, 6, None, " \n"),
        ],
        Heading(),
    )
    assert text == (
        "1\n00:00:01,000 --> 00:00:02,500\nAda: We measured\nit --&gt; twice.\n\n"
        "2\n00:00:02,500 --> 00:00:03,000\n&lt;i>Twice&lt;/i> &amp;amp; &#123;\\an8} 5 < 6.\n\n"
        "3\n00:00:03,000 --> 00:00:04,000\nBen: Between.\n\n"
        "4\n00:00:04,000 --> 00:00:05,000\nAfter.\n"
    )
    assert [cue.text for cue in reading(text).cues] == [
        "We measured\nit --> twice.",
        "<i>Twice</i> &amp; {\\an8} 5 < 6.",
        "Between.",
        "After.",
    ]


NAMES = st.sampled_from(["Ada Reed", "Ben", "Speaker 1"])
TEXTS = st.lists(
    st.sampled_from(["we", "asked", "1984", "7", "<b>", "-->", "a -> b", "5 < 6", "&lt;", "\n"]), min_size=1
)
TIMED = st.builds(
    lambda start, length, name, text: Cue(start, start + length, name, " ".join(text)),
    st.floats(0, 1e5),
    st.floats(0, 100),
    NAMES,
    TEXTS.filter(lambda text: any(word.strip() for word in text)),
)


@given(st.lists(TIMED, min_size=1, max_size=8))
def test_words_and_speakers_survive(cues: list[Cue]) -> None:
    assume(len({cue.speaker for cue in cues}) > 1)  # one name at the top of a file proves nothing
    found = reading(write(cues, Heading()))
    assert [word for cue in found.cues for word in words(cue.text)] == [
        word for cue in cues for word in words(cue.text)
    ]
    assert [cue.speaker for cue in found.cues] == [cue.speaker for cue in cues]
    assert [cue.start for cue in found.cues] == [pytest.approx(cue.start, abs=0.0006) for cue in cues]


def test_the_library_srt_finds_the_same(real: Path) -> None:
    import srt

    path = real / "podcasting20" / "example.srt"
    theirs = list(srt.parse(path.read_text(encoding="utf-8")))
    found = read(decode(path.read_bytes()))
    assert len(found.cues) == len(theirs) == 222
    names = ("Travis: ", "Sarah: ", "Gilon: ")
    for ours, other in zip(found.cues, theirs, strict=True):
        assert (ours.start, ours.end) == (other.start.total_seconds(), other.end.total_seconds())
        text = other.content
        for name in names:
            text = text.removeprefix(name)
        assert ours.text.split() == text.split()
    assert found.speakers == ("Travis", "Sarah", "Gilon")
