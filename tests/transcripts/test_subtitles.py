"""ASS, SSA, SBV and SubViewer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.recognition.recognise import recognise
from ghostcli.text.words import words
from ghostcli.transcripts import ass, sbv
from ghostcli.transcripts.base import FIELD, LEFT_OVER, REPEAT, Cue, ParsedTranscript, UnreadableError
from ghostcli.transcripts.boilerplate import is_footer
from ghostcli.transcripts.encoding import decode

ASS = """[Script Info]
; made by hand
Title: The oven
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
SBV = """0:00:02.500,0:00:05.000
The oven was cold before dawn.

0:00:06.000,0:00:09.250
Nobody lit it, and
nobody was asked.
"""


def read_ass(text: str) -> ParsedTranscript:
    source = decode(text.encode())
    assert recognise(source).format == "ass"
    return ass.read(source)


def read_sbv(text: str) -> ParsedTranscript:
    source = decode(text.encode())
    assert recognise(source).format == "sbv"
    return sbv.read(source)


def line(text: str, name: str = "", times: str = "0:00:02.50,0:00:05.00", style: str = "Default") -> str:
    return f"Dialogue: 0,{times},{style},{name},0,0,0,,{text}\n"


def said(*lines: str) -> list[str]:
    return [cue.text for cue in read_ass(ASS + "".join(lines)).cues]


def test_a_dialogue_line_is_a_cue_and_its_name_the_speaker() -> None:
    found = read_ass(ASS + line("The oven, the cold one, was old.", "Ida Moss"))
    assert found.cues == (Cue(2.5, 5.0, "Ida Moss", "The oven, the cold one, was old."),)
    assert found.title == "The oven"
    assert found.speakers == ("Ida Moss",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"{\i1}Nobody{\i0} lit it.", "Nobody lit it."),
        (r"Nobody\Nlit\nit.", "Nobody\nlit\nit."),
        (r"Nobody\hlit it.", "Nobody lit it."),
        (r"{\k20}No{\k30}bo{\k10}dy lit it.", "Nobody lit it."),
        (r"{\clip(m 0 0 l " + "100 100 " * 400 + r")\an8}Nobody lit it.", "Nobody lit it."),
        (r"{\p1}m 0 0 l 10 10{\p0}Nobody lit it.", "Nobody lit it."),
        (r"{\pos(10,20)\pbo4}Nobody lit it.", "Nobody lit it."),
        (r"Nobody lit {it", "Nobody lit {it"),
        (r"{who?}Nobody lit it.", "Nobody lit it."),
    ],
)
def test_codes_are_no_speech(text: str, expected: str) -> None:
    assert said(line(text)) == [expected]


def test_what_is_no_speech_has_its_place() -> None:
    found = read_ass(
        ASS
        + line("It was cold.")
        + line("It was cold.")
        + line(r"{\p1}m 0 0 l 10 10")
        + line("BAKERY", style="Signs")
        + line("  ")
        + line("It {hm}burnt.", times="0:00:06.00,0:00:07.00")
        + "Comment: 0,0:00:06.00,0:00:07.00,Default,,0,0,0,,a note\n"
        + "these words stand alone\n"
    )
    assert [cue.text for cue in found.cues] == ["It was cold.", "It burnt."]
    assert [(remark.line, remark.place) for remark in found.remarks] == [
        (19, LEFT_OVER),
        (1, FIELD),
        (13, REPEAT),
        (14, FIELD),
        (15, FIELD),
        (16, FIELD),
        (17, FIELD),
        (18, FIELD),
    ]
    assert found.remarks[0].message == "“these words stand alone” is not an event: left out"


def test_words_lit_up_one_after_the_other_are_said_once() -> None:
    lit = [
        line(rf"It {{\c&H00FF&}}{word}{{\c}} {rest}", times=f"0:00:0{n}.00,0:00:0{n + 1}.00")
        for n, (word, rest) in enumerate([("was", "cold."), ("was cold.", "")])
    ]
    found = read_ass(
        ASS + "".join(lit) + line("It was cold.", times="0:00:02.00,0:00:03.00").replace("}", "")
    )
    assert [cue[:2] for cue in found.cues] == [(0.0, 3.0)]
    chant = [line("Bread!", times=f"0:00:0{n}.00,0:00:0{n + 1}.00") for n in range(4)]
    assert said(*chant) == ["Bread!"] * 4


def test_comments_of_viewers_that_move_over_the_screen_are_no_speech() -> None:
    assert said(line(r"{\move(1920,20,-100,20)}so good lol"), line("It was cold.")) == ["It was cold."]


def test_columns_are_those_of_the_format_line() -> None:
    text = "[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:02.00,Cold, and old.\n"
    assert read_ass(text).cues == (Cue(1.0, 2.0, None, "Cold, and old."),)
    text = "[Events]\nDialogue: Marked=0,0:00:01.00,0:00:02.00,Default,NTP,0000,0000,0000,!Effect,Cold.\n"
    assert read_ass(text).cues == (Cue(1.0, 2.0, None, "Cold."),)


def test_events_are_sorted_and_times_that_are_none_named() -> None:
    found = read_ass(
        ASS
        + line("Second.", times="0:00:06.00,0:00:07.00")
        + line("First.", times="0:00:01.00,0:00:02.00")
        + line("Third.", times="0:00:0x.00,0:00:08.00")
        + "Dialogue: 0,0:00:09.00\n"
    )
    assert [cue.text for cue in found.cues] == ["First.", "Third.", "Second."]
    assert found.cues[1][:2] == (None, None)
    messages = [str(remark) for remark in found.remarks]
    assert "line 14: “0:00:0x.00” is not a valid time: treated as unknown" in messages
    assert "line 13: the events are out of order: sorted by start" in messages
    assert "line 15: fewer columns than the file's Format line has: “Dialogue: 0,0:00:09.00”" in messages


def test_names_in_the_text_speak_where_the_name_column_is_empty() -> None:
    found = read_ass(
        ASS
        + line("IDA: It was cold.", times="0:00:01.00,0:00:02.00")
        + line("TOM: It was not.", times="0:00:03.00,0:00:04.00")
        + line("IDA: It was ice.", times="0:00:05.00,0:00:06.00")
    )
    assert [cue.speaker for cue in found.cues] == ["IDA", "TOM", "IDA"]


def test_sbv() -> None:
    found = read_sbv(SBV)
    assert found.cues == (
        Cue(2.5, 5.0, None, "The oven was cold before dawn."),
        Cue(6.0, 9.25, None, "Nobody lit it, and\nnobody was asked."),
    )
    assert found.remarks == ()


@pytest.mark.parametrize(
    "text",
    [
        SBV.replace("\n", "\r\n"),
        SBV.replace("\n\n", "\n"),
        "\n\n" + SBV,
        SBV.replace(",0:", " , 0:"),
    ],
)
def test_sbv_as_it_comes(text: str) -> None:
    assert read_sbv(text).cues == read_sbv(SBV).cues
    assert recognise(decode(text.encode("utf-16"))).format == "sbv"


def test_sbv_with_broken_times() -> None:
    found = read_sbv(SBV + "\n0:00:1x.000,0:00:15.000\nIt burnt.\n\n0:00:20.000,0:00:18.000\nIt smoked.\n")
    assert [(cue.start, cue.text) for cue in found.cues[2:]] == [(None, "It burnt."), (20.0, "It smoked.")]
    assert (
        str(found.remarks[0])
        == "line 8: “0:00:1x.000,0:00:15.000” is not a valid time: the words below it have none"
    )
    assert "line 11: 1 cue with an end before the start: treated as unknown" in [
        str(one) for one in found.remarks
    ]


def test_text_above_the_first_time_is_kept() -> None:
    found = read_sbv("Good morning.\n" + SBV)
    assert found.cues[0] == Cue(None, None, None, "Good morning.")
    assert (
        str(found.remarks[0]) == "line 1: there is no time above “Good morning.”: kept as text without a time"
    )


def test_subviewer_has_the_same_shape() -> None:
    head = (
        "[INFORMATION]\n[TITLE]The oven\n[AUTHOR]\n[END INFORMATION]\n[SUBTITLE]\n[COLF]&HFFFFFF,[SIZE]18\n"
    )
    found = read_sbv(head + "00:00:02.50,00:00:05.00\nThe oven[br]was cold.\n")
    assert found.cues == (Cue(2.5, 5.0, None, "The oven\nwas cold."),)
    assert found.title == "The oven"
    assert [(remark.line, remark.place) for remark in found.remarks] == [(1, FIELD)]


TEXT = st.text(st.characters(exclude_characters="\n\r{}\\<&[:：", exclude_categories=("C", "Z")), min_size=1)


@given(st.lists(TEXT.filter(words).filter(lambda text: not is_footer(text)), min_size=1, max_size=8))
def test_words_in_are_words_out(texts: list[str]) -> None:
    rows = [line(text, times=f"0:00:{n:02}.00,0:00:{n:02}.90") for n, text in enumerate(texts)]
    found = ass.read(decode((ASS + "".join(rows)).encode()))
    assert words(" ".join(f"{cue.speaker or ''} {cue.text}" for cue in found.cues)) == words(" ".join(texts))
    blocks = [f"0:00:{n:02}.000,0:00:{n:02}.900\n{text}\n" for n, text in enumerate(texts)]
    found = sbv.read(decode("\n".join(blocks).encode()))
    assert words(" ".join(f"{cue.speaker or ''} {cue.text}" for cue in found.cues)) == words(" ".join(texts))


@given(st.data())
def test_nothing_but_a_located_sentence_is_raised(data: st.DataObject) -> None:
    whole = ASS + line("It was {cold}.", "Ida") + line(r"{\p1}m 0{\p0}\N", "Tom") + SBV
    cut = data.draw(st.integers(0, len(whole)))
    put = data.draw(st.text(st.sampled_from("[]{}\\,:0123456789Dialogue\n\t ")))
    text = whole[:cut] + put + whole[cut + data.draw(st.integers(0, 40)) :]
    for reader in (ass, sbv):
        sentence = "read"
        try:
            reader.read(decode(text.encode()))
        except UnreadableError as error:
            sentence = error.message
        assert sentence


@pytest.mark.parametrize(("clock", "told"), [
    ("0:00:59", False), ("0:00:60", True), ("0:59:00", False), ("0:60:00", True), ("0:00:61", True), ("60:00:00", False),
])  # fmt: skip
def test_sbv_with_a_time_that_no_clock_shows_is_counted_on_and_told(clock: str, told: bool) -> None:
    found = sbv.read(decode(f"{clock}.000,99:59:59.000\nThe oven was cold.\n".encode()))
    assert any("above 59" in remark.message for remark in found.remarks) == told
    hours, minutes, seconds = map(int, clock.split(":"))
    assert found.cues[0].start == 3600 * hours + 60 * minutes + seconds
