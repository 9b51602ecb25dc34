"""The quotations of drafts on a terminal: a wrapped, coloured block for each, the mark first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.padding import Padding
from rich.text import Text

from ghostcli.render.console import QUIET, REF, console_for, drawn, marked_verdicts
from ghostcli.render.drafts import CheckedDraft, moment_of, passed_text, place_in, said_lines, who_of
from ghostcli.render.marks import VERBATIM, mark
from ghostcli.render.request import Request
from ghostcli.text.escaping import one_line
from ghostcli.verify.draft_check import Drafted
from ghostcli.verify.wording import left_out


def as_table(drafts: Iterable[CheckedDraft], request: Request) -> Iterator[str]:
    """A block for each quotation; with --all also a line for each skipped one."""
    console = console_for(request)
    before = ""  # the sign of the block before
    for draft in drafts:
        for one in draft.drafted:
            found = mark(one.verdicts, recorded=one.recorded)
            if before and {before, found.sign} != {VERBATIM}:
                yield "\n"
            before = found.sign
            head = marked_verdicts(found).append(f"  {place_in(draft.path, one.quotation)}", QUIET)
            where = moment_of(one)
            yield drawn(console, head.append(f"  {where}" if where else "", REF))
            for line in _lines(one, request):
                yield drawn(console, Padding(line, (0, 0, 0, 2)))
        for left in draft.draft.passed if request.everything else ():
            yield drawn(console, Text(f"{place_in(draft.path, left)}: {passed_text(left)}", QUIET))


def _lines(one: Drafted, request: Request) -> Iterator[Text]:
    """The printed words, the omissions in the colour of the verdict, the said words, and the speaker."""
    yield Text(f"“{one_line(one.quotation.text)}”")
    omitted = set(left_out(one.telling)) if one.telling else set()
    for line in said_lines(one, sentences=request.sentences):
        yield Text(line, "red" if line in omitted else "")
    for line in who_of(one):
        yield Text(line, QUIET)
