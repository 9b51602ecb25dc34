"""What a record is linked to, both ways."""

from __future__ import annotations

from collections.abc import Mapping
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
            found = _with_id(episode, field.links, target)
            links += [Link(field.name.replace("_", " "), found)] if found else []
    by_ref = {one.ref: one for one in episode}
    for ref in record.used_by:
        user = by_ref[ref]
        if user.kind is record.kind:
            same = next(field.name for field in user.kind.fields if field.links == record.kind.name)
            links.append(Link(same.replace("_", " "), user))
        else:
            links.append(Link("used by", user))
    return sorted(links, key=lambda link: link.relation == "used by")


def statement_of(record: Record) -> str:
    """A key that two wordings of one statement share: the ref of the one that the others point to."""
    for field in record.kind.fields:
        if field.links == record.kind.name and not field.many and record.values.get(field.name):
            return f"{record.episode}/{field.links}/{record.values[field.name]}"
    return record.ref


def _with_id(episode: Episode, kind: str, wanted: str) -> Record | None:
    return next((one for one in episode.records.get(kind, ()) if one.id == wanted), None)
