"""Turns filters in a query into conditions on records."""

from __future__ import annotations

from ghostcli.errors import GhostError
from ghostcli.fields import Kind, Type
from ghostcli.records.filters import Condition, condition, filter_fields, since, until
from ghostcli.search.query import Filter, Query, parse

Filters = dict[Filter, Condition]
"""The condition of each filter. A negated filter holds if its condition does not."""


def parse_filters(text: str, kinds: tuple[Kind, ...], *, exact: bool) -> tuple[Query, Filters]:
    """Parse a query and its filters. A filter with an invalid value is read as words."""
    names = [*filter_fields(kinds), "since", "until", "tag"]
    while True:
        query = parse(text, fields=names, exact=exact)
        conditions: Filters = {}
        for one in (one for clause in query.clauses for one in clause.alternatives):
            if not isinstance(one, Filter):
                continue
            try:
                conditions[one] = _condition(one, kinds)
            except GhostError:
                names.remove(one.field)
                break
        else:
            return query, conditions


def _condition(one: Filter, kinds: tuple[Kind, ...]) -> Condition:
    match one.field:
        case "since":
            return since(one.value)
        case "until":
            return until(one.value)
        case "tag":
            return condition("tags", "=", one.value, kinds)
    known = filter_fields(kinds)[one.field]
    contains = known.type in {Type.TEXT, Type.PAIRS, Type.GROUP} and not known.many
    return condition(one.field, "~" if contains else "=", one.value, kinds)
