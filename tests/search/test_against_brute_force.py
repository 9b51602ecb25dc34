"""The engine loses nothing: what it proposes is held against a look at everything."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reference import brute_force

from ghostcli.index.library import library_in_memory
from ghostcli.index.reader import StoredEpisodes
from ghostcli.model import KINDS, TRANSCRIPT, Record
from ghostcli.search.answers import Partial
from ghostcli.search.find import Question, find

WORDS = [
    "lamp", "lamps", "oil", "oiled", "the", "of", "is", "not", "don't", "do", "we're", "are", "we", "C++", "C", "$5",
    "5", "five", "twenty", "20", "pre-lit", "prelit", "pre", "lit", "miller's", "miller", "café", "cafe", "lampe",
]  # fmt: skip
MORE = st.sampled_from([*WORDS, "-oil", "-lamp", "OR", '"', "lam*", "lmap", "zzzqqq", "pre-li*", "-C++"])
QUERIES = st.lists(MORE, min_size=1, max_size=5).map(" ".join)
KIND = (KINDS["quotes"], TRANSCRIPT)


@pytest.fixture(scope="module")
def episodes(tmp_path_factory: pytest.TempPathFactory) -> StoredEpisodes:
    """Two episodes, of which every two and three neighbouring words of `WORDS` stand somewhere."""
    root: Path = tmp_path_factory.mktemp("library")
    turned = [*WORDS[::2], *WORDS[1::2]]
    for name, language, words in (("one", "en", WORDS), ("two", "de", turned)):
        (root / name).mkdir()
        quotes = [{"text": " ".join(pair)} for pair in pairwise(words)] + [
            {"text": word} for word in words[::3]
        ]
        notes = yaml.safe_dump({"title": "T", "language": language, "quotes": quotes}, allow_unicode=True)
        (root / name / "episode.yaml").write_text(notes, encoding="utf-8")
        cues = [
            f"00:{at:02}:00.000 --> 00:{at:02}:05.000\n<v {'Ada' if at % 3 else 'Ben'}>{' '.join(words[at : at + 3])}"
            for at in range(0, len(words), 2)
        ]
        (root / name / "transcript.vtt").write_text("WEBVTT\n\n" + "\n\n".join(cues), encoding="utf-8")
    return library_in_memory([str(root)]).episodes


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERIES)
def test_every_full_match_is_found_and_counted(episodes: StoredEpisodes, query: str) -> None:
    full = [
        (_place(one), str(met.grade)) for one, met in brute_force(episodes, query, KIND) if not met.missing
    ]
    answer = find(episodes, Question(KIND, query, partial=Partial.NONE))
    assert [(_place(hit.record), hit.match) for hit in answer.hits] == full
    assert answer.total == len(full)
    assert find(episodes, Question(KIND, query, partial=Partial.NONE, limit=2)).total == len(full)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERIES.filter(lambda query: '"' not in query))
def test_every_partial_one_is_found_in_the_same_order(episodes: StoredEpisodes, query: str) -> None:
    every = [_place(one) for one, _ in brute_force(episodes, query, KIND)]
    answer = find(episodes, Question(KIND, query, partial=Partial.ANY))
    assert [_place(hit.record) for hit in answer.hits] == every


def _place(record: Record) -> tuple[str, str, int]:
    return record.episode, record.kind.name, record.number
