"""Citations of quotes and moments: as text, Markdown, BibTeX and CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from ghostcli.actions.moments import moment
from ghostcli.model import Record
from ghostcli.search.verdicts import Verified
from ghostcli.text import defused, one_line
from ghostcli.timecode import Span, format_span, format_time

REFUSED = ("spliced", "reordered", "misattributed", "absent")
"""A quote with one of these verdicts is not cited unless --force."""


class Citation(NamedTuple):
    """What a citation tells; a time, a speaker and an address only where they are known."""

    ref: str
    text: str
    speaker: str | None
    show: str | None
    title: str
    published: str | None
    time: Span | None
    url: str | None


class Objection(NamedTuple):
    """Why a quote should not be cited: `refused` says that it is not, else it is a warning."""

    refused: bool
    message: str


def cite(record: Record, verified: Verified | None, *, as_said: bool = False) -> Citation:
    """The citation of a quote or a moment, its text as printed or as the transcript has it."""
    finding = verified.finding if verified else None
    text, times = record.label, list(record.times)
    if as_said and finding and finding.parts:
        text = " […] ".join(part.said for part in finding.parts)
    if not times and verified and finding and finding.parts and finding.parts[0].moment is not None:
        times = [(max(0.0, finding.parts[0].moment - (verified.clock or 0)), None)]
    found = moment(record.head, times[0][0] if times else None)
    return Citation(
        record.ref,
        text,
        record.values.get("speaker"),
        record.head.get("show"),
        str(record.head.get("title", record.episode)),
        record.head.get("published"),
        times[0] if times else None,
        found.url if found else None,
    )


def objection(record: Record, verified: Verified | None) -> Objection | None:
    """What speaks against citing a quote, with the places; None where nothing does."""
    if verified is None:
        return None
    verdicts = verified.leading
    how = "computed" if verified.computed else "recorded"
    bad = [verdict for verdict in verdicts if verdict in REFUSED]
    if bad:
        places = _places(verified)
        return Objection(True, f"{record.ref} is {', '.join(verdicts)} ({how}){places}")
    if "verbatim" in verdicts or "near" in verdicts:
        return None
    return Objection(
        False, f"{record.ref} is {', '.join(verdicts)}{'' if verdicts == ('unchecked',) else f' ({how})'}"
    )


def _places(verified: Verified) -> str:
    """Where its parts are said: by the transcript, else by the record."""
    if verified.finding:
        starts = [part.moment for part in verified.finding.parts if part.moment is not None]
        times = [format_time(max(0, start - (verified.clock or 0))) for start in starts]
    else:
        times = [format_span(span) for span in verified.record.times]
    return ": said at " + " and ".join(times) if times else ""


def as_text(citations: Iterable[Citation]) -> str:
    """Sentences to read: “text”, speaker, show, title, date, time, address."""
    return "".join(_sentence(one) + "\n" for one in citations)


def _sentence(one: Citation) -> str:
    parts = [one.speaker, one.show, f"“{one.title}”", one.published]
    parts.append(format_span(one.time) if one.time else None)
    tail = ", ".join(one_line(part) for part in parts if part)
    return f"“{defused(one.text)}” — {tail}." + (f" {one_line(one.url)}" if one.url else "")


def as_markdown(citations: Iterable[Citation]) -> str:
    """Block quotes with a line of their source."""
    return "\n".join(map(_block, citations))


def _block(one: Citation) -> str:
    from ghostcli.text import escape_markdown

    lines = [f"> {line}" for line in escape_markdown(one.text).split("\n")]
    parts = [one.speaker, one.show, None, one.published]
    said = [escape_markdown(one_line(part)) for part in parts[:2] if part]
    said.append(f"*{escape_markdown(one_line(one.title))}*")
    said += [one.published] if one.published else []
    when = format_span(one.time) if one.time else ""
    if one.url:
        said.append(f"[{when or 'listen'}](<{one.url}>)")
    elif when:
        said.append(when)
    return "\n".join([*lines, ">", f"> — {', '.join(said)}"]) + "\n"


_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def as_bibtex(citations: Iterable[Citation]) -> str:
    """BibTeX entries (`@misc`, which every style has), with the quote in `note`."""
    return "\n".join(map(_entry, citations))


def _entry(one: Citation) -> str:
    year, month, _ = ((one.published or "") + "--").split("-")[:3]
    note = f"“{one.text}”" + (f" ({format_span(one.time)})" if one.time else "")
    fields = {
        "author": f"{{{_tex(one.speaker)}}}" if one.speaker and "," in one.speaker else _tex(one.speaker),
        "title": f"{{{_tex(one.title)}}}",
        "howpublished": _tex(one.show),
        "year": year,
        "note": _tex(one.text and note),
        "url": one.url,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    if month:
        lines.insert(-1, f"  month = {_MONTHS[int(month) - 1]},")
    return "\n".join([f"@misc{{{_key(one.ref)},", *lines, "}"]) + "\n"


def _tex(text: str | None) -> str:
    flat = one_line(text or "")
    return "".join(_BIBTEX.get(sign, sign) for sign in flat)


def _key(ref: str) -> str:
    return re.sub(r"[^A-Za-z0-9:.-]+", ":", ref)


def as_csl(citations: Iterable[Citation]) -> str:
    """CSL-JSON (citeproc's input, which pandoc reads): one array of items."""
    return json.dumps([_item(one) for one in citations], ensure_ascii=False, indent=2) + "\n"


def _item(one: Citation) -> dict[str, Any]:
    item: dict[str, Any] = {"id": _key(one.ref), "type": "broadcast", "title": one.title}
    if one.speaker:
        item["author"] = [_csl_name(one.speaker)]
    if one.show:
        item["container-title"] = one.show
    if one.published:
        item["issued"] = {"date-parts": [[int(part) for part in one.published.split("-")]]}
    if one.url:
        item["URL"] = one.url
    item["note"] = f"“{one.text}”" + (f" ({format_span(one.time)})" if one.time else "")
    return item


def _csl_name(name: str) -> dict[str, str]:
    given, _, family = name.rpartition(" ")
    return {"family": family, "given": given} if given else {"literal": name}


CITATION_FORMATS: Mapping[str, Callable[[Iterable[Citation]], str]] = {
    "text": as_text,
    "md": as_markdown,
    "bibtex": as_bibtex,
    "csl-json": as_csl,
}
"""How citations are written."""
