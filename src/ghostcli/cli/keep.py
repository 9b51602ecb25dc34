"""`ghost lint`, `ghost edit` and `ghost schema`: keep notes right."""

from __future__ import annotations

import os
from typing import Annotated, Any

import typer

from ghostcli.cli import completion
from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.keep_options import Linting
from ghostcli.cli.options import Common, Within, command
from ghostcli.cli.session import Session
from ghostcli.errors import GhostError
from ghostcli.render import output
from ghostcli.text import visible


def lint_command() -> Any:
    """The command `ghost lint`."""

    def run(context: Any, given: Linting, paths: list[str]) -> int:
        from ghostcli.actions.lint import lint, lint_library
        from ghostcli.library.paths import find_roots
        from ghostcli.render.problems import PROBLEM_FORMATS

        session = Session.of(context, given)
        if given.output not in PROBLEM_FORMATS:
            raise UsageError(
                f'no format is called "{visible(given.output)}"', "formats: " + ", ".join(PROBLEM_FORMATS)
            )
        if paths:
            found = lint(paths, find_roots(session.content, os.environ), builtin=session.builtin)
        else:
            found = lint_library(session.library(notice=False))
        output.write(PROBLEM_FORMATS[given.output](found.problems))
        files = len({problem.path for problem in found.problems})
        if found.problems:
            session.say(f"{_count(len(found.problems), 'problem')} in {_count(files, 'file')}")
            return 1
        session.say(f"no problem in {_count(found.episodes, 'episode')}")
        return 0

    argument = Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH...]", help="A library, an episode's folder or a file.", show_default=False
        ),
    ]
    return build_command(
        command(run, Linting, paths=argument),
        "Find what is wrong with notes, each problem as path:line:col: message.",
        "ghost lint\nghost lint content/karpathy-ghosts -o github",
    )


def edit_command() -> Any:
    """The command `ghost edit`."""

    def run(context: Any, given: Within, refs: list[str]) -> int:
        from ghostcli.actions.edit import edit
        from ghostcli.actions.lint import lint
        from ghostcli.library.paths import is_builtin
        from ghostcli.render.problems import PROBLEM_FORMATS

        if len(refs) != 1:
            raise UsageError("edit takes one ref", "ghost edit themes/3")
        session = Session.of(context, given)
        library, record = session.resolve_one(refs[0], given.episode)
        if is_builtin(record.path, library.roots):
            raise GhostError(
                f"{record.ref} belongs to the built-in library, which is never written",
                f"notes of yours go into a folder {record.episode}/ of a library of your own",
            )
        edit(record.path, record.line, os.environ)
        problems = lint([record.path], library.roots, builtin=session.builtin).problems
        output.write(PROBLEM_FORMATS["plain"](problems))
        return 1 if problems else 0

    argument = Annotated[
        list[str] | None,
        typer.Argument(
            metavar="REF", help="What to edit.", autocompletion=completion.refs, show_default=False
        ),
    ]
    return build_command(
        command(run, Within, refs=argument),
        "Open $VISUAL or $EDITOR at a record's line, and lint its file afterwards.",
        "ghost edit themes/3\nEDITOR='code' ghost edit straw-single-number",
    )


def schema_command() -> Any:
    """The command `ghost schema`."""

    def run(context: Any, given: Common) -> int:
        from ghostcli.library.schema import schema_text

        Session.of(context, given)
        output.write([schema_text()])
        return 0

    return build_command(
        command(run, Common),
        "Print the JSON Schema (2020-12) of notes, by which editors complete and check.",
        "ghost schema > ghost.schema.json\nghost schema | jq '.properties | keys'",
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
