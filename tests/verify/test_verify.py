"""`ghost verify`: quotes held against the transcripts, what it prints, and its exit status."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ghostcli.model import VERDICTS
from ghostcli.render.formats import VERIFIED
from ghostcli.text.words import words
from ghostcli.timecode import format_time
from running import Ghost
from traced import BRIDGE, BUILTIN, SAMPLE, Home

KEYS = [
    "ref",
    "verdicts",
    "share",
    "cuts",
    "at",
    "parts",
    "occurrences",
    "time_off",
    "clock_offset",
    "voices",
    "voiced",
    "left_out",
    "sentence",
    "diff",
    "transcripts",
    "recorded",
    "path",
    "line",
    "corrections",
]
PEOPLE = """people:
  - {name: Ada Reed, aliases: [SPEAKER_01]}
  - {name: Ben Cole, aliases: [SPEAKER_00]}
"""
CHEAPEST = (
    "A queue is the cheapest machine in the world, and it always repairs itself when somebody sits down"
)
MEASURED = "We measured the river twice and trusted the first number."
FERRYMAN = "Nobody asked the ferryman, and he had known for thirty years."


def quotes(*texts: str, **more: str) -> str:
    """Notes with those quotes, all of one speaker or with whatever else is given."""
    fields = "".join(f", {name}: {value}" for name, value in more.items())
    rows = [f'  - {{id: q{number}, text: "{text}"{fields}}}' for number, text in enumerate(texts)]
    return "quotes:\n" + "\n".join(rows) + "\n"


def verdicts(home: Home, *arguments: str, status: int = 0) -> dict[str, list[str]]:
    rows = home.ghost("verify", *arguments, "-o", "json", status=status).json
    return {row["ref"].rsplit("/")[-1]: row["verdicts"] for row in rows}


# What programs read


def test_json_has_the_keys_of_the_contract_in_their_order(sample: Home) -> None:
    rows = sample.ghost("verify", "-o", "json", status=1).json
    assert len(rows) == 12
    for row in rows:
        assert list(row) == KEYS
        assert all(list(part) == ["text", "said", "at", "end", "share", "speaker"] for part in row["parts"])
        assert [list(one)[:3] for one in row["transcripts"]] == [["file", "by", "language"]]
        assert all(len(step) == 3 for step in row["diff"])
    lines = sample.ghost("verify", "-o", "jsonl", status=1).lines
    assert lines == [json.dumps(row, ensure_ascii=False) for row in rows]


def test_json_of_one_quote(home: Home) -> None:
    notes = PEOPLE + quotes(
        "We measured the bridge twice [...] the first number", speaker="Ada Reed", at="0:00:09"
    )
    folder = home.episode("bridge", notes)
    assert home.ghost("verify", "q0", "-o", "json", status=1).json == [
        {
            "ref": "bridge/quotes/q0",
            "verdicts": ["reworded"],
            "share": pytest.approx(7 / 8, abs=0.001),
            "cuts": 1,
            "at": 5,
            "parts": [
                {
                    "text": "We measured the bridge twice",
                    "said": "We measured the river twice",
                    "at": 5,
                    "end": 11,
                    "share": 0.8,
                    "speaker": "Ada Reed",
                },
                {
                    "text": "the first number",
                    "said": "the first number",
                    "at": pytest.approx(9.2, abs=0.1),
                    "end": 11,
                    "share": 1,
                    "speaker": "Ada Reed",
                },
            ],
            "occurrences": [],
            "time_off": 0,
            "clock_offset": None,
            "voices": [],
            "voiced": True,
            "left_out": [],
            "sentence": "We measured the river twice and trusted the first number.",
            "diff": [
                ["equal", "We measured the", "We measured the"],
                ["replace", "bridge", "river"],
                ["equal", "twice", "twice"],
                ["cut", "[...]", ""],
                ["equal", "the first number", "the first number"],
            ],
            "transcripts": [
                {
                    "file": str(folder / "transcript.vtt"),
                    "by": None,
                    "language": None,
                    "verdicts": ["reworded"],
                    "kindest": True,
                }
            ],
            "recorded": None,
            "path": str(folder / "episode.yaml"),
            "line": 6,
            "corrections": [],
        }
    ]


def test_occurrences_are_all_the_other_places(sample: Home) -> None:
    row = sample.ghost("verify", "one-book", "-o", "json").json[0]
    assert (row["at"], [place["at"] for place in row["occurrences"]]) == (144.2, [0])
    assert row["occurrences"][0]["speaker"] == "Tom Okafor"
    assert row["time_off"] == 0.2
    shown = sample.ghost("verify", "one-book").rows[0]
    assert shown[1:3] == ["0:02:24", "Tom Okafor"]


def test_plain_has_the_seven_columns(sample: Home) -> None:
    rows = sample.ghost("verify", status=1).rows
    assert all(len(row) == 7 for row in rows)
    assert rows[0] == [
        f"{SAMPLE}/quotes/order-of-people",
        "0:00:37",
        "Tom Okafor",
        "You don't keep the order of the books, you keep the order of the people.",
        "verbatim",
        "",
        "",
    ]


def test_a_closing_line_counts(sample: Home) -> None:
    said = sample.ghost("verify", status=1).err.splitlines()
    counts = (
        "5 verbatim, 1 near, 1 reworded, 2 spliced, 1 reordered, 1 misleading, 1 misattributed, 1 unclear"
    )
    assert said == [f"12 quotes, 4 quotable: {counts}, 1 absent, 1 distant, 1 unchecked"]
    assert not sample.ghost("verify", "-q", status=1).err
    assert sample.ghost("verify", "one-book").err == "1 quote, 1 quotable: 1 verbatim\n"


def test_github_annotates_the_lines(sample: Home) -> None:
    lines = sample.ghost("verify", "-o", "github", status=1).lines
    assert len(lines) == 8
    pattern = re.compile(r"::(error|warning) file=moving-a-library/notes\.yaml,line=(\d+),col=1::(.+)")
    found = [pattern.fullmatch(line) for line in lines]
    assert all(found), lines
    told = {one[3].split(" is ")[0].rsplit("/")[-1]: (one[1], int(one[2]), one[3]) for one in found if one}
    notes = (sample.library / SAMPLE / "notes.yaml").read_text().splitlines()
    for name, (_, line, _) in told.items():
        assert f"id: {name}" in notes[line - 1]
    assert told["in-german"][0] == "warning"
    assert told["glass"][0] == "error"
    assert "is spliced%0Asaid: “Give a child one thing" in told["glass"][2]
    assert "misleading%0Athe cut leaves out: not" in told["two-days"][2]
    assert "misattributed%0Asaid by Tom Okafor, not by Mara Lind" in told["most-careful"][2]


def test_github_escapes_what_would_end_an_annotation(home: Home) -> None:
    home.episode("bridge", quotes("One hundred % of a::b, c", "It rained\\nfor 100 % of the days"))
    lines = home.ghost("verify", "-o", "github", status=1).lines
    assert len(lines) == 2
    assert all(line.count("::") == 2 for line in lines)


# Exit status


STATUSES: list[tuple[list[str], int]] = [
    (["order-of-people"], 0),
    (["firm-price"], 0),
    (["far-apart"], 0),  # distant alone says nothing against it
    (["order-of-people", "firm-price"], 0),
    (["cheapest-machine"], 1),
    (["glass"], 1),
    (["bread-before-roof"], 1),
    (["two-days"], 1),
    (["most-careful"], 1),
    (["too-short"], 1),
    (["never-said"], 1),
    (["in-german"], 1),
    (["order-of-people", "never-said"], 1),
    ([], 1),
    ([SAMPLE], 1),
    (["--fail-on", "absent"], 1),
    (["order-of-people", "glass", "--fail-on", "absent"], 0),
    (["order-of-people", "glass", "--fail-on", "absent,spliced"], 1),
    (["order-of-people", "glass", "--fail-on", " spliced , absent "], 1),
    (["order-of-people", "--fail-on", "verbatim"], 1),
    (["in-german", "--fail-on", "unchecked"], 1),
    (["in-german", "--fail-on", "absent,unclear"], 0),
    (["far-apart", "--fail-on", "distant"], 1),
    (["bread-before-roof", "--fail-on", "reordered"], 1),
    (["two-days", "--fail-on", "misleading"], 1),
    (["most-careful", "--fail-on", "misattributed"], 1),
]


@pytest.mark.parametrize(("arguments", "status"), STATUSES)
def test_the_exit_status_says_whether_it_can_vouch_for_everything(
    sample: Home, arguments: list[str], status: int
) -> None:
    for name in ("plain", "json", "github"):
        sample.ghost("verify", *arguments, "-o", name, status=status)


MISTAKES: list[tuple[list[str], str]] = [
    (["--fail-on", "splced"], 'did you mean "spliced"?'),
    (["--fail-on", ""], "names no verdict"),
    (["--fail-on", ","], "names no verdict"),
    (["-o", "csv"], "formats: table, plain, json"),
    (["nowhere"], 'there is no record or episode "nowhere"'),
    (["takeaways/1"], "is no quote"),
    ([f"{SAMPLE}@0:00:05"], "is no quote"),
    (["-e", "nowhere"], "there is no episode"),
    (["--draft", "x.md", "--write"], "--draft cannot be combined with --write"),
]


@pytest.mark.parametrize(("arguments", "reason"), MISTAKES)
def test_what_makes_no_sense(sample: Home, arguments: list[str], reason: str) -> None:
    ran = sample.ghost("verify", *arguments, status=2)
    assert reason in ran.err
    assert not ran.out


def test_of_several_refs_the_found_ones_are_printed_and_the_others_named(sample: Home) -> None:
    """The first that did not exist ended the command."""
    ran = sample.ghost("verify", "glass", "nowhere", "one-book", "takeaways/1", status=2)
    assert [row[0].rsplit("/")[-1] for row in ran.rows] == ["glass", "one-book"]
    assert '"nowhere"' in ran.err
    assert "takeaways/one-day is no quote" in ran.err
    ran = sample.ghost("verify", "nowhere", "neither", status=2)
    assert '"neither"' in ran.err
    assert not ran.out


def test_refs_are_read_from_standard_input(sample: Home) -> None:
    rows = sample.ghost("quotes", "--search", "library").out
    assert len(sample.ghost("verify", "-", stdin=rows).rows) == len(rows.splitlines())
    assert sample.ghost("verify", "-", stdin="", status=1)[1:] == ("", "")


def test_an_episode_stands_for_its_quotes_and_each_quote_is_told_once(sample: Home) -> None:
    sample.episode("bridge", quotes(MEASURED))
    rows = sample.ghost("verify", "bridge", "bridge/quotes/q0", "one-book", "one-book").rows
    assert [row[0] for row in rows] == ["bridge/quotes/q0", f"{SAMPLE}/quotes/one-book"]
    assert len(sample.ghost("verify", "-e", "bridge").rows) == 1
    assert len(sample.ghost("verify", status=1).rows) == 13


def test_nothing_to_verify(home: Home) -> None:
    home.episode("bridge")
    assert home.ghost("verify", "-o", "json").json == []
    assert "no quotes found" in home.ghost("verify", "bridge").err


# Recorded and computed


def test_the_builtin_episode_has_recorded_verdicts_alone(home: Home) -> None:
    ran = home.ghost("verify", "-o", "json", status=1)  # the library is empty, so that it is read unasked
    assert len(ran.json) == 16
    assert {tuple(row["verdicts"]) for row in ran.json} == {("unchecked",)}
    assert all(row["recorded"]["verdicts"] for row in ran.json)
    assert all(
        row[key] is None for row in ran.json for key in ("share", "cuts", "at", "time_off", "clock_offset")
    )
    assert f"ghost import FILE --episode {BUILTIN} adds one" in ran.err
    assert (
        "16 quotes, 13 quotable: 10 verbatim, 3 near, 2 reworded, 2 spliced, 2 reordered;"
        " 16 not checked (recorded verdict)" in ran.err
    )
    home.ghost("verify", "--fail-on", "absent")
    home.ghost("verify", "--fail-on", "spliced", status=1)
    home.ghost("verify", "actually-optimistic", status=1)  # verbatim, but merely recorded
    rows = {row[0].rsplit("/")[-1]: row for row in home.ghost("verify", status=1).rows}
    assert rows["industry-slop"][1::3] == ["0:37:08-0:37:25", "spliced, reordered, reworded (recorded)"]


def test_what_is_merely_recorded_is_unchecked_to_fail_on(home: Home) -> None:
    """JSON calls them unchecked, and --fail-on unchecked passed them over."""
    home.ghost("verify", "--fail-on", "unchecked", status=1)


def test_the_recorded_remark_is_shown(home: Home, terminal: Ghost) -> None:
    shown = terminal("verify", "industry-slop", "--color", "never", width=200, status=1).out
    assert "spliced, reordered, reworded (recorded)" in shown
    assert "recorded remark: " in shown
    del home


def test_the_computed_verdict_leads_and_a_difference_is_reported(home: Home, terminal: Ghost) -> None:
    notes = quotes(
        "A committee of nine experts weighed every volume twice",
        fidelity="{verdicts: [verbatim], remark: sure}",
    )
    home.episode("bridge", notes)
    row = home.ghost("verify", "-o", "json", status=1).json[0]
    assert row["verdicts"] == ["absent"]
    assert row["recorded"] == {"verdicts": ["verbatim"], "remark": "sure"}
    assert home.ghost("verify", status=1).rows[0][4] == "absent"
    assert "(recorded)" not in home.ghost("verify", status=1).out
    shown = terminal("verify", "--color", "never", status=1).out
    assert "recorded as verbatim" in shown
    assert "recorded remark: sure" in shown


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


# What people see


@pytest.mark.usefixtures("sample")
def test_on_a_terminal_the_worst_comes_first(terminal: Ghost) -> None:
    shown = terminal("verify", "--color", "never", width=120, status=1).out.replace("\r", "")
    refs = re.findall(r"quotes/([\w-]+)", shown)
    assert len(refs) == len(set(refs)) == 12  # a failure was in the table, and again below it
    assert refs[:3] == ["never-said", "too-short", "most-careful"]
    assert refs[-1] == "in-german"
    assert set(refs[-5:-1]) == {"firm-price", "far-apart", "order-of-people", "one-book"}
    assert refs[-5] == "firm-price"


@pytest.mark.usefixtures("sample")
def test_printed_and_said_stand_side_by_side_with_the_differences_marked(terminal: Ghost) -> None:
    shown = terminal("verify", "cheapest-machine", "--color", "never", width=300, status=1).out
    printed, said = (re.search(rf"\n  {side} +(.+)", shown) for side in ("printed", "said"))
    assert printed
    assert said
    assert words(printed[1]) == words(CHEAPEST)
    assert "machine [in the world] and it [always] repairs itself" in printed[1]
    assert "machine [there is] and you know it repairs itself" in said[1]
    assert "https://example.org/small-works/moving-a-library.mp3#t=85" in shown
    coloured = terminal("verify", "cheapest-machine", "--color", "always", width=300, status=1).out
    assert "\x1b[31m" in coloured
    assert "\x1b[32m" in coloured
    assert "[is]" not in coloured


@pytest.mark.usefixtures("sample")
def test_a_verbatim_quote_is_in_the_table_alone(terminal: Ghost) -> None:
    shown = terminal("verify", "one-book", "--color", "never").out
    assert "printed" not in shown
    assert shown.startswith("1 quote, 1 quotable: 1 verbatim\n\n✓ verbatim  0:02:24")


@pytest.mark.usefixtures("sample")
def test_the_parts_of_a_splice_have_their_moments(terminal: Ghost) -> None:
    shown = terminal("verify", "glass", "--color", "never", width=200, status=1).out
    assert "said: 0:01:12 “Give a child one thing and tell her that it matters” — Tom Okafor" in shown
    assert "said: 0:02:12 “People carry what they have borrowed from” — Tom Okafor" in shown
    said = terminal("verify", "most-careful", "--color", "never", width=200, status=1).out
    assert "said by Tom Okafor, not by Mara Lind" in said


def test_an_absent_quote_has_its_recorded_place(home: Home, terminal: Ghost) -> None:
    media = "media: [{url: 'https://example.org/b.mp3'}]\n"
    home.episode("bridge", media + quotes("A committee of nine weighed it twice", at="0:00:09"))
    assert home.ghost("verify", status=1).rows[0][1] == "0:00:09"
    assert "https://example.org/b.mp3#t=9" in terminal("verify", "--color", "never", status=1).out


@pytest.mark.usefixtures("sample")
def test_the_other_places_of_a_quote_are_named(terminal: Ghost, here: Path) -> None:
    notes = here / SAMPLE / "notes.yaml"
    notes.write_text(notes.read_text().replace("the whole library across", "the library over and across"))
    shown = terminal("verify", "one-book", "--color", "never", width=200, status=1).out
    assert "reworded" in shown
    assert "also at 0:00:00" in shown


def test_many_episodes(home: Home) -> None:
    """Of more than a few, transcripts do not all stay in memory."""
    for number in range(7):
        home.episode(f"bridge-{number}", quotes(MEASURED, FERRYMAN))
    rows = home.ghost("verify").rows
    assert [row[4] for row in rows] == ["verbatim"] * 14
    mixed = [f"bridge-{number}/quotes/q{place}" for place in (0, 1) for number in range(7)]
    assert [row[0] for row in home.ghost("verify", *mixed).rows] == mixed
    assert len(home.ghost("quotes", "--quotable", "-o", "ref").lines) == 14


def test_control_and_directional_characters_do_not_reach_a_terminal(home: Home, terminal: Ghost) -> None:
    text = BRIDGE.replace("twice", "twice\u202e \x1b[31m\x9b")
    home.episode("bridge", quotes("We measured the \u202eriver once and trusted the first"), text)
    for output in ("table", "plain", "github"):
        shown = terminal("verify", "--color", "never", "-o", output, status=1).out
        assert not {"\x1b", "\x9b", "\u202e"} & set(shown), output
    assert "\\u202e" in home.ghost("verify", "-o", "json", status=1).out


# Fidelity everywhere


def test_lists_show_and_filter_by_what_is_computed(sample: Home) -> None:
    shown = {row["id"]: row["fidelity"] for row in sample.ghost("quotes", "-o", "json").json}
    assert shown["glass"]["verdicts"] == ["spliced"]
    assert shown["in-german"] is None
    for verdict in VERDICTS:
        status = 1 if verdict == "unchecked" else 0
        ids = sample.ghost("quotes", "-w", f"fidelity={verdict}", "--fields", "id", status=status).lines
        assert sorted(ids) == sorted(
            name for name, fidelity in shown.items() if fidelity and verdict in fidelity["verdicts"]
        )
    assert sample.ghost("quotes", "--quotable", "--fields", "id").lines == [
        "order-of-people",
        "one-book",
        "firm-price",
        "far-apart",
    ]


def test_show_explains_what_is_computed(sample: Home) -> None:
    """`show` told of recorded verdicts alone."""
    lines = sample.ghost("show", "glass").lines
    start = lines.index("fidelity: ✗ spliced")
    assert lines[start + 1 : start + 4] == [
        "spliced: parts from different places, joined without a mark",
        "said: 0:01:12 “Give a child one thing and tell her that it matters” — Tom Okafor",
        "said: 0:02:12 “People carry what they have borrowed from” — Tom Okafor",
    ]
    assert sample.ghost("quotes", "show", "glass", "-o", "json").json[0]["fidelity"]["verdicts"] == [
        "spliced"
    ]
    assert "said: “The firm wanted, um, forty thousand" in sample.ghost("show", "firm-price").out
    assert "fidelity: ? unchecked" in sample.ghost("show", "in-german").lines
    recorded = sample.ghost("show", "industry-slop", "--builtin").out
    assert "fidelity: ✗ spliced, reordered, reworded (recorded)\nrecorded remark: " in recorded


def test_quotable_is_by_record_where_there_is_no_transcript(home: Home) -> None:
    assert len(home.ghost("quotes", "--quotable", "-o", "ref").lines) == 13


def test_a_computed_verdict_goes_before_the_recorded_one_in_lists(home: Home) -> None:
    home.episode(
        "bridge",
        quotes("A committee of nine experts weighed it twice", MEASURED, fidelity="{verdicts: [near]}"),
    )
    assert home.ghost("quotes", "-w", "fidelity=absent", "--fields", "id").lines == ["q0"]
    assert home.ghost("quotes", "--quotable", "--fields", "id").lines == ["q1"]
    home.ghost("quotes", "-w", "fidelity=near", status=1)


def test_the_table_of_formats_is_what_the_command_takes(sample: Home) -> None:
    for name in VERIFIED.names:
        assert sample.ghost("verify", "one-book", "-o", name).out or name == "github"


def test_it_is_the_same_however_it_is_asked(sample: Home) -> None:
    rows: list[dict[str, Any]] = sample.ghost("verify", "-o", "json", status=1).json
    for row in rows[:4]:
        alone = sample.ghost(
            "verify", row["ref"], "-o", "json", status=row["verdicts"][0] not in {"verbatim", "near"}
        )
        assert alone.json == [row]


def test_a_file_that_is_given_as_a_ref_is_told_as_one(sample: Home) -> None:
    draft = sample.write("draft.md", "“The ferry took twelve at a time.”\n")
    err = sample.ghost("verify", draft, status=2).err
    assert (
        f"ghost: {draft} is a file, and no ref\n  ghost verify --draft {draft} checks its quotations" in err
    )
    assert "is a file" not in sample.ghost("verify", "nowhere.md", status=2).err


def test_not_found_is_a_verdict_of_drafts_alone(sample: Home) -> None:
    err = sample.ghost("verify", "--fail-on", "not-found", status=2).err
    assert "--fail-on not-found goes with --draft or --quotes" in err
    sample.ghost(
        "verify", "--quotes", "-", "--fail-on", "not-found", stdin='{"text": "Nobody ever said so"}', status=1
    )
