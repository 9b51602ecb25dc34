from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import ghostcli
from ghostcli import GhostError, Library, Problem, find, open_library, read_transcript

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
    assert [*library.records("quote")] == [*library.records("QUOTES")] == [*library.records("quotes")]


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
        (["quotes"], ["role"], '"role" is not a valid condition'),
        ("quotse", (), 'no kind is called "quotse"; did you mean "quotes"?'),
        ("quotes", "speaker", '"speaker" is not a valid condition'),
    ],
)
def test_what_makes_no_sense_is_an_error(library: Library, kinds: Any, where: Any, message: str) -> None:
    with pytest.raises(GhostError) as caught:
        find(library, kinds=kinds, where=where)
    assert (str(caught.value), caught.value.message, caught.value.status) == (message, message, 2)


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("zebra", 'no kind is called "zebra"'),
        ("qoutes", 'no kind is called "qoutes"; did you mean "quotes"?'),
        ("transcript", "speech is searched, not listed: find searches the kind transcript"),
        (3, "a kind is a name such as quotes"),
    ],
)
def test_a_kind_without_records_is_an_error_at_the_call(library: Library, kind: Any, message: str) -> None:
    with pytest.raises(GhostError) as caught:
        library.records(kind)
    assert str(caught.value) == message


WRONG: list[tuple[Callable[[Any], object], str]] = [
    (lambda library: find(library, limit=-1), "limit is a whole number"),
    (lambda library: find(library, limit="2"), "limit is a whole number"),  # type: ignore[arg-type]
    (lambda library: find(library, limit=1.5), "limit is a whole number"),  # type: ignore[arg-type]
    (lambda library: find(library, limit=True), "limit is a whole number"),
    (lambda library: find(library, None), "a query is a text"),  # type: ignore[arg-type]
    (lambda _: find(None, "x"), "a search needs a library"),  # type: ignore[arg-type]
    (lambda library: find(library, exact="no"), "exact is True or False"),  # type: ignore[arg-type]
    (lambda library: find(library, kinds=3), "kinds is a text, or several texts"),  # type: ignore[arg-type]
    (lambda library: find(library, kinds=[3]), "kinds is a text, or several texts"),  # type: ignore[list-item]
    (lambda library: find(library, where=None), "where is a text, or several texts"),  # type: ignore[arg-type]
    (lambda library: find(library, where=b"a=b"), "where is a text, or several texts"),  # type: ignore[arg-type]
    (lambda _: open_library(3), "a folder is a path"),  # type: ignore[arg-type]
    (lambda _: open_library(b"/"), "a folder is a path"),  # type: ignore[arg-type]
    (lambda _: open_library(["/"]), "a folder is a path"),  # type: ignore[arg-type]
    (lambda _: open_library(builtin=1), "builtin is True or False"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("call", "message"), WRONG)
def test_an_argument_of_a_wrong_type_is_an_error(
    library: Library, call: Callable[[Any], object], message: str
) -> None:
    with pytest.raises(GhostError, match=f"^{message}"):
        call(library)


def test_a_single_text_is_taken_as_one_of_several(library: Library) -> None:
    several = find(library, kinds=["quotes"], where=["speaker~ada"])
    assert find(library, kinds="quotes", where="speaker~ada") == several
    assert [hit.record.ref for hit in several] == ["talk/quotes/straw"]
    assert find(library, kinds=iter(("quotes",)), where={"speaker~ada"}, limit=10**30) == several


@pytest.mark.parametrize("name", ["nope", "ü", 3, None])
def test_an_episode_that_does_not_exist_is_a_key_error_as_in_any_mapping(library: Library, name: Any) -> None:
    assert name not in library.episodes
    assert library.episodes.get(name) is None
    with pytest.raises(KeyError):
        _ = library.episodes[name]


def test_no_message_speaks_of_options_of_the_command_line(library: Library) -> None:
    calls: list[Callable[[], object]] = [
        lambda: open_library("nowhere"),
        lambda: find(library, where="role"),
        lambda: read_transcript(b"Tom walked along the pier and went home. " * 20),
        lambda: read_transcript(b"title: A talk\nquotes: [{text: Two clocks}]\n"),
    ]
    told = []
    for call in calls:
        with pytest.raises(GhostError) as caught:
            call()
        told.append(f"{caught.value.message} {caught.value.hint}")
    assert not [text for text in told if "--" in text or " -w" in text]
    assert told[0].startswith("open_library: ")
    assert 'format="text" reads prose as speech' in told[2]


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
