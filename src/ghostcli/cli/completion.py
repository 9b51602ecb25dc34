"""What the shell completes: each function gives the words that can stand there."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any


def formats(incomplete: str) -> Iterable[tuple[str, str]]:
    """The output formats."""
    from ghostcli.render.formats import FORMATS

    return [(row.name, row.help) for row in FORMATS.values() if row.name.startswith(incomplete)]


def transcript_formats(incomplete: str) -> Iterable[tuple[str, str]]:
    """The formats of transcripts."""
    from ghostcli.transcripts.formats import FORMATS

    return [(row.name, row.help) for row in FORMATS if row.name.startswith(incomplete)]


def reading_formats(incomplete: str) -> Iterable[tuple[str, str]]:
    """How a transcript can be written."""
    from ghostcli.render.reading import reading_formats as known

    return [(name, about) for name, about in known().items() if name.startswith(incomplete)]


def colors(incomplete: str) -> Iterable[str]:
    """When to colour."""
    return [word for word in ("auto", "always", "never") if word.startswith(incomplete)]


def kinds(incomplete: str) -> Iterable[tuple[str, str]]:
    """The kinds."""
    from ghostcli.model import KINDS

    return [(kind.name, kind.help) for kind in KINDS.values() if kind.name.startswith(incomplete)]


def fields(ctx: Any, incomplete: str) -> Iterable[str]:
    """Field names, of the kind that the command is about; the last of a list with commas."""
    from ghostcli.render.data import data_fields, extra_fields

    known = (*data_fields(_kinds(ctx), hits=True), *extra_fields(_kinds(ctx)))
    done, comma, begun = incomplete.rpartition(",")
    return [done + comma + name for name in known if name.startswith(begun)]


def conditions(ctx: Any, incomplete: str) -> Iterable[str]:
    """The beginnings of conditions, and the words of a field that has few."""
    from ghostcli.search.filters import filter_fields

    known = filter_fields(_kinds(ctx))
    name, equals, _ = incomplete.partition("=")
    field = known.get(name) if equals else None
    if field:
        choices = next((one.choices for one in (field, *field.group) if one.choices), ())
        return [word for word in (f"{name}={choice}" for choice in choices) if word.startswith(incomplete)]
    return [word for word in (f"{name}=" for name in known) if word.startswith(incomplete)]


def episodes(ctx: Any, incomplete: str) -> Iterable[tuple[str, str]]:
    """The ids of episodes."""
    return [
        (name, episode.head.label)
        for name, episode in _library(ctx).episodes.items()
        if name.startswith(incomplete)
    ]


def refs(ctx: Any, incomplete: str) -> Iterable[tuple[str, str]]:
    """Ids and refs: of the kind asked about, else of everything."""
    from ghostcli.model import EPISODES

    wanted = _kinds(ctx)
    found = []
    for episode in _library(ctx).episodes.values():
        for kind in (EPISODES, *wanted) if len(wanted) > 1 else wanted:
            for record in episode.of(kind):
                names = (record.id or "", record.ref, f"{kind.name}/{record.id or record.number}")
                found += [(name, record.label) for name in names if name and name.startswith(incomplete)]
                if len(wanted) == 1 and not incomplete and kind is not EPISODES:
                    found = [one for one in found if "/" not in one[0]]
    return found


def speakers(ctx: Any, incomplete: str) -> Iterable[str]:
    """Who speaks."""
    return _values(ctx, "speaker", incomplete)


def tags(ctx: Any, incomplete: str) -> Iterable[str]:
    """The tags in use."""
    return _values(ctx, "tags", incomplete)


def topics(incomplete: str) -> Iterable[tuple[str, str]]:
    """What `ghost help` explains."""
    from ghostcli.cli.topics import TOPICS

    return [(topic.name, topic.help) for topic in TOPICS.values() if topic.name.startswith(incomplete)]


def _values(ctx: Any, field: str, incomplete: str) -> list[str]:
    values: set[str] = set()
    for episode in _library(ctx).episodes.values():
        for record in episode:
            value = record.values.get(field, ())
            values.update([value] if isinstance(value, str) else value)
    return sorted(value for value in values if value.lower().startswith(incomplete.lower()))


def _kinds(ctx: Any) -> tuple[Any, ...]:
    """The kind of the command that is being typed, else all."""
    from ghostcli.model import EPISODES, KINDS

    while ctx is not None:
        name = ctx.command.name
        if name == EPISODES.name:
            return (EPISODES,)
        if name in KINDS:
            return (KINDS[name],)
        ctx = ctx.parent
    return tuple(KINDS.values())


def _library(ctx: Any) -> Any:
    """What the command would read, by the options that stand before the cursor."""
    from ghostcli.library.paths import find_roots, read_library

    content: list[str] = []
    builtin = False
    while ctx is not None:
        content += ctx.params.get("content") or []
        builtin = builtin or bool(ctx.params.get("builtin"))
        ctx = ctx.parent
    return read_library(find_roots(content, os.environ), builtin=builtin)
