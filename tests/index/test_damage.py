"""Whatever has become of the files of an index, the answers are the same, within seconds."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest

from ghostcli.index import connections, guard, opening
from ghostcli.index.library import library_in_memory, stored_library
from ghostcli.model import EPISODES, KINDS, TRANSCRIPT
from ghostcli.search.find import Question, find
from thinned import thinned

from . import made

ALL = (*KINDS.values(), EPISODES, TRANSCRIPT)
SECONDS = 20


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> str:
    return made.library(str(tmp_path_factory.mktemp("library")), 9)


def answers(episodes: object) -> str:
    """Everything that is read, and some of what is found."""
    parts = [repr(dict(episodes.items()))]  # type: ignore[attr-defined]
    for query in ("bridge", "ferry harbour", "brigde", '"people think"', "since:2025 lanter*"):
        answer = find(episodes, Question(ALL, query))  # type: ignore[arg-type]
        parts.append(repr((list(answer.hits), answer.total, answer.read_as)))
    return "\n".join(parts)


@pytest.fixture(scope="module")
def expected(root: str) -> str:
    return answers(library_in_memory([root]).episodes)


def stored(root: str) -> str:
    started = time.monotonic()
    library, index = stored_library([root], os.environ)
    try:
        return answers(library.episodes)
    finally:
        index.close()
        assert time.monotonic() - started < SECONDS


@pytest.fixture
def path(root: str, cache: Path) -> Path:
    """The file of an index that is sound."""
    stored(root)
    (found,) = cache.glob("*.index")
    return found


def overwrite(path: Path, at: float, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(int(path.stat().st_size * at))
        file.write(data)


def run_sql(path: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def cut(path: Path, share: float) -> None:
    os.truncate(path, int(path.stat().st_size * share))


def replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir(parents=True)


def replace_by_link(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def replace_by_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def stamp_anew(path: Path) -> None:
    with guard.changing(str(path)):
        pass


def words(path: Path) -> Path:
    return Path(f"{path}{guard.WORDS}")


def flip(path: Path, at: float) -> None:
    """Turn one bit round."""
    data = bytearray(path.read_bytes())
    data[int(len(data) * at)] ^= 4
    path.write_bytes(data)


def zero(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def other_words(path: Path) -> None:
    """Words of an index with other fields."""
    from tantivy import Index, SchemaBuilder

    shutil.rmtree(words(path))
    words(path).mkdir(0o700)
    Index(SchemaBuilder().add_text_field("x").build(), str(words(path)))


GARBAGE = bytes(range(256)) * 8


def to_folder(path: Path, ending: str) -> None:
    beside = Path(f"{path}{ending}")
    beside.unlink(missing_ok=True)
    beside.mkdir()


def steps(*some: Callable[[Path], object]) -> Callable[[Path], None]:
    def do(path: Path) -> None:
        for step in some:
            step(path)

    return do


DAMAGES: dict[str, Callable[[Path], object]] = {
    "missing": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "one byte": lambda path: path.write_bytes(b"S"),
    "cut at a tenth": lambda path: cut(path, 0.1),
    "cut in half": lambda path: cut(path, 0.5),
    "cut by a little": lambda path: cut(path, 0.99),
    "garbage for a header": lambda path: overwrite(path, 0, GARBAGE[:100]),
    "garbage at a quarter": lambda path: overwrite(path, 0.25, GARBAGE),
    "garbage in the middle": lambda path: overwrite(path, 0.5, GARBAGE),
    "garbage at the end": lambda path: overwrite(path, 0.98, GARBAGE),
    "one bit": lambda path: overwrite(path, 0.6, b"\x01"),
    "garbage all over": lambda path: path.write_bytes(GARBAGE * 50),
    "text": lambda path: path.write_text("title: no index\n" * 100),
    "zeros": zero,
    "longer": lambda path: path.write_bytes(path.read_bytes() + GARBAGE),
    "another database": steps(Path.unlink, lambda path: run_sql(path, "CREATE TABLE x (y)")),
    "another version": lambda path: run_sql(path, "UPDATE meta SET value = '0' WHERE name = 'fingerprint'"),
    "another version, as ghost left it": steps(
        lambda path: run_sql(path, "UPDATE meta SET value = '0' WHERE name = 'fingerprint'"), stamp_anew
    ),
    "missing tables": lambda path: run_sql(path, "DROP TABLE records", "DROP TABLE terms"),
    "missing rows": lambda path: run_sql(path, "DELETE FROM records", "DELETE FROM terms"),
    "wrong rows": lambda path: run_sql(path, "UPDATE records SET packed = x'0011223344'"),
    "wrong texts": lambda path: run_sql(path, "UPDATE passages SET texts = x'0011223344'"),
    "words pending": lambda path: run_sql(path, "INSERT INTO pending SELECT position FROM episodes"),
    "a folder in its place": replace_by_folder,
    "a link to itself": replace_by_link,
    "a pipe in its place": replace_by_pipe,
    "unreadable": lambda path: path.chmod(0),
    "read only": lambda path: path.chmod(0o444),
    "no stamp": lambda path: Path(f"{path}{guard.STAMP}").unlink(),
    "garbage for a stamp": lambda path: Path(f"{path}{guard.STAMP}").write_bytes(GARBAGE),
    "a folder for a stamp": lambda path: to_folder(path, guard.STAMP),
    "a pipe for a stamp": steps(
        lambda path: Path(f"{path}{guard.STAMP}").unlink(), lambda path: os.mkfifo(f"{path}{guard.STAMP}")
    ),
    "stopped before the machine was, a page lost": steps(
        lambda path: overwrite(path, 0.5, GARBAGE),
        lambda path: Path(f"{path}{guard.STAMP}").write_text("changing 00000000-another-start"),
    ),
    "a folder for a lock": steps(lambda path: to_folder(path, guard.LOCK), Path.unlink),
    "garbage for a journal": lambda path: Path(f"{path}{guard.JOURNAL}").write_bytes(GARBAGE),
    "a folder for a journal": lambda path: to_folder(path, guard.JOURNAL),
    "garbage for a write-ahead log": lambda path: Path(f"{path}-wal").write_bytes(GARBAGE),
    "the cache folder gone": lambda path: shutil.rmtree(path.parent),
    "a file for the cache folder": steps(
        lambda path: shutil.rmtree(path.parent), lambda path: path.parent.write_text("")
    ),
    "a folder without rights": lambda path: path.parent.chmod(0o500),
    "words gone": lambda path: shutil.rmtree(words(path)),
    "words gone after a writer was killed": steps(
        lambda path: shutil.rmtree(words(path)), lambda path: guard._note(str(path), guard._changing())
    ),
    "a file for words": steps(
        lambda path: shutil.rmtree(words(path)), lambda path: words(path).write_bytes(GARBAGE)
    ),
    "words without rights": lambda path: words(path).chmod(0),
    "words, the folder read only": lambda path: words(path).chmod(0o500),
    "words, the folder read only, a lock gone": steps(
        lambda path: (words(path) / ".tantivy-meta.lock").unlink(), lambda path: words(path).chmod(0o500)
    ),
    "words of another schema": other_words,
    "words, a file more": lambda path: (words(path) / "more.idx").write_bytes(GARBAGE),
    "words, a garbage lock": lambda path: (words(path) / ".tantivy-writer.lock").write_bytes(GARBAGE),
    "words, a lock gone": lambda path: (words(path) / ".tantivy-meta.lock").unlink(),
    "tables gone after a writer was killed": steps(
        Path.unlink, lambda path: guard._note(str(path), guard._changing())
    ),
}

SOME = ("term", "idx", "pos", "store", "fieldnorm", "fast", "meta.json", ".managed.json")
"""The ends of the names of the word store's files."""

HARM: dict[str, Callable[[Path], object]] = {
    "missing": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "cut in half": lambda path: cut(path, 0.5),
    "cut by a little": lambda path: os.truncate(path, path.stat().st_size - 1),
    "garbage for a header": lambda path: overwrite(path, 0, GARBAGE[:40]),
    "zeros": zero,
    "a bit near the start": lambda path: flip(path, 0.1),
    "a bit in the middle": lambda path: flip(path, 0.5),
    "a bit near the end": lambda path: flip(path, 0.97),
    "longer": lambda path: path.write_bytes(path.read_bytes() + GARBAGE),
    "a folder in its place": replace_by_folder,
    "unreadable": lambda path: path.chmod(0),
    "writable by all": lambda path: path.chmod(0o666),
}


@pytest.mark.parametrize(("name", "harm"), thinned(product(SOME, HARM), 13))
def test_harm_to_a_file_of_the_words_changes_no_answer(
    name: str, harm: str, root: str, expected: str, path: Path
) -> None:
    found = [one for one in words(path).iterdir() if one.name.endswith(name)]
    assert found, sorted(words(path).iterdir())
    HARM[harm](found[0])
    assert stored(root) == expected
    assert guard.is_sound(str(path))
    assert stored(root) == expected


@pytest.mark.parametrize("damage", thinned(DAMAGES, 7))
def test_damage_changes_no_answer(damage: str, root: str, expected: str, path: Path) -> None:
    DAMAGES[damage](path)
    try:
        assert stored(root) == expected
        assert stored(root) == expected
    finally:
        with contextlib.suppress(OSError):
            path.parent.chmod(0o700)
    assert stored(root) == expected
    if not path.parent.is_file():
        assert guard.is_sound(str(path))  # whatever it was, it has been mended


@pytest.mark.parametrize("ending", ["", guard.STAMP, guard.JOURNAL, guard.LOCK])
def test_a_folder_that_holds_something_is_told_of_and_stays(
    ending: str, root: str, expected: str, path: Path
) -> None:
    """It was deleted with all that was in it, and nobody heard of it."""
    place = Path(f"{path}{ending}")
    place.unlink(missing_ok=True)
    place.mkdir()
    (place / "mine.txt").write_text("mine")
    if ending == guard.LOCK:  # which only a writer looks at
        path.unlink()
    for _ in range(2):
        assert stored(root) == expected
    assert [one.name for one in place.iterdir()] == ["mine.txt"]
    library, index = stored_library([root], os.environ)
    assert index.remark.endswith("reading all files instead")
    assert f"{place} is a folder, and it is not empty" in index.remark
    index.close()
    del library
    (place / "mine.txt").unlink()
    assert stored(root) == expected
    assert guard.is_sound(str(path))


@pytest.mark.parametrize(
    ("ending", "command"),
    thinned(
        product(
            ["", guard.STAMP, guard.JOURNAL, guard.LOCK],
            ["episodes", "index", "search ferry", "verify", "lint"],
        ),
        6,
    ),
)
def test_a_folder_in_its_place_is_said_in_a_pipe_too(
    command: str, ending: str, root: str, path: Path
) -> None:
    path.unlink()
    place = Path(f"{path}{ending}")
    place.unlink(missing_ok=True)
    place.mkdir()
    (place / "mine.txt").write_text("mine")
    process = start(root, *command.split())
    _, said = process.communicate(timeout=60)
    assert process.returncode in {0, 1}
    assert said.decode().count("is a folder, and it is not empty") == 1


def test_it_is_sound_again_after_damage(root: str, expected: str, path: Path) -> None:
    overwrite(path, 0.5, GARBAGE)
    stored(root)
    assert guard.is_sound(str(path))
    before = path.stat().st_mtime_ns
    time.sleep(0.01)
    assert stored(root) == expected
    assert path.stat().st_size
    assert guard.is_sound(str(path)), before


@contextlib.contextmanager
def locked(path: Path, how: str) -> Iterator[None]:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(how)
        yield


@pytest.mark.parametrize(
    ("how", "fresh"), thinned(product(["BEGIN EXCLUSIVE", "BEGIN IMMEDIATE"], [True, False]), 3)
)
def test_a_lock_changes_no_answer(how: str, fresh: bool, root: str, expected: str, path: Path) -> None:
    if not fresh:
        os.utime(Path(root) / "talk-003" / "episode.yaml")
    with locked(path, how):
        assert stored(root) == expected


def test_a_large_one_that_is_locked_is_read_as_it_was(
    root: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ghostcli.index.opening.SMALL", 3)
    made.write(root, "talk-003/more.yaml", "themes:\n  - {title: Written since}\n")
    try:
        with locked(path, "BEGIN EXCLUSIVE"):
            library, index = stored_library([root], os.environ)
            assert index.stale
            assert "showing older data" in index.remark
            assert len(library.episodes["talk-003"].records["themes"]) == 3
            index.close()
        library, index = stored_library([root], os.environ)
        assert not index.stale
        assert len(library.episodes["talk-003"].records["themes"]) == 4
        index.close()
    finally:
        (Path(root) / "talk-003" / "more.yaml").unlink()


def test_a_writer_that_hangs_changes_no_answer(
    root: str, expected: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "PATIENCE", 0.3)
    os.utime(Path(root) / "talk-003" / "episode.yaml")
    with Path(f"{path}{guard.LOCK}").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert stored(root) == expected


def test_a_reader_that_takes_its_time_is_in_nobodys_way(root: str, expected: str, path: Path) -> None:
    library, index = stored_library([root], os.environ)
    assert len(library.episodes) == 9
    os.utime(Path(root) / "talk-003" / "episode.yaml")
    assert stored(root) == expected
    assert answers(library.episodes) == expected
    index.close()
    assert stored(root) == expected
    assert guard.is_sound(str(path))


COMMAND = "import sys; from ghostcli.cli.app import run; sys.exit(run(sys.argv[1:]))"
FULL = (
    "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    "resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000));"
)
"""What makes every file that grows beyond that fail, as on a full disk."""


def start(root: str, *arguments: str, before: str = "") -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", before + COMMAND, *arguments, "--content", root],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
    )


def test_a_full_disk_changes_no_answer(root: str, cache: Path) -> None:
    full = start(root, "search", "bridge", "-o", "jsonl", before=FULL)
    out, err = full.communicate(timeout=60)
    assert (full.returncode, err) == (0, b"")
    assert out == start(root, "search", "bridge", "-o", "jsonl").communicate(timeout=60)[0]
    assert out.count(b"\n") > 10
    assert cache.exists()


def test_eight_processes_at_once(root: str, cache: Path) -> None:
    assert not cache.exists()
    running = [start(root, "search", "bridge", "-o", "jsonl") for _ in range(8)]
    ended = [process.communicate(timeout=120) for process in running]
    assert {process.returncode for process in running} == {0}
    assert len({out for out, _ in ended}) == 1
    assert ended[0][0].count(b"\n") > 10
    assert {err for _, err in ended} == {b""}


def no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on no index grows any more."""
    connect = connections.connect

    def full(name: str, *, uri: bool = False) -> sqlite3.Connection:
        connection = connect(name, uri=uri)
        if name != ":memory:":
            connection.execute("PRAGMA max_page_count = 1")  # what it has stays
        return connection

    monkeypatch.setattr("ghostcli.index.opening.connect", full)


@pytest.mark.parametrize("small", [True, False])
def test_no_room_costs_no_index(small: bool, root: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else every command would make it anew, and find no room again."""
    monkeypatch.setattr(opening, "SMALL", 100 if small else 3)
    inode = path.stat().st_ino
    more = made.write(root, "talk-003/more.yaml", "themes:\n" + "  - {title: Written since}\n" * 2000)
    try:
        with monkeypatch.context() as patched:
            no_room(patched)
            for _ in range(2):
                library, index = stored_library([root], os.environ)
                assert index.stale is not small
                assert "full" in index.remark
                assert len(library.episodes["talk-003"].records["themes"]) == (2003 if small else 3)
                index.close()
                assert path.stat().st_ino == inode
        library, index = stored_library([root], os.environ)
        assert (index.stale, len(library.episodes["talk-003"].records["themes"])) == (False, 2003)
        index.close()
        assert path.stat().st_ino == inode
    finally:
        os.unlink(more)


def test_verdicts_that_are_damaged_are_found_out_again(root: str, path: Path) -> None:
    before = ghost(root, "quotes", "-o", "jsonl")
    for packed in ("x'00112233'", "x''", "7", "'text'"):
        run_sql(path, f"UPDATE verdicts SET packed = {packed}")  # noqa: S608
        stamp_anew(path)
        assert ghost(root, "quotes", "-o", "jsonl") == before


ON_THE_WAY: dict[str, Callable[[Path], object]] = {
    "rows": lambda path: run_sql(path, "UPDATE records SET packed = x'0011223344'"),
    "texts": lambda path: run_sql(path, "UPDATE passages SET texts = x'0011223344'"),
    "no words": steps(lambda path: shutil.rmtree(words(path)), lambda path: words(path).mkdir(0o700)),
    "words of another schema": other_words,
    "words in part": lambda path: next(words(path).glob("*.pos")).unlink(),
    "zeros for words": lambda path: zero(next(words(path).glob("*.term"))),
}


@pytest.mark.parametrize("damage", thinned(ON_THE_WAY, 5))
def test_a_damage_that_is_found_on_the_way_is_found_once(damage: str, root: str, path: Path) -> None:
    asked = ("search", "bridge", "-o", "jsonl")
    before = ghost(root, *asked)
    ON_THE_WAY[damage](path)
    stamp_anew(path)
    assert ghost(root, *asked) in {
        (2, ""),
        before,
    }  # some is found as the index is opened, and mended at once
    assert ghost(root, *asked) == before


def ghost(root: str, *arguments: str) -> tuple[int, str]:
    """Run a command line; its status and what it prints."""
    process = start(root, *arguments)
    out, _ = process.communicate(timeout=60)
    return process.returncode, out.decode()
