"""A kind, or a field, is declared in one place, and everything follows."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from experiments import EXPERIMENTS, NOTES, SLITS, Ghost
from jsonschema import Draft202012Validator
from written import read, write

from ghostcli.cli import completion
from ghostcli.cli.app import run
from ghostcli.fields import Field, Tier, Type
from ghostcli.model import KINDS
from ghostcli.render.formats import RECORDS


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with notes of the new kind, which is in the table; its index is made in memory."""
    monkeypatch.setenv("XDG_CACHE_HOME", os.devnull)
    monkeypatch.setitem(KINDS, "experiments", EXPERIMENTS)
    return write(tmp_path / "library", {"talk/episode.yaml": NOTES, "ghost.yaml": "version: 1\n"})


@pytest.fixture
def ghost(notes: Path, capfd: pytest.CaptureFixture[str]) -> Ghost:
    """Run a command over that library: what it prints, or what it says where it fails as expected."""

    def command(*arguments: str, status: int = 0) -> str:
        ended = run(["--content", str(notes), *arguments])
        out, err = capfd.readouterr()
        assert (ended, err if ended else "") == (status, err if status else ""), err
        return err if status else out

    return command


def names(ghost: Ghost, *options: str) -> list[str]:
    return [found["name"] for found in json.loads(ghost("experiments", *options, "-o", "json"))]


class TestAKind:
    def test_is_a_command(self, ghost: Ghost) -> None:
        assert re.search(r"^  experiments +What was tried\.$", ghost("--help"), re.MULTILINE)
        assert "List experiments: what was tried." in ghost("experiments", "--help")
        assert ghost("experiment", "-o", "ref") == ghost("experiments", "-o", "ref")
        assert "ghost experiments" in ghost("experimnts", status=2)
        assert "experiments show 2" in ghost("experiments", "2", status=2)
        assert "    3  experiments\n" in ghost()

    def test_is_seen_though_an_index_was_made_without_it(
        self, ghost: Ghost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        with monkeypatch.context() as before:
            before.delitem(KINDS, "experiments")
            assert "experiments" not in ghost()
            assert ghost("quotes", "-s", "worked", "-o", "ref") == "talk/quotes/said\n"
        first, *others = names(ghost, "-s", "wall")
        assert (first, set(others)) == ("A wall", {"Two slits", "Nothing"})

    def test_is_listed_and_shown_in_every_format(self, ghost: Ghost) -> None:
        for name in RECORDS.names:
            listed, shown = (
                ghost("experiments", "-o", name),
                ghost("experiments", "show", "1", "slits", "-o", name),
            )
            for text in (listed, shown):
                assert "slits" in text
                assert "Two slits" in text or name == "ref"
            assert "Nothing" in listed or name == "ref"

    def test_is_json(self, ghost: Ghost, notes: Path) -> None:
        slits = SLITS | {"path": str(notes / "talk" / "episode.yaml")}
        found = json.loads(ghost("experiments", "-o", "json"))
        assert found[0] == slits
        assert json.loads(ghost("show", "slits", "-o", "json")) == [slits]
        assert [json.loads(line) for line in ghost("experiments", "-o", "jsonl").splitlines()] == found

    def test_is_csv(self, ghost: Ghost) -> None:
        rows = list(csv.DictReader(io.StringIO(ghost("experiments", "-o", "csv"))))
        assert [row["name"] for row in rows] == ["Two slits", "A wall", "Nothing"]
        assert (
            rows[0]
            | {
                "took": "0:10:00",
                "worked": "true",
                "at": "0:01:00-0:02:00; 0:03:00",
                "evidence": "talk/quotes/said",
                "readings": '{"dark": "bright"}',
            }
            == rows[0]
        )
        assert rows[2]["took"] == ""

    def test_is_plain(self, ghost: Ghost) -> None:
        assert ghost("experiments", "-o", "plain").splitlines()[0] == (
            "talk/experiments/slits\t0:01:00-0:02:00\t\tTwo slits\t\t"
        )

    def test_is_a_page(self, ghost: Ghost) -> None:
        page = ghost("show", "experiments/1", "-o", "plain")
        for line in (
            "talk/experiments/slits  0:01:00-0:02:00, 0:03:00",
            "method: A beam through a wall",
            "worked: yes",
            "took: 0:10:00",
            "day: 1927-05",
            "outcome: good",
            "readings: dark → bright",
            "evidence:",
            "  It worked twice",
            "repeats:",
            "  A wall",
        ):
            assert line in page.splitlines()
        assert re.search(r"^trials: .*12\.5", page, re.MULTILINE)
        assert re.search(r"^setup: cellar .*2.*\n?.*attic", page, re.MULTILINE)
        assert "used by:\n  talk/experiments/slits" in ghost("show", "said", "-o", "plain")

    def test_is_markdown(self, ghost: Ghost) -> None:
        text = ghost("experiments", "-o", "md")
        assert text.startswith("# Experiments\n")
        for paragraph in (
            "## 1. Two slits",
            "**Took:** 0:10:00",
            "**Readings:** dark → bright",
            "**Worked:** yes",
        ):
            assert f"\n{paragraph}\n" in text

    def test_is_a_table_with_its_columns(self, ghost: Ghost) -> None:
        head, first, *_ = ghost("experiments", "-o", "table").splitlines()
        assert head.split() == ["#", "at", "name", "outcome", "took"]
        assert first.split() == ["1", "0:01:00", "+", "Two", "slits", "good", "0:10:00"]

    def test_is_notes(self, ghost: Ghost, notes: Path, tmp_path: Path) -> None:
        before, _ = read(notes / "talk")
        text = "title: A talk\nquotes: [{id: said, text: a}]\n" + ghost("experiments", "-o", "yaml")
        after, problems = read(write(tmp_path / "again", {"episode.yaml": text}))
        assert problems == []
        assert [one.values for one in after.of(EXPERIMENTS)] == [one.values for one in before.of(EXPERIMENTS)]

    @pytest.mark.parametrize(
        ("condition", "found"),
        [
            ("name=two slits", ["Two slits"]),
            ("method~wall", ["Two slits"]),
            ("worked=yes", ["Two slits"]),
            ("worked=false", ["A wall", "Nothing"]),
            ("took=0:02:00..0:09:59", ["A wall"]),
            ("took~10:00", ["Two slits"]),
            ("trials=3", ["A wall"]),
            ("trials=5..", ["Two slits"]),
            ("day=1927", ["Two slits"]),
            ("day=1928..", ["A wall"]),
            ("outcome!=good", ["A wall", "Nothing"]),
            ("readings=bright", ["Two slits"]),
            ("evidence=said", ["Two slits"]),
            ("repeats=talk/experiments/slits", ["A wall"]),
            ("setup=attic", ["Two slits"]),
            ("setup~room", []),  # that is the name of a part
            ("at=0:01:30", ["Two slits"]),
            ("tags=Light", ["Two slits"]),
            ("id=wall", ["A wall"]),
            ("number=2..3", ["A wall", "Nothing"]),
        ],
    )
    def test_is_filtered_by_any_field(self, ghost: Ghost, condition: str, found: list[str]) -> None:
        listed = ghost("experiments", "-w", condition, "-o", "plain", status=0 if found else 1)
        assert [line.split("\t")[3] for line in listed.splitlines() if "\t" in line] == found

    def test_has_filters_that_make_sense(self, ghost: Ghost) -> None:
        assert 'did you mean "bad"?' in ghost("experiments", "-w", "outcome=bda", status=2)
        assert 'did you mean "outcome"?' in ghost("experiments", "-w", "outcme=bad", status=2)
        assert 'did you mean "trials"?' in ghost("experiments", "--sort", "trial", status=2)

    @pytest.mark.parametrize(
        ("field", "order"),
        [
            ("name", ["A wall", "Nothing", "Two slits"]),
            ("took", ["A wall", "Two slits", "Nothing"]),
            ("trials", ["A wall", "Two slits", "Nothing"]),
            ("day", ["Two slits", "A wall", "Nothing"]),
            ("outcome", ["A wall", "Two slits", "Nothing"]),
            ("readings", ["Two slits", "A wall", "Nothing"]),
            ("setup", ["Two slits", "A wall", "Nothing"]),
            ("at", ["Two slits", "A wall", "Nothing"]),
        ],
    )
    def test_is_sorted_by_any_field(self, ghost: Ghost, field: str, order: list[str]) -> None:
        assert names(ghost, "--sort", field) == order

    def test_is_searched_by_its_tiers(self, ghost: Ghost) -> None:
        found = json.loads(ghost("search", "wall", "-o", "json"))
        first, *others = [(hit["id"], hit["field"]) for hit in found]
        assert (first, set(others)) == (("wall", "name"), {("slits", "method"), (None, "note")})
        assert [hit["match"] for hit in found] == ["exact"] * 3
        for word, field in (
            ("bright", "readings"),
            ("cellar", "setup"),
            ("good", "outcome"),
            ("light", "tags"),
        ):
            hits = json.loads(ghost("search", word, "--kind", "experiment", "-o", "json"))
            assert [(hit["id"], hit["field"]) for hit in hits] == [("slits", field)]
        assert [hit["id"] for hit in json.loads(ghost("search", "wall outcome:bad", "-o", "json"))] == [
            "wall"
        ]

    def test_has_fields_to_choose(self, ghost: Ghost) -> None:
        assert ghost("experiments", "-n1", "--fields", "took,outcome,setup", "-o", "jsonl") == (
            '{"took": 600, "outcome": "good", '
            '"setup": [{"room": "cellar", "lamps": 2}, {"room": "attic", "lamps": null}]}\n'
        )
        assert 'did you mean "outcome"?' in ghost("experiments", "--fields", "outcom", status=2)

    def test_is_completed(self, notes: Path) -> None:
        command = SimpleNamespace(name="experiments")
        context = SimpleNamespace(command=command, parent=None, params={"content": [str(notes)]})
        assert dict(completion.kinds("exp")) == {"experiments": "what was tried"}
        assert set(completion.fields(context, "t")) == {"took", "trials", "times", "tags"}
        assert completion.conditions(context, "ou") == ["outcome="]
        assert completion.conditions(context, "outcome=") == ["outcome=good", "outcome=bad"]
        assert ("slits", "Two slits") in completion.refs(context, "sl")
        assert ("experiments/3", "Nothing") in completion.refs(context, "exp")
        assert completion.tags(context, "") == ["light"]

    def test_is_in_the_schema(self, ghost: Ghost) -> None:
        schema = json.loads(ghost("schema"))
        Draft202012Validator.check_schema(schema)
        check = Draft202012Validator(schema).is_valid
        good = {
            "name": "a",
            "worked": True,
            "took": "0:10",
            "trials": 3,
            "outcome": "good",
            "setup": {"room": "b"},
        }
        assert check({"experiments": [good]})
        for name, value in (
            ("name", ""), ("worked", "yes"), ("took", 10), ("trials", "x"), ("day", "May"),
            ("outcome", "fair"),
            ("readings", "a"), ("evidence", "A B"), ("setup", {"lamps": 2}), ("colour", "red"),
        ):  # fmt: skip
            assert not check({"experiments": [good | {name: value}]}), name

    @pytest.mark.parametrize(
        ("field", "says"),
        [
            ("worked: maybe", 'found "maybe" as worked, expected true or false'),
            ("took: long", 'found "long" as took, expected a length of time such as 2:26:08'),
            ("trials: many", 'found "many" as trials, expected a number of seconds'),
            ("day: May", 'found "May" as day, expected a date'),
            ("outcome: goood", 'found "goood" as outcome, expected one of good, bad; did you mean "good"?'),
            ("readings: [a]", "found a list as readings, expected a mapping of text to text"),
            ("evidence: siad", 'no quote here has the id "siad"; did you mean "said"?'),
            ("repeats: slit", 'no experiment here has the id "slit"; did you mean "slits"?'),
            ("setup: [{lamps: 2}]", "setup without room, which it needs"),
            ("metod: a", 'an experiment has no field "metod"; did you mean "method"?'),
            ("at: 1:00:01", "1:00:01 is beyond the episode's end at 1:00:00"),
            ("id: slits", 'the id "slits" is taken by the one in line 6'),
            ("{id: more, repeats: [slits, more]}", "repeats refers to itself"),
        ],
    )
    def test_is_judged(self, ghost: Ghost, notes: Path, field: str, says: str) -> None:
        assert ghost("lint") == ""
        fields = field.strip("{}").replace(", repeats", "\n  repeats") if field[0] == "{" else field
        write(notes, {"talk/more.yaml": f"experiments:\n- name: More\n  {fields}\n"})
        ghost("lint", status=1)
        episode, problems = read(notes / "talk")
        assert len(problems) == 1
        assert problems[0].message.startswith(says)
        assert problems[0].line == 3 + fields.count("\n")
        more = episode.of(EXPERIMENTS)[-1]
        assert more.values.get("repeats") in {None, (), ("slits",)}


@pytest.mark.usefixtures("notes")
class TestAField:
    @pytest.fixture(autouse=True)
    def _with_a_field(self, monkeypatch: pytest.MonkeyPatch, notes: Path) -> None:
        mood = Field(
            "mood", Type.CHOICE, "how it sounds", many=True, choices=("calm", "angry"), tier=Tier.TEXT
        )
        quotes = KINDS["quotes"]
        monkeypatch.setitem(
            KINDS, "quotes", quotes._replace(fields=(*quotes.fields, mood), columns=("mood",))
        )
        write(
            notes,
            {"talk/more.yaml": "quotes:\n- {text: No, mood: angry}\n- {text: Yes, mood: [calm, angry]}\n"},
        )

    def test_is_listed_shown_filtered_and_searched(self, ghost: Ghost) -> None:
        assert [one["mood"] for one in json.loads(ghost("quotes", "-o", "json"))] == [
            [],
            ["angry"],
            ["calm", "angry"],
        ]
        assert ghost("quotes", "-o", "table").splitlines()[0].split() == ["#", "text", "mood"]
        assert "mood: calm, angry" in ghost("quotes", "show", "3", "-o", "plain").splitlines()
        assert "**Mood:** calm, angry" in ghost("quotes", "show", "3", "-o", "md")
        assert "mood" in ghost("quotes", "-o", "csv").splitlines()[0].split(",")
        assert ghost("quotes", "-w", "mood=calm", "-o", "ref") == "talk/quotes/3\n"
        assert ghost("quotes", "-s", "mood:angry -yes", "-o", "ref") == "talk/quotes/2\n"
        assert [hit["field"] for hit in json.loads(ghost("search", "calm", "-o", "json"))] == ["mood"]
        assert ghost("quotes", "--sort", "mood", "--fields", "number", "-o", "plain") == "2\n3\n1\n"
        assert "mood:\n  - calm\n  - angry" in ghost("quotes", "-o", "yaml")
        assert (
            "mood"
            in json.loads(ghost("schema"))["properties"]["quotes"]["anyOf"][0]["items"]["anyOf"][0][
                "properties"
            ]
        )

    def test_is_judged(self, notes: Path) -> None:
        write(notes, {"talk/more.yaml": "quotes:\n- {text: No, mood: [calm, angy]}\n"})
        _, problems = read(notes / "talk")
        assert [problem.message for problem in problems] == [
            'found "angy" as mood, expected one of calm, angry; did you mean "angry"?'
        ]


def test_a_name_means_one_type_in_all_kinds() -> None:
    """Filters, sorting and a search over several kinds take a field by its name."""
    types: dict[str, set[Any]] = {}
    for kind in KINDS.values():
        for field in kind.fields:
            types.setdefault(field.name, set()).add((field.type, field.many, field.links, field.choices))
    assert {name: found for name, found in types.items() if len(found) > 1} == {}
