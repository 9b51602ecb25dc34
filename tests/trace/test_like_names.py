"""`ghost lint --names`: names of the notes that nobody says, beside words that sound like them."""

from __future__ import annotations

import pytest
import yaml

from ghostcli.actions.common_words import COMMON_WORDS
from traced import Home

TALK = """WEBVTT

00:01.000 --> 00:05.000
<v Ann>Then Neve sold the mill, and Shivon bought it back.

00:06.000 --> 00:10.000
<v Ben>It was Shivon's money, and I told mister car pathy so. Brennan was never asked.

00:11.000 --> 00:15.000
<v Ann>Shivon had seven good friends in the valley.
"""
NOTES = """people:
  - {name: Niamh Brennan, aliases: [SPEAKER_01]}
  - {name: Siobhan, role: guest}
companies:
  - {name: Karpathy Mills, context: The mill of the valley}
quotes:
  - {text: Then neve sold the mill, speaker: Zacharias}
"""


@pytest.fixture
def mill(home: Home) -> Home:
    home.episode("mill", NOTES, TALK)
    return home


def test_pairs_are_printed_ready_to_paste(mill: Home) -> None:
    ran = mill.ghost("lint", "--names")
    assert ran.lines == [
        "# mill/episode.yaml",
        "heard:",
        "  neve: Niamh  # once, mill@0:00:01",
        "  shivon: Siobhan  # 3 times, mill@0:00:01",
        "  car pathy: Karpathy  # once, mill@0:00:06",
    ]
    assert "3 pairs; listen to the recording before you use one" in ran.err
    assert yaml.safe_load(ran.out)["heard"]["car pathy"] == "Karpathy"


def test_what_is_pasted_is_not_suggested_again_and_no_problem(mill: Home) -> None:
    mill.episode("mill", mill.ghost("lint", "--names").out + NOTES, TALK)
    ran = mill.ghost("lint", "--names")
    assert (ran.out, "no suggestions" in ran.err) == ("", True)
    assert "heard" not in mill.ghost("lint").out
    assert "mill@0:00:06" in mill.ghost("search", "Karpathy", "-o", "ref").out


def test_a_name_is_read_as_its_own_language_spells(home: Home) -> None:
    talk = "WEBVTT\n\n00:01.000 --> 00:05.000\n<v Ann>Then Eefa called, and Eefa was angry with Ben.\n"
    home.episode("call", "people: [{name: Aoife}]\n", talk)
    assert "  eefa: Aoife  # 2 times, call@0:00:01" in home.ghost("lint", "--names").lines


def test_pairs_as_json_of_some_folders(mill: Home) -> None:
    mill.episode("weir", NOTES, TALK)
    rows = mill.ghost("lint", "--names", mill.library / "weir", "-o", "json").json
    assert rows[0] == {
        "episode": "weir",
        "name": "Niamh",
        "heard": "neve",
        "times": 1,
        "ref": "weir@0:00:01",
    }
    assert {row["episode"] for row in mill.ghost("lint", "--names", mill.library, "-o", "json").json} == {
        "mill",
        "weir",
    }
    assert "is not a folder" in mill.ghost("lint", "--names", "nowhere", status=2).err
    assert "unknown format" in mill.ghost("lint", "--names", "-o", "github", status=2).err


def test_a_name_that_is_said_and_common_words_are_left_alone(home: Home) -> None:
    """`Guido` sounds like `good`, and `Siobhan` like `seven`."""
    home.episode("mill", "people: [{name: Guido}, {name: Brennan}]\n", TALK)
    assert home.ghost("lint", "--names").out == ""
    assert {"good", "seven"} < COMMON_WORDS


def test_a_word_in_small_letters_is_no_name_where_names_have_capitals(home: Home) -> None:
    talk = "WEBVTT\n\n00:01.000 --> 00:05.000\nThen we asked Ben, and then we asked Ann for a {} of honey.\n"
    notes = "people: [{name: Jarre}]\n"
    home.episode("hive", notes, talk.format("jar"))
    home.episode("moor", notes, talk.format("jar").lower().replace("webvtt", "WEBVTT"))
    home.episode("weir", notes, talk.format("Jar"))
    rows = home.ghost("lint", "--names", "-o", "json").json
    assert [(row["episode"], row["heard"]) for row in rows] == [("moor", "jar"), ("weir", "jar")]


@pytest.mark.parametrize(
    ("name", "said", "heard"),
    [
        ("Brennick", "brennicks", None),  # another form of the name
        ("Tellmer", "ottelmer", None),  # it begins with another sound
        ("Bode", "bead", None),  # another vowel, in a short word
        ("Bode", "boad", "boad"),
        ("Marken", "markets", None),  # a form of a common word
        ("Karpathy", "and car pathy went", "car pathy"),
        ("Karpathy", "carpathy mill", "carpathy"),  # not the two words also
    ],
)
def test_only_what_sounds_really_near_is_suggested(
    home: Home, name: str, said: str, heard: str | None
) -> None:
    home.episode("weir", f"people: [{{name: {name}}}]\n", f"WEBVTT\n\n00:01.000 --> 00:05.000\nthen {said}\n")
    rows = home.ghost("lint", "--names", "-o", "json").json
    assert [row["heard"] for row in rows] == ([heard] if heard else [])


def test_a_word_is_suggested_for_its_likest_name_alone(home: Home) -> None:
    talk = "WEBVTT\n\n00:01.000 --> 00:05.000\nthen kiran left\n"
    home.episode("weir", "people: [{name: Kieran}, {name: Karolina}, {name: Karin}]\n", talk)
    rows = home.ghost("lint", "--names", "-o", "json").json
    assert [(row["name"], row["heard"]) for row in rows] == [("Kieran", "kiran")]


def test_without_a_transcript_there_is_nothing_to_compare(home: Home) -> None:
    home.episode("mill", "people: [{name: Siobhan}]\n", None)
    assert home.ghost("lint", "--names").out == ""
