"""One line a name over several episodes, the mentions of a name, and the aliases that lint suggests."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import yaml
from test_golden import compare

from ghostcli.names.keys import name_key
from ghostcli.render.mention_page import sparkline
from running import Ghost
from traced import Home

PAIRS = [
    line.split("\t")
    for line in (Path(__file__).parent.parent / "names" / "pairs.tsv").read_text("utf-8").splitlines()
]
"""Kind, name, other name, and how they relate: fold (one), ratio or suffix (suggested)."""

TALKS = {
    "bridge": (
        "2019-03-02",
        """people:
- {name: Ada Reed, role: guest}
- {name: Tom, role: mentioned}
companies:
- {name: Keelson Works, context: Built the bridge}
""",
        "Keelson Works built it twice.",
    ),
    "ferry": (
        "2021-06-01",
        """people:
- {name: Ada Réed, role: host}
- {name: Ada}
- {name: Tom, role: mentioned}
companies:
- {name: KEELSON WORKS (of Hull), aliases: [Keelson], at: 0:00:01}
- {name: Mill / Keelson Works}
""",
        "And Keelson owned the ferry.",
    ),
    "mill": (
        "2023",
        """companies:
- {name: KeelsonWorks, inferred: true}
- {name: Mill}
- {name: Mill Labs}
quotes:
- {text: They sold the mill to Keelson Works in spring, speaker: Ada Reed}
""",
        "The firm sold the mill.",
    ),
}
"""Date, notes and speech of episodes."""


@pytest.fixture
def talks(home: Home) -> Home:
    for name, (published, notes, said) in TALKS.items():
        transcript = f"WEBVTT\n\n00:01.000 --> 00:05.000\n<v Ada Reed>{said}\n"
        home.episode(name, f"published: {published}\n{notes}", transcript)
    return home


def _library(home: Home, kind: str) -> None:
    for at, (of, *both, _) in enumerate(PAIRS):
        for side, name in zip("ab", both, strict=True):
            if of == kind:
                key = {"company": "companies", "person": "people"}[kind]
                home.episode(f"e{at}{side}", yaml.safe_dump({key: [{"name": name}]}), None)


@pytest.mark.parametrize(("kind", "command"), [("company", "companies"), ("person", "people")])
def test_pairs_that_fold_alike_are_one_line_and_no_other_pair_is(kind: str, command: str, home: Home) -> None:
    _library(home, kind)
    lines: dict[str, set[str]] = {}
    for row in home.ghost(command, "-o", "json").json:
        for spelling in row["spellings"]:
            lines.setdefault(spelling, set()).add(row["ref"])
    for of, name, other, how in PAIRS:
        if of == kind:
            assert (lines[name] == lines[other]) is (how == "fold"), (name, other)
            assert len(lines[name]) == 1


@pytest.mark.parametrize("kind", ["company", "person"])
def test_each_other_pair_is_suggested(kind: str, home: Home) -> None:
    _library(home, kind)
    found = home.ghost("lint", "--names", "-o", "json").json
    suggested = {frozenset(map(name_key, (one["name"], one["other"]))) for one in found}
    for of, name, other, how in PAIRS:
        if of == kind:
            pair = frozenset(map(name_key, (name, other)))
            assert (pair in suggested) is (how != "fold"), (name, other)


def test_one_line_a_name(talks: Home) -> None:
    rows = talks.ghost("companies").rows
    assert [[row[0], row[3], *row[6:]] for row in rows] == [
        ["bridge/companies/1", "Keelson Works", "2", "1", "2023"],
        ["mill/companies/2", "Mill", "2", "", "2023"],
        ["mill/companies/3", "Mill Labs", "1", "", "2023"],
    ]


def test_people_of_one_word_stay_in_their_episode(talks: Home) -> None:
    names = [(row[3], row[6]) for row in talks.ghost("people").rows]
    assert names == [("Ada Réed", "2"), ("Tom", "1"), ("Tom", "1")]


def test_one_episode_and_each_record_are_lists_as_before(talks: Home) -> None:
    assert len(talks.ghost("companies", "-e", "ferry").rows) == 2
    assert {len(row) for row in talks.ghost("companies", "--each").rows} == {6}
    assert talks.ghost("companies", "--each", "--count").out == "6\n"
    notes = yaml.safe_load_all(talks.ghost("companies", "-o", "yaml").out)
    assert sum(len(one["companies"]) for one in notes) == 6


def test_conditions_order_and_formats(talks: Home) -> None:
    assert talks.ghost("companies", "--count").out == "3\n"
    assert talks.ghost("companies", "-w", "episodes=2..", "--count").out == "2\n"
    assert talks.ghost("companies", "--since", "2023", "--count").out == "3\n"
    assert talks.ghost("companies", "-w", "episodes=9", status=1).err == "nothing found\n"
    by_name = talks.ghost("companies", "--sort", "name", "-r", "-o", "csv", "--fields", "name").out
    assert [row[0] for row in csv.reader(io.StringIO(by_name))][1:] == [
        "Mill Labs",
        "Mill",
        "Keelson Works",
    ]
    assert talks.ghost("companies", "--sort", "latest", "-n", "1", "-o", "ref").lines
    first = talks.ghost("companies", "-n", "1", "-o", "json").json[0]
    assert first["spellings"] == ["Keelson Works", "KeelsonWorks", "KEELSON WORKS (of Hull)"]
    assert (first["episodes"], first["inferred_in"], first["inferred"]) == (2, 1, False)
    assert first["records"] == [
        "bridge/companies/1",
        "ferry/companies/1",
        "ferry/companies/2",
        "mill/companies/1",
    ]
    assert "episodes" in talks.ghost("companies", "--header").lines[0]


def test_mentions_are_listed_by_date_in_notes_and_speech(talks: Home) -> None:
    rows = talks.ghost("mentions", "keelson", "works").rows
    assert [(row[0], row[6], row[7]) for row in rows] == [
        ("bridge/companies/1", "2019-03-02", ""),
        ("bridge@0:00:01-0:00:05", "2019-03-02", ""),
        ("ferry/companies/1", "2021-06-01", ""),
        ("ferry/companies/2", "2021-06-01", ""),
        ("ferry@0:00:01-0:00:05", "2021-06-01", ""),
        ("mill/quotes/1", "2023", ""),
        ("mill/companies/1", "2023", "true"),
    ]
    newest = talks.ghost("mentions", "Keelson Works", "-r", "-n", "1", "-o", "ref")
    assert newest.out == "mill/quotes/1\n"
    assert talks.ghost("mentions", "Keelson Works", "--count", "--since", "2021").out == "5\n"
    assert talks.ghost("mentions", "Keelson Works", "--exact", "--count").out == "5\n"
    quotes = talks.ghost("mentions", "Keelson Works", "-k", "quotes", "--sort", "at").rows
    assert [row[0] for row in quotes] == ["mill/quotes/1"]


def test_a_person_is_mentioned_by_one_word_but_not_by_speaking(talks: Home) -> None:
    found = talks.ghost("mentions", "Ada Reed", "-o", "json").json
    assert [one["ref"] for one in found] == ["bridge/people/1", "ferry/people/1", "ferry/people/2"]
    assert {one["published"] for one in found} == {"2019-03-02", "2021-06-01"}


def test_nothing_found_suggests_similar_names(talks: Home) -> None:
    ran = talks.ghost("mentions", "Kelson", "Works", status=1)
    assert (ran.out, ran.err.startswith('nothing found; similar names: "Keelson')) == ("", True)
    assert "needs a name" in talks.ghost("mentions", status=2).err


def test_the_alias_that_lint_suggests_joins_the_names(talks: Home) -> None:
    out = talks.ghost("lint", "--names", "-o", "plain").out
    place = talks.library / "mill" / "episode.yaml"
    assert 'companies: "Mill" in 2 (ferry, mill), and "Mill Labs" in 1 (mill): equal without a suffix' in out
    assert f"{place}:5 (mill/companies/2)\naliases: [Mill Labs]\n" in out
    place.write_text(place.read_text().replace("{name: Mill}", "{name: Mill, aliases: [Mill Labs]}"))
    assert talks.ghost("companies", "--count").out == "2\n"
    assert "Mill" not in talks.ghost("lint", "--names").out


@pytest.mark.parametrize(
    "command", ["companies", "people", "mentions keelson works", "lint --names -o plain"]
)
def test_what_is_shown(command: str, talks: Home, ghost: Ghost, terminal: Ghost) -> None:
    words = command.split()
    shown = f"$ ghost {command} | cat\n{ghost(*words).out}"
    if words[0] != "lint":
        for width in (60, 100):
            shown += f"\n# {width} columns\n$ ghost {command}\n"
            shown += terminal(*words, "--color", "never", width=width).out
    compare(f"names-{words[0]}", shown.replace(str(talks.library), "/home/me/notes"))


def test_a_sparkline_has_a_bar_for_each_period() -> None:
    assert sparkline([("2019", 1), ("2020", 0), ("2021", 8)], 3) == "▁ █"
    assert sparkline([("2019-05-01", 4)], 10) == ""
    assert len(sparkline([(f"2020-01-{day:02}", day) for day in range(1, 29)], 20)) == 20


def test_a_mention_without_a_time_has_a_place_that_can_be_typed(home: Home, terminal: Ghost) -> None:
    title = "A long evening with the builders of the old bridge over the river"
    home.ghost(
        "import", home.write("a.txt", "Ada: The bridge.\n\nOtto: Keelson built it.\n"), "--title", title
    )
    shown = terminal("mentions", "keelson", "--color", "never", width=50).out.splitlines()
    assert shown[2:] == [
        "",
        "no date  a  A long evening with the builders",
        "    of the old bridge over the river  (1)",
        "  turn2  Otto  Keelson built it.",
    ]
    assert home.ghost("around", "a@turn2").out
