"""`distinct` in ghost.yaml: pairs that `ghost lint --names` no longer suggests."""

from __future__ import annotations

import pytest

from traced import Home

TALK = """WEBVTT

00:01.000 --> 00:05.000
<v Ann>Then Neve sold the mill, and Shivon bought it back.
"""
HINT = "to leave out a pair that is not one, list it in ghost.yaml: "


def marker(home: Home, distinct: str) -> None:
    home.note("ghost.yaml", f"version: 1\ndistinct: {distinct}\n")


def suggested(home: Home) -> set[tuple[str, str]]:
    found = home.ghost("lint", "--names", "-o", "json").json
    return {(one["name"], one["other"] if "other" in one else one["heard"]) for one in found}


@pytest.fixture
def mills(home: Home) -> Home:
    """A pair of companies, and one of people with a second spelling and an alias."""
    home.episode("a", "companies: [{name: Mill}, {name: Mill Labs}]\npeople: [{name: Jony Ive}]\n", None)
    home.episode("b", "companies: [{name: Mill}]\npeople: [{name: Jóny Ive, aliases: [Sir Jony]}]\n", None)
    home.episode("c", "people: [{name: Johnny Ive}]\n", None)
    return home


PAIRS = {("Mill", "Mill Labs"), ("Jóny Ive", "Johnny Ive")}


def test_a_pair_is_left_out_for_good(mills: Home) -> None:
    assert suggested(mills) == PAIRS
    marker(mills, "[[Mill, Mill Labs]]")
    assert suggested(mills) == PAIRS - {("Mill", "Mill Labs")}
    marker(mills, "[[Mill, Mill Labs], [Johnny Ive, Jony Ive]]")
    ran = mills.ghost("lint", "--names")
    assert (ran.out, ran.err) == ("", "no suggestions in 3 episodes\n")
    assert mills.ghost("lint").status == 0


@pytest.mark.parametrize(
    "pair", ["JOHNNY IVE, jony-ive", "Johnny Ive (designer), Jóny Ive", "Sir Jony, Johnny Ive"]
)
def test_in_any_order_spelling_or_by_an_alias(pair: str, mills: Home) -> None:
    marker(mills, f"[[{pair}]]")
    assert suggested(mills) == {("Mill", "Mill Labs")}


def test_of_a_list_of_names_no_two_are_one(mills: Home) -> None:
    mills.episode("d", "companies: [{name: Mills}]\n", None)
    assert suggested(mills) == PAIRS | {("Mill", "Mills")}
    marker(mills, "[[Mills, Mill Labs, Mill]]")
    assert suggested(mills) == PAIRS - {("Mill", "Mill Labs")}


def test_only_the_pair_itself_is_left_out(mills: Home) -> None:
    marker(mills, "[[Mill, Johnny Ive], [Mill Labs, Jony Ive], [Mill, Mill]]")
    assert suggested(mills) == PAIRS


def test_what_stderr_says_is_the_line_to_add(mills: Home) -> None:
    told = mills.ghost("lint", "--names").err.splitlines()[-1]
    assert told.startswith(HINT)
    mills.note("ghost.yaml", f"version: 1\n{told.removeprefix(HINT)}\n")
    assert suggested(mills) < PAIRS
    assert len(suggested(mills)) == 1
    assert HINT not in mills.ghost("lint", "--names", "--quiet").err


def test_a_name_that_yaml_reads_otherwise_is_told_in_quotes(home: Home) -> None:
    home.episode("a", 'companies: [{name: "Null, Inc"}, {name: "null"}]\n', None)
    told = home.ghost("lint", "--names").err.splitlines()[-1].removeprefix(HINT)
    home.note("ghost.yaml", f"version: 1\n{told}\n")
    assert suggested(home) == set()


def test_a_word_of_a_transcript_is_left_out_too(home: Home) -> None:
    home.episode("mill", "people: [{name: Niamh Brennan}, {name: Siobhan}]\n", TALK)
    assert suggested(home) == {("Niamh", "neve"), ("Siobhan", "shivon")}
    told = home.ghost("lint", "--names").err.splitlines()[-1]
    assert told == HINT + "distinct: [[Siobhan, shivon]]"
    marker(home, "[[Shivon, Siobhan]]")
    assert suggested(home) == {("Niamh", "neve")}


def test_each_library_has_its_own(mills: Home) -> None:
    """That of a library which is not read makes no difference, and that of each which is read does."""
    other = mills.folder / "other"
    mills.write("other/ghost.yaml", "version: 1\ndistinct: [[Mill, Mill Labs]]\n")
    mills.write("other/z/episode.yaml", "title: Z\n")
    assert suggested(mills) == PAIRS
    found = mills.ghost("lint", "--names", "-o", "json", "--content", mills.library, "--content", other).json
    assert [one["name"] for one in found] == ["Jóny Ive"]
    found = mills.ghost("lint", "--names", "-o", "json", mills.library, other).json
    assert [one["name"] for one in found] == ["Jóny Ive"]


NAMES = "expected a list of two or more names, as in [Mill, Mill Labs]"


@pytest.mark.parametrize(
    ("distinct", "told"),
    [
        ("Mill", f'ghost.yaml:2:11: found "Mill" as distinct, {NAMES}'),
        ("[Mill]", f'ghost.yaml:2:12: found "Mill" as distinct, {NAMES}'),
        ("{Mill: Mill Labs}", f"ghost.yaml:2:11: found a mapping as distinct, {NAMES}"),
        ("[[Mill]]", f"ghost.yaml:2:12: found a list of 1 in distinct, {NAMES}"),
        ("[[Mill, '']]", f"ghost.yaml:2:12: found a list of 1 in distinct, {NAMES}"),
        ("[[Mill, [Mill Labs]]]", "ghost.yaml:2:19: found a list in distinct, expected a name"),
    ],
)
def test_what_is_wrong_has_a_place_and_counts_for_nothing(distinct: str, told: str, mills: Home) -> None:
    marker(mills, distinct)
    assert mills.ghost("lint", status=1).lines == [told]
    assert mills.ghost("lint", "ghost.yaml", status=1).lines == [told]
    assert suggested(mills) == PAIRS


def test_a_comment_that_cuts_a_name_is_a_warning(mills: Home) -> None:
    marker(mills, "\n- - Mill\n  - Mill #1")
    assert mills.ghost("lint").lines == [
        "ghost.yaml:4:10: warning: text after # is a comment: put the value in quotes"
    ]


@pytest.mark.parametrize("distinct", ["", "[]", "[[], [Mill, Mill Labs]]"])
def test_what_is_empty_is_no_problem(distinct: str, mills: Home) -> None:
    marker(mills, distinct)
    assert "distinct" not in mills.ghost("lint").out
