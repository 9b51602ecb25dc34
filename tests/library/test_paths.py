from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from written import labels, write

from ghostcli.errors import GhostError, Problem
from ghostcli.index.index_path import cache_folder
from ghostcli.library import paths
from ghostcli.library.paths import (
    Library,
    builtin_root,
    check_marker,
    find_roots,
    is_builtin,
    library_around,
    read_library,
    user_root,
)

MARKED = {"ghost.yaml": "version: 1\n"}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without libraries to stand in, and a shipped library of two episodes, a and b."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("GHOST_CONTENT", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.chdir(home)
    shipped = write(tmp_path / "shipped", {**MARKED, **episode("a", "shipped"), **episode("b", "shipped")})
    monkeypatch.setattr(paths, "builtin_root", lambda: str(shipped))
    return tmp_path


def episode(name: str, quote: str, file: str = "episode.yaml") -> dict[str, str]:
    """The file of an episode's folder, with a quote of that id."""
    title = f"title: {name}\n" if file == "episode.yaml" else ""
    return {f"{name}/{file}": f"{title}quotes:\n- {{id: {quote}, text: {quote}}}\n"}


def library(folder: Path, *files: dict[str, str]) -> str:
    """A library of those files."""
    return str(write(folder, {name: text for one in files for name, text in one.items()} | MARKED))


def opened(*roots: str | Path, builtin: bool = False) -> Library:
    return read_library(tuple(map(str, roots)), builtin=builtin)


def held(found: Library) -> dict[str, list[str]]:
    """The quotes of each episode, by the names that tell where they come from."""
    return {name: labels(one) for name, one in found.episodes.items()}


def messages(problems: Sequence[Problem], below: Path) -> list[str]:
    return [f"{os.path.relpath(one.path, below)}:{one.line}:{one.column}: {one.message}" for one in problems]


class TestWhichLibrariesAreRead:
    def test_those_asked_for_come_before_all_else(self, place: Path) -> None:
        here, there = library(place / "here"), library(place / "there")
        os.chdir(here)
        assert find_roots([there, here], {"GHOST_CONTENT": "/nowhere"}) == (there, here)

    def test_then_the_variable(self, place: Path) -> None:
        here, there = library(place / "here"), library(place / "home" / "there")
        os.chdir(here)
        assert find_roots([], {"GHOST_CONTENT": f"{place / 'shipped'}:~/there:"}) == (
            str(place / "shipped"),
            there,
        )

    @pytest.mark.parametrize("value", ["", ":", "::"])
    def test_an_empty_variable_says_nothing(self, place: Path, value: str) -> None:
        here = library(place / "here")
        os.chdir(here)
        assert find_roots([], {"GHOST_CONTENT": value}) == (here,)

    def test_then_the_one_around(self, place: Path) -> None:
        library(place)
        here = library(place / "here", episode("deep", "q"))
        os.chdir(os.path.join(here, "deep"))
        assert find_roots([], {}) == (here,)
        os.chdir(place / "shipped" / "a")
        assert find_roots([], {}) == (str(place / "shipped"),)
        os.chdir(place / "home")
        assert find_roots([], {}) == (str(place),)

    def test_a_folder_named_as_the_marker_marks_nothing(self, place: Path) -> None:
        (place / "home" / "ghost.yaml").mkdir()
        assert library_around(str(place / "home")) is None

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
    @pytest.mark.parametrize(
        ("mode", "whose", "counts"),
        [(0o1777, 65534, False), (0o777, 65534, False), (0o755, 65534, True), (0o1777, os.geteuid(), True)],
    )
    def test_a_mark_of_another_user_where_anybody_may_write_is_none(
        self, place: Path, mode: int, whose: int, counts: bool
    ) -> None:
        """Whoever works somewhere below /tmp would read his library, and import into it."""
        marker = Path(library(place)) / "ghost.yaml"
        os.chown(marker, whose, whose)
        place.chmod(mode)
        assert library_around(str(place / "home")) == (str(place) if counts else None)
        assert find_roots([str(place)], {}) == (str(place),)

    def test_then_the_users_own(self, place: Path) -> None:
        assert find_roots([], {}) == ()
        own = place / "home" / ".local" / "share" / "ghost"
        own.mkdir(parents=True)
        assert find_roots([], {}) == (str(own),)
        (place / "data" / "ghost").mkdir(parents=True)
        assert find_roots([], {"XDG_DATA_HOME": f" {place / 'data'}"}) == (str(place / "data" / "ghost"),)

    def test_the_users_own_is_where_platformdirs_has_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        known = user_root(os.environ)
        monkeypatch.setattr("ghostcli.system.folders.LINUX", False)
        assert user_root(os.environ) == known

    def test_a_user_without_a_home_has_none(self, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A folder named "~" would else be made wherever the command is given."""
        monkeypatch.delenv("HOME")
        monkeypatch.setattr("pwd.getpwuid", {}.__getitem__)
        monkeypatch.chdir(place)
        (place / "~" / ".local" / "share" / "ghost").mkdir(parents=True)
        assert user_root({}) == ""
        assert find_roots([], {}) == ()
        assert not cache_folder({}).startswith("~")

    def test_the_current_folder_may_be_gone(self, place: Path) -> None:
        gone = place / "gone"
        gone.mkdir()
        os.chdir(gone)
        gone.rmdir()
        assert find_roots([], {}) == ()

    @pytest.mark.parametrize("missing", ["nowhere", "file", ""])
    def test_one_that_is_no_folder_is_an_error(self, place: Path, missing: str) -> None:
        # An empty name, as of a variable that is not set, was the current folder.
        write(place / "home", {"file": ""})
        with pytest.raises(GhostError, match=r"^--content: .* is not a folder$") as caught:
            find_roots([str(place), missing], {})
        assert caught.value.status == 2
        if missing:
            with pytest.raises(GhostError, match=rf"^\$GHOST_CONTENT: .*{missing} is not a folder$"):
                find_roots([], {"GHOST_CONTENT": missing})

    def test_a_name_is_shown_visibly(self, place: Path) -> None:
        with pytest.raises(GhostError, match=r"a\\x1b\[31m is not a folder"):
            find_roots([str(place / "a\x1b[31m")], {})

    def test_a_folder_named_twice_is_read_once(self, place: Path) -> None:
        # By way of a link each of its episodes was a problem: the second of its name.
        one, two = library(place / "one", episode("x", "q")), library(place / "two")
        (place / "link").symlink_to(one)
        roots = find_roots([one, two, f"{one}/", f"{place}/home/../one", str(place / "link")], {})
        assert roots == (one, two)
        assert opened(*roots).problems == ()


class TestTheBuiltInLibrary:
    def test_is_read_while_no_other_holds_an_episode_of_its_own(self, place: Path) -> None:
        one = library(place / "one")
        assert held(opened()) == {"a": ["shipped"], "b": ["shipped"]}
        assert held(opened(one)) == {"a": ["shipped"], "b": ["shipped"]}
        write(place / "one", episode("a", "mine", "notes.yaml"))
        assert held(opened(one)) == {"a": ["shipped", "mine"], "b": ["shipped"]}
        write(place / "one", episode("c", "mine"))
        assert held(opened(one)) == {"a": ["shipped", "mine"], "c": ["mine"]}

    def test_is_read_if_asked_for(self, place: Path) -> None:
        one = library(place / "one", episode("c", "mine"))
        assert held(opened(one)) == {"c": ["mine"]}
        assert held(opened(one, builtin=True)) == {"a": ["shipped"], "b": ["shipped"], "c": ["mine"]}

    def test_is_read_where_it_is_on_the_path(self, place: Path) -> None:
        one = library(place / "one", episode("a", "mine"))
        found = opened(one, place / "shipped")
        assert held(found) == {"a": ["mine"], "b": ["shipped"]}
        found = opened(place / "shipped", one, builtin=True)
        assert held(found) == {"a": ["shipped"], "b": ["shipped"]}
        assert messages(found.problems, place) == [
            f"one/a/episode.yaml:0:0: is not read: a is already the episode in {place / 'shipped' / 'a'}"
        ]

    def test_is_the_same_by_way_of_a_link(self, place: Path) -> None:
        (place / "link").symlink_to(place / "shipped")
        found = opened(place / "link")
        assert (held(found), found.problems) == ({"a": ["shipped"], "b": ["shipped"]}, ())
        assert not is_builtin(str(place / "shipped" / "a" / "episode.yaml"), found.roots)

    def test_lends_an_episode_to_a_folder_of_its_id(self, place: Path) -> None:
        one = library(place / "one", episode("c", "mine"), episode("b", "more", "notes.yaml"))
        found = opened(one)
        assert held(found) == {"b": ["shipped", "more"], "c": ["mine"]}
        assert found.episodes["b"].folders == (str(place / "shipped" / "b"), str(place / "one" / "b"))
        assert found.problems == ()

    def test_lends_it_to_a_transcript_too(self, place: Path) -> None:
        one = library(place / "one", episode("c", "mine"), {"b/transcript.vtt": "WEBVTT\n"})
        found = opened(one)
        assert held(found) == {"b": ["shipped"], "c": ["mine"]}
        assert [one.name for one in found.episodes["b"].transcripts] == [""]

    def test_lends_nothing_to_an_empty_folder(self, place: Path) -> None:
        one = library(place / "one", episode("c", "mine"), {"b/read.txt": ""})
        assert held(opened(one)) == {"c": ["mine"]}

    def test_knows_its_own_files(self, place: Path) -> None:
        shipped = str(place / "shipped" / "a" / "episode.yaml")
        assert is_builtin(shipped, ())
        assert is_builtin(shipped, (str(place / "one"),))
        assert not is_builtin(shipped, (str(place / "shipped"),))
        assert not is_builtin(str(place / "shipped-too" / "a"), ())
        assert not is_builtin(str(place / "one" / "a"), ())

    def test_is_in_the_repository_or_in_the_package(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        assert sorted(os.listdir(builtin_root())) >= ["ghost.schema.json", "ghost.yaml"]
        package = write(tmp_path / "ghostcli", {"content/ghost.yaml": ""})
        monkeypatch.setattr(paths, "__file__", str(package / "library" / "paths.py"))
        assert builtin_root() == str(package / "content")


class TestFoldersOfOneId:
    def test_are_one_episode_the_base_first(self, place: Path) -> None:
        one = library(place / "one", episode("x", "first", "notes.yaml"), episode("y", "other"))
        two = library(place / "two", episode("x", "base"))
        three = library(place / "three", episode("x", "third", "notes.yaml"))
        found = opened(one, two, three)
        assert held(found) == {"x": ["base", "first", "third"], "y": ["other"]}
        assert found.problems == ()
        assert [record.number for record in found.episodes["x"].records["quotes"]] == [1, 2, 3]

    def test_never_replace_one_anothers_notes(self, place: Path) -> None:
        one = library(place / "one", episode("x", "same"))
        two = library(place / "two", episode("x", "same", "notes.yaml"))
        found = opened(one, two)
        assert [record.ref for record in found.records("quotes")] == ["x/quotes/same", "x/quotes/2"]
        (problem,) = messages(found.problems, place)
        taken = f'the id "same" is taken by the one in line 3 of {one}/x/episode.yaml'
        assert problem == f"two/x/notes.yaml:2:8: {taken}; this one goes by its number"

    def test_may_have_one_base(self, place: Path) -> None:
        one, two = library(place / "one", episode("x", "one")), library(place / "two", episode("x", "two"))
        found = opened(one, two)
        assert held(found) == {"x": ["one"]}
        assert messages(found.problems, place) == [
            f"two/x/episode.yaml:0:0: is not read: x is already the episode in {one}/x"
        ]

    def test_need_a_base(self, place: Path) -> None:
        one = library(place / "one", episode("x", "one", "notes.yaml"), episode("y", "own"))
        two = library(place / "two", episode("x", "two", "notes.yaml"))
        found = opened(one, two)
        assert held(found) == {"y": ["own"]}
        assert messages(found.problems, place) == [
            "one/x:0:0: is not read: it has no episode.yaml, nor has another x",
            "two/x:0:0: is not read: it has no episode.yaml, nor has another x",
        ]

    def test_share_transcripts_the_first_of_a_name(self, place: Path) -> None:
        one = library(place / "one", {"x/transcript.vtt": "", "x/transcript.a.vtt": ""}, episode("y", "own"))
        two = library(place / "two", episode("x", "two"), {"x/transcript.vtt": ""})
        transcripts = opened(one, two).episodes["x"].transcripts
        assert [os.path.relpath(one.path, place) for one in transcripts] == [
            "two/x/transcript.vtt",
            "one/x/transcript.a.vtt",
        ]


def test_episodes_come_in_name_order_and_have_their_place_as_number(place: Path) -> None:
    # Every episode was number 1, whatever `ghost episodes show 2` showed.
    one = library(place / "one", episode("c", "q"), episode("a", "q"))
    two = library(place / "two", episode("b", "q"))
    found = opened(one, two)
    assert [(name, record.number) for name, record in zip("abc", found.records("episodes"), strict=True)] == [
        ("a", 1),
        ("b", 2),
        ("c", 3),
    ]
    assert [record.episode for record in found.records("quotes")] == ["a", "b", "c"]
    assert found.roots == (one, two)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("version: 1\n", []),
        ("version: '1'\ntitle: Mine\n", []),
        ("", ["1:1: is empty, expected version: 1"]),
        ("# version: 1\n", ["1:1: is empty, expected version: 1"]),
        ("title: a\n", ["1:1: a library without version, which it needs"]),
        ("version:\n", ["1:1: a library without version, which it needs"]),
        (
            "title: a\nversion: 2\n",
            ["2:10: version 2: this ghost reads version 1; a newer ghost may read it"],
        ),
        ("version: 1.0\n", ["1:10: version 1.0: this ghost reads version 1; a newer ghost may read it"]),
        ("version: [1]\n", ["1:10: found a list as version, expected text"]),
        ("verson: 1\nversion: 1\n", ['1:1: a library has no field "verson"; did you mean "version"?']),
        ("- version: 1\n", ["1:1: found a list, expected a library as a mapping of fields"]),
        ("version\n", ['1:1: found "version", expected a library as a mapping of fields']),
        ("version: 1\nrun: rm -rf /\n", ['2:1: a library has no field "run"']),
        ("version: 1\nversion: 2\n", ['2:1: "version" is a duplicate key; the one in line 1 is used']),
        ("version: &a 1\n", ["1:10: an anchor (&a); notes have none"]),
    ],
)
def test_the_marker_of_a_library_is_judged(place: Path, text: str, problems: list[str]) -> None:
    write(place / "one", {"ghost.yaml": text, **episode("x", "q")})
    found = opened(place / "one")
    assert messages(found.problems, place) == [f"one/ghost.yaml:{problem}" for problem in problems]
    assert held(found) == {"x": ["q"]}


def test_a_library_needs_no_marker(place: Path) -> None:
    write(place / "one", episode("x", "q"))
    assert opened(place / "one").problems == ()
    (place / "one" / "ghost.yaml").symlink_to("nothing")
    assert check_marker(str(place / "one"))[0].message == "cannot be read: no such file or directory"


def test_a_bad_library_hides_no_other(place: Path) -> None:
    one = library(place / "one", {"x/episode.yaml": "title: [", "A/episode.yaml": ""}, episode("y", "q"))
    found = opened(place / "gone", one)
    assert held(found)["y"] == ["q"]
    gone, name, content = messages(found.problems, place)
    assert gone == "gone:0:0: cannot be read: no such file or directory"
    assert name.startswith('one/A:0:0: is not read: "A" is not a valid episode id')
    assert content.startswith("one/x/episode.yaml:1:9: is not valid YAML: did not find expected node content")
