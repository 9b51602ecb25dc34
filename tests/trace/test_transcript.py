"""`ghost transcript`: a part of what was said, to read and for programs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ghostcli.recognition.recognise import read
from ghostcli.render.formats import SPEECH
from ghostcli.transcripts.base import Cue
from ghostcli.transcripts.formats import FORMATS
from running import Ghost
from traced import BRIDGE, SAMPLE, Home

MEASURED = "We measured the river twice and trusted the first number."
UNTIMED = """WEBVTT

NOTE ghost

untimed-1
00:00:00.000 --> 00:00:05.000
<v Ada>Before any time was known.

00:00:05.000 --> 00:00:09.000
<v Ben>And now there is one.

untimed-2
00:00:09.000 --> 00:00:09.000
<v Ada>And none again.
"""


def starts(home: Home, *arguments: str) -> list[float]:
    return [cue["start"] for cue in home.ghost("transcript", SAMPLE, "-o", "json", *arguments).json]


def test_in_a_pipe_a_turn_is_a_line(home: Home) -> None:
    home.episode("bridge")
    assert home.ghost("transcript", "bridge").rows == [
        ["0:00:01", "SPEAKER_00", "What went wrong with the old bridge?"],
        [
            "0:00:05",
            "SPEAKER_01",
            MEASURED + " Nobody asked the ferryman, and he had known for thirty years.",
        ],
    ]


def test_json_is_an_array_of_cues(home: Home) -> None:
    home.episode("bridge")
    ran = home.ghost("transcript", "bridge", "-o", "json")
    assert [list(cue) for cue in ran.json] == [["start", "end", "speaker", "text", "turn"]] * 3
    assert ran.json[1] == {
        "start": 5,
        "end": 11,
        "speaker": "SPEAKER_01",
        "text": MEASURED,
        "turn": 2,
    }
    assert '"start": 5,' in ran.out  # a whole second is no 5.0, as nowhere else
    lines = home.ghost("transcript", "bridge", "-o", "jsonl").lines
    assert [json.loads(line) for line in lines] == ran.json


def test_times_that_are_not_known_are_null(home: Home) -> None:
    home.episode("talk", transcript=UNTIMED)
    cues = home.ghost("transcript", "talk", "-o", "json").json
    assert [(cue["start"], cue["end"], cue["turn"]) for cue in cues] == [
        (None, None, 1),
        (5, 9, 2),
        (None, None, 3),
    ]
    assert [row[0] for row in home.ghost("transcript", "talk").rows] == ["", "0:00:05", ""]


def test_an_empty_transcript_is_no_error(home: Home) -> None:
    home.episode("talk", transcript="WEBVTT\n")
    assert home.ghost("transcript", "talk", "-o", "json").json == []
    assert home.ghost("transcript", "talk").out == ""


PARTS: list[tuple[list[str], list[float]]] = [
    (["--at", "0:01:25"], [85, 94.3]),  # the passage that is said then
    (["--at", "85s"], [85, 94.3]),
    (["--at", "1:20"], [80.5]),  # it begins within that second
    (["--from", "2:19", "--to", "0:02:30"], [139.5, 144.2]),
    (["--to", "5s"], [0]),
    (["--to", "0:00:06"], [0, 5.2]),
    (["--from", "2:33"], [153.2, 158.4]),
    (["--from", "2:33", "--speaker", "tom"], [158.4]),
    (["--chapter", "4", "--speaker", "mara"], [126, 139.5, 153.2]),
    (["--chapter", "empty", "--speaker", "mara"], [126, 139.5, 153.2]),
    (["--chapter", "stays behind", "--speaker", "mara"], [126, 139.5, 153.2]),
    (["--chapter", "empty", "--from", "2:19"], [139.5, 144.2, 153.2, 158.4]),
    (["--chapter", "empty", "--to", "2:06"], [117.9]),
    (["--chapter", "lessons", "--to", "1:25"], [80.5]),
    (["--search", "swimming"], [101.8 + 3.8, 114, 153.2]),
    (["--search", "swimming -shelf -happy"], [105.6]),
    (["--search", '"thank you i keep"'], [158.4]),
    (["--search", "library hand book", "--speaker", "tom"], [0, 144.2]),
    (["-x", "--search", "you know, it repairs"], [85, 94.3]),
]


@pytest.mark.parametrize(("arguments", "expected"), PARTS)
def test_a_part_of_it(sample: Home, arguments: list[str], expected: list[float]) -> None:
    """--chapter and --from, given together, were not both heeded."""
    assert starts(sample, *arguments) == [pytest.approx(start) for start in expected]


NOTHING = [
    ["--at", "1:00:00"],
    ["--from", "1:00:00"],
    ["--from", "0:02:00", "--to", "0:01:00"],
    ["--speaker", "nobody"],
    ["--search", "zeppelin"],
    ["--search", "swimming -book"],
    ["--chapter", "1", "--from", "0:02:00"],
]


@pytest.mark.parametrize("arguments", NOTHING)
def test_a_part_that_is_empty(sample: Home, arguments: list[str]) -> None:
    ran = sample.ghost("transcript", SAMPLE, *arguments, status=1)
    assert ran[1:] == ("", "nothing found\n")
    assert sample.ghost("transcript", SAMPLE, *arguments, "-o", "json", status=1).json == []


MISTAKES = [
    (["--at", "soon"], "is not a time"),
    (["--from", "1:99"], "is not a time"),
    (["--to", "-5s"], "is not a time"),
    (["--chapter", "9"], "is not a chapter"),
    (["--chapter", "bred"], 'did you mean "bread"?'),
    (["--chapter", "the"], "fits 4 chapters"),
    (["--chapter", ""], "is not a chapter"),
    (["-o", "stt"], 'did you mean "srt"?'),
    (["-o", "csv"], "formats: table, plain, json"),
]


@pytest.mark.parametrize(("arguments", "reason"), MISTAKES)
def test_what_makes_no_sense(sample: Home, arguments: list[str], reason: str) -> None:
    ran = sample.ghost("transcript", SAMPLE, *arguments, status=2)
    assert reason in ran.err
    assert not ran.out


def test_usage(home: Home) -> None:
    home.episode("bridge", transcript=None)
    assert "ghost import FILE --episode bridge adds one" in home.ghost("transcript", "bridge", status=2).err
    home.ghost("transcript", status=2)
    home.ghost("transcript", "bridge", "bridge", status=2)
    assert "there is no episode" in home.ghost("transcript", "nowhere", status=2).err
    assert home.ghost("transcript", "-", stdin="", status=1)[1:] == ("", "")


def test_the_episode_is_read_from_standard_input(home: Home) -> None:
    home.episode("bridge")
    rows = home.ghost("episodes").out
    assert home.ghost("transcript", "-", stdin=rows).out == home.ghost("transcript", "bridge").out


EVERY = ["vtt", "srt", "podcasting", "text", "markdown", "md", "json", "jsonl", "plain"]


@pytest.mark.parametrize("name", EVERY)
def test_every_format_of_transcripts_reads_back(sample: Home, name: str) -> None:
    before = [Cue(cue["start"], cue["end"], cue["speaker"], cue["text"]) for cue in _cues(sample)]
    ran = sample.ghost("transcript", SAMPLE, "-o", name)
    reading = read(ran.out.encode())
    assert not ran.err
    assert reading.speakers == ("Tom Okafor", "Mara Lind")
    said = " ".join(cue.text for cue in reading.cues).split()
    assert said == " ".join(cue.text for cue in before).split()
    if name in {"vtt", "srt", "podcasting", "json", "jsonl"}:
        assert [cue[:3] for cue in reading.cues] == [cue[:3] for cue in before]


LONG = "WEBVTT\n\n" + "".join(
    f"00:{n // 12:02}:{n % 12 * 5:02}.000 --> 00:{n // 12:02}:{n % 12 * 5 + 4:02}.500\n"
    f"We carried rung number {n} of the long ladder up the hill that morning.\n\n"
    for n in range(60)
)


def test_a_talk_without_names_is_a_passage_a_line(home: Home) -> None:
    """It was one line with one time, and could not be imported again."""
    home.episode("talk", transcript=LONG)
    rows = home.ghost("transcript", "talk").rows
    assert len(rows) > 5
    assert [row[1] for row in rows] == [""] * len(rows)
    times = [row[0] for row in rows]
    assert times == sorted(set(times))
    text = home.ghost("transcript", "talk", "-o", "text").out
    assert [line[1:8] for line in text.split("\n\n")] == times


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("transcript", [LONG, BRIDGE], ids=["nobody", "two voices"])
def test_out_and_in_again(home: Home, name: str, transcript: str) -> None:
    home.episode("talk", transcript=transcript)
    before = home.ghost("transcript", "talk", "-o", "json").json
    file = home.write("out", home.ghost("transcript", "talk", "-o", name).out)
    home.ghost("import", str(file), "--episode", "again")
    after = home.ghost("transcript", "again", "-o", "json").json
    if name in {"text", "markdown", "md", "plain"}:
        assert home.ghost("transcript", "again").rows == home.ghost("transcript", "talk").rows
    else:
        assert after == before


def test_the_episodes_own_transcript_is_unchanged(home: Home) -> None:
    """Its header has another title, its voices the names of people: it was another transcript."""
    notes = "people:\n  - {name: Ada Reed, aliases: [SPEAKER_01]}\n"
    home.episode("bridge", notes, BRIDGE.replace("WEBVTT\n", "WEBVTT\n\nNOTE ghost offset=1.500\n", 1))
    before = home.files()
    for name in ("vtt", "srt", "podcasting", "json"):
        file = home.write("out", home.ghost("transcript", "bridge", "-o", name).out)
        ran = home.ghost("import", file, "--episode", "bridge")
        assert "unchanged" in ran.out, name
        assert home.files() == before
    other = home.ghost("transcript", "bridge", "-o", "vtt").out.replace("Nobody asked", "Everybody asked")
    assert (
        "unchanged" not in home.ghost("import", home.write("out", other), "--episode", "bridge", status=2).out
    )


def test_what_a_format_cannot_hold_is_said(home: Home) -> None:
    """Words without a time were captions of a millisecond."""
    home.episode("talk", transcript=UNTIMED)
    ran = home.ghost("transcript", "talk", "-o", "srt")
    assert ran.out == "1\n00:00:05,000 --> 00:00:09,000\n[Ben]: And now there is one.\n"
    assert ran.err == ("2 cues without a time (8 words) left out: SubRip subtitles have no place for them\n")
    assert not home.ghost("transcript", "talk", "-o", "srt", "-q").err
    assert "untimed-1" in home.ghost("transcript", "talk", "-o", "vtt").err
    for name in ("text", "markdown", "podcasting", "json"):
        assert not home.ghost("transcript", "talk", "-o", name).err
    home.episode("prose", transcript=UNTIMED.replace("00:00:05.000 -->", "untimed-9\n00:00:05.000 -->"))
    ran = home.ghost("transcript", "prose", "-o", "srt", status=2)
    assert not ran.out
    assert "without times" in ran.err


def test_a_part_in_another_format(sample: Home) -> None:
    text = sample.ghost("transcript", SAMPLE, "--from", "2:38", "-o", "srt").out
    assert text == "1\n00:02:38,400 --> 00:02:41,000\n[Tom Okafor]: Thank you. I keep looking.\n"


def test_the_table_of_formats_is_what_can_be_written() -> None:
    rows = {row.name: row.help for row in FORMATS if row.writes}
    assert {row.name: row.help for row in list(SPEECH)[-5:]} == rows


def test_voices_have_the_names_of_the_people(home: Home) -> None:
    """An alias of signs alone named every voice without a name."""
    notes = "people:\n  - {name: Ada Reed, aliases: [speaker 01, '—']}\n  - {name: Ben}\n"
    home.episode("bridge", notes, BRIDGE.replace("SPEAKER_00", "…"))
    assert [row[1] for row in home.ghost("transcript", "bridge").rows] == ["…", "Ada Reed"]


def test_what_is_lost_of_a_transcript_is_said(home: Home) -> None:
    home.episode("bridge", transcript=BRIDGE + "\nno time --> at all\nNobody hears this.\n")
    ran = home.ghost("transcript", "bridge")
    assert "transcript.vtt:12:1: " in ran.err
    assert "Nobody hears this" in ran.err


UNREADABLE: dict[str, bytes | None] = {
    "binary": bytes(range(256)) * 10,
    "a recording": b"ID3\x04" + bytes(100),
    "a folder": None,
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_transcript_that_cannot_be_read_is_an_error(home: Home, name: str) -> None:
    """Nothing was printed, and the exit status was 0."""
    folder = home.episode(
        "bridge", "quotes:\n  - {id: a, text: Nobody asked the ferryman}\n", transcript=None
    )
    data = UNREADABLE[name]
    (folder / "transcript.vtt").mkdir() if data is None else home.note("bridge/transcript.vtt", data)
    for command in (["transcript", "bridge"], ["around", "a"], ["around", "bridge@0:00:05"]):
        ran = home.ghost(*command, status=2)
        assert ran.err.startswith("ghost: ")
        assert "transcript.vtt:" in ran.err
        assert not ran.out
    ran = home.ghost("verify", status=1)
    assert "transcript.vtt:" in ran.err
    assert "adds one" not in ran.err


def test_control_characters_of_a_stored_transcript_are_not_printed(home: Home) -> None:
    text = BRIDGE.replace("SPEAKER_00", "\x1b[31mEvil").replace("twice", "\x9b2J\u202etwice")
    home.episode("bridge", transcript=text)
    for output in ("plain", "json", "srt", "text", "markdown"):
        out = home.ghost("transcript", "bridge", "-o", output).out
        assert not {"\x1b", "\x9b"} & set(out), output
    assert "\\u202e" in home.ghost("transcript", "bridge").out
    for output in ("json", "jsonl", "podcasting"):
        assert "\\u202e" in home.ghost("transcript", "bridge", "-o", output).out
    for output in ("plain", "json", "jsonl", "podcasting", "text", "markdown"):
        assert "\u202e" not in home.ghost("transcript", "bridge", "-o", output).out, output


@pytest.mark.usefixtures("sample")
def test_on_a_terminal_it_is_a_page(terminal: Ghost) -> None:
    shown = terminal("transcript", SAMPLE, "--from", "0:00:30", "--to", "0:01:12", "--color", "never").out
    lines = [line.rstrip() for line in shown.replace("\r", "").split("\n")]
    assert lines.count("Three hundred names at the bakery") == 1
    assert lines.count("Keep the order of the people") == 1
    assert [line.strip() for line in lines].count("Mara Lind") == 3
    assert any(line.startswith("0:00:37  You don't keep the order") for line in lines)
    assert all(len(line) <= 80 for line in lines)
    marked = terminal("transcript", SAMPLE, "--search", "ferry", "--color", "always").out
    assert "\x1b[1;31mferry\x1b[0m" in marked


def test_long_output_is_paged_unless_it_must_not_be(
    sample: Home, terminal: Ghost, monkeypatch: pytest.MonkeyPatch
) -> None:
    pager = sample.write("bin/pager", "#!/bin/sh\nprintf 'PAGED '\ncat\n")
    pager.chmod(0o755)
    monkeypatch.setenv("PAGER", str(pager))
    assert terminal("transcript", SAMPLE, height=10).out.startswith("PAGED ")
    for more in (["--no-pager"], ["-o", "srt"], ["-o", "plain"]):
        assert "PAGED" not in terminal("transcript", SAMPLE, *more, height=10).out


def _cues(home: Home) -> list[dict[str, Any]]:
    cues: list[dict[str, Any]] = home.ghost("transcript", SAMPLE, "-o", "json").json
    return cues
