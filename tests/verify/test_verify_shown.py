"""Recorded and computed verdicts, and what people see of them: on a terminal, in lists, with a record."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from quoted import CHEAPEST, FERRYMAN, MEASURED, quotes

from ghostcli.model import VERDICTS
from ghostcli.render.formats import VERIFIED
from ghostcli.text.words import words
from running import Ghost
from traced import BRIDGE, BUILTIN, SAMPLE, Home

# Recorded and computed


def test_the_builtin_episode_has_recorded_verdicts_alone(home: Home) -> None:
    ran = home.ghost("verify", "--builtin", "-o", "json", status=1)
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
    home.ghost("verify", "--builtin", "--fail-on", "absent")
    home.ghost("verify", "--builtin", "--fail-on", "spliced", status=1)
    home.ghost("verify", "actually-optimistic", status=1)  # verbatim, but merely recorded
    rows = {row[0].rsplit("/")[-1]: row for row in home.ghost("verify", "--builtin", status=1).rows}
    assert rows["industry-slop"][1::3] == ["0:37:08-0:37:25", "spliced, reordered, reworded (recorded)"]


def test_what_is_merely_recorded_is_unchecked_to_fail_on(home: Home) -> None:
    """JSON calls them unchecked, and --fail-on unchecked passed them over."""
    home.ghost("verify", "--builtin", "--fail-on", "unchecked", status=1)


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
    assert f"ghost: {draft} is a file, not a ref\n  ghost verify --draft {draft} checks its quotations" in err
    assert "is a file" not in sample.ghost("verify", "nowhere.md", status=2).err


def test_not_found_is_a_verdict_of_drafts_alone(sample: Home) -> None:
    err = sample.ghost("verify", "--fail-on", "not-found", status=2).err
    assert "--fail-on not-found needs --draft or --quotes" in err
    sample.ghost(
        "verify", "--quotes", "-", "--fail-on", "not-found", stdin='{"text": "Nobody ever said so"}', status=1
    )
