"""The quotations of a draft as lines that editors jump to, as JSON, and as annotations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from ghostcli.render.jsontext import dump
from ghostcli.render.page import nearby
from ghostcli.render.problems import annotation
from ghostcli.text import one_line, visible
from ghostcli.timecode import format_time, plain_number
from ghostcli.verify.draft_check import Drafted

_NAMED = 20  # lines that a sentence names

Located = tuple[str, Drafted]
"""The path of the draft, and a quotation in it."""


def moment_of(one: Drafted) -> str | None:
    """The ref of where it is said: a moment, else the record or the episode."""
    if one.recorded and one.record:
        return one.record.ref
    if one.episode is None:
        return None
    return one.episode.id if one.time is None else f"{one.episode.id}@{format_time(one.time)}"


def _sentence(one: Drafted) -> str:
    verdicts = ", ".join(one.verdicts) + (" (recorded)" if one.recorded else "")
    where = moment_of(one)
    parts = [f"{verdicts}: “{one_line(one.quotation.text)}”", f"({where})" if where else ""]
    if one.finding and not one.vouched and "verbatim" not in one.verdicts:
        said = " […] ".join(part.said for part in one.finding.parts)
        parts.append(f"said: “{one_line(said)}”" if said else "")
    parts.append(_who(one))
    return "  ".join(part for part in parts if part)


def _who(one: Drafted) -> str:
    """Who says it, where the draft names somebody else or nobody."""
    speaker = one_line(one.speaker) if one.speaker else ""
    if "misattributed" in one.verdicts and one.attributed and not one.recorded:
        return (
            f"said by {speaker or 'somebody else'}, not {one_line(one.attributed.name)} as the draft has it"
        )
    return f"said by {speaker}" if one.voice_named and not one.attributed else ""


def _lines(drafted: Iterable[Located]) -> Iterator[str]:
    for path, one in drafted:
        where = f"{visible(nearby(path)) if path != '-' else '-'}:{one.quotation.line}:{one.quotation.column}"
        yield f"{where}: {_sentence(one)}\n"


def _data(path: str, one: Drafted) -> dict[str, Any]:
    finding = one.finding
    return {
        "file": path,
        "line": one.quotation.line,
        "column": one.quotation.column,
        "text": one.quotation.text,
        "verdicts": list(one.verdicts),
        "recorded": one.recorded,
        "share": round(finding.share, 3) if finding else None,
        "episode": one.episode.id if one.episode else None,
        "ref": moment_of(one),
        "quote": one.record.ref if one.record else None,
        "at": plain_number(round(one.time, 1)) if one.time is not None else None,
        "said": [part.said for part in finding.parts] if finding else [],
        "speaker": finding.parts[0].speaker if finding and finding.parts else None,
        "url": one.url,
        "attributed_to": one.attribution.name if one.attribution else None,
        "attributed": one.attributed.ref if one.attributed else None,
    }


def _json(drafted: Iterable[Located]) -> Iterator[str]:
    yield dump([_data(path, one) for path, one in drafted], indent=2) + "\n"


def _jsonl(drafted: Iterable[Located]) -> Iterator[str]:
    for path, one in drafted:
        yield dump(_data(path, one)) + "\n"


def _github(drafted: Iterable[Located]) -> Iterator[str]:
    for path, one in drafted:
        if not one.vouched:
            yield annotation(path, one.quotation.line, one.quotation.column, _sentence(one))


def alone(lines: Sequence[int]) -> str:
    """A sentence that names the lines with marks that are not paired."""
    shown = ", ".join(map(str, list(dict.fromkeys(lines))[:_NAMED]))
    more = ", ..." if len(set(lines)) > _NAMED else ""
    stand = "stand" if len(lines) > 1 else "stands"
    where = "lines" if len(set(lines)) > 1 else "line"
    return f"{len(lines)} more {stand} in marks that ghost does not pair: {where} {shown}{more}"


DRAFT_FORMATS: Mapping[str, Callable[[Iterable[Located]], Iterator[str]]] = {
    "plain": _lines,
    "table": _lines,
    "json": _json,
    "jsonl": _jsonl,
    "github": _github,
}
"""How the quotations of a draft are written; a terminal gets the lines too."""
