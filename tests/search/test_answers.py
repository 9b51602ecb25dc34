"""What queries find in a few texts, and as what."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ghostcli.index.library import library_in_memory
from ghostcli.index.reader import StoredEpisodes
from ghostcli.model import KINDS
from ghostcli.search.find import Answer, Question, find

TEXTS = (
    "You’re sucking supervision through a straw.",
    "Reinforcement learning is terrible. The straw, a single number.",
    "A small cognitive core, pre-trained; WALL‑E",
    "Core memories that are cognitive; ghosts, not animals",
)


def library(folder: Path, *texts: str) -> StoredEpisodes:
    (folder / "e").mkdir(exist_ok=True)
    notes = {"title": "E", "quotes": [{"text": text} for text in texts]}
    (folder / "e" / "episode.yaml").write_text(yaml.safe_dump(notes), encoding="utf-8")
    return library_in_memory([str(folder)]).episodes


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> StoredEpisodes:
    return library(tmp_path_factory.mktemp("texts"), *TEXTS)


def asked(episodes: StoredEpisodes, query: str) -> Answer:
    return find(episodes, Question((KINDS["quotes"],), query))


@pytest.mark.parametrize(
    ("query", "answers"),
    [
        ("straw", ["1 exact", "2 exact"]),
        ("strw", ["1 approximate", "2 approximate"]),
        ("renforcement", ["2 approximate"]),
        ("cogntive core", ["3 approximate", "4 approximate"]),
        ("cognitive core", ["3 exact", "4 exact"]),
        ("memories animals", ["4 exact"]),
        ("zzzzqqq", []),
        ("zzzzqqq straw", ["1 partial", "2 partial"]),
        ("ghosts straw number", ["2 partial"]),
        ("strw OR ghosts", ["4 exact", "1 approximate", "2 approximate"]),
        ("strw ghosts", ["4 partial", "1 partial", "2 partial"]),
        ("straw -number", ["1 exact"]),
        ("number -straw", []),
        ("-straw", ["3 exact", "4 exact"]),
        ("walle", ["3 exact"]),
        ("pretrained", ["3 exact"]),
        ("pretraned", ["3 approximate"]),
        ("what is it about a straw", ["2 exact", "1 exact"]),
        ("how do the memories become agents", ["4 partial"]),
        ("what is it", ["2 partial"]),  # nothing else was asked
        ("is zzzzqqq", []),  # nothing has what tells something
        ("…", []),
    ],
)
def test_what_is_found(texts: StoredEpisodes, query: str, answers: list[str]) -> None:
    assert [f"{hit.record.number} {hit.match}" for hit in asked(texts, query).hits] == answers


def test_it_says_as_what_words_were_read(texts: StoredEpisodes) -> None:
    assert asked(texts, "strw zzzzqqq").read_as == {"strw": ("straw",)}


def test_a_word_that_occurs_only_in_what_is_excluded_does_occur(tmp_path: Path) -> None:
    answer = asked(library(tmp_path, "straw core", "strap"), "straw -core")
    assert (list(answer.hits), answer.read_as) == ([], {})


def test_a_word_that_occurs_in_another_kind_does_occur(tmp_path: Path) -> None:
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / "more.yaml").write_text("themes: [{title: strw}]")
    assert list(asked(library(tmp_path, *TEXTS), "strw").hits) == []
