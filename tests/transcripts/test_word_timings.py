"""Words with a time each, joined into cues: where a cue ends, and what recognisers call nobody."""

from __future__ import annotations

import pytest

from ghostcli.transcripts.word_timings import TimedWord, sentences, voice


def texts(words: list[TimedWord]) -> list[str]:
    return [cue.text for cue in sentences(words)]


def words(said: str, *, each: float = 0.1) -> list[TimedWord]:
    return [TimedWord(word, at * each, (at + 1) * each) for at, word in enumerate(said.split())]


@pytest.mark.parametrize(("pause", "whole"), [(1.9, True), (2.0, True), (2.1, False), (2.5, False)])
def test_a_pause_of_more_than_two_seconds_ends_a_cue(pause: float, whole: bool) -> None:
    found = texts([TimedWord("measured", 0, 1), TimedWord("twice", 1 + pause, 2 + pause)])
    assert (found == ["measured twice"]) == whole


@pytest.mark.parametrize(("end", "whole"), [(9.9, True), (10.0, True), (10.1, False)])
def test_a_cue_lasts_ten_seconds_at_most(end: float, whole: bool) -> None:
    """Its end is that of its last word."""
    found = texts([TimedWord("measured", 0, 8), TimedWord("twice", 8, end)])
    assert (found == ["measured twice"]) == whole


@pytest.mark.parametrize(("number", "cues"), [(39, 1), (40, 1), (41, 2), (80, 2), (81, 3)])
def test_a_cue_has_forty_words_at_most(number: int, cues: int) -> None:
    assert len(texts(words("word " * number))) == cues


@pytest.mark.parametrize(("said", "cues"), [
    ("Done. Next", 2), ("Done? Next", 2), ("Done! Next", 2), ("Done… Next", 2), ('Done." Next', 2),
    ("Done, next", 1), ("Dr. Reed", 1), ("Mrs. Reed", 1), ("A. Reed", 1), ("vs. Reed", 1),
])  # fmt: skip
def test_a_sentence_ends_a_cue(said: str, cues: int) -> None:
    assert len(texts(words(said))) == cues


def test_another_speaker_begins_a_cue() -> None:
    said = [TimedWord("measured", 0, 1, "Ada"), TimedWord("twice", 1, 2, "Ben")]
    assert [(cue.speaker, cue.text) for cue in sentences(said)] == [("Ada", "measured"), ("Ben", "twice")]


@pytest.mark.parametrize("label", [
    "?", "UU", "unknown", "Unknown Speaker", "SPEAKER_UNKNOWN", "none", "null", "nan", "N/A", "-1", -1,
    "speaker_-1", "", " ", None, True,
])  # fmt: skip
def test_what_recognisers_call_somebody_they_could_not_tell_is_no_name(label: object) -> None:
    assert voice(label) is None


@pytest.mark.parametrize(("label", "name"), [
    (0, "Speaker 0"), ("0", "Speaker 0"), (12, "Speaker 12"), ("U", "U"), ("Uunona", "Uunona"), (" Ada ", "Ada"),
])  # fmt: skip
def test_a_number_is_a_speaker_and_a_name_is_as_it_is(label: object, name: str) -> None:
    assert voice(label) == name
