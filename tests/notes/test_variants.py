"""Notes in the shapes that people and programs give them: the same records in each."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from documents import FAMILIES, QUOTES, VARIANTS

from ghostcli.notes.base import NoteReading, split_lines
from ghostcli.notes.formats import read_notes
from ghostcli.transcripts.base import LEFT_OVER
from ghostcli.transcripts.encoding import decode

COUNTS = {
    "teahose": {
        "people": 2, "quotes": 3, "themes": 2, "perspectives": 1, "companies": 2, "insights": 2,
    },
    "timed-notes": {"quotes": 3, "takeaways": 2, "companies": 1, "people": 1},
    "podwise": {"takeaways": 2, "chapters": 2, "questions": 2, "quotes": 2},
    "summary": {"takeaways": 2, "quotes": 2, "companies": 1, "questions": 2},
}  # fmt: skip


def reading_of(text: str) -> NoteReading:
    reading = read_notes(decode(text.encode()))
    assert reading is not None
    return reading


def told(reading: NoteReading) -> list[tuple[str, dict[str, Any], tuple[int, ...]]]:
    return [(one.kind, dict(one.values), one.quotes) for one in reading.episodes[0].records]


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("variant", VARIANTS)
def test_a_variant_has_the_same_records(family: str, variant: str) -> None:
    text = VARIANTS[variant](FAMILIES[family])
    reading = reading_of(text)
    assert reading.family == family
    assert told(reading) == told(reading_of(FAMILIES[family]))
    assert len(reading.places) == len(split_lines(decode(text.encode()).clean))
    assert reading.lines_in(LEFT_OVER) == []


@pytest.mark.parametrize("family", FAMILIES)
def test_each_record_is_there_once(family: str) -> None:
    reading = reading_of(FAMILIES[family])
    assert Counter(one.kind for one in reading.episodes[0].records) == COUNTS[family]


@pytest.mark.parametrize("family", FAMILIES)
def test_quotes_have_their_words_speakers_and_times(family: str) -> None:
    known = {words: (speaker, second) for words, speaker, second in QUOTES.values()}
    for kind, values, _ in told(reading_of(FAMILIES[family])):
        if kind == "quotes":
            speaker, second = known[values["text"]]
            assert values["at"] == ((second, None),)
            assert values.get("speaker", speaker) == speaker
            assert ("speaker" in values) == (family != "podwise")


@pytest.mark.parametrize("family", FAMILIES)
def test_a_document_that_breaks_off_has_the_records_before(family: str) -> None:
    whole = told(reading_of(FAMILIES[family]))
    lines = FAMILIES[family].split("\n")
    for end in range(len(lines) // 2, len(lines), 5):
        cut = "\n".join(lines[:end])
        for kind, values, _ in told(reading_of(cut))[:-3]:
            assert any(kind == one and values.items() <= other.items() for one, other, _ in whole)
