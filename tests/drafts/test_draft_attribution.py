"""Whom a draft names as the one who said its quotations, over some hundreds of invented sentences."""

from __future__ import annotations

import re
from itertools import cycle

import pytest
from attribution_cases import DIRECT, NEARBY, OTHERS, PRONOUNS
from attribution_hard import HARD, MORE
from attribution_passages import DRAFTS, PASSAGES, SENTENCES
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.drafts.attribution import attributions
from ghostcli.drafts.people import People, Person, gather, gender_of, is_named, may_be_one
from ghostcli.drafts.quotations import read_draft

NAMES = {"L": "Mara Lindqvist", "P": "Jonas Petit", "A": "Robin Achebe"}
PEOPLE = People([Person(name, (name,), name) for name in NAMES.values()])
SAID = ("the ovens were cold before dawn", "nobody had weighed the salt again")


def named(text: str) -> str:
    """One letter for each quotation of a draft in which `Q` and `q2` stand for quoted words."""
    words = cycle(SAID)
    draft = read_draft(re.sub("Q|q2", lambda _: next(words), text))
    letters = ""
    for found in attributions(draft, PEOPLE):
        person = PEOPLE.one(found.words) if found else None
        letters += next((letter for letter, name in NAMES.items() if person and person.name == name), "-")
    return letters


CASES = [*DIRECT, *PRONOUNS, *NEARBY, *OTHERS, *SENTENCES, *PASSAGES, *HARD, *MORE, *DRAFTS]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_the_draft_says_said_it(text: str, expected: str) -> None:
    assert named(text) == expected


def test_a_name_that_ghost_does_not_know_is_given_as_the_draft_has_it() -> None:
    draft = read_draft(
        '"the ovens were cold before dawn," said Dr. Dana Whitfield.\n\n'
        '"nobody had weighed the salt again," she said.'
    )
    found = attributions(draft, PEOPLE)
    assert [(one.name, one.direct) if one else None for one in found] == [
        ("Dana Whitfield", True),
        ("Dana Whitfield", False),
    ]


def test_a_surname_is_that_of_the_person_whom_the_draft_names_in_full() -> None:
    family = People([Person(name, (name,), name) for name in ("Mara Lindqvist", "Otto Lindqvist")])
    text = '"the ovens were cold before dawn," said Lindqvist.'
    (found,) = attributions(read_draft(f"Otto Lindqvist laughed.\n\n{text}"), family)
    assert found
    assert family.one(found.words) == Person("Otto Lindqvist", ("Otto Lindqvist",), "Otto Lindqvist")
    (found,) = attributions(read_draft(text), family)
    assert found
    assert family.one(found.words) is None
    assert attributions(read_draft(f"Otto Lindqvist met Mara Lindqvist.\n\n{text}"), family) == [None]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mara Lindqvist", True),
        ("Lindqvist", True),
        ("Mara", True),
        ("MARA LINDQVIST", True),
        ("Mara Elisabet Lindqvist", True),
        ("M. Lindqvist", True),
        ("ML", True),
        ("M.L.", True),
        ("Lindqvist Mara", True),
        ("Dr. Lindqvist", True),
        ("Mara Lindqvist, PhD", True),
        ("Otto Lindqvist", False),
        ("O. Lindqvist", False),
        ("Mara Petit", False),
        ("Lind", False),
        ("", False),
    ],
)
def test_what_a_person_may_be_called(name: str, expected: bool) -> None:
    people = People([Person("Mara Lindqvist (she/her)", ("Mara Lindqvist (she/her)",), "x")])
    assert bool(people.find(tuple(re.findall(r"[a-z]+", name.lower())))) is expected


def test_the_whole_name_counts_before_a_part_of_it() -> None:
    people = People([Person(name, (name,), name) for name in ("Lindqvist", "Mara Lindqvist")])
    assert [one.name for one in people.find(("lindqvist",))] == ["Lindqvist"]


def test_voices_belong_to_the_people_of_the_notes() -> None:
    noted = [Person("Mara Lindqvist", ("Mara Lindqvist",), "bakery/people/1", recorded=True)]
    found = gather(noted, {"Mara", "Jonas Petit", "SPEAKER_02", "Host"})
    assert [(one.name, one.names, one.ref) for one in found] == [
        ("Mara Lindqvist", ("Mara Lindqvist", "Mara"), "bakery/people/1"),
        ("Jonas Petit", ("Jonas Petit",), "Jonas Petit"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Jonas Petit", "Petit", True),
        ("Jonas Petit", "J. Petit", True),
        ("Jonas Petit", "Jon Petit", True),
        ("Jonas Petit", "Jonas P.", True),
        ("Jonas Petit", "Otto Petit", False),
        ("Jonas Petit", "Jonas Brandt", False),
        ("Jonas Petit", "", True),
    ],
)
def test_who_may_be_one(one: str, other: str, expected: bool) -> None:
    assert may_be_one(one, other) is expected


def test_what_a_name_tells_of_the_gender() -> None:
    assert gender_of(("achebe", "lindqvist")) == ""
    assert gender_of(("anna", "lindqvist")) == "f"
    assert gender_of(("jonas", "petit")) == "m"
    assert gender_of(("martin",)) == ""
    assert gender_of(("petit",), ("mme",)) == "f"
    assert gender_of(("herr", "petit")) == "m"
    assert not is_named("Host 2", {"Host 2"})
    assert is_named("Anna", {"Anna"})


_PIECES = """
" “ ” „ « » ' ‘ ’ — - . , : ; ( ) | > said she he and the not told a of who dijo sagte Reed Petit Petit’s Lindqvist
"""


@given(st.lists(st.sampled_from([*_PIECES.split(), "\n\n", "Mara Lindqvist", "according to"]), max_size=60))
def test_any_text_is_taken(pieces: list[str]) -> None:
    draft = read_draft(" ".join(pieces), 1)
    assert len(attributions(draft, PEOPLE)) == len(draft.quotations)


ENDLESS = """"a," said Petit.
Petit said, Petit,
Petit and
“a b c d e,” Petit, the
said
Petit’s
“a b c d e,” she said.
not
van der Petit
according to
“a” and
„a“, so"""


@pytest.mark.parametrize("piece", ENDLESS.split("\n"))
def test_many_clauses_without_end_are_read_in_time(piece: str) -> None:
    draft = read_draft(f"{piece} " * (30_000 // len(piece)), 1)
    assert len(attributions(draft, PEOPLE)) == len(draft.quotations)
