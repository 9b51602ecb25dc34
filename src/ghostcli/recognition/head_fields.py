"""Fields above a transcript that name its people: `INTERVIEWEE: Ada Reed`. They are not speech."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ghostcli.notes.headings import folded
from ghostcli.recognition.labels import sort_of

_NAMED = """
    interviewee interviewees interviewer interviewers narrator narrators respondent respondents host
    hosts guest guests moderator participant speaker transcriber transcriptionist befragter befragte
    interviewerin entrevistado entrevistada entrevistador entrevistadora enquêteur enquêté intervistato
    intervistatore
"""
"""Roles whose names may be given at the top of an interview."""

_ROLES = frozenset(map(folded, _NAMED.split()))

_FIELD = re.compile(
    r"[ \t]{0,8}[*_]{0,3}([^\W\d_][^:：\n]{0,30}?)[ \t]{0,3}[*_]{0,3}[:：][*_]{0,3}[ \t]{1,20}(\S.{0,90})\Z"
)
_NAME = re.compile(r"(?:[^\W\d_a-z][^\s,.]{0,30}\.?(?:,? (?!\Z)|\Z)|(?:and|de|von|van|of|the|du|la) ){1,8}\Z")
_ABOVE = 4
_MOST = 20


class _Field(NamedTuple):
    number: int
    label: str
    value: str


def fields_above(lines: Iterable[tuple[int, str]]) -> tuple[int, int] | None:
    """Return the first and last line of the fields above a conversation; None if there are none.

    A blank line follows the fields. A role and a name are fields if no turn below has that role, or if a date
    or a place is among them.
    """
    block: list[_Field] = []
    above = 0
    closed = False
    roles: set[str] = set()
    for number, line in lines:
        if closed:
            found = _FIELD.match(line[:150]) if ":" in line[:60] else None
            if found and folded(found[1]) in roles:
                return None
        elif not line.strip():
            closed = len(block) > 0
            if closed and not (roles := _roles_of(block)):
                return None
            if closed and any(sort_of(one.label) == "fact" for one in block):
                break
        elif len(block) < _MOST and (found := _FIELD.match(line)):
            block.append(_Field(number, found[1], found[2].strip()))
        elif block or (above := above + 1) > _ABOVE:
            return None
    return (block[0].number, block[-1].number) if closed else None


def is_role_with_name(line: str) -> bool:
    """Whether a line is a field that gives the name of a person with a role: `Host: Lena Ott`."""
    found = _FIELD.match(line) if ":" in line[:60] else None
    return found is not None and folded(found[1]) in _ROLES and _NAME.match(found[2].strip()) is not None


def _roles_of(block: list[_Field]) -> set[str]:
    """Return the roles that a block of fields assigns to people; empty if it is not such a block."""
    labels = [folded(one.label) for one in block]
    known = all(
        label in _ROLES or sort_of(one.label) == "fact" for label, one in zip(labels, block, strict=True)
    )
    if len(block) < 2 or len(set(labels)) < len(labels) or not known:
        return set()
    roles = {label for label in labels if label in _ROLES}
    named = all(_NAME.match(one.value) for label, one in zip(labels, block, strict=True) if label in roles)
    return roles if named else set()
