"""The root: the table of commands, the global options, and the one place where the process ends."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import typer

from ghostcli import __version__
from ghostcli.cli.groups import Command, LazyGroup, build_group
from ghostcli.cli.options import RootOptions, command, option_names
from ghostcli.cli.synonyms import SYNONYMS
from ghostcli.errors import GhostError
from ghostcli.fields import Kind
from ghostcli.model import EPISODES, KINDS
from ghostcli.render import output
from ghostcli.suggest import did_you_mean
from ghostcli.text.escaping import visible

# The base class of all Typer errors: a name for it came only with 0.28.
TyperError: type[Exception] = typer.BadParameter.__mro__[2]

EXPLORE, TRACE, ACROSS, KEEP = "Explore", "Trace", "Across", "Keep"
HAND_ON, LEARN = "Hand on", "Learn"


def commands() -> dict[str, Command]:
    """Every command, in the order of the help. Each kind is a command too."""
    rows = [
        Command("search", EXPLORE, "Search everything: one ranked list.", "search:search_command"),
        Command("show", EXPLORE, "Show whole records, with their links.", "show:show_command"),
        *(_row_of(kind) for kind in (EPISODES, *KINDS.values())),
        Command("transcript", TRACE, "Read what was said.", "transcript:transcript_command"),
        Command("around", TRACE, "Read what was said around a record or moment.", "around:around_command"),
        Command("verify", TRACE, "Check quotes against the transcript.", "verify:verify_command"),
        Command("coverage", TRACE, "Show what the notes do not touch.", "coverage:coverage_command"),
        Command("cite", TRACE, "Cite a quote or a moment.", "cite:cite_command"),
        Command("open", TRACE, "Open a moment in the browser or player.", "open:open_command"),
        Command("digest", ACROSS, "What is new, by subject.", "digest:digest_command"),
        Command("mentions", ACROSS, "One name through the years.", "mentions:mentions_command"),
        Command("keep", KEEP, "Keep a moment as a quote, as said.", "keep:keep_command"),
        Command("import", KEEP, "Import transcripts and notes.", "import_:import_command"),
        Command("init", KEEP, "Create a library.", "init:init_command"),
        Command("lint", KEEP, "Report problems in notes and transcripts.", "lint:lint_command"),
        Command("edit", KEEP, "Open your editor at a record or moment, then lint.", "edit:edit_command"),
        Command("schema", KEEP, "Print the JSON Schema of notes, for editors.", "schema:schema_command"),
        Command("index", KEEP, "Show, rebuild or delete the search index.", "index:index_command"),
        Command(
            "export", HAND_ON, "Write an episode for other programs and people.", "export:export_command"
        ),
        Command("mcp", HAND_ON, "Answer assistants from a library.", "mcp:mcp_command"),
        Command("completion", LEARN, "Print a completion script.", "installing:completion_command"),
        Command("help", LEARN, "Explain a topic or a command.", "help:help_command"),
    ]
    return {row.name: row for row in rows}


def _row_of(kind: Kind) -> Command:
    help_line = kind.help[0].upper() + kind.help[1:] + "."
    return Command(kind.name, EXPLORE, help_line, "kinds:kind_command", (kind.singular,), (kind,))


class Root(LazyGroup):
    """`ghost` itself."""

    table: Mapping[str, Command] = {}
    synonyms = SYNONYMS

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.table = commands()


def root() -> Any:
    """Build the whole command line. A command is built only when it is called."""

    def run(context: Any, given: RootOptions) -> int:
        from ghostcli.cli.session import Session

        if given.version:
            output.write([f"ghost {__version__}\n"])
            raise typer.Exit
        session = Session.of(context, given)
        if context.invoked_subcommand:
            return 0
        from ghostcli.cli.overview import print_overview

        return print_overview(session)

    call = command(run, RootOptions)
    examples = "ghost quotes --search straw\nghost themes show 3"
    help_text = "Explore long conversations: search notes and quotes, and check quotes against transcripts."
    group = build_group(call, help_text, examples, Root, completion=True, metavar="[COMMAND]")
    group.name = "ghost"
    return group


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit status. Every error is printed here as a sentence."""
    try:
        output.check_streams()
        group = root()
        if "_GHOST_COMPLETE" in os.environ:
            from ghostcli.cli.shells import prepare_completion

            prepare_completion()
        status = group.main(list(arguments), prog_name="ghost", standalone_mode=False)
        output.finish()
    except output.ReaderGoneError as error:
        return error.status
    except GhostError as error:
        _damage(error)
        _complain(error.message, error.hint)
        return error.status
    except TyperError as error:
        _complain(*_usage(error, arguments))
        return 2
    except OSError as error:  # a failed write of Typer's own, a deleted current directory
        failure = output.failure(error)
        _complain(failure.message, failure.hint)
        return failure.status
    except SystemExit as end:  # Typer's exit after completion, or when the reader of the pipe has gone
        status = output.ReaderGoneError.status if isinstance(end.__context__, BrokenPipeError) else end.code
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except BaseException as error:  # a panic in tantivy is not an Exception
        told = _exhausted(error) or _damage(error)
        if told is None:
            raise
        _complain(told.message, told.hint)
        return 2
    finally:
        output.clear()
    return status if isinstance(status, int) else 0


def _exhausted(error: BaseException) -> GhostError | None:
    """The error to print when memory is exhausted, or when a dependency stops for that reason; else None."""
    if isinstance(error, MemoryError):
        return GhostError("there is not enough memory")
    hint = "check that there is enough memory; if there is, reinstall ghost"
    if type(error).__module__ == "pyo3_runtime":  # raised by tantivy when it panics
        return GhostError(f"the search engine has stopped: {visible(str(error))}", hint)
    if isinstance(error, ImportError):
        return GhostError(f"a part of ghost cannot be loaded: {visible(str(error))}", hint)
    return None


def _damage(error: BaseException) -> GhostError | None:
    """The error to print when `error` comes from a damaged index, which is then rebuilt; else None."""
    opening = sys.modules.get("ghostcli.index.opening")  # if it is not loaded, no index was read
    return opening.damage(error) if opening else None


def _complain(message: str, hint: str | None) -> None:
    output.say(f"ghost: {message}" + (f"\n  {hint}" if hint else ""))


def _usage(error: Any, arguments: Sequence[str]) -> tuple[str, str | None]:
    """The message and the hint for a usage error that Typer found."""
    context = getattr(error, "ctx", None)
    option = getattr(error, "option_name", None)
    path = context.command_path if context else "ghost"
    if path == "ghost":
        known = {name: row.name for row in commands().values() for name in (row.name, *row.aliases)}
        behind = arguments[arguments.index(option) + 2 :] if option in arguments else ()
        named = next((known[word] for word in (*behind, *arguments) if word in known), None)
        for row in commands().values():
            row.load()  # registers its options
        if context and option in option_names():
            hint = f"ghost {named or 'quotes'} {option} ..."
            return f"{option} is before the command; put options after it", hint
        path = f"ghost {named}" if named and not context else path
    if option and hasattr(error, "possibilities"):
        message = f"no such option: {option}{did_you_mean(option, error.possibilities or ())}"
    else:
        message = error.format_message()
    return visible(message[:1].lower() + message[1:].rstrip(".")), f"{path} --help"


def main() -> None:
    """Run the command line of this process; the one place where it ends."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        status = run(sys.argv[1:])
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # no handler catches it from here on
        gc.freeze()  # a last garbage collection takes a tenth of the time of a short command
    sys.exit(status)
