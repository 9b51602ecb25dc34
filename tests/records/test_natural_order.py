"""Natural order: numbers in a text sort by their values."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.records.natural_order import natural
from running import Ghost, write_episode


@pytest.mark.parametrize(
    "ordered",
    [
        ["talk 2", "talk 10", "talk 100", "talk a"],
        ["2", "10", "a2", "a10b1", "a10b2", "a10b10"],
        ["9", "99", "999", "1000"],
        ["episode 9 z", "episode 10 a"],
        ["a", "a 1", "a1", "ab"],
    ],
)
def test_order(ordered: list[str]) -> None:
    keys = list(map(natural, ordered))
    assert all(one < other for one, other in pairwise(keys))
    assert all(one.encode() < other.encode() for one, other in pairwise(keys))  # as SQLite compares


def test_leading_zeros_do_not_count() -> None:
    assert natural("talk 007") == natural("talk 7") < natural("talk 010")
    assert natural("000") == natural("0")


def value(text: str) -> list[tuple[int, int, str]]:
    """The parts of a text, slowly: numbers by value, other characters by themselves."""
    parts = re.findall(r"[0-9]+|[^0-9]", text)
    return [(0, int(part), "") if part.isascii() and part.isdigit() else (1, 0, part) for part in parts]


@given(*[st.text("0129ab", max_size=8)] * 2)
def test_it_is_the_order_of_the_parts(one: str, other: str) -> None:
    assert (natural(one) < natural(other)) is (value(one) < value(other))


@pytest.mark.parametrize("field", ["title", "ref", "episode"])
def test_lists_sort_so(field: str, here: Path, ghost: Ghost) -> None:
    for number in (10, 2, 1, 33):
        write_episode(here, f"talk-{number}", f"title: 'Part {number}'\n")
    expected = ["talk-1", "talk-2", "talk-10", "talk-33"]
    assert ghost("episodes", "--sort", field, "-o", "ref").lines == expected
    assert ghost("episodes", "--sort", field, "-r", "-o", "ref").lines == expected[::-1]
    assert ghost("search", "part", "--sort", field, "-o", "ref").lines == expected


def test_names_and_ids_sort_so_and_equal_ones_keep_their_order(here: Path, ghost: Ghost) -> None:
    people = "".join(f"- {{id: {one}, name: Voice {one[1:]}}}\n" for one in ("v10", "v2", "w2", "v1"))
    write_episode(here, "talk", "title: T\npeople:\n" + people)
    assert [row[3] for row in ghost("people", "--sort", "name").rows] == [
        "Voice 1",
        "Voice 2",
        "Voice 2",
        "Voice 10",
    ]
    ids = [row[0].rpartition("/")[2] for row in ghost("people", "--sort", "name").rows]
    assert ids == ["v1", "v2", "w2", "v10"]
    assert [row[0][-3:].strip("/") for row in ghost("people", "--sort", "id").rows] == [
        "v1",
        "v2",
        "v10",
        "w2",
    ]
