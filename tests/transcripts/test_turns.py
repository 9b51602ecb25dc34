from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.transcripts.base import Cue
from ghostcli.transcripts.turns import FEWEST, LONGEST_SENTENCE, MOST, Passage, passages, turns

SENTENCE = "We measured the river twice and trusted the first number."  # ten words


def cues(*texts: str, speaker: str | None = "Ada") -> list[Cue]:
    return [Cue(10.0 * number, 10.0 * number + 9, speaker, text) for number, text in enumerate(texts)]


def passages_of(*texts: str) -> list[Passage]:
    return [passage for turn in turns(cues(*texts)) for passage in passages(turn)]


def count(passage: Passage) -> int:
    return len(passage.text.split())


def test_a_turn_lasts_until_the_next_speaker() -> None:
    said = [
        Cue(1, 2, "Ada", "One."),
        Cue(None, None, "Ada", "Two."),
        Cue(5, 6, None, "Three."),
        Cue(None, None, "Ada", "Four."),
        Cue(7, 8, "Ada", "Five."),
        Cue(None, None, "Ben", "Six."),
    ]
    assert [
        (turn.number, turn.speaker, turn.start, turn.end, turn.first, len(turn.cues)) for turn in turns(said)
    ] == [
        (1, "Ada", 1, 2, 0, 2),
        (2, None, 5, 6, 2, 1),
        (3, "Ada", 7, 8, 3, 2),
        (4, "Ben", None, None, 5, 1),
    ]
    assert turns([]) == []


def test_a_short_turn_is_one_passage() -> None:
    (turn,) = turns(cues("One\nline.", " Two."))
    assert passages(turn) == [Passage(1, "Ada", 0, 19, "One line. Two.", 0, turn.cues, (0, 10))]


def test_sentences_are_not_cut() -> None:
    found = passages_of(*[SENTENCE] * 40)
    assert [count(passage) for passage in found] == [120, 120, 120, 40]
    assert {passage.text[-1] for passage in found} == {"."}
    assert [(passage.start, passage.end, passage.first) for passage in found] == [
        (0, 119, 0),
        (120, 239, 12),
        (240, 359, 24),
        (360, 399, 36),
    ]


def test_a_passage_may_begin_and_end_within_a_cue() -> None:
    halves = [" ".join(["and so on"] * 8) + ". Then " + " ".join(["once more"] * 10) for _ in range(8)]
    found = passages_of(*halves)
    for passage in found:
        assert passage.text[-1] == "." or passage is found[-1]
        assert passage.start == passage.cues[0].start
        assert passage.end == passage.cues[-1].end
        assert passage.marks[0] == 0
        for mark, cue in zip(passage.marks[1:], passage.cues[1:], strict=True):
            assert passage.text[mark:].startswith(cue.text[: len(passage.text) - mark])
            assert passage.cue_at(mark) is cue
            assert passage.cue_at(mark - 1) is not cue
    assert found[1].cues[0] is found[0].cues[-1]
    assert found[0].cue_at(0) is found[0].cues[0]


def test_a_long_sentence_stays_whole_and_a_longer_one_does_not() -> None:
    clause = "and we asked again, "
    whole = "So " + (clause * 50).strip() + "."  # 201 words
    assert [count(passage) for passage in passages_of(SENTENCE, whole, SENTENCE)] == [10, 201, 10]
    endless = "So " + (clause * 100).strip() + "."  # 401 words
    counts = [count(passage) for passage in passages_of(SENTENCE, endless, SENTENCE)]
    assert sum(counts) == 421
    assert max(counts) <= LONGEST_SENTENCE


def test_without_sentences_passages_end_with_cues() -> None:
    found = passages_of(*["we went on and on about the river"] * 100)
    assert {count(passage) for passage in found[:-1]} == {120}
    assert all(passage.cues[0].text == passage.text[: len(passage.cues[0].text)] for passage in found)


def test_abbreviations_and_small_letters_end_no_sentence() -> None:
    text = "Dr. Reed and Mrs. Ash met J. Oak at 3.5 degrees... and vs. nobody. "
    found = passages_of((text * 12).strip())
    assert all(passage.text.endswith("nobody.") for passage in found)
    assert len(found) > 1


def test_scripts_without_blanks() -> None:
    found = passages_of(*["橋は二度測った。川も二度測った。"] * 60)
    assert len(found) > 3
    assert all(passage.text.endswith("。") for passage in found)
    assert max(len(passage.text) for passage in found) < 300


def test_a_short_rest_joins_the_passage_above() -> None:
    counts = [count(passage) for passage in passages_of(*[SENTENCE] * 13)]
    assert counts == [130]


PIECES = st.lists(
    st.sampled_from(
        ["we asked", "Nobody. ", "twice", "橋は二度。", "Dr. ", "a" * 30, "? ", "\n", "well -- no "]
    ),
    min_size=1,
).map("".join)


@given(
    st.lists(
        st.tuples(PIECES.filter(lambda text: bool(text.strip())), st.integers(1, 60)), min_size=1, max_size=8
    )
)
def test_no_character_is_lost_and_every_place_is_right(told: list[tuple[str, int]]) -> None:
    said = cues(*((text.strip("\n ") + " ") * times for text, times in told))
    said = [cue._replace(text=cue.text.strip()) for cue in said]
    found = [passage for turn in turns(said) for passage in passages(turn)]
    assert " ".join(" ".join(passage.text for passage in found).split()) == " ".join(
        " ".join(cue.text for cue in said).split()
    ) or "橋" in said[0].text + "".join(cue.text for cue in said)
    assert all(passage.text.strip() and len(passage.cues) == len(passage.marks) for passage in found)
    for passage in found:
        assert list(passage.marks) == sorted(passage.marks)
        assert passage.cues == tuple(said[passage.first : passage.first + len(passage.cues)])
        for mark, cue in zip(passage.marks[1:], passage.cues[1:], strict=True):
            part = cue.text.replace("\n", " ")
            assert passage.text[mark : mark + len(part)] == part[: len(passage.text) - mark]
    assert found[0].first == 0
    assert found[-1].cues[-1] is said[-1]


@pytest.mark.parametrize("words", [1, FEWEST, MOST, 1000])
def test_words_alone(words: int) -> None:
    found = passages_of(" ".join(["word"] * words))
    assert sum(count(passage) for passage in found) == words
    assert max(count(passage) for passage in found) <= LONGEST_SENTENCE


@pytest.mark.parametrize(("word", "number"), [
    *((title, 1) for title in ("Mr.", "Ms.", "Dr.", "St.", "vs.", "Mrs.", "Prof.", "A.")), ("indeed.", 2),
])  # fmt: skip
def test_no_passage_ends_behind_a_title(word: str, number: int) -> None:
    found = passages_of(f"{'river ' * 79}{word} Reed {'water ' * 79}again.")
    assert len(found) == number
