"""`ghost edit`: open an editor at the line of a record or cue."""

from __future__ import annotations

import os
from typing import Any

from ghostcli.cli import completion
from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.options import EpisodeOptions, arguments, command
from ghostcli.cli.session import Session
from ghostcli.errors import GhostError
from ghostcli.render import output


def edit_command() -> Any:
    """The command `ghost edit`."""

    def run(context: Any, given: EpisodeOptions, refs: list[str]) -> int:
        from ghostcli.actions.edit import edit, line_to_edit
        from ghostcli.actions.lint import lint
        from ghostcli.library.paths import is_builtin
        from ghostcli.render.formats import PROBLEMS

        if len(refs) != 1:
            raise UsageError("edit takes one ref", "ghost edit themes/3")
        session = Session.of(context, given)
        library, record = session.resolve_one(refs[0], given.episode)
        if is_builtin(record.path, library.roots):
            raise GhostError(
                f"{record.ref} is in the built-in library, which is read-only",
                f"put your own notes in a folder {record.episode}/ of your own library",
            )
        edit(record.path, line_to_edit(library.episodes[record.episode], record), os.environ)
        found = lint([record.path], library.roots, builtin=session.builtin)
        output.write(PROBLEMS.default(terminal=False).write(found.problems, session.request()))
        return 1 if found.errors else 0

    argument = arguments("REF", "A record, or a moment of a transcript.", completion.refs)
    return build_command(
        command(run, EpisodeOptions, refs=argument),
        "Open $VISUAL or $EDITOR at the line of a record or cue, then lint the file.",
        "ghost edit themes/3\nEDITOR='code' ghost edit moving-a-library@0:01:12",
    )
