"""Every command sees every edit, and only what has changed is read again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from ghostcli.errors import Problem
from ghostcli.index import changed_folders, entries, file_states, frequencies, opening, refresh, writer
from ghostcli.index.entries import Job
from ghostcli.index.library import stored_library
from ghostcli.library import folders
from ghostcli.library.paths import read_library
from ghostcli.model import KINDS, TRANSCRIPT
from ghostcli.search.find import Question, find
from thinned import thinned

from . import made
from .refreshed import ALL, same


@pytest.fixture
def root(tmp_path: Path, cache: Path) -> Path:
    assert not cache.exists()
    return Path(made.library(str(tmp_path / "library"), 6))


EDITS: dict[str, Callable[[Path], object]] = {
    "a word": lambda root: made.write(str(root), "talk-001/episode.yaml", "title: A lantern\n"),
    "of the same size": lambda root: (root / "talk-001/episode.yaml").write_text(
        (root / "talk-001/episode.yaml").read_text().replace("Ada Reed", "Eva Reed")
    ),
    "a transcript": lambda root: made.write(
        str(root), "talk-001/transcript.vtt", made.transcript([("Ada Reed", "A wholly new xylophone.")])
    ),
    "more notes": lambda root: made.write(str(root), "talk-002/more.yaml", "themes:\n  - {title: A kite}\n"),
    "a second transcript": lambda root: made.write(
        str(root), "talk-001/transcript.other.vtt", made.transcript([("Ada Reed", "Another one.")])
    ),
    "a first transcript": lambda root: made.write(
        str(root), "talk-002/transcript.vtt", made.transcript([("Ada Reed", "The first one.")])
    ),
    "a transcript gone": lambda root: (root / "talk-001/transcript.vtt").rename(root / "talk-001/x.txt"),
    "notes that are wrong": lambda root: made.write(
        str(root), "talk-002/more.yaml", "themes:\n  - {ttle: x}\n"
    ),
    "notes of another ending": lambda root: made.write(str(root), "talk-002/more.yml", "themes: []\n"),
    "a new episode": lambda root: made.episode(str(root), "talk-003b", 40),
    "a new first episode": lambda root: made.episode(str(root), "a-talk", 41),
    "an episode gone": lambda root: [one.rename(root / one.name) for one in (root / "talk-004").iterdir()],
    "an episode renamed": lambda root: (root / "talk-004").rename(root / "walk"),
    "no episode any more": lambda root: (root / "talk-004/episode.yaml").rename(root / "talk-004/x.yaml"),
    "a marker that is wrong": lambda root: made.write(str(root), "ghost.yaml", "version: 9\n"),
    "a folder of no use": lambda root: made.write(str(root), "Not An Id/episode.yaml", "title: x\n"),
    "touched": lambda root: (root / "talk-004/episode.yaml").touch(),
    "an alias": lambda root: made.write(
        str(root), "talk-001/more.yaml", "people:\n  - {name: Dora, aliases: [Bo Lindgren]}\n"
    ),
    "a link to an episode": lambda root: (root / "linked").symlink_to(root / "talk-001"),
}


@pytest.mark.parametrize(("edit", "settled"), thinned(product(EDITS, [False, True]), 9))
def test_an_edit_is_seen(edit: str, settled: bool, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if settled:  # as if nothing had changed for a while
        monkeypatch.setattr(file_states, "UNSETTLED", 0)
    same(root)
    EDITS[edit](root)
    same(root)
    same(root)


@pytest.mark.parametrize("settled", [False, True])
def test_a_marker_that_comes_changes_and_goes_is_seen(
    settled: bool, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What all transcripts of a library misheard stands in it: one that was new was not taken for that."""
    if settled:
        monkeypatch.setattr(file_states, "UNSETTLED", 0)
    marker = root / "ghost.yaml"
    for text in (None, "heard: {lantern: bridge}\n", "heard: {ferry: bridge}\n", None):
        marker.unlink(missing_ok=True)
        if text:
            marker.write_text("version: 1\n" + text)
        same(root)


def test_a_link_that_led_nowhere_is_seen_when_it_leads_to_an_episode(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_states, "UNSETTLED", 0)
    (root / "linked").symlink_to(root / "talk-001" / "part")
    assert "linked" not in titles(root)
    made.write(str(root), "talk-001/part/episode.yaml", "title: A part\n")
    assert titles(root)["linked"] == "A part"


def test_problems_are_in_the_order_of_episodes_whatever_was_read_last(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_states, "UNSETTLED", 0)
    wrong = "themes: [{ttle: x}]\n"
    for name in ("talk-003", "talk-001", "talk-002"):
        made.write(str(root), f"{name}/more.yaml", wrong)
        stored_library([str(root)], os.environ)[1].close()
    library, index = stored_library([str(root)], os.environ)
    assert list(library.problems) == list(read_library([str(root)]).problems)
    assert len(library.problems) >= 3
    index.close()


def test_only_what_has_changed_is_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def noted(job: Job, dictionary: bytes = b"") -> Any:
        read.append(job.name)
        return entries.prepare(job, dictionary)

    monkeypatch.setattr(refresh, "prepare", noted)
    monkeypatch.setattr(file_states, "UNSETTLED", 0)

    def names() -> list[str]:
        read.clear()
        stored_library([str(root)], os.environ)[1].close()
        return read

    assert len(names()) == 6
    assert names() == []
    made.write(str(root), "talk-003/episode.yaml", "title: Another\n")
    assert names() == ["talk-003"]
    os.utime(root / "talk-003/episode.yaml")
    assert names() == []
    made.write(str(root), "talk-009/episode.yaml", "title: New\n")
    assert names() == ["talk-009"]
    made.write(str(root), "talk-009/more.yaml", "themes:\n  - {title: x}\n")
    assert names() == ["talk-009"]


@pytest.mark.parametrize(
    "edit",
    ["a word", "a new episode", "a new first episode", "an episode renamed", "an episode gone for good"],
)
def test_no_other_folder_is_looked_into(edit: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_states, "UNSETTLED", 0)
    stored_library([str(root)], os.environ)[1].close()
    seen: list[str] = []
    look_into = folders.look_into

    def looked(path: str, problems: list[Problem]) -> folders.Folder:
        seen.append(os.path.basename(path))
        return look_into(path, problems)

    monkeypatch.setattr(folders, "look_into", looked)
    monkeypatch.setattr(changed_folders, "look_into", looked)
    if edit in EDITS:
        EDITS[edit](root)
    else:
        shutil.rmtree(root / "talk-004")
    library, index = stored_library([str(root)], os.environ)
    assert set(seen) <= {"talk-001", "talk-003b", "a-talk", "talk-004", "walk"}
    assert list(library.episodes) == sorted(one.name for one in root.iterdir() if one.is_dir())
    index.close()
    same(root)


def test_positions_leave_room_and_keep_the_order() -> None:
    first = writer.positions(["a", "c", "e"], {})
    assert first is not None
    later = writer.positions(["a", "b", "c", "d", "e", "f"], first)
    assert later is not None
    assert [later[name] for name in "ace"] == [first[name] for name in "ace"]
    assert sorted(later, key=later.__getitem__) == list("abcdef")
    assert writer.positions(["a", "b", "c"], {"a": 1, "c": 2}) is None
    assert writer.positions([], {}) == {}


@pytest.mark.parametrize("edit", thinned(EDITS, 4))
def test_words_are_counted_the_same_however_much_changes(
    edit: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frequencies, "MANY", 1)
    same(root)
    EDITS[edit](root)
    same(root)


def test_words_are_counted_in_the_end_where_it_takes_long(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refresh, "BATCH", -1.0)
    same(root)
    made.write(str(root), "talk-001/episode.yaml", "title: A lantern\n")
    made.write(
        str(root), "talk-002/transcript.vtt", made.transcript([("Ada Reed", "A wholly new xylophone.")])
    )
    same(root)


def test_the_first_transcript_of_an_episode_is_found(root: Path) -> None:
    made.write(str(root), "new/episode.yaml", "title: New\n")
    same(root)
    made.write(str(root), "new/transcript.vtt", made.transcript([("Ada Reed", "A wholly new xylophone.")]))
    library, index = stored_library([str(root)], os.environ)
    assert len(list(find(library.episodes, Question((TRANSCRIPT,), "xylophone")).hits)) == 1
    index.close()
    same(root)


def titles(*roots: Path) -> dict[str, str]:
    library, index = stored_library([str(root) for root in roots], os.environ)
    found = {name: library.episodes[name].head.label for name in library.episodes}
    index.close()
    return found


@pytest.mark.parametrize(("part", "many"), thinned([(2, 2), (1, 2), (1, 100), (7, 100)], 4))
def test_every_edit_is_seen_wherever_the_rows_of_what_is_watched_end(
    part: int, many: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_states, "UNSETTLED", 0)
    monkeypatch.setattr(file_states, "PART", part)
    monkeypatch.setattr(file_states, "MANY", many)  # (1, 2): each in another process
    made.write(str(root), "talk-001-b/episode.yaml", "title: Between\n")  # sorts before talk-001/
    for turn in range(3):
        for name in titles(root):
            if (root / name).is_dir():
                made.write(str(root), f"{name}/episode.yaml", f"title: {name} {turn}\n")
                assert titles(root)[name] == f"{name} {turn}"
    same(root)


LATE: dict[str, Callable[[Path], object]] = {
    "notes": lambda folder: made.write(str(folder), "more.yaml", "themes:\n  - {title: A kite}\n"),
    "a transcript": lambda folder: made.write(
        str(folder), "transcript.de.vtt", made.transcript([("Ada Reed", "Ein neues Xylophon.")])
    ),
    "another base": lambda folder: made.write(str(folder), "episode.yaml", "title: Another\n"),
}


@pytest.mark.parametrize("late", LATE)
def test_a_folder_that_adds_to_an_episode_is_seen_though_it_was_of_no_use_before(
    late: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_states, "UNSETTLED", 0)
    other = tmp_path / "other"
    made.write(str(other), "talk-001/audio.txt", "nothing to read")
    roots = [str(root), str(other)]
    for edit in (lambda _: None, LATE[late], LATE["notes"]):
        edit(other / "talk-001")
        memory = read_library(roots)
        library, index = stored_library(roots, os.environ)
        assert dict(library.episodes) == dict(memory.episodes)
        assert sorted(library.problems) == sorted(memory.problems)
        index.close()


def test_readers_that_take_their_time_keep_nobody_from_seeing_an_edit(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_states, "UNSETTLED", 0)
    monkeypatch.setattr("ghostcli.index.connections._BUSY_MS", 50)
    monkeypatch.setattr(opening, "SMALL", 0)  # of a larger library there would be no copy in memory
    readers = []
    for number in range(3):
        made.write(str(root), "talk-001/episode.yaml", f"title: The {number}th\n")
        library, index = stored_library([str(root)], os.environ)
        assert not index.stale
        assert index.remark == ""
        assert library.episodes["talk-001"].head.label == f"The {number}th"
        readers.append(index)
    for one in readers:
        one.close()
    same(root)


@pytest.mark.parametrize(
    "query", thinned(["lantern", "lanterns", "lant*", "lantern OR kite", "-kite lantern", "latnern"], 4)
)
def test_what_the_engine_takes_for_equal_comes_in_one_order_whatever_was_written_when(
    query: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More than are put in order together: which of them come first must not depend on the edits before."""
    monkeypatch.setattr(file_states, "UNSETTLED", 0)
    themes = "themes:\n" + "  - {title: A lantern}\n" * 130
    for name in ("talk-001", "talk-005", "talk-000", "talk-003", "a-talk"):
        made.write(str(root), f"{name}/more.yaml", themes)
        made.write(str(root), f"{name}/episode.yaml", "title: A bridge\nlanguage: en\n")
        stored_library([str(root)], os.environ)[1].close()
    found = []
    for environ in (os.environ, {**os.environ, "XDG_CACHE_HOME": str(root.parent / "fresh")}):
        library, index = stored_library([str(root)], environ)
        for kinds, limit in ((ALL, 0), (ALL, 20), ((KINDS["themes"],), 0)):
            answer = find(library.episodes, Question(kinds, query, limit=limit))
            hits = [(hit.record.ref, hit.score) for hit in answer.hits]
            assert len(set(hits)) == len(hits) == (limit or answer.total) > 10
            found.append((hits, answer.total))
        index.close()
    assert found[:3] == found[3:]


def test_what_was_removed_counts_no_more(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine counts it until it merges its files: neither a language nor a glued word is there by it."""
    monkeypatch.setattr(file_states, "UNSETTLED", 0)
    glued = made.write(str(root), "talk-001/more.yaml", "themes: [{title: A storm-lantern}]\n")
    same(root)
    os.unlink(glued)
    for name in ("talk-001", "talk-002"):
        notes = root / name / "episode.yaml"
        notes.write_text(notes.read_text().replace("language: en", "language: de"))
    same(root)
    _, index = stored_library([str(root)], os.environ)
    words = index.words
    assert [words.is_all_in(one) for one in ("en", "de", "fr")] == [False, False, False]
    assert words.count("=stormlantern") == 0
    assert words.count("bridge") == dict(words.terms())["bridge"]
    index.close()


def test_a_folder_whose_name_is_no_text_is_told_of(root: Path) -> None:
    folder = os.fsencode(root) + b"/\xff\xfe"
    os.mkdir(folder)
    for text in (b"title: x\n", b"title: y\n"):
        with open(folder + b"/episode.yaml", "wb") as file:
            file.write(text)
        same(root)
    library, index = stored_library([str(root)], os.environ)
    assert [os.fsencode(one.path) for one in library.problems if "episode id" in one.message] == [folder]
    index.close()
    shutil.rmtree(folder)
    same(root)
