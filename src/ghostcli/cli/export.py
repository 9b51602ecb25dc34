"""`ghost export`: writes what was chosen for other programs, and for people without ghost."""

import os
from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from ghostcli.cli.groups import Command, LazyGroup, UsageError, build_command, build_group
from ghostcli.cli.listing import conditions_of
from ghostcli.cli.options import CommonOptions, FilterOptions, arguments, command
from ghostcli.cli.session import Session
from ghostcli.errors import GhostError
from ghostcli.index.library import StoredLibrary
from ghostcli.model import KINDS
from ghostcli.render import output
from ghostcli.suggest import nearest_name
from ghostcli.text.escaping import visible

if TYPE_CHECKING:
    from ghostcli.exports.chosen import Chosen

_LISTED = 5
WRITERS = "Writers"


class ExportGroup(LazyGroup):
    """The writers of `ghost export`."""

    table: Mapping[str, Command] = {
        "page": Command("page", WRITERS, "One episode as an HTML file to send.", "export:page_command"),
    }

    def unknown(self, ctx: Any, args: list[str]) -> UsageError:
        """The error for a word that names no writer."""
        near = nearest_name(args[0], self.table)
        meant = near or next(iter(self.table))
        return UsageError(
            f'there is no export "{visible(args[0])}"', f"did you mean: {ctx.command_path} {meant} FILE"
        )


class ExportOptions(CommonOptions):
    """The options of `ghost export` itself."""


def export_command() -> Any:
    """The command `ghost export`, a group of writers."""

    def run(context: Any, given: ExportOptions) -> int:
        Session.of(context, given)
        if context.invoked_subcommand:
            return 0
        raise UsageError(
            "export needs a format", f"one of {', '.join(ExportGroup.table)}: ghost export page FILE.html"
        )

    group = build_group(
        command(run, ExportOptions),
        "Write notes, quotes and transcripts for other programs and for people without ghost.",
        "ghost export page talk.html -e talk\nghost export page - -e talk --quotable > talk.html",
        ExportGroup,
        metavar="WRITER ...",
    )
    group.name = "export"
    return group


def page_command() -> Any:
    """The command `ghost export page`."""

    def run(context: Any, given: FilterOptions, files: list[str]) -> int:
        from ghostcli.exports.chosen import choose
        from ghostcli.exports.page import PAGE, page
        from ghostcli.search.find import Question

        session = Session.of(context, given)
        if len(files) != 1:
            raise UsageError("page needs one file", "ghost export page talk.html -e talk")
        path = files[0]
        if path != "-":
            PAGE.check_place(path)
        library = session.library()
        name = _one_episode(session, library, given)
        kinds = tuple(KINDS.values())
        conditions = tuple(conditions_of(given, kinds, with_quotable=False))
        chosen = choose(
            library.episodes, name, Question(kinds, conditions=conditions), quotable=given.quotable
        )
        if path == "-":
            output.write([page(chosen, os.getcwd())])
        else:
            PAGE.write(path, page(chosen, os.path.dirname(os.path.abspath(path))))
        session.say(_sentence(chosen, path))
        return 0

    argument = arguments("FILE.html", "The file to write, or - for standard output.")
    return build_command(
        command(run, FilterOptions, files=argument),
        "Write one episode as one HTML file: notes with verdicts, and the transcript with search.",
        "ghost export page talk.html -e talk\nghost export page talk.html -e talk --quotable",
    )


def _one_episode(session: Session, library: StoredLibrary, given: FilterOptions) -> str:
    """The one episode that --episode names, or the only one of the library."""
    names = list(dict.fromkeys(session.episode_names(library, given.episode)))
    if not names:
        names = list(islice(library.episodes, _LISTED + 1))
    if len(names) == 1:
        return names[0]
    if not names:
        raise GhostError("no episodes yet", "ghost import talk.vtt brings one in")
    more = ", ..." if len(names) > _LISTED else ""
    listed = ", ".join(map(visible, names[:_LISTED])) + more
    raise UsageError("a page is about one episode", f"-e ID names it: {listed}")


def _sentence(chosen: "Chosen", path: str) -> str:
    """What was written, and how many quotes were left out."""
    counts = [
        f"{len(records)} {kind if len(records) != 1 else KINDS[kind].singular}"
        for kind, records in chosen.records.items()
        if records
    ]
    told = f"{chosen.episode.id}: {', '.join(counts) or 'no notes'}"
    told += ", transcript" if chosen.spoken else ", no transcript"
    if chosen.left_out:
        told += f"; {chosen.left_out} quote{'s' if chosen.left_out > 1 else ''} left out, not quotable"
    return told if path == "-" else f"{told}; written to {visible(path)}"
