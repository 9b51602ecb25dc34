"""`ghost import`: import transcripts and notes into a library."""

import os
from collections.abc import Sequence
from contextlib import closing
from typing import Annotated, Any

from ghostcli.cli import completion
from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.options import (
    FACTS,
    INTO,
    READ,
    WEB,
    CommonOptions,
    arguments,
    command,
    option,
    output_option,
)
from ghostcli.cli.session import Session
from ghostcli.errors import GhostError
from ghostcli.render import output
from ghostcli.render.formats import ACCOUNTS
from ghostcli.system.processes import ending_in_order
from ghostcli.text.escaping import visible


class ImportOptions(CommonOptions):
    """The options of `ghost import`."""

    episode: Annotated[
        str | None,
        option(
            INTO,
            "--episode",
            "-e",
            help="Add to this episode, or create it.",
            metavar="ID",
            autocompletion=completion.episodes,
        ),
    ] = None
    name: Annotated[
        str | None,
        option(INTO, "--as", help="Store it beside the others, as NAME.", metavar="NAME"),
    ] = None
    force: Annotated[bool, option(INTO, "--force", help="Replace an existing transcript that differs.")] = (
        False
    )
    update: Annotated[
        bool, option(INTO, "--update", help="Let a changed document change its notes; your edits stay.")
    ] = False
    quotable: Annotated[
        bool, option(INTO, "--quotable", help="Of the quotes in notes, import only those that may be quoted.")
    ] = False
    dry_run: Annotated[bool, option(INTO, "--dry-run", help="Print what would be done; write nothing.")] = (
        False
    )
    match: Annotated[
        str | None, option(WEB, "--match", help="Items whose title has these words.", metavar="TEXT")
    ] = None
    latest: Annotated[
        int | None, option(WEB, "--latest", help="Only the newest N items.", metavar="N", min=1)
    ] = None
    all: Annotated[bool, option(WEB, "--all", help="All items.")] = False
    subscriptions: Annotated[
        list[str] | None,
        option(WEB, "--subscriptions", help="All feeds of an OPML file (repeatable).", metavar="FILE"),
    ] = None
    title: Annotated[str | None, option(FACTS, "--title", help="Its title.", metavar="TEXT")] = None
    show: Annotated[str | None, option(FACTS, "--show", help="The podcast or series.", metavar="TEXT")] = None
    published: Annotated[
        str | None,
        option(FACTS, "--published", help="Its date: 2025-10-17, 2025-10 or 2025.", metavar="DATE"),
    ] = None
    url: Annotated[
        str | None, option(FACTS, "--url", help="Where the episode can be heard.", metavar="URL")
    ] = None
    language: Annotated[
        str | None, option(FACTS, "--language", help="Its language, for example en.", metavar="CODE")
    ] = None
    speaker: Annotated[
        list[str] | None,
        option(READ, "--speaker", help="Rename a speaker label (repeatable).", metavar="VOICE=NAME"),
    ] = None
    offset: Annotated[
        str | None, option(READ, "--offset", help="Add TIME to every time: 0:00:48, -48s.", metavar="TIME")
    ] = None
    word_times: Annotated[
        bool, option(READ, "--word-times", help="Store the times of words too, for exact subtitles.")
    ] = False
    format: Annotated[
        str | None,
        option(
            READ,
            "--format",
            help="Read the file as this format.",
            metavar="FORMAT",
            autocompletion=completion.import_formats,
        ),
    ] = None

    output: Annotated[
        str | None,
        output_option(ACCOUNTS, "The account: "),
    ] = None


def import_command() -> Any:
    """The command `ghost import`."""

    def run(context: Any, given: ImportOptions, files: list[str]) -> int:
        session = Session.of(context, given)
        if not files and not given.subscriptions:
            raise UsageError("import needs a file", "ghost import talk.vtt --title 'My talk'")
        with ending_in_order():  # a timer or a shutdown ends a job of cron by SIGTERM
            return import_files(session, given, files)

    argument = arguments(
        "FILE...", "Transcripts, notes, folders of them, web addresses, or - for standard input."
    )
    return build_command(
        command(run, ImportOptions, files=argument),
        "Import transcripts (captions, recognisers' JSON, tables, text, Markdown, HTML, Word) and notes.",
        "ghost import talk.vtt --title 'My talk' --speaker 'SPEAKER_00=Ada Reed'\n"
        "ghost import summary.md --episode my-talk\n"
        "ghost import captions/ --show 'Small Works' --dry-run\n"
        "ghost import https://example.org/feed.xml --latest 3\n"
        "ghost import captions/ -o json | jq '.[] | select(.change == \"refused\") | .file'",
    )


def import_files(session: Session, given: ImportOptions, files: Sequence[str]) -> int:
    """Import each file; a file that fails is reported and skipped. Returns the exit status."""
    from ghostcli.actions.accounts import Account, status_of
    from ghostcli.actions.exported_lines import import_lines, is_export
    from ghostcli.actions.gathering import gather
    from ghostcli.actions.importing import check_settings
    from ghostcli.actions.storing import Target
    from ghostcli.actions.talks import (
        check_folders,
        find_waiting_ahead,
        import_talk,
        import_waiting,
        load_talks,
    )
    from ghostcli.cli.import_web import WebImport
    from ghostcli.fetch.addresses import is_address, with_web_scheme
    from ghostcli.library.paths import find_roots, read_library, user_root
    from ghostcli.render.account import fitted, quotes_line
    from ghostcli.render.progress import progress

    chosen = ACCOUNTS.named(given.output, terminal=output.on_terminal())
    settings = _settings(given)
    check_settings(settings)
    roots = find_roots(session.content, os.environ)
    own = user_root(os.environ)
    into = roots[0] if roots else own
    if not into:
        raise GhostError("no home folder to import into", "name a library with --content DIR")
    is_own = bool(own) and os.path.realpath(into) == os.path.realpath(own)
    target = Target(read_library(roots, builtin=True), into, is_own=is_own)
    files = [with_web_scheme(file) for file in files]
    addresses = list(filter(is_address, files))
    paths = [file for file in files if file not in addresses]
    if not addresses and not given.subscriptions and (given.match or given.latest or given.all):
        raise UsageError("--latest, --match and --all choose items of a feed", "name its address")
    exports = list(filter(is_export, paths))
    gathered = gather([file for file in paths if file not in exports])
    accounts: list[Account] = []
    web = WebImport(session, given, settings, target, alone=not paths)
    try:
        if addresses or given.subscriptions:
            accounts.extend(web.accounts(addresses, given.subscriptions or ()))
        for file in exports:
            accounts += import_lines(file, target, dry_run=given.dry_run)
        with (
            closing(load_talks(gathered.groups, settings)) as loaded,
            closing(progress(gathered.groups, "importing", quiet=session.quiet)) as talks,
        ):
            for _, talk in zip(talks, loaded, strict=False):
                accounts += import_talk(talk, settings, target)
        with (
            closing(find_waiting_ahead(settings, target)) as found,
            closing(progress(target.waiting, "importing notes", quiet=session.quiet)) as waiting,
        ):
            for (one, episode), ahead in zip(waiting, found, strict=False):
                accounts += import_waiting(one, episode, settings, target, ahead)
        accounts += check_folders(gathered.folders, accounts)
        accounts += gathered.passed
    finally:  # what was written is reported even after an interrupt
        if accounts or not web.listed:
            session.print_through(chosen.write, accounts, session.request(dry_run=given.dry_run), pager=False)
            _tell(session, accounts, gathered.folders, given.dry_run, complete=chosen.complete)
        if not chosen.complete and (line := quotes_line(target.quotes, sorted(target.unchecked))):
            session.say("\n".join(fitted([line])))
    if not given.dry_run and (target.made or target.noted):
        session.opened_index()  # so that the next command finds it up to date
    return status_of(accounts)


def _tell(
    session: Session, accounts: Sequence[Any], folders: Sequence[str], dry_run: bool, *, complete: bool
) -> None:
    """Print on stderr: the account of a single talk, the failures, and the counts."""
    from ghostcli.render.account import details, ending, file_of, fitted

    if not complete and (lines := details(accounts)):
        session.say("\n".join(fitted(lines)))
    hints: set[str | None] = set()
    for one in accounts:
        if one.wrong:
            session.complain_of(f"{file_of(one)}: {one.error}", None if one.hint in hints else one.hint)
            hints.add(one.hint)
    if not complete and (lines := ending(accounts, folders, dry_run=dry_run)):
        session.say("\n".join(fitted(lines)))


def _settings(given: ImportOptions) -> Any:
    from ghostcli.actions.episode_facts import check_facts
    from ghostcli.actions.importing import ImportSettings
    from ghostcli.timecode import parse_option_time

    if given.name == "":
        raise UsageError("--as needs a name", "a to z, digits and hyphens")
    speakers = {}
    for text in given.speaker or ():
        voice, equals, name = text.partition("=")
        if not equals or not voice.strip() or not name.strip():
            raise UsageError(
                f'--speaker "{visible(text)}" is not VOICE=NAME', "--speaker 'SPEAKER_00=Ada Reed'"
            )
        speakers[voice.strip()] = name.strip()
    offset = 0.0
    if given.offset is not None:
        seconds = parse_option_time(given.offset[given.offset[:1] in {"+", "-"} :])
        if seconds is None:
            raise UsageError(f'--offset "{visible(given.offset)}" is not a time', "0:00:48, 48s or -48s")
        offset = -seconds if given.offset.startswith("-") else seconds
    facts = check_facts(
        title=given.title, show=given.show, published=given.published, url=given.url, language=given.language
    )
    return ImportSettings(
        episode=given.episode,
        name=given.name or "",
        format=given.format,
        speakers=speakers,
        offset=offset,
        facts=facts,
        dry_run=given.dry_run,
        force=given.force,
        update=given.update,
        quotable=given.quotable,
        word_times=given.word_times,
    )
