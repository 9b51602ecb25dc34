"""The people whom a feed names, with their roles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ghostcli.notes.base import NoteRecord, one_line
from ghostcli.notes.feed_remarks import FeedRemarks
from ghostcli.text.entities import unescape
from ghostcli.transcripts.xml_input import Element

_ROLES = {
    "": "host",  # as the namespace defines it
    "host": "host",
    "co-host": "host",
    "cohost": "host",
    "guest host": "host",
    "guest": "guest",
}
_LONGEST = 200


def people_of(elements: Iterable[Element], remarks: FeedRemarks) -> tuple[NoteRecord, ...]:
    """Return the people of elements `podcast:person`, each once.

    A person with another role, such as a producer, gets no role of ghost's, since the feed does not say that
    they speak or are mentioned; the description keeps the role as written.
    """
    people: dict[str, NoteRecord] = {}
    for one in elements:
        name = one_line(unescape(one.text))
        if not name or len(name) > _LONGEST:
            remarks.left_over(one.line, "a person without a usable name", name)
            continue
        remarks.count(one.line, "address", "of people left out", number=_addresses(one))
        values: dict[str, Any] = {"name": name}
        written = one_line(one.get("role"))[:_LONGEST]
        role = _ROLES.get(written.lower())
        if role:
            values["role"] = role
        else:
            values["description"] = written
            remarks.count(one.line, "person", "with a role that ghost lacks: the description has it", "")
        known = people.get(name)
        if known is None or (role and "role" not in known.values):
            people[name] = NoteRecord("people", values, one.line if known is None else known.line)
    return tuple(people.values())


def _addresses(one: Element) -> int:
    return sum(bool(one.get(name)) for name in ("href", "img"))
