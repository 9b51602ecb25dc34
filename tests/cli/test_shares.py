"""`ghost people` of one episode: who spoke how much, and voices that nobody claims."""

from __future__ import annotations

import json

import pytest

from ghostcli.model import SHARE_FIELDS
from running import Ghost
from traced import Home

PEOPLE = (
    "people:\n- {name: Ada Reed, role: guest, aliases: [SPEAKER_01]}\n- {name: Mara, role: host}\n"
    "- {name: Tom, role: mentioned}\n"
)
REMARK = (
    "no person has these voices; write a label into the aliases of a person:\n"
    "  SPEAKER_00: 7 words, 0:00:03, 25 %\n"
)
ADA = {"words": 21, "seconds": 13, "share": 0.75}


def shares(ran_json: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{name: one[name] for name in SHARE_FIELDS if name in one} for one in ran_json]


def test_one_episode(home: Home) -> None:
    home.episode("bridge", PEOPLE)
    ran = home.ghost("people", "-o", "json")
    assert ran.err == REMARK
    assert shares(ran.json) == [ADA, *[dict.fromkeys(SHARE_FIELDS)] * 2]
    assert list(ran.json[0])[-4:] == ["url", *SHARE_FIELDS]
    assert home.ghost("people").rows == [
        ["bridge/people/1", "", "", "Ada Reed", "", "", "21", "13", "0.75"],
        ["bridge/people/2", "", "", "Mara", "", "", "", "", ""],
        ["bridge/people/3", "", "", "Tom", "", "", "", "", ""],
    ]
    assert home.ghost("people", "--header").rows[0][5:] == ["verdict", *SHARE_FIELDS]
    assert home.ghost("people", "-o", "csv").lines[0].endswith(",url,words,seconds,share")
    assert home.ghost("people", "--fields", "name,share").rows[0] == ["Ada Reed", "0.75"]
    assert home.ghost("people", "-q").err == ""


def test_several_episodes_are_not_read(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.episode("bridge", PEOPLE)
    home.episode("ferry", "people: [{name: Ada Reed}]\n")
    home.ghost("people")  # the index is up to date
    with monkeypatch.context() as patch:
        patch.setattr("ghostcli.cli.shares.read_speech", lambda _: pytest.fail("read"))
        assert {len(row) for row in home.ghost("people").rows} == {9}  # an overview of names
        assert shares(home.ghost("people", "--each", "-o", "json").json) == [{}] * 4
    assert home.ghost("people", "-e", "bridge").rows[0][6:] == ["21", "13", "0.75"]
    assert home.ghost("people", "-e", "ferry").err.count("SPEAKER_") == 2


def test_nothing_is_added_without_a_transcript_or_labels(home: Home) -> None:
    home.episode("bridge", PEOPLE, transcript=None)
    assert shares(home.ghost("people", "-o", "json").json) == [{}] * 3
    assert home.ghost("people").err == ""
    home.episode("bridge", PEOPLE, "WEBVTT\n\n00:01.000 --> 00:04.000\nA word.\n")
    assert shares(home.ghost("people", "-o", "json").json) == [{}] * 3
    assert home.ghost("people").err == ""


def test_a_filtered_list_has_no_remark(home: Home) -> None:
    home.episode("bridge", PEOPLE)
    for more in (["-w", "role=guest"], ["-s", "ada"], ["-n", "1"]):
        ran = home.ghost("people", *more)
        assert (ran.rows[0][6:], ran.err) == (["21", "13", "0.75"], "")
    assert home.ghost("people", "--count") == (0, "3\n", "")
    assert "words" not in home.ghost("people", "-o", "yaml").out


def test_words_without_a_label_are_told(home: Home) -> None:
    cue = "\n00:20.000 --> 00:22.000\n"
    home.episode("bridge", PEOPLE, f"WEBVTT\n{cue}<v Ada Reed>One two three.\n{cue}Music.\n")
    assert home.ghost("people").err == "no speaker label: 1 word, 0:00:02, 25 %\n"


def test_a_table(home: Home, terminal: Ghost) -> None:
    home.episode("bridge", PEOPLE)
    shown = terminal("people", "--color", "never", "-q", width=60).lines
    assert shown[0].split() == ["#", "name", "role", "words", "time", "share"]
    assert shown[1].split() == ["1", "Ada", "Reed", "guest", "21", "0:00:13", "75", "%"]
    assert shown[2].split() == ["2", "Mara", "host"]


@pytest.mark.parametrize("command", [["show"], ["people", "show"]])
def test_show(home: Home, command: list[str]) -> None:
    home.episode("bridge", PEOPLE)
    home.episode("ferry", "people: [{name: Ada Reed}]\n", transcript=None)
    ref = "bridge/people/1"
    assert "\nspeaks: 21 words, 0:00:13, 75 % of the words\n" in home.ghost(*command, ref).out
    assert "speaks" not in home.ghost(*command, "bridge/people/3").out
    assert "**Speaks:** 21 words" in home.ghost(*command, ref, "-o", "md").out
    assert shares(json.loads(home.ghost(*command, ref, "ferry/people/1", "-o", "json").out)) == [ADA, {}]


def test_people_are_sorted_by_what_they_say(home: Home) -> None:
    both = PEOPLE.replace("{name: Mara, role: host}", "{name: Mara, role: host, aliases: [SPEAKER_00]}")
    home.episode("bridge", both)

    def names(*options: str) -> list[str]:
        return [one["name"] for one in home.ghost("people", *options, "-o", "json").json]

    for field in SHARE_FIELDS:
        assert names("--sort", field) == ["Mara", "Ada Reed", "Tom"]
        assert names("--sort", field, "-r") == ["Ada Reed", "Mara", "Tom"]
    assert names("--sort", "words", "-r", "-n", "1") == ["Ada Reed"]
    home.episode("ferry", "people: [{name: Ada Reed}]\n")
    assert names("--sort", "words", "-r", "-e", "bridge") == ["Ada Reed", "Mara", "Tom"]
    ran = home.ghost("people", "--each", "--sort", "words", status=2)
    assert ran.err == "ghost: --sort words is for the people of one episode\n  -e ID names it\n"
