"""Links between records, in both directions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ghostcli.model import EPISODES, Episode, Record


class Link(NamedTuple):
    """A linked record and its relation: a field name, `used by`, or a kind."""

    relation: str
    record: Record


def linked_records(record: Record, episodes: Mapping[str, Episode]) -> list[Link]:
    """The records that this one links to, then those that link to it; for an episode, all its records.

    Two wordings of one statement have the same relation in both directions.
    """
    episode = episodes[record.episode]
    if record.kind is EPISODES:
        return [Link(one.kind.name, one) for one in episode if one.kind is not EPISODES]
    links = []
    for field in record.kind.fields:
        value = record.values.get(field.name)
        if not field.links or value is None:
            continue
        for target in value if field.many else [value]:
            found = _named(episode, field.links, target)
            links += [Link(field.name.replace("_", " "), found)] if found else []
    for ref in record.used_by:
        kind, _, name = ref.partition("/")[2].partition("/")
        user = _named(episode, kind, name)
        assert user  # noqa: S101 - the loader gives refs of records that it has read
        if user.kind is record.kind:
            same = next(field.name for field in user.kind.fields if field.links == record.kind.name)
            links.append(Link(same.replace("_", " "), user))
        else:
            links.append(Link("used by", user))
    once = {(link.relation, link.record.ref): link for link in links}
    return sorted(once.values(), key=lambda link: link.relation == "used by")


def statements(records: Iterable[Record]) -> dict[int, str]:
    """For an episode's records of one kind, by number: a key that all wordings of one statement share.

    The key is the ref of the wording to which the others lead. If wordings link in a circle, it is the
    smallest ref. A record whose key is its own ref is left out.
    """
    some = list(records)
    by_name = {_name(one): one for one in some}
    found: dict[str, str] = {}
    for first in by_name:
        passed: dict[str, Record] = {}
        name = first
        while name in by_name and name not in passed and name not in found:
            passed[name] = by_name[name]
            name = _same_statement(by_name[name])
        if name in found:
            statement = found[name]
        elif name in passed:
            circle = list(passed).index(name)
            statement = min(one.ref for one in list(passed.values())[circle:])
        else:
            statement = list(passed.values())[-1].ref
        found.update(dict.fromkeys(passed, statement))
    return {one.number: found[_name(one)] for one in some if found[_name(one)] != one.ref}


def _same_statement(record: Record) -> str:
    """The name of the other wording that a record links to, empty if none."""
    for field in record.kind.fields:
        target: str = record.values.get(field.name) or ""
        if field.links == record.kind.name and not field.many and target:
            return target
    return ""


class _Known(NamedTuple):
    """Cached records of one kind in an episode, by name."""

    records: Sequence[Record]
    by_name: dict[str, Record]


# By episode and kind. Searching all records for each link would take minutes in the largest files.
_KNOWN: dict[tuple[str, str], _Known] = {}
_MOST = 64


def _name(record: Record) -> str:
    return record.id or str(record.number)


def _known(episode: Episode, kind: str) -> _Known:
    records = episode.records.get(kind, ())
    known = _KNOWN.get((episode.id, kind))
    if known is None or known.records is not records:
        if len(_KNOWN) >= _MOST:
            _KNOWN.clear()
        known = _Known(records, {_name(one): one for one in records})
        _KNOWN[episode.id, kind] = known
    return known


def _named(episode: Episode, kind: str, name: str) -> Record | None:
    """The record of that kind with that id, or with that number if it has no id."""
    return _known(episode, kind).by_name.get(name)
