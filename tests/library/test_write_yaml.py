from __future__ import annotations

import string
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from written import read, write

from ghostcli.fields import Field, Kind, Type
from ghostcli.library.parse_yaml import parse
from ghostcli.library.paths import read_library
from ghostcli.library.write_yaml import dump, notes_text
from ghostcli.model import EPISODES, KINDS, Record

# What no file can hold: controls, surrogates, and the two noncharacters that the reader needs.
_TEXT = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters="\ufdd0\ufdd1", include_characters="\t\n"
)
_TRICKY = [
    "", " ", "\n", "\n\n", "\t", "'", '"', "\\", ": ", " #", "- ", "? ", "---", "...", "~", "null", "no",
    "010", "1:30", "0x1F", "1e3", "2025-10-17", "=", "<<", "|", ">", "%", "@", "`", "!", "&a", "*a", "[",
    "{", "\u2028", "\u2029", "\ufeff", "\u202e", "\u00a0", "\u3000", "\u00ad", "\ufffe", "\uffff", "👻",
    "é", "e\u0301", "WALL‑E", "x" * 120,
]  # fmt: skip
TEXTS = (
    st.lists(st.sampled_from(_TRICKY) | st.text(_TEXT, max_size=8), min_size=1, max_size=6)
    .map(lambda parts: "".join(parts).rstrip("\n"))
    .filter(str.strip)
)
IDS = st.text(string.ascii_lowercase + string.digits + "-", max_size=79).flatmap(
    lambda rest: st.sampled_from(string.ascii_lowercase).map(lambda first: first + rest)
)
MILLIS = st.integers(0, 999 * 3_600_000)


def seconds(millis: int) -> float:
    return millis / 1000 if millis % 1000 else millis // 1000


TIMES = MILLIS.flatmap(
    lambda start: st.tuples(
        st.just(seconds(start)), st.none() | st.integers(start, 999 * 3_600_000).map(seconds)
    )
)
DATES = st.one_of(
    st.dates().map(str), st.integers(1, 9999).map("{:04}".format), st.dates().map(lambda date: str(date)[:7])
)
NUMBERS = st.integers(-9_999_999_000, 9_999_999_000).map(seconds)


def values_of(field: Field, ids: Mapping[str, list[str]]) -> st.SearchStrategy[Any]:
    """Every value that a field can have; `ids` are those that a link can lead to, by kind."""
    if field.many:
        one = Field(field.name, field.type, "", links=field.links, choices=field.choices)
        one = one._replace(group=field.group, needs=field.needs)
        return st.lists(values_of(one, ids), min_size=1, max_size=3).map(tuple)
    match field.type:
        case Type.FLAG:
            return st.booleans()
        case Type.TIMES:
            return TIMES
        case Type.DURATION:
            return MILLIS.map(seconds)
        case Type.SECONDS:
            return NUMBERS
        case Type.DATE:
            return DATES
        case Type.ID | Type.LINK:
            return st.sampled_from(ids[field.links]) if field.links else IDS
        case Type.CHOICE:
            return st.sampled_from(field.choices)
        case Type.PAIRS:
            return st.dictionaries(TEXTS, TEXTS, min_size=1, max_size=3)
        case Type.GROUP:
            return fields_of(field.group, ids, field.needs)
    return TEXTS


def fields_of(
    fields: tuple[Field, ...], ids: Mapping[str, list[str]], needs: tuple[str, ...] = ()
) -> st.SearchStrategy[dict[str, Any]]:
    """Every mapping of those fields: the required ones, one of `needs`, and any of the others."""
    known = [field for field in fields if not field.links or ids[field.links]]
    always = {field.name for field in known if field.required}

    def with_these(names: set[str]) -> st.SearchStrategy[dict[str, Any]]:
        return st.fixed_dictionaries(
            {field.name: values_of(field, ids) for field in known if field.name in names},
            optional={field.name: values_of(field, ids) for field in known if field.name not in names},
        )

    return st.one_of([with_these(always | {one}) for one in needs]) if needs else with_these(always)


@st.composite
def kinds_of_records(draw: st.DrawFn) -> dict[Kind, list[dict[str, Any]]]:
    """Valid values of an episode and of records of a few kinds, linked to one another."""
    kinds = draw(st.lists(st.sampled_from(list(KINDS.values())), unique=True, max_size=3))
    counts = {kind.name: draw(st.integers(1, 3)) for kind in kinds}
    ids = {name: draw(st.lists(IDS, unique=True, max_size=counts.get(name, 0))) for name in KINDS}
    found: dict[Kind, list[dict[str, Any]]] = {EPISODES: [draw(fields_of(EPISODES.fields, ids))]}
    found[EPISODES][0].pop("duration", None)  # times are to lie within it
    for kind in kinds:
        found[kind] = []
        for number in range(counts[kind.name]):
            own = ids[kind.name][number] if number < len(ids[kind.name]) else None
            others = {**ids, kind.name: [one for one in ids[kind.name] if one != own]}
            values = draw(fields_of(kind.fields, others))
            values.pop("id", None)
            found[kind].append(values | ({"id": own} if own else {}))
    return found


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(kinds_of_records())
def test_what_is_written_reads_back_the_same(given_values: dict[Kind, list[dict[str, Any]]]) -> None:
    records = [
        Record(kind, "talk", number, values, "", 1, {})
        for kind, several in given_values.items()
        for number, values in enumerate(several, 1)
    ]
    with tempfile.TemporaryDirectory() as folder:
        episode, problems = read(write(Path(folder), {"episode.yaml": notes_text(records)}))
    assert [one for one in problems if "is not a web address" not in one.message] == []
    for kind, several in given_values.items():
        assert [dict(record.values) for record in episode.of(kind)] == several
    assert sum(1 for _ in episode) == len(records)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(TEXTS, TEXTS, min_size=1, max_size=3))
def test_texts_and_keys_read_back_the_same(pairs: dict[str, str]) -> None:
    node, problems = parse(dump(pairs).encode(), "")
    assert problems == []
    assert node
    assert isinstance(node.value, dict)
    assert {name: value.value for name, (_, value) in node.value.items()} == pairs
    assert not any(key.empty or value.empty for key, value in node.value.values())


def test_the_built_in_episode_reads_back_the_same(tmp_path: Path) -> None:
    for name, before in read_library((), builtin=True).episodes.items():
        after, problems = read(write(tmp_path / name, {"episode.yaml": notes_text(before)}))
        assert problems == []
        assert [(record.kind, record.number, record.values) for record in after] == [
            (record.kind, record.number, record.values) for record in before
        ]


def test_notes_are_written_as_a_person_would(tmp_path: Path) -> None:
    text = """\
title: A talk
published: '2025'
duration: '1:30:00'
media:
- url: https://example.org
  offset: -48.5
quotes:
- text: 'Yes: no'
  sic:
    cloud: Claude
  fidelity:
    verdicts:
    - near
  id: a
  at: 0:43:08-0:43:38.5
  tags:
  - x
- text: 'no'
  same_as: a
  at:
  - 0:01:00
  - 0:02:00
questions:
- text: Why?
  cut: true
"""
    episode, problems = read(write(tmp_path, {"episode.yaml": text}))
    assert problems == []
    assert notes_text(episode) == text


def test_nothing_is_an_empty_file() -> None:
    assert notes_text([]) == ""


@pytest.mark.parametrize("order", [1, -1])
def test_the_episode_comes_first_whatever_the_order(tmp_path: Path, order: int) -> None:
    episode, _ = read(write(tmp_path, {"episode.yaml": "quotes:\n- text: a\ntitle: A\n"}))
    assert notes_text(list(episode)[::order]) == "title: A\nquotes:\n- text: a\n"
