"""Conditions on the fields of records: `--where FIELD=VALUE` and its short forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from ghostcli.errors import GhostError
from ghostcli.fields import Field, Kind, Type
from ghostcli.model import EPISODE_FILTERS, EPISODES, FIDELITY, Record, is_quotable
from ghostcli.records.dates import EXAMPLES, Period, is_calendar_date, parse_period
from ghostcli.records.natural_order import natural
from ghostcli.suggest import did_you_mean
from ghostcli.text.escaping import visible
from ghostcli.text.words import fold
from ghostcli.timecode import format_exact, format_exact_span, parse_option_time

# Compiled at first use: most commands have no condition.
_WHERE = r"(?s)\s*([A-Za-z_][\w-]*)\s*(!=|=|~)(.*)"

_NUMBER = Field("number", Type.SECONDS, "its place in its kind")
_ADDRESS = (
    Field("ref", Type.TEXT, "its address"),
    Field("kind", Type.TEXT, "its kind"),
    Field("episode", Type.TEXT, "its episode's id"),
    _NUMBER,
)


def filter_fields(kinds: Iterable[Kind]) -> dict[str, Field]:
    """The fields by which records of these kinds can be filtered and sorted, by name."""
    known = {field.name: field for field in _ADDRESS}
    for name in EPISODE_FILTERS:
        field = EPISODES.field(name)
        assert field  # noqa: S101 - the table of kinds declares it
        known[name] = field
    for kind in kinds:
        known |= {field.name: field for field in kind.fields}
    return known


def value_of(record: Record, name: str) -> Any:
    """A record's value of a field, or its episode's value if the field belongs to the episode."""
    if name in record.values:
        return record.values[name]
    if name in EPISODE_FILTERS:  # a record may differ, such as a quote in another language
        return record.head.get(name)
    if record.kind.field(name):
        return None
    match name:
        case "ref" | "episode" | "number":
            return getattr(record, name)
        case "kind":
            return record.kind.name
    return None


class Condition(NamedTuple):
    """A condition on records; with `contains`, the folded text that the field must contain."""

    field: Field
    negated: bool
    test: Callable[[Any], bool]
    contains: str | None = None

    def holds(self, record: Record) -> bool:
        """Whether the record satisfies the condition."""
        value = value_of(record, self.field.name)
        return self.test(value) is not self.negated


def parse_where(text: str, kinds: Iterable[Kind]) -> Condition:
    """Parse a condition: `FIELD=VALUE`, `FIELD!=VALUE`, `FIELD~TEXT`, `FIELD=A..B`.

    Raises GhostError if it is not valid or no requested kind has the field.
    """
    found = re.fullmatch(_WHERE, text)
    if not found:
        raise GhostError(
            f'"{visible(text)}" is not a valid condition',
            "FIELD=VALUE, FIELD!=VALUE, FIELD~TEXT or FIELD=A..B, as in fidelity=spliced",
        )
    return condition(found[1].lower(), found[2], found[3].strip(), kinds)


def condition(name: str, operator: str, value: str, kinds: Iterable[Kind]) -> Condition:
    """The condition `name operator value`. Raises GhostError if it is not valid."""
    kinds = tuple(kinds)
    known = filter_fields(kinds)
    field = known.get(name)
    if field is None:
        whose = kinds[0].name if len(kinds) == 1 else "no kind asked about"
        has = "have no field" if len(kinds) == 1 else "has the field"
        raise GhostError(
            f'{whose} {has} "{visible(name)}"{did_you_mean(name, known)}',
            "fields: " + ", ".join(sorted(known)),
        )
    if operator == "~":
        read = fold if fold(value) or not value else str  # text without words is compared unfolded
        wanted = read(value)
        contains = wanted if read is fold else None
        return Condition(
            field, False, lambda held: any(wanted in read(text) for text in _texts(field, held)), contains
        )
    return Condition(field, operator == "!=", _equality(field, value))


def quotable() -> Condition:
    """The condition that a quote is verbatim or near, and nothing worse."""
    return Condition(FIDELITY, False, lambda held: bool(held) and is_quotable(held["verdicts"]))


def since(value: str) -> Condition:
    """The condition that an episode was published on or after that date; see `parse_period`."""
    first = _period("--since", value).first
    return _published(lambda held: held >= first)


def until(value: str) -> Condition:
    """The condition that an episode was published on or before that date; see `parse_period`."""
    last = _period("--until", value).last
    return _published(lambda held: held[: len(last)] <= last)


def _period(option: str, value: str) -> Period:
    period = parse_period(value)
    if period is None:
        raise GhostError(f'{option} "{visible(value)}" is not a valid date', EXAMPLES)
    return period


def _published(test: Callable[[str], bool]) -> Condition:
    field = EPISODES.field("published")
    assert field  # noqa: S101 - the table of kinds declares it
    return Condition(field, False, lambda held: bool(held) and test(held))


def _texts(field: Field, value: Any) -> Iterator[str]:
    """Every text in a field's value; times as they are written in notes."""
    if value is None:
        return
    if field.many:
        one = field._replace(many=False)
        for inner in value:
            yield from _texts(one, inner)
        return
    match field.type:
        case Type.GROUP:
            for part in field.group:
                yield from _texts(part, value.get(part.name))
        case Type.PAIRS:
            for pair in value.items():
                yield from pair
        case Type.TIMES:
            yield format_exact_span(value)
        case Type.DURATION:
            yield format_exact(value)
        case _:
            yield str(value)


def _equality(field: Field, value: str) -> Callable[[Any], bool]:
    if not value:
        return lambda held: held is None or held in ((), "")
    match field.type:
        case Type.TIMES:
            return _within_times(field, value)
        case Type.DURATION | Type.SECONDS:
            low, high = _bounds(field, value)
            return lambda held: held is not None and low <= held <= high
        case Type.DATE:
            return _within_dates(field, value)
        case Type.FLAG:
            if value.lower() not in {"true", "false", "yes", "no"}:
                raise GhostError(f'{field.name} is true or false, not "{visible(value)}"')
            wanted = value.lower() in {"true", "yes"}
            return lambda held: bool(held) is wanted
    _check_choice(field, value)
    folded = fold(value)
    if field.links:  # by id, or by the full ref, as in JSON output
        folded = fold(value.rpartition("/")[2])
    return lambda held: any(fold(text) == folded for text in _texts(field, held))


def _check_choice(field: Field, value: str) -> None:
    choices = next((one.choices for one in (field, *field.group) if one.choices), ())
    if choices and value.lower() not in choices:
        raise GhostError(
            f'{field.name} is never "{visible(value)}"{did_you_mean(value, choices)}',
            "it is one of " + ", ".join(choices),
        )


def _bounds(field: Field, value: str) -> tuple[float, float]:
    """The bounds of `A..B`, `A..`, `..B` or `A`, in seconds (or as a plain number)."""
    low, dots, high = value.partition("..")
    first, last = (_quantity(field, text) if text else None for text in (low, high if dots else low))
    if first is not None and last is not None and first > last:
        raise _backwards(field, value)
    return float("-inf") if first is None else first, float("inf") if last is None else last


def _backwards(field: Field, value: str) -> GhostError:
    return GhostError(f'"{visible(value)}" is not a valid range of {field.name}: it runs backwards')


def _quantity(field: Field, text: str) -> float:
    text = text.strip()
    seconds = parse_option_time(text)
    if seconds is None and field.type is not Type.TIMES and re.fullmatch(r"-?\d{1,9}(\.\d+)?", text):
        seconds = float(text)
    if seconds is None:
        takes = "a number" if field.type is Type.SECONDS else "a time such as 0:43:08, 43:08 or 2588s"
        raise GhostError(
            f'"{visible(text)}" is not a valid value of {field.name}', f"it takes {takes}, or a range A..B"
        )
    return seconds


def _within_times(field: Field, value: str) -> Callable[[Any], bool]:
    low, high = _bounds(field, value)

    def test(held: Any) -> bool:
        return any(start <= high and (start if end is None else end) >= low for start, end in held or ())

    return test


def _within_dates(field: Field, value: str) -> Callable[[Any], bool]:
    low, dots, high = value.partition("..")
    for text in (low, high):
        if text and not is_calendar_date(text):
            raise GhostError(
                f'"{visible(text)}" is not a valid value of {field.name}', "2025, 2025-10 or 2025-10-17"
            )
    if low and high and low > high and not low.startswith(high):
        raise _backwards(field, value)
    if not dots:
        return lambda held: bool(held) and (held == low or held.startswith(low + "-"))
    return lambda held: bool(held) and held >= low and (not high or held[: len(high)] <= high)


def sort_key(
    name: str, kinds: tuple[Kind, ...], effective: Callable[[Record], Record]
) -> Callable[[Record], Any]:
    """A sort key for a field: a number, or folded text in natural order; None for a record without it.

    Raises GhostError for an unknown field.
    """
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
        return natural(fold(value)) if isinstance(value, str) else value

    return key
