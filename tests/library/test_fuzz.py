from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from written import read, write

from ghostcli.fields import Field, Type
from ghostcli.library.folders import is_episode_id
from ghostcli.library.parse_yaml import parse
from ghostcli.library.write_yaml import dump, notes_text
from ghostcli.model import EPISODES, KINDS
from ghostcli.records.links import linked_records, statements
from ghostcli.text.escaping import CONTROL

FIELDS = [*EPISODES.fields, *(field for kind in KINDS.values() for field in kind.fields)]
NAMES = sorted(
    {*KINDS, *(field.name for field in FIELDS), *(one.name for field in FIELDS for one in field.group)}
)
SCALARS = [
    "", "a", "b", "~", "true", "no", "0:01", "1:00:00", "0:02-0:01", "0:59-9:00:00", "2025-10-17",
    "2024-13-45", "010", "1e3", "-48.5", "verbatim", "host", "operating", "a b", "'", '"', "\u2028",
    "\ufeff", "é", "\\", "<<", "=",
]  # fmt: skip
TOKENS = [
    *NAMES, *SCALARS, ": ", ":", "- ", "-", "? ", "[", "]", "{", "}", ", ", "\n", "\n  ", "\n- ", "\r\n",
    "\t", "|\n", ">-\n", "'", '"', "#", " #", "&a ", "*a", "!a ", "---\n", "...\n", "%YAML 1.2\n", "<<: ",
    "\x00", '"\\x1b"', "id: a\n",
]  # fmt: skip
YAMLISH = st.lists(st.sampled_from(TOKENS), max_size=60).map("".join)
VALUES = st.recursive(
    st.sampled_from(SCALARS) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=6,
)
RECORDS = st.dictionaries(st.sampled_from(NAMES), VALUES, min_size=1, max_size=5)
TREES = st.fixed_dictionaries(
    {"title": st.just("A")}
    | {name: st.lists(RECORDS, max_size=3) for name in ("quotes", "themes", "companies")}
).map(dump)

fuzz = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for one in pair for text in texts(one)]
    return [text for one in value for text in texts(one)] if isinstance(value, tuple) else []


def fits(field: Field, value: Any) -> bool:
    """Whether a value is what its field promises, whatever the file held."""
    if field.many:
        one = Field(field.name, field.type, "", links=field.links, choices=field.choices, group=field.group)
        return isinstance(value, tuple) and all(fits(one, inner) for inner in value)
    match field.type:
        case Type.FLAG:
            return isinstance(value, bool)
        case Type.TIMES:
            start, end = value
            return bool(0 <= start <= (start if end is None else end))
        case Type.DURATION | Type.SECONDS:
            return isinstance(value, (int, float)) and not isinstance(value, bool)
        case Type.PAIRS:
            return bool(value) and all(isinstance(one, str) for pair in value.items() for one in pair)
        case Type.GROUP:
            return all(part.name in value for part in field.group if part.required) and all(
                fits(part, value[part.name]) for part in field.group if part.name in value
            )
        case Type.CHOICE:
            return value in field.choices
        case Type.ID | Type.LINK:
            return is_episode_id(value) or value in {"con", "nul"}
    return isinstance(value, str) and bool(value.strip())


def check(content: bytes, name: str) -> None:
    """Read a file of that content: whatever it is, what comes out holds together."""
    with tempfile.TemporaryDirectory() as folder:
        own = name == "episode.yaml"
        files: dict[str, str | bytes] = {"episode.yaml": "title: A\nquotes:\n- {id: a, text: b}\n"} | {
            name: content
        }
        path = write(Path(folder), files)
        episode, problems = read(path)
    lines = 1 + content.count(b"\n") + content.count(b"\r")
    for problem in problems:
        assert problem.path == str(path / name)
        assert 0 <= problem.line <= lines
        assert problem.line == 0 or problem.column >= 1
        assert not CONTROL.search(problem.message)
        assert "\n" not in problem.message
    refs = [record.ref for record in episode]
    assert len(set(refs)) == len(refs)
    assert own or "talk/quotes/a" in refs
    for record in episode:
        fields = {field.name: field for field in record.kind.fields}
        assert all(fits(fields[one], value) for one, value in record.values.items())
        assert not any(CONTROL.search(text) for text in texts(tuple(record.values.items())))
        assert all(field.name in record.values for field in record.kind.fields if field.required)
        assert set(record.used_by) <= set(refs)
        linked_records(record, {"talk": episode})
    for records in episode.records.values():
        assert set(statements(records).values()) <= set(refs)
    assert parse(notes_text(episode).encode(), "")[1] == []


@pytest.mark.parametrize("name", ["episode.yaml", "m.yaml"])
class TestWhateverAFileHolds:
    @fuzz
    @given(content=st.binary(max_size=60))
    def test_bytes(self, name: str, content: bytes) -> None:
        check(content, name)

    @fuzz
    @given(content=YAMLISH)
    @example(content="\ufeff\ufeff[")  # libyaml counts a line more than there is
    def test_what_looks_like_yaml(self, name: str, content: str) -> None:
        check(content.encode(), name)

    @fuzz
    @given(content=TREES)
    def test_what_looks_like_notes(self, name: str, content: str) -> None:
        check(content.encode(), name)


@pytest.mark.slow
@settings(max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=st.one_of(st.binary(), YAMLISH.map(str.encode), TREES.map(str.encode)))
def test_for_some_minutes(content: bytes) -> None:
    check(content, "episode.yaml")
