"""What a record is linked to, both ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ghostcli.model import EPISODES, Episode, Record


class Link(NamedTuple):
    """A record that another is linked to, and how: by the name of a field, `used by`, a kind."""

    relation: str
    record: Record


def linked_records(record: Record, episodes: Mapping[str, Episode]) -> list[Link]:
    """The records that this one points to, then those that point to it; of an episode, all it holds.

    Two wordings of one statement are linked the same way from either side.
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


def statement_of(record: Record, episodes: Mapping[str, Episode]) -> str:
    """A key that all wordings of one statement share: the ref of the one that the others lead to.

    Of wordings that point to one another in a circle it is the least ref.
    """
    passed: list[Record] = []
    while record not in passed:
        passed.append(record)
        following = _same_statement(record, episodes)
        if following is None:
            return record.ref
        record = following
    return min(one.ref for one in passed[passed.index(record) :])


def _same_statement(record: Record, episodes: Mapping[str, Episode]) -> Record | None:
    """The other wording that a record points to."""
    for field in record.kind.fields:
        target = record.values.get(field.name)
        if field.links == record.kind.name and not field.many and target:
            return _named(episodes[record.episode], field.links, target)
    return None


# By episode and kind: the records as they were when last asked for, and the same by id or number.
# Looking for each link among all records would take minutes in a file of the largest size.
_BY_NAME: dict[tuple[str, str], tuple[Sequence[Record], dict[str, Record]]] = {}
_MOST = 64


def _named(episode: Episode, kind: str, name: str) -> Record | None:
    """The record of that kind with that id, or without one and with that number."""
    records = episode.records.get(kind, ())
    known = _BY_NAME.get((episode.id, kind))
    if known is None or known[0] is not records:
        if len(_BY_NAME) >= _MOST:
            _BY_NAME.clear()
        known = records, {one.id or str(one.number): one for one in records}
        _BY_NAME[episode.id, kind] = known
    return known[1].get(name)
