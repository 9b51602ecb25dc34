"""Subclasses of Typer's classes: commands built when called, help grouped by task, errors with hints."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from ghostcli.cli.options import COMMON, PANELS
from ghostcli.errors import GhostError
from ghostcli.suggest import nearest_name
from ghostcli.system.commands import joined
from ghostcli.text.escaping import visible


class Command(NamedTuple):
    """A row of a table of commands: its help line, and the function that builds the command when called.

    `home` names that function as "module:function" in this room; `about` has its arguments.
    `aliases` are other names, which help does not show.
    """

    name: str
    panel: str
    help: str
    home: str
    aliases: tuple[str, ...] = ()
    about: tuple[Any, ...] = ()

    def load(self) -> Any:
        """Import the module and return the function that builds the command."""
        module, _, function = self.home.partition(":")
        return getattr(import_module(f"ghostcli.cli.{module}"), function)

    def build(self) -> Any:
        """Build the command for Typer."""
        return self.load()(*self.about)


class UsageError(GhostError):
    """A mistake in the command line."""


Section = tuple[str, list[tuple[str, str]]]
"""A section of a help page: its heading and its rows of (names, help text)."""


def _by_panels(rows: Iterable[tuple[str, tuple[str, str]]]) -> list[Section]:
    """Group (panel, row) pairs into sections, in the order of PANELS."""
    found: dict[str, list[tuple[str, str]]] = {}
    for panel, row in rows:
        found.setdefault(panel, []).append(row)
    return sorted(found.items(), key=lambda one: PANELS.index(one[0]) if one[0] in PANELS else -1)


def _write_sections(sections: list[Section], formatter: Any) -> None:
    for heading, rows in sections:
        with formatter.section(heading):
            formatter.write_dl(rows)


def _option_rows(command: Any, ctx: Any) -> list[tuple[str, tuple[str, str]]]:
    rows = []
    for param in command.get_params(ctx):
        row = param.get_help_record(ctx)
        if row is not None:
            is_argument = param.param_type_name == "argument"
            panel = getattr(param, "rich_help_panel", None) or ("Arguments" if is_argument else COMMON)
            rows.append((panel, row))
    return rows


def _write_examples(text: str | None, formatter: Any) -> None:
    """Write the epilog, which has one example per line, without wrapping."""
    if text:
        with formatter.section("Examples"):
            for line in text.splitlines():
                formatter.write(f"  {line}\n")


class PlainCommand(TyperCommand):
    """A command whose help groups its options and does not wrap its examples."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options by their groups."""
        _write_sections(self.sections(ctx), formatter)

    def sections(self, ctx: Any) -> list[Section]:
        """The options by their groups."""
        return _by_panels(_option_rows(self, ctx))

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the examples."""
        del ctx
        _write_examples(self.epilog, formatter)


class LazyGroup(TyperGroup):
    """A group whose commands are rows of a table. A command is built when it is called."""

    table: Mapping[str, Command]
    synonyms: Mapping[str, str] = {}

    def list_commands(self, ctx: Any) -> list[str]:
        """The names that help and completion show."""
        del ctx
        return list(self.table)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Build the command of that name or alias."""
        del ctx
        row = self.table.get(cmd_name) or next(
            (row for row in self.table.values() if cmd_name in row.aliases), None
        )
        if row is None:
            return None
        built = row.build()
        built.name = row.name
        return built

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command that the first word names. For an unknown word, UsageError suggests the nearest one."""
        built = self.get_command(ctx, args[0])
        if built is None and not ctx.resilient_parsing:
            raise self.unknown(ctx, args)
        return (built.name if built else None), built, args[1:]

    def unknown(self, ctx: Any, args: list[str]) -> UsageError:
        """The error for a word that names no command."""
        names = [name for row in self.table.values() for name in (row.name, *row.aliases)]
        if (words := self.synonyms.get(args[0])) is not None:
            takes_more = words and self.get_command(ctx, words)  # the words typed may be its arguments
            meant = [*words.split(), *(args[1:] if takes_more else [])]
        elif near := nearest_name(args[0], names):
            meant = [near, *args[1:]]
        elif re.search("[/@]", args[0]):
            meant = ["show", *args]
        else:
            meant = ["search", *args]
        hint = f"{ctx.command_path} {joined(meant)}".rstrip()
        return UsageError(f'there is no command "{visible(args[0])}"', f"did you mean: {visible(hint)}")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the commands by task, then the options by their groups."""
        _write_sections(self.sections(ctx), formatter)

    def sections(self, ctx: Any) -> list[Section]:
        """The commands by task, then the options by their groups."""
        tasks = _by_panels((row.panel, (row.name, row.help)) for row in self.table.values())
        return tasks + _by_panels(_option_rows(self, ctx))

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the examples."""
        del ctx
        _write_examples(self.epilog, formatter)


def build_command(call: Callable[..., int], help: str, examples: str, **more: Any) -> Any:  # noqa: A002
    """Build a command from a function whose signature Typer can read."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    settings = {"help_option_names": ["-h", "--help"], **more}
    app.command(cls=PlainCommand, help=help, epilog=examples, context_settings=settings)(call)
    return typer.main.get_command(app)


def build_group(
    call: Callable[..., int],
    help: str,  # noqa: A002
    examples: str,
    kind: type[LazyGroup],
    *,
    completion: bool = False,
    metavar: str = "COMMAND ...",
) -> Any:
    """Build a group that runs `call` when no command follows."""
    app = typer.Typer(
        add_completion=completion, rich_markup_mode=None, pretty_exceptions_enable=False, cls=kind
    )
    app.callback(
        invoke_without_command=True,
        help=help,
        epilog=examples,
        subcommand_metavar=metavar,
        context_settings={"help_option_names": ["-h", "--help"]},
    )(call)
    group = typer.main.get_command(app)
    for param in group.params:
        if param.name == "install_completion":
            param.callback = _install_completion
    return group


def _install_completion(*arguments: Any) -> Any:
    """Replace Typer's callback, which destroys a profile that it cannot write."""
    from ghostcli.cli.installing import install_completion

    return install_completion(*arguments)
