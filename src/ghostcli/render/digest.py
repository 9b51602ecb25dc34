"""A digest as Markdown and as JSON: words of the library, to which ghost adds labels and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ghostcli.actions.digest import Digest, Subject
from ghostcli.model import Record
from ghostcli.render.data import address, as_data
from ghostcli.render.json_output import dump
from ghostcli.render.marks import mark_of
from ghostcli.render.request import Request
from ghostcli.search.hit import Hit
from ghostcli.text.escaping import escape_markdown, one_line
from ghostcli.timecode import format_time


def as_markdown(found: Digest, _: Request) -> Iterator[str]:
    """A document: period and size, the episodes, the subjects with their quotes."""
    yield f"# {period(found)}\n\n{size(found)}\n"
    yield "\n## Episodes\n\n"
    for head in found.episodes:
        yield f"- {_episode(head)}\n"
    if more := found.count - len(found.episodes):
        yield f"- … {more:,} more\n"
    for subject in found.subjects:
        yield f"\n## {_text(subject.name)} ({number(subject.episodes, 'episode')})\n"
        for record in subject.quotes:
            yield "\n" + _quotation(record)


def as_json(found: Digest, _: Request) -> Iterator[str]:
    """One object: the period, the counts, the subjects with their quotes, the episodes."""
    data = {
        "since": found.since,
        "until": found.until,
        "count": found.count,
        "seconds": found.seconds,
        "quotes": found.quotes,
        "left_out": found.left_out,
        "more_subjects": found.more_subjects,
        "by": "tag" if found.is_tagged else "show",
        "subjects": [_subject(one) for one in found.subjects],
        "episodes": [as_data(Hit(head)) for head in found.episodes],
    }
    yield dump(data, indent=2) + "\n"


def _subject(subject: Subject) -> dict[str, object]:
    quotes = [as_data(Hit(record)) | {"show": record.head.get("show")} for record in subject.quotes]
    return {"name": subject.name, "episodes": subject.episodes, "quotes": quotes}


def period(found: Digest) -> str:
    """The first and the last date of publication."""
    dates = dict.fromkeys(one for one in (found.since, found.until) if one)
    return " – ".join(dates) or "Digest"


def size(found: Digest) -> str:
    """The numbers of a digest on one line."""
    parts = [number(found.count, "episode")]
    parts += [format_time(found.seconds)] if found.seconds else []
    parts += [number(found.quotes, "quote")]
    parts += [f"{found.left_out:,} of those looked at left out, not quotable"] if found.left_out else []
    return " · ".join(parts)


def number(count: int, word: str) -> str:
    """A number with its word: `1 episode`, `2 episodes`."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def origin(record: Record) -> list[str]:
    """Who says a quote, in which show, and its verdict if it may not be quoted."""
    mark = mark_of(record)
    doubt = [str(mark)] if mark and not mark.quotable else []
    return [one for one in (record.who, str(record.head.get("show") or ""), *doubt) if one]


def _quotation(record: Record) -> str:
    lines = [escape_markdown(line) for line in record.label.split("\n")]
    time = format_time(record.times[0][0]) if record.times else record.ref
    url = address(record)
    where = f"[{time}](<{url}>)" if url else _text(time)
    tail = " · ".join([*map(_text, origin(record)), where])
    return "".join(f"> {line}".rstrip() + "\n" for line in chain(lines, ["", f"— {tail}"]))


def _episode(head: Record) -> str:
    title = _text(str(head.values.get("title") or head.episode))
    url = address(head)
    parts = [f"[{title}](<{url}>)" if url else title]
    parts += [_text(str(head.values[one])) for one in ("show", "published") if head.values.get(one)]
    parts += [format_time(head.values["duration"])] if head.values.get("duration") else []
    return " · ".join([*parts, *([] if url else [head.episode])])


def _text(content: str) -> str:
    return escape_markdown(one_line(content))
