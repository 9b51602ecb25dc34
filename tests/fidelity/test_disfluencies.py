from __future__ import annotations

import pytest

from ghostcli.fidelity.check import check
from ghostcli.fidelity.disfluencies import FILLERS, filler, negations, repeats, same_written_out, written_out
from ghostcli.text.words import words
from talk import said, shown, verdicts


@pytest.mark.parametrize("dropped", FILLERS)
def test_every_filler_may_be_dropped_and_added(dropped: str) -> None:
    clean = "the river rose in March and nobody had the tables"
    full = f"the river rose in March, {dropped}, and nobody had the tables"
    assert verdicts(clean, said(full)) == ("near",)
    assert verdicts(full, said(clean)) == ("near",)
    assert check(clean, said(full)).share == 1.0


@pytest.mark.parametrize(
    ("reference", "quote"),
    [
        ("the the river rose in March", "the river rose in March"),
        ("we have to, we have to go down to the river", "we have to go down to the river"),
        ("I I I think the river rose in March", "the river I think the river rose in March"),
        ("the, um, the river rose in March", "the river rose in March"),
        ("and I mean I think the river rose", "and I think the river rose"),
        ("it rose kind of, you know, kind of in March that year", "it rose kind of in March that year"),
        ("no, no, no, it was the river that rose", "no, it was the river that rose"),
    ],
)
def test_immediate_repeats_are_cleaned(reference: str, quote: str) -> None:
    found = check(f"Well now, {quote}", said(f"Well now, {reference}, I tell you."))
    if quote.startswith("the river I"):
        assert found.verdicts == ("reworded",)
    else:
        assert (found.verdicts, found.share) == (("near",), 1.0), shown(found)


@pytest.mark.parametrize(
    ("reference", "quote"),
    [
        ("it's the river that they're talking about", "it is the river that they are talking about"),
        ("I'd say we've got what she'll need", "I would say we have got what she will need"),
        ("I don't know why he won't and she can't", "I do not know why he will not and she cannot"),
        ("that's gonna be the river we wanna see", "that is going to be the river we want to see"),
        ("let's see what the river does to them", "let us see what the river does to 'em"),
        ("they dont know what the river did", "they do not know what the river did"),
    ],
)
def test_contractions_written_out_are_cleaned(reference: str, quote: str) -> None:
    for one, other in ((reference, quote), (quote, reference)):
        found = check(other, said(f"Well now, {one}, I tell you."))
        assert (found.verdicts, found.share) == (("near",), 1.0), shown(found)


def test_the_longest_filler_counts() -> None:
    assert filler(words("you know what I mean so"), 0, 6) == 5
    assert filler(words("you know what I say so"), 0, 6) == 2
    assert filler(["river"], 0, 1) == 0


def test_a_repeat_has_its_copy_before_or_behind() -> None:
    said = words("a b a b c um c")
    assert repeats(said, 0, 7, 0) == [2]
    assert repeats(said, 2, 7, 2) == [2]
    assert repeats(said, 2, 7, 0) == []  # its copy is dealt with in the same gap
    assert repeats(said, 4, 7, 0) == [1]
    assert repeats(said, 6, 7, 6) == [1]
    assert repeats(words("not not done"), 0, 3, 0) == []


def test_ways_to_write_out() -> None:
    assert written_out(("it", "s")) == {("it", "s"), ("it", "is"), ("it", "has"), ("it", "us")}
    assert same_written_out(("won", "t"), ("will", "not"))
    assert same_written_out(("isn", "t"), ("s", "not"))
    assert not same_written_out(("don", "t"), ("does", "not"))


def test_what_denies() -> None:
    assert negations(words("I don't know nobody who never said no")) == 4


def test_half_a_negation_is_a_changed_negation() -> None:
    reference = said("we can say that the river has never been higher than it was in the year of the flood")
    changed = "we can't say that the river has never been higher than it was in the year of the flood"
    assert verdicts(changed, reference) == ("reworded",)
    assert verdicts(changed.replace("can't", "could"), reference) == ("near",)
    assert verdicts(changed.replace("can't", "can").replace("never", "not"), reference) == ("near",)
