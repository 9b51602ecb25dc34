"""What an index tells of its words and values, and of the language of an episode."""

from __future__ import annotations

from pathlib import Path

import pytest

from ghostcli.errors import ERROR, WARNING
from ghostcli.index.entries import language
from ghostcli.index.index import Index
from ghostcli.index.library import library_in_memory

from . import made

NOTES = "title: A\nquotes:\n- {text: A straw in the lantern, speaker: Ada Reed, tags: [Sea]}\n"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    root: Path = tmp_path_factory.mktemp("words")
    made.write(str(root), "e/episode.yaml", NOTES)
    return library_in_memory([str(root)]).episodes.index


@pytest.mark.parametrize("word", ["straw", "lantern"])
def test_a_word_is_found_from_every_place_at_which_an_edit_may_be(word: str, index: Index) -> None:
    typed = [word[:at] + "x" + word[at:] for at in range(len(word) + 1)]
    typed += [word[:at] + word[at + 1 :] for at in range(len(word))]
    typed += [word[:at] + "x" + word[at + 1 :] for at in range(len(word))]
    typed += [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)]
    assert [one for one in typed if word not in index.vocabulary.one_edit_away(one)] == []


@pytest.mark.parametrize("begun", ["", "a", "A", "ADA r"])
def test_values_are_completed_whatever_the_case(begun: str, index: Index) -> None:
    assert index.values("speaker", begun) == ["Ada Reed"]
    assert index.values("speaker", begun + "x") == []


GERMAN, ENGLISH = "Das ist der Weg, und wir sind nicht allein.", "This is the way, and we are not alone."


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ([*["Ja."] * 3, *[GERMAN] * 37], "de"),
        ([*[ENGLISH] * 40, *[GERMAN] * 400], "en"),
        ([GERMAN] * 2, "de"),
        ([], "en"),
    ],
)
def test_the_language_is_told_by_the_first_forty_passages(said: list[str], told: str, index: Index) -> None:
    assert language(index.episodes["e"], [(text,) for text in said]) == told


def test_errors_are_counted_beside_warnings(tmp_path: Path) -> None:
    made.write(str(tmp_path), "e/episode.yaml", "title: A ferry\nqoutes: []\nheard: {wheery: ferry}\n")
    made.write(str(tmp_path), "e/transcript.vtt", "WEBVTT\n\nno time\nlost words\n")
    problems = library_in_memory([str(tmp_path)]).episodes.index.problems
    levels = [one.level for one in problems]
    assert set(levels) == {ERROR, WARNING}
    assert (len(problems), problems.errors) == (len(levels), levels.count(ERROR))
