"""The formats of verify: a table and word diffs on a terminal, columns, JSON, annotations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from ghostcli.render.jsontext import dump
from ghostcli.render.problems import annotation
from ghostcli.render.request import Request
from ghostcli.render.verified import place_of, verdict_text, verified_data, worst_first
from ghostcli.text import one_line
from ghostcli.verify.verifier import Verified

WORST_FIRST = 2000
"""Quotes of a table: a library has hundreds of thousands, which are not all held for one."""


def _plain(verified: Iterable[Verified], _: Request) -> Iterator[str]:
    for one in verified:
        cells = [one.record.ref, place_of(one), one.record.who, one.record.label, verdict_text(one)]
        yield "\t".join(one_line(cell) for cell in cells) + "\n"


def _json(verified: Iterable[Verified], _: Request) -> Iterator[str]:
    opened = False
    for one in verified:
        yield (",\n" if opened else "[\n") + dump(verified_data(one), indent=2)
        opened = True
    yield "\n]\n" if opened else "[]\n"


def _jsonl(verified: Iterable[Verified], _: Request) -> Iterator[str]:
    for one in verified:
        yield dump(verified_data(one)) + "\n"


def _github(verified: Iterable[Verified], _: Request) -> Iterator[str]:
    for one in verified:
        if not one.vouched:
            said = f": said “{one.finding.parts[0].said}”" if one.finding and one.finding.parts else ""
            message = f"{one.record.ref} is {verdict_text(one)}{said}"
            level = "error" if one.computed else "warning"
            yield annotation(one.record.path, one.record.line, 1, message, level)


def _table(verified: Iterable[Verified], request: Request) -> Iterator[str]:
    from ghostcli.render.diffs import verified_table
    from ghostcli.render.terminal import stretches

    for number, (some, _) in enumerate(stretches(verified, WORST_FIRST)):
        if number:
            yield "\n"
        yield from verified_table(worst_first(some), request)


VERIFY_FORMATS: Mapping[str, Callable[[Iterable[Verified], Request], Iterator[str]]] = {
    "table": _table,
    "plain": _plain,
    "json": _json,
    "jsonl": _jsonl,
    "github": _github,
}
"""How verify writes what it found."""
