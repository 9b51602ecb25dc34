"""Heads whose time is none: the words behind them are not those of the speaker above."""

from __future__ import annotations

import pytest

from ghostcli.recognition.recognise import read
from ghostcli.transcripts.base import ParsedTranscript

A = "We measured the river twice, and trusted one number."
B = "Nobody asked the ferryman, who has crossed it for years."
C = "I took the boat before anybody was up."
TURNS = f"Ida Moss (0:05):\n{A}\n\nRolf Ash (0:12):\n{B}\n\n"


def reading(text: str, format: str | None = None) -> ParsedTranscript:  # noqa: A002
    return read(text.encode(), format)


def said(text: str) -> list[tuple[float | None, str | None, str]]:
    return [(cue.start, cue.speaker, cue.text) for cue in reading(text).cues]


BROKEN_HEADS = [
    "{n} ({t}): {s}\n\n",
    "({t}) {n}: {s}\n\n",
    "[{t}] {n}: {s}\n",
    "{t} {n}: {s}\n\n",
    "**{n}** ({t}): {s}\n\n",
    "**{n}** [{t}]: {s}\n\n",
    "**{n}:** [{t}] {s}\n\n",
    "**{n}** _{t}_\n\n{s}\n\n",
    "{n} | {t}\n{s}\n\n",
    "{n} {t}\n{s}\n\n",
    "{n}\n{t}\n{s}\n\n",
    "{t}\n{n}\n{s}\n\n",
]


@pytest.mark.parametrize("time", ["0:72", "0:0x", "0:1O", "0;:1", "00:7:5", "??:??"])
@pytest.mark.parametrize("head", BROKEN_HEADS)
@pytest.mark.parametrize("name", ["Rolf Ash", "Una Pell"])
def test_a_head_with_a_broken_time_ends_the_turn_above_and_is_told(head: str, time: str, name: str) -> None:
    turns = [("Ida Moss", "0:05", A), ("Rolf Ash", "0:12", B)] * 4
    lines = [head.format(n=n, t=f"{number}{t[1:]}", s=s) for number, (n, t, s) in enumerate(turns)]
    above = "".join(lines)
    found = reading(
        above + head.format(n=name, t=time, s=C) + head.format(n="Ida Moss", t="9:40", s=A), "markdown"
    )
    (cue,) = [cue for cue in found.cues if C in cue.text]
    assert (cue.speaker, cue.start) in {(name, None), (None, None)}
    assert time not in cue.text
    place = above.count("\n") + 1
    told = [remark.message for remark in found.remarks if place <= remark.line <= place + 2]
    assert any("is not a valid time" in message or "may open a turn" in message for message in told)
    assert [(last.speaker, last.start) for last in found.cues[-1:]] == [("Ida Moss", 580)]


def test_a_broken_time_goes_on_with_the_speaker_where_a_whole_one_does() -> None:
    text = f"{TURNS}(0:30)\n{A}\n\n(0:4x)\n{C}\n\nIda Moss (0:50):\n{A}\n"
    found = reading(text)
    assert said(text)[2:4] == [(30, "Rolf Ash", A), (None, "Rolf Ash", C)]
    assert [(remark.line, remark.message) for remark in found.remarks] == [
        (10, "“0:4x” is not a valid time: the words behind it have none")
    ]


@pytest.mark.parametrize(
    ("line", "start", "told"),
    [
        ("[00:00:0x.000 --> 00:00:04.000]", None, "“00:00:0x.000 --> 00:00:04.000” is not a valid time"),
        ("[00:00:02.000 --> 00:00:0x.000]", 2, "“00:00:02.000 --> 00:00:0x.000” has no valid end"),
        ("[00:0O:02.000 --> 0x:00:0x.000]", None, "“00:0O:02.000 --> 0x:00:0x.000” is not a valid time"),
    ],
)
def test_a_broken_line_of_two_times_is_a_cue_of_its_own(line: str, start: float | None, told: str) -> None:
    cues = [f"[00:00:00.000 --> 00:00:02.000]  {A}", f"{line}  {C}", f"[00:00:04.000 --> 00:00:08.000]  {B}"]
    found = reading("\n".join(cues))
    assert [(cue.start, cue.text) for cue in found.cues] == [(0, A), (start, C), (4, B)]
    assert any(remark.line == 2 and remark.message.startswith(told) for remark in found.remarks)


@pytest.mark.parametrize(
    "head", ["Una Pell (0:20):", "Una Pell [0:2x]:", "**Una Pell** (0:20):", "Una Pell [0:2x] -"]
)
def test_a_name_with_a_time_ends_the_turn_above_where_heads_have_none(head: str) -> None:
    found = reading(f"Ida Moss: {A}\n\nRolf Ash: {B}\n\n" * 3 + f"{head} {C}\n\nIda Moss: {A}\n", "markdown")
    (cue,) = [cue for cue in found.cues if C in cue.text]
    assert cue.speaker in {"Una Pell", None}
    assert any("may open a turn" in remark.message for remark in found.remarks)


def test_a_time_before_a_known_name_is_kept_or_told() -> None:
    text = f"{TURNS}(0:20) Ida Moss: {C}\n\n(0:7x) Rolf Ash: {A}\n\n[0:72] Ida Moss: {B}\n"
    assert said(text)[2:] == [(20, "Ida Moss", C), (None, "Rolf Ash", A), (None, "Ida Moss", B)]
    assert [remark.line for remark in reading(text).remarks if "is not a valid time" in remark.message] == [
        9,
        11,
    ]


@pytest.mark.parametrize("clock", ["0:20So", "0:20so"])
def test_a_word_glued_to_a_time_is_kept(clock: str) -> None:
    assert said(f"{TURNS}Ida Moss {clock} we went.\n")[2] == (20, "Ida Moss", f"{clock[4:]} we went.")


@pytest.mark.parametrize("time", ["--:--", "-:-", "??:??", "__:__", "0?:??"])
def test_a_time_that_nobody_filled_in_ends_the_turn_above(time: str) -> None:
    found = reading(f"{TURNS}Rolf Ash ({time}):\n{C}\n\nUna Pell ({time}):\n{A}\n\nIda Moss (0:50):\n{A}\n")
    assert [(cue.start, cue.speaker) for cue in found.cues][2:] == [
        (None, "Rolf Ash"),
        (None, None),
        (50, "Ida Moss"),
    ]
    assert {remark.line for remark in found.remarks if f"“{time}” is not a valid time" in remark.message} == {
        7,
        10,
    }
