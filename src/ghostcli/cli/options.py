"""The options, each declared once: type, default, names, help and completion in one field.

A command takes one of these dataclasses; `parameters` turns it into the signature that Typer reads.
"""

import inspect
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from typing import Annotated, Any

import typer

from ghostcli.cli import completion

LOOK_FOR, FILTER, ORDER, PRINT, COMMON = "Look for", "Filter", "Order", "Print", "Everywhere"
INTO, FACTS, READ, WRITE = "Into", "About the episode", "Reading", "Write"
PANELS = ("Arguments", INTO, FACTS, READ, LOOK_FOR, FILTER, ORDER, WRITE, PRINT, COMMON)
"""The groups of options, in the order of the help."""


def _option(panel: str, *names: str, help: str, **more: Any) -> Any:  # noqa: A002 - Typer's own word
    return typer.Option(*names, help=help, rich_help_panel=panel, **more)


@dataclass(frozen=True, kw_only=True)
class Common:
    """What every command takes, and `ghost` itself before the command."""

    content: Annotated[
        list[str] | None,
        _option(COMMON, "--content", help="Read this library (repeatable).", metavar="DIR"),
    ] = None
    builtin: Annotated[bool, _option(COMMON, "--builtin", help="Read the built-in library too.")] = False
    color: Annotated[
        str | None,
        _option(
            COMMON, "--color", help="auto, always or never.", metavar="WHEN", autocompletion=completion.colors
        ),
    ] = None
    quiet: Annotated[bool, _option(COMMON, "--quiet", "-q", help="No remarks on stderr.")] = False


@dataclass(frozen=True, kw_only=True)
class Rooted(Common):
    """What `ghost` takes before any command."""

    version: Annotated[bool, _option(COMMON, "--version", "-V", help="Print the version.")] = False


@dataclass(frozen=True, kw_only=True)
class Importing(Common):
    """What `ghost import` takes beside files."""

    episode: Annotated[
        str | None,
        _option(
            INTO,
            "--episode",
            "-e",
            help="Add to this episode, or make it.",
            metavar="ID",
            autocompletion=completion.episodes,
        ),
    ] = None
    name: Annotated[
        str | None, _option(INTO, "--as", help="A second transcript, of that name.", metavar="NAME")
    ] = None
    force: Annotated[bool, _option(INTO, "--force", help="Replace a transcript that differs.")] = False
    dry_run: Annotated[bool, _option(INTO, "--dry-run", help="Only say what would be done.")] = False
    title: Annotated[str | None, _option(FACTS, "--title", help="Its title.", metavar="TEXT")] = None
    show: Annotated[str | None, _option(FACTS, "--show", help="The podcast or series.", metavar="TEXT")] = (
        None
    )
    published: Annotated[
        str | None, _option(FACTS, "--published", help="2025-10-17, 2025-10 or 2025.", metavar="DATE")
    ] = None
    url: Annotated[str | None, _option(FACTS, "--url", help="Where it can be heard.", metavar="URL")] = None
    language: Annotated[str | None, _option(FACTS, "--language", help="As in en.", metavar="CODE")] = None
    speaker: Annotated[
        list[str] | None,
        _option(READ, "--speaker", help="What a voice is called (repeatable).", metavar="VOICE=NAME"),
    ] = None
    offset: Annotated[
        str | None, _option(READ, "--offset", help="Added to every time: 0:00:48, -48s.", metavar="TIME")
    ] = None
    format: Annotated[
        str | None,
        _option(
            READ,
            "--format",
            help="Read it as this, whatever it looks like.",
            metavar="FORMAT",
            autocompletion=completion.transcript_formats,
        ),
    ] = None


@dataclass(frozen=True, kw_only=True)
class Linting(Common):
    """What `ghost lint` takes beside paths."""

    output: Annotated[
        str, _option(PRINT, "--output", "-o", help="plain, json or github.", metavar="FORMAT")
    ] = "plain"


@dataclass(frozen=True, kw_only=True)
class Printing(Common):
    """How records are printed."""

    output: Annotated[
        str | None,
        _option(
            PRINT,
            "--output",
            "-o",
            help="table, plain, csv, json, jsonl, md, yaml or ref.",
            metavar="FORMAT",
            autocompletion=completion.formats,
        ),
    ] = None
    fields: Annotated[
        str | None,
        _option(
            PRINT,
            "--fields",
            help="Which fields, in this order: ref,text.",
            metavar="A,B",
            autocompletion=completion.fields,
        ),
    ] = None
    header: Annotated[bool, _option(PRINT, "--header", help="Begin plain with the columns' names.")] = False
    spreadsheet: Annotated[
        bool, _option(PRINT, "--spreadsheet", help="Defuse formulas in csv for a spreadsheet.")
    ] = False
    no_pager: Annotated[bool, _option(PRINT, "--no-pager", help="Never page what a terminal shows.")] = False


@dataclass(frozen=True, kw_only=True)
class Within(Common):
    """Which episodes a ref is looked for in."""

    episode: Annotated[
        list[str] | None,
        _option(
            FILTER,
            "--episode",
            "-e",
            help="In this episode (repeatable).",
            metavar="ID",
            autocompletion=completion.episodes,
        ),
    ] = None


@dataclass(frozen=True, kw_only=True)
class Showing(Printing, Within):
    """What `show` takes beside refs."""


@dataclass(frozen=True, kw_only=True)
class Selecting(Printing, Within):
    """What lists and search share."""

    exact: Annotated[
        bool, _option(LOOK_FOR, "--exact", "-x", help="The whole query is one literal phrase.")
    ] = False
    show: Annotated[
        str | None, _option(FILTER, "--show", help="The show's name has this.", metavar="TEXT")
    ] = None
    speaker: Annotated[
        str | None,
        _option(
            FILTER,
            "--speaker",
            help="The speaker's name has this.",
            metavar="TEXT",
            autocompletion=completion.speakers,
        ),
    ] = None
    tag: Annotated[
        str | None,
        _option(FILTER, "--tag", help="Has this tag.", metavar="TAG", autocompletion=completion.tags),
    ] = None
    since: Annotated[
        str | None, _option(FILTER, "--since", help="Published then or later: 2025, 2025-10.", metavar="DATE")
    ] = None
    until: Annotated[
        str | None, _option(FILTER, "--until", help="Published then or earlier.", metavar="DATE")
    ] = None
    quotable: Annotated[bool, _option(FILTER, "--quotable", help="Quotes that are verbatim or near.")] = False
    where: Annotated[
        list[str] | None,
        _option(
            FILTER,
            "--where",
            "-w",
            help="FIELD=VALUE, FIELD!=VALUE, FIELD~TEXT, FIELD=A..B (repeatable).",
            metavar="CONDITION",
            autocompletion=completion.conditions,
        ),
    ] = None
    sort: Annotated[
        str | None,
        _option(ORDER, "--sort", help="By this field.", metavar="FIELD", autocompletion=completion.fields),
    ] = None
    reverse: Annotated[bool, _option(ORDER, "--reverse", "-r", help="The other way round.")] = False
    limit: Annotated[
        int | None, _option(ORDER, "--limit", "-n", help="At most so many; 0 is all.", metavar="N", min=0)
    ] = None
    count: Annotated[bool, _option(PRINT, "--count", help="Print only how many.")] = False


@dataclass(frozen=True, kw_only=True)
class Reading(Common):
    """What `ghost transcript` takes beside the episode."""

    at: Annotated[
        str | None, _option(FILTER, "--at", help="What is said then: 0:43:08, 2588s.", metavar="TIME")
    ] = None
    start: Annotated[str | None, _option(FILTER, "--from", help="From then on.", metavar="TIME")] = None
    end: Annotated[str | None, _option(FILTER, "--to", help="Up to then.", metavar="TIME")] = None
    chapter: Annotated[
        str | None, _option(FILTER, "--chapter", help="This chapter: number or id.", metavar="CHAPTER")
    ] = None
    speaker: Annotated[
        str | None,
        _option(
            FILTER,
            "--speaker",
            help="Only who has this in the name.",
            metavar="TEXT",
            autocompletion=completion.speakers,
        ),
    ] = None
    search: Annotated[
        str, _option(LOOK_FOR, "--search", "-s", help="Only passages that have this.", metavar="QUERY")
    ] = ""
    exact: Annotated[
        bool, _option(LOOK_FOR, "--exact", "-x", help="The whole query is one literal phrase.")
    ] = False
    output: Annotated[
        str | None,
        _option(
            PRINT,
            "--output",
            "-o",
            help="table, plain, json, jsonl, vtt, srt, podcasting, text or markdown.",
            metavar="FORMAT",
            autocompletion=completion.reading_formats,
        ),
    ] = None
    no_pager: Annotated[bool, _option(PRINT, "--no-pager", help="Never page what a terminal shows.")] = False


@dataclass(frozen=True, kw_only=True)
class Around(Within):
    """What `ghost around` takes beside a ref."""

    context: Annotated[
        float, _option(FILTER, "--context", "-C", help="Seconds before and after.", metavar="SECONDS", min=0)
    ] = 60
    output: Annotated[
        str | None,
        _option(
            PRINT,
            "--output",
            "-o",
            help="table, plain, json, jsonl, vtt, srt, podcasting, text or markdown.",
            metavar="FORMAT",
            autocompletion=completion.reading_formats,
        ),
    ] = None
    no_pager: Annotated[bool, _option(PRINT, "--no-pager", help="Never page what a terminal shows.")] = False


@dataclass(frozen=True, kw_only=True)
class Opening(Within):
    """What `ghost open` takes beside a ref."""

    only_print: Annotated[bool, _option(PRINT, "--print", help="Print the address, open nothing.")] = False


@dataclass(frozen=True, kw_only=True)
class Verifying(Within):
    """What `ghost verify` takes beside refs."""

    draft: Annotated[
        str | None,
        _option(LOOK_FOR, "--draft", help="The quotations of this text; - is stdin.", metavar="FILE"),
    ] = None
    min_words: Annotated[
        int,
        _option(LOOK_FOR, "--min-words", help="Shorter ones of a draft are left alone.", metavar="N", min=1),
    ] = 5
    write: Annotated[bool, _option(WRITE, "--write", help="Fill times and verdicts into the notes.")] = False
    dry_run: Annotated[bool, _option(WRITE, "--dry-run", help="With --write: print the diff.")] = False
    fail_on: Annotated[
        str | None,
        _option(PRINT, "--fail-on", help="Exit 1 only for these.", metavar="VERDICT,..."),
    ] = None
    output: Annotated[
        str | None,
        _option(PRINT, "--output", "-o", help="table, plain, json, jsonl or github.", metavar="FORMAT"),
    ] = None
    no_pager: Annotated[bool, _option(PRINT, "--no-pager", help="Never page what a terminal shows.")] = False


@dataclass(frozen=True, kw_only=True)
class Citing(Within):
    """What `ghost cite` takes beside refs."""

    as_said: Annotated[bool, _option(PRINT, "--as-said", help="The words as the transcript has them.")] = (
        False
    )
    output: Annotated[
        str | None,
        _option(PRINT, "--output", "-o", help="text, md, bibtex or csl-json.", metavar="FORMAT"),
    ] = None
    force: Annotated[bool, _option(PRINT, "--force", help="Cite what was not said like that.")] = False


@dataclass(frozen=True, kw_only=True)
class Listing(Selecting):
    """What `ghost KIND` takes."""

    search: Annotated[
        str,
        _option(LOOK_FOR, "--search", "-s", help="Look for words; see ghost help query.", metavar="QUERY"),
    ] = ""


@dataclass(frozen=True, kw_only=True)
class Searching(Selecting):
    """What `ghost search` takes beside the query."""

    context: Annotated[
        float | None,
        _option(
            PRINT, "--context", "-C", help="Speech around each hit, in seconds.", metavar="SECONDS", min=0
        ),
    ] = None
    kind: Annotated[
        list[str] | None,
        _option(
            FILTER,
            "--kind",
            "-k",
            help="Of this kind (repeatable).",
            metavar="KIND",
            autocompletion=completion.kinds,
        ),
    ] = None


def command(call: Callable[..., int], options: type, **arguments: Any) -> Callable[..., int]:
    """`call(context, given, **arguments)` as a function whose signature Typer can read.

    `options` is the dataclass that `given` is an instance of; each of `arguments` is an Annotated
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
    for field in fields(options):
        default = None if field.default is MISSING else field.default
        parameters.append(inspect.Parameter(field.name, keyword, annotation=field.type, default=default))
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    run.__doc__ = call.__doc__
    return run
