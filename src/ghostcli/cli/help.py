"""`ghost help`: a topic, or the help of a command."""

from __future__ import annotations

from typing import Any

from ghostcli.cli import completion
from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.options import CommonOptions, arguments, command
from ghostcli.cli.session import Session
from ghostcli.cli.topics import TOPICS
from ghostcli.render import output
from ghostcli.suggest import did_you_mean
from ghostcli.text.escaping import visible


def help_command() -> Any:
    """The command `ghost help`."""

    def run(context: Any, given: CommonOptions, about: list[str]) -> int:
        Session.of(context, given)
        if about and about[0] in TOPICS:
            output.write([TOPICS[about[0]].text])
            return 0
        group, path = context.parent.command, context.parent
        for word in about:
            found = group.get_command(path, word) if hasattr(group, "get_command") else None
            if found is None:
                known = [*TOPICS, *group.table] if hasattr(group, "table") else []
                raise UsageError(f'there is no help on "{visible(word)}"{did_you_mean(word, known)}')
            path = found.make_context(found.name, [], parent=path, resilient_parsing=True)
            group = found
        output.write([group.get_help(path) + "\n"])
        return 0

    argument = arguments(
        "[TOPIC]",
        "; ".join(f"{topic.name}: {topic.help}" for topic in TOPICS.values()) + "; or a command.",
        completion.topics,
    )
    return build_command(
        command(run, CommonOptions, about=argument),
        "Explain a topic or a command.",
        "ghost help query\nghost help quotes show",
    )
