"""The options of `ghost transcript`, `around`, `open`, `verify` and `cite`."""

from typing import Annotated

from ghostcli.cli import completion
from ghostcli.cli.options import (
    COMMON,
    FILTER,
    LOOK_FOR,
    PRINT,
    WRITE,
    Common,
    Exact,
    NoPager,
    Within,
    option,
)
from ghostcli.model import NOT_FOUND, VERDICTS


class Spoken(Common):
    """How speech is printed."""

    output: Annotated[
        str | None,
        option(
            PRINT,
            "--output",
            "-o",
            help="table, plain, json, jsonl, vtt, srt, podcasting, text or markdown.",
            metavar="FORMAT",
            autocompletion=completion.reading_formats,
        ),
    ] = None
    no_pager: NoPager = False


class Reading(Spoken):
    """What `ghost transcript` takes beside the episode."""

    at: Annotated[
        str | None, option(FILTER, "--at", help="What is said then: 0:43:08, 2588s.", metavar="TIME")
    ] = None
    start: Annotated[str | None, option(FILTER, "--from", help="From then on.", metavar="TIME")] = None
    end: Annotated[str | None, option(FILTER, "--to", help="Up to then.", metavar="TIME")] = None
    chapter: Annotated[
        str | None, option(FILTER, "--chapter", help="This chapter: number or id.", metavar="CHAPTER")
    ] = None
    speaker: Annotated[
        str | None,
        option(
            FILTER,
            "--speaker",
            help="Only who has this in the name.",
            metavar="TEXT",
            autocompletion=completion.speakers,
        ),
    ] = None
    search: Annotated[
        str, option(LOOK_FOR, "--search", "-s", help="Only passages that have this.", metavar="QUERY")
    ] = ""
    exact: Exact = False


class Around(Spoken, Within):
    """What `ghost around` takes beside a ref."""

    context: Annotated[
        float, option(FILTER, "--context", "-C", help="Seconds before and after.", metavar="SECONDS", min=0)
    ] = 60


class Opening(Within):
    """What `ghost open` takes beside a ref."""

    only_print: Annotated[bool, option(PRINT, "--print", help="Print the address, open nothing.")] = False


class Verifying(Within):
    """What `ghost verify` takes beside refs."""

    draft: Annotated[
        list[str] | None,
        option(
            LOOK_FOR,
            "--draft",
            help="Check the quotations of this text or folder; - is stdin. Arguments are more drafts.",
            metavar="FILE",
        ),
    ] = None
    quotes: Annotated[
        str | None,
        option(
            LOOK_FOR,
            "--quotes",
            help='Quotes as JSON Lines: {"text", "speaker"?, "episode"?, "at"?, "id"?}; - is stdin.',
            metavar="FILE",
        ),
    ] = None
    min_words: Annotated[
        int,
        option(
            LOOK_FOR,
            "--min-words",
            help="Of drafts: pass over quotations of fewer words.",
            metavar="N",
            min=1,
        ),
    ] = 5
    write: Annotated[bool, option(WRITE, "--write", help="Fill times and verdicts into the notes.")] = False
    dry_run: Annotated[bool, option(WRITE, "--dry-run", help="With --write: print the diff.")] = False
    all: Annotated[bool, option(PRINT, "--all", help="Of drafts: also what was passed over, and why.")] = (
        False
    )
    report: Annotated[
        str | None,
        option(
            PRINT, "--report", help="Of drafts: write one page to send to an editor.", metavar="FILE.html"
        ),
    ] = None
    sentences: Annotated[
        bool,
        option(
            PRINT,
            "--sentences",
            "-C",
            help="Show the whole sentence where a quote begins or ends inside one.",
        ),
    ] = False
    quiet: Annotated[
        bool,
        option(
            COMMON, "--quiet", "-q", help="No remarks on stderr; print only what fails (of --quotes all)."
        ),
    ] = False
    fail_on: Annotated[
        str | None,
        option(
            PRINT,
            "--fail-on",
            help=f"Exit 1 only for these: {', '.join(VERDICTS)}; of drafts also {NOT_FOUND}.",
            metavar="VERDICT,...",
        ),
    ] = None
    output: Annotated[
        str | None,
        option(PRINT, "--output", "-o", help="table, plain, json, jsonl or github.", metavar="FORMAT"),
    ] = None
    no_pager: NoPager = False


class Citing(Within):
    """What `ghost cite` takes beside refs."""

    as_said: Annotated[bool, option(PRINT, "--as-said", help="The words as the transcript has them.")] = False
    output: Annotated[
        str | None,
        option(PRINT, "--output", "-o", help="text, md, bibtex or csl-json.", metavar="FORMAT"),
    ] = None
    force: Annotated[bool, option(PRINT, "--force", help="Cite even what was not said as printed.")] = False
