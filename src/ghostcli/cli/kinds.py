"""`ghost KIND` and `ghost KIND show`, for every kind in the table of kinds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import takewhile
from typing import Any

from ghostcli.cli import completion
from ghostcli.cli.groups import Command, LazyGroup, UsageError, build_command, build_group
from ghostcli.cli.listing import print_answer
from ghostcli.cli.options import (
    CommonOptions,
    ListOptions,
    NameOptions,
    ShowOptions,
    arguments,
    command,
    declared,
)
from ghostcli.cli.session import Session
from ghostcli.cli.show import show_records
from ghostcli.fields import Kind
from ghostcli.suggest import nearest_name
from ghostcli.system.commands import joined
from ghostcli.text.escaping import visible

NAMED = ("people", "companies")
"""The kinds whose list over several episodes is an overview of names."""


def kind_command(kind: Kind) -> Any:
    """The command `ghost KIND`, which lists records and has the subcommand `show`."""

    def run(context: Any, given: ListOptions) -> int:
        session = Session.of(context, given)
        if context.invoked_subcommand:
            _refuse_options_before(context)
            return 0
        return print_answer(session, given, (kind,), given.search, each=getattr(given, "each", True))

    class KindGroup(LazyGroup):
        table: Mapping[str, Command] = {
            "show": Command(
                "show", "Commands", f"A whole {kind.singular}.", "kinds:show_command", about=(kind,)
            ),
        }

        def unknown(self, ctx: Any, args: list[str]) -> UsageError:
            return _unknown(ctx.command_path, args)

    example = f"ghost {kind.name}\nghost {kind.name} --search ghosts -o jsonl\nghost {kind.name} show 1"
    help_line = f"List {kind.name}: {kind.help}."
    options = NameOptions if kind.name in NAMED else ListOptions
    group = build_group(command(run, options), help_line, example, KindGroup, metavar="[show REF...]")
    group.name = kind.name
    return group


def show_command(kind: Kind) -> Any:
    """The command `ghost KIND show`."""

    def run(context: Any, given: ShowOptions, refs: list[str]) -> int:
        return show_records(Session.of(context, given), given, refs, kind)

    argument = arguments("REF...", "A number or an id; - reads them from standard input.", completion.refs)
    help_line = f"Show whole {kind.name}, with their links."
    examples = f"ghost {kind.name} show 1\nghost {kind.name} -o ref | ghost {kind.name} show - -o md"
    return build_command(command(run, ShowOptions, refs=argument), help_line, examples)


def _refuse_options_before(context: Any) -> None:
    """Raise UsageError for an option before `show`; the options of every command are allowed there."""
    everywhere = set(declared(CommonOptions))
    for name in context.params:
        source = context.get_parameter_source(name)
        if name not in everywhere and source is not None and source.name == "COMMANDLINE":
            option = "--" + name.replace("_", "-")
            word = context.invoked_subcommand
            raise UsageError(
                f"{option} is before {word}; put options after the last command word",
                f"{context.command_path} {word} REF {option} ...",
            )


def _unknown(path: str, args: list[str]) -> UsageError:
    """The error for an unknown word. It suggests `show 3` for `3`, and `--search straw` for `straw`."""
    if nearest_name(args[0], ["show"]):
        meant = ["show", *args[1:]]
    elif re.fullmatch(r"[0-9]+|.*[/@].*", args[0]):
        meant = ["show", *args]
    else:
        words = list(takewhile(lambda word: not word.startswith("-"), args))
        meant = ["--search", " ".join(words), *args[len(words) :]]
    hint = f"{path} {joined(meant)}"
    return UsageError(f'{path} takes no "{visible(args[0])}"', f"did you mean: {visible(hint)}")
