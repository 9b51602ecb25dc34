"""Every command with its help, for the pages that are made from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ghostcli.cli.app import root


class Node(NamedTuple):
    """A command: the words that call it, Typer's object, and the context in which that gives its help."""

    words: str
    command: Any
    context: Any


def every_command() -> Iterator[Node]:
    """`ghost`, and below each command those that it has, in the order of the help."""
    ghost = root()
    yield from _below(Node("ghost", ghost, ghost.make_context("ghost", [], resilient_parsing=True)))


def _below(node: Node) -> Iterator[Node]:
    yield node
    group, context = node.command, node.context
    for name in group.list_commands(context) if hasattr(group, "list_commands") else ():
        command = group.get_command(context, name)
        below = command.make_context(name, [], parent=context, resilient_parsing=True)
        yield from _below(Node(f"{node.words} {name}", command, below))
