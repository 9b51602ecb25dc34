"""`ghost digest`: what is new, by subject."""

from typing import Annotated, Any

from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.options import ORDER, PRINT, FilterOptions, NoPager, command, option, output_option
from ghostcli.cli.session import Session
from ghostcli.render import output
from ghostcli.render.formats import DIGESTS


class DigestOptions(FilterOptions):
    """The options of `ghost digest`."""

    all: Annotated[bool, option(PRINT, "--all", help="Also quotes that may not be quoted.")] = False
    limit: Annotated[
        int | None,
        option(ORDER, "--limit", "-n", help="At most N subjects; 0: everything.", metavar="N", min=0),
    ] = None
    output: Annotated[
        str | None,
        output_option(DIGESTS),
    ] = None
    no_pager: NoPager = False


def digest_command() -> Any:
    """The command `ghost digest`."""

    def run(context: Any, given: DigestOptions) -> int:
        from ghostcli.actions.digest import TAGGED, digest
        from ghostcli.cli.listing import conditions_of

        session = Session.of(context, given)
        if given.all and given.quotable:
            raise UsageError("--all cannot be combined with --quotable")
        chosen = DIGESTS.named(given.output, terminal=output.on_terminal())
        conditions = tuple(conditions_of(given, TAGGED, with_quotable=False))
        library = session.library()
        names = tuple(session.episode_names(library, given.episode))
        found = digest(library.episodes, names, conditions, limit=given.limit, everything=given.all)
        if not found.count:
            narrowed = bool(conditions or names)
            session.say(
                "nothing found" if narrowed else "no episodes yet; ghost --builtin reads the built-in library"
            )
            return 1 if narrowed else 0
        if not found.is_tagged:
            session.say("nothing is tagged: the quotes are by show")
        paged = chosen.name == "table" and not given.no_pager
        session.print_through(chosen.write, found, session.request(), pager=paged)
        return 0

    return build_command(
        command(run, DigestOptions),
        "Show what is new: the episodes of a period, and by tag a few quotes from several of them.",
        "ghost digest --since 7d\nghost digest --since 2026-11-01 -n 0 > november.md",
    )
