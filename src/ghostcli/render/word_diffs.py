"""Printed and said words side by side on a terminal, with differences marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ghostcli.render.console import QUIET, REF, console_for, drawn, marked_verdicts
from ghostcli.render.marks import VERBATIM, Mark
from ghostcli.render.request import Request
from ghostcli.render.verify_data import beside, explanation, mark_of_verified, place_of, url_of
from ghostcli.text.escaping import one_line
from ghostcli.verify.verifier import Verified
from ghostcli.verify.wording import left_out, said_of

_PRINTED, _SAID, _CLEANED = "red", "green", "dim"


def verified_table(verified: Sequence[Verified], request: Request) -> Iterator[str]:
    """A block for each quote: its mark; if it is not verbatim, also its differences and explanations."""
    console = console_for(request)
    before: Mark | None = None
    for one in verified:
        mark = mark_of_verified(one)
        told = mark.sign != VERBATIM or not one.computed
        if before and (told or before.sign != VERBATIM):
            yield "\n"
        before = mark
        yield drawn(console, _head(one, mark))
        differs = told and one.finding and one.finding.parts and "verbatim" not in one.verdicts
        sides = _sides(one) if differs else None
        yield drawn(console, _below(_printed_and_said(*sides) if sides else Text(one_line(one.record.label))))
        for line in _lines(one, request, told=told, sides=sides is not None):
            yield drawn(console, _below(line))


def _head(one: Verified, mark: Mark) -> Text:
    head = marked_verdicts(mark)
    head.append(f"  {place}" if (place := place_of(one)) else "", QUIET)
    return head.append(f"  {one.record.ref}", REF)


def _below(what: RenderableType) -> Padding:
    return Padding(what, (0, 0, 0, 2))


def _printed_and_said(printed: Text, said: Text) -> Table:
    sides = Table.grid(padding=(0, 2, 0, 0))
    sides.add_column(style=QUIET, no_wrap=True)
    sides.add_column(overflow="fold")
    sides.add_row("printed", printed)
    sides.add_row("said", said)
    return sides


def _lines(one: Verified, request: Request, *, told: bool, sides: bool) -> Iterator[Text]:
    """The remarks beside the words; first the omissions, in the colour of the verdict."""
    lines = explanation(one, sides=sides) if told else beside(one)
    omitted = len(left_out(one.finding)) if one.finding and told else 0
    for place, line in enumerate(lines):
        yield Text(line, _PRINTED if place < omitted else QUIET)
    told_already = told and one.finding and said_of(one.finding) == one_line(one.finding.sentence)
    if request.sentences and one.finding and one.finding.sentence and not told_already:
        yield Text(f"sentence: “{one_line(one.finding.sentence)}”")
    if told and (url := url_of(one)):
        yield Text(url, QUIET)


def _sides(one: Verified) -> tuple[Text, Text]:
    """The printed and the said words, each with its differences marked.

    Without colour, a difference is in brackets.
    """
    printed, said = Text(), Text()
    for op, left, right in one.finding.diff if one.finding else ():
        if op == "cut":
            _add(printed, left or "|", QUIET)
            _add(said, "…", QUIET)
        elif op == "equal":
            _add(printed, left, "")
            _add(said, right, "")
        else:
            faint = op == "cleaned"
            _add(printed, f"[{left}]" if left and not faint else left, _CLEANED if faint else _PRINTED)
            _add(said, f"[{right}]" if right and not faint else right, _CLEANED if faint else _SAID)
    return printed, said


def _add(side: Text, words: str, style: str) -> None:
    if words:
        side.append((" " if side.plain else "") + one_line(words), style)
