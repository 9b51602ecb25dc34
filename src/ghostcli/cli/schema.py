"""`ghost schema`: the JSON Schema of notes."""

from __future__ import annotations

from typing import Any

from ghostcli.cli.groups import build_command
from ghostcli.cli.options import CommonOptions, command
from ghostcli.cli.session import Session
from ghostcli.render import output


def schema_command() -> Any:
    """The command `ghost schema`."""

    def run(context: Any, given: CommonOptions) -> int:
        from ghostcli.library.schema import schema_text

        Session.of(context, given)
        output.write([schema_text()])
        return 0

    return build_command(
        command(run, CommonOptions),
        "Print the JSON Schema (2020-12) of notes, for completion and checks in editors.",
        "ghost schema > ghost.schema.json\nghost schema | jq '.properties | keys'",
    )
