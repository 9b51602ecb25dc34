from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from ghostcli.fields import Field, Kind, Tier, Type
from ghostcli.model import (
    EPISODE_FILTERS,
    EPISODES,
    KINDS,
    QUOTABLE,
    TRANSCRIPT,
    VERDICTS,
    Episode,
    Record,
    is_quotable,
)

TABLES = (*KINDS.values(), EPISODES, TRANSCRIPT)
SEARCHABLE = {Type.TEXT, Type.CHOICE, Type.PAIRS, Type.DATE, Type.ID, Type.LINK}
"""Types whose values are texts, in which words can be looked for."""

each_kind = pytest.mark.parametrize("kind", TABLES, ids=lambda kind: str(kind.name))


def fields_of(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from fields_of(field.group)


def record(kind: Kind, number: int = 1, **values: Any) -> Record:
    return Record(kind, "talk", number, values, "talk.yaml", 1, {"title": "A"})


def test_the_kinds_are_those_of_the_contract() -> None:
    assert list(KINDS) == [
        "chapters", "people", "themes", "perspectives", "takeaways", "quotes", "questions", "companies",
        "insights",
    ]  # fmt: skip
    assert all(name == kind.name for name, kind in KINDS.items())
    names = [name for kind in TABLES for name in (kind.name, kind.singular)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("chapters", "title"),
        ("people", "name role description aliases"),
        ("themes", "title lead commentary quotes"),
        ("perspectives", "title lead commentary quotes"),
        ("takeaways", "title detail"),
        ("quotes", "text speaker sic same_as fidelity"),
        ("questions", "text answer cut"),
        ("companies", "name context description insight quotes aliases inferred"),
        ("insights", "title detail sort"),
    ],
)
def test_a_kind_has_the_fields_of_the_contract(kind: str, fields: str) -> None:
    assert {field.name for field in KINDS[kind].fields} >= {
        *fields.split(),
        "id",
        "source",
        "at",
        "tags",
        "note",
    }


@each_kind
def test_a_kind_names_fields_that_it_has(kind: Kind) -> None:
    names = [field.name for field in kind.fields]
    assert len(set(names)) == len(names)
    label = kind.field(kind.label)
    assert label
    assert (label.type, label.many) == (Type.TEXT, False)
    assert label.required or kind is TRANSCRIPT
    assert label.tier is not None
    assert kind.who is None or kind.field(kind.who)
    assert all(kind.field(name) for name in kind.columns)
    assert kind.field("nothing") is None


@each_kind
def test_a_field_is_declared_as_its_type_wants(kind: Kind) -> None:
    for field in fields_of(kind.fields):
        assert re.fullmatch("[a-z_]+", field.name)
        assert field.help
        assert field.help == field.help.strip(". ")
        assert bool(field.choices) == (field.type is Type.CHOICE)
        assert bool(field.group) == (field.type is Type.GROUP)
        assert bool(field.links) == (field.type is Type.LINK)
        assert not field.links or KINDS[field.links].field("id")
        assert field.tier is None or field.type in SEARCHABLE
        assert not field.choices or all(choice == choice.lower() for choice in field.choices)
        assert not (field.many and field.type is Type.PAIRS)


@each_kind
def test_names_of_kinds_and_fields_do_not_meet(kind: Kind) -> None:
    """In `episode.yaml` both stand side by side; in a query and in JSON a record's address does."""
    names = {field.name for field in kind.fields}
    assert not names & {
        "ref",
        "kind",
        "episode",
        "number",
        "times",
        "used_by",
        "path",
        "line",
        "url",
        "since",
        "until",
        "tag",
    }
    assert not {field.name for field in EPISODES.fields} & set(KINDS)


def test_the_episode_lends_its_fields() -> None:
    assert all(EPISODES.field(name) for name in EPISODE_FILTERS)


def test_verdicts_go_from_the_kindest_to_the_worst() -> None:
    assert list(VERDICTS)[: len(QUOTABLE)] == list(QUOTABLE)
    fidelity = KINDS["quotes"].field("fidelity")
    assert fidelity
    assert fidelity.group[0].choices == tuple(VERDICTS)


@pytest.mark.parametrize(
    ("verdicts", "may"),
    [
        (["verbatim"], True),
        (["near"], True),
        (["verbatim", "distant"], True),
        (["near", "spliced"], False),
        (["distant"], False),
        (["unchecked"], False),
        ([], False),
    ],
)
def test_what_may_be_quoted_as_printed(verdicts: list[str], may: bool) -> None:
    assert is_quotable(verdicts) is may


def test_tiers_rank_titles_before_texts_before_speech() -> None:
    assert Tier.TITLE < Tier.TEXT < Tier.REST < Tier.SPEECH


@pytest.mark.parametrize(
    ("one", "ref", "who"),
    [
        (
            record(KINDS["quotes"], 3, id="straw", text="a", speaker="Ada", source="S"),
            "talk/quotes/straw",
            "Ada",
        ),
        (record(KINDS["quotes"], 3, text="a", source="S"), "talk/quotes/3", "S"),
        (record(KINDS["themes"], 2, title="a", source="S"), "talk/themes/2", "S"),
        (record(KINDS["themes"], 2, title="a"), "talk/themes/2", ""),
        (record(EPISODES, 2, title="a", show="Show"), "talk", "Show"),
        (record(EPISODES, 2, title="a"), "talk", ""),
        (record(TRANSCRIPT, 9, text="a", at=((61.5, 62.9),), speaker="Ada"), "talk@0:01:01-0:01:02", "Ada"),
        (record(TRANSCRIPT, 9, text="a", at=((61, None),)), "talk@0:01:01", ""),
        (record(TRANSCRIPT, 9, text="a", turn=118), "talk@turn118", ""),
    ],
)
def test_a_record_knows_its_address(one: Record, ref: str, who: str) -> None:
    assert (one.ref, one.label, one.who) == (ref, "a", who)
    assert one.id == one.values.get("id")
    assert one.times == one.values.get("at", ())


def test_what_a_record_lacks_is_empty() -> None:
    one = record(KINDS["people"])
    assert (one.id, one.label, one.who, one.times, one.used_by) == (None, "", "", (), ())


def test_an_episode_holds_its_records() -> None:
    head = record(EPISODES, title="A")
    quotes = (record(KINDS["quotes"], 1, text="a"), record(KINDS["quotes"], 2, text="b"))
    episode = Episode(head, {"quotes": quotes})
    assert episode.id == "talk"
    assert list(episode) == [head, *quotes]
    assert (episode.of(EPISODES), episode.of(KINDS["quotes"]), episode.of(KINDS["themes"])) == (
        (head,),
        quotes,
        (),
    )
    assert (episode.folders, episode.transcripts, dict(Episode(head).records)) == ((), (), {})


@pytest.mark.parametrize(
    ("one", "name"),
    [
        (KINDS["quotes"], "name"),
        (KINDS["quotes"].fields[0], "name"),
        (record(EPISODES), "number"),
        (Episode(record(EPISODES)), "head"),
    ],
)
def test_nothing_can_be_changed(one: Any, name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(one, name, None)
