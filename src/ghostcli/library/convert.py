"""Converts YAML nodes to field values by the table of kinds; invalid values become problems."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from ghostcli.errors import WARNING, Problem
from ghostcli.fields import Field, Type
from ghostcli.library.parse_yaml import COMMENT, Node, shown
from ghostcli.suggest import did_you_mean
from ghostcli.timecode import parse_span, parse_time

ID = re.compile(r"[a-z][a-z0-9-]{0,79}")
DATE = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
SECONDS = r"[+-]?[0-9]{1,7}(?:\.[0-9]{1,3})?"

FLAGS = {word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")}

_FILE = "; a recording on the disk is written as file: talk.mp3"

_DATE = re.compile(DATE)
_SECONDS = re.compile(SECONDS)


class Place(NamedTuple):
    """A value with its place in a file, to be checked once the whole episode is read."""

    field: Field
    value: Any
    path: str
    line: int
    column: int


class Converter:
    """Converts the mappings of one file; collects its problems and the values to check later."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        self.places: list[Place] = []

    def problem(self, node: Node, message: str) -> None:
        """Add an error at that node."""
        self.problems.append(Problem(self.path, node.line, node.column, message))

    def warn(self, place: tuple[int, int], message: str) -> None:
        """Add a warning at that line and column."""
        self.problems.append(Problem(self.path, *place, message, WARNING))

    def fields(self, node: Node, fields: Iterable[Field], owner: str) -> dict[str, Any]:
        """The values of a mapping, by field name; `owner` names it in messages, as in "a quote"."""
        if not isinstance(node.value, dict):
            self.problem(node, f"found {_found(node)}, expected {owner} as a mapping of fields")
            return {}
        known = {field.name: field for field in fields}
        values = {}
        for name, (key, value) in node.value.items():
            field = known.get(name)
            if field is None:
                self.problem(key, f'{owner} has no field "{shown(name)}"{did_you_mean(name, known)}')
            elif field.type is Type.TEXT and value.comment:
                self.warn(value.comment, COMMENT)
            if field is not None and not value.empty:
                converted = self.value(value, field)
                if converted is not None:
                    values[name] = converted
        for field in known.values():
            given = node.value.get(field.name)
            if field.required and (given is None or _says_nothing(given[1], field)):
                self.problem(node, f"{owner} without {field.name}, which it needs")
        return values

    def value(self, node: Node, field: Field) -> Any:
        """The value of one field, None if there is no valid one."""
        if not field.many:
            return self._one(node, field)
        items = node.value if isinstance(node.value, list) else [node]
        for item in items if field.type is Type.TEXT and items is node.value else ():
            if item.comment:
                self.warn(item.comment, COMMENT)
        values = [self._one(item, field) for item in items if not item.empty]
        return tuple(value for value in values if value is not None) or None

    def _one(self, node: Node, field: Field) -> Any:
        if field.type is Type.GROUP:
            return self._group(node, field)
        if field.type is Type.PAIRS:
            return self._pairs(node, field)
        if field.type is Type.NAMES:
            return self._names(node, field)
        if not isinstance(node.value, str):
            self.problem(node, f"found {_found(node)} as {field.name}, expected {expected(field)}")
            return None
        value = _scalar(node.value, node.plain, field)
        if value is None:
            near = did_you_mean(node.value, field.choices) if field.choices else ""
            self.problem(node, f"found {_found(node)} as {field.name}, expected {expected(field)}{near}")
        elif field.type in {Type.TIMES, Type.LINK, Type.ID}:
            self.places.append(Place(field, value, self.path, node.line, node.column))
        return value

    def _group(self, node: Node, field: Field) -> dict[str, Any] | None:
        values = self.fields(node, field.group, field.name)
        given = node.value if isinstance(node.value, dict) else None
        parts = {part.name: part for part in field.group}
        if field.needs and given is not None:
            if all(name not in given or _says_nothing(given[name][1], parts[name]) for name in field.needs):
                self.problem(node, f"{field.name} without {' or '.join(field.needs)}, one of which it needs")
            elif "file" in parts and (url := values.get("url")) and not is_web(url):
                line, column = given["url"][1].line, given["url"][1].column
                self.warn(
                    (line, column), f'"{shown(url)}" is not a web address, so it is never opened{_FILE}'
                )
        missing = any(part.required and part.name not in values for part in field.group)
        return None if missing or (field.needs and values.keys().isdisjoint(field.needs)) else values

    def _pairs(self, node: Node, field: Field) -> dict[str, str] | None:
        if not isinstance(node.value, dict):
            self.problem(node, f"found {_found(node)} as {field.name}, expected {expected(field)}")
            return None
        pairs = {}
        for name, (_, value) in node.value.items():
            if value.comment:
                self.warn(value.comment, COMMENT)
            if not isinstance(value.value, str):
                self.problem(value, f"found {_found(value)} in {field.name}, expected text")
            elif not value.empty:
                pairs[name] = value.value
        return pairs or None

    def _names(self, node: Node, field: Field) -> tuple[str, ...] | None:
        if not isinstance(node.value, list):
            self.problem(node, f"found {_found(node)} as {field.name}, expected {expected(field)}")
            return None
        for item in node.value:
            if item.comment:
                self.warn(item.comment, COMMENT)
            if not isinstance(item.value, str):
                self.problem(item, f"found {_found(item)} in {field.name}, expected a name")
                return None
        names = tuple(str(item.value) for item in node.value if not item.empty)
        if len(names) < 2:
            self.problem(node, f"found a list of {len(names)} in {field.name}, expected {expected(field)}")
            return None
        return names


def _says_nothing(node: Node, field: Field) -> bool:
    """Whether a field counts as missing: it is empty, or a list of empty items."""
    items = node.value if field.many and isinstance(node.value, list) else [node]
    return all(item.empty for item in items)


def _scalar(text: str, plain: bool, field: Field) -> Any:
    """The value of a scalar, None if it is not valid for the field's type."""
    match field.type:
        case Type.TEXT:
            return text.rstrip("\n")
        case Type.FLAG:
            return FLAGS.get(text) if plain else None
        case Type.TIMES:
            return parse_span(text)
        case Type.DURATION:
            return parse_time(text)
        case Type.SECONDS:
            return _number(text) if _SECONDS.fullmatch(text) else None
        case Type.DATE:
            return text if is_date(text) else None
        case Type.CHOICE:
            return text if text in field.choices else None
        case _:
            return text if ID.fullmatch(text) else None


def _number(text: str) -> float:
    number = float(text)
    return int(number) if number.is_integer() else number


def is_web(text: str) -> bool:
    """Whether a text begins like a web address; `records.moments.web_address` decides what may be opened."""
    return text.lower().startswith(("http://", "https://"))


def is_date(text: str) -> bool:
    """Whether the text is a valid day, month or year."""
    if not _DATE.fullmatch(text) or text.startswith("0000"):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def expected(field: Field) -> str:
    """A description of valid values of a field, for a message."""
    if field.type is Type.CHOICE:
        return "one of " + ", ".join(field.choices)
    if field.type is Type.TIMES:
        return f"{field.type.value}, minutes and seconds below 60 and the end not before the start"
    return field.type.value if field.type is not Type.LINK else f"the id of one of the {field.links}"


def _found(node: Node) -> str:
    if not isinstance(node.value, str):
        return node.shape
    return f'"{shown(node.value)}"'
