"""The formats of `verify`: a table with word diffs, columns, JSON, annotations."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeVar

from ghostcli.render.json_output import dump
from ghostcli.render.problems import annotation
from ghostcli.render.request import Request
from ghostcli.render.verify_data import (
    beside,
    place_of,
    said_lines,
    verdict_text,
    verified_data,
    worst_first,
)
from ghostcli.text.escaping import one_line
from ghostcli.verify.verifier import Verified
from ghostcli.verify.wording import left_out

WORST_FIRST = 2000
"""Most quotes that are read, sorted and counted before printing; a library may have any number."""

T = TypeVar("T")
Writer = Callable[[Iterable[Verified], Request], Iterator[str]]


def fails(one: Verified, failing: Collection[str] | None) -> bool:
    """Whether a quote causes exit status 1: it is not confirmed, or it has a verdict in `failing`."""
    if failing is None:
        return not one.vouched
    return not {*one.leading, *one.verdicts}.isdisjoint(failing)


def summed_up(
    writer: Callable[[T, Request], Iterator[str]], counts: str
) -> Callable[[T, Request], Iterator[str]]:
    """The writer, for a terminal, with the counts at the top of its output."""

    def write(what: T, request: Request) -> Iterator[str]:
        from ghostcli.render.console import folded  # rich

        yield from folded([counts], request)
        yield "\n"
        yield from writer(what, request)

    return write


def as_lines(verified: Iterable[Verified], request: Request) -> Iterator[str]:
    """Tab-separated columns in fixed places: the sixth is empty without -C."""
    for one in verified:
        sentence = one.finding.sentence if one.finding and request.sentences else ""
        told = [*(left_out(one.finding) if one.finding else ()), *beside(one)]
        cells = [one.record.ref, place_of(one), one.record.who, one.record.label, verdict_text(one)]
        cells += [sentence, "; ".join(told)]
        yield "\t".join(one_line(cell) for cell in cells) + "\n"


def as_json(verified: Iterable[Verified], _: Request) -> Iterator[str]:
    """One array."""
    opened = False
    for one in verified:
        yield (",\n" if opened else "[\n") + dump(verified_data(one), indent=2)
        opened = True
    yield "\n]\n" if opened else "[]\n"


def as_json_lines(verified: Iterable[Verified], _: Request) -> Iterator[str]:
    """An object a line."""
    for one in verified:
        yield dump(verified_data(one)) + "\n"


def as_annotations(verified: Iterable[Verified], _: Request) -> Iterator[str]:
    """An annotation for each quote that is not confirmed."""
    for one in verified:
        if not one.vouched:
            lines = [*left_out(one.finding), *said_lines(one.finding)] if one.finding else []
            message = "\n".join([f"{one.record.ref} is {verdict_text(one)}", *lines, *beside(one)])
            level = "error" if one.computed else "warning"
            yield annotation(one.record.path, one.record.line, 1, message, level)


def as_table(verified: Iterable[Verified], request: Request) -> Iterator[str]:
    """A block with a word diff for each quote, the worst first."""
    from ghostcli.render.terminal import tables_of
    from ghostcli.render.word_diffs import verified_table

    for number, (some, _) in enumerate(tables_of(verified, WORST_FIRST)):
        if number:
            yield "\n"
        yield from verified_table(worst_first(some), request)
