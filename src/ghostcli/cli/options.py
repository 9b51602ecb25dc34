"""The options, each declared once: type, default, names, help and completion in one field.

A command takes one of these classes; `parameters` turns it into the signature that Typer reads.
"""

import inspect
import os
from collections.abc import Callable
from copy import copy
from typing import Annotated, Any, dataclass_transform

import typer

from ghostcli.cli import completion
from ghostcli.render.formats import RECORDS, Formats

LOOK_FOR, FILTER, ORDER, PRINT, COMMON = "Look for", "Filter", "Order", "Print", "Everywhere"
INTO, FACTS, READ, WRITE, WEB = "Into", "About the episode", "Reading", "Write", "From a feed"
COMPLETING = "_GHOST_COMPLETE"
"""The environment variable by which a shell asks for completions."""

PANELS = ("Arguments", INTO, WEB, FACTS, READ, LOOK_FOR, FILTER, ORDER, WRITE, PRINT, COMMON)
"""The groups of options, in the order of the help."""


def option(panel: str, *names: str, help: str, **more: Any) -> Any:  # noqa: A002 - Typer's own word
    """Declare an option; `panel` is its heading in the help."""
    return typer.Option(*names, help=help, rich_help_panel=panel, **more)


def output_option(formats: Formats, about: str = "") -> Any:
    """Declare the option `-o` of a command; its help lists the formats."""
    return option(
        PRINT,
        "--output",
        "-o",
        help=f"{about}{formats}.",
        metavar="FORMAT",
        autocompletion=completion.of_formats(formats),
    )


def arguments(metavar: str, help: str, complete: Any = None) -> Any:  # noqa: A002 - Typer's own word
    """Declare a positional argument that takes any number of texts."""
    argument = typer.Argument(metavar=metavar, help=help, autocompletion=complete, show_default=False)
    return Annotated[list[str] | None, argument]


NoPager = Annotated[bool, option(PRINT, "--no-pager", help="Do not use a pager.")]
Speaker = Annotated[
    str | None,
    option(
        FILTER,
        "--speaker",
        help="Only speakers whose name contains TEXT.",
        metavar="TEXT",
        autocompletion=completion.speakers,
    ),
]
Exact = Annotated[bool, option(LOOK_FOR, "--exact", "-x", help="Search for the query as one literal phrase.")]


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Options:
    """The values of the options, one attribute each. For a type checker it is a dataclass.

    It is no real dataclass: those are compiled from source at every start, 16 of them in 10 ms, a quarter of
    Typer's own time. The annotations are evaluated, so a module with such a class must not have
    `from __future__ import annotations`.
    """

    def __init__(self, **values: Any) -> None:
        for name, (_, default) in declared(type(self)).items():
            setattr(self, name, values.pop(name, default))
        if values:
            raise TypeError(f"{type(self).__name__} has no {', '.join(values)}")


def declared(options: type) -> dict[str, tuple[Any, Any]]:
    """The annotated type and the default of each option, by name, in order."""
    return {
        name: (kind, getattr(options, name, None))
        for one in reversed(options.__mro__)
        for name, kind in vars(one).get("__annotations__", {}).items()
    }


class CommonOptions(Options):
    """The options of every command, which may also be before the command."""

    content: Annotated[
        list[str] | None,
        option(COMMON, "--content", help="Read this library (repeatable).", metavar="DIR"),
    ] = None
    builtin: Annotated[bool, option(COMMON, "--builtin", help="Read the built-in library too.")] = False
    color: Annotated[
        str | None,
        option(
            COMMON, "--color", help="auto, always or never.", metavar="WHEN", autocompletion=completion.colors
        ),
    ] = None
    quiet: Annotated[bool, option(COMMON, "--quiet", "-q", help="Print no remarks on stderr.")] = False


class RootOptions(CommonOptions):
    """The options of `ghost` itself."""

    version: Annotated[bool, option(COMMON, "--version", "-V", help="Print the version.")] = False


class PrintOptions(CommonOptions):
    """The options that choose how records are printed."""

    output: Annotated[
        str | None,
        output_option(RECORDS),
    ] = None
    fields: Annotated[
        str | None,
        option(
            PRINT,
            "--fields",
            help="Print these fields, in this order: ref,text.",
            metavar="A,B",
            autocompletion=completion.fields,
        ),
    ] = None
    header: Annotated[bool, option(PRINT, "--header", help="Print column names above plain output.")] = False
    spreadsheet: Annotated[
        bool,
        option(PRINT, "--spreadsheet", help="Escape csv cells that a spreadsheet would run as formulas."),
    ] = False
    no_pager: NoPager = False


class EpisodeOptions(CommonOptions):
    """The option that chooses the episodes to look in."""

    episode: Annotated[
        list[str] | None,
        option(
            FILTER,
            "--episode",
            "-e",
            help="Only in this episode (repeatable).",
            metavar="ID",
            autocompletion=completion.episodes,
        ),
    ] = None


class ShowOptions(PrintOptions, EpisodeOptions):
    """The options of `show`."""


KindsOption = Annotated[
    list[str] | None,
    option(
        FILTER,
        "--kind",
        "-k",
        help="Only records of this kind (repeatable).",
        metavar="KIND",
        autocompletion=completion.kinds,
    ),
]
"""The option of commands over several kinds."""


class FilterOptions(EpisodeOptions):
    """The options that choose records."""

    show: Annotated[
        str | None, option(FILTER, "--show", help="Only shows whose name contains TEXT.", metavar="TEXT")
    ] = None
    speaker: Speaker = None
    tag: Annotated[
        str | None,
        option(
            FILTER, "--tag", help="Only records with this tag.", metavar="TAG", autocompletion=completion.tags
        ),
    ] = None
    since: Annotated[
        str | None,
        option(FILTER, "--since", help="Published on DATE or later: 2025-10, 7d, 2026-W20.", metavar="DATE"),
    ] = None
    until: Annotated[
        str | None, option(FILTER, "--until", help="Published on DATE or earlier.", metavar="DATE")
    ] = None
    quotable: Annotated[bool, option(FILTER, "--quotable", help="Only quotes that are verbatim or near.")] = (
        False
    )
    where: Annotated[
        list[str] | None,
        option(
            FILTER,
            "--where",
            "-w",
            help="FIELD=VALUE, FIELD!=VALUE, FIELD~TEXT, FIELD=A..B (repeatable).",
            metavar="CONDITION",
            autocompletion=completion.conditions,
        ),
    ] = None


class SelectOptions(PrintOptions, FilterOptions):
    """The options that lists and `ghost search` share."""

    exact: Exact = False
    sort: Annotated[
        str | None,
        option(ORDER, "--sort", help="Sort by FIELD.", metavar="FIELD", autocompletion=completion.fields),
    ] = None
    reverse: Annotated[bool, option(ORDER, "--reverse", "-r", help="Reverse the order.")] = False
    limit: Annotated[
        int | None, option(ORDER, "--limit", "-n", help="At most N results; 0: all.", metavar="N", min=0)
    ] = None
    count: Annotated[bool, option(PRINT, "--count", help="Print only the number of results.")] = False


class ListOptions(SelectOptions):
    """The options of `ghost KIND`."""

    search: Annotated[
        str,
        option(LOOK_FOR, "--search", "-s", help="Search for words; see ghost help query.", metavar="QUERY"),
    ] = ""
    wide: Annotated[
        bool, option(PRINT, "--wide", help="Print whole records, not one line each (on a terminal).")
    ] = False


class NameOptions(ListOptions):
    """The options of `ghost people` and `ghost companies`."""

    each: Annotated[
        bool, option(PRINT, "--each", help="Print every record, not one line per name in several episodes.")
    ] = False


class SearchOptions(SelectOptions):
    """The options of `ghost search`."""

    context: Annotated[
        float | None,
        option(
            PRINT,
            "--context",
            "-C",
            help="Print SECONDS of speech before and after each hit.",
            metavar="SECONDS",
            min=0,
        ),
    ] = None
    kind: KindsOption = None
    any: Annotated[bool, option(FILTER, "--any", help="Also hits that contain only some of the words.")] = (
        False
    )
    strict: Annotated[bool, option(FILTER, "--strict", help="Only hits that contain all the words.")] = False


def option_names() -> set[str]:
    """The names of all options, long and short, of the commands that are loaded."""
    classes: list[type] = [CommonOptions]
    for one in classes:
        classes += one.__subclasses__()
    options = (kind.__metadata__[0] for one in classes for kind, _ in declared(one).values())
    # Typer stores the first name as `default`.
    return {name for option in options for name in (option.default, *option.param_decls)}


def _bare(kind: Any) -> Any:
    """An option without its completion function, unless a shell completes: Typer needs 2 ms to inspect it."""
    if COMPLETING in os.environ or not kind.__metadata__[0].autocompletion:
        return kind
    option = copy(kind.__metadata__[0])
    option.autocompletion = None
    return Annotated[kind.__origin__, option]


def command(call: Callable[..., int], options: type, **arguments: Any) -> Callable[..., int]:
    """Wrap `call(context, given, **arguments)` in a function whose signature Typer can read.

    `options` is the class that `given` is an instance of; each of `arguments` is an Annotated
    type of a positional argument (a list of texts, empty where none is given).
    """

    def run(ctx: typer.Context, **values: Any) -> int:
        positional = {name: values.pop(name) or [] for name in arguments}
        return call(ctx, options(**values), **positional)

    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [inspect.Parameter("ctx", keyword, annotation=typer.Context)]
    parameters += [
        inspect.Parameter(name, keyword, annotation=kind, default=None) for name, kind in arguments.items()
    ]
    for name, (kind, default) in declared(options).items():
        parameters.append(inspect.Parameter(name, keyword, annotation=_bare(kind), default=default))
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    run.__doc__ = call.__doc__
    return run
