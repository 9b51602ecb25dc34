"""Times that are none, missing, or above 59, in every format that has lines of them: each is told with its line."""

from __future__ import annotations

import pytest

from ghostcli.recognition.recognise import read
from ghostcli.transcripts.base import Cue, ParsedTranscript
from ghostcli.transcripts.webvtt import write

A = "We measured the river twice, and trusted one number."
B = "Nobody asked the ferryman, who has crossed it for years."
C = "I took the boat before anybody was up."

ASS = """[Script Info]
Title: The ferry

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


def reading(text: str, format: str | None = None) -> ParsedTranscript:  # noqa: A002
    return read(text.encode(), format)


def told(found: ParsedTranscript) -> list[tuple[int, str]]:
    return [(remark.line, remark.message) for remark in found.remarks if remark.line]


def srt(start: str) -> str:
    return f"1\n00:00:01,000 --> 00:00:04,000\n{A}\n\n2\n{start},000 --> 00:03:00,000\n{C}\n"


def sbv(start: str) -> str:
    return f"0:00:01.000,0:00:04.000\n{A}\n\n{start}.000,0:03:00.000\n{C}\n"


def ass(start: str) -> str:
    rows = [("0:00:01.00", "0:00:04.00", A), (f"{start}.00", "0:03:00.00", C)]
    return ASS + "".join(f"Dialogue: 0,{at},{end},Default,Ida,0,0,0,,{text}\n" for at, end, text in rows)


def ttml(start: str) -> str:
    first = f'<p begin="0:00:01.000" end="0:00:04.000">{A}</p>'
    second = f'<p begin="{start}.000" end="0:03:00.000">{C}</p>'
    return f'<tt xmlns="http://www.w3.org/ns/ttml"><body><div>\n{first}\n{second}\n</div></body></tt>\n'


def csv(start: str) -> str:
    return f'start,end,speaker,text\n0:00:01,0:00:04,Ida,"{A}"\n{start},0:03:00,Ida,"{C}"\n'


def podlove(start: str) -> str:
    items = [
        f'<pst:item start="{at}" end="{end}">{text}</pst:item>'
        for at, end, text in (("0:00:01", "0:00:04", A), (start, "0:03:00", C))
    ]
    head = '<pst:transcripts xmlns:pst="http://podlove.org/simple-transcripts" version="1.0">'
    return "\n".join([head, "<pst:speech>", *items, "</pst:speech>", "</pst:transcripts>", ""])


def text(start: str) -> str:
    return f"Ida Moss (0:00:01): {A}\n\nRolf Ash (0:00:09): {B}\n\nIda Moss ({start}): {C}\n"


LINES = [(srt, 6), (sbv, 4), (ass, 7), (ttml, 3), (csv, 3), (podlove, 4), (text, 5)]


@pytest.mark.parametrize(("file", "line"), LINES)
@pytest.mark.parametrize(("start", "seconds"), [("0:01:59", 119), ("0:01:99", 159), ("1:72:00", 7920)])
def test_what_stands_above_59_is_counted_on_and_told(
    file: object, line: int, start: str, seconds: int
) -> None:
    assert callable(file)
    found = reading(file(start).replace("0:03:00", "2:50:00"))
    (cue,) = [cue for cue in found.cues if C in cue.text]
    expected = [line] if seconds != 119 else []
    if seconds == 159 and file is text:  # text is full of figures: there it is no time
        assert cue.start is None
    else:
        assert cue.start == seconds
    told_of = [at for at, message in told(found) if "above 59" in message or "is not a valid time" in message]
    assert told_of == expected


SBV = f"0:00:01.000,0:00:04.000\n{A}\n\n{{}}\n{C}\n\n0:00:09.000,0:00:12.000\n{B}\n"


@pytest.mark.parametrize(
    ("line", "start", "what"),
    [
        ("0:00:05.000;0:00:06.000", 5, "has no valid end"),
        ("0:00:05.000", 5, "has no valid end"),
        ("0:00:05.000 0:00:06.000", 5, "has no valid end"),
        ("0:00:05.000,0:00:0x.000", 5, "has no valid end"),
        ("0:00:05.000 --> 0:00:06.000", 5, "has no valid end"),
        ("0:00:0x.000;0:00:06.000", None, "is not a valid time"),
        ("0:0x:05.000,0:00:06.000", None, "is not a valid time"),
        ("0:00:0x.000", None, "is not a valid time"),
    ],
)
def test_sbv_with_a_line_that_was_to_be_two_times(line: str, start: float | None, what: str) -> None:
    found = reading(SBV.format(line))
    assert [(cue.start, cue.text) for cue in found.cues] == [(1, A), (start, C), (9, B)]
    assert [at for at, message in told(found) if f"“{line}” {what}" in message] == [4]


@pytest.mark.parametrize("line", ["10:30", "It was 0:00:05.000.", "Yes, at 1:30, no?", "1984"])
def test_sbv_with_figures_that_are_said(line: str) -> None:
    assert reading(SBV.format(line)).cues[0].text == f"{A}\n{line}\n{C}"


@pytest.mark.parametrize("time", ["0:0x", "0:72", "soon"])
def test_a_page_with_a_time_that_is_none(time: str) -> None:
    parts = [("Ida", "0:01", A), ("Rolf", time, C), ("Ida", "0:20", B)]
    found = reading("\n".join(f"<cite>{n}:</cite><time>{t}</time><p>{s}</p>" for n, t, s in parts))
    assert [(c.start, c.speaker, c.text) for c in found.cues] == [
        (1, "Ida", A),
        (None, "Rolf", C),
        (20, "Ida", B),
    ]
    assert told(found) == [(2, f"“{time}” is not a valid time: the words behind it have none")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f'start,end,speaker,text\n1,4,Ida,"{A}"\n,6,Rolf,"{C}"\n7,12,Ida,"{B}"\n', 3),
        (f"start\tend\ttext\n1000\t4000\t{A}\n\t6000\t{C}\n7000\t12000\t{B}\n", 3),
        (
            f"""<transcript>\n<text start="1" dur="3">{A}</text>\n<text dur="2">{C}</text>
<text start="7" dur="4">{B}</text>\n</transcript>""",
            3,
        ),
        (podlove("").replace(' start=""', ""), 4),
    ],
)
def test_words_without_a_start_are_told_where_others_have_one(text: str, line: int) -> None:
    found = reading(text)
    assert [cue.start for cue in found.cues if cue.text == C] == [None]
    assert [at for at, message in told(found) if "without a start: the time is unknown" in message] == [line]


@pytest.mark.parametrize("stamp", ["[00:00:0x:10]", "[00;00:01:10]", "[00:00:01:1o]", "[00:00:01]"])
def test_a_mission_time_that_is_none(stamp: str) -> None:
    found = reading(f"[00:00:00:05]\nCDR: {A}\n\n{stamp}\nCC: {C}\n\n[00:00:02:00]\nCDR: {B}\n")
    assert [(c.start, c.speaker, c.text) for c in found.cues] == [
        (5, "CDR", A),
        (None, "CC", C),
        (120, "CDR", B),
    ]
    assert told(found) == [(4, f"“{stamp}” is not a valid time: the words below it have none")]


def vtt_in_order(times: list[tuple[str, str]]) -> str:
    return "WEBVTT\n\n" + "".join(f"{start}.000 --> {end}.000\n{A}\n\n" for start, end in times)


def srt_in_order(times: list[tuple[str, str]]) -> str:
    return "".join(f"{n}\n{start},000 --> {end},000\n{A}\n\n" for n, (start, end) in enumerate(times, 1))


def sbv_in_order(times: list[tuple[str, str]]) -> str:
    return "".join(f"{start}.000,{end}.000\n{A}\n\n" for start, end in times)


def ass_in_order(times: list[tuple[str, str]]) -> str:
    rows = (f"Dialogue: 0,{start}.00,{end}.00,Default,Ida,0,0,0,,{A} {start}\n" for start, end in times)
    return ASS + "".join(rows)


def srv1_in_order(times: list[tuple[str, str]]) -> str:
    rows = ((int(start[-2:]), int(end[-2:]) - int(start[-2:])) for start, end in times)
    return "\n".join(
        [
            "<transcript>",
            *(f'<text start="{at}" dur="{long}">{A}</text>' for at, long in rows),
            "</transcript>",
        ]
    )


def text_in_order(times: list[tuple[str, str]]) -> str:
    return "".join(f"[{start} - {end}] {A}\n\n" for start, end in times)


def podlove_in_order(times: list[tuple[str, str]]) -> str:
    items = "".join(f'<pst:item start="{at}" end="{end}">{A}</pst:item>\n' for at, end in times)
    head = '<pst:transcripts xmlns:pst="http://podlove.org/simple-transcripts" version="1.0">'
    return f"{head}\n<pst:speech>\n{items}</pst:speech>\n</pst:transcripts>\n"


TIMES = [
    ("00:00:01", "00:00:05"),
    ("00:00:20", "00:00:26"),
    ("00:00:30", "00:00:28"),
    ("00:00:10", "00:00:16"),
]


@pytest.mark.parametrize(
    ("file", "backwards", "early"),
    [
        (vtt_in_order, 9, 12),
        (srt_in_order, 10, 14),
        (sbv_in_order, 7, 10),
        (ass_in_order, 8, 9),
        (srv1_in_order, 4, 5),
        (text_in_order, 5, 7),
        (podlove_in_order, 5, 6),
    ],
)
def test_times_that_run_backwards_are_told_with_their_line(file: object, backwards: int, early: int) -> None:
    assert callable(file)
    found = reading(file(TIMES))
    lines = {at: message for at, message in told(found) if "before" in message or "order" in message}
    assert lines.keys() == {backwards, early}
    assert lines[backwards] == "1 cue with an end before the start: treated as unknown"
    assert "1 cue with a start before that of the one above" in lines[early] or "out of order" in lines[early]
    assert all(cue.start is not None and cue.end is not None and cue.end > cue.start for cue in found.cues)


@pytest.mark.parametrize(("file", "line"), [(srt_in_order, 6), (sbv_in_order, 4)])
def test_a_time_below_zero_is_told_with_its_line(file: object, line: int) -> None:
    assert callable(file)
    found = reading(file([("00:00:01", "00:00:05"), ("-00:00:33", "-00:00:30"), ("00:00:30", "00:00:38")]))
    assert (line, "times begin below zero: all are shifted by 33 s") in told(found)


def test_what_is_stored_runs_forward() -> None:
    stored = write([Cue(20, 18, None, A), Cue(30, 34, None, B)])
    assert "00:00:20.000 --> 00:00:30.000\n" in stored
    assert not read(stored.encode(), "vtt").remarks
