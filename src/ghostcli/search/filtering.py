"""Filters in a query as conditions on records, and the fields by which hits are sorted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ghostcli.errors import GhostError
from ghostcli.fields import Kind, Type
from ghostcli.model import FIDELITY, Record
from ghostcli.records.filters import Condition, condition, filter_fields, since, until, value_of
from ghostcli.search.query import Filter, Query, parse
from ghostcli.suggest import did_you_mean
from ghostcli.text.escaping import visible
from ghostcli.text.words import fold

Filters = dict[Filter, Condition]
"""What each filter of a query says of a record; of a negated one the contrary counts."""


def parse_filters(text: str, kinds: tuple[Kind, ...], *, exact: bool) -> tuple[Query, Filters]:
    """The query that a text is, and the conditions of its filters; a filter that makes no sense is words."""
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


def sort_key(
    name: str, kinds: tuple[Kind, ...], effective: Callable[[Record], Record]
) -> Callable[[Record], Any]:
    """A key by the field to sort by: a number or folded text, None where a record lacks it."""
    known = filter_fields(kinds)
    if name not in known:
        raise GhostError(
            f'--sort: there is no field "{visible(name)}"{did_you_mean(name, known)}',
            "fields: " + ", ".join(sorted(known)),
        )

    def key(record: Record) -> Any:
        value = value_of(effective(record) if name == FIDELITY.name else record, name)
        if isinstance(value, tuple) and value:
            value = value[0]
        if isinstance(value, tuple):
            value = value[0] if value else None
        if isinstance(value, dict):
            value = next(iter(value.values()), None)
            value = value[0] if isinstance(value, tuple) and value else value
        return fold(value) if isinstance(value, str) else value

    return key
