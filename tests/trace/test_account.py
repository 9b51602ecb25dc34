"""The account of an import: who speaks, what is nobody's, what is no speech; for people and for programs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from lamp_files import NAMES, NOTES_FILE

from ghostcli.actions.accounts import REFUSED, Account
from ghostcli.render.account import MOST_REMARKS, MOST_VOICES, ending, told
from ghostcli.render.account_formats import as_data
from ghostcli.render.formats import ACCOUNTS
from ghostcli.render.request import Request
from ghostcli.transcripts.base import FIELD, LEFT_OVER, NOTES, REPEAT, SITE, Remark, SpeakerShare
from running import Ghost
from traced import BRIDGE, Home


@pytest.fixture
def lamp(home: Home) -> Path:
    return home.write("in/lamp.vtt", NAMES)


# One file


ACCOUNT = """\
  1 turn    8 words  Ines Ferro
  2 turns  15 words  Tom Okafor
  1 turn    9 words  no speaker
  not understood:
    line 4: there is no time above “A line that nobody can place.”
"""


def test_one_file_is_told_of_in_full(home: Home, lamp: Path) -> None:
    ran = home.ghost("import", lamp, "--dry-run")
    counts = "4 cues, 32 words, 2 speakers"
    assert ran.rows == [["lamp", "would be new", counts, "lamp/transcript.vtt", str(lamp), "9", "1"]]
    assert ran.err == ACCOUNT
    assert not (home.library / "lamp").exists()
    assert home.ghost("import", lamp).err == ACCOUNT
    assert home.ghost("import", lamp).err == ACCOUNT
    assert home.ghost("import", lamp, "-q") == (0, ran.out.replace("would be new", "unchanged"), "")


def test_the_account_has_the_names_that_were_asked_for(home: Home, lamp: Path) -> None:
    ran = home.ghost("import", lamp, "--speaker", "Tom Okafor=Ines Ferro", "--dry-run")
    assert ran.err.splitlines()[0] == "  2 turns  23 words  Ines Ferro"
    assert "1 speaker" in ran.rows[0][2]


def test_a_file_without_names_says_so(home: Home) -> None:
    file = home.write("talk.srt", "1\n00:00:01,000 --> 00:00:02,000\nThe lamp went out.\n")
    assert home.ghost("import", file).err == "  1 turn  4 words  no speaker: the file names none\n"


def test_remarks_stand_under_the_place_where_the_text_went() -> None:
    remarks = (
        Remark(3, "a title", FIELD),
        Remark(9, "said again", REPEAT),
        Remark(0, "the clock was moved"),
        Remark(40, "Transcribed by a site", SITE),
        Remark(41, "a list of points", NOTES),
        Remark(12, "what is this", LEFT_OVER),
    )
    account = Account(file="x", change="new", episode="x", remarks=remarks)
    assert told(account) == [
        "  what the file says about itself:",
        "    line 3: a title",
        "  repeated text, left out:",
        "    line 9: said again",
        "  text of the website or tool:",
        "    line 40: Transcribed by a site",
        "  notes, not imported:",
        "    line 41: a list of points",
        "  not understood:",
        "    line 12: what is this",
        "  remarks:",
        "    the clock was moved",
    ]


def test_of_many_remarks_the_first_are_shown_but_all_of_what_is_left_over() -> None:
    fields = tuple(Remark(line, "a field", FIELD) for line in range(1, 31))
    lost = tuple(Remark(line, "lost", LEFT_OVER) for line in range(31, 61))
    lines = told(Account(file="x", change="new", episode="x", remarks=fields + lost))
    assert lines[1 : MOST_REMARKS + 2][-1] == "    and 20 more, to line 30; -o json lists all"
    assert sum("lost" in line for line in lines) == 30


def test_of_a_crowd_the_first_are_named_and_nobodys_words_are_still_counted() -> None:
    voices = (*(SpeakerShare(f"Caller {number}", 1, 5) for number in range(100)), SpeakerShare(None, 3, 7))
    lines = told(Account(file="x", change="new", episode="x", voices=voices))
    assert lines[MOST_VOICES - 1 :] == [
        "   1 turn     5 words  Caller 39",
        "  60 turns  300 words  60 more speakers; -o json lists them",
        "   3 turns    7 words  no speaker",
    ]


def test_hostile_names_reach_the_terminal_as_escapes() -> None:
    voice = SpeakerShare("\x1b[31mEvil\u202e", 1, 1)
    account = Account(
        file="a\x1bb\n.vtt",
        change="new",
        episode="x",
        path="/x",
        voices=(voice,),
        remarks=(Remark(1, "\x9b"),),
    )
    lines = [*told(account), *ending([account, account], [], dry_run=False)]
    for form in ACCOUNTS:
        text = "".join(form.write([account], Request()))
        assert not {"\x1b", "\x9b", "\u202e"} & set(text), form.name
        lines.append(text)
    assert not {"\x1b", "\x9b", "\u202e"} & set("".join(lines))


def test_a_transcript_that_cannot_be_written_is_failed_not_refused(home: Home, lamp: Path) -> None:
    (home.library / "lamp").write_text("a file where a folder is to be")
    account = home.ghost("import", lamp, "-o", "json", status=2).json[0]
    assert (account["change"], account["what"], account["cues"]) == ("failed", "transcript", 4)
    assert "cannot be created" in account["error"]


def test_what_is_larger_than_any_transcript_is_passed_over_in_a_folder(
    home: Home, lamp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ghostcli.actions.talks.MAX_BYTES", 5_000)
    log = home.write("in/log.txt", "A line of a log.\n" * 1_000)
    assert "1 file passed over: log.txt" in home.ghost("import", home.folder / "in").err
    assert "log.txt: has " in home.ghost("import", log, status=2).err
    home.write("in/log.vtt", "A line of a log.\n" * 1_000)
    assert "log.vtt: has " in home.ghost("import", home.folder / "in", status=2).err
    del lamp


# For programs


def test_the_account_for_programs(home: Home, lamp: Path) -> None:
    home.write("in/summary.md", NOTES_FILE)
    home.write("in/lamp.srt", "1\n00:00:01,000 --> 00:00:02,000\nQuite another talk.\n")
    ran = home.ghost("import", home.folder / "in", "-o", "json", "--offset", "1s", status=2)
    lamp_account, refused, noted = ran.json
    assert lamp_account == {
        "file": str(lamp),
        "what": "transcript",
        "format": "vtt",
        "episode": "lamp",
        "change": "new",
        "path": str(home.library / "lamp/transcript.vtt"),
        "cues": 4,
        "words": 32,
        "speakers": [
            {"name": "Ines Ferro", "turns": 1, "words": 8},
            {"name": "Tom Okafor", "turns": 2, "words": 15},
        ],
        "nobody": {"turns": 1, "words": 9},
        "title": "The old lighthouse",
        "language": "en",
        "offset": 1,
        "remarks": [
            {
                "line": 4,
                "place": "left over",
                "message": "there is no time above “A line that nobody can place.”",
            }
        ],
        "error": None,
        "hint": None,
        "records": {},
        "lines": {},
        "left_over": [],
        "repeats": 0,
        "verdicts": {},
        "diff": None,
    }
    assert refused == {
        "file": str(home.folder / "in/lamp.srt"),
        "what": "transcript",
        "format": "srt",
        "episode": None,
        "change": "refused",
        "path": None,
        "cues": 1,
        "words": 3,
        "speakers": [],
        "nobody": {"turns": 1, "words": 3},
        "title": None,
        "language": None,
        "offset": 0,
        "remarks": [],
        "error": "its words differ from lamp.vtt",
        "hint": "--episode lamp --as NAME keeps both; --episode ID imports it elsewhere",
        "records": {},
        "lines": {},
        "left_over": [],
        "repeats": 0,
        "verdicts": {},
        "diff": None,
    }
    assert (noted["file"], noted["what"], noted["change"]) == (
        str(home.folder / "in/summary.md"),
        "notes",
        "added",
    )
    assert sum(noted["lines"].values()) == NOTES_FILE.count("\n")
    assert ran.err.startswith("ghost: ")
    assert len(ran.err.splitlines()) == 2


def test_an_account_a_line(home: Home, lamp: Path) -> None:
    home.write("in/bridge.vtt", BRIDGE)
    lines = home.ghost("import", home.folder / "in", "-o", "jsonl").lines
    assert [json.loads(line)["episode"] for line in lines] == ["bridge", "lamp"]
    assert json.loads(lines[1]) == home.ghost("import", lamp, "-o", "json").json[0] | {"change": "new"}


def test_a_file_that_is_not_there_has_its_account_too(home: Home) -> None:
    account = home.ghost("import", "nowhere.vtt", "-o", "json", status=2).json[0]
    assert (account["file"], account["what"], account["change"]) == ("nowhere.vtt", "unknown", "refused")
    assert "no such file" in account["error"]


def test_a_format_that_is_not_known_is_said_before_anything_is_written(home: Home, lamp: Path) -> None:
    assert "unknown format" in home.ghost("import", lamp, "-o", "xml", status=2).err
    assert not (home.library / "lamp").exists()


def test_every_account_has_every_field() -> None:
    alone = as_data(Account(file="x", change=REFUSED))
    assert set(alone) == set(as_data(Account(file="y", change="new", remarks=(Remark(1, "a"),))))


# On a terminal


def test_forty_files_are_a_table_of_forty_lines(home: Home, terminal: Ghost) -> None:
    for number in range(40):
        home.write(f"in/episode-{number:02}-of-a-show-with-a-long-name.vtt", NAMES)
    shown = terminal("import", str(home.folder / "in"), "--color", "never", "--dry-run", width=80).out
    table = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown).split("\r")[-1].splitlines()
    assert table[0].split() == ["episode", "change", "cues", "words", "speakers", "no", "speaker", "remarks"]
    assert len(table) == 42
    assert all(len(line) <= 80 for line in table)
    assert all(line.split()[-5:] == ["4", "32", "2", "9", "1"] for line in table[1:41])
    assert len({line.split()[0] for line in table[1:41]}) == 40
    assert table[41] == "40 files, nothing written: 40 new"


@pytest.mark.parametrize("width", [30, 60, 80, 140])
def test_nothing_is_wider_than_the_terminal(home: Home, terminal: Ghost, width: int) -> None:
    home.write("in/a-talk-whose-name-is-so-long-that-no-terminal-shows-it-on-one-line.vtt", NAMES)
    home.write("in/summary.md", NOTES_FILE)
    one = terminal("import", str(home.folder / "in"), "--color", "never", width=width).out
    home.write("in/bridge.vtt", BRIDGE)
    two = terminal("import", str(home.folder / "in"), "--color", "never", width=width).out
    assert max(map(len, [*one.splitlines(), *two.splitlines()])) <= width


def test_the_talk_is_under_the_line_of_its_file(lamp: Path, terminal: Ghost) -> None:
    shown = terminal("import", str(lamp), "--color", "never", width=100).out.splitlines()
    assert shown[0] == "lamp  new  4 cues, 32 words, 2 speakers  lamp/transcript.vtt"
    assert shown[1:4] == ACCOUNT.splitlines()[:3]


def test_an_interrupt_tells_what_is_imported_already(
    home: Home, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """What had been written by then was not told of."""
    from ghostcli.actions import talks
    from ghostcli.cli.app import run

    real, calls = talks._import, []

    def interrupted(*arguments: Any) -> Account:
        calls.append(1)
        if len(calls) > 2:
            raise KeyboardInterrupt
        return real(*arguments)

    monkeypatch.setattr(talks, "_import", interrupted)
    for number in range(5):
        home.write(f"in/talk{number}.vtt", NAMES)
    assert run(["import", str(home.folder / "in")]) == 130
    said = capfd.readouterr()
    assert [line.split("\t")[0] for line in said.out.splitlines()] == ["talk0", "talk1"]
    assert said.err.startswith("2 files: 2 new\n")
