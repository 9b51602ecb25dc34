"""The built-in episode, asked as its issue says: counts, the straw, statuses, pipelines, shells."""

from __future__ import annotations

import csv
import io
import json
import shutil

import pytest

from running import Ghost, Shell

A1, A3, B3, B5 = (
    f"karpathy-ghosts/quotes/{name}"
    for name in ("rl-is-terrible", "straw-single-number", "straw-human-would-never", "industry-slop")
)

COUNTS = {
    "episodes": 1,
    "chapters": 9,
    "themes": 4,
    "perspectives": 5,
    "takeaways": 7,
    "quotes": 16,
    "questions": 5,
    "companies": 2,
    "people": 3,
    "insights": 0,
}


def needs(*programs: str) -> None:
    """Skip, and say so, where a program is missing."""
    missing = [program for program in programs if not shutil.which(program)]
    if missing:
        pytest.skip(f"not installed here: {', '.join(missing)}")


@pytest.mark.parametrize(("kind", "count"), COUNTS.items())
def test_counts(kind: str, count: int, ghost: Ghost) -> None:
    assert len(ghost(kind, "-o", "json").json) == count
    assert ghost(kind, "--count").out == f"{count}\n"
    assert len(ghost(kind).lines) == count


def test_straw_is_in_the_two_quotes_that_hold_the_word(ghost: Ghost) -> None:
    ran = ghost("quotes", "--search", "straw")
    assert [row[0] for row in ran.rows] == [B3, A3]
    assert [row[4] for row in ran.rows] == ["exact", "exact"]
    assert ran.err == ""


def test_the_theme_on_reinforcement_learning_comes_with_its_quote(ghost: Ghost) -> None:
    ran = ghost("themes", "show", "3")
    assert "The Problem with Current Reinforcement Learning" in ran.out
    assert B3 in ran.out
    assert "A human would never do this." in ran.out


@pytest.mark.parametrize("command", [("quotes", "--search", "zzzzqqq"), ("search", "zzzzqqq")])
def test_what_is_nowhere_is_not_found(command: tuple[str, ...], ghost: Ghost) -> None:
    assert ghost(*command, status=1) == (1, "", "nothing found\n")
    assert ghost(*command, "-o", "json", status=1).out == "[]\n"
    assert ghost(*command, "-o", "jsonl", status=1).out == ""
    assert ghost(*command, "--count", status=1).out == "0\n"
    assert ghost(*command, "-q", status=1).err == ""


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("themes show 33", "there is no theme 33; they go from 1 to 4"),
        ("themes 3", "ghost themes show 3"),
        ("quotes straw", "ghost quotes --search straw"),
    ],
)
def test_a_mistake_names_what_was_meant(command: str, sentence: str, ghost: Ghost) -> None:
    ran = ghost(*command.split(), status=2)
    assert sentence in ran.err
    assert ran.out == ""


def test_an_empty_list_is_no_error(ghost: Ghost) -> None:
    assert ghost("insights") == (0, "", "")
    assert ghost("insights", "-o", "json").out == "[]\n"
    assert ghost("insights", "--tag", "agents", status=1).err == "nothing found\n"


@pytest.mark.parametrize(
    ("condition", "refs"),
    [
        ("fidelity=spliced", {A3, B5}),
        ("at=0:40:00..0:50:00", {A1, A3, B3}),
        ("at=40:00..3000s", {A1, A3, B3}),
        (
            "sic~claude",
            {f"karpathy-ghosts/quotes/{name}" for name in ("agents-not-working", "early-agents-daily")},
        ),
    ],
)
def test_where(condition: str, refs: set[str], ghost: Ghost) -> None:
    assert set(ghost("quotes", "-w", condition, "-o", "ref").lines) == refs


def test_claude_is_found_where_cloud_is_printed(ghost: Ghost) -> None:
    hits = ghost("quotes", "--search", "claude", "-o", "json").json
    assert {hit["id"] for hit in hits} == {"agents-not-working", "early-agents-daily"}
    assert {hit["field"] for hit in hits} == {"sic"}


def test_typos_are_read_and_said(ghost: Ghost) -> None:
    ran = ghost("quotes", "--search", "strw")
    assert {row[0] for row in ran.rows} == {A3, B3}
    assert {row[4] for row in ran.rows} == {"approximate"}
    assert ran.err == '"strw" read as "straw"\n'
    assert ghost("search", "renforcement").err == '"renforcement" read as "reinforcement"\n'
    assert "cognitive" in ghost("search", "cogntive", "core").err


def test_csv_reads_back_as_the_same_texts(ghost: Ghost) -> None:
    texts = [quote["text"] for quote in ghost("quotes", "-o", "json").json]
    rows = list(csv.DictReader(io.StringIO(ghost("quotes", "-o", "csv").out, newline="")))
    assert [row["text"] for row in rows] == texts
    assert len(texts) == 16


@pytest.mark.parametrize("kind", [kind for kind, count in COUNTS.items() if count])
def test_plain_has_six_columns(kind: str, ghost: Ghost) -> None:
    assert {len(row) for row in ghost(kind).rows} == {6}


def test_pipelines(shell: Shell) -> None:
    assert shell("ghost quotes | awk -F'\\t' 'NF!=6'").out == ""
    assert len(shell("ghost quotes | head -1").lines) == 1
    assert len(shell("ghost quotes -o ref | ghost show - -o ref").lines) == 16
    assert shell("ghost search zzzzqqq -q | ghost show -; echo $?").out == "1\n"


def test_pipeline_with_fzf_and_jq(shell: Shell) -> None:
    needs("fzf", "jq")
    assert shell("ghost quotes | fzf -e --filter=straw | ghost show - -o json | jq length").out == "2\n"
    assert len(shell("ghost quotes -o jsonl | jq -r .text").lines) == 16


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_not_and_a_minus_are_one_query_in_each_shell(name: str, shell: Shell) -> None:
    needs(name)
    ran = shell("ghost search agents NOT hype; echo ...; ghost search -- 'agents -hype'", program=name)
    first, second = ran.out.split("...\n", 1)
    assert first == second != ""


def test_first_line_is_quiet(shell: Shell) -> None:
    ran = shell("set -o pipefail; ghost quotes | head -1 >/dev/null; [ $? -eq 0 -o $? -eq 141 ]")
    assert ran.err == ""


def test_the_tour(ghost: Ghost) -> None:
    for command in (
        "",
        "themes",
        "themes show 3",
        "quotes --speaker karpathy --where fidelity=spliced",
        "takeaways -o md",
        "search cognitive core",
        "lint",
    ):
        ran = ghost(*command.split())
        assert ran.out or "no problem" in ran.err
    assert ghost("lint", "--builtin").err == "no problem in 1 episode\n"


def test_schema_is_json(ghost: Ghost) -> None:
    schema = json.loads(ghost("schema").out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_wordings_of_one_statement_are_listed_together(ghost: Ghost) -> None:
    refs = [row[0].rpartition("/")[2] for row in ghost("search", "straw", "OR", "collapse").rows]
    assert abs(refs.index("straw-human-would-never") - refs.index("straw-single-number")) == 1


def test_show_gives_links_both_ways(ghost: Ghost) -> None:
    quote = ghost("quotes", "show", "straw-human-would-never").out
    assert "used by:\n  karpathy-ghosts/themes/thin-supervision" in quote
    assert "same as:\n  " + A3 in quote
    assert "same as:\n  " + B3 in ghost("quotes", "show", "straw-single-number").out
