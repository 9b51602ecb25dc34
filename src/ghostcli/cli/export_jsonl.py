"""`ghost export jsonl`: whole episodes as JSON Lines."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from ghostcli.cli.groups import build_command
from ghostcli.cli.options import FilterOptions, command
from ghostcli.cli.session import Session
from ghostcli.render import output


def jsonl_command() -> Any:
    """The command `ghost export jsonl`."""

    def run(context: Any, given: FilterOptions) -> int:
        from ghostcli.cli.exporting import chosen_by, each_episode, left_out
        from ghostcli.exports.jsonl import header, lines_of

        session = Session.of(context, given)
        library = session.library()
        choice = chosen_by(session, library, given)
        if not choice.names:
            session.say("nothing found")
            return 1
        dropped = 0

        def lines() -> Iterator[str]:
            nonlocal dropped
            for one in each_episode(session, library, choice):
                dropped += one.left_out
                yield from lines_of(one)

        output.write(chain([header()], lines()))
        if told := left_out(dropped).removeprefix("; "):
            session.say(told)
        return 0

    return build_command(
        command(run, FilterOptions),
        "Print whole episodes, records and cues, one per line; ghost import reads them back.",
        "ghost export jsonl > talks.jsonl\nghost import talks.jsonl\n"
        "ghost export jsonl -e talk | jq -r 'select(.kind == \"quotes\" and .quotable) | .values.text'",
    )
