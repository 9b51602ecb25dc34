"""What transcripts say of quotes is found out once, and again when files have changed."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ghostcli.actions.lint import lint_library
from ghostcli.index import file_states, guard, verdict_cache
from ghostcli.index.library import library_in_memory, stored_library
from ghostcli.model import KINDS
from ghostcli.records.filters import parse_where
from ghostcli.search.find import Question, find
from ghostcli.verify.verifier import Verifier

from . import made

QUOTES = (KINDS["quotes"],)
SAID = "We measured the river twice and trusted the first number."
NOTES = f"""\
title: A bridge
quotes:
  - {{id: right, text: {SAID}}}
  - {{id: wrong, text: A committee of nine experts weighed every volume twice., fidelity: {{verdicts: [near]}}}}
"""


@pytest.fixture
def root(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert not cache.exists()
    monkeypatch.setattr(file_states, "UNSETTLED", 0)  # an index that needs no refreshing
    folder = tmp_path / "library"
    made.write(str(folder), "bridge/episode.yaml", NOTES)
    made.write(str(folder), "bridge/transcript.vtt", made.transcript([("Ada", SAID), ("Bo", "Nobody knew.")]))
    return folder


def verdicts(root: Path) -> dict[str, tuple[str, ...]]:
    library, index = stored_library([str(root)], os.environ)
    hits = list(find(library.episodes, Question(QUOTES)).hits)
    index.close()
    return {str(one.record.id): one.record.values["fidelity"]["verdicts"] for one in hits}


KEPT = {"right": ("verbatim",), "wrong": ("absent",)}


@pytest.fixture
def verified(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The episodes that are held against their transcripts from now on."""
    found: list[str] = []
    judge = Verifier.judge

    def listed(self: Verifier, name: str) -> object:
        found.append(name)
        return judge(self, name)

    monkeypatch.setattr(Verifier, "judge", listed)
    return found


def test_verdicts_are_kept(root: Path, verified: list[str]) -> None:
    assert [verdicts(root), verdicts(root), verdicts(root)] == [KEPT] * 3
    assert verified == ["bridge"]
    assert verdicts(root) == {
        str(one.record.id): one.record.values["fidelity"]["verdicts"]
        for one in find(library_in_memory([str(root)]).episodes, Question(QUOTES)).hits
    }


def test_a_filter_goes_by_them(root: Path, verified: list[str]) -> None:
    assert verdicts(root) == KEPT
    library, index = stored_library([str(root)], os.environ)
    question = Question(QUOTES, conditions=(parse_where("fidelity=absent", QUOTES),))
    assert [one.record.id for one in find(library.episodes, question).hits] == ["wrong"]
    assert verified == ["bridge"]
    index.close()


def test_they_go_with_the_files(root: Path, verified: list[str]) -> None:
    assert verdicts(root) == KEPT
    made.write(str(root), "bridge/transcript.vtt", made.transcript([("Bo", "Nobody knew.")]))
    assert verdicts(root) == {"right": ("absent",), "wrong": ("absent",)}
    (root / "bridge/transcript.vtt").unlink()
    library, index = stored_library([str(root)], os.environ)
    values = [one.record.values.get("fidelity") for one in find(library.episodes, Question(QUOTES)).hits]
    assert values == [None, {"verdicts": ("near",)}]
    assert verified == ["bridge", "bridge", "bridge"]
    index.close()


def test_what_has_been_read_anew_meanwhile_is_not_given_old_verdicts(root: Path) -> None:
    library, index = stored_library([str(root)], os.environ)
    assert len(list(find(library.episodes, Question(QUOTES)).hits)) == 2
    made.write(str(root), "bridge/transcript.vtt", made.transcript([("Bo", "Nobody knew.")]))
    stored_library([str(root)], os.environ)[1].close()
    index.close()
    assert verdicts(root) == {"right": ("absent",), "wrong": ("absent",)}


def test_nobody_waits_for_them_to_be_kept(root: Path, cache: Path, verified: list[str]) -> None:
    stored_library([str(root)], os.environ)[1].close()
    (path,) = (str(one) for one in cache.glob("*.index"))
    before = guard.key_of(path)
    with guard.writing(path):
        assert verdicts(root) == KEPT
    assert guard.key_of(path) == before
    assert guard.is_sound(path)
    assert verdicts(root) == KEPT
    assert guard.key_of(path) != before
    assert guard.is_sound(path)
    assert verified == ["bridge", "bridge"]


def test_they_are_not_kept_in_an_index_that_another_program_changed(root: Path, cache: Path) -> None:
    """To write into it would note that it is as ghost left it."""
    stored_library([str(root)], os.environ)[1].close()
    (path,) = (str(one) for one in cache.glob("*.index"))
    with closing(sqlite3.connect(path)) as connection:
        ((position, digest),) = connection.execute("SELECT position, digest FROM episodes").fetchall()
        connection.execute("UPDATE episodes SET show = 'Another'")
        connection.commit()
    verdict_cache.write_verdicts(path, {position: verdict_cache.Verdicts(b"", digest)})
    assert not guard.is_sound(path)


def test_what_cannot_be_kept_is_found_out_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdict_cache, "connect", lambda path: (_ for _ in ()).throw(OSError(28, path)))
    assert [verdicts(root), verdicts(root)] == [KEPT, KEPT]


def test_lint_reads_nothing_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = "WEBVTT\n\nno time\nlost words\n\n00:01.000 --> 00:02.000\nNobody knew.\n"
    made.write(str(root), "ferry/episode.yaml", "title: A ferry\nqoutes: []\n")
    made.write(str(root), "ferry/transcript.vtt", broken)
    made.write(str(root), "ferry/transcript.de.vtt", broken)
    expected = lint_library(library_in_memory([str(root)]))
    messages = [one.message for one in expected.problems]
    assert len(messages) == 4, messages
    assert messages[0] == "recorded as near, but the transcript says absent"
    for _ in range(2):
        library, index = stored_library([str(root)], os.environ)
        assert lint_library(library) == expected
        index.close()
        monkeypatch.setattr("ghostcli.library.read_transcript.read_transcript", None)
        monkeypatch.setattr("ghostcli.library.load.read_episode", None)


def test_nobody_waits_for_a_reader_that_takes_its_time(root: Path, cache: Path, verified: list[str]) -> None:
    stored_library([str(root)], os.environ)[1].close()
    _, reader = stored_library([str(root)], os.environ)
    assert reader.counts()["quotes"] == 2
    (path,) = (str(one) for one in cache.glob("*.index"))
    before = guard.key_of(path)
    assert [verdicts(root), verdicts(root)] == [KEPT] * 2
    assert guard.key_of(path) == before
    reader.close()
    assert [verdicts(root), verdicts(root)] == [KEPT] * 2
    assert guard.key_of(path) != before
    assert verified == ["bridge"] * 3


def test_a_verdict_on_files_that_are_not_those_that_were_read_is_not_kept(root: Path) -> None:
    """As when another branch is checked out while a list waits in a pager, and the first one again."""
    transcript = root / "bridge/transcript.vtt"
    stored_library([str(root)], os.environ)[1].close()
    library, index = stored_library([str(root)], os.environ)
    transcript.rename(root / "elsewhere")
    made.write(str(root), "bridge/transcript.vtt", made.transcript([("Bo", "Nobody knew.")]))
    found = {str(one.record.id): one.record for one in find(library.episodes, Question(QUOTES)).hits}
    assert found["right"].values["fidelity"]["verdicts"] == ("absent",)
    (root / "elsewhere").rename(transcript)
    index.close()
    assert verdicts(root) == KEPT


def test_a_verdict_on_files_that_change_meanwhile_is_not_kept(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = Verifier.judge
    transcript = root / "bridge/transcript.vtt"
    text = transcript.read_text()

    def interrupted(self: Verifier, name: str) -> object:
        transcript.write_text(made.transcript([("Bo", "Nobody knew.")]))
        found = judge(self, name)
        transcript.write_text(text)
        return found

    stored_library([str(root)], os.environ)[1].close()
    with monkeypatch.context() as patched:
        patched.setattr(Verifier, "judge", interrupted)
        assert verdicts(root) != KEPT
    assert verdicts(root) == KEPT


@pytest.mark.parametrize("unsettled", [0, 1000])
def test_none_is_kept_of_files_that_have_only_just_changed(
    unsettled: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_states, "UNSETTLED", unsettled)
    assert (verdict_cache.see([str(root / "bridge")]) is None) is bool(unsettled)


def test_a_sort_goes_by_them(root: Path) -> None:
    library, index = stored_library([str(root)], os.environ)
    memory = library_in_memory([str(root)])
    for reverse in (False, True):
        orders = [
            [str(one.record.id) for one in find(episodes, question).hits]
            for episodes in (library.episodes, memory.episodes)
            for question in [Question(QUOTES, sort="fidelity", reverse=reverse)]
        ]
        assert orders == [["right", "wrong"] if reverse else ["wrong", "right"]] * 2
    index.close()
