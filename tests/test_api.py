from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import ghostcli
from ghostcli import GhostError, Library, Problem, find, open_library

NOTES = """\
title: A talk
published: 2025-10-17
quotes:
- {id: straw, text: Through a straw, speaker: Ada, fidelity: {verdicts: spliced}}
- {text: A core, speaker: Ben}
themes:
- {title: Straw, quotes: [straw]}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "talk").mkdir()
    (tmp_path / "talk" / "episode.yaml").write_text(NOTES)
    return open_library(tmp_path)


def test_a_library_is_opened_by_its_folder(tmp_path: Path, library: Library) -> None:
    assert list(library.episodes) == ["talk"]
    assert library.problems == ()
    assert library.roots == (str(tmp_path),)
    assert [quote.values["text"] for quote in library.records("quotes")] == ["Through a straw", "A core"]
    assert [episode.label for episode in library.records("episodes")] == ["A talk"]
    with pytest.raises(KeyError):
        list(library.records("zebras"))


def test_several_folders_are_opened_in_their_order(tmp_path: Path, library: Library) -> None:
    (tmp_path / "more" / "talk").mkdir(parents=True)
    (tmp_path / "more" / "talk" / "notes.yaml").write_text("quotes:\n- {text: Another, spaeker: C}\n")
    both = open_library(str(tmp_path / "more"), tmp_path)
    assert [quote.ref for quote in both.records("quotes")] == [
        "talk/quotes/straw",
        "talk/quotes/2",
        "talk/quotes/3",
    ]
    assert both.problems == (
        Problem(
            str(tmp_path / "more" / "talk" / "notes.yaml"), 2, 19,
            'a quote has no field "spaeker"; did you mean "speaker"?',
        ),
    )  # fmt: skip
    assert str(both.problems[0]).endswith(
        'notes.yaml:2:19: a quote has no field "spaeker"; did you mean "speaker"?'
    )
    assert library.problems == ()


def test_without_a_folder_it_is_what_the_command_line_reads(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert library
    monkeypatch.setenv("GHOST_CONTENT", str(tmp_path))
    assert list(open_library().episodes) == ["talk"]
    assert list(open_library(builtin=True).episodes) == ["karpathy-ghosts", "talk"]
    monkeypatch.delenv("GHOST_CONTENT")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nothing"))
    monkeypatch.chdir("/")
    assert list(open_library().episodes) == ["karpathy-ghosts"]


@pytest.mark.parametrize("folder", ["nowhere", "", "a\0b"])
def test_a_folder_that_does_not_exist_is_an_error(folder: str) -> None:
    with pytest.raises(GhostError) as caught:
        open_library(folder)
    assert caught.value.status == 2


def test_finding(library: Library) -> None:
    hits = find(library, "straw")
    assert [(hit.record.ref, hit.match, hit.field) for hit in hits] == [
        ("talk/themes/1", "exact", "title"),
        ("talk/quotes/straw", "exact", "text"),
    ]
    assert hits[0].score
    assert hits[1].score
    assert hits[0].score > hits[1].score
    assert hits[1].snippet == "Through a straw"
    assert [hit.record.ref for hit in find(library, "straw", limit=1)] == ["talk/themes/1"]
    assert find(library, "straw through", exact=True) == []
    assert find(library, "zzzzqqq") == []


def test_listing(library: Library) -> None:
    assert [hit.record.ref for hit in find(library)] == [
        "talk/themes/1", "talk/quotes/straw", "talk/quotes/2", "talk"
    ]  # fmt: skip
    assert [hit.record.ref for hit in find(library, kinds=["quote"])] == [
        "talk/quotes/straw",
        "talk/quotes/2",
    ]
    assert [hit.record.ref for hit in find(library, kinds=("themes", "EPISODES"))] == [
        "talk/themes/1",
        "talk",
    ]
    found = find(library, kinds=["quotes"], where=["fidelity=spliced", "published=2025"])
    assert [hit.record.ref for hit in found] == ["talk/quotes/straw"]
    assert find(library, kinds=["quotes"], where=["speaker=nobody"]) == []


@pytest.mark.parametrize(
    ("kinds", "where", "message"),
    [
        # A name that was misspelt found things of all kinds.
        (["qoutes"], [], 'no kind is called "qoutes"; did you mean "quotes"?'),
        (["quotes", "zebra"], [], 'no kind is called "zebra"'),
        (["quotes"], ["role=host"], 'quotes have no field "role"'),
        (["quotes"], ["role"], '--where "role" is not a valid condition'),
    ],
)
def test_what_makes_no_sense_is_an_error(
    library: Library, kinds: list[str], where: list[str], message: str
) -> None:
    with pytest.raises(GhostError) as caught:
        find(library, kinds=kinds, where=where)
    assert (str(caught.value), caught.value.message, caught.value.status) == (message, message, 2)


def test_the_package_hands_out_its_names() -> None:
    assert set(ghostcli.__all__) == {
        "CheckedQuote", "Cue", "Episode", "GhostError", "Hit", "Library", "Problem", "Record", "Transcript",
        "check_quote", "find", "open_library", "read_transcript",
    }  # fmt: skip
    assert all(hasattr(ghostcli, name) for name in ghostcli.__all__)
    with pytest.raises(AttributeError, match="no attribute 'zebra'"):
        _ = ghostcli.zebra


def test_importing_the_package_loads_nothing_else() -> None:
    """An interrupt while it is imported is a traceback, which takes as long to happen as it loads modules."""
    code = "import sys; before = {*sys.modules}; import ghostcli; print({*sys.modules} - before)"
    command = [sys.executable, "-S", "-c", code]
    package = os.path.dirname(os.path.dirname(ghostcli.__file__))
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": package}
    )
    assert done.stdout.strip() == "{'ghostcli'}"
