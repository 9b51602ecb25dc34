"""How many quotes there are in which episodes."""

from __future__ import annotations

from sqlite3 import Connection

from ghostcli.index.schema import kind_number, placed
from ghostcli.model import FIDELITY, KINDS

MANY = 8
"""Episodes from which on it pays to judge their quotes in processes."""

_QUOTES = ", ".join(str(kind_number(kind)) for kind in KINDS.values() if kind.has(FIDELITY))


def quote_counts(connection: Connection, *, unjudged: bool = False) -> dict[str, int]:
    """How many quotes each episode has that has any, by its id and in list order.

    `unjudged` leaves out the episodes whose verdicts are kept.
    """
    counts: dict[int, int] = {}
    rows = connection.execute(
        f"SELECT place, count FROM records WHERE kind IN ({_QUOTES}) ORDER BY place"  # noqa: S608
    )
    for key, count in rows:
        position = placed(key)[0]
        counts[position] = counts.get(position, 0) + count
    if unjudged:
        for (position,) in connection.execute("SELECT position FROM verdicts"):
            counts.pop(position, None)
    if not counts:
        return {}
    names = connection.execute("SELECT position, name FROM episodes ORDER BY position")
    return {name: counts[position] for position, name in names if position in counts}
