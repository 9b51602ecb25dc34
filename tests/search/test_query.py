from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference import unhurried

from ghostcli.errors import GhostError
from ghostcli.search.query import Filter, Term, parse
from ghostcli.text.words import words

FIELDS = ("speaker", "same_as", "note")
PIECES = st.sampled_from(
    ["straw", "core*", "-", "--", '"', "“", "”", " ", "  ", "OR", "AND", "NOT", "speaker:", "Same_As:",
     "note", ":", "*", "they’re", "pre-training", "二度", "!", "(", ")", "\n", "\u2003", "…",
     "WALL‑E", "AC/DC", "¼", "C++", ".NET", "$5", "#12", "%"]
)  # fmt: skip
TYPED = st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=40)


def shape(text: str, *, exact: bool = False) -> list[str]:
    """Each clause as text: a term as its words, `+` between the parts of one unit."""

    def shown(one: Term | Filter) -> str:
        if isinstance(one, Filter):
            return f"{'-' * one.negated}[{one.field}={one.value}]"
        joined = " ".join("+".join(unit.parts) for unit in one.units)
        quoted = f'"{joined}"' if one.quoted else joined
        return "-" * one.negated + quoted + "*" * one.prefix

    query = parse(text, fields=FIELDS, exact=exact)
    return [" | ".join(map(shown, clause.alternatives)) for clause in query.clauses]


@pytest.mark.parametrize(
    ("typed", "clauses"),
    [
        ("straw", ["straw"]),
        ("cognitive  core", ["cognitive", "core"]),
        ("  Straw\tSTRAW ", ["straw", "straw"]),
        ('"cognitive core"', ['"cognitive core"']),
        ("“cognitive core” „small“", ['"cognitive core"', '"small"']),
        ('a "b c', ["a", '"b c"']),
        ('foo"bar baz"qux', ["foo", '"bar baz"', "qux"]),
        ('the "gold"-standard', ["the", '"gold"', "standard"]),
        ("begin*", ["begin*"]),
        ("begin**, (begun*)", ["begin*", "begun*"]),
        ('"begin*"', ['"begin"']),
        ("* *foo foo*bar", ["foo", "foo bar"]),
        ("pre-train*", ["pre+train*"]),
        ("-hype", ["-hype"]),
        ("agents NOT hype", ["agents", "-hype"]),
        ("NOT NOT hype", ["-hype"]),
        ("NOT -hype", ["-hype"]),
        ('-"a b" NOT "c d"', ['-"a b"', '-"c d"']),
        ("- hype", ["hype"]),
        ("--hype", ["hype"]),
        ("—hype", ["hype"]),
        ("-hype-cycle", ["-hype+cycle"]),
        ("this OR that", ["this | that"]),
        ("a OR b OR c", ["a | b | c"]),
        ("x a OR b y", ["x", "a | b", "y"]),
        ("a OR OR b", ["a | b"]),
        ("a OR NOT b", ["a | -b"]),
        ("a OR a", ["a"]),
        ("a AND b", ["a", "b"]),
        ("a or b and not c", ["a", "or", "b", "and", "not", "c"]),
        ("OR", ["or"]),
        ("OR a", ["or", "a"]),
        ("a OR", ["a", "or"]),
        ("AND NOT", ["and", "not"]),
        ("NOT", ["not"]),
        ("OR NOT a", ["or", "-a"]),
        ("(OR) -AND", ["or", "-and"]),
        ("they're", ["they+re"]),
        ("they’re", ["they+re"]),
        ("AC/DC", ["ac dc"]),
        ("二度", ["二 度"]),
        ("gpt-3.5", ["gpt+3 5"]),
        ("10,000", ["10+000"]),
        ("speaker:karpathy", ["[speaker=karpathy]"]),
        ("-speaker:karpathy NOT note:x", ["-[speaker=karpathy]", "-[note=x]"]),
        ('SPEAKER:"Ada  Reed" Same-As:x', ["[speaker=Ada  Reed]", "[same_as=x]"]),
        ("(speaker:ada", ["[speaker=ada]"]),
        ("speaker:a OR speaker:b", ["[speaker=a] | [speaker=b]"]),
        ("straw OR speaker:b", ["straw | [speaker=b]"]),
        ("note:2025-01..", ["[note=2025-01..]"]),
        ("speaker: ada", ["speaker", "ada"]),
        ("speaker:*", ["speaker"]),
        ('speaker:"', ['"speaker"']),
        ("foo:bar", ["foo bar"]),
        ('foo:"bar baz"', ['"foo bar baz"']),
        ("http://example.org", ["http example org"]),
        ("", []),
        ('!!! - " … ? *', []),
    ],
)
def test_grammar(typed: str, clauses: list[str]) -> None:
    assert shape(typed) == clauses


def test_exact_takes_the_whole_query_as_one_phrase() -> None:
    assert shape('-this* OR "that" speaker:x', exact=True) == ['"this or that speaker x"']
    assert shape('"', exact=True) == []


def test_a_query_says_what_it_is_made_of() -> None:
    query = parse(
        "pre-training straw OR strw* -hype speaker:ada note:x OR note:y -foo OR note:z", fields=FIELDS
    )
    assert [str(clause) for clause in query.wanted] == ["pre-training", "straw OR strw*"]
    assert query.filters == ((Filter("speaker", "ada"),), (Filter("note", "x"), Filter("note", "y")))
    others = [clause for clause in query.clauses if not clause.terms and not clause.filters]
    assert [str(clause) for clause in others] == ["-hype", "-foo OR note:z"]
    assert not query.empty
    assert parse("…").empty


def test_a_term_keeps_how_it_was_typed() -> None:
    assert str(parse("(Straw), NOT They’re OR …“Two Words”")) == 'Straw -They’re OR "Two Words"'
    assert str(parse('speaker:"Ada Reed"', fields=FIELDS)) == 'speaker:"Ada Reed"'
    assert str(parse('C++ "$5 bills" -"in C#"')) == 'C++ "$5 bills" -"in C#"'


@pytest.mark.parametrize("sign", [".", "#", "$", "€", "£", "¥", "@"])
def test_signs_that_belong_to_the_word_behind_them(sign: str) -> None:
    assert parse(f"{sign}net").clauses[0].terms[0].signs == (sign, "")
    assert parse(f"({sign}net").clauses[0].terms[0].signs == (sign, "")


@pytest.mark.parametrize("sign", ["+", "++", "#", "%"])
def test_signs_that_belong_to_the_word_before_them(sign: str) -> None:
    assert parse(f"net{sign}").clauses[0].terms[0].signs == ("", sign)


@pytest.mark.parametrize("typed", ["net.", "…net", "..net", "!net", "net!", "net&", "net*", "net-"])
def test_other_signs_belong_to_none(typed: str) -> None:
    assert parse(typed).clauses[0].terms[0].signs == ("", "")


def test_a_query_of_more_than_a_thousand_characters_is_an_error_that_says_so() -> None:
    assert parse("a" * 1000).clauses[0].terms[0].words == ("a" * 1000,)
    with pytest.raises(GhostError, match=r"1,001 characters; 1,000"):
        parse("a" * 1001)


@unhurried
@given(TYPED, st.booleans())
def test_every_text_is_a_query_and_the_same_one_as_it_is_shown(text: str, exact: bool) -> None:
    query = parse(text, fields=FIELDS, exact=exact)
    assert parse(str(query), fields=FIELDS) == query


@unhurried
@given(TYPED)
def test_no_word_is_lost(text: str) -> None:
    """Every word typed is looked for, excluded or part of a filter, but for operators between terms."""
    query = parse(text)
    there = {word for clause in query.clauses for one in clause.alternatives for word in words(str(one))}
    assert set(words(text)) - there <= {"or", "and", "not"}


def test_all_fields_are_words_where_none_is_a_field() -> None:
    assert [one.words for clause in parse("speaker:ada").clauses for one in clause.terms] == [
        ("speaker", "ada")
    ]
