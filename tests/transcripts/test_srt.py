from __future__ import annotations

from pathlib import Path

import pytest

from ghostcli.transcripts.base import FIELD, Cue, Metadata, ParsedTranscript
from ghostcli.transcripts.encoding import decode
from ghostcli.transcripts.srt import read, sniff, write


def reading(text: str) -> ParsedTranscript:
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
        ("00: 00: 01, 000 -> 00: 00: 02, 500", 1.0, 2.5),
        ("00:00:01,000 --&gt; 00:00:02,500", 1.0, 2.5),
        ("00:00:01,000 → 00:00:02,500", 1.0, 2.5),
        ("00:00:01,000 –> 00:00:02,500", 1.0, 2.5),
        ("1.0 --> 2.5", 1.0, 2.5),
        ("00:00:75,500 --> 00:01:80,0", 75.5, 140.0),
    ],
)
def test_times(timing: str, start: float, end: float) -> None:
    assert reading(f"1\n{timing}\nOne.\n").cues == (Cue(start, end, None, "One."),)


@pytest.mark.parametrize("last", ["00:00:75,500", "00:01:60,000", "00:60:00,000"])
def test_a_time_that_no_clock_shows_is_counted_on_and_named(last: str) -> None:
    found = reading(f"1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:03,000 --> {last}\nTwo.\n")
    message = f"“00:00:03,000 --> {last}” has minutes or seconds above 59: they are added up"
    assert [(one.line, one.message) for one in found.remarks] == [(6, message)]
    assert not reading("1\n75:01,000 --> 76:02,500\nOne.\n").remarks  # minutes alone go on


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
    cues = [
        Cue(1, 2.5, "Ada", "We measured\nit --> twice."),
        Cue(2.5, 3, "Ada", "<i>Twice</i> &amp; {\\an8} 5 < 6."),
        Cue(None, None, "Ben", "Between."),
        Cue(4, None, None, "0:01 → 0:02"),
        Cue(5, 6, None, " \n"),
    ]
    assert write(cues, Metadata()) == (
        "1\n00:00:01,000 --> 00:00:02,500\nAda: We measured\nit --&#62; twice.\n\n"
        "2\n00:00:02,500 --> 00:00:03,000\n&lt;i>Twice&lt;/i> &amp;amp; &#123;\\an8} 5 < 6.\n\n"
        "3\n00:00:04,000 --> 00:00:05,200\n0:01 &#8594; 0:02\n"
    )


def test_the_sure_form_names_everybody_and_nobody() -> None:
    cues = [
        Cue(1.0, 2.0, "Dr: No", "Ada: never.\n2"),
        Cue(2.0, 3.0, "Dr: No", "1984"),
        Cue(3.0, 4.0, None, "[Ada]: never."),
        Cue(4.0, 5.0, "[A] & <v B>", "00:00:01,000 --> 00:00:02,000"),
        Cue(5.0, 5.001, "–", "so so"),
        Cue(5.001, 5.002, "–", "so so so"),
    ]
    text = write(cues, Metadata(), sure=True)
    assert "\n[Dr: No]: Ada: never.\n2\n" in text
    assert "\n–: [Ada]: never.\n" in text
    assert reading(text).cues == tuple(cues)
    assert reading(text).remarks == ()


def test_one_cue_without_a_label_and_the_form_is_not_the_sure_one() -> None:
    text = write([Cue(n, n + 1, "Ida", "a ladder") for n in range(4)], Metadata(), sure=True)
    assert reading(text).speakers == ("Ida",)
    assert "[Music]: so" in said(
        text.replace("[Ida]: a ladder", "[Music]: so", 1) + "\n9\n00:01:00,0 --> 00:01:01,0\nno"
    )


# --- times that are none


BROKEN = "1\n{}\nThe ladder.\n\n2\n00:00:20,980 --> 00:00:21,680\nThe rungs.\n"


@pytest.mark.parametrize(
    ("timing", "start"),
    [
        ("00:00:13,980 --> 00:00:19werwer,580", 13.98),
        ("00:00:13,980 --> 00:00:x9,580", 13.98),
        ("00:00:13,980 -->", 13.98),
        ("00:00:1E,980 --> 00:00:19,580", None),
        ("OO:00:13,980 --> 00:00:19,580", None),
        (" --> 00:00:19,580", None),
        ("NaN:NaN:NaN,NaN --> NaN:NaN:NaN,NaN", None),
    ],
)
def test_a_broken_time_is_named_and_its_words_stay(timing: str, start: float | None) -> None:
    """Its letters were speech, or its words those of the cue above."""
    found = reading(BROKEN.format(timing))
    assert [(cue.start, cue.text) for cue in found.cues] == [(start, "The ladder."), (20.98, "The rungs.")]
    assert [remark.line for remark in found.remarks] == [2]
    assert timing.strip().split()[0] in found.remarks[0].message
    assert ("kept without" in found.remarks[0].message) == (start is None)


def test_a_broken_time_ends_the_cue_above() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,500\nOne.\n\n2\n00:00:0x,000 --> 00:00:04,000\nTwo.\n"
    found = reading(text)
    assert found.cues == (Cue(1.0, 2.5, None, "One."), Cue(None, None, None, "Two."))
    assert [remark.line for remark in found.remarks] == [6]


@pytest.mark.parametrize(
    "timing",
    [
        "00:00:03,000 00:00:04,000",
        "00:00:03,000",
        "00:00:03 000 --> 00:00:04 000",
        "00:00:03,000 -- > 00:00:04,000",
        "00:00:03,000 >> 00:00:04,000",
        "00:00:o3,ooo --> 00:00:o4,000",
        "00;00;03,000 --> 00;00;04,000",
        "00:00:03,000 - 00:00:04,000",
        "00:00:03,000 --> never",
        "?? --> ??",
        "-->",
    ],
)
def test_what_stands_between_a_number_and_words_and_looks_like_times_is_named(timing: str) -> None:
    """Number, times and words were words of the cue above, and nothing was said."""
    for above in ("One.", "One.\n\nAnd more."):
        text = f"1\n00:00:01,000 --> 00:00:02,500\n{above}\n\n2\n{timing}\nTwo.\n\n"
        found = reading(text + "3\n00:00:05,000 --> 00:00:06,000\nThree.\n")
        assert [(cue.start, cue.text.split()) for cue in found.cues] == [
            (1.0, above.split()),
            (None, ["Two."]),
            (5.0, ["Three."]),
        ]
        line = text[: text.index("Two.")].count("\n")
        assert [(one.line, timing in one.message, one.lost) for one in found.remarks] == [(line, True, False)]


@pytest.mark.parametrize("words", ["2\nTwo rungs.", "2\nAt 10:30 we left.", "12:30\nlunch", "7\n8\n9"])
def test_numbers_and_times_of_what_is_said_are_words(words: str) -> None:
    found = reading(f"1\n00:00:01,000 --> 00:00:02,500\nOne.\n\n{words}\n")
    assert [cue.text.split() for cue in found.cues] == [["One.", *words.split()]]
    assert not found.remarks


@pytest.mark.parametrize(
    "line",
    [
        "left --> right",
        "1 -> 2",
        "see 10:30 --> so",
        "v1.2 -> v1.3",
        "i.e. --> e.g.",
        "12:30 here --> 0:05:10",
    ],
)
def test_an_arrow_in_what_is_said_is_no_time(line: str) -> None:
    assert said(f"1\n00:01,0 --> 00:02,0\nSo:\n{line}\n") == [f"So:\n{line}"]


@pytest.mark.parametrize(
    ("first", "last", "rate"),
    [
        ("05:12", "07:23", 24),
        ("05:12", "07:24", 25),
        ("05:25", "07:29", 30),
        ("05:30", "07:00", 50),
        ("05:59", "07:00", 60),
    ],
)
def test_a_fourth_part_below_sixty_is_frames(first: str, last: str, rate: int) -> None:
    found = reading(f"1\n00:00:{first} --> 00:00:{last}\nOne.\n")
    frames = int(first[3:]), int(last[3:])
    assert found.cues[0][:2] == (round(5 + frames[0] / rate, 3), round(7 + frames[1] / rate, 3))
    assert f"frames, {rate} a second" in found.remarks[0].message


@pytest.mark.parametrize("last", ["07:60", "07:99", "07:240", "07:5"])
def test_any_other_fourth_part_is_decimals(last: str) -> None:
    found = reading(f"1\n00:00:05:12 --> 00:00:{last}\nOne.\n")
    assert found.cues[0][:2] == (5.12, float(last.replace(":", ".")))
    assert found.remarks == ()


# --- indexes that are printed twice


def test_an_index_twice_is_no_speech() -> None:
    """It was the last word of the cue above."""
    text = "1\n\n1\n00:01,0 --> 00:02,0\nOne.\n\n2\n\n2\n00:03,0 --> 00:04,0\nTwo.\n"
    found = reading(text)
    assert said(text) == ["One.", "Two."]
    assert [(remark.line, remark.place) for remark in found.remarks] == [(1, FIELD), (7, FIELD)]


def test_a_countdown_is_speech() -> None:
    assert said("4\n00:01,0 --> 00:02,0\n5\n\n5\n00:03,0 --> 00:04,0\n6\n\n6\n00:05,0 --> 00:06,0\nGo.") == [
        "5",
        "6",
        "Go.",
    ]
    assert said("1\n00:01,0 --> 00:02,0\nThen\n2\n\n2\n00:03,0 --> 00:04,0\nTwo.") == ["Then\n2", "Two."]


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


@pytest.mark.parametrize(("lines", "is_srt"), [(0, True), (9, True), (10, True), (11, False)])
def test_ten_lines_may_stand_above_the_first_time(lines: int, is_srt: bool) -> None:
    """Blank ones are not counted."""
    above = "A line of the site.\n\n" * (lines - 1) + "1\n" * bool(lines)
    text = f"{above}00:00:01,000 --> 00:00:02,000\nThe oven was cold.\n"
    assert sniff(decode(text.encode())) == is_srt
