"""Filling computed times and verdicts into notes, touching those lines and no others."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ghostcli.errors import GhostError, Problem
from ghostcli.library.amend import amend
from ghostcli.library.files import read_bytes
from ghostcli.library.write import write_file
from ghostcli.library.yamltree import LIMIT
from ghostcli.model import FIDELITY
from ghostcli.search.verdicts import Verified
from ghostcli.text import visible
from ghostcli.timecode import format_span

TOLERANCE = 3.0
"""Seconds by which a recorded time may be off before it is corrected."""

_UNFOUND = {"absent", "unclear", "unchecked"}


class Filled(NamedTuple):
    """A file before and after."""

    path: str
    before: bytes
    after: bytes

    def diff(self) -> str:
        """The difference, as `diff -u` shows it."""
        return "".join(
            line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"
            for line in difflib.unified_diff(
                self.before.decode().splitlines(keepends=True),
                self.after.decode().splitlines(keepends=True),
                os.path.relpath(self.path),
                os.path.relpath(self.path),
            )
        )


def fill(verified: Iterable[Verified]) -> Iterator[Filled]:
    """What each file would be with the computed times and verdicts filled in. Raises GhostError."""
    by_path: dict[str, list[Verified]] = {}
    for one in verified:
        if one.computed:
            by_path.setdefault(one.record.path, []).append(one)
    for path, those in by_path.items():
        data = read_bytes(path, LIMIT)
        if isinstance(data, Problem):
            raise GhostError(f"{visible(path)} {data.message}")
        text = data.decode("utf-8-sig")
        mark = data[: len(data) - len(text.encode())]
        # From the last line upwards, so that lines added below move no record above.
        for one in sorted(those, key=lambda one: -one.record.line):
            fields = _fields(one)
            if fields:
                text = amend(text, one.record.line, fields, path)
        after = mark + text.encode()
        if after != data:
            yield Filled(path, data, after)


def write(filled: Filled) -> None:
    """Put the file in its place, if it still is what was read."""
    write_file(filled.path, filled.after, before=filled.before)


def _fields(one: Verified) -> dict[str, str]:
    """The fields to set, by name, as YAML."""
    fields = {}
    at = _times(one)
    if at:
        fields["at"] = at
    recorded = one.recorded
    if recorded is None or set(recorded["verdicts"]) != set(one.verdicts):
        fields[f"{FIDELITY.name}.verdicts"] = f"[{', '.join(one.verdicts)}]"
    return fields


def _times(one: Verified) -> str | None:
    """The times to record, None where those recorded are right or nothing was found."""
    if one.finding is None or set(one.verdicts) & _UNFOUND:
        return None
    if one.record.times and (one.time_off is None or abs(one.time_off) <= TOLERANCE):
        return None
    clock = one.clock or 0
    starts = [int(part.moment - clock) for part in one.finding.parts if part.moment is not None]
    if not starts or min(starts) < 0:
        return None
    shown = [format_span((start, None)) for start in dict.fromkeys(starts)]
    return shown[0] if len(shown) == 1 else f"[{', '.join(shown)}]"
