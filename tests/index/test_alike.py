"""Small and large libraries answer alike: the index gives what is found in memory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ghostcli.index.library import library_in_memory, stored_library
from ghostcli.library.paths import Library
from ghostcli.model import EPISODES, KINDS, TRANSCRIPT
from ghostcli.records.filters import condition, parse_where, quotable, since, until
from ghostcli.search.find import Question, find
from ghostcli.search.hit import Hit
from thinned import thinned

from . import made
from .conftest import Read

ALL = (*KINDS.values(), EPISODES, TRANSCRIPT)

QUERIES = [
    "bridge",
    "bridge ferry",
    "bridge ferry harbour lantern",
    '"ferry harbour"',
    '"harbour the"',
    "pretraining",
    "pre-training",
    "pre-training reward",
    '"pre training reward"',
    "dont",
    "don't think",
    "cafe",
    "CAFÉ naive",
    "10000",
    "10,000 people",
    "lanter*",
    "pre-tr*",
    "brigde",
    "xridge",
    "bidge",
    "lantren keeper",
    "catalogeu",
    "cataloguing",
    "bridge -ferry",
    "NOT bridge",
    "-bridge",
    "bridge OR ferry",
    "bridge OR show:long",
    "bridge OR -ferry harbour",
    "speaker:reed bridge",
    "speaker:reed",
    "since:2025 bridge",
    "until:2024-06 ferry",
    "since:2025 until:2025",
    "show:long bridge",
    "episode:talk-004 bridge",
    "kind:quotes bridge",
    "tag:sea",
    "zzzzzzzz",
    "bridge zzzzzzzz",
    "what do people think of the company and the market",
    "is the ferry in the harbour",
    "the",
    "signal wire station engine coal",
    "a b c",
    "!!!",
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> str:
    return made.library(str(tmp_path_factory.mktemp("library")), 24)


@pytest.fixture(scope="module")
def memory(root: str) -> Library:
    return library_in_memory([root])


@pytest.fixture(scope="module")
def stored(root: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The library by its index, which is made once."""
    folder = str(tmp_path_factory.mktemp("cache"))
    library, index = stored_library([root], {**os.environ, "XDG_CACHE_HOME": folder})
    assert index.path
    yield library
    index.close()


def asked(library: Library, **question: object) -> tuple[list[Hit], int, object]:
    answer = find(library.episodes, Question(**({"kinds": ALL} | question)))  # type: ignore[arg-type]
    hits = list(answer.hits)
    assert not answer.more
    return hits, answer.total, answer.read_as


def test_the_same_episodes(root: str, memory: Library, read: Read) -> None:
    stored = read(root)
    assert dict(stored.episodes) == dict(memory.episodes)
    assert list(stored.episodes) == list(memory.episodes)
    assert len(stored.episodes) == 24
    assert "talk-003" in stored.episodes
    assert "talk-999" not in stored.episodes
    assert list(stored.records("quotes")) == list(memory.records("quotes"))
    assert list(stored.problems) == list(memory.problems) == []


@pytest.mark.parametrize("query", thinned(QUERIES, 4))
def test_the_same_answers(query: str, stored: Library, memory: Library) -> None:
    assert asked(stored, query=query) == asked(memory, query=query)
    assert asked(stored, query=query, limit=5) == asked(memory, query=query, limit=5)
    for kinds in ((KINDS["quotes"],), (TRANSCRIPT,), (EPISODES, KINDS["themes"])):
        assert asked(stored, query=query, kinds=kinds) == asked(memory, query=query, kinds=kinds)


@pytest.mark.parametrize("kind", ["quotes", "transcript", "episodes", "themes"])
def test_the_same_lists(kind: str, stored: Library, memory: Library) -> None:
    kinds = (next(one for one in ALL if one.name == kind),)
    for more in (
        {},
        {"limit": 3},
        {"reverse": True},
        {"sort": "number", "reverse": True},
        {"sort": "ref", "limit": 4},
        {"episodes": ("talk-004", "talk-001")},
        {"conditions": (since("2025"), until("2025"))},
        {"conditions": (condition("show", "~", "waves", kinds),), "limit": 2},
        {"conditions": (parse_where("number=2..", kinds),)},
        {"query": "bridge", "sort": "published"},
        {"query": "bridge ferry", "reverse": True},
        {"query": "bridge", "context": 20.0, "limit": 4},
        {"query": "bridge ferry", "exact": True},
        {"query": "bridge", "episodes": ("talk-001", "talk-003")},
        {"query": "bridge", "conditions": (since("2025"),)},
    ):
        question = {"kinds": kinds, **more}
        assert asked(stored, **question) == asked(memory, **question)


def test_the_same_verdicts(root: str, memory: Library, read: Read) -> None:
    question = {"kinds": (KINDS["quotes"],), "conditions": (quotable(),)}
    assert asked(read(root), **question) == asked(memory, **question)
    absent = {"kinds": (KINDS["quotes"],), "conditions": (parse_where("fidelity=absent", [KINDS["quotes"]]),)}
    found = asked(read(root), **absent)
    assert found == asked(memory, **absent)
    assert found[1]


def test_two_libraries_are_one_index(tmp_path: Path, root: str, read: Read) -> None:
    other = str(tmp_path / "other")
    made.write(other, "talk-001/mine.yaml", "themes:\n  - {title: A bridge of mine}\n")
    made.episode(other, "aside", 3)
    stored, memory = read(root, other), library_in_memory([root, other])
    assert dict(stored.episodes) == dict(memory.episodes)
    assert asked(stored, query="bridge") == asked(memory, query="bridge")
