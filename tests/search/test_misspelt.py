from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from reference import Known, unhurried

from ghostcli.search.query import Filter, Query, Term, parse
from ghostcli.search.typos import _differing, correct, edits, nearest
from ghostcli.text.words import fold_word

WORDS = [
    "straw",
    "strap",
    "stew",
    "reinforcement",
    "enforcement",
    "cognitive",
    "core",
    "data",
    "the",
    "they",
    "theyre",
    "llm",
    "gpt4",
    "gpt5",
    "rl",
    "karpathy",
    "pretraining",
    "pre",
    "training",
    "architecture",
    "parameters",
    "парадокс",
    "supervision",
    "trajectory",
]
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def read(query: str, text: str) -> tuple[str, dict[str, tuple[str, ...]]]:
    found = correct(parse(query), Known(text))
    return str(found.query), dict(found.read_as)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("renforcement", ["reinforcement", "enforcement"]),
        ("einforcement", ["enforcement", "reinforcement"]),
        ("strw", ["straw", "stew"]),
        ("satrw", []),
        ("tsraw", ["straw"]),
        ("cogntive", ["cognitive"]),
        ("archtectre", ["architecture"]),
        ("xrchitectxre", ["architecture"]),
        ("парадосс", ["парадокс"]),
        ("teh", ["the"]),
        ("hte", ["the"]),
        ("lmm", ["llm"]),
        ("dat", ["data"]),
        ("ata", []),
        ("llms", ["llm"]),
        ("rk", []),
        ("gpt6", []),
        ("gpt", []),
        ("zzzzqqq", []),
        ("straw", ["straw"]),
        ("橋", []),
        ("", []),
    ],
)
def test_nearest(word: str, found: list[str]) -> None:
    assert nearest(word, WORDS) == found


def test_of_equally_near_words_the_frequent_come_first_and_three_at_most() -> None:
    counted = {"bat": 1, "cap": 9, "cab": 3, "car": 5, "tac": 7, "act": 1}
    assert nearest("cat", counted) == ["cap", "car", "cab"]
    assert nearest("cat", counted, limit=9) == ["cap", "car", "cab", "act"]
    assert nearest("cat", list(counted)) == ["cab", "cap", "car"]


def test_what_letters_were_left_out_of_comes_before_the_more_frequent() -> None:
    assert nearest("strw", {"stew": 9, "straw": 1}) == ["straw", "stew"]
    assert nearest("strawn", {"strown": 9, "straw": 1}) == ["straw", "strown"]


@pytest.mark.parametrize(
    ("word", "number"), [("rl", 0), ("gpt4", 0), ("llm", 1), ("sevenle", 1), ("eightlet", 2)]
)
def test_edits(word: str, number: int) -> None:
    assert edits(word) == number


@unhurried
@given(st.data())
def test_a_word_with_one_typo_is_found(data: st.DataObject) -> None:
    word = data.draw(st.text(LETTERS, min_size=5, max_size=12))
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from(LETTERS))
    typed = data.draw(
        st.sampled_from(
            [
                word[:at] + letter + word[at:],
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
            ]
        )
    )
    assume(typed != word)
    assert word in nearest(typed, [word, *WORDS], limit=99)
    assert word in nearest(typed, [word, "zzzzz", "qqqqqqqq"])


@unhurried
@given(st.text(max_size=12), st.lists(st.text(max_size=12)))
def test_nearest_takes_any_words(word: str, vocabulary: list[str]) -> None:
    folded = [fold_word(one) for one in vocabulary if one]
    assert set(nearest(fold_word(word), folded)) <= set(folded)


TEXT = "They’re sucking supervision through a straw: pre-training is a cognitive core, 10,000 AC/DC of gpt-4"


@pytest.mark.parametrize(
    ("query", "reading", "corrections"),
    [
        ("straw", "straw", {}),
        ("Strw core", "straw core", {"Strw": ("straw",)}),
        ("strw straw", "straw straw", {"strw": ("straw",)}),
        ("zzzzqqq core", "zzzzqqq core", {}),
        ("strw OR zzzzqqq -cogntive", "straw OR zzzzqqq -cogntive", {"strw": ("straw",)}),
        ('"strw" strw* -strw', '"strw" strw* -strw', {}),
        ("pretraining pre-training Theyre", "pretraining pre-training Theyre", {}),
        ("pretrainng", "pretraining", {"pretrainng": ("pretraining",)}),
        ("Pre-traning", "Pre-training", {"Pre-traning": ("Pre-training",)}),
        ("pree-traning", "pre-training", {"pree-traning": ("pre-training",)}),
        ("pret-rainig", "pretraining", {"pret-rainig": ("pretraining",)}),
        ("p-retraining", "p-retraining", {}),
        ("zz-qqqq", "zz-qqqq", {}),
        ("cogntive/core", "cognitive/core", {"cogntive/core": ("cognitive/core",)}),
        ("zzzzz/core", "zzzzz/core", {}),
        ("10001 gpt-5", "10001 gpt-5", {}),
    ],
)
def test_read_as(query: str, reading: str, corrections: dict[str, tuple[str, ...]]) -> None:
    assert read(query, TEXT) == (reading, corrections)


def test_several_readings_are_alternatives_three_at_most() -> None:
    assert read("strwa", "straw strwb") == ("straw OR strwb", {"strwa": ("straw", "strwb")})
    assert read("strw-coer", "straw stew core") == (
        "straw-core OR stew-core",
        {"strw-coer": ("straw-core", "stew-core")},
    )
    assert len(read("strw-coer", "straw stew core corer cower")[1]["strw-coer"]) == 3


def test_a_short_word_with_several_near_ones_is_offered_and_not_read() -> None:
    found = correct(parse("strw"), Known("straw stew"))
    assert (str(found.query), found.read_as, found.offered) == ("strw", {}, {"strw": ("straw", "stew")})


@pytest.mark.parametrize(
    ("word", "text", "read_as"),
    [
        ("lib", "a library", ("lib*",)),
        ("lib", "a library, a lab", ("lab",)),  # one word alone is near
        ("lib", "a library, a lab, a lie", ("lib*",)),  # several are, and are offered
        ("li", "a library", ("li*",)),
        ("l", "a library", ()),
        ("libr", "a library", ("libr*",)),
        ("libra", "a library", ()),  # no short word
        ("lib", "lib, a library", ()),
        ("gp4", "gp45", ()),
        ("lib#", "a library", ()),
        ("-lib", "a library", ()),
        ('"lib"', "a library", ()),
        ("lib", "nothing", ()),
    ],
)
def test_a_short_word_that_nothing_is_near_to_is_the_beginning_of_longer_ones(
    word: str, text: str, read_as: tuple[str, ...]
) -> None:
    assert correct(parse(word), Known(text)).read_as.get(word, ()) == read_as


def test_two_words_in_one_are_these_two() -> None:
    found = correct(parse("supplychain attack"), Known("the supply of a chain attack"))
    assert (found.query.clauses[0].terms[0].words, found.read_as) == (("supply", "chain"), {})


@pytest.mark.parametrize(
    ("word", "halves"),
    [("icecap", ("ice", "cap")), ("icebo", None), ("icebox", ("ice", "box")), ("oxcart", None)],
)
def test_a_word_of_six_letters_may_be_two_of_three(word: str, halves: tuple[str, str] | None) -> None:
    query = correct(parse(word), Known("ice on the cap of a box, bo, an ox before its cart")).query
    assert (query.clauses[0].terms[0].words == (halves or (word,))) is True


@pytest.mark.parametrize(
    ("word", "near"), [("seven", "even"), ("gonna", "donna"), ("eighty", "weighty"), ("theyre", "theyme")]
)
def test_what_is_also_written_otherwise_is_not_misspelt(word: str, near: str) -> None:
    """It may stand there as 7, going to, 80, they are."""
    assert read(word, f"{near} and no other") == (word, {})


def test_a_name_is_found_by_its_sound_where_one_edit_fails() -> None:
    assert read("Jony", "Johnny Ive")[1] == {"Jony": ("johnny",)}
    assert read("stefan", "Stephen Hawes")[1] == {"stefan": ("stephen",)}
    assert read("gweedo", "Guido Hawes")[1] == {"gweedo": ("guido",)}
    assert read("beaurocracy", "a bureaucracy")[1] == {"beaurocracy": ("bureaucracy",)}


@pytest.mark.parametrize(("letters", "differing"), [(4, 2), (5, 2), (6, 3), (7, 3), (8, 3), (9, 4)])
def test_half_of_the_letters_may_differ_and_fewer_of_more_than_six(letters: int, differing: int) -> None:
    assert _differing(letters) == differing


@pytest.mark.parametrize("word", ["lirone", "ramotu", "parapas", "prsohsei", "dehopa", "husitir"])
def test_nonsense_with_the_consonants_of_a_word_is_not_read_as_it(word: str) -> None:
    text = "learn remote perhaps purpose process deep history"
    assert read(word, text) == (word, {})


def test_a_word_that_occurs_in_another_form_is_none_that_is_misspelt() -> None:
    assert read("attack", "attacks attach") == ("attack", {})


def test_a_reading_knows_what_was_typed_and_is_not_read_again() -> None:
    query = correct(parse("strw"), Known("straw")).query
    (term,) = query.clauses[0].terms
    assert (term.words, term.typed, term.plain) == (("straw",), "strw", False)
    assert correct(query, Known("zebra"))[:2] == (query, {})


def test_filters_stay() -> None:
    query = correct(parse("strw OR note:strw", fields=["note"]), Known("straw")).query
    assert [str(one) for one in query.clauses[0].alternatives] == ["straw", "note:strw"]
    assert isinstance(query.clauses[0].alternatives[1], Filter)


@unhurried
@given(st.text(max_size=30), st.text(max_size=60))
def test_any_query_is_read(typed: str, text: str) -> None:
    query, corrections, _ = correct(parse(typed), Known(text))
    assert isinstance(query, Query)
    assert len(query.clauses) <= len(parse(typed).clauses)
    readings = [
        one for clause in query.clauses for one in clause.alternatives if isinstance(one, Term) and one.typed
    ]
    assert {one.typed for one in readings} == set(corrections)
