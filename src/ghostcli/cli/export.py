"""`ghost export`: a group of writers, a file each: `export_page` and its neighbours."""

from collections.abc import Mapping
from typing import Any

from ghostcli.cli.groups import Command, LazyGroup, UsageError, build_group
from ghostcli.cli.options import CommonOptions, command
from ghostcli.cli.session import Session
from ghostcli.suggest import nearest_name
from ghostcli.text.escaping import visible

WRITERS = "Writers"


class ExportGroup(LazyGroup):
    """The writers of `ghost export`."""

    table: Mapping[str, Command] = {
        "anki": Command("anki", WRITERS, "Flashcards for Anki.", "export_anki:anki_command"),
        "chapters": Command(
            "chapters",
            WRITERS,
            "The chapters of an episode, for players.",
            "export_chapters:chapters_command",
        ),
        "jsonl": Command("jsonl", WRITERS, "Whole episodes, a line each.", "export_jsonl:jsonl_command"),
        "obsidian": Command(
            "obsidian",
            WRITERS,
            "Notes for Obsidian, renewed beside yours.",
            "export_obsidian:obsidian_command",
        ),
        "page": Command("page", WRITERS, "One episode as an HTML file to send.", "export_page:page_command"),
    }

    def unknown(self, ctx: Any, args: list[str]) -> UsageError:
        """The error for a word that names no writer."""
        near = nearest_name(args[0], self.table)
        meant = near or next(iter(self.table))
        return UsageError(
            f'there is no export "{visible(args[0])}"', f"did you mean: {ctx.command_path} {meant} ..."
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
            "export needs a format",
            f"one of {', '.join(ExportGroup.table)}: ghost export page talk.html -e talk",
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
