"""Shell completion: each function returns the words that are possible at the cursor."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

MANY = 200
"""Above this number of episodes, records are not all read; above this number of words, none is explained.

All words are offered, however many: the shell completes their common prefix.
"""

FEW = 20
"""Up to this number of matching episodes, their refs are offered as well."""


def of_formats(formats: Iterable[Any]) -> Callable[[str], Iterable[tuple[str, str]]]:
    """A function that completes the names of these formats."""

    def complete(incomplete: str) -> Iterable[tuple[str, str]]:
        return [(row.name, row.help) for row in formats if row.name.startswith(incomplete)]

    return complete


def transcript_formats(incomplete: str) -> Iterable[tuple[str, str]]:
    """The formats of transcripts."""
    from ghostcli.transcripts.formats import FORMATS

    return [(row.name, row.help) for row in FORMATS if row.name.startswith(incomplete)]


def import_formats(incomplete: str) -> Iterable[tuple[str, str]]:
    """The formats of transcripts, and the families of notes."""
    from ghostcli.notes.formats import CHAPTERS_AND_FEEDS, FAMILIES

    notes = [(row.name, row.help) for row in (*FAMILIES, *CHAPTERS_AND_FEEDS)]
    return [*transcript_formats(incomplete), *(row for row in notes if row[0].startswith(incomplete))]


def shells(incomplete: str) -> Iterable[str]:
    """The shells that completion supports."""
    from ghostcli.cli.installing import SHELLS

    return [name for name in SHELLS if name.startswith(incomplete)]


def units(incomplete: str) -> Iterable[str]:
    """The values of --times."""
    from ghostcli.render.request import UNITS

    return [one for one in UNITS if one.startswith(incomplete)]


def colors(incomplete: str) -> Iterable[str]:
    """The values of `--color`."""
    return [word for word in ("auto", "always", "never") if word.startswith(incomplete)]


def kinds(incomplete: str) -> Iterable[tuple[str, str]]:
    """The kinds."""
    from ghostcli.model import KINDS

    return [(kind.name, kind.help) for kind in KINDS.values() if kind.name.startswith(incomplete)]


def fields(ctx: Any, incomplete: str) -> Iterable[str]:
    """Field names of the command's kind; in a list with commas, the last one is completed."""
    from ghostcli.render.data import data_fields, extra_fields

    known = (*data_fields(_kinds(ctx), hits=True), *extra_fields(_kinds(ctx)))
    done, comma, begun = incomplete.rpartition(",")
    return [done + comma + name for name in known if name.startswith(begun)]


def conditions(ctx: Any, incomplete: str) -> Iterable[str]:
    """The beginnings of conditions; for a field with few values, also those values."""
    from ghostcli.records.filters import filter_fields

    known = filter_fields(_kinds(ctx))
    name, equals, _ = incomplete.partition("=")
    field = known.get(name) if equals else None
    if field:
        choices = next((one.choices for one in (field, *field.group) if one.choices), ())
        return [word for word in (f"{name}={choice}" for choice in choices) if word.startswith(incomplete)]
    return [word for word in (f"{name}=" for name in known) if word.startswith(incomplete)]


def episodes(ctx: Any, incomplete: str) -> Iterable[tuple[str, str]]:
    """The ids of episodes."""
    with _library(ctx) as library:
        return _episodes(library.episodes.index, incomplete)


def _episodes(index: Any, incomplete: str) -> list[tuple[str, str]]:
    names = [name for name in index.episodes if name.startswith(incomplete)]
    if len(names) > MANY:
        return [(name, "") for name in names]
    return [(name, index.head(index.position(name)).label) for name in names]


def refs(ctx: Any, incomplete: str) -> Iterable[tuple[str, str]]:
    """Ids and refs of the command's kind, else of all kinds."""
    with _library(ctx) as library:
        return _refs(library.episodes, _kinds(ctx), incomplete)


def _refs(known: Any, wanted: tuple[Any, ...], incomplete: str) -> Iterable[tuple[str, str]]:
    from ghostcli.model import EPISODES

    found: dict[str, str] = {}
    if len(known) > MANY:
        return _some_refs(known, wanted, incomplete)
    for episode in known.values():
        for kind in (EPISODES, *wanted) if len(wanted) > 1 else wanted:
            for record in episode.of(kind):
                for name in _names(record, short=len(wanted) == 1 and not incomplete):
                    if name.startswith(incomplete):
                        found.setdefault(name, record.label)
    return list(found.items())


def _some_refs(known: Any, wanted: tuple[Any, ...], incomplete: str) -> Iterable[tuple[str, str]]:
    """Ids and refs in a library of many episodes, looked up by prefix."""
    from ghostcli.model import EPISODES

    index, alone = known.index, len(wanted) == 1
    first, slash, rest = incomplete.partition("/")
    if slash and first in known:
        return _refs_in(known[first], wanted, incomplete)
    kinds = [kind for kind in wanted if kind is not EPISODES and (not slash or kind.name == first)]
    begun, prefix = (rest, f"{first}/") if slash else (incomplete, "")
    ids = [(kind, name) for kind in kinds for name in index.ids(kind, begun)]
    found = [
        (prefix + name, next(index.named(kind, name)).label if len(ids) <= MANY else "") for kind, name in ids
    ]
    if alone and not found:  # records without ids: their numbers
        found += [(f"{prefix}{number}", "") for number in _numbers(index, kinds, begun)]
    if not slash:
        whole = [kind for kind in kinds if incomplete and kind.name.startswith(incomplete)]
        found += [(f"{kind.name}/{name}", "") for kind in whole for name in index.ids(kind)]
        found += _episodes_or_refs(known, wanted, incomplete)
    return list(dict(found).items())


def _refs_in(episode: Any, wanted: tuple[Any, ...], incomplete: str) -> list[tuple[str, str]]:
    """The refs of an episode's records of those kinds."""
    pairs = ((one.ref, one.label) for kind in wanted for one in episode.of(kind))
    return [pair for pair in pairs if pair[0].startswith(incomplete)]


def _numbers(index: Any, kinds: Iterable[Any], begun: str) -> list[str]:
    numbers = (str(number) for kind in kinds for number in range(1, index.last_number(kind) + 1))
    return [number for number in numbers if number.startswith(begun)]


def _episodes_or_refs(known: Any, wanted: tuple[Any, ...], incomplete: str) -> list[tuple[str, str]]:
    """Episode ids if the command takes any kind or episodes; else refs in the episodes whose id matches."""
    from ghostcli.model import EPISODES

    if len(wanted) > 1 or wanted[0] is EPISODES:
        return _episodes(known.index, incomplete)
    names = [name for name in known if incomplete and name.startswith(incomplete)]
    if len(names) > FEW:
        return [(f"{name}/{wanted[0].name}/", "") for name in names]
    return [pair for name in names for pair in _refs_in(known[name], wanted, incomplete)]


def _names(record: Any, *, short: bool) -> tuple[str, ...]:
    """The names of a record: its id (or its number), then `KIND/ID` and its ref."""
    from ghostcli.model import EPISODES

    if record.kind is EPISODES:
        return (record.ref,)
    name = record.id or str(record.number)
    if short:
        return (name,)
    return (*([record.id] if record.id else ()), f"{record.kind.name}/{name}", record.ref)


def speakers(ctx: Any, incomplete: str) -> Iterable[str]:
    """The names of speakers."""
    return _values(ctx, "speaker", incomplete)


def tags(ctx: Any, incomplete: str) -> Iterable[str]:
    """The tags in use."""
    return _values(ctx, "tags", incomplete)


def names(ctx: Any, incomplete: str) -> Iterable[str]:
    """The names of people and companies; after the first words of a name, the rest of it."""
    before = "".join(f"{word} " for word in ctx.params.get("words") or ())
    found = _values(ctx, "name", before + incomplete)
    return [name[len(before) :] for name in found if name[: len(before)].lower() == before.lower()]


def topics(ctx: Any, incomplete: str) -> Iterable[tuple[str, str]]:
    """The arguments of `ghost help`: topics and commands."""
    from ghostcli.cli.topics import TOPICS

    known = {row.name: row.help for row in (*TOPICS.values(), *ctx.parent.command.table.values())}
    return [(name, text) for name, text in known.items() if name.startswith(incomplete)]


def _values(ctx: Any, field: str, incomplete: str) -> list[str]:
    with _library(ctx) as library:
        values: list[str] = library.episodes.index.values(field, incomplete)
    return values


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


@contextmanager
def _library(ctx: Any) -> Iterator[Any]:
    """The library that the command would read with the options before the cursor."""
    from ghostcli.index.library import stored_library
    from ghostcli.library.paths import find_roots

    content: list[str] = []
    builtin = False
    while ctx is not None:
        content += ctx.params.get("content") or []
        builtin = builtin or bool(ctx.params.get("builtin"))
        ctx = ctx.parent
    library, index = stored_library(find_roots(content, os.environ), os.environ, builtin=builtin)
    try:
        yield library
    finally:
        index.close()
