"""The options of `ghost import`, `lint` and `index`."""

from typing import Annotated

from ghostcli.cli import completion
from ghostcli.cli.options import FACTS, INTO, LOOK_FOR, PRINT, READ, WRITE, Common, option


class Importing(Common):
    """What `ghost import` takes beside files."""

    episode: Annotated[
        str | None,
        option(
            INTO,
            "--episode",
            "-e",
            help="Add to this episode, or make it.",
            metavar="ID",
            autocompletion=completion.episodes,
        ),
    ] = None
    name: Annotated[
        str | None, option(INTO, "--as", help="A second transcript, of that name.", metavar="NAME")
    ] = None
    force: Annotated[bool, option(INTO, "--force", help="Replace a transcript that differs.")] = False
    dry_run: Annotated[bool, option(INTO, "--dry-run", help="Only say what would be done.")] = False
    title: Annotated[str | None, option(FACTS, "--title", help="Its title.", metavar="TEXT")] = None
    show: Annotated[str | None, option(FACTS, "--show", help="The podcast or series.", metavar="TEXT")] = None
    published: Annotated[
        str | None, option(FACTS, "--published", help="2025-10-17, 2025-10 or 2025.", metavar="DATE")
    ] = None
    url: Annotated[str | None, option(FACTS, "--url", help="Where it can be heard.", metavar="URL")] = None
    language: Annotated[str | None, option(FACTS, "--language", help="As in en.", metavar="CODE")] = None
    speaker: Annotated[
        list[str] | None,
        option(READ, "--speaker", help="What a voice is called (repeatable).", metavar="VOICE=NAME"),
    ] = None
    offset: Annotated[
        str | None, option(READ, "--offset", help="Added to every time: 0:00:48, -48s.", metavar="TIME")
    ] = None
    format: Annotated[
        str | None,
        option(
            READ,
            "--format",
            help="Read it as this, whatever it looks like.",
            metavar="FORMAT",
            autocompletion=completion.transcript_formats,
        ),
    ] = None

    output: Annotated[
        str | None,
        option(
            PRINT,
            "--output",
            "-o",
            help="The account: table, plain, json or jsonl.",
            metavar="FORMAT",
            autocompletion=completion.account_formats,
        ),
    ] = None


class Linting(Common):
    """What `ghost lint` takes beside paths."""

    output: Annotated[
        str,
        option(
            PRINT,
            "--output",
            "-o",
            help="plain, json or github.",
            metavar="FORMAT",
            autocompletion=completion.problem_formats,
        ),
    ] = "plain"
    names: Annotated[
        bool,
        option(
            LOOK_FOR,
            "--names",
            help="Suggest pairs for heard: names, and how a transcript may have misheard them.",
        ),
    ] = False
    strict: Annotated[bool, option(PRINT, "--strict", help="Exit 1 for warnings too.")] = False


class Indexing(Common):
    """What `ghost index` takes."""

    rebuild: Annotated[bool, option(WRITE, "--rebuild", help="Build it again.")] = False
    clear: Annotated[bool, option(WRITE, "--clear", help="Delete it.")] = False
