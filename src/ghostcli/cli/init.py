"""`ghost init`: create a library."""

from typing import Annotated, Any

from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.options import WRITE, CommonOptions, arguments, command, option
from ghostcli.cli.session import Session
from ghostcli.render import output
from ghostcli.system.commands import joined
from ghostcli.text.escaping import visible


class InitOptions(CommonOptions):
    """The options of `ghost init`."""

    bare: Annotated[bool, option(WRITE, "--bare", help="Write only ghost.yaml: an empty library.")] = False


def init_command() -> Any:
    """The command `ghost init`."""

    def run(context: Any, given: InitOptions, folder: list[str]) -> int:
        from ghostcli.actions.init import init_library
        from ghostcli.render.record_page import nearby

        session = Session.of(context, given)
        if len(folder) != 1:
            raise UsageError("init takes one folder", "ghost init notes")
        output.write(f"{visible(nearby(path))}\n" for path in init_library(folder[0], bare=given.bare))
        to = f"./{folder[0]}" if folder[0].startswith("-") else folder[0]
        session.say(f"cd {visible(joined([to]))} && ghost")
        return 0

    argument = arguments("DIR", "The folder to create.")
    return build_command(
        command(run, InitOptions, folder=argument),
        "Create a library: a marker, a README, the schema and a sample episode.",
        "ghost init notes\ncd notes && ghost\nghost init --bare notes",
    )
