"""What is looked for as an expression of FTS5: it finds all that can match, and some that does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple


class Words(NamedTuple):
    """Words side by side: each as its folded parts (`pre-training` has two); the last may go on."""

    units: tuple[tuple[str, ...], ...]
    prefix: bool = False


Clause = Sequence[Words]
"""Alternatives."""


def all_of(clauses: Sequence[Clause], *, spoken: bool = False) -> str:
    """What holds one alternative of every clause.

    `spoken` is for transcripts, which hold most words anyway: there words side by side are looked
    for as such.
    """
    return _joined(clauses, " AND ", spoken=spoken)


def any_of(clauses: Sequence[Clause], *, spoken: bool = False) -> str:
    """What holds an alternative of any clause."""
    return _joined(clauses, " OR ", spoken=spoken)


def _joined(clauses: Sequence[Clause], operator: str, *, spoken: bool) -> str:
    one: Callable[[Words], str] = _side_by_side if spoken else _words
    return operator.join("(" + " OR ".join(map(one, clause)) + ")" for clause in clauses)


def _words(words: Words) -> str:
    units = [_unit(unit) for unit in words.units[:-1]]
    units.append(_unit(words.units[-1], _tail(words)))
    return "(" + " AND ".join(units) + ")"


def _unit(parts: tuple[str, ...], tail: str = "") -> str:
    """A word in its parts, or joined: joined forms are indexed like words."""
    if len(parts) == 1:
        return _quoted(parts[0]) + tail
    apart = " AND ".join([*map(_quoted, parts[:-1]), _quoted(parts[-1]) + tail])
    return f"(({apart}) OR {_quoted(''.join(parts))}{tail})"


def _side_by_side(words: Words) -> str:
    """The words in a row, in parts or joined; or any of them glued otherwise than typed.

    Where two have parts, one may stand in its parts and the other joined: then all are looked for.
    """
    several = sum(len(unit) > 1 for unit in words.units)
    if several > 1 or (len(words.units) == 1 and not several):
        return _words(words)
    tail = _tail(words)
    joined = ["".join(unit) for unit in words.units]
    parts = _quoted(" ".join(part for unit in words.units for part in unit))
    glued = " OR ".join([*map(_quoted, joined[:-1]), _quoted(joined[-1]) + tail])
    rows = f"(words : {parts}{tail}) OR (words : {_quoted(' '.join(joined))}{tail})"
    return f"({rows} OR ({_words(words)} AND joined : ({glued})))"


def _tail(words: Words) -> str:
    return " *" if words.prefix else ""


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
