"""`ghost verify --draft`: a writer's last check before publishing."""

from __future__ import annotations

import sys
from collections.abc import Collection

from ghostcli.cli.groups import UsageError
from ghostcli.cli.session import Session
from ghostcli.cli.trace_options import Verifying
from ghostcli.drafts.files import LIMIT, draft_text
from ghostcli.errors import GhostError, Problem
from ghostcli.library.files import read_bytes
from ghostcli.render import output
from ghostcli.render.drafts import DRAFT_FORMATS, alone
from ghostcli.suggest import did_you_mean
from ghostcli.text import visible
from ghostcli.verify.draft_check import check_draft


def verify_draft(session: Session, given: Verifying, failing: Collection[str] | None) -> int:
    """Check the quotations of a draft and print them. Returns the status."""
    name = given.output or "plain"
    if name not in DRAFT_FORMATS:
        hint = "formats: " + ", ".join(DRAFT_FORMATS)
        raise UsageError(f'no format is called "{visible(name)}"{did_you_mean(name, DRAFT_FORMATS)}', hint)
    path = given.draft or "-"
    text = _text(path)
    library = session.library()
    episodes = {name: library.episodes[name] for name in session.episode_names(library, given.episode)}
    drafted, lines = check_draft(text, episodes or library.episodes, given.min_words)
    output.write(DRAFT_FORMATS[name]((path, one) for one in drafted))
    vouched = sum(one.vouched for one in drafted)
    if drafted:
        session.say(f"{vouched} of {len(drafted)} quotations stand in a transcript as they are printed")
    else:
        session.say(f"no quotation of {given.min_words} words or more")
    if lines:
        session.say(alone(lines))
    if failing is not None:
        return 1 if any(set(one.verdicts) & set(failing) for one in drafted) else 0
    return 0 if vouched == len(drafted) else 1


def _text(path: str) -> str:
    if path == "-":
        data: bytes | Problem = sys.stdin.buffer.read(LIMIT + 1) if sys.stdin else b""
    else:
        data = read_bytes(path, LIMIT)
    if isinstance(data, Problem):
        raise GhostError(f"{visible(path)} {data.message}")
    return draft_text(data, "the draft" if path == "-" else visible(path))
