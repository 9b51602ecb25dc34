"""The formats of citations: text, Markdown, BibTeX and CSL-JSON."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from ghostcli.actions.citing import Citation
from ghostcli.render.request import Request
from ghostcli.text.escaping import defused, escape_markdown, one_line
from ghostcli.timecode import format_span


def as_text(citations: Iterable[Citation], _: Request) -> Iterator[str]:
    """One sentence each: “text”, speaker, show, title, date, time, address."""
    yield from (_sentence(one) + "\n" for one in citations)


def _sentence(one: Citation) -> str:
    parts = [one.speaker, one.show, f"“{one.title}”", one.published]
    parts.append(format_span(one.time) if one.time else None)
    tail = ", ".join(one_line(part) for part in parts if part)
    mark = f" [{one.mark}]" if one.mark else ""
    said = f"“{defused(one.text)}”{mark} — " if one.text else ""
    return f"{said}{tail}." + (f" {one_line(one.url)}" if one.url else "")


def as_markdown(citations: Iterable[Citation], _: Request) -> Iterator[str]:
    """Block quotes, each with a line for its source."""
    yield "\n".join(map(_block, citations))


def _block(one: Citation) -> str:
    lines = [f"> **{one.mark}**", ">"] if one.mark and one.text else []
    lines += [f"> {line}".rstrip() for line in escape_markdown(one.text).split("\n")] if one.text else []
    said = [escape_markdown(one_line(part)) for part in (one.speaker, one.show) if part]
    said.append(f"*{escape_markdown(one_line(one.title))}*")
    said += [one.published] if one.published else []
    when = format_span(one.time) if one.time else ""
    if one.url:
        said.append(f"[{when or 'listen'}](<{_encoded(one.url, '<>')}>)")
    elif when:
        said.append(when)
    return "\n".join([*lines, *([">"] if lines else []), f"> — {', '.join(said)}"]) + "\n"


def _encoded(url: str, signs: str) -> str:
    """An address with those characters, and all characters that are invalid in one, written as `%XX`."""
    return "".join(
        "".join(f"%{byte:02X}" for byte in sign.encode()) if sign in signs or not sign.isprintable() else sign
        for sign in url
    )


_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX also counts braces after a backslash
    "}": r"\textbraceright{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def as_bibtex(citations: Iterable[Citation], _: Request) -> Iterator[str]:
    """BibTeX entries (`@misc`, which every style has), with the quote in `note`."""
    yield "\n".join(map(_entry, citations))


def _entry(one: Citation) -> str:
    year, month, _ = ((one.published or "") + "--").split("-")[:3]
    fields = {
        "author": _whole(one.speaker or ""),
        "title": f"{{{_tex(one.title)}}}",
        "howpublished": _tex(one.show),
        "year": year,
        "note": _tex(_note(one)),
        "url": _encoded(one.url, "{}\\") if one.url else "",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    lines += [f"  month = {_MONTHS[int(month) - 1]},"] if month else []  # a macro that styles define
    return "\n".join([f"@misc{{{_key(one.ref)},", *lines, "}"]) + "\n"


def _whole(name: str) -> str:
    """A name that BibTeX reads as one person: in braces if it would otherwise see several, or parts."""
    return f"{{{_tex(name)}}}" if re.search(r",|\band\b", name, re.IGNORECASE) else _tex(name)


def _note(one: Citation) -> str:
    """The words, the verdicts if there is a mark, and the time; empty if nothing is known."""
    when = format_span(one.time) if one.time else ""
    verdicts = one.mark.partition(" ")[2]  # without the sign, which few TeX fonts have
    parts = [f"“{one.text}”", f"[{verdicts}]" if verdicts else "", f"({when})" if when else ""]
    return " ".join(filter(None, parts)) if one.text else when


def _tex(text: str | None) -> str:
    flat = one_line(text or "")
    return "".join(_BIBTEX.get(sign, sign) for sign in flat)


def _key(ref: str) -> str:
    return re.sub(r"[^A-Za-z0-9:.-]+", ":", ref)


def as_csl(citations: Iterable[Citation], _: Request) -> Iterator[str]:
    """CSL-JSON (citeproc's input, which pandoc reads): one array of items."""
    text = json.dumps([_item(one) for one in citations], ensure_ascii=False, indent=2)
    yield _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


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
    if note := _note(one):
        item["note"] = note
    return item


def _csl_name(name: str) -> dict[str, str]:
    """A name in its parts if they are clear (`Ada Reed`, `Reed, Ada`, `Ada Reed Jr.`), else whole."""
    family, comma, given = (part.strip() for part in name.partition(","))
    suffix = re.fullmatch(r"(.+ .+?),? ((?:Jr|Sr)\.?|I{2,3}|IV)", name)
    if suffix and "," not in suffix[1]:
        return {**_csl_name(suffix[1]), "suffix": suffix[2]}
    if comma:
        return {"family": family, "given": given} if family and given else {"literal": name}
    given, _, family = name.rpartition(" ")
    # In other cases the family name may come first.
    latin = all(unicodedata.name(sign, "LATIN").startswith("LATIN") for sign in name if sign.isalpha())
    return {"family": family, "given": given} if given and latin else {"literal": name}
