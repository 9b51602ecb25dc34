"""Extract a transcript from notes: its lines alone, with their numbers, and a remark on the rest."""

from __future__ import annotations

from io import StringIO
from itertools import groupby

from ghostcli.notes.heading_table import TRANSCRIPT
from ghostcli.notes.headings import heading_of
from ghostcli.recognition.base import Lines
from ghostcli.text.escaping import visible
from ghostcli.transcripts.base import FIELD, NOTES, Remark, lines_of
from ghostcli.transcripts.canonical import counted
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.markdown_syntax import front_matter

_NAMED = 5
_LONGEST = 40
_RUNS = 4


def narrowed(source: SourceText, kept: Lines) -> tuple[SourceText, Remark]:
    """Empty all other lines of the source, which keeps line numbers, and return a remark that counts them.

    Front matter and the title, a first heading `# ...`, stay too: they name the conversation.
    """
    text = source.text
    _, start = front_matter(source.clean)
    body = source.clean.count("\n", 0, start) + 1
    ranges = iter((*kept, (1 << 62, 1 << 62)))
    first, last = next(ranges)
    lines = StringIO()
    titled = False
    left: list[tuple[int, int]] = []
    named: dict[str, None] = {}
    for number, line in enumerate(lines_of(text), 1):
        while number > last:
            first, last = next(ranges)
        if number < body or first <= number <= last:
            lines.write(line + "\n")
            continue
        heading = heading_of(line, number) if line else None
        if heading and heading.level == 1 and not heading.kind and not titled and number < kept[0][0]:
            titled = True
            lines.write(line + "\n")
            continue
        lines.write("\n")
        if heading and heading.kind == TRANSCRIPT:
            continue
        if line and not line.isspace():
            left.append((number, first))
            if heading and heading.kind and len(named) <= _NAMED:
                named[_short(heading.text)] = None
    inside = SourceText(
        lines.getvalue(), source.remarks, controls=source.controls, container=source.container
    )
    return inside, _remark(left, list(named))


def _short(text: str) -> str:
    return visible(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}...")


def _remark(left: list[tuple[int, int]], named: list[str]) -> Remark:
    """Return the remark on the lines left out, given with the first kept line after each.

    `named` are the headings of notes among them.
    """
    if not left:
        return Remark(0, "")
    where = _places([[number for number, _ in run] for _, run in groupby(left, lambda one: one[1])])
    one = len(left) == 1
    if not named:
        return Remark(left[0][0], f"{where} {'is' if one else 'are'} beside the transcript: no speech", FIELD)
    about = ", ".join([*named[:_NAMED], *(["..."] if len(named) > _NAMED else [])])
    what = f"{counted(len(left), 'line')} of notes ({about})"
    return Remark(left[0][0], f"{what}, {where}, {'is' if one else 'are'} no speech", NOTES)


def _places(runs: list[list[int]]) -> str:
    """Format line ranges: `line 3`, `lines 3 to 7 and 20 to 24`."""
    shown = [f"{run[0]}" if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs[:_RUNS]]
    most, last = shown[:-1], shown[-1]
    more = ", ..." if len(runs) > _RUNS else ""
    single = len(runs) == 1 and len(runs[0]) == 1
    return f"{'line' if single else 'lines'} {', '.join(most)}{' and ' if most else ''}{last}{more}"
