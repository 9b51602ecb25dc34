"""Captions that roll: each line is shown as it is spoken, held, and shown again above the next."""

from __future__ import annotations

from collections.abc import Iterable

from ghostcli.transcripts.base import Cue, Remarks
from ghostcli.transcripts.normal import counted
from ghostcli.transcripts.voices import spans

_FLASH = 0.05
"""Seconds: a cue as short as this only holds a line on the screen until the next one rolls in."""


def unrolled(cues: Iterable[Cue], remarks: Remarks) -> list[Cue]:
    """Each line of rolling captions once, at the time at which it is first shown.

    `cues` have their payloads as they stand, tags and blank lines included. What goes is a line
    without tags that repeats the line above it; the same words said twice stay.
    """
    result: list[Cue] = []
    before: str | None = None
    dropped = 0
    for cue in cues:
        flash = cue.start is not None and cue.end is not None and cue.end - cue.start < _FLASH
        fresh: list[str] = []
        last = before
        for index, line in enumerate(cue.text.split("\n")):
            plain = "".join(text for _, text in spans(line)).strip()
            if not plain:
                continue
            last = plain
            if plain == before and "<" not in line and (index == 0 or flash):
                dropped += 1
            else:
                fresh.append(plain)
        before = last
        if fresh:
            result.append(cue._replace(text="\n".join(fresh)))
    if dropped:
        remarks.add(0, f"captions roll: {counted(dropped, 'line')} shown again left out")
    return result


def rolls(cues: Iterable[Cue]) -> bool:
    """Whether captions without tags roll: most cues begin with the last line of the one above."""
    again = number = 0
    before: str | None = None
    for cue in cues:
        number += 1
        again += cue.text.partition("\n")[0] == before
        before = cue.text.rpartition("\n")[2]
    return again >= 8 and again >= 0.5 * number
