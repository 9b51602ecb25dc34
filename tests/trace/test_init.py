"""`ghost init`: a library to begin with, whose sample has every kind and shows every verdict."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from ghostcli.library.schema import schema_text
from ghostcli.model import KINDS, VERDICTS
from running import Ghost
from traced import BUILTIN, SAMPLE, Home

FILES = {
    "README.md",
    "ghost.schema.json",
    "ghost.yaml",
    f"{SAMPLE}/episode.yaml",
    f"{SAMPLE}/notes.yaml",
    f"{SAMPLE}/transcript.vtt",
}


@pytest.fixture
def home(here: Path, ghost: Ghost) -> Home:
    (here / "ghost.yaml").unlink(missing_ok=True)
    home = Home(here, ghost)
    (here / "ghost.yaml").unlink()
    return home


@pytest.fixture
def made(home: Home, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library just made, in which the person stands."""
    home.ghost("init", "notes")
    monkeypatch.chdir(home.library / "notes")
    return home.library / "notes"


def test_what_it_makes(home: Home) -> None:
    ran = home.ghost("init", "notes")
    assert set(ran.lines) == {f"notes/{name}" for name in FILES}
    assert ran.lines[-1] == "notes/ghost.yaml"
    assert set(home.files(home.library / "notes")) == FILES
    assert ran.err == "cd notes && ghost\n"
    assert home.ghost("init", "my notes").err == "cd 'my notes' && ghost\n"


@pytest.mark.parametrize("folder", ["notes", "deep/er/notes", ".", "with blank", "-dash", "ノート"])
def test_any_folder_that_is_new_or_empty(home: Home, folder: str) -> None:
    home.ghost("init", "--", folder)
    assert (home.library / folder / "ghost.yaml").exists()
    assert "no problem in 1 episode" in home.ghost("lint", home.library / folder).err


def test_what_is_there_already_is_refused(home: Home) -> None:
    home.ghost("init", "notes")
    before = home.files()
    assert "is already a library" in home.ghost("init", "notes", status=2).err
    assert home.files() == before


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_file_that_would_be_overwritten_is_refused(home: Home, name: str) -> None:
    home.note(f"notes/{name}", "mine")
    before = home.files()
    ran = home.ghost("init", "notes", status=2)
    assert "already" in ran.err
    assert home.files() == before


@pytest.mark.parametrize("kept", [1, 3, 5])
def test_one_that_was_stopped_is_completed(home: Home, kept: int) -> None:
    """A disk that was full left some of the files, and they were in the way of the next attempt."""
    home.ghost("init", "notes")
    whole = home.files(home.library / "notes")
    order = sorted(FILES, key=lambda name: (name == "ghost.yaml", name))
    for name in order[kept:]:
        (home.library / "notes" / name).unlink()
    home.note("notes/.ghost-abcd_123.tmp", "half a fi")
    home.note(f"notes/{SAMPLE}/.ghost-xyz_0123.tmp", "")
    assert set(home.ghost("init", "notes").lines) == {f"notes/{name}" for name in FILES}
    now = home.files(home.library / "notes")
    assert {name: data for name, (data, _) in now.items()} == {
        name: data for name, (data, _) in whole.items()
    }
    assert all(now[name] == whole[name] for name in order[:kept])  # they are not written again


def test_what_a_person_has_changed_since_is_not_overwritten(home: Home) -> None:
    home.ghost("init", "notes")
    (home.library / "notes/ghost.yaml").unlink()
    home.note("notes/README.md", (home.library / "notes/README.md").read_bytes() + b"And mine.\n")
    before = home.files()
    assert "README.md already exists" in home.ghost("init", "notes", status=2).err
    assert home.files() == before


def test_a_folder_with_other_files_keeps_them(home: Home) -> None:
    home.note("notes/thesis.txt", "mine")
    home.ghost("init", "notes")
    assert (home.library / "notes/thesis.txt").read_text() == "mine"


def test_a_file_where_the_folder_should_be(home: Home) -> None:
    home.note("notes", "mine")
    assert "cannot be created" in home.ghost("init", "notes", status=2).err
    assert home.ghost("init", status=2).err.startswith("ghost: init takes one folder")
    home.ghost("init", "a", "b", status=2)


def test_it_lints_clean_and_holds_to_its_schema(home: Home, made: Path) -> None:
    assert "no problem in 1 episode" in home.ghost("lint").err
    schema = json.loads((made / "ghost.schema.json").read_text())
    assert schema == json.loads(schema_text())
    for name in ("episode.yaml", "notes.yaml"):
        path = made / SAMPLE / name
        loaded = yaml.load(path.read_text(), yaml.BaseLoader)  # noqa: S506 - scalars as text
        for quote in loaded.get("questions", []) + loaded.get("companies", []):
            quote.update({name: True for name in ("cut", "inferred") if name in quote})
        jsonschema.Draft202012Validator(schema).validate(loaded)
        assert "$schema=../ghost.schema.json" in path.read_text().splitlines()[0]


def test_inside_it_ghost_reads_it_and_nothing_else(home: Home, made: Path) -> None:
    assert [row[0] for row in home.ghost("episodes").rows] == [SAMPLE]
    assert BUILTIN not in home.ghost().out
    home.ghost("search", "karpathy", status=1)
    deep = made / SAMPLE / "deep"
    deep.mkdir()
    assert [row[0] for row in home.ghost("episodes").rows] == [SAMPLE]


def test_the_sample_has_every_kind_and_field_that_people_fill_in(home: Home, made: Path) -> None:
    del made
    for kind in KINDS.values():
        rows = home.ghost(kind.name, "-o", "json").json
        assert rows, kind.name
    quotes = home.ghost("quotes", "-o", "json").json
    assert any(quote["same_as"] for quote in quotes)
    assert any(quote["used_by"] for quote in quotes)


def test_the_sample_shows_every_verdict(home: Home, made: Path) -> None:
    del made
    rows = home.ghost("verify", "-o", "json", status=1).json
    found = {row["ref"].rsplit("/")[-1]: row["verdicts"] for row in rows}
    assert found == {
        "order-of-people": ["verbatim"],
        "one-book": ["verbatim"],
        "firm-price": ["near"],
        "cheapest-machine": ["reworded"],
        "glass": ["spliced"],
        "bread-before-roof": ["spliced", "reordered"],
        "two-days": ["verbatim", "misleading"],
        "most-careful": ["verbatim", "misattributed"],
        "too-short": ["unclear"],
        "never-said": ["absent"],
        "far-apart": ["verbatim", "distant"],
        "in-german": ["unchecked"],
    }
    assert {verdict for verdicts in found.values() for verdict in verdicts} == set(VERDICTS)


def test_what_its_readme_says_can_be_run(home: Home, made: Path) -> None:
    lines = [line.strip() for line in (made / "README.md").read_text().splitlines()]
    commands = [line.split("  ")[0].split()[1:] for line in lines if line.startswith("ghost ")]
    commands = [command for command in commands if command[:1] != ["import"]]
    assert len(commands) >= 4
    for command in [[], *commands]:
        assert home.ghost(*command)


def test_an_import_into_it_is_seen_at_once(home: Home, made: Path) -> None:
    home.ghost(
        "import", home.write("x/talk.txt", "Ada Reed: 00:00:05\nA ferryman.\n\nBen Cole: 00:00:09\nWho?\n")
    )
    assert home.ghost("search", "ferryman", "-o", "ref").out == "talk@0:00:05-0:00:09\n"
    assert "$schema=../ghost.schema.json" in (made / "talk/episode.yaml").read_text()
    assert "no problem in 2 episodes" in home.ghost("lint").err


def test_nothing_is_written_where_a_link_leads_out_of_the_folder(home: Home) -> None:
    (home.folder / "elsewhere").mkdir()
    (home.library / "notes").mkdir()
    (home.library / "notes" / SAMPLE).symlink_to(home.folder / "elsewhere")
    assert "leads out of" in home.ghost("init", "notes", status=2).err
    assert list((home.folder / "elsewhere").iterdir()) == []
    assert [one.name for one in (home.library / "notes").iterdir()] == [SAMPLE]


def test_bare_writes_the_marker_alone(home: Home) -> None:
    ran = home.ghost("init", "--bare", "new")
    assert ran.out == "new/ghost.yaml\n"
    assert {path.name for path in (home.library / "new").iterdir()} == {"ghost.yaml"}
    assert "is already a library" in home.ghost("init", "new", status=2).err
    ran = home.ghost("lint", "--content", "new")
    assert (ran.out, ran.err) == ("", "no problem in 0 episodes\n")
