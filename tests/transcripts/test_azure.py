"""Azure's phrases: the unit of a time is said by its key, whatever the pace; else the pace tells."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ghostcli.transcripts import azure
from ghostcli.transcripts.base import Cue
from ghostcli.transcripts.encoding import SourceText

SAID = ("We measured the river twice.", "Nobody asked.")


def cues(*phrases: dict[str, Any]) -> tuple[Cue, ...]:
    return azure.read(SourceText(json.dumps({"recognizedPhrases": list(phrases)}))).cues


@pytest.mark.parametrize(("start", "length", "unit"), [
    ("offsetInTicks", "durationInTicks", 10_000_000),
    ("offsetMilliseconds", "durationMilliseconds", 1000),
    ("offsetInSeconds", "durationInSeconds", 1),
    ("offset", "duration", 10_000_000),
    ("offset", "duration", 1000),
])  # fmt: skip
@pytest.mark.parametrize("first", [2, 4000])
def test_a_time_has_the_unit_of_its_key(start: str, length: str, unit: int, first: int) -> None:
    found = cues(*(
        {start: (first + 3 * at) * unit, length: 2 * unit, "nBest": [{"display": text}]}
        for at, text in enumerate(SAID)
    ))  # fmt: skip
    assert found == tuple(Cue(first + 3 * at, first + 3 * at + 2, None, text) for at, text in enumerate(SAID))


def test_ticks_count_before_milliseconds() -> None:
    (cue,) = cues({"offsetInTicks": 20_000_000, "offsetMilliseconds": 9, "display": SAID[0]})
    assert cue.start == 2


@pytest.mark.parametrize(("fields", "text"), [
    ({"display": "Twice.", "lexical": "twice", "itn": "2x"}, "Twice."),
    ({"lexical": "twice", "itn": "2x", "maskedITN": "**"}, "twice"),
    ({"itn": "2x", "maskedITN": "**"}, "2x"),
])  # fmt: skip
def test_of_the_ways_in_which_a_phrase_is_written_the_displayed_one_counts(
    fields: dict[str, str], text: str
) -> None:
    (cue,) = cues({"offsetInTicks": 0, "durationInTicks": 10_000_000, "nBest": [fields]})
    assert cue.text == text
