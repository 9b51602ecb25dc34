from __future__ import annotations

import pytest

from ghostcli.fidelity.check import check
from ghostcli.fidelity.numbers import FIGURES, changed, count, run, value
from talk import said, verdicts


def read(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return value(tuple(FIGURES.get(word, word) for word in text.split()))


@pytest.mark.parametrize(
    ("texts", "figures"),
    [
        (("twenty billion", "20 billion", "20b", "20bn", "20000000000"), "20000000000"),
        (("2p5 million", "two point five million", "2500000", "2p5m"), "2500000"),
        (("twenty one", "21"), "21"),
        (("twenty first", "21st", "20 1st"), "21th"),
        (("two hundred and five", "two hundred five", "205"), "205"),
        (("one hundred and twenty third", "123rd"), "123th"),
        (("two thousand twenty", "twenty twenty", "2020"), "2020"),
        (("nineteen eighty four", "1984"), "1984"),
        (("fifteen hundred", "one thousand five hundred", "1500"), "1500"),
        (("five million two hundred thousand", "5200000", "5p2 million"), "5200000"),
        (("a million", "one million", "million", "1m"), "1000000"),
        (("three point one four", "3p14"), "3p14"),
        (("point five", "zero point five", "0p5"), "0p5"),
        (("five hundred thousand million", "500000 million"), "500000000000"),
    ],
)
def test_a_number_reads_the_same_in_words_and_figures(texts: tuple[str, ...], figures: str) -> None:
    for text in texts:
        assert read(text) == ((figures,), ()), text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("five six", (("5", "6"), ())),
        ("twenty twenty twenty", (("2020", "20"), ())),
        ("two million and five million", (("2000000", "5000000"), ())),
        ("dollars 5 billion", (("5000000000",), ("$",))),
        ("five billion dollars", (("5000000000",), ("$",))),
        ("fifty percent", (("50",), ("%",))),
        ("1990s and 20", (("1990s", "20"), ())),
        ("nineteen 07", (("1907",), ())),
        ("hundred and 5p5", (("100", "5p5"), ())),
        ("two thousand third", (("2000", "3th"), ())),
        ("two point", (("2",), ())),
        ("one hundred and 2000", (("100", "2000"), ())),
        ("9" * 30, (("9" * 30,), ())),
    ],
)
def test_what_several_words_come_to(text: str, expected: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    assert read(text) == expected


def test_scales_without_end_are_read() -> None:
    figures, _ = read("billion " * 2000)
    assert len(figures) > 100


@pytest.mark.parametrize(
    ("words", "end"),
    [
        (["2", "hundred", "and", "5", "men"], 4),
        (["a", "million", "men"], 2),
        (["a", "5"], 0),
        (["and", "5"], 0),
        (["point", "5"], 2),
        (["5", "and", "men"], 1),
        (["men"], 0),
    ],
)
def test_where_a_number_ends(words: list[str], end: int) -> None:
    assert run(words, 0) == end


def test_a_number_is_one_word_where_words_are_counted() -> None:
    assert count(["we", "paid", "2", "hundred", "and", "5", "dollars", "too"]) == 4
    assert count([]) == 0


@pytest.mark.parametrize(
    ("printed", "said", "expected"),
    [
        (["5"], ["6"], True),
        (["5"], ["men"], True),
        (["half"], ["twice"], True),
        (["1"], ["a"], False),
        (["1st"], ["last"], False),
        (["1st"], ["2nd"], True),
        (["1"], ["3"], True),
        (["dollars"], ["euros"], True),
        (["dollars"], [], False),
        (["percent"], [], True),
        (["men"], ["women"], False),
    ],
)
def test_when_a_number_has_changed(printed: list[str], said: list[str], *, expected: bool) -> None:
    assert changed(printed, said) is expected


@pytest.mark.parametrize(
    ("reference", "quote"),
    [
        ("we lost twenty billion of them that year", "we lost 20,000,000,000 of them that year"),
        ("we lost 20B of them that year", "we lost 20 billion of them that year"),
        (
            "they paid $2.5 million for it in the end",
            "they paid two point five million dollars for it in the end",
        ),
        ("ninety percent of it was gone", "90% of it was gone"),
        ("it was a hundred and fifty years ago", "it was 150 years ago"),
        ("back in nineteen eighty four it was new", "back in 1984 it was new"),
        ("the twenty first of May was a Monday", "the 21st of May was a Monday"),
    ],
)
def test_numbers_are_equal_in_words_and_figures(reference: str, quote: str) -> None:
    assert verdicts(quote, said(f"As I said, {reference} anyway.")) == ("verbatim",)
    assert verdicts(reference, said(f"As I said, {quote} anyway.")) == ("verbatim",)


def test_a_unit_may_be_missing_but_is_a_word() -> None:
    found = check("it costs 100 or more", said("I'd say it costs a hundred dollars or more, all in all"))
    assert (found.verdicts, found.share) == (("reworded",), 5 / 6)


@pytest.mark.parametrize(
    ("reference", "quote"),
    [
        (
            "it grew by twenty five percent in the first year of the plan",
            "it grew by 20.5% in the first year of the plan",
        ),
        (
            "version 2.5 was the one that we all liked best of them",
            "version 25 was the one that we all liked best of them",
        ),
        (
            "they paid twenty billion for the company that they sold us",
            "they paid 20 million for the company that they sold us",
        ),
        (
            "they paid $50 for it and were glad that it was so cheap",
            "they paid €50 for it and were glad that it was so cheap",
        ),
    ],
)
def test_another_number_is_another_number(reference: str, quote: str) -> None:
    assert verdicts(quote, said(reference)) == ("reworded",)


@pytest.mark.parametrize(
    ("texts", "figures"),
    [
        (("one and a half million", "a million and a half", "1p5 million", "1500000"), "1500000"),
        (("two and a half", "2p5"), "2p5"),
        (("three and a quarter", "3p25"), "3p25"),
        (("half a million", "a half million", "half million", "500000"), "500000"),
        (("a quarter million", "250000"), "250000"),
        (("five and a half thousand", "5500"), "5500"),
    ],
)
def test_a_half_belongs_to_the_number_before_or_behind_it(texts: tuple[str, ...], figures: str) -> None:
    for text in texts:
        assert read(text) == ((figures,), ()), text


@pytest.mark.parametrize("text", ["half a mile", "and a half", "half the men", "half"])
def test_a_half_of_something_else_is_no_number(text: str) -> None:
    words = [FIGURES.get(word, word) for word in text.split()]
    assert run(words, 0) == 0
    assert "half" in value(tuple(words))[0]


def test_leading_zeros_stay() -> None:
    assert read("007") == (("007",), ())


@pytest.mark.parametrize(
    ("reference", "quote"),
    [
        ("that cost us one and a half million dollars in the end", "that cost us $1.5 million in the end"),
        ("it took two and a half years to mend the oven again", "it took 2½ years to mend the oven again"),
        (
            "we had half a million loaves in the street that winter",
            "we had 500,000 loaves in the street that winter",
        ),
        ("and it took twenty-one months to the day", "and it took 21 months to the day"),
    ],
)
def test_halves_are_equal_in_words_and_figures(reference: str, quote: str) -> None:
    assert verdicts(quote, said(f"As I said, {reference} anyway.")) == ("verbatim",)


def test_another_currency_is_another_number_on_whichever_side_it_stands() -> None:
    reference = said(
        "In the end it came to one and a half million dollars, and nobody at the mill had seen it."
    )
    changed = "In the end it came to €1.5 million, and nobody at the mill had seen it"
    assert verdicts(changed, reference) == ("reworded",)
