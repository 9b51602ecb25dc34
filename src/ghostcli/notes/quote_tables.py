"""Tables of quotes: each row becomes a block quote with its speaker and time behind the words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ghostcli.notes.blocks import COLUMNS, QUOTE, ROW, Block
from ghostcli.notes.heading_table import QUOTES
from ghostcli.notes.headings import folded, kind_of
from ghostcli.notes.labels import fact_named
from ghostcli.notes.stamps import RANGE

_CELL = re.compile(r"(?<!\\)\|")
_BARE = re.compile(RANGE)
_WORDS, _SPEAKER, _TIME = "words", "speaker", "time"
_COLUMNS = {
    _SPEAKER: """
        Speaker | Said by | Who | Person | Name | Von | Wer
        Qui | Quién | 说话人 | 發言人 | 发言人 | 発言者
    """,
    _TIME: """
        Time | Timestamp | Time stamp | Timecode | When | At | Zeit | Zeitpunkt | Zeitmarke | Temps
        Horodatage | Tiempo | Minuto | 时间 | 時間 | 时间戳 | タイムスタンプ
    """,
}
_ROLES = {
    folded(name): role
    for role, rows in _COLUMNS.items()
    for row in rows.strip().splitlines()
    for name in row.split("|")
}
_MARKED = ('"', "“", "„", "«", "»", "「", "『", "‚", "‘", "＂")


def with_quoted_rows(blocks: Iterable[Block]) -> list[Block]:
    """Turn the rows of tables with a column of quotes, and one of speakers or times, into quotes."""
    found: list[Block] = []
    roles: list[str] = []
    for block in blocks:
        if block.sort == COLUMNS:
            roles = _roles_in(_CELL.split(block.text))
        elif block.sort != ROW:
            roles = []
        found.append(_quoted(block, roles) if block.sort == ROW and roles else block)
    return found


def _roles_in(heads: list[str]) -> list[str]:
    """Return the role of each column of a table of quotes, empty for another column; [] for another table.

    A table that begins with a person, and has more to say than words and a time, is about people.
    """
    roles = [_role(head) for head in heads]
    named = [role for role, head in zip(roles, heads, strict=True) if any(map(str.isalpha, head))]
    is_of_quotes = _WORDS in roles and {_SPEAKER, _TIME} & set(roles)
    return roles if is_of_quotes and ("" not in named or named[0] == _WORDS) else []


def _role(cell: str) -> str:
    if kind_of(cell) == QUOTES:
        return _WORDS
    return _SPEAKER if fact_named(cell) in ("host", "guest", "") else _ROLES.get(folded(cell), "")


def _quoted(row: Block, roles: list[str]) -> Block:
    """Return a row as a block quote; a row with other cells than the table has columns stays."""
    cells = [cell.strip() for cell in _CELL.split(row.text)]
    if len(cells) != len(roles):
        return row
    held = {
        role: cell for role, cell in zip(roles, cells, strict=True) if role and any(map(str.isalnum, cell))
    }
    words = held.get(_WORDS, "")
    if not words:
        return row
    if not words.lstrip("*_").startswith(_MARKED):
        words = f"“{words}”"
    time = held.get(_TIME, "")
    credit = [held.get(_SPEAKER, ""), f"[{time}]" if _BARE.fullmatch(time) else time]
    text = " — ".join(filter(None, [words, ", ".join(filter(None, credit))]))
    return replace(row, sort=QUOTE, text=text)
