"""`ghost lint`, `ghost edit` and `ghost schema`: keep notes right."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ghostcli.cli import completion
from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.keep_options import Linting
from ghostcli.cli.options import Common, Within, command
from ghostcli.cli.session import CHECKING, Session
from ghostcli.errors import ERROR, GhostError
from ghostcli.render import output
from ghostcli.text.escaping import visible

if TYPE_CHECKING:
    from ghostcli.actions.lint import Linted


def lint_command() -> Any:
    """The command `ghost lint`."""

    def run(context: Any, given: Linting, paths: list[str]) -> int:
        from ghostcli.actions.lint import lint, lint_library
        from ghostcli.library.paths import find_roots
        from ghostcli.render.problems import PROBLEM_FORMATS

        session = Session.of(context, given)
        if given.names:
            return _suggest(session, given, paths)
        if given.output not in PROBLEM_FORMATS:
            raise UsageError(
                f'no format is called "{visible(given.output)}"', "formats: " + ", ".join(PROBLEM_FORMATS)
            )
        if paths:
            roots, bar = find_roots(session.content, os.environ), session.bar(CHECKING)
            found = lint(paths, roots, builtin=session.builtin, told=bar)
        else:
            library = session.library(notice=False)
            session.judge_ahead(library)
            found = lint_library(library)
        output.write(PROBLEM_FORMATS[given.output](found.problems))
        session.say(_summary(found))
        return 1 if found.errors or (given.strict and found.problems) else 0

    argument = Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH...]", help="A library, an episode's folder or a file.", show_default=False
        ),
    ]
    return build_command(
        command(run, Linting, paths=argument),
        "Find what is wrong with notes and transcripts, each problem as path:line:col: message.",
        "ghost lint\nghost lint content/karpathy-ghosts -o github",
    )


def _suggest(session: Session, given: Linting, paths: list[str]) -> int:
    """Print what transcripts have for names of the notes."""
    from ghostcli.actions.like_names import like_names
    from ghostcli.actions.lint import episodes_in
    from ghostcli.library.paths import find_roots
    from ghostcli.records.passages import spoken_of
    from ghostcli.render.like_names import LIKE_NAMES_FORMATS

    if given.output not in LIKE_NAMES_FORMATS:
        hint = "formats: " + ", ".join(LIKE_NAMES_FORMATS)
        raise UsageError(f'--names has no format "{visible(given.output)}"', hint)
    if paths:
        episodes = episodes_in(paths, find_roots(session.content, os.environ), builtin=session.builtin)
    else:
        episodes = list(session.library(notice=False).episodes.values())
    found = [
        one for episode in episodes if (spoken := spoken_of(episode)) for one in like_names(episode, spoken)
    ]
    output.write(LIKE_NAMES_FORMATS[given.output](found))
    session.say(
        f"{_count(len(found), 'pair')}; listen before you take one"
        if found
        else f"no pair to suggest in {_count(len(episodes), 'episode')}"
    )
    return 0


def edit_command() -> Any:
    """The command `ghost edit`."""

    def run(context: Any, given: Within, refs: list[str]) -> int:
        from ghostcli.actions.edit import edit, line_to_edit
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
        edit(record.path, line_to_edit(library.episodes[record.episode], record), os.environ)
        found = lint([record.path], library.roots, builtin=session.builtin)
        output.write(PROBLEM_FORMATS["plain"](found.problems))
        return 1 if found.errors else 0

    argument = Annotated[
        list[str] | None,
        typer.Argument(
            metavar="REF",
            help="A record, or a moment of a transcript.",
            autocompletion=completion.refs,
            show_default=False,
        ),
    ]
    return build_command(
        command(run, Within, refs=argument),
        "Open $VISUAL or $EDITOR at the line of a record or of a cue, and lint its file afterwards.",
        "ghost edit themes/3\nEDITOR='code' ghost edit moving-a-library@0:01:12",
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


def _summary(found: Linted) -> str:
    """How many problems there are in how many files, and how many warnings beside."""
    errors, warnings = found.errors, len(found.problems) - found.errors
    files = len({problem.path for problem in found.problems if problem.level == ERROR})
    more = _count(warnings, "warning") if warnings else ""
    if errors:
        said = f"{_count(errors, 'problem')} in {_count(files, 'file')}"
    else:
        said = f"no problem in {_count(found.episodes, 'episode')}"
    return f"{said}, {more}" if more else said


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
