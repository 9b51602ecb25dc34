"""`ghost lint --names`: names of the notes that nobody says, beside words that sound like them."""

from __future__ import annotations

import pytest
import yaml

from ghostcli.actions.common_words import COMMON_WORDS
from traced import Home

TALK = """WEBVTT

00:01.000 --> 00:05.000
<v Ann>Then neve sold the mill, and shivon bought it back.

00:06.000 --> 00:10.000
<v Ben>It was shivon's money, and I told mister car pathy so. Brennan was never asked.

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
    assert "3 pairs; listen before you take one" in ran.err
    assert yaml.safe_load(ran.out)["heard"]["car pathy"] == "Karpathy"


def test_what_is_pasted_is_not_suggested_again_and_no_problem(mill: Home) -> None:
    mill.episode("mill", mill.ghost("lint", "--names").out + NOTES, TALK)
    ran = mill.ghost("lint", "--names")
    assert (ran.out, "no name" in ran.err) == ("", True)
    assert "heard" not in mill.ghost("lint").out
    assert "mill@0:00:06" in mill.ghost("search", "Karpathy", "-o", "ref").out


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
    assert "is no folder" in mill.ghost("lint", "--names", "nowhere", status=2).err
    assert "no format" in mill.ghost("lint", "--names", "-o", "github", status=2).err


def test_a_name_that_is_said_and_common_words_are_left_alone(home: Home) -> None:
    """`Guido` sounds like `good`, and `Siobhan` like `seven`."""
    home.episode("mill", "people: [{name: Guido}, {name: Brennan}]\n", TALK)
    assert home.ghost("lint", "--names").out == ""
    assert {"good", "seven"} < COMMON_WORDS


def test_without_a_transcript_there_is_nothing_to_compare(home: Home) -> None:
    home.episode("mill", "people: [{name: Siobhan}]\n", None)
    assert home.ghost("lint", "--names").out == ""
