"""`ghost verify --quotes`: reads quotes as JSON Lines and prints results as JSON Lines, one by one."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, BinaryIO

from ghostcli.cli.draft import status
from ghostcli.cli.groups import UsageError
from ghostcli.cli.session import Session
from ghostcli.errors import GhostError
from ghostcli.library.files import reason
from ghostcli.refs import episode_named
from ghostcli.render import output
from ghostcli.render.drafts import VerdictCounts
from ghostcli.render.formats import QUOTE_LINES
from ghostcli.suggest import did_you_mean
from ghostcli.text.escaping import visible
from ghostcli.verify.draft_check import Desk
from ghostcli.verify.quote_lines import KEYS, QuoteLine, batches, quote_line

if TYPE_CHECKING:
    from ghostcli.cli.verify import VerifyOptions

_HEARD = 50  # most unknown keys that are reported


def verify_lines(
    session: Session, given: VerifyOptions, refs: Sequence[str], failing: Collection[str] | None
) -> int:
    """Print a result for every line, in order. Returns the exit status."""
    if refs or given.draft or given.drafts or given.write or given.dry_run or given.report or given.all:
        raise UsageError("--quotes cannot be combined with refs, --draft or --write")
    if given.output not in {None, *QUOTE_LINES.names}:
        raise UsageError(f"--quotes prints only {QUOTE_LINES}, one line for each quote")
    with _stream(given.quotes or "-") as stream:
        return _answer(session, given, stream, failing)


def _answer(session: Session, given: VerifyOptions, stream: BinaryIO, failing: Collection[str] | None) -> int:
    index = session.opened_index()
    names = [episode_named(one, index.episodes) for one in given.episode or ()] or None
    desk, request = Desk(index, names), session.request()
    chosen = QUOTE_LINES.named(given.output, terminal=output.on_terminal())
    counts, worst, done = VerdictCounts("quotes"), 0, 0
    heard: set[str] = set()
    total, bar = _total(stream), session.bar("checking quotations")
    for batch in batches(stream):
        lines = [
            quote_line(data, done + at, lambda typed: episode_named(typed, index.episodes))
            for at, data in enumerate(batch, 1)
            if data.strip()
        ]
        asked = [(one.quotation, one.asked) for one in lines if one.asked]
        checked = iter(desk.check(asked, _within(bar, done, total)))
        for line in lines:
            _say_unknown(session, line, heard)
            one = next(checked) if line.asked else None
            output.write(chosen.write([(line, one)], request))
            if one is None:
                worst = 2
                continue
            counts.add(one)
            worst = max(worst, status([one], failing))
        done += len(batch)
    if bar and done:
        bar(done, done)
    session.say(str(counts))
    return worst


def _say_unknown(session: Session, line: QuoteLine, heard: set[str]) -> None:
    """Report each unknown key once. A key that looks misspelt is reported even with --quiet."""
    for name in line.unknown:
        if name in heard or len(heard) >= _HEARD:
            continue
        heard.add(name)
        near = did_you_mean(name, KEYS)
        if near or not session.quiet:
            session.complain_of(f'line {line.number}: unknown key "{visible(name)}"{near}')


def _stream(path: str) -> AbstractContextManager[BinaryIO]:
    if path == "-":
        return nullcontext(sys.stdin.buffer if sys.stdin else io.BytesIO())
    try:
        return open(path, "rb")
    except OSError as error:
        raise GhostError(f"{visible(path)} cannot be read: {reason(error)}") from None


def _total(stream: BinaryIO) -> int:
    """The number of lines of a file; 0 for a pipe."""
    try:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            return 0
        place = stream.tell()
        total = sum(1 for _ in stream)
        stream.seek(place)
    except (OSError, ValueError):
        return 0
    return total


def _within(
    bar: Callable[[int, int], None] | None, before: int, total: int
) -> Callable[[int, int], None] | None:
    """A progress callback for a batch that begins after `before` lines."""
    if bar is None:
        return None
    return lambda done, _: bar(before + done, total) if before + done < total or not total else None
