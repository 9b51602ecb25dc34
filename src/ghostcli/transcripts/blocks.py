"""WebVTT's blocks taken apart: which of the lines between two blank ones are time, id and text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ghostcli.transcripts.base import lines_of


class BlockPart(NamedTuple):
    """A part of a block. `arrow` is the line with `-->`, None where none stands above the text.

    `line` is that of the arrow, or of the text where there is none.
    """

    line: int
    id: str
    arrow: str | None
    payload: str


def parts(block: str, line: int) -> Iterator[BlockPart]:
    """The parts of a block that begins on `line`, as the standard's block collector finds them.

    An arrow in the first line makes a cue, or in the second, below an id; any later one ends what
    stands above it and begins anew. Beyond the standard, an id directly above such a later arrow
    is no text of the cue before.
    """
    above = ""
    arrow: str | None = None
    place, begin, lines, start = line, 0, 0, 0
    for number, content in enumerate(lines_of(block), line):
        if "-->" in content:
            payload = block[begin : start - 1] if start > begin else ""
            if arrow is not None:
                found = _id_below(payload, above)
                kept = max(len(payload) - len(found) - 1, 0) if found else len(payload)
                yield BlockPart(place, above, arrow, payload[:kept])
                above = found
            elif lines > 1:
                yield BlockPart(place, "", None, payload)
            elif lines:
                above = payload
            arrow, place, lines = content, number, 0
            begin = start + len(content) + 1
        elif arrow is None and not lines:
            place, begin = number, start
        lines += 1
        start += len(content) + 1
    yield BlockPart(place, above, arrow, block[begin:])


def _id_below(payload: str, above: str) -> str:
    """The last line of a text that an arrow follows without a blank line, where it is an id.

    It is one if it counts on from the id above, or if only blanks stand on the line before it.
    """
    before, _, last = payload.rpartition("\n")
    if last.isdecimal() and above.isdecimal() and len(last) < 10 and int(last) == int(above[-9:]) + 1:
        return last
    return last if before and not before.rpartition("\n")[2].strip() else ""
