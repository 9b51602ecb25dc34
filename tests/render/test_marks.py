"""The mark of a quote: one for each verdict, and the same wherever the quote stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ghostcli.model import VERDICTS, is_quotable
from ghostcli.render.marks import NEAR, UNKNOWN, UNQUOTABLE, VERBATIM, mark
from running import Ghost, write_episode

SAID = "We measured the river twice and trusted the first number."
NOTES = f"""title: A talk
themes:
  - {{id: trust, title: Trust, quotes: [said, never, noted]}}
quotes:
  - {{id: said, text: {SAID}, speaker: Bo}}
  - {{id: never, text: A committee of nine experts weighed every volume twice., speaker: Bo}}
  - {{id: noted, text: Nobody weighed the river, language: de, fidelity: {{verdicts: [near], remark: tried}}}}
"""
MARKS = {"said": "✓ verbatim", "never": "✗ absent", "noted": "~ near (recorded)"}


@pytest.fixture
def talk(here: Path) -> Path:
    write_episode(here, "talk", NOTES)
    (here / "talk/transcript.vtt").write_text(
        f"WEBVTT\nLanguage: en\n\n00:05.000 --> 00:11.000\n<v Bo>{SAID}\n"
    )
    return here


@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_verdict_has_a_mark(verdict: str) -> None:
    sign = {"verbatim": VERBATIM, "near": NEAR, "unclear": UNKNOWN, "unchecked": UNKNOWN, "distant": UNKNOWN}
    alone = mark([verdict])
    assert str(alone) == f"{sign.get(verdict, UNQUOTABLE)} {verdict}"
    assert alone.quotable == is_quotable([verdict])
    assert alone.style == {VERBATIM: "green", NEAR: "green", UNQUOTABLE: "red", UNKNOWN: ""}[alone.sign]
    assert mark([verdict], recorded=True).words == f"{verdict} (recorded)"
    beside = mark(["verbatim", verdict])
    assert beside.quotable == (verdict in {"verbatim", "near", "distant"})


def test_the_worst_of_several_decides() -> None:
    assert str(mark(["verbatim", "distant"])) == "✓ verbatim, distant"
    assert str(mark(["near", "misleading"])) == "✗ near, misleading"
    assert str(mark(["unclear", "misattributed"])) == "✗ unclear, misattributed"
    assert str(mark([])) == "? unchecked"


@pytest.mark.usefixtures("talk")
@pytest.mark.parametrize("name", MARKS)
def test_it_stands_wherever_the_quote_stands(name: str, ghost: Ghost, terminal: Ghost) -> None:
    """An absent quote was printed like any other in plain, in search, as a link and in Markdown."""
    ref = f"talk/quotes/{name}"
    shown = MARKS[name]
    row = next(row for row in ghost("quotes").rows if row[0] == ref)
    assert row[5] == shown[2:]
    row = next(row for row in ghost("search", "river", "OR", "committee").rows if row[0] == ref)
    assert row[5] == shown[2:]
    assert f"fidelity: {shown}\n" in ghost("show", ref).out
    assert re.search(rf"  {ref}  .*{re.escape(shown)}\n", ghost("show", "themes/trust").out)
    for command in (["quotes"], ["search", "river", "OR", "committee", "-n", "0"], ["show", ref]):
        flat = " ".join(terminal(*command, "--color", "never", width=200).out.split())
        assert shown in flat
    status = 0 if name == "said" else 1
    listed = terminal("verify", ref, "--color", "never", "--no-pager", status=status).out
    assert f"{shown}  " in listed


@pytest.mark.usefixtures("talk")
def test_no_markdown_has_an_unmarked_block_quote(ghost: Ghost) -> None:
    for command in (
        ["quotes"],
        ["themes"],
        ["show", "themes/trust"],
        ["show", "talk"],
        ["search", "river OR nine", "-k", "quotes"],
    ):
        text = ghost(*command, "-o", "md").out
        blocks = [block for block in text.split("\n\n") if block.startswith(">")]
        assert blocks
        for block in blocks:
            absent = "committee" in block
            assert block.startswith("> **✗ absent**\n>\n> A committee") == absent
            assert absent or re.search(r"> — (?:.* · )?(✓ verbatim|~ near \(recorded\))\Z", block.rstrip())


@pytest.mark.usefixtures("talk")
def test_the_sign_needs_no_colour(terminal: Ghost, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[31m✗ absent" in terminal("quotes", "--color", "always").out
    assert "\x1b[32m✓ verbatim" in terminal("verify", "--color", "always", status=1).out
    monkeypatch.setenv("NO_COLOR", "1")
    for command in (["quotes"], ["show", "never"], ["search", "river"]):
        shown = terminal(*command).out
        assert "\x1b" not in shown
        assert re.search("[✓✗~] ", shown)


def test_what_is_no_quote_has_an_empty_cell(talk: Path, ghost: Ghost) -> None:
    del talk
    assert [row[5] for row in ghost("themes").rows] == [""]
    assert ghost("quotes", "--header").rows[0][-1] == "verdict"


@pytest.mark.usefixtures("talk")
def test_programs_are_told_which_verdicts_are_only_recorded(ghost: Ghost) -> None:
    rows = {row["id"]: row["fidelity"] for row in ghost("quotes", "-o", "json").json}
    assert {name: (one["verdicts"], one["recorded"]) for name, one in rows.items()} == {
        "said": (["verbatim"], False),
        "never": (["absent"], False),
        "noted": (["near"], True),
    }
    found = ghost("search", "weighed", "river", "-o", "jsonl").lines
    assert any('"recorded": true' in line for line in found)
    assert ghost("show", "said", "-o", "json").json[0]["fidelity"]["recorded"] is False
    cells = ghost("quotes", "--fields", "id,fidelity", "-o", "csv").lines
    assert any(line.startswith("noted,") and '""recorded"": true' in line for line in cells)


def test_show_tells_programs_what_a_misleading_quote_leaves_out(here: Path, ghost: Ghost) -> None:
    quote = "quotes:\n  - {id: q, text: the boats will come back before the ice, at: 0:01:40}\n"
    write_episode(here, "ice", "title: Ice\n" + quote)
    said = "I never thought that the boats will come back before the ice."
    (here / "ice/transcript.vtt").write_text(f"WEBVTT\n\n00:05.000 --> 00:11.000\n<v Bo>{said}\n")
    shown = ghost("show", "q", "-o", "json").json[0]["fidelity"]
    (verified,) = ghost("verify", "q", "-o", "json", status=1).json
    assert shown["left_out"] == verified["left_out"] != []
    assert shown["said"] == [part["said"] for part in verified["parts"]] != []
    assert "left_out" not in ghost("quotes", "-o", "json").json[0]["fidelity"]


@pytest.mark.usefixtures("talk")
def test_a_notes_file_has_no_verdict_that_the_notes_have_not(ghost: Ghost) -> None:
    """A computed verdict in YAML would be taken for a recorded one where it is read back."""
    for command in (("show", "said", "never", "noted"), ("quotes",)):
        text = ghost(*command, "-o", "yaml").out
        assert text.count("fidelity:") == 1
        assert "absent" not in text
    assert ghost("quotes", "--quotable", "-o", "yaml").out.count("text:") == 2
