"""`ghost verify --quotes`: quotes as JSON Lines, answered line by line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO
from typing import Any

import pytest

from ghostcli.render.formats import QUOTE_LINES
from ghostcli.verify.quote_lines import LONGEST, batches, quote_line
from traced import Home

TALK = """WEBVTT

00:01.000 --> 00:06.000
<v Ida Holm>We salted the herring on the north pier before anybody was awake.

00:07.000 --> 00:12.000
<v Otto Brandt>The harbour master kept two clocks, and neither of them was right.

00:40.000 --> 00:46.000
<v Ida Holm>We salted the herring on the north pier before anybody was awake.
"""
HERRING = "We salted the herring on the north pier"
CLOCKS = "The harbour master kept two clocks, and neither of them was right."


@pytest.fixture
def harbour(home: Home) -> Home:
    home.episode("harbour", "people: [{id: ida, name: Ida Holm, aliases: [The Salter]}]\n", TALK)
    home.episode("inland", "", TALK.replace("herring", "cabbage").replace("Otto Brandt", "Uwe Lang"))
    return home


def answers(home: Home, *lines: object, status: int = 0) -> list[dict[str, Any]]:
    text = "".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in lines)
    return [
        json.loads(line) for line in home.ghost("verify", "--quotes", "-", stdin=text, status=status).lines
    ]


def test_each_quote_has_its_answer_in_order_with_its_id(harbour: Home) -> None:
    found = answers(
        harbour,
        {"id": "b", "text": HERRING, "speaker": "The Salter", "note": "not kept"},
        {"text": CLOCKS, "episode": "harbour", "speaker": "Ida Holm"},
        {"id": None, "text": HERRING, "at": 41},
        {"text": HERRING, "episode": "inland"},
        status=1,
    )
    assert [(one["line"], one["verdicts"], one["episode"], one["at"]) for one in found] == [
        (1, ["verbatim"], "harbour", 1),
        (2, ["verbatim", "misattributed"], "harbour", 7),
        (3, ["verbatim"], "harbour", 40),
        (4, ["reworded"], "inland", 1),
    ]
    assert [one.get("id", "none") for one in found] == ["b", "none", None, "none"]
    assert "note" not in found[0]
    assert (found[0]["attributed_to"], found[0]["attributed"]) == ("The Salter", "harbour/people/ida")
    assert list(found[1]) == [
        "line", "text", "verdicts", "recorded", "share", "episode", "ref", "quote", "at", "said", "left_out",
        "sentence", "speaker", "voices", "url", "attributed_to", "attributed", "attributed_voice",
        "corrections",
    ]  # fmt: skip


def test_a_key_that_is_not_read_is_told_once(harbour: Home) -> None:
    def told(*lines: dict[str, object], quiet: bool = False) -> str:
        text = "".join(json.dumps(one) + "\n" for one in lines)
        options = ("-q",) if quiet else ()
        return harbour.ghost("verify", "--quotes", "-", *options, stdin=text).err

    line: dict[str, object] = {"text": HERRING, "Speaker": "Otto Brandt", "source": "a letter"}
    err = told(line, line)
    assert err.count('ghost: line 1: unknown key "Speaker"; did you mean "speaker"?') == 1
    assert err.count('ghost: line 1: unknown key "source"\n') == 1
    assert "line 2" not in err
    quiet = told(line, quiet=True)
    assert "Speaker" in quiet
    assert "source" not in quiet
    assert "unknown key" not in told(
        {"text": HERRING, "id": 1, "at": 2, "speaker": "Ida Holm", "episode": "harbour"}
    )


BROKEN = [
    ("nope", "is not valid JSON"),
    ("[1]", "is not a JSON object"),
    ('{"text": NaN}', "is not valid JSON"),
    ("[" * 3000, "is not valid JSON"),
    ({"speaker": "Ida"}, 'has no "text" with words in it'),
    ({"text": "..."}, 'has no "text" with words in it'),
    ({"text": ["a"]}, 'has no "text" with words in it'),
    ({"text": HERRING, "speaker": 3}, '"speaker" is not text'),
    ({"text": HERRING, "episode": "nowhere"}, 'there is no episode "nowhere"'),
    ({"text": HERRING, "at": "noon"}, '"at" is not a time: seconds, "0:43:08" or [start, end]'),
    ({"text": HERRING, "at": [5, 2]}, '"at" is not a time: seconds, "0:43:08" or [start, end]'),
    ({"text": HERRING, "at": True}, '"at" is not a time: seconds, "0:43:08" or [start, end]'),
]


@pytest.mark.parametrize(("line", "message"), BROKEN)
def test_a_broken_line_has_an_error_in_its_place_and_the_others_their_answers(
    harbour: Home, line: object, message: str
) -> None:
    found = answers(harbour, {"text": HERRING}, "", line, {"text": CLOCKS}, status=2)
    assert [one["line"] for one in found] == [1, 3, 4]
    assert found[1] == {"line": 3, "error": message}
    assert [found[0]["verdicts"], found[2]["verdicts"]] == [["verbatim"], ["verbatim"]]


@pytest.mark.parametrize(
    "at", [41, "0:00:41", "0:00:41-0:00:50", [41, 50], [41, None], [[41, 50], [80, None]]]
)
def test_times_are_taken_as_ghost_writes_them(harbour: Home, at: object) -> None:
    assert answers(harbour, {"text": HERRING, "at": at})[0]["at"] == 40


def test_what_goes_with_it_and_what_does_not(harbour: Home) -> None:
    for more in (["harbour"], ["--draft", "x.md"], ["--write"], ["--report", "x.html"], ["--all"]):
        assert "cannot be combined" in harbour.ghost("verify", "--quotes", "-", *more, status=2).err
    for name in ("csv", "table"):
        refused = harbour.ghost("verify", "--quotes", "-", "-o", name, status=2).err
        assert f"--quotes prints only {QUOTE_LINES}, one line" in refused
    assert harbour.ghost("verify", "--quotes", "-", "-o", "jsonl", stdin="").out == ""
    assert "cannot be read" in harbour.ghost("verify", "--quotes", "nowhere.jsonl", status=2).err
    path = harbour.write("q.jsonl", json.dumps({"text": CLOCKS, "speaker": "Ida Holm"}))
    assert len(harbour.ghost("verify", "--quotes", path, "--fail-on", "absent").lines) == 1
    ran = harbour.ghost("verify", "--quotes", path, status=1)
    assert "0 of 1 quotes are quotable" in ran.err
    assert not harbour.ghost("verify", "--quotes", "-", stdin="").out


@pytest.mark.usefixtures("harbour")
def test_a_reader_that_waits_for_each_answer_gets_it() -> None:
    command = [sys.executable, "-m", "ghostcli", "verify", "--quotes", "-"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=dict(os.environ),
    ) as asking:
        assert asking.stdin
        assert asking.stdout
        for number in range(1, 4):
            asking.stdin.write(json.dumps({"text": HERRING}).encode() + b"\n")
            asking.stdin.flush()
            assert json.loads(asking.stdout.readline())["line"] == number
        asking.stdin.write(b'{"text": "the last one has no end of line"}')
        asking.stdin.close()
        assert json.loads(asking.stdout.readline())["verdicts"] == ["not-found"]


def test_lines_come_in_batches_and_a_line_without_end_is_not_kept() -> None:
    assert list(batches(BytesIO(b"a\nb\nc"), most=2)) == [[b"a\n", b"b\n"], [b"c"]]
    ((first, second),) = batches(BytesIO(b"x" * (3 * LONGEST) + b"\ny\n"))
    assert (len(first), second) == (LONGEST + 2, b"y\n")
    assert "more than 1 MB" in quote_line(first, 1, str).error


def test_many_are_answered_in_processes_as_in_one(harbour: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [{"id": at, "text": HERRING if at % 2 else CLOCKS, "speaker": "Ida Holm"} for at in range(30)]
    one = answers(harbour, *lines, status=1)
    for name in ("_EPISODES", "_TEXTS"):
        monkeypatch.setattr(f"ghostcli.verify.batches.{name}", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert answers(harbour, *lines, status=1) == one


SHIFTED = """WEBVTT

02:00.000 --> 02:05.000
<v Otto Brandt>The harbour master kept two clocks, and neither of them was right.

02:10.000 --> 02:15.000
<v Ida Holm>We salted the herring on the north pier before anybody was awake.

02:20.000 --> 02:25.000
<v Ida Holm>My aunt painted every boat in the colour of its owner's door.

03:00.000 --> 03:05.000
<v Otto Brandt>Nobody had seen the pilot since the storm in October.

03:30.000 --> 03:35.000
<v Ida Holm>We salted the herring on the north pier before anybody was awake.
"""


def test_times_are_the_episodes_where_the_transcripts_clock_is_another(home: Home) -> None:
    """They were taken for the transcript's, two minutes from what was meant."""
    timed = [
        (CLOCKS, "0:00:00"),
        ("My aunt painted every boat in the colour of its owner", "0:00:20"),
        ("Nobody had seen the pilot since the storm in October", "0:01:00"),
        (HERRING, "0:01:31"),
    ]
    notes = "quotes:\n" + "".join(f'  - {{text: "{text}", at: {at}}}\n' for text, at in timed)
    home.episode("harbour", notes, SHIFTED)
    asked = [{"text": HERRING, "at": at, "episode": "harbour"} for at in (91, "0:01:30-0:01:36", 12, None)]
    assert [one["at"] for one in answers(home, *asked)] == [90, 90, 10, 10]
    (free,) = answers(home, {"text": HERRING, "at": 91})
    assert (free["episode"], free["at"]) == ("harbour", 90)
    rows = home.ghost("verify", "-o", "json").json
    assert [row["at"] for row in rows] == [0, 20, 60, 90]  # so does a record: its time says which place
    assert rows[3]["occurrences"][0]["at"] == 10
