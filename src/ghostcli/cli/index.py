"""`ghost index`: show the place, size and age of the index; rebuild or delete it."""

import os
from typing import TYPE_CHECKING, Annotated, Any

from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.options import WRITE, CommonOptions, command, option
from ghostcli.cli.session import Session
from ghostcli.index.guard import clear
from ghostcli.index.index_path import Libraries, path_of
from ghostcli.library.paths import find_roots
from ghostcli.render import output
from ghostcli.text.escaping import visible
from ghostcli.timecode import local_date

if TYPE_CHECKING:
    from ghostcli.index.index import Index


class IndexOptions(CommonOptions):
    """The options of `ghost index`."""

    rebuild: Annotated[bool, option(WRITE, "--rebuild", help="Rebuild the index.")] = False
    clear: Annotated[bool, option(WRITE, "--clear", help="Delete the index.")] = False


def index_command() -> Any:
    """The command `ghost index`."""

    def run(context: Any, given: IndexOptions) -> int:
        session = Session.of(context, given)
        if given.rebuild and given.clear:
            raise UsageError("--rebuild cannot be combined with --clear", "ghost index -h")
        path = path_of(Libraries(find_roots(session.content, os.environ), session.builtin), os.environ)
        was_there = clear(path) if given.rebuild or given.clear else False
        if given.clear:
            told = "deleted; the next command rebuilds it" if was_there else "does not exist"
            session.say(f"{visible(path)} {told}")
            return 0
        index = session.opened_index(asked=True)
        rows = _rows(index)
        width = max(len(name) for name, _ in rows) + 2
        output.write(
            f"{name:{width}}{value}\n" if output.on_terminal() else f"{name}\t{value}\n"
            for name, value in rows
        )
        return 2 if given.rebuild and not index.path else 0  # a remark has already said why it is in memory

    return build_command(
        command(run, IndexOptions),
        "Show the search index: a cache of tables and words that is rebuilt automatically.",
        "ghost index\nghost index --rebuild",
    )


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"


def _rows(index: "Index") -> list[tuple[str, str]]:
    tables, words = index.sizes
    refreshed = local_date(index.refreshed)
    return [
        ("file", visible(index.path) or "none (in memory)"),
        ("size", _size(tables + words)),
        ("tables", _size(tables)),
        ("word index", _size(words)),
        ("refreshed", refreshed.isoformat(" ", "seconds")),
        ("episodes", str(len(index.episodes))),
        ("records", str(sum(index.counts().values()))),
        ("transcripts", str(index.speech.count)),
        ("words", str(len(index.vocabulary))),
        ("problems", str(index.problems.errors)),
    ]
