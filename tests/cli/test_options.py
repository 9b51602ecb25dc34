"""Every option on every kind, over a library of two small episodes."""

from __future__ import annotations

import csv
import io
from itertools import product
from pathlib import Path

import pytest

from ghostcli.model import EPISODES, KINDS
from ghostcli.render.formats import RECORDS
from running import Ghost, write_episode
from thinned import thinned

ALL = (EPISODES, *KINDS.values())
NAMES = [kind.name for kind in ALL]

FIRST = """\
title: On bridges
show: Small Works
published: 2024-03-05
duration: 1:00:00
language: en
media: [{url: 'https://www.youtube.com/watch?v=abc'}]
tags: [water]
source: Ada
chapters: [{id: opening, at: 0:00:00, title: Opening bridge, tags: [water]}]
people: [{id: ada-reed, name: Ada Bridge, role: host, tags: [water]}]
themes: [{id: spans, title: Spans of a bridge, lead: How far, quotes: [river], tags: [water]}]
perspectives: [{id: ferries, title: Ferries over a bridge, tags: [water]}]
takeaways: [{id: measure, title: Measure every bridge, detail: And then again, at: '0:10:00', tags: [water]}]
quotes:
- {id: river, text: We measured the bridge twice., speaker: Ada Reed, at: [0:20:00-0:20:30, 0:05:00],
   tags: [water], fidelity: {verdicts: [near], remark: a word}, sic: {bridge: ridge}}
- {text: 'Nobody asked the ferryman, of the river bridge.', speaker: Ben Okri, same_as: river, at: 0:21:00}
questions: [{id: why, text: Why a bridge?, answer: Because, cut: true, tags: [water]}]
companies: [{id: works, name: Bridge Works, context: Builders, inferred: true, tags: [water]}]
insights: [{id: ask, title: Ask under the bridge, sort: operating, tags: [water]}]
"""

SECOND = """\
title: On ferries
show: Other Works
published: 2025
source: Ben
""" + "".join(f"{kind.name}: [{{id: a-{kind.singular}, {kind.label}: A ferry}}]\n" for kind in KINDS.values())


@pytest.fixture(autouse=True)
def library(here: Path) -> Path:
    write_episode(here, "bridges", FIRST)
    write_episode(here, "ferries", SECOND)
    return here


def refs(ghost: Ghost, *words: str, status: int = 0) -> list[str]:
    return ghost(*words, "-o", "ref", status=status).lines


def first(kind: str) -> str:
    """The ref of the first episode's first record of a kind."""
    if kind == EPISODES.name:
        return "bridges"
    return next(line for line in _REFS if f"/{kind}/" in line)


_REFS = [
    "bridges/chapters/opening",
    "bridges/people/ada-reed",
    "bridges/themes/spans",
    "bridges/perspectives/ferries",
    "bridges/takeaways/measure",
    "bridges/quotes/river",
    "bridges/questions/why",
    "bridges/companies/works",
    "bridges/insights/ask",
]


@pytest.mark.parametrize("kind", thinned(NAMES, 6, ["quotes"]))
def test_choosing(kind: str, ghost: Ghost) -> None:
    mine, every = first(kind), refs(ghost, kind)
    water = [mine]
    assert len(every) == (3 if kind == "quotes" else 2)
    assert refs(ghost, kind, "--search", "bridg*")[0] == mine
    assert mine in refs(ghost, kind, "-s", "bridge" if kind != "episodes" else "bridges")
    assert refs(ghost, kind, "--exact", "-s", "nowhere at all", status=1) == []
    assert refs(ghost, kind, "-x", "-s", "of a bridge", status=0 if kind == "themes" else 1) == (
        [mine] if kind == "themes" else []
    )
    assert refs(ghost, kind, "--episode", "bridges")[0] == mine
    assert mine not in refs(ghost, kind, "-e", "ferries")
    assert refs(ghost, kind, "-e", "ferries", "-e", "bridges") != []
    assert refs(ghost, kind, "-e", "br") == refs(ghost, kind, "-e", "bridges")
    assert refs(ghost, kind, "--show", "small") == refs(ghost, kind, "-e", "bridges")
    assert refs(ghost, kind, "--tag", "WATER") == water
    assert refs(ghost, kind, "--tag", "wat", status=1) == []
    assert refs(ghost, kind, "--since", "2025") == refs(ghost, kind, "-e", "ferries")
    assert refs(ghost, kind, "--until", "2024-03") == refs(ghost, kind, "-e", "bridges")
    assert refs(ghost, kind, "--since", "2024-03-05", "--until", "2024") == refs(ghost, kind, "-e", "bridges")
    assert refs(ghost, kind, "--where", "tags=water") == water
    assert refs(ghost, kind, "-w", "published=2024", "-w", "tags=water") == water
    assert refs(ghost, kind, "-w", "published=2024", "-w", "show~other", status=1) == []
    assert mine not in refs(ghost, kind, "-w", "tags!=water")


@pytest.mark.parametrize("kind", thinned(NAMES, 6, ["quotes"]))
def test_order_and_number(kind: str, ghost: Ghost) -> None:
    every = refs(ghost, kind)
    assert refs(ghost, kind, "--reverse") == refs(ghost, kind, "-r") == every[::-1]
    assert refs(ghost, kind, "--sort", "ref") == sorted(every)
    assert refs(ghost, kind, "--sort", "published", "-r")[0].startswith("ferries")
    assert refs(ghost, kind, "--limit", "1") == refs(ghost, kind, "-n", "1") == every[:1]
    assert refs(ghost, kind, "-n", "0") == refs(ghost, kind, "-n", "99") == every
    assert ghost(kind, "--count").out == f"{len(every)}\n"
    assert ghost(kind, "--count", "-n", "1").out == f"{len(every)}\n"
    assert ghost(kind, "--count", "--tag", "water", "-o", "json").out == "1\n"


@pytest.mark.parametrize(("kind", "output"), thinned(product(NAMES, RECORDS.names), 7))
def test_every_format(kind: str, output: str, ghost: Ghost) -> None:
    listed = ghost(kind, "--output", output)
    assert listed.out.endswith("\n")
    assert ghost(kind, f"-o{output}") == listed
    assert ghost(kind, "show", first(kind), "-o", output).out
    found = ghost("search", "bridge", "-o", output)
    assert found.out
    assert found.err == ""


@pytest.mark.parametrize("kind", thinned(NAMES, 6, ["quotes"]))
def test_fields(kind: str, ghost: Ghost) -> None:
    label = next(one for one in ALL if one.name == kind).label
    wanted = f"number,{label},published,who"
    ran = ghost(kind, "-e", "bridges", "-n", "1", "--fields", wanted, "-o", "json")
    (data,) = ran.json
    assert list(data) == wanted.split(",")
    assert data["number"] == 1
    assert data["published"] == "2024-03-05"
    cells = [str(value) for value in data.values()]
    plain = ghost(kind, "-e", "bridges", "-n", "1", "--fields", f" number, {label} ,published,who")
    assert plain.rows == [cells]
    assert ghost(kind, "-e", "bridges", "-n", "1", "--fields", wanted, "--header").rows == [
        wanted.split(","),
        cells,
    ]
    rows = list(
        csv.reader(io.StringIO(ghost(kind, "-e", "bridges", "-n", "1", "--fields", wanted, "-o", "csv").out))
    )
    assert rows == [wanted.split(","), cells]
    shown = ghost(kind, "show", first(kind), "--fields", wanted)
    assert shown.rows == [cells]  # what `show` gives to read has no fields to choose
    table = ghost(kind, "-e", "bridges", "-n", "1", "--fields", "id,number", "-o", "table").lines
    assert [line.split() for line in table] == [["id", "number"], [first(kind).rpartition("/")[2], "1"]]


@pytest.mark.parametrize("output", ["md", "yaml", "ref"])
def test_fields_do_not_go_with_documents(output: str, ghost: Ghost) -> None:
    ran = ghost("quotes", "--fields", "ref", "-o", output, status=2)
    assert ran.err == (
        f"ghost: --fields cannot be used with -o {output}\n  it works with table, plain, csv, json, jsonl\n"
    )


def test_header(ghost: Ghost) -> None:
    assert ghost("quotes", "--header").rows[0] == ["ref", "at", "who", "text", "match", "verdict"]
    assert len(ghost("quotes", "--header").lines) == 4
    assert ghost("quotes", "--header", "-o", "json").json


def test_spreadsheet(library: Path, ghost: Ghost) -> None:
    texts = ["=1+1", "+1", "-1", "@A1", "1+1", "'=1"]
    quotes = "".join(f"- {{text: {text!r}}}\n" for text in texts)
    write_episode(library, "formulas", f"title: T\nquotes:\n{quotes}")

    def column(*more: str) -> list[str]:
        out = ghost("quotes", "-e", "formulas", "--fields", "text", "-o", "csv", *more).out
        return [row[0] for row in csv.reader(io.StringIO(out, newline=""))][1:]

    assert column() == texts
    assert column("--spreadsheet") == ["'=1+1", "'+1", "'-1", "'@A1", "1+1", "'=1"]


@pytest.mark.parametrize(
    ("field", "refs_in_order"),
    [
        ("at", ["bridges/quotes/river", "bridges/quotes/2", "ferries/quotes/a-quote"]),
        ("speaker", ["bridges/quotes/river", "bridges/quotes/2", "ferries/quotes/a-quote"]),
        ("text", ["ferries/quotes/a-quote", "bridges/quotes/2", "bridges/quotes/river"]),
    ],
)
def test_sort(field: str, refs_in_order: list[str], ghost: Ghost) -> None:
    assert refs(ghost, "quotes", "--sort", field) == refs_in_order


def test_search_by_kind(ghost: Ghost) -> None:
    assert {ref.split("/")[1] for ref in refs(ghost, "search", "bridge", "--kind", "quotes")} == {"quotes"}
    assert {ref.split("/")[1] for ref in refs(ghost, "search", "bridge", "-k", "quote", "-k", "themes")} == {
        "quotes",
        "themes",
    }
    assert "bridges" in refs(ghost, "search", "bridges", "-k", "episodes")


def test_search_takes_the_filters_of_lists(ghost: Ghost) -> None:
    every = refs(ghost, "search", "bridge")
    assert refs(ghost, "search", "bridge", "--tag", "water") != every
    assert refs(ghost, "search", "bridge", "--speaker", "okri") == ["bridges/quotes/2"]
    assert refs(ghost, "search", "bridge", "speaker:okri") == ["bridges/quotes/2"]
    assert refs(ghost, "search", "bridge", "-n", "2") == every[:2]
    assert refs(ghost, "search", "bridge", "-r") == every[::-1]
    assert ghost("search", "bridge", "--count").out == f"{len(every)}\n"
    assert refs(ghost, "search", "--exact", "the", "bridge", "twice") == ["bridges/quotes/river"]
    assert "score" in ghost("search", "bridge", "-o", "json").json[0]


def test_search_gives_partial_hits_as_it_is_asked(ghost: Ghost) -> None:
    full = refs(ghost, "search", "--strict", "bridge", "twice")
    every = refs(ghost, "search", "--any", "bridge", "twice")
    assert set(full) < set(every)
    assert set(full) <= set(refs(ghost, "search", "bridge", "twice")) <= set(every)
    assert ghost("search", "--any", "bridge", "twice", "--count").out == f"{len(every)}\n"
    assert ghost("search", "--strict", "bridge", "qqqzzz", status=1).out == ""
    assert "--any cannot be combined with --strict" in ghost("search", "--any", "--strict", "x", status=2).err
    for option in ("--any", "--strict"):
        assert f"no such option: {option}" in ghost("quotes", "--search", "x", option, status=2).err


@pytest.mark.parametrize(
    "command",
    [
        ["--content", "DIR", "quotes"],
        ["quotes", "--content", "DIR"],
        ["--content", "DIR", "quotes", "show", "1"],
        ["quotes", "--content", "DIR", "show", "1"],
        ["quotes", "show", "--content", "DIR", "1"],
        ["--content", "DIR", "show", "quotes/1"],
        ["--content", "DIR"],
        ["search", "harbour", "--content", "DIR"],
    ],
)
def test_content_is_taken_before_and_after_the_command(
    command: list[str], tmp_path: Path, ghost: Ghost
) -> None:
    (tmp_path / "other").mkdir()
    write_episode(tmp_path / "other", "harbours", "title: Harbour\nquotes: [{text: A harbour.}]\n")
    ran = ghost(*(word.replace("DIR", str(tmp_path / "other")) for word in command))
    assert "arbour" in ran.out
    assert "ridge" not in ran.out


def test_content_is_repeatable(tmp_path: Path, library: Path, ghost: Ghost) -> None:
    (tmp_path / "other").mkdir()
    write_episode(tmp_path / "other", "harbours", "title: H\n")
    both = ["--content", str(tmp_path / "other"), "--content", str(library)]
    assert refs(ghost, "episodes", *both) == ["bridges", "ferries", "harbours"]
    assert refs(ghost, *both[:2], "episodes", *both[2:]) == ["bridges", "ferries", "harbours"]


def test_content_that_is_no_folder(ghost: Ghost) -> None:
    assert "nowhere is not a folder" in ghost("quotes", "--content", "nowhere", status=2).err


def test_content_of_the_environment(
    tmp_path: Path, library: Path, ghost: Ghost, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GHOST_CONTENT", f"{library}:")
    assert refs(ghost, "episodes") == ["bridges", "ferries"]


def test_builtin_joins_where_it_is_asked_for(ghost: Ghost) -> None:
    assert refs(ghost, "episodes") == ["bridges", "ferries"]
    joined = ["bridges", "ferries", "karpathy-ghosts"]
    assert refs(ghost, "episodes", "--builtin") == refs(ghost, "--builtin", "episodes") == joined


def test_show_takes_several_refs(ghost: Ghost) -> None:
    ran = ghost("show", "bridges/themes/spans", "ferries", "quotes/a-quote", "-o", "ref")
    assert ran.lines == ["bridges/themes/spans", "ferries", "ferries/quotes/a-quote"]
    assert ghost("quotes", "show", "-e", "bridges", "1", "2", "-o", "ref").lines == [
        "bridges/quotes/river",
        "bridges/quotes/2",
    ]


def test_show_prints_what_it_finds_and_names_the_rest(ghost: Ghost) -> None:
    ran = ghost("show", "spans", "nothing", "spanz", "-o", "ref", status=2)
    assert ran.lines == ["bridges/themes/spans"]
    assert ran.err == (
        'ghost: there is no record or episode "nothing"\n'
        'ghost: there is no record or episode "spanz"; did you mean "spans"?\n'
    )
    assert ghost("show", "nothing", "nowhere", "-q", status=2).err.count("there is no") == 2


def test_an_ambiguous_ref_is_settled_by_an_episode(ghost: Ghost, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = ghost("themes", "show", "1", status=2)
    assert "fits 2" in ran.err
    assert "bridges/themes/spans" in ran.err
    assert ghost("themes", "show", "1", "--episode", "ferries", "-o", "ref").lines == [
        "ferries/themes/a-theme"
    ]
    monkeypatch.setenv("GHOST_EPISODE", "bridges")
    assert ghost("themes", "show", "1", "-o", "ref").lines == ["bridges/themes/spans"]


@pytest.mark.parametrize("kind", ALL)
def test_the_singular_is_a_hidden_alias(kind: object, ghost: Ghost) -> None:
    singular, name = kind.singular, kind.name  # type: ignore[attr-defined]
    assert ghost(singular) == ghost(name)
    assert ghost(singular, "show", first(name)) == ghost(name, "show", first(name))
    if not name.startswith(singular):
        assert f"  {singular}  " not in ghost("--help").out


def test_quiet_silences_remarks_and_no_errors(ghost: Ghost) -> None:
    assert ghost("quotes", "-s", "zzzzqqq", "-q", status=1).err == ""
    assert ghost("-q", "quotes", "-s", "zzzzqqq", status=1).err == ""
    assert ghost("quotes", "-s", "brige", "--quiet").err == ""
    assert ghost("-q", "themes", "9", status=2).err.startswith("ghost: ")


def test_an_empty_query_lists_everything(ghost: Ghost) -> None:
    assert ghost("quotes", "--search", "") == ghost("quotes")


def test_a_library_without_episodes(tmp_path: Path, ghost: Ghost) -> None:
    """The built-in one is read then, as if none were there."""
    (tmp_path / "other").mkdir()
    ran = ghost("--content", str(tmp_path / "other"), "episodes", "-o", "ref")
    assert ran.lines == ["karpathy-ghosts"]
