"""Help: of the root, of commands, of topics; written for a person."""

from __future__ import annotations

import re
import shlex
from importlib.metadata import version

import pytest

from ghostcli import __version__
from ghostcli.cli.app import commands
from ghostcli.cli.topics import TOPICS
from ghostcli.model import EPISODES, KINDS
from running import Ghost

PATHS = [[row.name] for row in commands().values()] + [[kind, "show"] for kind in (EPISODES.name, *KINDS)]


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_every_command_has_a_purpose_and_examples(path: list[str], ghost: Ghost) -> None:
    text = ghost(*path, "--help").out
    assert ghost(*path, "-h").out == text
    assert ghost("help", *path).out == text
    usage, _, purpose = text.partition("\n\n")
    assert usage.startswith("Usage: ghost " + " ".join(path))
    assert re.match(r"(?s)  [A-Z][^.]*\.\n\n", purpose)
    _, _, examples = text.partition("\nExamples:\n")
    assert len(examples.splitlines()) >= (1 if path == ["help"] else 2)
    for line in examples.splitlines():
        assert "ghost" in shlex.split(line)[0] or "ghost" in line
    assert "Everywhere:" in text
    assert max(map(len, text.splitlines())) <= 100


def test_the_root_lists_every_command_by_task(ghost: Ghost) -> None:
    text = ghost("--help").out
    assert ghost("-h").out == ghost("help").out == text
    headings = [line[:-1] for line in text.splitlines() if re.fullmatch("[A-Z][a-z]+( [a-z]+)?:", line)]
    assert headings[0] == "Explore"
    assert headings[-1] == "Examples"
    for row in commands().values():
        assert re.search(rf"(?m)^  {row.name} +{re.escape(row.help[:30])}", text)
        assert row.panel in headings
    assert len(headings) == len(set(headings))


def test_the_options_of_a_list_are_in_groups(ghost: Ghost) -> None:
    text = ghost("quotes", "--help").out
    groups = ["Commands:", "Look for:", "Filter:", "Order:", "Print:", "Everywhere:", "Examples:"]
    assert [line for line in text.splitlines() if line in groups] == groups
    for option in ("--search", "--exact", "--episode", "--show", "--speaker", "--tag", "--since", "--until"):
        assert option in text
    for option in (
        "--where",
        "--sort",
        "--reverse",
        "--limit",
        "--count",
        "--output",
        "--fields",
        "--header",
    ):
        assert option in text


@pytest.mark.parametrize("topic", TOPICS)
def test_topics(topic: str, ghost: Ghost) -> None:
    text = ghost("help", topic).out
    assert text == TOPICS[topic].text
    assert max(map(len, text.splitlines())) <= 100


def test_the_examples_of_the_topics_work(ghost: Ghost) -> None:
    for line in re.findall(
        r"(?m)^  (ghost [^|\n]+?)(?: \||$)", "".join(topic.text for topic in TOPICS.values())
    ):
        ghost(*shlex.split(line)[1:])


def test_an_alias_has_the_help_of_its_command(ghost: Ghost) -> None:
    assert ghost("help", "quote").out == ghost("help", "quotes").out


def test_the_version(ghost: Ghost) -> None:
    assert ghost("--version").out == ghost("-V").out == f"ghost {__version__}\n"
    assert version("ghostcli") == __version__


@pytest.mark.parametrize("columns", ["7", "40", "100000"])
def test_help_is_as_wide_as_can_be_read(columns: str, ghost: Ghost, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert max(map(len, ghost("quotes", "--help").lines)) <= 100
