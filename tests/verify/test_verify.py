"""`ghost verify`: what programs read of it, what it is asked for, and its exit status."""

from __future__ import annotations

import json
import re

import pytest
from quoted import MEASURED, PEOPLE, quotes

from traced import SAMPLE, Home

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
    (["--fail-on", ""], "--fail-on needs a verdict"),
    (["--fail-on", ","], "--fail-on needs a verdict"),
    (["-o", "csv"], "formats: table, plain, json"),
    (["nowhere"], 'there is no record or episode "nowhere"'),
    (["takeaways/1"], "is not a quote"),
    ([f"{SAMPLE}@0:00:05"], "is not a quote"),
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
    assert "takeaways/one-day is not a quote" in ran.err
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
