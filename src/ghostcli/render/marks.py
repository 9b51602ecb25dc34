"""The mark of a quote, the same in all formats: a sign, the verdicts in words, and a colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ghostcli.model import FIDELITY, NOT_FOUND, Record, is_quotable

VERBATIM, NEAR, UNQUOTABLE, UNKNOWN = "✓", "~", "✗", "?"
"""The signs. The words beside them help where a font lacks them; ≈ is reserved for an approximate match."""

_UNKNOWN = frozenset({"unclear", "unchecked", "distant", NOT_FOUND})  # distant alone gives no result


class Mark(NamedTuple):
    """The result for a quote: `sign` and `words` for people; `style` is the name of a colour or empty.

    `quotable` says whether it may be quoted as printed; if `words` contain "recorded", by the notes alone.
    """

    sign: str
    words: str
    style: str
    quotable: bool

    def __str__(self) -> str:
        return f"{self.sign} {self.words}"


def mark(verdicts: Sequence[str], *, recorded: bool = False) -> Mark:
    """The mark for verdicts from a transcript, or `recorded` in the notes. No verdicts mean `unchecked`."""
    verdicts = verdicts or ("unchecked",)
    words = ", ".join(verdicts) + (" (recorded)" if recorded else "")
    if is_quotable(verdicts):
        return Mark(VERBATIM if "near" not in verdicts else NEAR, words, "green", quotable=True)
    if _UNKNOWN.issuperset(verdicts):
        return Mark(UNKNOWN, words, "", quotable=False)
    return Mark(UNQUOTABLE, words, "red", quotable=False)


def mark_of(record: Record) -> Mark | None:
    """The mark of a record with its present verdicts; None if it is not a quote."""
    if not record.is_quote:
        return None
    fidelity = record.values.get(FIDELITY.name)
    if fidelity is None:
        return mark(())
    return mark(fidelity["verdicts"], recorded=not fidelity.get("computed"))
