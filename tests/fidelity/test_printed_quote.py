from __future__ import annotations

import pytest

from ghostcli.fidelity.check import check
from ghostcli.fidelity.printed_quote import PrintedQuote
from ghostcli.fidelity.reference import Reference
from ghostcli.transcripts.base import Cue
from talk import TALK, said


@pytest.mark.parametrize(
    ("text", "parts", "marks"),
    [
        ("We measured … the river", ["We measured", "the river"], ("…",)),
        ("We measured... the river", ["We measured", "the river"], ("...",)),
        ("We measured . . . the river", ["We measured", "the river"], (". . .",)),
        ("We measured * * * the river", ["We measured", "the river"], ("* * *",)),
        ("We measured (* * *) the river", ["We measured", "the river"], ("(* * *)",)),
        ("We measured 2 * 3 * 4 of the f*** river", ["We measured 2 * 3 * 4 of the f*** river"], ()),
        ("We measured [...] the river", ["We measured", "the river"], ("[...]",)),
        ("We measured (…) the river", ["We measured", "the river"], ("(…)",)),
        ("We measured […] … the river", ["We measured", "the river"], ("[…] …",)),
        ("We measured [the wrong] river", ["We measured", "river"], ("[the wrong]",)),
        ("… we measured the river …", ["we measured the river"], ()),
        ("[W]e measure[d] the rivver [sic] twice", ["[W]e measure[d] the rivver [sic] twice"], ()),
        ("We measured [laughs] the river", ["We measured [laughs] the river"], ()),
        ("We measured the river. Twice.", ["We measured the river. Twice"], ()),
        ("A … b … c", ["A", "b", "c"], ("…", "…")),
        ("", [""], ()),
    ],
)
def test_marked_cuts(text: str, parts: list[str], marks: tuple[str, ...]) -> None:
    printed = PrintedQuote.of(text)
    assert [printed.slice(*part) for part in printed.parts] == parts
    assert printed.marks == marks
    assert len(printed.bounds) == len(marks)


def test_a_change_of_case_is_no_cut_and_a_suffix_is_left_out() -> None:
    assert [word.word for word in PrintedQuote.of("[W]e measure[d] it [sic]").words] == [
        "we",
        "measure",
        "it",
    ]


def test_line_breaks_are_blanks() -> None:
    printed = PrintedQuote.of("We measured\n  the river")
    assert printed.slice(0, 4) == "We measured the river"
    assert printed.slice(2, 2) == ""


def test_readings_put_in_what_was_meant_where_it_is_said() -> None:
    quote = PrintedQuote.of(
        "trusted the fist number … the ferry man", {"fist": "first", "ferry man": "ferryman"}
    )
    assert quote.misheard == ((2, 3, ("1st",)), (5, 7, ("ferryman",)))
    readings = [" ".join(word.word for word in reading.words) for reading in quote.readings(TALK)]
    assert readings == ["trusted the fist number the ferry man", "trusted the 1st number the ferryman"]
    mixed = quote.readings(said("we trusted the first number", "and the ferry man said so"))
    assert [" ".join(word.word for word in reading.words) for reading in mixed] == [
        "trusted the fist number the ferry man",
        "trusted the 1st number the ferry man",
        "trusted the 1st number the ferryman",
    ]
    assert [reading.bounds for reading in mixed] == [(4,), (4,), (4,)]


def test_a_mark_inside_what_was_misheard_stays_a_bound() -> None:
    (_, meant) = PrintedQuote.of("the cloud … or codecs say", {"cloud or codecs": "Claude"}).readings(
        said("Claude")
    )
    assert [word.word for word in meant.words] == ["the", "claude", "say"]
    assert meant.bounds == (1,)
    (_, longer) = PrintedQuote.of("LLMs … forget", {"LLMs": "all of them"}).readings(
        said("all of them forget")
    )
    assert longer.bounds == (3,)
    assert longer.slice(0, 3) == "LLMs"


def test_the_longest_misheard_words_count_and_only_once() -> None:
    printed = PrintedQuote.of("a cloud of cloud", {"cloud": "Claude", "cloud of cloud": "Codex", "x": "y"})
    assert printed.misheard == ((1, 4, ("codex",)),)


def test_a_mark_in_what_was_misheard_first_cuts_nothing() -> None:
    (_, meant) = PrintedQuote.of("cloud … or codecs say", {"cloud or codecs": "Claude"}).readings(
        said("Claude")
    )
    assert (meant.bounds, meant.marks) == ((), ())


@pytest.mark.parametrize(("said", "corrected"), [
    ("today Karen measured the river and then Karin slept all day", "Karen"),  # by the word behind it
    ("today Karin measured the river and then Karen rested all day", "Karin"),
])  # fmt: skip
def test_what_was_meant_is_put_in_where_it_is_said_beside_one_of_its_neighbours(
    said: str, corrected: str
) -> None:
    quote = "yesterday Karin measured the river and then Karin slept all day"
    finding = check(quote, Reference.of([Cue(0, 9, None, said)]), sic={"Karin": "Karen"})
    changed = [step.said for step in finding.diff if step.op != "equal"]
    assert not {"Karin", "Karen"} & {word for words in changed for word in words.split()}
    assert [pair.said for pair in finding.corrections] == ["Karen"]
    assert corrected in said.split()[1]
