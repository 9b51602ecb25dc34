"""`ghost verify` with several transcripts of an episode, in other languages and by other clocks."""

from __future__ import annotations

import re

import pytest
from quoted import FERRYMAN, MEASURED, PEOPLE, quotes, verdicts

from ghostcli.timecode import format_time
from running import Ghost
from traced import BRIDGE, Home

# Several transcripts, languages, clocks


def test_the_kindest_of_several_transcripts_stands_and_says_by_which(home: Home) -> None:
    home.episode(
        "bridge",
        PEOPLE + quotes("We measured the river twice and trusted the first number", "What went wrong"),
    )
    home.note("bridge/transcript.asr.vtt", BRIDGE.replace("measured the river", "treasured the liver"))
    home.note("bridge/transcript.vtt", BRIDGE.replace("twice and trusted", "a second time and believed"))
    home.note("bridge/transcript.clean.vtt", BRIDGE)
    rows = home.ghost("verify", "-o", "json").json
    held = {one["by"]: (one["verdicts"], one["kindest"]) for one in rows[0]["transcripts"]}
    assert rows[0]["verdicts"] == ["verbatim"]
    assert held[None] == (["reworded"], False)
    assert held["clean"] == (["verbatim"], True)
    assert [one["by"] for one in rows[0]["transcripts"]] == [None, "asr", "clean"]


def test_by_which_it_is_kindest_is_told_beside_a_quote_that_is_not_verbatim(
    home: Home, terminal: Ghost
) -> None:
    home.episode("bridge", quotes("We measured the wide river once and trusted the number"))
    home.note(
        "bridge/transcript.vtt",
        "WEBVTT\n\n00:01.000 --> 00:02.000\nNothing of the kind was ever said here.\n",
    )
    home.note("bridge/transcript.clean.vtt", BRIDGE)
    shown = terminal("verify", "--color", "never", width=200, status=1).out
    assert "best match: transcript.clean.vtt (of 2)" in shown


def test_a_transcript_without_names_does_not_clear_a_quote_of_another_speaker(home: Home) -> None:
    home.episode("bridge", PEOPLE + quotes(FERRYMAN, speaker="Ben Cole"))
    home.note("bridge/transcript.plain.vtt", re.sub("<v [^>]*>", "", BRIDGE))
    assert verdicts(home, status=1) == {"q0": ["verbatim", "misattributed"]}


LANGUAGES = [
    ("en", "Language: en", "", ["verbatim"]),
    ("en", "Language: de", "", ["unchecked"]),
    ("de", "", "", ["verbatim"]),  # the transcript is in the episode's language unless it says otherwise
    ("en", "", "language: de", ["unchecked"]),
    ("en-GB", "Language: en-US", "", ["verbatim"]),
    ("en", "Language: EN", "", ["verbatim"]),
    ("en", "Language: eng", "", ["verbatim"]),
    ("english", "Language: en", "", ["verbatim"]),
    ("", "Language: de", "", ["verbatim"]),
    ("", "Language: de", "language: en", ["unchecked"]),
    ("de", "Language: de", "language: en", ["unchecked"]),
]


@pytest.mark.parametrize(("episode", "transcript", "quote", "expected"), LANGUAGES)
def test_another_language_is_not_held_against_it(
    home: Home, episode: str, transcript: str, quote: str, expected: list[str]
) -> None:
    """A quote in `en` was not held against a transcript in `english`, as a recogniser calls it."""
    notes = (
        f"language: {episode}\n" if episode else ""
    ) + f"quotes:\n  - {{id: a, text: '{MEASURED}', {quote}}}\n"
    home.episode("bridge", notes, BRIDGE.replace("WEBVTT", f"WEBVTT\n{transcript}".strip()))
    assert verdicts(home, status=expected != ["verbatim"]) == {"a": expected}


def test_one_transcript_in_another_language_leaves_the_others(home: Home) -> None:
    home.episode("bridge", "language: en\n" + quotes(MEASURED))
    home.note("bridge/transcript.german.vtt", BRIDGE.replace("WEBVTT", "WEBVTT\nLanguage: de"))
    row = home.ghost("verify", "-o", "json").json[0]
    assert [(one["by"], one["language"], one["verdicts"]) for one in row["transcripts"]] == [
        (None, None, ["verbatim"]),
        ("german", "de", None),
    ]


SHIFTED = """quotes:
  - {id: a, text: "What went wrong with the old bridge?", at: 0:01:01}
  - {id: b, text: "We measured the river twice and trusted the first number.", at: 0:01:05}
  - {id: c, text: "Nobody asked the ferryman, and he had known for thirty years.", at: 0:01:12}
  - {id: d, text: "the old bridge", at: 0:05:00}
"""


def test_another_clock_is_reported_once_and_not_as_wrong_times(home: Home) -> None:
    home.episode("bridge", SHIFTED)
    ran = home.ghost("verify", "-o", "json")
    assert ran.err.count("the transcript's clock is -60 s from the episode's") == 1
    rows = {row["ref"].rsplit("/")[-1]: row for row in ran.json}
    assert [rows[name]["clock_offset"] for name in "abc"] == [-60] * 3
    assert [abs(rows[name]["time_off"]) < 2 for name in "abc"] == [True] * 3
    assert [rows[name]["at"] for name in "abc"] == [61, 65, 72]  # on the episode's clock
    assert home.ghost("verify", "a").rows[0][1] == "0:01:01"


WORDS = ("map", "boat", "lamp", "clock", "roof", "cart", "loaf", "wall", "song", "chair", "field", "window")
CUT = "WEBVTT\n" + "".join(
    f"\n{10 + at}:00.000 --> {10 + at}:05.000\n<v Ada Reed>The {word} was what my aunt had asked for that year.\n"
    for at, word in enumerate(WORDS)
)


def cut_quotes(*seconds: float) -> str:
    """A quote of each of the first words, recorded at such times."""
    rows = (
        f"  - {{id: {word}, text: The {word} was what my aunt had asked for, at: {format_time(at)}}}\n"
        for word, at in zip(WORDS, seconds, strict=False)
    )
    return "quotes:\n" + "".join(rows)


def test_an_advertisement_shifts_the_times_behind_it(home: Home) -> None:
    times = [600 + 60 * at + (95 if at > 4 else 0) for at in range(10)]
    home.episode("cut", cut_quotes(*times), CUT)
    ran = home.ghost("verify", "-o", "json")
    assert [row["clock_offset"] for row in ran.json] == [0] * 5 + [-95] * 5
    assert [(row["time_off"], row["at"]) for row in ran.json] == [(0, at) for at in times]
    assert ran.err.count("the transcript") == 1
    assert "cut: from 0:16:35 on the transcript is 95 s earlier\n" in ran.err
    assert " at:" not in "".join(home.ghost("verify", "--write", "--dry-run").err)


def test_what_has_no_time_gets_one_on_the_episodes_clock(home: Home) -> None:
    times = [600 + 60 * at + (95 if at > 4 else 0) for at in range(10)]
    notes = cut_quotes(*times) + "  - {id: late, text: The window was what my aunt had asked for}\n"
    home.episode("cut", notes, CUT)
    assert (
        "text: The window was what my aunt had asked for, at: 0:22:35"
        in home.ghost("verify", "--write", "--dry-run").out
    )


def test_two_recordings_drift(home: Home) -> None:
    home.episode("cut", cut_quotes(*(10 + (600 + 60 * at) * 0.98 for at in range(12))), CUT)
    ran = home.ghost("verify", "-o", "json")
    assert [abs(row["time_off"]) <= 2 for row in ran.json] == [True] * 12
    assert (ran.json[0]["clock_offset"], ran.json[-1]["clock_offset"]) == (2.4, 15.6)
    assert (
        "cut: the transcript's clock is -10 s from the episode's at 0:00:00 and gains 73.5 s an hour"
        in ran.err
    )


def test_a_wrong_time_is_reported_where_the_clocks_agree(home: Home, terminal: Ghost) -> None:
    home.episode("bridge", quotes("We measured the wide river twice, trusting the number", at="0:05:00"))
    row = home.ghost("verify", "-o", "json", status=1).json[0]
    assert row["time_off"] == -295
    assert row["clock_offset"] is None
    assert "the recorded time is off by -295 s" in terminal("verify", "--color", "never", status=1).out
