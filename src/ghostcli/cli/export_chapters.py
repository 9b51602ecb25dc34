"""`ghost export chapters`: the chapters of an episode in the formats of players."""

from typing import Annotated, Any

from ghostcli.cli.groups import build_command
from ghostcli.cli.options import FilterOptions, command, output_option
from ghostcli.cli.session import Session
from ghostcli.render.formats import CHAPTERS


class ChapterOptions(FilterOptions):
    """The options of `ghost export chapters`."""

    output: Annotated[
        str | None,
        output_option(CHAPTERS),
    ] = None


def chapters_command() -> Any:
    """The command `ghost export chapters`."""

    def run(context: Any, given: ChapterOptions) -> int:
        from ghostcli.cli.exporting import one_episode
        from ghostcli.exports.chapters import chapters_of
        from ghostcli.render.chapter_files import youtube_problems

        session = Session.of(context, given)
        chosen = CHAPTERS.named(given.output, terminal=False)
        episode = one_episode(session, given, "a list of chapters")
        found, untimed = chapters_of(episode)
        if untimed:
            session.say(f"without a time, left out: {', '.join(one.ref for one in untimed)}")
        if not found.chapters:
            session.say(f"{episode.episode.id}: no chapters")
            return 1
        session.print_through(chosen.write, found, session.request(say=session.say), pager=False)
        return 1 if chosen.name == "youtube" and any(youtube_problems(found.chapters)) else 0

    return build_command(
        command(run, ChapterOptions),
        "Print the chapters of an episode for players, editors and YouTube.",
        "ghost export chapters -e talk > chapters.json\nghost export chapters -e talk -o youtube",
    )
