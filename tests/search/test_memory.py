from __future__ import annotations

import subprocess
import sys

import pytest
from reference import document

from ghostcli.search.matcher import Document
from ghostcli.search.memory import DocumentWords, search
from ghostcli.search.query import Filter, parse

TEXTS = (
    "You’re sucking supervision through a straw.",
    "Reinforcement learning is terrible. The straw, a single number.",
    "A small cognitive core, pre-trained; WALL‑E",
    "Core memories that are cognitive; ghosts, not animals",
)
DOCUMENTS = [document("", text, ref=f"e/quotes/{at}") for at, text in enumerate(TEXTS, 1)]


def found(query: str, **more: object) -> list[str]:
    result = search(parse(query), iter(DOCUMENTS), **more)  # type: ignore[arg-type]
    return [f"{one.document.ref[-1]} {one.grade}" for one in result.matches]


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
        ("what is it about a straw", ["1 partial", "2 partial"]),
        ("how do the memories become agents", ["4 partial"]),
        ("is zzzzqqq", ["2 partial"]),  # nothing has what tells something
        ("…", []),
        ("", []),
    ],
)
def test_search(query: str, answers: list[str]) -> None:
    assert found(query) == answers


def test_it_says_as_what_words_were_read() -> None:
    assert search(parse("strw zzzzqqq"), DOCUMENTS).corrections == {"strw": ("straw",)}


def test_a_word_that_occurs_only_in_what_is_excluded_does_occur() -> None:
    documents = [document("straw core"), document("strap")]
    assert search(parse("straw -core"), documents) == ([], {})


def test_a_vocabulary_of_the_callers_decides_what_occurs() -> None:
    wider = DocumentWords([*DOCUMENTS, document("strw")])
    assert found("strw", vocabulary=wider) == []


def test_filters_are_decided_by_the_caller() -> None:
    def holds(asked: Filter, of: Document) -> bool:
        return of.ref.endswith(asked.value)

    query = parse("straw ref:2", fields=["ref"])
    assert [one.document.ref for one in search(query, DOCUMENTS, holds=holds).matches] == ["e/quotes/2"]


def test_words_are_counted_once_one_is_unknown() -> None:
    words = DocumentWords(DOCUMENTS)
    assert words.has("walle")
    assert words.has("terrible")
    assert not words.has("terribl")
    assert words.nearest("te") == []
    assert words.nearest("terribl") == ["terrible"]
    assert words.has("walle")
    assert not words.has("zebra")
    assert words.nearest("terriblee") == ["terrible"]


def test_importing_the_search_loads_nothing_heavy() -> None:
    code = (
        "import sys, ghostcli.search.memory, ghostcli.search.snippet;"
        "sys.exit(' '.join({'rapidfuzz', 'rich', 'yaml', 'sqlite3', 'typer'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""
