from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from ghostcli.actions.lint import Linted, lint, lint_library
from ghostcli.errors import GhostError
from ghostcli.library.paths import builtin_root, read_library

BAD = "title: A\nqoutes: []\nquotes:\n- {id: a, text: a}\n"
GOOD = "title: A\nquotes:\n- {id: a, text: a}\n"
BUILT_IN = "karpathy-ghosts"
OWN_QUOTE = "straw-single-number"


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def told(found: Linted, folder: Path) -> list[str]:
    """The problems as `ghost lint` has them, by paths below that folder."""
    return [
        f"{os.path.relpath(one.path, folder)}:{one.line}:{one.column}: {one.message}"
        for one in found.problems
    ]


def ask(paths: Sequence[str | Path], *roots: str | Path, builtin: bool = False) -> Linted:
    around = [str(root) for root in roots]
    if not paths:
        return lint_library(read_library(around, builtin=builtin))
    return lint([str(path) for path in paths], around, builtin=builtin)


MISSPELT = '2:1: no kind or field is called "qoutes"; did you mean "quotes"?'


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of a good episode and a bad one."""
    write(
        tmp_path / "library",
        {"ghost.yaml": "version: 1\n", "bad/episode.yaml": BAD, "good/episode.yaml": GOOD},
    )
    return tmp_path / "library"


def test_without_a_path_everything_that_is_read_is_checked(library: Path) -> None:
    found = ask([], library)
    assert (told(found, library), found.episodes) == ([f"bad/episode.yaml:{MISSPELT}"], 2)
    assert ask([], library, builtin=True).episodes == 3
    assert ask([]) == Linted([], 1)


def test_a_library_is_checked_by_itself(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(library.parent)
    for path in (library, "library", "library/", "../" + library.parent.name + "/library"):
        found = ask([path])
        assert (told(found, library), found.episodes) == ([f"bad/episode.yaml:{MISSPELT}"], 2)
    (library / "ghost.yaml").unlink()
    assert ask([library]).episodes == 2


def test_an_episode_is_checked_by_itself(library: Path) -> None:
    found = ask([library / "bad"])
    assert (told(found, library), found.episodes) == ([f"bad/episode.yaml:{MISSPELT}"], 1)
    assert ask([library / "good"]) == Linted([], 1)


def test_a_file_is_checked_with_its_episode(library: Path) -> None:
    write(library, {"bad/more.yaml": "themes:\n- {title: a, quotes: [a, b]}\n"})
    found = ask([library / "bad" / "more.yaml"])
    assert told(found, library) == ['bad/more.yaml:2:26: no quote here has the id "b"']
    assert told(ask([library / "bad" / "episode.yaml"]), library) == [f"bad/episode.yaml:{MISSPELT}"]


def test_several_paths_are_checked_each_problem_once(library: Path) -> None:
    found = ask([library / "good", library, library / "bad", library / "bad" / "episode.yaml"])
    assert told(found, library) == [f"bad/episode.yaml:{MISSPELT}"]
    assert found.episodes == 5


@pytest.mark.parametrize(
    ("text", "problems"), [("version: 1\n", []), ("version: 2\n", ["1:10"]), ("", ["1:1"])]
)
def test_the_marker_is_checked_alone(library: Path, text: str, problems: list[str]) -> None:
    write(library, {"ghost.yaml": text})
    found = ask([library / "ghost.yaml"])
    assert [f"{one.line}:{one.column}" for one in found.problems] == problems
    assert found.episodes == 0


@pytest.mark.parametrize("path", ["nowhere", "library/nowhere.yaml", "", "a\x1b"])
def test_what_does_not_exist_is_an_error(library: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    # An empty name, as of a variable that is not set, was the current folder.
    monkeypatch.chdir(library.parent)
    with pytest.raises(GhostError, match=r"^[^\x1b]+ does not exist$") as caught:
        ask([library, path])
    assert caught.value.status == 2


def test_a_folder_of_nothing_holds_no_episode(tmp_path: Path) -> None:
    # The built-in episode was counted as its own.
    (tmp_path / "empty").mkdir()
    assert ask([tmp_path / "empty"]) == Linted([], 0)


def test_what_is_wrong_with_folders_is_told(library: Path) -> None:
    write(
        library, {"Bad Name/episode.yaml": GOOD, "alone/notes.yaml": "quotes:\n- text: a\n", "good/x.yml": ""}
    )
    name, *others = told(ask([library]), library)
    assert name.startswith('Bad Name:0:0: is not read: "Bad Name" is not a valid episode id (')
    assert others == [
        "alone:0:0: is not read: it has no episode.yaml, nor has another alone",
        f"bad/episode.yaml:{MISSPELT}",
        "good/x.yml:0:0: is not read: notes are named *.yaml; rename it to x.yaml",
    ]
    assert told(ask([library / "Bad Name"]), library) == [
        'Bad Name:0:0: "Bad Name" is not a valid episode id'
    ]
    assert told(ask([library / "alone"]), library) == [
        "alone:0:0: has no episode.yaml, and no other library has one for alone"
    ]
    assert ask([library / "alone" / "notes.yaml"]).problems == []
    assert told(ask([library / "good"]), library) == [
        "good/x.yml:0:0: is not read: notes are named *.yaml; rename it to x.yaml"
    ]


def test_a_file_of_another_name_is_read_as_notes(library: Path) -> None:
    write(library, {"good/draft.txt": "themes:\n- {title: t, quotes: [a, x]}\n", "good/x.yml": "themes: a\n"})
    assert [one.message for one in ask([library / "good" / "draft.txt"]).problems] == [
        'no quote here has the id "x"'
    ]
    assert [(one.line, one.message[:11]) for one in ask([library / "good" / "x.yml"]).problems] == [
        (0, "is not read"),
        (1, "found text "),
    ]


def test_a_transcript_is_no_notes(library: Path) -> None:
    write(
        library,
        {"good/transcript.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n", "good/transcript.b.vtt": "{"},
    )
    assert ask([library / "good" / "transcript.vtt"]).problems == []
    broken = ask([library / "good" / "transcript.b.vtt"]).problems
    assert broken
    assert not any("YAML" in one.message for one in broken)


def test_a_verdict_that_the_transcript_contradicts_is_a_problem(library: Path) -> None:
    spoken = (
        "WEBVTT\n\n00:00:01.000 --> 00:00:09.000\nWe measured the old bridge twice before we crossed it.\n"
    )
    quotes = """\
title: A
quotes:
- text: We measured the old bridge twice before we crossed it.
  fidelity: {verdicts: absent}
- text: We measured the old bridge twice before we crossed it.
  fidelity: {verdicts: verbatim}
"""
    write(library, {"good/episode.yaml": quotes, "good/transcript.vtt": spoken})
    expected = ["good/episode.yaml:3:1: recorded as absent, but the transcript says verbatim"]
    assert told(ask([library / "good"]), library) == expected
    assert told(ask([library]), library) == [f"bad/episode.yaml:{MISSPELT}", *expected]
    assert told(ask([], library), library) == [f"bad/episode.yaml:{MISSPELT}", *expected]


def test_a_fifo_is_a_problem_and_no_wait(library: Path) -> None:
    os.mkfifo(library / "good" / "pipe.yaml")
    assert told(ask([library / "good" / "pipe.yaml"]), library) == [
        "good/pipe.yaml:0:0: is not a regular file: skipped"
    ]


class TestAFolderThatAddsToAnEpisode:
    LINKS = f"themes:\n- {{title: a, quotes: [{OWN_QUOTE}, nothing]}}\n"

    @pytest.fixture
    def extension(self, tmp_path: Path) -> Path:
        """A library that adds to the built-in episode."""
        write(tmp_path / "mine", {"ghost.yaml": "version: 1\n", f"{BUILT_IN}/notes.yaml": self.LINKS})
        return tmp_path / "mine"

    def test_the_built_in_one(self, extension: Path) -> None:
        for path in (extension, extension / BUILT_IN, extension / BUILT_IN / "notes.yaml"):
            found = ask([path])
            assert [one.message for one in found.problems] == ['no quote here has the id "nothing"']
            assert [one.line for one in found.problems] == [2]
            assert found.episodes == 1

    def test_with_a_transcript_alone(self, tmp_path: Path) -> None:
        write(tmp_path, {f"mine/{BUILT_IN}/transcript.vtt": "WEBVTT\n"})
        assert ask([tmp_path / "mine" / BUILT_IN]).episodes == 1

    def test_one_in_another_library(self, library: Path, tmp_path: Path) -> None:
        write(tmp_path / "mine", {"good/notes.yaml": "themes:\n- {title: a, quotes: [a, x]}\n"})
        write(tmp_path / "more", {"good/notes.yaml": "quotes:\n- {id: x, text: x}\n"})
        alone = ask([tmp_path / "mine" / "good"]).problems
        assert [one.message.partition(",")[0] for one in alone] == [
            "has no episode.yaml",
            'no quote here has the id "a"',
            'no quote here has the id "x"',
        ]
        with_base = ask([tmp_path / "mine" / "good"], library)
        assert [one.message for one in with_base.problems] == ['no quote here has the id "x"']
        # What a third folder adds was left out, and a library's folder was judged without any other.
        assert ask([tmp_path / "mine" / "good"], library, tmp_path / "more").problems == []
        assert ask([tmp_path / "mine"], library, tmp_path / "more") == Linted([], 1)

    def test_is_not_judged_for_the_others(self, library: Path, tmp_path: Path) -> None:
        write(tmp_path / "mine", {"bad/notes.yaml": "quotes:\n- {id: a, text: again}\n"})
        found = ask([tmp_path / "mine" / "bad"], library)
        taken = f'the id "a" is taken by the one in line 4 of {library}/bad/episode.yaml'
        assert told(found, tmp_path) == [f"mine/bad/notes.yaml:2:8: {taken}; this one goes by its number"]
        assert ask([library / "bad"], tmp_path / "mine").problems == ask([library / "bad"]).problems

    def test_a_folder_whose_name_goes_on_is_another(self, tmp_path: Path) -> None:
        # Its problems were told too, since its path begins with the same letters.
        write(
            tmp_path,
            {
                "a/talk/episode.yaml": GOOD,
                "a/talk/talk/talk/x": "",
                "a/talkative/talk/m.yaml": "zebras: []\n",
            },
        )
        assert ask([tmp_path / "a" / "talk"], tmp_path / "a" / "talkative").problems == []

    def test_a_second_base_is_judged_by_itself(self, library: Path, tmp_path: Path) -> None:
        write(tmp_path / "mine", {"good/episode.yaml": "title: B\nquotes:\n- {id: a, text: b, same_as: x}\n"})
        found = ask([tmp_path / "mine" / "good"], library)
        assert [one.message for one in found.problems] == ['no quote here has the id "x"']


def test_the_built_in_library_is_without_a_problem() -> None:
    root = builtin_root()
    for path in (root, f"{root}/{BUILT_IN}", f"{root}/{BUILT_IN}/episode.yaml", f"{root}/ghost.yaml"):
        assert ask([path]).problems == []
