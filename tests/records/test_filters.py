from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghostcli.errors import GhostError
from ghostcli.fields import Kind
from ghostcli.library.paths import read_library
from ghostcli.model import EPISODES, KINDS, Record
from ghostcli.records.dates import EXAMPLES
from ghostcli.records.filters import (
    Condition,
    condition,
    filter_fields,
    parse_where,
    quotable,
    since,
    until,
    value_of,
)

unhurried = settings(deadline=None)

TALK = """\
title: A talk
show: Ünder the hood
published: 2025-10-17
duration: 2:26:08
language: en
media: [{url: https://example.org/talk, offset: -48.5}]
sources: {name: Teahose, note: a summary}
source: Teahose
quotes:
- id: said-first
  text: Through a straw, they’re slow (C++)
  speaker: Ada Lovelace
  at: [0:43:08-0:43:38, 0:01:00.5]
  tags: [Agents, reinforcement-learning]
  sic: {clod: Claude, straw: a straw}
  fidelity: {verdicts: [spliced, reordered], remark: joined without a mark}
- text: A pre-trained WALL‑E
  speaker: ada byron
  same_as: said-first
  fidelity: {verdicts: near}
  language: de
- {text: "???", at: 0:50:00, source: uListen, note: Asked… again}
questions:
- {text: Why?, cut: true}
- {text: How?, cut: false}
- {text: When?}
people:
- {name: Ada, role: guest, aliases: [A. L., Countess]}
themes:
- {title: Straw, quotes: [said-first]}
"""
OTHER = "title: Another\npublished: 2025\nduration: 0:30:00\nquotes:\n- {id: later, text: Nothing}\n"
OLD = "title: Old\npublished: 2024-12\n"

QUOTES, QUESTIONS = KINDS["quotes"], KINDS["questions"]
ALL = (*KINDS.values(), EPISODES)


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    """Every record of three episodes."""
    root = tmp_path_factory.mktemp("library")
    for name, text in {"other": OTHER, "old": OLD, "talk": TALK}.items():
        (root / name).mkdir()
        (root / name / "episode.yaml").write_text(text, encoding="utf-8")
    library = read_library([str(root)])
    assert library.problems == ()
    return [record for name in ("talk", "other", "old") for record in library.episodes[name]]


def kept(records: list[Record], one: Condition, kinds: tuple[Kind, ...] = ALL) -> list[str]:
    """The records that meet a condition, by their refs, of the first episode's without its name."""
    found = [record for record in records if record.kind in kinds and one.holds(record)]
    return [record.ref.removeprefix("talk/") for record in found]


FIRST, SECOND, THIRD, LATER = "quotes/said-first", "quotes/2", "quotes/3", "other/quotes/later"


@pytest.mark.parametrize(
    ("where", "found"),
    [
        # text: folded equality, folded contains
        ("speaker=Ada Lovelace", [FIRST]),
        ("speaker=ada-lovelace", [FIRST]),
        (" speaker = ADA  LOVELACE ", [FIRST]),
        ("SPEAKER=ada lovelace", [FIRST]),
        ("speaker=ada", []),
        ("speaker~ADA", [FIRST, SECOND]),
        ("speaker~", [FIRST, SECOND]),
        ("speaker=", [THIRD, LATER]),
        ("speaker!=", [FIRST, SECOND]),
        ("speaker!=ada lovelace", [SECOND, THIRD, LATER]),
        ("text~they're", [FIRST]),
        ("text~wall-e", [SECOND]),
        ("text~WALL‑E", [SECOND]),
        ("text~pre trained", [SECOND]),
        ("text~traw", [FIRST]),
        ("text=???", [THIRD]),
        ("text~?", [THIRD]),  # signs alone were in every text
        ("text~C++", [FIRST]),
        ("text~++", [FIRST]),
        ("text~(", [FIRST]),
        ("note~…", [THIRD]),
        ("note=asked again", [THIRD]),
        ("text=a=b", []),
        ("source=teahose", [FIRST, SECOND]),
        # a list has it
        ("tags=agents", [FIRST]),
        ("tags=REINFORCEMENT LEARNING", [FIRST]),
        ("tags=reinforcement", []),
        ("tags~reinforcement", [FIRST]),
        ("tags!=agents", [SECOND, THIRD, LATER]),
        ("tags=", [SECOND, THIRD, LATER]),
        # pairs and groups
        ("sic=clod", [FIRST]),
        ("sic=claude", [FIRST]),
        ("sic~laud", [FIRST]),
        ("sic=", [SECOND, THIRD, LATER]),
        ("fidelity=spliced", [FIRST]),
        ("fidelity=Reordered", [FIRST]),
        ("fidelity!=spliced", [SECOND, THIRD, LATER]),
        ("fidelity~mark", [FIRST]),
        ("fidelity~remark", []),  # that is the name of a part: it was found in each that has one
        ("fidelity~verdicts", []),
        ("fidelity=", [THIRD, LATER]),
        # links and addresses
        ("same_as=said-first", [SECOND]),
        ("same_as=talk/quotes/said-first", [SECOND]),
        ("same_as=other", []),
        ("id=said-first", [FIRST]),
        ("id=said first", [FIRST]),
        ("id=", [SECOND, THIRD]),
        ("ref=talk/quotes/2", [SECOND]),
        ("episode=other", [LATER]),
        ("episode!=other", [FIRST, SECOND, THIRD]),
        ("kind=quotes", [FIRST, SECOND, THIRD, LATER]),
        ("kind=themes", []),
        ("number=2", [SECOND]),
        ("number=2..", [SECOND, THIRD]),
        ("number=..1", [FIRST, LATER]),
        ("number=-5..1.5", [FIRST, LATER]),
        ("number!=1", [SECOND, THIRD]),
        # times: the spans that meet it
        ("at=0:43:08", [FIRST]),
        ("at=0:43:20", [FIRST]),
        ("at=43:38", [FIRST]),
        ("at=0:43:39", []),
        ("at=2588s", [FIRST]),
        ("at=0:01:00.5", [FIRST]),
        ("at=0:01:00", []),
        ("at=0:40:00..0:50:00", [FIRST, THIRD]),
        ("at=0:43:38..0:49:59", [FIRST]),
        ("at=0:43:39..0:49:59", []),
        ("at=0:44:00..", [THIRD]),
        ("at=..0:02:00", [FIRST]),
        ("at=..", [FIRST, THIRD]),
        ("at=0:43:10 .. 0:43:20", [FIRST]),
        ("at!=0:43:20", [SECOND, THIRD, LATER]),
        ("at=", [SECOND, LATER]),
        ("at~43:08", [FIRST]),  # they were looked for as seconds
        ("at~0:43:38", [FIRST]),
        # the episode's own
        ("show=under the hood", [FIRST, SECOND, THIRD]),
        ("show~hood", [FIRST, SECOND, THIRD]),
        ("show=", [LATER]),
        ("published=2025", [FIRST, SECOND, THIRD, LATER]),
        ("published=2025-10", [FIRST, SECOND, THIRD]),
        ("published=2025-10-17", [FIRST, SECOND, THIRD]),
        ("published=2025-1", None),
        ("published!=2025-10", [LATER]),
        ("published=2025-10..", [FIRST, SECOND, THIRD]),
        ("published=2025-10-18..", []),
        ("published=..2025-10-16", [LATER]),
        ("published=..2025", [FIRST, SECOND, THIRD, LATER]),
        ("published=2025-10..2025", [FIRST, SECOND, THIRD]),
        ("published~10-17", [FIRST, SECOND, THIRD]),
        ("published=..", [FIRST, SECOND, THIRD, LATER]),
        ("language=en", [FIRST, THIRD]),  # a quote may have its own; the others have the episode's
        ("language=de", [SECOND]),
        ("language=", [LATER]),
    ],
)
def test_quotes_are_filtered(records: list[Record], where: str, found: list[str] | None) -> None:
    if found is None:
        with pytest.raises(GhostError):
            parse_where(where, (QUOTES,))
        return
    assert kept(records, parse_where(where, (QUOTES,)), (QUOTES,)) == found


@pytest.mark.parametrize(
    ("where", "kind", "found"),
    [
        ("cut=true", QUESTIONS, ["questions/1"]),
        ("cut=YES", QUESTIONS, ["questions/1"]),
        ("cut=no", QUESTIONS, ["questions/2", "questions/3"]),
        ("cut!=true", QUESTIONS, ["questions/2", "questions/3"]),
        ("cut=", QUESTIONS, ["questions/3"]),
        ("cut~true", QUESTIONS, ["questions/1"]),
        ("role=Guest", KINDS["people"], ["people/1"]),
        ("aliases=countess", KINDS["people"], ["people/1"]),
        ("aliases=a l", KINDS["people"], ["people/1"]),
        ("quotes=said-first", KINDS["themes"], ["themes/1"]),
        ("quotes=talk/quotes/said-first", KINDS["themes"], ["themes/1"]),
        ("title=a talk", EPISODES, ["talk"]),
        ("duration=2:26:08", EPISODES, ["talk"]),
        ("duration=8768s", EPISODES, ["talk"]),
        ("duration=8768", EPISODES, ["talk"]),
        ("duration=1:00:00..", EPISODES, ["talk"]),
        ("duration=..1:00:00", EPISODES, ["other"]),
        ("duration~26:08", EPISODES, ["talk"]),
        ("duration=", EPISODES, ["old"]),
        ("media~example.org/talk", EPISODES, ["talk"]),
        ("media~url", EPISODES, []),
        ("media=-48.5", EPISODES, ["talk"]),
        ("sources=teahose", EPISODES, ["talk"]),
        ("sources~note", EPISODES, []),
        ("episode=old", EPISODES, ["old"]),
        ("number=3", EPISODES, ["talk"]),
        ("language=en", EPISODES, ["talk"]),
    ],
)
def test_other_kinds_are_filtered(records: list[Record], where: str, kind: Kind, found: list[str]) -> None:
    assert kept(records, parse_where(where, (kind,)), (kind,)) == found


def test_several_kinds_are_filtered_by_the_fields_of_any(records: list[Record]) -> None:
    assert kept(records, parse_where("role=guest", ALL)) == ["people/1"]
    assert kept(records, parse_where("title=straw", ALL)) == ["themes/1"]
    assert kept(records, parse_where("kind=people", ALL)) == ["people/1"]
    assert kept(records, parse_where("duration=0:30:00", ALL)) == ["other"]


@pytest.mark.parametrize(
    ("value", "after", "before"),
    [
        ("2025", ["talk", "other"], ["other", "old", "talk"]),
        ("2024", ["other", "old", "talk"], ["old"]),
        ("2025-10", ["talk"], ["other", "old", "talk"]),
        ("2025-09", ["talk"], ["other", "old"]),
        ("2025-10-17", ["talk"], ["other", "old", "talk"]),
        ("2025-10-16", ["talk"], ["other", "old"]),
        ("2025-11", [], ["other", "old", "talk"]),
        ("2023", ["other", "old", "talk"], []),
    ],
)
def test_since_and_until(records: list[Record], value: str, after: list[str], before: list[str]) -> None:
    assert sorted(kept(records, since(value), (EPISODES,))) == sorted(after)
    assert sorted(kept(records, until(value), (EPISODES,))) == sorted(before)


def test_what_may_be_quoted(records: list[Record]) -> None:
    assert kept(records, quotable(), (QUOTES,)) == [SECOND]


@pytest.mark.parametrize("option", [since, until])
@pytest.mark.parametrize(
    "value",
    ["", "25", "2025-1", "2025-13", "2025-00", "2025-10-32", "2025-10-17T00", "٢٠٢٥", " 2025", "soon"],
)  # fmt: skip
def test_what_is_no_date_is_an_error(option: object, value: str) -> None:
    assert callable(option)
    with pytest.raises(GhostError, match=r'^--(since|until) ".*" is not a valid date$') as caught:
        option(value)
    assert caught.value.status == 2
    assert caught.value.hint == EXAMPLES


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("", '"" is not a valid condition'),
        ("fidelity", '"fidelity" is not a valid condition'),
        ("=spliced", '"=spliced" is not a valid condition'),
        ("1a=b", '"1a=b" is not a valid condition'),
        ("a b=c", '"a b=c" is not a valid condition'),
        ("fidelity!~a", '"fidelity!~a" is not a valid condition'),
        ("a\x1b=b", r'"a\x1b=b" is not a valid condition'),
        ("speakr=ada", 'quotes have no field "speakr"; did you mean "speaker"?'),
        ("same-as=x", 'quotes have no field "same-as"; did you mean "same_as"?'),
        ("role=guest", 'quotes have no field "role"'),
        ("fidelity=splced", 'fidelity is never "splced"; did you mean "spliced"?'),
        ("fidelity==near", 'fidelity is never "=near"; did you mean "near"?'),
        ("at=soon", '"soon" is not a valid value of at'),
        ("at=90", '"90" is not a valid value of at'),
        ("at=0:60", '"0:60" is not a valid value of at'),
        ("at=0:01...0:02", '".0:02" is not a valid value of at'),
        ("at=0:50:00..0:40:00", '"0:50:00..0:40:00" is not a valid range of at: it runs backwards'),
        ("number=one", '"one" is not a valid value of number'),
        ("number=3..1", '"3..1" is not a valid range of number: it runs backwards'),
        ("number=1e3", '"1e3" is not a valid value of number'),
        ("published=soon", '"soon" is not a valid value of published'),
        ("published=2025-13", '"2025-13" is not a valid value of published'),
        ("published=2025..soon", '"soon" is not a valid value of published'),
        ("published=2025..2024-12", '"2025..2024-12" is not a valid range of published: it runs backwards'),
        ("published=٢٠٢٥", '"٢٠٢٥" is not a valid value of published'),
    ],
)
def test_what_makes_no_sense_is_an_error(where: str, message: str) -> None:
    with pytest.raises(GhostError) as caught:
        parse_where(where, (QUOTES,))
    assert caught.value.message == message
    assert caught.value.status == 2


def test_an_error_tells_what_would_do() -> None:
    def hint(where: str, *kinds: Kind) -> str | None:
        with pytest.raises(GhostError) as caught:
            parse_where(where, kinds)
        return caught.value.hint

    assert (
        hint("cut", QUESTIONS)
        == "FIELD=VALUE, FIELD!=VALUE, FIELD~TEXT or FIELD=A..B, as in fidelity=spliced"
    )
    assert hint("cut=maybe", QUESTIONS) is None
    assert hint("role=gest", KINDS["people"]) == "it is one of host, guest, mentioned"
    assert hint("at=x", QUOTES) == "it takes a time such as 0:43:08, 43:08 or 2588s, or a range A..B"
    assert hint("number=x", QUOTES) == "it takes a number, or a range A..B"
    listed = hint("x=y", KINDS["chapters"])
    assert (
        listed
        == "fields: at, episode, id, kind, language, note, number, published, ref, show, source, tags, title"
    )
    with pytest.raises(GhostError, match=r'^no kind asked about has the field "x"$'):
        parse_where("x=y", ALL)
    with pytest.raises(GhostError, match=r'^cut is true or false, not "maybe"$'):
        condition("cut", "=", "maybe", [QUESTIONS])


def test_the_fields_of_a_kind() -> None:
    assert set(filter_fields([QUOTES])) == {
        "ref", "kind", "episode", "number", "show", "published", "language",
        *(field.name for field in QUOTES.fields),
    }  # fmt: skip
    assert set(filter_fields(KINDS.values())) >= {"role", "cut", "sort", "sic", "inferred"}


def test_values_by_name(records: list[Record]) -> None:
    quote = next(record for record in records if record.ref == "talk/quotes/2")
    names = (
        "ref",
        "kind",
        "episode",
        "number",
        "show",
        "published",
        "language",
        "text",
        "at",
        "title",
        "duration",
    )
    assert [value_of(quote, name) for name in names] == [
        "talk/quotes/2", "quotes", "talk", 2, "Ünder the hood", "2025-10-17", "de",
        "A pre-trained WALL‑E", None, None, None,
    ]  # fmt: skip


@unhurried
@given(st.data())
def test_whatever_is_asked_is_a_condition_or_an_error(records: list[Record], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(filter_fields(ALL))))
    operator = data.draw(st.sampled_from(["=", "!=", "~"]))
    values = st.lists(
        st.sampled_from(["..", "0:43:08", "2025", "-10", "3", "true", "near", "a", " ", "…", "\x1b"])
    )
    value = data.draw(values.map("".join) | st.text(max_size=10))
    try:
        one = condition(name, operator, value, ALL)
    except GhostError:
        return
    held = [one.holds(record) for record in records]
    if operator == "!=":
        same = condition(name, "=", value, ALL)
        assert [not same.holds(record) for record in records] == held
