"""Notes about one conversation in the shape of each family: what each file holds, line by line."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from ghostcli.notes.base import CUT, SPEECH, NoteReading, split_lines
from ghostcli.notes.formats import read_notes
from ghostcli.transcripts.base import LEFT_OVER, REPEAT
from ghostcli.transcripts.encoding import decode

SAMPLES = Path(__file__).parent / "samples"

HELD = {
    "teahose/breakdown-2026.md": "people 3, quotes 6, themes 2, perspectives 1, companies 2, insights 2",
    "teahose/breakdown-2025.md": "quotes 5, themes 2, perspectives 1, companies 1, insights 2",
    "podwise/2026-03.md": "takeaways 2, questions 2",
    "podwise/2026-07.md": "takeaways 2, chapters 3, questions 2, quotes 2",
    "timed-notes/video.md": "quotes 2, takeaways 2, companies 1, people 1",
    "llm/key-takeaways.md": "takeaways 2, quotes 3, companies 1, questions 1",
    "llm/headings-bold.md": "takeaways 2, quotes 2",
    "llm/ja.md": "takeaways 1, quotes 1",
    "meetings/fathom.md": "takeaways 2",
    "meetings/granola.md": "takeaways 3",
}

SUMMARIES = ("podwise/2026-03.md", "podwise/2026-07.md", "timed-notes/video.md", "llm/key-takeaways.md")

QUOTES = {
    "We measured the river twice and trusted the first number.": ("Ada Reed", 16),
    "A gauge is a witness, not an instrument. If you only ever ask it one question, it will only ever give you "
    "one answer.": ("Ada Reed", 48),
    "A gauge is a witness and not an instrument.": ("Ada Reed", 48),
    "Most reviews are theatre. Everybody nods, and the drawing goes through unchanged.": ("Tomas Vey", 119),
    "Most reviews are just theatre. Everyone nods and the drawing goes through unchanged.": (
        "Tomas Vey",
        119,
    ),
    "I would rather have one rude reviewer than five polite ones, because the rude one has read it.": (
        "Ada Reed",
        132,
    ),
    "Keelson Works makes the only gauge I trust, since it prints its own doubt next to the number.": (
        "Tomas Vey",
        191,
    ),
    "You find a page like that and you know that somebody is going to pay for the paper it is on.": (
        "Tomas Vey",
        32,
    ),
    "There are more than six hundred, and about a third of them have come back.": ("Ada Reed", 241),
    "計器は証人であって、道具ではない。": ("エイダ・リード", 48),
}


def reading_of(name: str) -> NoteReading:
    reading = read_notes(decode((SAMPLES / name).read_bytes()))
    assert reading is not None
    return reading


@pytest.mark.parametrize("name", HELD)
def test_a_file_holds_what_it_holds(name: str) -> None:
    reading = reading_of(name)
    (episode,) = reading.episodes
    counted = Counter(record.kind for record in episode.records)
    assert ", ".join(f"{kind} {number}" for kind, number in counted.items()) == HELD[name]
    assert reading.lines_in(LEFT_OVER) == []
    assert len(reading.places) == len(split_lines(decode((SAMPLES / name).read_bytes()).clean))
    assert ("summary" in episode.facts) == (name in SUMMARIES or name.startswith(("llm/", "meetings/fathom")))


@pytest.mark.parametrize("name", HELD)
def test_its_quotes_have_the_words_the_speaker_and_the_time(name: str) -> None:
    for record in reading_of(name).episodes[0].records:
        if record.kind == "quotes":
            speaker, second = QUOTES[record.values["text"]]
            assert record.values.get("speaker", speaker) == speaker
            assert [start for start, _ in record.values.get("at", ((second, None),))] == [second]


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [("podwise/2026-03.md", 39, 57), ("podwise/2026-07.md", 53, 66), ("timed-notes/video.md", 62, 111)],
)
def test_a_transcript_inside_is_told_apart(name: str, first: int, last: int) -> None:
    reading = reading_of(name)
    assert reading.speech == ((first, last),)
    assert reading.lines_in(SPEECH)[0] == first


def test_what_comes_twice_is_stored_once() -> None:
    assert reading_of("teahose/breakdown-2026.md").lines_in(REPEAT) == [52]
    assert reading_of("timed-notes/video.md").lines_in(REPEAT) == [54, 55]
    assert reading_of("podwise/2026-03.md").lines_in(REPEAT) == [31, 33]


def test_a_last_line_that_breaks_off_is_told() -> None:
    reading = reading_of("teahose/breakdown-2025.md")
    assert reading.lines_in(CUT) == [50]
    assert [remark.line for remark in reading.remarks] == [50, 18]


def test_records_rest_on_their_quotes() -> None:
    (episode,) = reading_of("teahose/breakdown-2026.md").episodes
    linked = {
        record.values["title" if "title" in record.values else "name"]: [
            episode.records[quote].values["at"][0][0] for quote in record.quotes
        ]
        for record in episode.records
        if record.quotes
    }
    assert linked == {
        "One number is no number": [16, 48],
        "Review as theatre": [119],
        "Rude reviewers are the cheap ones": [132],
        "Keelson Works": [191],
        "Halden / Brook": [119],
    }


def test_facts_are_those_at_the_top() -> None:
    assert reading_of("teahose/breakdown-2026.md").episodes[0].facts == {
        "title": "The bridge that was measured twice",
        "show": "Rivers and Roads",
        "published": "2026-03-20",
        "url": "https://www.youtube.com/watch?v=BrDgE000001",
    }
    assert reading_of("timed-notes/video.md").episodes[0].facts["duration"] == 262
    assert "url" not in reading_of("podwise/2026-07.md").episodes[0].facts
