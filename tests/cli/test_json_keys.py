"""Every key that a command prints in JSON is one that `ghost help output` or the schema explains."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from ghostcli.cli.json_keys import ANSWERED, DRAFTED, RECORDS, SPOKEN, VERIFIED, explained, names
from ghostcli.fields import Field
from ghostcli.model import EPISODES, KINDS, NOT_FOUND, VERDICTS
from running import Ghost
from traced import Home

DRAFT = (
    'Ada Reed said, "The ferry took twelve at a time, and we lost one book in all." Short: "No."\n\n'
    '"Nobody asked what it should become," Tom Okafor said.\n'
)
QUOTES = (
    '{"id": 3, "text": "The ferry took twelve at a time", "speaker": "Mara Lind"}\n'
    '{"text": "I swear that it floated, it was the only one that could"}\n{"id": 4}\n'
)


def _named(fields: Iterator[Field]) -> Iterator[str]:
    for field in fields:
        yield field.name
        yield from _named(iter(field.group))


FIELDS = {name for kind in (EPISODES, *KINDS.values()) for name in _named(iter(kind.fields))}


def printed(value: Any) -> set[str]:
    """The keys of an object and of the objects in it; the keys of pairs of words are no names."""
    if isinstance(value, list):
        return set().union(*map(printed, value))
    if isinstance(value, dict):
        inner = (one for key, one in value.items() if key not in {"sic", "heard"})
        return set(value).union(*map(printed, inner))
    return set()


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    "command",
    [
        ("search", "ferry"),
        ("search", "ferry", "-C", "10"),
        ("quotes",),
        ("quotes", "--search", "ferry"),
        ("episodes",),
        *((kind,) for kind in KINDS if kind not in {"insights", "chapters"}),
        ("show", "quotes/glass"),
    ],
    ids=" ".join,
)
def test_of_records(command: tuple[str, ...], ghost: Ghost) -> None:
    found = printed(ghost(*command, "-o", "json").json)
    assert found - FIELDS - names(RECORDS) == set()


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("command", ["transcript moving-a-library", "around quotes/order-of-people"])
def test_of_speech(command: str, ghost: Ghost) -> None:
    assert printed(ghost(*command.split(), "-o", "json").json) == names(SPOKEN)


def _words(one: Any) -> set[str]:
    """The keys of an object, and the words that explain them, for those of what is inside."""
    return names(one) | set(explained(one).replace(",", " ").replace(":", " ").replace(")", " ").split())


@pytest.mark.usefixtures("sample")
def test_of_verified_quotes(ghost: Ghost) -> None:
    found = ghost("verify", "-o", "json", status=1).json
    assert set().union(*found) == names(VERIFIED)
    assert printed(found) - _words(VERIFIED) == set()
    assert {step[0] for one in found for step in one["diff"]} <= _words(VERIFIED)
    assert {one["place"] for each in found for one in each["left_out"]} <= _words(VERIFIED)


def test_of_drafts(sample: Home, ghost: Ghost) -> None:
    draft = sample.write("draft.md", DRAFT)
    found = ghost("verify", "--draft", draft, "--all", "-o", "json", status=1).json
    assert set().union(*found) == names(DRAFTED)
    assert {one["passed"] for one in found} - {None} <= _words(DRAFTED)
    assert printed(found) - names(DRAFTED) - _words(VERIFIED) == set()


@pytest.mark.usefixtures("sample")
def test_of_a_list_of_quotes(ghost: Ghost) -> None:
    answers = ghost("verify", "--quotes", "-", stdin=QUOTES, status=2).out.splitlines()
    found = [json.loads(line) for line in answers]
    of_draft = names(DRAFTED) - {"file", "line", "column", "place", "passed"}
    assert set().union(*found) == of_draft | names(ANSWERED)


def test_the_help_of_fail_on_names_every_verdict(ghost: Ghost) -> None:
    text = ghost("verify", "--help").out
    assert {*VERDICTS, NOT_FOUND} <= set(text.replace(",", " ").replace(";", " ").replace(".", " ").split())
