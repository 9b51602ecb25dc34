"""`ghost verify`: check quotes against the transcript, or a draft against the library."""

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Annotated, Any

from ghostcli.cli import completion
from ghostcli.cli.findings import findings_ahead
from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.options import (
    COMMON,
    LOOK_FOR,
    PRINT,
    WRITE,
    EpisodeOptions,
    NoPager,
    arguments,
    command,
    option,
    output_option,
)
from ghostcli.cli.session import Session
from ghostcli.cli.show import typed_refs
from ghostcli.errors import GhostError
from ghostcli.index.library import StoredLibrary
from ghostcli.library.paths import is_builtin
from ghostcli.model import NOT_FOUND, VERDICTS, Record
from ghostcli.render import output
from ghostcli.render.formats import VERIFIED, Format
from ghostcli.suggest import did_you_mean
from ghostcli.text.escaping import defused, visible
from ghostcli.verify.selection import quotes_in, quotes_named
from ghostcli.verify.verifier import Verified

if TYPE_CHECKING:
    from ghostcli.verify.fill import Filled
    from ghostcli.verify.summary import Verification


class VerifyOptions(EpisodeOptions):
    """The options of `ghost verify`."""

    draft: Annotated[
        list[str] | None,
        option(
            LOOK_FOR,
            "--draft",
            help="Check the quotations in this file or folder (-: stdin). Arguments are further drafts.",
            metavar="FILE",
        ),
    ] = None
    drafts: Annotated[
        bool,
        option(
            LOOK_FOR,
            "--drafts",
            help="The arguments are drafts. For scripts: --drafts --content DIR -- FILE...",
        ),
    ] = False
    quotes: Annotated[
        str | None,
        option(
            LOOK_FOR,
            "--quotes",
            help='Quotes as JSON Lines: {"text", "speaker"?, "episode"?, "at"?, "id"?} (-: stdin).',
            metavar="FILE",
        ),
    ] = None
    min_words: Annotated[
        int,
        option(
            LOOK_FOR,
            "--min-words",
            help="With --draft: ignore quotations shorter than N words.",
            metavar="N",
            min=1,
        ),
    ] = 5
    write: Annotated[bool, option(WRITE, "--write", help="Write times and verdicts into the notes.")] = False
    dry_run: Annotated[bool, option(WRITE, "--dry-run", help="With --write: print the diff.")] = False
    all: Annotated[
        bool, option(PRINT, "--all", help="With --draft: also list what was ignored, and why.")
    ] = False
    report: Annotated[
        str | None,
        option(
            PRINT,
            "--report",
            help="With --draft: write one HTML page to send to an editor.",
            metavar="FILE.html",
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
            COMMON,
            "--quiet",
            "-q",
            help="Print only failures, and no remarks on stderr. "
            "With --quotes, all results are still printed.",
        ),
    ] = False
    fail_on: Annotated[
        str | None,
        option(
            PRINT,
            "--fail-on",
            help=f"Exit 1 only for these verdicts: {', '.join(VERDICTS)}; with --draft also {NOT_FOUND}.",
            metavar="VERDICT,...",
        ),
    ] = None
    output: Annotated[
        str | None,
        output_option(VERIFIED),
    ] = None
    no_pager: NoPager = False


def verify_command() -> Any:
    """The command `ghost verify`."""

    def run(context: Any, given: VerifyOptions, refs: list[str]) -> int:
        session = Session.of(context, given)
        session.check_content()
        failing = _failing(given.fail_on)
        looks_up = given.quotes is not None or bool(given.draft or given.drafts)
        if (looks_up or not refs) and session.has_nothing():
            raise GhostError(
                "there is no episode of yours yet",
                "ghost import FILE; --builtin verifies against the built-in library",
            )
        if given.quotes is not None:
            from ghostcli.cli.quote_lines import verify_lines

            return verify_lines(session, given, refs, failing)
        if given.draft or given.drafts:
            paths = [*(given.draft or ()), *refs]
            if not paths:
                raise UsageError("--drafts needs a file or folder")
            if given.write or given.dry_run:
                raise UsageError("--draft cannot be combined with --write")
            from ghostcli.cli.draft import verify_drafts

            return verify_drafts(session, given, paths, failing)
        if given.report is not None or given.all:
            raise UsageError("--report and --all need --draft")
        if NOT_FOUND in (failing or ()):
            raise UsageError(
                f"--fail-on {NOT_FOUND} needs --draft or --quotes",
                "a quote in notes that is not found has the verdict absent",
            )
        if given.dry_run and not given.write:
            raise UsageError("--dry-run needs --write", "ghost verify --write --dry-run prints the diff")
        return verify_records(session, given, refs, failing)

    argument = arguments(
        "[REF...]",
        "Quotes or episodes; - reads them from standard input. Default: every quote.",
        completion.refs,
    )
    return build_command(
        command(run, VerifyOptions, refs=argument),
        "Check quotes against the transcript, word by word.",
        "ghost verify moving-a-library\nghost verify -q -C\nghost verify --draft article.md",
    )


def verify_records(
    session: Session, given: VerifyOptions, refs: Sequence[str], failing: Collection[str] | None
) -> int:
    """Verify quotes, print the results, write them with --write. Returns the exit status."""
    from ghostcli.verify.summary import Verification

    chosen = VERIFIED.named(given.output, terminal=output.on_terminal())
    typed = list(typed_refs(refs))
    if refs and not typed:
        return 1
    library = session.library()
    names = session.episode_names(library, given.episode)
    asked: Iterable[Record]
    counts: Mapping[str, int]
    if typed:
        asked, missing = quotes_named(
            typed, lambda ref: _resolved(session, library, ref, names), library.episodes
        )
        counts = Counter(record.episode for record in asked)
    else:
        asked = quotes_in(library.episodes[name] for name in names or library.episodes)
        counts = library.episodes.index.quote_counts()
        if names:
            counts = {name: counts[name] for name in names if name in counts}
        missing = []
    if len(typed) == 1 and missing:
        raise missing[0]
    for one in missing:
        session.complain(one)
    verification = Verification(library.episodes, findings_ahead(session, library, counts))
    verified = map(verification.verify, asked)
    if given.write:
        status = _write(session, list(verified), library.roots, dry_run=given.dry_run)
        return 2 if missing else status
    _print(session, given, chosen, verified, verification)
    if missing:
        return 2
    if failing is not None:
        return 1 if verification.summary.named & set(failing) else 0
    return 0 if verification.summary.vouched else 1


def _resolved(session: Session, library: StoredLibrary, ref: str, names: list[str]) -> Record:
    """The record of a ref. Raises GhostError, with a hint if the ref is the name of a file."""
    try:
        return session.resolve(library, ref, names)
    except GhostError:
        if not os.path.isfile(ref):
            raise
        shown = visible(ref)
        raise GhostError(
            f"{shown} is a file, not a ref", f"ghost verify --draft {shown} checks its quotations"
        ) from None


def _print(
    session: Session,
    given: VerifyOptions,
    chosen: Format,
    verified: Iterator[Verified],
    verification: "Verification",
) -> None:
    """Print the results, the counts first. For more than WORST_FIRST quotes, the counts come last."""
    from ghostcli.render.verify_formats import WORST_FIRST, fails, summed_up

    begun = list(islice(verified, WORST_FIRST + 1))
    counted = len(begun) <= WORST_FIRST
    everything = chain(begun, verified)
    # A table has the counts at its top, where a pager starts. On stderr the pager would hide them.
    heads = counted and chosen.name == "table" and not session.quiet and verification.summary.quotes > 0
    if counted:
        _say(session, verification, counts=not heads)
    failing = _failing(given.fail_on)
    shown = (one for one in everything if fails(one, failing)) if session.quiet else everything
    writer = summed_up(chosen.write, str(verification.summary)) if heads else chosen.write
    pager = chosen.name == "table" and not given.no_pager
    session.print_through(writer, shown, session.request(sentences=given.sentences), pager=pager)
    if not counted:
        for _ in everything:  # quotes that a closed pager did not show are counted too
            pass
        _say(session, verification, counts=True)


def _say(session: Session, verification: "Verification", *, counts: bool) -> None:
    if not verification.summary.quotes:
        session.say("no quotes found")
        return
    for text in islice(verification.remarks(), 0 if counts else 1, None):
        session.say(text)


def _failing(text: str | None) -> list[str] | None:
    if text is None:
        return None
    names = [name.strip() for name in text.split(",") if name.strip()]
    known = (*VERDICTS, NOT_FOUND)
    if not names:
        raise UsageError("--fail-on needs a verdict", "verdicts: " + ", ".join(known))
    for name in names:
        if name not in known:
            hint = "verdicts: " + ", ".join(known)
            raise UsageError(f'--fail-on: unknown verdict "{visible(name)}"{did_you_mean(name, known)}', hint)
    return names


def _write(session: Session, verified: Sequence[Verified], roots: Sequence[str], *, dry_run: bool) -> int:
    from ghostcli.library.temporary_files import sweep_library
    from ghostcli.render.record_page import nearby
    from ghostcli.verify.fill import fill, write

    found = list(fill(verified))
    refused = [error for filled in found for error in filled.refused]
    changed = [filled for filled in found if filled.after != filled.before]
    if dry_run:
        diffs = (filled.diff() for filled in changed)
        output.write(map(defused, diffs) if output.on_terminal() else diffs)
        _say_replaced(session, changed)
        changed = []
    for root in roots if changed else ():
        sweep_library(root)
    for filled in changed:
        if is_builtin(filled.path, roots):
            session.say(f"{visible(filled.path)} is in the built-in library, which is read-only")
            continue
        try:
            write(filled)
        except GhostError as error:
            refused.append(error)
            continue
        output.write([f"{visible(nearby(filled.path))}\n"])
        _say_replaced(session, [filled])
    for one in refused:
        session.complain(one)
    if not found:
        session.say("nothing to write")
    return 2 if refused else 0


def _say_replaced(session: Session, files: Iterable["Filled"]) -> None:
    """Print the old and the new value of each replaced field, one line each."""
    for filled in files:
        for line in filled.replaced:
            session.say(line)
