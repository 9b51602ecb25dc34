"""Writes computed times and verdicts into notes; only those lines change."""

from __future__ import annotations

import codecs
import difflib
import os
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ghostcli.errors import GhostError, Problem
from ghostcli.library.edit_yaml import Change, amend
from ghostcli.library.files import led_out, read_bytes
from ghostcli.library.folders import is_out
from ghostcli.library.parse_yaml import LIMIT
from ghostcli.library.write import WriteError, write_file
from ghostcli.model import FIDELITY
from ghostcli.system.paths import relative
from ghostcli.text.escaping import visible
from ghostcli.timecode import format_exact_span, format_span
from ghostcli.verify.verifier import UNFOUND, Verified

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Filled(NamedTuple):
    """A notes file before and after filling.

    `refused` says what could not be filled in, and why; `replaced` lists the replaced values, one line each.
    """

    path: str
    before: bytes
    after: bytes
    refused: tuple[GhostError, ...] = ()
    replaced: tuple[str, ...] = ()

    def diff(self) -> str:
        """The difference, as `diff -u` shows it."""
        return "".join(
            line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"
            for line in difflib.unified_diff(
                _LINE.findall(self.before.decode()),
                _LINE.findall(self.after.decode()),
                visible(relative(self.path)),
                visible(relative(self.path)),
            )
        )


def fill(verified: Iterable[Verified]) -> Iterator[Filled]:
    """The new content of each file, with the computed times and verdicts filled in.

    Returned are files that change, and files in which something cannot be filled in.
    """
    by_path: dict[str, list[Verified]] = {}
    for one in verified:
        if one.computed:
            by_path.setdefault(one.record.path, []).append(one)
    for path, those in by_path.items():
        data = led_out(path) if _is_out(path) else read_bytes(path, LIMIT)
        if isinstance(data, Problem):
            yield Filled(path, b"", b"", (GhostError(f"{visible(path)} {data.message}"),))
            continue
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            yield Filled(path, data, data, (GhostError(f"{visible(path)} is no longer valid UTF-8"),))
            continue
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        changes = [
            Change(one.record.line, one.record.kind.label, one.record.label, fields)
            for one in those
            if (fields := _fields(one))
        ]
        text, refused = amend(text, changes, path)
        after = mark + text.encode()
        if after != data or refused:
            kept = {error.message.partition(": ")[0] for error in refused}
            changed = (one for one in those if f"{visible(path)}:{one.record.line}" not in kept)
            replaced = tuple(line for one in changed for line in _replaced(one))
            yield Filled(path, data, after, tuple(refused), replaced)


def write(filled: Filled) -> None:
    """Write the file if it has not changed since it was read; a link stays a link. Raises WriteError."""
    if _is_out(filled.path):
        raise WriteError(f"{visible(filled.path)} leads out of the library, so nothing is written there")
    write_file(os.path.realpath(filled.path), filled.after, before=filled.before)


def _is_out(path: str) -> bool:
    return is_out(path, os.path.dirname(os.path.dirname(path)))


def _replaced(one: Verified) -> Iterator[str]:
    """The replaced values of a record: `FILE: REF: FIELD: OLD -> NEW`."""
    old = {
        "at": ", ".join(map(format_exact_span, one.record.times)),
        f"{FIDELITY.name}.verdicts": ", ".join(one.recorded["verdicts"]) if one.recorded else "",
    }
    where = f"{visible(relative(one.record.path))}: {one.record.ref}"
    for name, new in _fields(one).items():
        if old[name]:
            yield f"{where}: {name}: {old[name]} -> {new.strip('[]')}"


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
    """The times to write, None if the recorded ones are right or the quote was not found."""
    if one.finding is None or not UNFOUND.isdisjoint(one.verdicts):
        return None
    if one.record.times and not one.is_time_wrong:
        return None
    clock = one.transcript_clock
    moments = [part.moment for part in one.finding.parts if part.moment is not None]
    starts = [int(moment if clock is None else clock.to_episode(moment)) for moment in moments]
    if not starts or min(starts) < 0:
        return None
    shown = [format_span((start, None)) for start in dict.fromkeys(starts)]
    return shown[0] if len(shown) == 1 else f"[{', '.join(shown)}]"
