"""The coverage of an episode by its notes, in all formats but the terminal's."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from ghostcli.actions.coverage import Coverage, CoveredPart, Reach
from ghostcli.model import KINDS
from ghostcli.render.request import Request
from ghostcli.text.escaping import escape_markdown, one_line
from ghostcli.timecode import format_span, format_time, plain_number

COLUMNS = ("start", "end", "title", "words", "noted", "share", "records", "blind")
"""The columns of plain and csv. New columns are only added at the end."""


def counted(number: int, kind: str) -> str:
    """A number of records of a kind: `1 quote`, `2 quotes`."""
    return f"{number} {KINDS[kind].singular if number == 1 else kind}"


def unplaced_sentence(coverage: Coverage) -> str:
    """The records that have no time, as a sentence."""
    kinds = ", ".join(counted(number, kind) for kind, number in coverage.unplaced.items())
    return f"without a time, so in no part: {kinds}"


def blind_sentence(coverage: Coverage) -> str:
    """The stretches without notes, as a sentence; empty if there are none."""
    if not coverage.blind:
        return ""
    return "nothing in the notes rests on " + ", ".join(map(format_span, coverage.blind))


def percent(part: CoveredPart) -> str:
    """The share of its words in percent: 0 and 100 only if it is nothing and everything."""
    if part.share is None:
        return ""
    rounded = round(part.share * 100)
    return f"{min(max(rounded, 1), 99) if 0 < part.share < 1 else rounded} %"


def as_data(coverage: Coverage, part: CoveredPart) -> dict[str, Any]:
    """The JSON object of a part."""
    return {
        "episode": coverage.episode.id,
        "start": plain_number(part.start),
        "end": plain_number(part.end),
        "title": part.title or None,
        "words": part.words,
        "noted": part.noted,
        "share": None if part.share is None else round(part.share, 3),
        "records": _by_kind(part.records),
        "blind": [[plain_number(time) for time in reach] for reach in part.blind],
    }


def _by_kind(records: Mapping[str, int]) -> dict[str, int]:
    return {kind: records[kind] for kind in KINDS if records.get(kind)}


def _cells(part: CoveredPart) -> list[str]:
    return [
        format_time(part.start),
        format_time(part.end),
        part.title,
        "" if part.words is None else str(part.words),
        "" if part.noted is None else str(part.noted),
        "" if part.share is None else f"{part.share:.3f}",
        str(sum(part.records.values())),
        "; ".join(map(_stretch, part.blind)),
    ]


def _stretch(reach: Reach) -> str:
    return format_span(reach)


def as_lines(coverage: Coverage, request: Request) -> Iterator[str]:
    """Tab-separated columns, one part per line, without a header unless --header is given."""
    if request.header:
        yield "\t".join(COLUMNS) + "\n"
    for part in coverage.parts:
        yield "\t".join(map(one_line, _cells(part))) + "\n"


def as_csv(coverage: Coverage, _: Request) -> Iterator[str]:
    """CSV (RFC 4180) with a header."""
    import csv  # here, so that plain starts without it

    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerows([COLUMNS, *map(_cells, coverage.parts)])
    yield buffer.getvalue()


def as_json(coverage: Coverage, _: Request) -> Iterator[str]:
    """One array."""
    from ghostcli.render.json_output import dump

    yield dump([as_data(coverage, part) for part in coverage.parts], indent=2) + "\n"


def as_json_lines(coverage: Coverage, _: Request) -> Iterator[str]:
    """One object per line."""
    from ghostcli.render.json_output import dump

    for part in coverage.parts:
        yield dump(as_data(coverage, part)) + "\n"


def as_markdown(coverage: Coverage, _: Request) -> Iterator[str]:
    """A heading, a table with a row for each part, and the stretches without notes."""
    head = coverage.episode.head
    yield f"# {escape_markdown(one_line(head.label))}\n\n"
    spoken = any(part.words for part in coverage.parts)
    noted, line = (" words noted |", " ---: |") if spoken else ("", "")
    yield f"| at |{noted} records | chapter |\n| --- |{line} ---: | --- |\n"
    for part in coverage.parts:
        title = escape_markdown(one_line(part.title)).replace("|", "\\|")
        count = sum(part.records.values())
        share = f" {percent(part)} |" if spoken else ""
        yield f"| {format_time(part.start)} |{share} {count} | {title} |\n"
    if sentence := blind_sentence(coverage):
        yield f"\n{sentence[0].upper()}{sentence[1:]}.\n"
