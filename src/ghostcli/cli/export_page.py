"""`ghost export page`: one episode as one HTML file."""

import os
from typing import Any

from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.options import FilterOptions, arguments, command
from ghostcli.cli.session import Session
from ghostcli.render import output
from ghostcli.text.escaping import visible


def page_command() -> Any:
    """The command `ghost export page`."""

    def run(context: Any, given: FilterOptions, files: list[str]) -> int:
        from ghostcli.cli.exporting import counted, left_out, one_episode
        from ghostcli.exports.page import PAGE, page

        session = Session.of(context, given)
        if len(files) != 1:
            raise UsageError("page needs one file", "ghost export page talk.html -e talk")
        path = files[0]
        if path != "-":
            PAGE.check_place(path)
        chosen = one_episode(session, given, "a page")
        spoken = "transcript" if chosen.spoken else "no transcript"
        told = f"{chosen.episode.id}: {counted(chosen)}, {spoken}{left_out(chosen.left_out)}"
        if path == "-":
            output.write([page(chosen, os.getcwd())])
            session.say(told)
        else:
            PAGE.write(path, page(chosen, os.path.dirname(os.path.abspath(path))))
            session.say(f"{told}; written to {visible(path)}")
        return 0

    argument = arguments("FILE.html", "The file to write, or - for standard output.")
    return build_command(
        command(run, FilterOptions, files=argument),
        "Write one episode as one HTML file: notes with verdicts, and the transcript with search.",
        "ghost export page talk.html -e talk\nghost export page talk.html -e talk --quotable",
    )
