"""`ghost search`: everything in one ranked list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.listing import print_answer
from ghostcli.cli.options import SearchOptions, arguments, command
from ghostcli.cli.session import Session
from ghostcli.fields import Kind
from ghostcli.model import EPISODES, KINDS, TRANSCRIPT, kind_named
from ghostcli.suggest import did_you_mean
from ghostcli.text.escaping import visible


def search_command() -> Any:
    """The command `ghost search`."""

    def run(context: Any, given: SearchOptions, query: list[str]) -> int:
        if not " ".join(query).strip():
            raise UsageError("search needs a query", "ghost search cognitive core")
        session = Session.of(context, given)
        return print_answer(session, given, kinds_named(given.kind or ()), " ".join(query), search=True)

    argument = arguments("QUERY...", "Words; see ghost help query.")
    return build_command(
        command(run, SearchOptions, query=argument),
        "Search everything: one ranked list.",
        "ghost search cognitive core\nghost search '\"sucking supervision\"' --kind quotes -o json",
    )


def kinds_named(names: Sequence[str]) -> tuple[Kind, ...]:
    """The kinds with those names; without names, all kinds and the episodes."""
    kinds = []
    for name in names:
        kind = kind_named(name)
        if kind is None:
            raise UsageError(
                f'no kind is called "{visible(name)}"{did_you_mean(name, (*KINDS, TRANSCRIPT.name))}'
            )
        kinds.append(kind)
    return tuple(kinds) or (*KINDS.values(), EPISODES, TRANSCRIPT)
