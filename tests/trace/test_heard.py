"""`heard`: what a recogniser misheard is found, quoted and cited by what was meant, and stays as it is."""

from __future__ import annotations

import pytest

from ghostcli.index.library import library_in_memory
from ghostcli.model import TRANSCRIPT
from ghostcli.search.find import Question, find
from traced import Home

MILL = """WEBVTT

00:01.000 --> 00:05.000
<v Ann>Then neve's brother sold the mill to a stranger from the coast.

00:06.000 --> 00:10.000
<v Ben>I told doctor gale lick that nee vuh had gone away for good.

00:11.000 --> 00:15.000
<v Ann>Nobody ever asked her about the weir.
"""
OWN = "heard: {neve: Niamh, nee vuh: Niamh, gale lick: Gaelic}\n"
QUOTES = """quotes:
  - {id: meant, text: "Then Niamh's brother sold the mill to a stranger"}
  - {id: printed, text: "Then neve's brother sold the mill to a stranger"}
  - {id: several, text: "I told Doctor Gaelic that Niamh had gone away for good"}
  - {id: somebody, text: "Then Ben's brother sold the mill to a stranger"}
"""


@pytest.fixture
def mill(home: Home) -> Home:
    home.episode("mill", OWN + QUOTES, MILL)
    return home


def refs(home: Home, query: str, *more: str) -> list[str]:
    return home.ghost("search", query, "-o", "ref", "--kind", "transcript", *more).out.splitlines()


FIRST, SECOND = "mill@0:00:01-0:00:05", "mill@0:00:06-0:00:10"


def test_a_quote_in_either_form_is_in_place(mill: Home) -> None:
    rows = {row["ref"].rsplit("/")[-1]: row for row in mill.ghost("verify", "-o", "json", status=1).json}
    assert [rows[name]["verdicts"] for name in ("meant", "printed", "several")] == [["verbatim"]] * 3
    assert rows["somebody"]["verdicts"] != ["verbatim"]
    assert rows["meant"]["parts"][0]["said"] == "Then neve's brother sold the mill to a stranger"
    assert (
        rows["several"]["parts"][0]["said"] == "I told doctor gale lick that nee vuh had gone away for good"
    )


def test_speech_is_found_by_either_form(mill: Home) -> None:
    for query in ("Niamh", "neve", "nee vuh", "niamh's OR nothing"):
        assert min(refs(mill, query)) == FIRST
    assert sorted(refs(mill, "niamh")) == sorted(refs(mill, "neve")) == [FIRST, SECOND]
    assert refs(mill, "Gaelic") == [SECOND]
    assert refs(mill, '"doctor Gaelic that"') == [SECOND]
    assert refs(mill, "Niamh coast", "--strict") == [FIRST]
    assert refs(mill, "Niamh coast") == [FIRST, SECOND]
    assert refs(mill, "Niamh -coast") == refs(mill, "neve -coast") == [SECOND]
    assert refs(mill, "stranger OR weir -Niamh") == refs(mill, "weir") == ["mill@0:00:11-0:00:15"]
    assert "read as" not in mill.ghost("search", "Niamh").err


def test_what_is_found_is_marked_as_it_is_said(mill: Home) -> None:
    hits = mill.ghost("search", "Niamh", "-o", "json", "--kind", "transcript").json
    assert {hit["ref"]: (hit["match"], hit["text"]) for hit in hits}[FIRST] == (
        "exact",
        "Then neve's brother sold the mill to a stranger from the coast.",
    )
    lines = mill.ghost("transcript", "mill", "-s", "Gaelic").rows
    assert [row[2] for row in lines] == ["I told doctor gale lick that nee vuh had gone away for good."]
    marked = mill.ghost("search", "Niamh", "--color", "always", "-o", "table", "--kind", "transcript").out
    assert "nee vuh\x1b" in marked


def test_the_python_interface_finds_either_form(mill: Home) -> None:
    episodes = library_in_memory((str(mill.library),)).episodes
    for query in ("Niamh", "neve"):
        hits = find(episodes, Question((TRANSCRIPT,), query)).hits
        assert {hit.record.ref for hit in hits} == {FIRST, SECOND}


def test_a_draft_may_print_what_was_meant(mill: Home) -> None:
    draft = '"I told Doctor Gaelic that Niamh had gone away for good," said Ben.'
    assert "verbatim" in mill.ghost("verify", "--draft", "-", stdin=draft).out


CORRECTED = "corrected by sic or heard: printed “Niamh”, said “neve”"


def test_whoever_shows_a_verdict_shows_the_pairs_that_it_rests_on(mill: Home) -> None:
    pair = {"printed": "Niamh", "said": "neve"}
    (row,) = mill.ghost("verify", "meant", "-o", "json").json
    assert row["corrections"] == [pair]
    assert mill.ghost("verify", "meant").rows[0][6] == CORRECTED
    assert CORRECTED in mill.ghost("verify", "meant", "-o", "table").out
    assert CORRECTED in mill.ghost("show", "meant").out
    assert mill.ghost("show", "meant", "-o", "json").json[0]["fidelity"]["corrections"] == [pair]
    assert CORRECTED in mill.ghost("cite", "meant").err
    assert "[✓ verbatim, corrected]" in mill.ghost("cite", "meant", "-q").out
    assert "corrected" not in mill.ghost("cite", "printed").out
    assert "corrected" not in mill.ghost("cite", "meant", "--as-said").err
    assert "corrected" not in mill.ghost("verify", "printed", "-o", "table").out


def test_a_draft_shows_them_too(mill: Home) -> None:
    draft = '"Then Niamh\'s brother sold the mill to a stranger," said Ann.'
    assert CORRECTED in mill.ghost("verify", "--draft", "-", stdin=draft).out
    told = mill.ghost("verify", "--draft", "-", stdin=draft).err
    assert told == "1 of 1 quotations are quotable: 1 only as corrected by sic or heard\n"
    (row,) = mill.ghost("verify", "--draft", "-", "-o", "json", stdin=draft).json
    assert row["corrections"] == [{"printed": "Niamh", "said": "neve"}]


def test_around_marks_the_words_that_were_misheard(mill: Home) -> None:
    assert mill.ghost("around", "several", "-C", "0").rows[0][0] == "0:00:06"


def test_a_librarys_pairs_hold_for_all_episodes_and_an_episodes_own_before_them(home: Home) -> None:
    home.episode("mill", QUOTES, MILL)
    home.episode("weir", "heard: {NEVE: Neve}\n" + QUOTES, MILL)
    assert home.ghost("search", "Niamh", "--kind", "transcript", status=1).out == ""
    home.note("ghost.yaml", "version: 1\n" + OWN)
    assert len(refs(home, "Niamh")) == 4
    rows = {row["ref"]: row["verdicts"] for row in home.ghost("verify", "-o", "json", status=1).json}
    assert rows["mill/quotes/meant"] == rows["mill/quotes/several"] == ["verbatim"]
    assert rows["weir/quotes/meant"] != ["verbatim"]
    home.note("ghost.yaml", "version: 1\n")
    assert home.ghost("search", "Niamh", "--kind", "transcript", status=1).out == ""
    assert home.ghost("verify", "mill/quotes/meant", status=1).rows[0][4] != "verbatim"


def test_lint_knows_pairs(home: Home) -> None:
    own = "heard: {neve: Niamh, navy: Niamh, '...': Niamh, weir: Weir, gale: [lick]}\n"
    home.episode("mill", own, MILL)
    home.note("mill/transcript.other.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nA gale\n")
    home.note("ghost.yaml", "version: 1\nheard:\n  nee vuh: Niamh\n  jib boats: Djibouti\n")
    for arguments in ((), (home.library,)):
        assert home.ghost("lint", *arguments, status=1).lines == [
            'ghost.yaml:4:3: warning: heard: no transcript here has "jib boats"',
            'mill/episode.yaml:2:22: warning: heard: no transcript of the episode has "navy"',
            'mill/episode.yaml:2:35: warning: heard: "..." has no word',
            'mill/episode.yaml:2:49: warning: heard: "weir" is what was meant as well',
            "mill/episode.yaml:2:67: found a list in heard, expected text",
        ]
    home.note("ghost.yaml", "version: 1\nheard: neve\n")
    assert (
        'ghost.yaml:2:8: found "neve" as heard, expected a mapping of text to text'
        in home.ghost("lint", "ghost.yaml", status=1).out
    )


def test_the_schema_knows_pairs(home: Home) -> None:
    shown = home.ghost("schema").json["properties"]["heard"]
    assert "misheard" in shown["description"]
    home.episode("mill", OWN, MILL)
    assert home.ghost("episodes", "show", "mill", "-o", "json").json[0]["heard"]["neve"] == "Niamh"
