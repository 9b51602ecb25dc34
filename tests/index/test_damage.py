"""Whatever has become of the files of an index, the answers are the same, within seconds."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from ghostcli.index import guard
from ghostcli.index.library import stored_library
from thinned import thinned

from .damaged import (
    GARBAGE,
    cut,
    flip,
    ghost,
    other_words,
    overwrite,
    replace_by_folder,
    replace_by_link,
    replace_by_pipe,
    run_sql,
    stamp_anew,
    start,
    stored,
    to_folder,
    words,
    zero,
)


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


@pytest.mark.parametrize(("name", "harm"), thinned(product(SOME, HARM), 27))
def test_harm_to_a_file_of_the_words_changes_no_answer(
    name: str, harm: str, nine: str, expected: str, path: Path
) -> None:
    found = [one for one in words(path).iterdir() if one.name.endswith(name)]
    assert found, sorted(words(path).iterdir())
    HARM[harm](found[0])
    assert stored(nine) == expected
    assert guard.is_sound(str(path))
    assert stored(nine) == expected


@pytest.mark.parametrize("damage", thinned(DAMAGES, 11))
def test_damage_changes_no_answer(damage: str, nine: str, expected: str, path: Path) -> None:
    DAMAGES[damage](path)
    try:
        assert stored(nine) == expected
        assert stored(nine) == expected
    finally:
        with contextlib.suppress(OSError):
            path.parent.chmod(0o700)
    assert stored(nine) == expected
    if not path.parent.is_file():
        assert guard.is_sound(str(path))  # whatever it was, it has been mended


@pytest.mark.parametrize("ending", ["", guard.STAMP, guard.JOURNAL, guard.LOCK])
def test_a_folder_that_holds_something_is_told_of_and_stays(
    ending: str, nine: str, expected: str, path: Path
) -> None:
    """It was deleted with all that was in it, and nobody heard of it."""
    place = Path(f"{path}{ending}")
    place.unlink(missing_ok=True)
    place.mkdir()
    (place / "mine.txt").write_text("mine")
    if ending == guard.LOCK:  # which only a writer looks at
        path.unlink()
    for _ in range(2):
        assert stored(nine) == expected
    assert [one.name for one in place.iterdir()] == ["mine.txt"]
    library, index = stored_library([nine], os.environ)
    assert index.remark.endswith("reading all files instead")
    assert f"{place} is a folder, and it is not empty" in index.remark
    index.close()
    del library
    (place / "mine.txt").unlink()
    assert stored(nine) == expected
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
    command: str, ending: str, nine: str, path: Path
) -> None:
    path.unlink()
    place = Path(f"{path}{ending}")
    place.unlink(missing_ok=True)
    place.mkdir()
    (place / "mine.txt").write_text("mine")
    process = start(nine, *command.split())
    _, said = process.communicate(timeout=60)
    assert process.returncode in {0, 1}
    assert said.decode().count("is a folder, and it is not empty") == 1


def test_it_is_sound_again_after_damage(nine: str, expected: str, path: Path) -> None:
    overwrite(path, 0.5, GARBAGE)
    stored(nine)
    assert guard.is_sound(str(path))
    before = path.stat().st_mtime_ns
    time.sleep(0.01)
    assert stored(nine) == expected
    assert path.stat().st_size
    assert guard.is_sound(str(path)), before


def test_verdicts_that_are_damaged_are_found_out_again(nine: str, path: Path) -> None:
    before = ghost(nine, "quotes", "-o", "jsonl")
    for packed in ("x'00112233'", "x''", "7", "'text'"):
        run_sql(path, f"UPDATE verdicts SET packed = {packed}")  # noqa: S608
        stamp_anew(path)
        assert ghost(nine, "quotes", "-o", "jsonl") == before


ON_THE_WAY: dict[str, Callable[[Path], object]] = {
    "rows": lambda path: run_sql(path, "UPDATE records SET packed = x'0011223344'"),
    "texts": lambda path: run_sql(path, "UPDATE passages SET texts = x'0011223344'"),
    "no words": steps(lambda path: shutil.rmtree(words(path)), lambda path: words(path).mkdir(0o700)),
    "words of another schema": other_words,
    "words in part": lambda path: next(words(path).glob("*.pos")).unlink(),
    "zeros for words": lambda path: zero(next(words(path).glob("*.term"))),
}


@pytest.mark.parametrize("damage", thinned(ON_THE_WAY, 5))
def test_a_damage_that_is_found_on_the_way_is_found_once(damage: str, nine: str, path: Path) -> None:
    asked = ("search", "bridge", "-o", "jsonl")
    before = ghost(nine, *asked)
    ON_THE_WAY[damage](path)
    stamp_anew(path)
    assert ghost(nine, *asked) in {
        (2, ""),
        before,
    }  # some is found as the index is opened, and mended at once
    assert ghost(nine, *asked) == before
