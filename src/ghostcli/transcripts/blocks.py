"""Split WebVTT blocks: find the time, the id and the text among the lines between two blank lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ghostcli.transcripts.base import lines_of


class BlockPart(NamedTuple):
    """A part of a block. `arrow` is the line with `-->`, None if there is none above the text.

    `line` is the line of the arrow, or of the text if there is no arrow.
    """

    line: int
    id: str
    arrow: str | None
    payload: str


def parts(block: str, line: int) -> Iterator[BlockPart]:
    """Yield the parts of a block that begins on `line`, as the standard's block collector does.

    An arrow in the first line begins a cue, or in the second line, below an id. Each later arrow ends the
    text above it and begins another part. Beyond the standard: an id directly above a later arrow is not part
    of the text before it.
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
    """Return the last line of `payload` if it is an id; an arrow follows it without a blank line.

    It is an id if it is the number after the id above, or if the line before it has only spaces.
    """
    before, _, last = payload.rpartition("\n")
    if last.isdecimal() and above.isdecimal() and len(last) < 10 and int(last) == int(above[-9:]) + 1:
        return last
    return last if before and not before.rpartition("\n")[2].strip() else ""
