"""`ghost mcp`: answers assistants over the Model Context Protocol."""

import os
from typing import Any

from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.options import CommonOptions, arguments, command
from ghostcli.cli.session import Session
from ghostcli.errors import GhostError
from ghostcli.text.escaping import visible


def mcp_command() -> Any:
    """The command `ghost mcp`."""

    def run(context: Any, given: CommonOptions, folders: list[str]) -> int:
        from ghostcli.library.paths import find_roots
        from ghostcli.server.libraries import ServedLibraries
        from ghostcli.server.tools import Tools

        session = Session.of(context, given)
        named = (*session.content, *folders)
        if not named and not os.environ.get("GHOST_CONTENT") and not session.builtin:
            raise UsageError("mcp needs the folder of a library", "ghost mcp ~/talks")
        roots = find_roots(named, os.environ) if named or os.environ.get("GHOST_CONTENT") else []
        try:
            from ghostcli.server.protocol import serve
        except ImportError as error:
            if (error.name or "").partition(".")[0] not in {"mcp", "mcp_types", "pydantic"}:
                raise
            told = "the package mcp, which speaks the protocol, is not installed"
            raise GhostError(told, "pip install 'ghostcli[mcp]'") from None
        libraries = ", ".join(roots) or "the built-in library"
        session.say(f"answering from {visible(libraries)}")
        serve(Tools(ServedLibraries(roots, builtin=session.builtin)), libraries=libraries)
        return 0

    argument = arguments("DIR...", "The folders of the libraries to answer from.")
    return build_command(
        command(run, CommonOptions, folders=argument),
        "Answer assistants: search, read, verify and cite over the Model Context Protocol (stdio).",
        "ghost mcp ~/talks\nclaude mcp add ghost -- ghost mcp ~/talks",
    )
