from __future__ import annotations

import os
from pathlib import Path

import pytest
from hostile import EPISODE, LAST
from written import labels, read, write

from ghostcli.errors import Problem
from ghostcli.library import parse_yaml
from ghostcli.library.parse_yaml import DEPTH, LIMIT, parse

LITERALS = [
    "no", "Yes", "off", "010", "1:30", "0x1F", "0o17", "1e3", "1_000", "-0", "2024-13-45", "2024-01-01",
    "=", "9" * 5000, ".inf", ".nan", "nullable", "trueish", "~tilde", "12e03", "1:30:60", "0b1", "<", "a#b",
    "-x", "?x", ":x", "C:\\new", "\ufeffa", "a\u2028b", "a\u2029b", "a\u202eb", "a\u00a0b", "a\tb", "👻",
    "e\u0301", "'tis",
]  # fmt: skip


@pytest.mark.parametrize("text", LITERALS, ids=lambda text: ascii(text[:12]))
def test_a_scalar_is_the_text_that_stands_there(tmp_path: Path, text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    plain = text if text[0] != "'" else quoted
    write(tmp_path, {"episode.yaml": f"title: {plain}\nshow: {quoted}\nsummary: |\n  {text}\n"})
    episode, problems = read(tmp_path)
    assert problems == []
    assert [episode.head.values[name] for name in ("title", "show", "summary")] == [text] * 3


@pytest.mark.parametrize(
    "text", ["a", "null", "~", "true", "1", " a ", "\ta", "a\u2028", "\u2029", "\x20\u3000."]
)
def test_a_quoted_text_is_a_text(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"episode.yaml": f'title: a\nsummary: "{text}"\n'})
    episode, problems = read(tmp_path)
    assert problems == []
    assert episode.head.values.get("summary") == (text if text.strip() else None)


def test_a_line_separator_ends_no_line(tmp_path: Path) -> None:
    # libyaml broke the line there: what followed was read as a field, or later problems stood a line too far.
    write(tmp_path, {"episode.yaml": "title: a\u2028note\nshow: b\u2029c\ntags: [\n"})
    _, problems = read(tmp_path)
    assert [(problem.line, problem.column) for problem in problems] == [(4, 1)]
    write(tmp_path, {"episode.yaml": "title: a\u2028note\u2029c\nsummary: |\n  a\u2028b\n  c\n"})
    episode, problems = read(tmp_path)
    assert problems == []
    assert episode.head.values == {"title": "a\u2028note\u2029c", "summary": "a\u2028b\nc"}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=ascii)
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=ascii)
def test_lines_are_counted_whatever_ends_them(tmp_path: Path, newline: str, mark: str) -> None:
    lines = ["", "title: A", "quotes:", "- text: a", "", "- text: >-", "    b", "", "    c", "- txt: d", ""]
    write(tmp_path, {"episode.yaml": mark + newline.join(lines)})
    episode, problems = read(tmp_path)
    assert [(record.label, record.line) for record in episode] == [("A", 2), ("a", 4), ("b\nc", 6)]
    assert [(problem.line, problem.column) for problem in problems] == [(10, 3), (10, 3)]


@pytest.mark.parametrize("text", ["", "\n", "# a\n", "---\n", "---\n...\n", "~", "null\n", "''", "[]", "{}"])
def test_a_further_file_may_say_nothing(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"episode.yaml": EPISODE, "m.yaml": text})
    episode, problems = read(tmp_path)
    assert (labels(episode), problems) == (["The first"], [])


@pytest.mark.parametrize("empty", ["", "~", "null", "''", "' '", "[]", "{}", "[~, '']"])
def test_an_empty_value_is_a_field_left_out(tmp_path: Path, empty: str) -> None:
    fields = ("id", "source", "at", "tags", "note", "speaker", "same_as")
    notes = "".join(f"  {name}: {empty}\n" for name in fields if empty[:2] != "[~" or name in {"at", "tags"})
    write(tmp_path, {"episode.yaml": "title: a\nquotes:\n- text: b\n" + notes})
    episode, problems = read(tmp_path)
    assert problems == []
    assert [record.values for record in episode.records["quotes"]] == [{"text": "b"}]


def test_what_is_just_within_the_limits_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    deep, problems = parse(b"[" * DEPTH + b"]" * DEPTH, "a.yaml")
    assert deep
    assert problems == []
    monkeypatch.setattr(parse_yaml, "NODES", 10)
    assert parse(b"-\n" * 9, "a.yaml")[1] == []
    assert parse(b"-\n" * 10, "a.yaml")[1] == [
        Problem("a.yaml", 10, 2, "more than 10 values; split the file")
    ]


def test_a_file_of_five_megabytes_is_read(tmp_path: Path) -> None:
    size = LIMIT - len(LAST)
    write(tmp_path, {"episode.yaml": EPISODE, "m.yaml": LAST.encode() + b"#" * (size - 1) + b"\n"})
    assert os.path.getsize(tmp_path / "m.yaml") == LIMIT
    episode, problems = read(tmp_path)
    assert (labels(episode), problems) == (["The first", "The last"], [])
