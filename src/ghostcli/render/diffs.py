"""Quotes and what was said side by side on a terminal, the differing words marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ghostcli.render.request import Request
from ghostcli.render.terminal import QUIET, REF, console_for, drawn
from ghostcli.render.verified import explanation, place_of, url_of, verdict_text
from ghostcli.text import one_line
from ghostcli.verify.verifier import Verified

_COLORS = {"verbatim": "green", "near": "green", "reworded": "yellow"}
_PRINTED, _SAID, _CLEANED = "red", "green", "dim"


def verified_table(verified: Sequence[Verified], request: Request) -> Iterator[str]:
    """A table of verdicts, then each quote that is not verbatim with its differences."""
    console = console_for(request)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style=QUIET)
    table.add_column("verdict", overflow="fold", max_width=24)
    table.add_column("at", style=QUIET, no_wrap=True)
    table.add_column("quote", overflow="fold", ratio=1 if request.width else None)
    for one in verified:
        quote = Text(_shortened(one_line(one.record.label)))
        quote.append(f"\n{one.record.ref}", REF)
        table.add_row(_verdict(one), place_of(one), quote)
    yield drawn(console, table)
    for one in verified:
        if one.finding and one.leading != ("verbatim",):
            yield "\n" + drawn(console, Text(one.record.ref, REF).append("  ").append_text(_verdict(one)))
            if one.finding.parts:
                printed, said = _sides(one)
                sides = Table.grid(padding=(0, 2, 0, 0))
                sides.add_column(style=QUIET, no_wrap=True)
                sides.add_column(overflow="fold")
                sides.add_row("printed", printed)
                sides.add_row("said", said)
                yield drawn(console, Padding(sides, (0, 0, 0, 2)))
            lines = [*explanation(one), *([url] if (url := url_of(one)) else [])]
            for line in lines:
                yield drawn(console, Padding(Text(line, QUIET), (0, 0, 0, 2)))
        elif not one.computed and one.recorded and one.recorded.get("remark"):
            yield "\n" + drawn(console, Text(one.record.ref, REF).append("  ").append_text(_verdict(one)))
            for line in explanation(one):
                yield drawn(console, Padding(Text(line, QUIET), (0, 0, 0, 2)))


def _verdict(one: Verified) -> Text:
    colors = {_COLORS.get(verdict, "red") for verdict in one.leading if verdict != "distant"}
    plain = "unchecked" in one.leading or "unclear" in one.leading
    color = next((name for name in ("red", "yellow", "green") if name in colors), "")
    return Text(verdict_text(one), "" if plain else color)


def _shortened(text: str) -> str:
    return text if len(text) <= 120 else text[:120].rpartition(" ")[0] + " …"


def _sides(one: Verified) -> tuple[Text, Text]:
    """The printed and the said words, each with what differs marked.

    Without colour a difference stands in brackets, since a mark that cannot be seen is none.
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
