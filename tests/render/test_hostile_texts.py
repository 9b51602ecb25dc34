"""Content is hostile: in every format it is shown visibly or carried unharmed."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
import yaml

from ghostcli.render.formats import RECORDS
from running import Ghost, write_episode
from thinned import thinned

TEXTS = {
    "bidi": "abc \u202edef\u202c ghi \u2066x\u2069 \u200fmark \u200bzero",
    "breaks": "line\u2028sep\u2029end\u00a0of",
    "markup": "[red]x[/red] [/] [/link] [link=https://x.y]l[/link] [bold not closed",
    "emoji-code": ":smile: :heart: :+1:",
    "markdown": "*a* _b_ `c` ~~d~~ <script>e</script> | f | $g$ &amp; ![h](i) [j](k) \\* <!-- l --> #m",
    "lines": "first\nsecond\tTabbed\n\n# heading\n- item\n+ item\n1. one\n> q\n---\n===\n: d",
    "figures": "1) one",
    "formula": "=1+1",
    "escape": "\\x1b[31m \\033 \\u202e",
    "percent": "%s %d {0} {x} %(y)s $HOME $(id) `id`",
    "quotes": "a \"quoted\", comma; semicolon 'single'",
    "edges": "  leading and trailing  ",
    "wide": "日本語のテキスト 한국어 ＡＢ 👩\u200d👩\u200d👧 🇩🇪 e\u0301",
    "long-word": "x" * 300,
    "dashes": "--- a",
}

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""What may never reach a terminal: controls but tab and newline, overrides and isolates."""

ESCAPED = re.compile(r"\\u(202[a-e]|206[6-9])")


@pytest.fixture
def library(here: Path) -> Path:
    quotes = [{"id": name, "text": text, "speaker": "[b]S[/b] \u202ex"} for name, text in TEXTS.items()]
    notes = {
        "title": "[red]T[/red] \u202e:smile:",
        "show": "S [i] *x*",
        "tags": ["[/x]", "\u2066y"],
        "quotes": quotes,
        "themes": [{"title": TEXTS["markup"], "lead": TEXTS["lines"], "quotes": list(TEXTS)}],
        "companies": [{"name": TEXTS["bidi"], "context": TEXTS["markup"], "aliases": ["a\u202eb"]}],
    }
    write_episode(here, "hostile", yaml.safe_dump(notes, default_style='"'))
    return here


def unbroken(text: str) -> str:
    """A text without anything that tells one blank or break from another."""
    return re.sub(r"\s", "", text)


COMMANDS = [
    ["quotes"],
    ["themes"],
    ["companies"],
    ["episodes"],
    ["quotes", "show", *TEXTS],
    ["themes", "show", "1"],
    ["companies", "show", "1"],
    ["episodes", "show", "1"],
    ["search", "x"],
    ["search", "mark"],
    ["quotes", "-s", "x"],
    ["quotes", "--wide"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.usefixtures("library")
def test_nothing_unseen_reaches_a_terminal(command: list[str], ghost: Ghost, terminal: Ghost) -> None:
    for output in ("plain", "table", "md", "json", "jsonl", "ref"):
        assert not UNSEEN.search(ghost(*command, "-o", output).out), output
    for width in (20, 60, 80):
        shown = terminal(*command, "--color", "never", width=width).out
        assert not UNSEEN.search(shown)
        assert "😄" not in shown
    assert not UNSEEN.search(re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;;[!-~]*\x1b\\", "", terminal(*command).out))
    assert not UNSEEN.search(terminal("--color", "never").out)


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("name", thinned(TEXTS, 4))
def test_a_reader_sees_every_sign(name: str, ghost: Ghost, terminal: Ghost) -> None:
    seen = unbroken(UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", TEXTS[name]))
    for output in ("plain", "table"):
        assert seen in unbroken(ghost("quotes", "-w", f"id={name}", "-o", output).out)
        assert seen in unbroken(ghost("quotes", "show", name, "-o", output).out)
    for width in (60, 80, 120):
        shown = terminal("quotes", "-w", f"id={name}", "--wide", "--color", "never", width=width).out
        marks = re.sub(
            r"(?m)^\[b\]S\[/b\] \\u202ex$|\[b\]S\[/b\]\s*\\u202ex|speaker|\? unchecked|fidelity", "", shown
        )
        assert seen in unbroken(marks)
        assert seen in unbroken(terminal("quotes", "show", name, "--color", "never", width=width).out)


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("name", thinned(TEXTS, 4))
def test_data_formats_carry_the_text_unharmed(name: str, ghost: Ghost) -> None:
    text = TEXTS[name]
    for command in (["quotes", "-w", f"id={name}"], ["quotes", "show", name]):
        assert ghost(*command, "-o", "json").json[0]["text"] == text
        assert json.loads(ghost(*command, "-o", "jsonl").out)["text"] == text
        rows = csv.DictReader(io.StringIO(ghost(*command, "-o", "csv").out, newline=""))
        assert next(rows)["text"] == text
        notes = yaml.safe_load(ghost(*command, "-o", "yaml").out)
        assert notes["quotes"][0]["text"] == text


def test_yaml_is_a_notes_file_that_reads_back(
    library: Path, tmp_path: Path, ghost: Ghost, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "copy").mkdir()
    copy = write_episode(tmp_path / "copy", "hostile", ghost("episodes", "-o", "yaml").out)
    for kind in ("quotes", "themes", "companies"):
        (copy.parent / f"{kind}.yaml").write_text(ghost(kind, "-o", "yaml").out, encoding="utf-8")
    for kind in ("episodes", "quotes", "themes", "companies"):
        before, after = (
            ghost("--content", str(root), kind, "-o", "json").json for root in (library, tmp_path / "copy")
        )
        for data in (*before, *after):
            del data["path"], data["line"]
        assert before == after
    monkeypatch.chdir(tmp_path / "copy")
    assert ghost("lint").err == "no problem in 1 episode\n"


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("name", thinned(TEXTS, 4))
def test_plain_is_one_line_of_six_cells(name: str, ghost: Ghost) -> None:
    out = ghost("quotes", "-w", f"id={name}").out
    assert out.count("\n") == 1
    assert out.count("\t") == 5
    assert len(re.split("[\u2028\u2029\x85\x0b\x0c]", out)) == 1


@pytest.mark.parametrize("text", ["word " * 18_000, "x" * 90_000, "[x](y) " * 13_000, "\u202e" * 30_000])
def test_very_long_lines(text: str, here: Path, ghost: Ghost, terminal: Ghost) -> None:
    """rich's highlighter, and a search for the end of a line, were quadratic: minutes, not seconds."""
    write_episode(here, "long", yaml.safe_dump({"title": "T", "quotes": [{"text": text}, {"text": "b"}]}))
    whole = unbroken(UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text))
    assert terminal("quotes", "--wide", "--color", "never").out.count("\n") > 100
    for output in RECORDS.names:
        for command in (["quotes"], ["quotes", "show", "1", "-e", "long"], ["search", "b", "-n", "1"]):
            assert ghost(*command, "-o", output).out
    (line,) = ghost("quotes", "-n", "1").lines
    assert whole in unbroken(line)
    first = ghost("quotes", "-o", "table").lines[1]  # in a pipe nothing is wrapped, however wide
    assert whole in unbroken(first)


def test_a_row_is_no_wider_for_the_others(here: Path, ghost: Ghost) -> None:
    """Blanks up to the longest row stood at the end of each, with colour."""
    write_episode(
        here, "long", yaml.safe_dump({"title": "T", "themes": [{"title": "x" * 5000}, {"title": "b"}]})
    )
    for colour in ("never", "always"):
        lines = ghost("themes", "-o", "table", "--color", colour).lines
        assert max(map(len, lines)) < 5100
        assert sorted(map(len, lines))[-2] < 100


def test_a_beginning_without_blanks_is_not_left_out(here: Path, terminal: Ghost) -> None:
    """Of a text in a script without spaces only the mark of the cut was shown."""
    text = "日本語" * 50
    write_episode(here, "wide", yaml.safe_dump({"title": "T", "quotes": [{"text": text, "note": "findme"}]}))
    shown = terminal("search", "findme", "--color", "never", width=500).out
    assert f"{text[:100]} …" in shown


def test_columns_are_as_wide_as_what_is_shown(here: Path, ghost: Ghost) -> None:
    """An escape is wider than the sign it stands for, so that the cell was wrapped in a pipe."""
    quotes = [{"text": "a", "speaker": "\u202e" * 5 + "speaker of many words"}]
    write_episode(here, "wide", yaml.safe_dump({"title": "T", "quotes": quotes}))
    assert len(ghost("quotes", "-o", "table").lines) == 2
