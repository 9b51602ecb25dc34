"""A kind is one edit: everything follows from its row in the table."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import yaml

from ghostcli.fields import Field, Kind, Tier, Type
from ghostcli.model import KINDS
from running import Ghost, write_episode

RECIPES = Kind(
    "recipes",
    "recipe",
    "what can be cooked from it",
    "dish",
    (
        Field("dish", Type.TEXT, "what it is called", required=True, tier=Tier.TITLE),
        Field("method", Type.TEXT, "how it is made", tier=Tier.TEXT),
        Field("effort", Type.CHOICE, "how hard it is", choices=("light", "heavy")),
        Field("vegan", Type.FLAG, "without animals"),
        Field("swaps", Type.PAIRS, "what may stand for what", tier=Tier.REST),
        Field("boils", Type.DURATION, "how long it cooks"),
        Field("served", Type.DATE, "when it was served"),
        Field("told", Type.LINK, "where it is told", many=True, links="quotes"),
        Field("id", Type.ID, "a name"),
        Field("source", Type.TEXT, "who made the record", tier=Tier.REST),
        Field("at", Type.TIMES, "when", many=True),
        Field("tags", Type.TEXT, "subjects", many=True, tier=Tier.REST),
    ),
    columns=("effort", "vegan"),
)

NOTES = """\
title: On soups
quotes: [{id: words, text: We had soup.}]
recipes:
- {id: leek-soup, dish: Leek soup, method: Stir it, effort: light, vegan: true, swaps: {leek: onion},
   boils: 0:20:00, served: 2024-05, told: [words], at: 0:01:00, tags: [green], source: Ada}
- {dish: Stew, effort: heavy, vegan: false}
"""


@pytest.fixture(autouse=True)
def library(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(KINDS, RECIPES.name, RECIPES)
    write_episode(here, "soups", NOTES)
    return here


def test_its_command_lists_and_shows(ghost: Ghost, terminal: Ghost) -> None:
    assert ghost("recipes").rows == [
        ["soups/recipes/leek-soup", "0:01:00", "Ada", "Leek soup", "", ""],
        ["soups/recipes/2", "", "", "Stew", "", ""],
    ]
    assert ghost("recipe", "show", "2").out.startswith("soups/recipes/2\nStew\n\neffort: heavy\nvegan: no\n")
    assert "  recipes       What can be cooked from it.\n" in ghost("--help").out
    assert "List recipes: what can be cooked from it." in ghost("recipes", "--help").out
    assert terminal("recipes", "--color", "never").lines == [
        "#  at       dish       effort  vegan",
        "1  0:01:00  Leek soup  light   yes",
        "2           Stew       heavy   no",
    ]
    assert "      2  recipes" in ghost().lines


def test_its_fields_filter_and_sort(ghost: Ghost) -> None:
    def refs(*words: str) -> list[str]:
        return [line.rpartition("/")[2] for line in ghost("recipes", *words, "-o", "ref").lines]

    for condition in (
        "effort=light",
        "vegan=yes",
        "swaps~onion",
        "boils=0:10:00..",
        "served=2024",
        "told=words",
    ):
        assert refs("-w", condition) == ["leek-soup"], condition
    assert refs("--tag", "green") == ["leek-soup"]
    assert refs("--sort", "dish", "-r") == ["2", "leek-soup"]
    assert 'did you mean "light"?' in ghost("recipes", "-w", "effort=lihgt", status=2).err
    assert "recipes" in ghost("search", "x", "-k", "recipess", status=2).err


def test_its_words_are_found(ghost: Ghost) -> None:
    assert ghost("recipes", "-s", "stir", "-o", "json").json[0]["field"] == "method"
    assert ghost("search", "leek", "-o", "ref").lines == ["soups/recipes/leek-soup"]
    assert ghost("search", "onion", "-k", "recipes", "-o", "json").json[0]["field"] == "swaps"


def test_every_format_has_it(ghost: Ghost) -> None:
    first, second = ghost("recipes", "-o", "json").json
    assert first["boils"] == 1200
    assert first["told"] == ["soups/quotes/words"]
    assert first["swaps"] == {"leek": "onion"}
    assert first["served"] == "2024-05"
    assert [first["vegan"], second["vegan"]] == [True, False]
    assert ghost("quotes", "-o", "json").json[0]["used_by"] == ["soups/recipes/leek-soup"]
    rows = list(csv.DictReader(io.StringIO(ghost("recipes", "-o", "csv").out)))
    assert [row["boils"] for row in rows] == ["0:20:00", ""]
    (notes,) = yaml.load_all(ghost("recipes", "-o", "yaml").out, yaml.BaseLoader)
    assert notes["recipes"][0]["boils"] == "0:20:00"
    document = ghost("recipes", "-o", "md").out
    assert document.startswith("# Recipes\n\n*On soups*\n\n## 1. Leek soup\n\n**Method:** Stir it\n")
    assert "**Vegan:** yes" in document


def test_lint_and_schema_know_it(library: Path, ghost: Ghost) -> None:
    assert ghost("lint").err == "no problem in 1 episode\n"
    item = ghost("schema").json
    assert "recipes" in item["properties"]
    write_episode(library, "soups", NOTES.replace("light", "lihgt").replace("boils", "boil"))
    out = ghost("lint", status=1).out
    assert "lihgt" in out
    assert "boils" in out


def test_completion_knows_it(ghost: Ghost, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_GHOST_COMPLETE", "complete_bash")
    for words, number, answers in (
        ("ghost rec", 1, ["recipes"]),
        ("ghost recipes show ", 3, ["leek-soup", "2"]),
        ("ghost recipes -w effort = l", 5, ["light"]),
        ("ghost recipes --fields boi", 3, ["boils"]),
        ("ghost search -k rec", 3, ["recipes"]),
    ):
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", str(number))
        assert ghost().lines == answers
