"""However files change, an index that is brought up to date holds and answers what a fresh one does."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from ghostcli.actions.lint import lint_library
from ghostcli.index import file_states, frequencies, refresh
from ghostcli.index.library import library_in_memory, stored_library
from ghostcli.model import EPISODES, KINDS, TRANSCRIPT
from ghostcli.search.find import Question, find
from thinned import thinned

from . import made
from .contents import answers, contents

ALL = (*KINDS.values(), EPISODES, TRANSCRIPT)

NAMES = ("ep", "ep-2", "ep-10", "ep3", "fp", "zz")
FILES = ("episode.yaml", "more.yaml", "x.yml", "transcript.vtt", "transcript.two.vtt", "audio.txt")
SAID = "We measured the river twice and trusted the first number."


def content(chance: random.Random, file: str) -> str:
    if file.endswith(".vtt"):
        return made.transcript([("Ada", SAID)] * chance.randint(0, 2) + [("Bo", made.sentence(chance))])
    if file == "audio.txt":
        return "nothing to read"
    head = f"title: {made.sentence(chance, 1, 3)[:-1]}\n" if file == "episode.yaml" else ""
    if file == "episode.yaml" and chance.random() < 0.2:
        head += f"language: {chance.choice(['de', 'fr'])}\n"
    wrong = "qoutes: []\n" if chance.random() < 0.1 else ""
    people = "people: [{name: Ada Reed, aliases: [Ada]}]\n" if chance.random() < 0.3 else ""
    number = chance.randint(1, 3)
    return (
        f"{head}{wrong}{people}quotes:\n- {{id: q{number}, text: {SAID}, fidelity: {{verdicts: [near]}}}}\n"
    )


def edit(chance: random.Random, roots: list[Path]) -> str:
    """Change something; says what."""
    folder = chance.choice(roots) / chance.choice(NAMES)
    if folder.is_symlink() and not folder.is_dir():
        folder.unlink()
    path = folder / chance.choice(FILES)
    other = chance.choice(roots) / chance.choice(NAMES)
    match chance.choice(
        ["write"] * 4 + ["replace", "swap", "touch", "unlink", "rmtree", "rename", "mkdir", "link"]
    ):
        case "write":
            folder.mkdir(exist_ok=True)
            path.write_text(content(chance, path.name))
        case "replace" if folder.is_dir():
            beside = folder / "~beside"
            beside.write_text(content(chance, path.name))
            beside.replace(path)
        case "swap" if path.is_file():  # of the same size, and with the old time
            before = path.stat()
            path.write_text(path.read_text().replace("river", "rivet"))
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        case "touch" if path.is_file():
            path.touch()
        case "unlink":
            path.unlink(missing_ok=True)
        case "rmtree" if folder.is_dir() and not folder.is_symlink():
            shutil.rmtree(folder)
        case "rename" if folder.is_dir() and not os.path.lexists(other):
            folder.rename(other)
        case "mkdir":
            folder.mkdir(exist_ok=True)
        case "link" if folder.is_dir() and not os.path.lexists(other):
            other.symlink_to(folder)
        case _:
            return ""
    return f"{path} {other}"


def judged(episodes: object) -> list[object]:
    hits = find(episodes, Question((KINDS["quotes"],))).hits  # type: ignore[arg-type]
    return [(one.record.ref, one.record.values.get("fidelity")) for one in hits]


def by_word(row: tuple[int, str, int]) -> str:
    return row[1]


def check(seed: int, steps: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    monkeypatch.setattr(file_states, "UNSETTLED", 0)
    monkeypatch.setattr(file_states, "PART", (7, 1024)[seed % 2])
    monkeypatch.setattr(frequencies, "MANY", (500, 4)[seed % 3 == 0])
    monkeypatch.setattr(refresh, "BATCH", (2.0, 0.0)[seed % 4 == 0])
    roots = [folder / "a", folder / "b"]
    for root in roots:
        made.write(str(root), "ghost.yaml", "version: 1\n")
    names = [str(root) for root in roots]
    done: list[str] = []
    for step in range(steps):
        done += [edit(chance, roots) for _ in range(chance.choice([1, 1, 2, 4]))]
        library, index = stored_library(names, os.environ)
        fresh = stored_library(names, {**os.environ, "XDG_CACHE_HOME": str(folder / f"fresh-{step}")})[1]
        memory = library_in_memory(names)
        here, there = contents(index), contents(fresh)
        for name, rows in here.items():
            assert rows == there[name], (seed, step, name, done[-8:])
        assert [(word, count) for _, word, count in sorted(here["terms"], key=by_word)] == here["words"]
        found = answers(library.episodes, ALL)
        assert found == answers(fresh.episodes, ALL), (seed, step, done[-8:])
        assert found == answers(memory.episodes, ALL), (seed, step, done[-8:])
        assert judged(library.episodes) == judged(memory.episodes), (seed, step, done[-8:])
        assert lint_library(library) == lint_library(memory), (seed, step, done[-8:])
        index.close()
        fresh.close()


@pytest.mark.parametrize("seed", thinned([4, 5, 7], 3))
def test_edits_at_random(seed: int, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not cache.exists()
    check(seed, 22, tmp_path, monkeypatch)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8, 16))
def test_many_edits_at_random(
    seed: int, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not cache.exists()
    check(seed, 100, tmp_path, monkeypatch)
