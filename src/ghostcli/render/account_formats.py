"""The formats in which `ghost import` writes its account to stdout: a table, plain, JSON."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any

from ghostcli.actions.accounts import Account
from ghostcli.actions.importing import SAME
from ghostcli.render.account import change_of, counts_of, plain
from ghostcli.render.record_page import nearby
from ghostcli.render.request import Request
from ghostcli.text.escaping import visible
from ghostcli.transcripts.base import REPEAT

_NARROWEST = 16
"""The least width of an episode's id, in cells. Columns of counts are dropped to make room."""

_GIVE_WAY = ("cues", "remarks", "speakers", "records")
"""The columns that are dropped, in this order."""


def as_lines(accounts: Sequence[Account], request: Request) -> Iterator[str]:
    """One line per file, with tabs between the cells."""
    return plain(accounts, dry_run=request.dry_run)


def as_data(account: Account) -> dict[str, Any]:
    """The JSON object of a file; an unknown value is null."""
    from ghostcli.timecode import plain_number

    return {
        "file": account.file,
        "what": account.what,
        "format": account.format or None,
        "episode": account.episode,
        "change": account.change,
        "path": account.path,
        "cues": account.cues,
        "words": account.words,
        "speakers": [voice._asdict() for voice in account.speakers],
        "nobody": {"turns": account.nobody.turns, "words": account.nobody.words},
        "title": account.title,
        "language": account.language,
        "offset": plain_number(account.offset),
        "remarks": [
            {"line": one.line or None, "place": one.place or None, "message": one.message}
            for one in account.remarks
        ],
        "error": account.error,
        "hint": account.hint,
        "records": dict(account.records),
        "lines": dict(account.lines),
        "left_over": list(account.left_over),
        "repeats": account.lines.get(REPEAT, 0),
        "verdicts": dict(account.verdicts),
        "diff": account.diff or None,
    }


def as_json(accounts: Sequence[Account], _: Request) -> Iterator[str]:
    """One array."""
    from ghostcli.render.json_output import dump

    yield dump([as_data(account) for account in accounts], indent=2) + "\n"


def as_json_lines(accounts: Sequence[Account], _: Request) -> Iterator[str]:
    """One account per line."""
    from ghostcli.render.json_output import dump

    for account in accounts:
        yield dump(as_data(account)) + "\n"


def as_table(accounts: Sequence[Account], request: Request) -> Iterator[str]:
    """One line per file, copies under their transcript; a single file has its line without a header."""
    stored = [account for account in accounts if account.stored]
    if len(stored) == 1:
        yield from _alone(stored[0], request)
    elif stored:
        yield _grid(stored, request)


def _alone(account: Account, request: Request) -> Iterator[str]:
    from rich.text import Text

    from ghostcli.render.console import QUIET, REF, console_for, wrapped

    line = Text(account.episode or "", REF)
    line.append(f"  {change_of(account, dry_run=request.dry_run)}  {counts_of(account)}", "default")
    line.append(f"  {visible(nearby(account.path or ''))}", QUIET)
    yield from wrapped(console_for(request), line, Text(), 2)


def _grid(accounts: Sequence[Account], request: Request) -> str:
    from rich.text import Text

    from ghostcli.render.console import QUIET, REF, console_for, drawn, empty_table

    above = [None, *(account.episode for account in accounts)]
    cells = [_cells(one, before, request.dry_run) for one, before in zip(accounts, above, strict=False)]
    wide = max(map(len, (one["episode"] for one in cells)))
    names = [name for name in cells[0] if name in {"episode", "change"} or any(one[name] for one in cells)]
    width = request.width or wide + 100

    def room() -> int:
        others = (max(len(name), *(len(one[name]) for one in cells)) + 2 for name in names[1:])
        return width - sum(others)

    for name in _GIVE_WAY:
        if room() < min(wide, _NARROWEST) and name in names:
            names.remove(name)
    grid = empty_table()
    for name in names:
        left = name in {"episode", "change"}
        grid.add_column(name, justify="left" if left else "right", no_wrap=True, overflow="ellipsis")
    for one in cells:
        label = Text(
            _cut(one["episode"], max(room(), 4)), REF if not one["episode"].startswith(" ") else QUIET
        )
        grid.add_row(label, *(Text(one[name]) for name in names[1:]))
    return drawn(console_for(request), grid)


def _cells(account: Account, above: str | None, dry_run: bool) -> dict[str, str]:
    """The texts of a row by column. Below a row of the same episode, a file is shown by its own name."""
    again = account.episode == above
    label = f"  {visible(os.path.basename(account.file))}" if again else account.episode or ""
    nobody = account.nobody.words if account.speakers else 0
    records = sum(account.records.values())
    remarks = 0 if account.change == SAME else len(account.remarks)
    return {
        "episode": label,
        "change": change_of(account, dry_run=dry_run),
        "cues": f"{account.cues:,}" if account.cues else "",
        "words": f"{account.words:,}" if account.words else "",
        "speakers": str(len(account.speakers) or ""),
        "no speaker": f"{nobody:,}" if nobody else "",
        "records": f"{records:,}" if records else "",
        "remarks": f"{remarks:,}" if remarks else "",
    }


def _cut(text: str, width: int) -> str:
    """A text cut in its middle, because similar names often share their beginning or their end."""
    if len(text) <= width:
        return text
    behind = (width - 1) // 3
    return f"{text[: width - 1 - behind]}…{text[len(text) - behind :]}"
