"""Where a query is met in one transcript, which no index is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from ghostcli.index.library import library_in_memory
from ghostcli.records.passages import EpisodeSpeech, spoken_of
from ghostcli.search.within import met_in

NOTES = "title: A\nlanguage: en\nheard: {brick: bridge}\n"
SPEECH = """\
WEBVTT

00:00:01.000 --> 00:00:04.000
<v Ada>We measured the bridge twice.

00:01:00.000 --> 00:01:04.000
<v Ben>Was the brick dry?
"""


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> EpisodeSpeech:
    root: Path = tmp_path_factory.mktemp("within")
    (root / "bridges").mkdir()
    (root / "bridges" / "episode.yaml").write_text(NOTES)
    (root / "bridges" / "transcript.vtt").write_text(SPEECH)
    found = spoken_of(library_in_memory([str(root)]).episodes["bridges"])
    assert found
    return found


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("measured twice", {0: ["measured", "twice"]}),
        ("measured dry", {}),  # each stands somewhere, but not in one passage
        ("measured qqqzzz", {}),
        ("measuring", {0: ["measured"]}),
        ("bridge", {0: ["bridge"], 1: ["brick"]}),
        ('"bridge twice was the brick"', {0: ["bridge twice."]}),  # it goes on in the next
        ("twice the dry", {}),
        ("-measured", {1: []}),
    ],
)
def test_passages_that_hold_all_of_a_query(
    query: str, marked: dict[int, list[str]], spoken: EpisodeSpeech
) -> None:
    found = {
        at: [spoken.passages[at].text[start:end] for start, end in spans]
        for at, spans in met_in(spoken, query).items()
    }
    assert found == marked


def test_with_exact_it_is_one_phrase_as_typed(spoken: EpisodeSpeech) -> None:
    assert list(met_in(spoken, "measured the", exact=True)) == [0]
    assert list(met_in(spoken, "the measured", exact=True)) == []
