"""Lists that are too long to be held: they come in stretches, and whatever is said of them is said of all."""

from __future__ import annotations

from pathlib import Path

import pytest

from running import Ghost, write_episode

SAID = "We measured the river twice and trusted the first number."
TRANSCRIPT = f"WEBVTT\n\n00:05.000 --> 00:11.000\n<v Bo>{SAID}\n"


@pytest.fixture
def quotes(here: Path) -> Path:
    """An episode of six quotes, the last of which was never said."""
    lines = [f"  - {{id: q{number}, text: {SAID}}}" for number in range(5)]
    lines.append("  - {id: wrong, text: A committee of nine experts weighed every volume twice.}")
    write_episode(here, "talk", "title: A talk\nquotes:\n" + "\n".join(lines) + "\n")
    (here / "talk" / "transcript.vtt").write_text(TRANSCRIPT)
    return here


def test_a_long_table_comes_table_by_table(
    here: Path, terminal: Ghost, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each row says which episode it is of, since the tables before and after may be of others."""
    quotes = "".join(f"  - {{id: q{number}, text: Quote {number}.}}\n" for number in range(7))
    write_episode(here, "talk", f"title: A talk\nquotes:\n{quotes}")
    refs = [f"talk/quotes/q{number}" for number in range(7)]
    short = terminal("quotes", "--color", "never").lines
    assert not [line for line in short if "talk/quotes/" in line]
    monkeypatch.setattr("ghostcli.render.terminal.TABLE_ROWS", 3)
    shown = terminal("quotes", "--color", "never").lines
    assert [line.split()[0] for line in shown if "talk/quotes/" in line] == refs
    assert [line.split() for line in shown if line.startswith("text")] == [["text", "fidelity"]] * 3
    chosen = terminal("quotes", "--color", "never", "--fields", "ref,text").lines
    assert [line.split()[0] for line in chosen if "talk/quotes/" in line] == refs


@pytest.mark.parametrize("pager", ["true", "head -n 1", "cat"])
def test_verdicts_that_nobody_looked_at_count(
    pager: str, quotes: Path, terminal: Ghost, monkeypatch: pytest.MonkeyPatch
) -> None:
    del quotes
    monkeypatch.setattr("ghostcli.render.verify_formats.WORST_FIRST", 2)
    monkeypatch.setenv("PAGER", pager)
    shown = terminal("verify", height=5, status=1).lines
    assert shown[-1] == "6 quotes, 5 quotable: 5 verbatim, 1 absent"
    assert terminal("verify", "--fail-on", "absent", height=5, status=1).lines[-1] == shown[-1]
    assert terminal("verify", "--fail-on", "spliced", height=5).lines[-1] == shown[-1]


def test_the_worst_come_first_in_each_stretch(
    quotes: Path, ghost: Ghost, monkeypatch: pytest.MonkeyPatch
) -> None:
    del quotes

    def marks() -> list[str]:
        return [
            line.split()[0] for line in ghost("verify", "-o", "table", status=1).lines if "quotes/" in line
        ]

    assert marks() == ["✗", *"✓✓✓✓✓"]
    assert ghost("verify", "-o", "table", status=1).lines[0].startswith("6 quotes, 5 quotable")
    monkeypatch.setattr("ghostcli.render.verify_formats.WORST_FIRST", 4)
    assert marks() == [*"✓✓✓✓", "✗", "✓"]
    ran = ghost("verify", "-o", "table", status=1)
    assert ran.lines[0].startswith("✓ verbatim")
    assert ran.err.startswith("6 quotes, 5 quotable")


def test_notes_are_gathered_by_episode_whatever_the_order(here: Path, ghost: Ghost) -> None:
    for name in ("one", "two"):
        texts = "".join(f"  - {{text: {number} {name}}}\n" for number in (3, 1, 2))
        write_episode(here, name, f"title: {name}\nquotes:\n{texts}")
    for order in ([], ["--reverse"], ["--sort", "text"]):
        shown = ghost("quotes", "-o", "yaml", *order).lines
        assert sorted(line for line in shown if line.startswith("#")) == ["# one", "# two"]
