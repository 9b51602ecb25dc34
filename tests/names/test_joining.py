"""Which names are one: what folds alike and what aliases join; nothing is joined for being similar."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.names.joining import Entry, Names
from ghostcli.names.keys import known_parts, name_key


def company(*names: str) -> Names:
    return Names([Entry(at, name) for at, name in enumerate(names)], persons=False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NVIDIA", "Nvidia"),
        ("Character AI", "Character.AI"),
        ("Google / DeepMind", "Google DeepMind"),
        ("8 Sleep", "8-Sleep"),
        ("The Real McCoy's", "The Real McCoys"),
        ("Paul Erdos", "Paul Erdős"),
        ("Keelson (of Hull)", "Keelson"),
    ],
)
def test_what_folds_alike_is_one(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("C", "C++"), ("C++", "C#"), ("Meta", "Meta AI"), ("Aboard", "Board"), ("(x)", "(y)")]
)
def test_what_is_similar_is_not(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_several_names_in_one_are_told_apart_only_where_each_is_known() -> None:
    names = company("Keelson", "Ferry & Co", "Keelson / Ferry & Co", "Weights and Biases", "Keelson / Mill")
    assert names.parts("Keelson / Ferry & Co") == ["Keelson", "Ferry & Co"]
    assert names.parts("Weights and Biases") == ["Weights and Biases"]
    assert names.parts("Keelson / Mill") == ["Keelson / Mill"]
    assert company("A1", "B1", "C1", "A1, B1 and C1").parts("A1, B1 and C1") == ["A1", "B1", "C1"]


def test_a_name_that_stands_whole_elsewhere_is_one() -> None:
    names = company("Google", "DeepMind", "Google / DeepMind", "Google DeepMind")
    assert names.lines(2, "Google / DeepMind") == names.lines(3, "Google DeepMind")
    assert known_parts("Google / DeepMind", {"google", "deepmind"}) == ["Google", "DeepMind"]


def test_aliases_join_what_no_rule_does() -> None:
    names = Names([Entry(0, "Ido Liberty", ("Edo Liberty",)), Entry(1, "Edo Liberty")], persons=True)
    assert names.lines(0, "Ido Liberty") == names.lines(1, "Edo Liberty")


def test_one_word_is_a_person_only_inside_its_episode() -> None:
    entries = [Entry(0, "Ada"), Entry(1, "Ada"), Entry(2, "Ada"), Entry(2, "Ada Reed", (), speaks=True)]
    entries += [Entry(3, "Ada"), Entry(3, "Ada Reed", (), speaks=True), Entry(3, "Ada Lane", (), speaks=True)]
    names = Names(entries, persons=True)
    one, other, known, both = (names.lines(at, "Ada") for at in range(4))
    assert one != other
    assert known == names.lines(2, "Ada Reed")
    assert both not in (names.lines(3, "Ada Reed"), names.lines(3, "Ada Lane"), one)


def test_speakers_name_the_one_word_of_their_episode() -> None:
    names = Names([Entry(0, "Tom"), Entry(1, "Tom Okafor")], persons=True, speakers=lambda _: ["Tom Okafor"])
    assert names.lines(0, "Tom") == names.lines(1, "Tom Okafor")


def test_a_handle_is_one_person_and_a_label_of_a_voice_is_nobody() -> None:
    names = Names([Entry(0, "Swyx"), Entry(1, "swyx")], persons=True)
    assert names.lines(0, "Swyx") == names.lines(1, "swyx")
    voices = [Entry(0, "Ada Reed", ("SPEAKER_01",)), Entry(1, "Tom Okafor", ("SPEAKER_01",))]
    names = Names(voices, persons=True)
    assert names.lines(0, "Ada Reed") != names.lines(1, "Tom Okafor")


WORDS = st.sampled_from(["Ada", "Reed", "ada", "Réed", "Tom", "xAI", "X", "AI", "/", "and", "(a)", "&"])
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
ENTRIES = st.lists(
    st.builds(Entry, st.integers(0, 2), NAMES, st.lists(NAMES, max_size=2).map(tuple), speaks=st.booleans()),
    max_size=8,
)


@given(ENTRIES, st.booleans(), st.randoms())
def test_the_order_of_the_names_makes_no_difference(
    entries: list[Entry], persons: bool, chance: object
) -> None:
    asked = {(one.episode, one.name) for one in entries}
    first = Names(entries, persons=persons)
    shuffled = [*entries]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    second = Names(shuffled, persons=persons)
    assert all(first.lines(*one) == second.lines(*one) for one in asked)


@given(ENTRIES, st.booleans())
def test_to_be_one_is_an_equivalence(entries: list[Entry], persons: bool) -> None:
    """Each name that is one name has one line; equal keys in one place share it, and aliases join it."""
    names = Names(entries, persons=persons)
    for one in entries:
        for line in names.lines(one.episode, one.name):
            assert names.lines(one.episode, one.name).count(line) == 1
        if len(names.parts(one.name)) == 1:
            assert len(names.lines(one.episode, one.name)) == 1
    alike = sorted(entries, key=lambda one: (one.episode, name_key(one.name)))
    for left, right in pairwise(alike):
        if (left.episode, name_key(left.name)) == (right.episode, name_key(right.name)):
            assert names.lines(left.episode, left.name) == names.lines(right.episode, right.name)
