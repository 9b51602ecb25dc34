"""Facts about the episode at the top of notes: front matter, titles, and lines with labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ghostcli.notes.base import one_line
from ghostcli.notes.blocks import COLUMNS, ITEM, QUOTE, ROW, TEXT, Block
from ghostcli.notes.collector import Collector
from ghostcli.notes.days import day_of
from ghostcli.notes.labels import fact_named, labelled
from ghostcli.notes.links import unlinked
from ghostcli.notes.stamps import seconds
from ghostcli.text.entities import unescape
from ghostcli.timecode import parse_time
from ghostcli.transcripts.base import FIELD
from ghostcli.transcripts.markdown_syntax import plain

_PAIR = re.compile(r"([A-Za-z_][\w -]{0,40}):(?:[ \t](.*))?\Z")
_LISTED = re.compile(r"[ \t]{0,20}-[ \t](.*)\Z")
_URL = re.compile(r"https?://[^\s<>()\[\]\"'|]{3,1000}")
_PAGE_OF_NOTES = re.compile(
    r"https?://(?:www\.)?(?:podwise\.ai|read\.readwise\.io|readwise\.io|fathom\.video|notes\.granola\.ai"
    r"|google\.com/calendar|calendar\.google\.com|meet\.google\.com|teams\.microsoft\.com|notion\.so)/"
)
_NOTHING = frozenset({"", "none", "null", "~", "n/a", "na", "unknown", "-", "[]", "[[]]"})
_LONGEST_TITLE = 200
_LONGEST_DATE = 60  # characters of it in a remark
_KEYED = re.compile(r"([A-Za-z_]{1,40}):(?:[ \t]+(.*))?\Z")
_NO_TITLE = re.compile(r"\A@|\)[,;] ")  # a handle on a site; several people, each with where they work
_MAIL = re.compile(r"<?\b[\w.+-]{1,80}@[\w-]{1,80}\.[\w.-]{1,80}>?")
_ADDRESS = re.compile(r"[ \t-]{0,4}<https?://[^<>\s]{1,1000}>")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\((https?://[^()\s]{1,1000})\)")
_TOLD_BEHIND = re.compile(
    r"(\[[^\[\]\n]{1,300}\]\(https?://[^()\s]{1,1000}\))[ \t]+(?!(?:and|und|et|y|e)\b)[a-z][^,;\n]{0,300}"
)
_TOLD = re.compile(r"(?<=\S) (?:an?|who|from|at|is|[-–—]) .*")
_AND = re.compile(r"[,;，、]|[ \t](?:and|&|und|et|y)[ \t]")
_CELL = re.compile(r"(?<!\\)\|")
_TWO = re.compile(r"[ \t]\|[ \t]|[ \t]{1,4}[•·|][ \t]{1,4}(?=\*\*)")
_PARTS = re.compile(r"[ \t]{1,6}[•·|][ \t]{1,6}")
_BRACKETS = re.compile(r"[ \t]{0,4}[(（][^()（）]{0,120}[)）]")
_COMPANY = (
    r"Media|Network|Inc|LLC|Ltd|GmbH|Studios?|Productions?|Podcasts?|Radio|Company|Institute|University|News"
)
_PERSON = re.compile(rf"(?!.*\b(?:{_COMPANY})\b)[^\W\d_][\w.'’-]{{0,30}}(?: [^\W\d_][\w.'’-]{{0,30}}){{1,3}}")
_MOST_PEOPLE = 20
_SURELY_SECONDS = 240  # four hours, if it were minutes


def read_front_matter(lines: Sequence[str], notes: Collector) -> int:
    """Read the YAML block at the top, line by line, as it is often not valid; return the number of its lines.

    A list below a key gives one value an item.
    """
    end = _front_matter_end(lines)
    if not end:
        return 0
    name, first = "", 1
    listed: list[str] = []
    for number in range(1, end + 1):
        line = lines[number - 1]
        notes.places.mark(FIELD, [number])
        if found := _PAIR.match(line):
            _set(name, listed, notes, first)
            name, first = found[1], number
            listed = [value] if (value := _unquoted(found[2] or "")) else []
        elif name and (found := _LISTED.match(line)):
            keyed = _KEYED.match(found[1])
            if keyed is None or keyed[1].lower() == "name":
                listed.append(_unquoted(found[1] if keyed is None else keyed[2] or ""))
    _set(name, listed, notes, first)
    return end


def _front_matter_end(lines: Sequence[str]) -> int:
    """Return the number of the line that closes the front matter; 0 if there is none."""
    first = next((number for number, line in enumerate(lines[:5]) if line.strip()), 0)
    if first >= len(lines) or lines[first].rstrip() != "---":
        return 0
    for number, line in enumerate(lines[first + 1 : first + 400], first + 2):
        if line.rstrip() == "---":
            return number
    return 0


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        inner = value[1:-1]
        return inner.replace('\\"', '"') if value[0] == '"' else inner.replace("''", "'")
    if value.startswith("[") and value.endswith("]") and not value.startswith("[["):
        return ", ".join(part.strip(" \"'") for part in value[1:-1].split(","))
    if value.count('"') == 1 and '"' in (value[0], value[-1]):
        return value.strip('" ')  # a mark that was not closed
    return value


def _set(name: str, values: Sequence[str], notes: Collector, line: int) -> None:
    values = [value for value in values if value.lower() not in _NOTHING]
    field = fact_named(name) if name else None
    if field is not None and values:
        set_fact(field, values, notes, line)


def read_facts(blocks: Iterable[Block], notes: Collector, *, rows: bool = True) -> list[Block]:
    """Read the lines with labels of facts, and with `rows` those of tables; return the other blocks."""
    rest = []
    sorts = (TEXT, ITEM, QUOTE, ROW, COLUMNS) if rows else (TEXT, ITEM)
    for block in blocks:
        parts = list(_labelled_parts(block)) if block.sort in sorts else []
        if not parts:
            rest.append(block)
            continue
        notes.places.mark(FIELD, block.numbers)
        for field, value in parts:
            set_fact(field, [value], notes, block.first)
    return rest


def is_fact(block: Block) -> bool:
    """Whether a block has lines with labels of facts."""
    return next(_labelled_parts(block), None) is not None


def _labelled_parts(block: Block) -> Iterator[tuple[str, str]]:
    """Yield the facts of a line: `**Podcast:** X | **Participants:** A` has two, a row has one."""
    if block.sort in (ROW, COLUMNS):
        cells = _CELL.split(block.text)
        field = fact_named(plain(cells[0])) if len(cells) == 2 else None
        if block.sort == COLUMNS and not _LINK.search(block.text):
            return  # the names of two columns
        if field is not None:
            yield field, cells[1].strip()
        return
    if block.sort == QUOTE:
        yield from _quoted_parts(block.text)
        return
    for line in unescape(block.text).replace("\xa0", " ").split("\n"):
        for part in _TWO.split(line):
            found = labelled(part)
            field = fact_named(found.label) if found else None
            if found is None or (field == "title" and len(found.rest) > _LONGEST_TITLE):
                return
            if field is not None:
                yield field, found.rest
            elif part == line:
                return


def _quoted_parts(text: str) -> Iterator[tuple[str, str]]:
    """Yield the facts of a block quote that is a row of them: `> Source: URL · Date: 2026-04-02`."""
    parts = [labelled(part) for part in _PARTS.split(text)]
    if len(parts) > 1 and "\n" not in text and all(parts):
        for part in filter(None, parts):
            if (field := fact_named(part.label)) is not None:
                yield field, part.rest


def set_fact(field: str, values: Sequence[str], notes: Collector, line: int = 0) -> None:
    """Set a field of the episode from the texts behind a label; `line` is for the remark on a wrong date."""
    text = ", ".join(values)
    value = one_line(plain(unlinked(text))).strip("[] ")
    if value.lower() in _NOTHING:
        return
    if field in ("host", "guest", ""):
        for name in names_in(values):
            notes.person(name, field or None)
    elif field == "owner":
        for name in names_in(values):
            if _PERSON.fullmatch(name) and not _TOLD.search(value):  # "Harbour Talks - Elb Port"
                notes.person(name, "host")
    elif field == "published":
        notes.fact("published", day := day_of(value))
        if day is None:
            notes.remark(line, f'the date "{value[:_LONGEST_DATE]}" is not understood, and left out')
    elif field == "duration":
        if "minute" not in value.lower():  # rounded
            notes.fact("duration", duration_of(value))
    elif field == "url":
        if (found := _URL.search(text)) and not _PAGE_OF_NOTES.match(found[0]):
            notes.fact("url", found[0].rstrip(".,;"))
    elif field == "video_id":
        if re.fullmatch(r"[\w-]{11}", value):
            notes.fact("url", f"https://www.youtube.com/watch?v={value}")
    elif field == "tags":
        parts = (re.split(r",|[ \t](?=#)", unlinked(one).strip()) for one in values)
        tags = [tag.strip("\"'[]# ") for part in parts for tag in part]
        notes.fact("tags", tuple(dict.fromkeys(one_line(tag) for tag in tags if tag)))
    elif field == "language":
        if re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?", value):
            notes.fact("language", value)
    elif field in ("show", "title", "author"):
        if len(values) == 1 and not _NO_TITLE.search(value):
            if field == "author":
                notes.fact_at_last("show", value)
            else:
                notes.fact(field, value)
    elif field != "other":
        notes.fact(field, value)


def names_in(values: Iterable[str]) -> list[str]:
    """The names of people in the texts behind a label, in order."""
    found: dict[str, None] = {}
    for value in values:
        text = _LINK.sub(r"\1", _TOLD_BEHIND.sub(r"\1", _MAIL.sub(" ", unlinked(value))))
        for part in _AND.split(_BRACKETS.sub("", plain(text))):
            name = _TOLD.sub("", one_line(part)).strip(" .*_")
            if 0 < len(name) <= 80 and any(map(str.isalpha, name)) and len(name.split()) <= 6:
                found.setdefault(name)
    names = list(found)
    return names if len(names) <= _MOST_PEOPLE else []


def duration_of(text: str) -> float | None:
    """The seconds of a duration: `262`, `0:04:22`, `5 minutes`; None if it is none.

    A small number alone may be minutes: it is none.
    """
    text = text.strip().lower()
    if re.fullmatch(r"[0-9]{1,6}(?:\.[0-9]{1,3})?", text):
        return round(float(text)) if float(text) >= _SURELY_SECONDS else None
    if re.fullmatch(r"[0-9:]{4,9}", text) and parse_time(text) is not None:
        return seconds(text)
    found = re.fullmatch(
        r"(?:([0-9]{1,2}) ?h(?:ours?|rs?)?)?[ ,]*(?:([0-9]{1,3}) ?m(?:in(?:ute)?s?)?)?[ ,]*"
        r"(?:([0-9]{1,3}) ?s.*)?",
        text,
    )
    if found and any(found.groups()):
        hours, minutes, rest = (int(part or 0) for part in found.groups())
        return hours * 3600 + minutes * 60 + rest
    return None


def title_and_url(text: str) -> tuple[str, str | None]:
    """A heading as a title, and the address that it links to."""
    found = _LINK.search(text)
    return one_line(plain(_ADDRESS.sub(" ", text))), found[2] if found else None
