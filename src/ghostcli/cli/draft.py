"""`ghost verify --draft`: check the quotations of drafts against the library."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from ghostcli.cli.session import Session
from ghostcli.drafts.files import LIMIT, read_draft_bytes
from ghostcli.drafts.folders import DraftFiles, find_drafts
from ghostcli.drafts.quotations import Draft
from ghostcli.errors import GhostError, Problem
from ghostcli.library.files import read_bytes
from ghostcli.refs import episode_named
from ghostcli.render import output
from ghostcli.render.drafts import CheckedDraft, drafts_summary, passed_over
from ghostcli.render.formats import DRAFTS
from ghostcli.render.verify_formats import summed_up
from ghostcli.text.escaping import visible
from ghostcli.verify.draft_check import Desk, Drafted

if TYPE_CHECKING:
    from ghostcli.cli.verify import VerifyOptions

_NAMED = 5  # most files that a message names


def verify_drafts(
    session: Session, given: VerifyOptions, paths: Sequence[str], failing: Collection[str] | None
) -> int:
    """Check the quotations of drafts and print them. Returns the status."""
    chosen = DRAFTS.named(given.output, terminal=output.on_terminal())
    if given.report is not None:
        from ghostcli.render.draft_report import REPORT

        REPORT.check_place(given.report)
    found = find_drafts(paths)
    read, unread = _read_all(session, found, given.min_words)
    index = session.opened_index()
    names = [episode_named(one, index.episodes) for one in given.episode or ()] or None
    checked = Desk(index, names).check_drafts(
        [draft for _, draft in read], session.bar("checking quotations")
    )
    drafts = [CheckedDraft(path, draft, some) for (path, draft), some in zip(read, checked, strict=True)]
    # A table prints the counts at its top, where a pager starts.
    heads = bool(read) and chosen.name == "table" and not session.quiet
    if read and not heads:
        session.say(drafts_summary(drafts, given.min_words))
    shown = drafts
    if session.quiet:  # only what fails
        shown = [
            one._replace(drafted=[each for each in one.drafted if _is_told(each, failing)]) for one in drafts
        ]
    request = session.request(sentences=given.sentences, everything=given.all)
    writer = summed_up(chosen.write, drafts_summary(drafts, given.min_words)) if heads else chosen.write
    session.print_through(writer, shown, request, pager=chosen.name == "table" and not given.no_pager)
    if given.report is not None and read:
        from ghostcli.render.draft_report import write_report

        write_report(given.report, drafts, given.min_words, request, found.others)
    drafted = [one for some in checked for one in some]
    if found.others:
        session.say(_left_alone(found.others))
    if not given.all:
        for text in passed_over(drafts):
            session.say(text)
    return 2 if unread else status(drafted, failing)


def status(drafted: Iterable[Drafted], failing: Collection[str] | None) -> int:
    """0 if every quotation passes, or, with `failing`, if none has one of those verdicts; else 1."""
    if failing is not None:
        return 1 if any(set(one.verdicts) & set(failing) for one in drafted) else 0
    return 0 if all(one.vouched for one in drafted) else 1


def _is_told(one: Drafted, failing: Collection[str] | None) -> bool:
    """Whether it fails, or, without --fail-on, is attributed to a name that no speaker label has."""
    return status([one], failing) > 0 or (failing is None and one.strangely_named)


def _read_all(session: Session, found: DraftFiles, min_words: int) -> tuple[list[tuple[str, Draft]], int]:
    """The readable drafts with their paths, and the number of unreadable ones, each reported on stderr."""
    read: list[tuple[str, Draft]] = []
    for one in found.unread:
        session.complain(GhostError(f"{visible(one.path)} {one.why}"))
    unread = len(found.unread)
    for path in found.drafts:
        try:
            read.append((path, _read(path, min_words)))
        except GhostError as error:
            session.complain(error)
            unread += 1
    return read, unread


def _read(path: str, min_words: int) -> Draft:
    if path == "-":
        data: bytes | Problem = sys.stdin.buffer.read(LIMIT + 1) if sys.stdin else b""
    else:
        data = read_bytes(path, LIMIT)
    if isinstance(data, Problem):
        raise GhostError(f"{visible(path)} {data.message}")
    return read_draft_bytes(data, "the draft" if path == "-" else visible(path), min_words)


def _left_alone(others: Sequence[str]) -> str:
    """A sentence that names the files that are not drafts."""
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    return "skipped, not drafts: " + ", ".join(map(visible, others[:_NAMED])) + more
