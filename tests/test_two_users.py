"""Two users on one machine: nothing of the other one's is believed, and nothing of ours is shown.

Needs root, which becomes the one and the other in programs that it starts.
"""

from __future__ import annotations

import os
import shutil
import socket
import stat
import tempfile
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest

from ghostcli.library.paths import builtin_root
from thinned import thinned
from traced import BRIDGE
from users import ASKED, EPISODE, HIDDEN, THEM, US, User, library, load

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
"""Where threads are about, newer Pythons warn; a child here only runs a command and ends."""


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder in which everybody may write, as /tmp: sticky."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("needs root, to become other users")
    with tempfile.TemporaryDirectory(prefix="ghost-users-") as name:
        folder = Path(name)
        folder.chmod(0o1777)
        load()
        if User(US, folder).does(lambda: len(os.listdir(builtin_root())) and 0).status:
            pytest.skip("needs a checkout, and a folder of temporary files, that other users can read")
        yield folder


@pytest.fixture
def us(shared: Path) -> User:
    return _user(US, shared)


@pytest.fixture
def them(shared: Path) -> User:
    return _user(THEM, shared)


def _user(number: int, folder: Path) -> User:
    user = User(number, folder)
    user.home.mkdir()
    user.owns(user.home, 0o700)
    return user


def answers(user: User, root: Path, kept: Path) -> list[tuple[int, str]]:
    said = []
    for words in ASKED:
        ran = user.ghost(*words, "--content", root, kept=kept)
        said.append((ran.status, ran.out))
    return said


# Our cache, and theirs in its place.


@pytest.mark.parametrize("mask", [0, 0o077])
def test_nobody_else_can_look_into_our_cache(mask: int, us: User, them: User, shared: Path) -> None:
    root = library(us, shared / "library", 0o700)
    us.ghost("search", "river", "--content", root, kept=shared, mask=mask)
    us.ghost("verify", "--content", root, kept=shared, mask=mask)
    files = [shared / "ghost", *(shared / "ghost").rglob("*")]
    assert len(files) > 5
    assert {stat.S_IMODE(one.stat().st_mode) & 0o077 for one in files} == {0}

    def look() -> int:
        return sum(os.access(one, mode) for one in files for mode in (os.R_OK, os.W_OK))

    assert them.does(look).status == 0


def _a_link_to(target: str) -> Callable[[Path, User, User], None]:
    def make(place: Path, us: User, them: User) -> None:
        del us
        (them.folder / "album").mkdir()
        them.owns(them.folder / "album", 0o777)
        place.symlink_to(target)
        os.lchown(place, them.number, them.number)

    return make


def _a_link_to_ours(place: Path, us: User, them: User) -> None:
    (us.folder / "ours").mkdir()
    us.owns(us.folder / "ours", 0o700)
    place.symlink_to("ours")
    os.lchown(place, them.number, them.number)


def _a_folder(mode: int) -> Callable[[Path, User, User], None]:
    def make(place: Path, us: User, them: User) -> None:
        del us
        place.mkdir()
        them.owns(place, mode)

    return make


def _a_file(place: Path, us: User, them: User) -> None:
    del us
    place.write_text("theirs")
    them.owns(place, 0o666)


def _a_pipe(place: Path, us: User, them: User) -> None:
    del us
    os.mkfifo(place)
    them.owns(place, 0o666)


def _a_socket(place: Path, us: User, them: User) -> None:
    del us
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(place))
    them.owns(place, 0o777)


PLACED = {
    "a folder": _a_folder(0o755),
    "a folder that all may write": _a_folder(0o777),
    "a closed folder": _a_folder(0o700),
    "a file": _a_file,
    "a pipe": _a_pipe,
    "a socket": _a_socket,
    "a link to their folder": _a_link_to("album"),
    "a link to nothing": _a_link_to("not there"),
    "a link to our folder": _a_link_to_ours,
}


def changes(found: os.stat_result) -> tuple[int, ...]:
    """What the file system says of a file, but when it was last read: a link is, by whoever looks."""
    return found.st_mode, found.st_ino, found.st_uid, found.st_gid, found.st_size, found.st_ctime_ns


@pytest.mark.parametrize("placed", thinned(PLACED, 4))
def test_what_they_put_where_our_cache_is_to_be_is_not_used(
    placed: str, us: User, them: User, shared: Path
) -> None:
    root = library(us, shared / "library", 0o700)
    expected = answers(us, root, shared / "home-64001/cache")
    PLACED[placed](shared / "ghost", us, them)
    before = sorted(shared.iterdir())
    found = changes((shared / "ghost").lstat())
    assert answers(us, root, shared) == expected
    assert "cannot write the index" in us.ghost("index", "--content", root, kept=shared).err
    assert sorted(shared.iterdir()) == before
    assert changes((shared / "ghost").lstat()) == found
    for folder in ("ghost", "album", "ours"):
        assert not (shared / folder).is_dir() or not list((shared / folder).iterdir())


def test_an_index_that_they_made_of_our_library_is_not_believed(us: User, them: User, shared: Path) -> None:
    """It says what they like, under the very name that ours is to have, with times that are right."""
    root = library(us, shared / "library")
    expected = answers(us, root, us.home / "cache")
    episode = root / "bridge/episode.yaml"
    was = episode.stat()
    episode.write_text(EPISODE.replace("first number", "FALSE number"))
    os.utime(episode, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert "FALSE" in them.ghost("quotes", "--content", root, kept=shared).out
    episode.write_text(EPISODE)
    os.utime(episode, ns=(was.st_atime_ns, was.st_mtime_ns))
    for mode in (0o700, 0o755, 0o777):
        (shared / "ghost").chmod(mode)
        for one in (shared / "ghost").rglob("*"):
            one.chmod(0o777 if one.is_dir() else 0o666)
        assert answers(us, root, shared) == expected


@pytest.mark.parametrize(("theirs", "mode"), thinned(product([True, False], [0o755, 0o777, 0o1777]), 4))
def test_a_folder_that_they_may_exchange_is_not_used(
    theirs: bool, mode: int, us: User, them: User, shared: Path
) -> None:
    """Ours lay in theirs: between two looks at it they could put another one in its place."""
    root = library(us, shared / "library", 0o700)
    expected = answers(us, root, us.home / "cache")
    above = shared / "above"
    (above / "ghost").mkdir(parents=True)
    us.owns(above / "ghost", 0o700)
    (them if theirs else us).owns(above, mode)
    us.owns(above / "ghost", 0o700)
    assert answers(us, root, above) == expected
    is_safe = not theirs and mode != 0o777
    assert bool(list((above / "ghost").iterdir())) is is_safe


# Our library, and theirs.


def test_what_we_may_not_read_is_a_problem_and_hides_nothing(us: User, them: User, shared: Path) -> None:
    root = library(us, shared / "library", 0o777)
    for name in ("closed", "notes", "speech", "whole"):
        library(them, shared / name)
        shutil.move(shared / name / "bridge", root / name)
        them.owns(root / name)
    (root / "closed").chmod(0o700)
    (root / "notes/episode.yaml").chmod(0o600)
    (root / "speech/transcript.vtt").chmod(0o600)
    ran = us.ghost("lint", "--content", root, status=1)
    assert ran.out.count("cannot be read: permission denied") == 3
    assert us.ghost("episodes", "-o", "ref", "--content", root).lines[0] == "bridge"
    refs = us.ghost("search", "river", "-o", "ref", "--content", root).out
    assert {"bridge", "whole"} <= {line.partition("/")[0].partition("@")[0] for line in refs.splitlines()}
    assert "permission denied" in us.ghost("transcript", "speech", "--content", root, status=2).err
    for words, status in (
        (("show", "speech"), 0),
        (("verify",), 1),
        (("verify", "--write"), 2),
        (("index",), 0),
    ):
        us.ghost(*words, "--content", root, status=status)


def test_a_library_that_we_may_not_write_stays_as_it_is(us: User, them: User, shared: Path) -> None:
    root = library(them, shared / "library")
    (shared / "talk.vtt").write_text(BRIDGE.replace("twice", "once"))
    before = {one: one.read_bytes() for one in root.rglob("*") if one.is_file()}
    for words in (
        ("verify", "--write"),
        ("import", "talk.vtt"),
        ("import", "talk.vtt", "-e", "bridge", "--force"),
        ("import", "talk.vtt", "-e", "bridge", "--as", "de"),
        ("init", root / "new"),
    ):
        ran = us.ghost(*words, *(() if words[0] == "init" else ("--content", root)), status=2)
        assert "permission denied" in ran.err, (words, ran)
    assert {one: one.read_bytes() for one in root.rglob("*") if one.is_file()} == before


def test_each_reads_a_library_by_a_cache_of_his_own(us: User, them: User, shared: Path) -> None:
    root = library(us, shared / "library")
    assert answers(us, root, us.home / "cache") == answers(them, root, them.home / "cache")
    assert {one.stat().st_uid for one in (them.home / "cache").rglob("*")} == {THEM}
    assert {one.stat().st_uid for one in root.rglob("*")} == {US}


def test_their_files_are_not_swept_and_their_links_not_followed(us: User, them: User, shared: Path) -> None:
    root = library(us, shared / "library", 0o1777)
    precious = shared / "kept"
    precious.write_text(HIDDEN)
    us.owns(precious, 0o600)
    closed = root / ".ghost-abcd1234.tmp"
    closed.write_text("theirs")
    them.owns(closed, 0o600)
    (root / ".ghost-link1234.tmp").symlink_to(precious)
    os.mkfifo(root / ".ghost-pipe1234.tmp")
    (root / ".ghost-room1234.tmp").mkdir()
    for one in root.glob(".ghost-*"):
        os.lchown(one, THEM, THEM)
    names = sorted(one.name for one in root.iterdir())
    (shared / "talk.vtt").write_text(BRIDGE)
    assert HIDDEN not in us.ghost("lint", "--content", root).out
    us.ghost("import", "talk.vtt", "--content", root)
    assert sorted(one.name for one in root.iterdir()) == sorted([*names, "talk"])
    assert precious.read_text() == HIDDEN


def test_a_library_where_anybody_may_write_is_not_marked_by_them(us: User, them: User, shared: Path) -> None:
    (shared / "ghost.yaml").write_text(f"version: 1\ntitle: {HIDDEN}\n")
    (shared / "evil").mkdir()
    (shared / "evil/episode.yaml").write_text(f"title: {HIDDEN}\n")
    them.owns(shared / "ghost.yaml")
    them.owns(shared / "evil")
    assert HIDDEN not in us.ghost("episodes").out
    assert HIDDEN in us.ghost("episodes", "--content", shared).out


@pytest.mark.parametrize("mode", [0o4777, 0o6755, 0o640, 0o660, 0o604])
def test_what_is_written_over_a_file_of_theirs_gives_nobody_more(
    mode: int, us: User, them: User, shared: Path
) -> None:
    """A file that runs as its owner did so for us; one for their group was for ours."""
    root = library(us, shared / "library")
    notes = root / "bridge/episode.yaml"
    os.chown(notes, US, THEM)
    notes.chmod(mode)
    us.ghost("verify", "--write", "--content", root)
    assert notes.read_text() != EPISODE
    found = notes.stat()
    assert (found.st_uid, found.st_gid) == (US, US)
    group = mode >> 3 & mode & 0o7
    assert stat.S_IMODE(found.st_mode) == mode & 0o707 | group << 3
    del them


def test_what_root_writes_over_stays_its_owners(us: User, shared: Path) -> None:
    """By `sudo ghost verify --write` a person lost the notes that only he could read."""
    root = library(us, shared / "library")
    notes = root / "bridge/episode.yaml"
    notes.chmod(0o600)
    User(0, shared).ghost("verify", "--write", "--content", root, kept=shared / "cache")
    assert notes.read_text() != EPISODE
    assert (notes.stat().st_uid, notes.stat().st_gid, stat.S_IMODE(notes.stat().st_mode)) == (US, US, 0o600)
    us.ghost("quotes", "--content", root)


def test_a_hard_link_of_theirs_to_our_notes_is_not_written_through(
    us: User, them: User, shared: Path
) -> None:
    root = library(us, shared / "library")
    notes = root / "bridge/episode.yaml"
    os.link(notes, shared / "theirs.yaml")
    us.ghost("verify", "--write", "--content", root)
    assert notes.read_text() != EPISODE
    assert (shared / "theirs.yaml").read_text() == EPISODE
    del them
