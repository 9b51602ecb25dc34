"""Problems as lines that editors jump to, as JSON, and as annotations in a pull request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from ghostcli.errors import Problem
from ghostcli.render.jsontext import dump
from ghostcli.render.page import nearby
from ghostcli.text.escaping import visible


def _lines(problems: Iterable[Problem]) -> Iterator[str]:
    for one in problems:
        yield f"{visible(nearby(one.path))}:{one.line}:{one.column}: {one.sentence}\n"


def _json(problems: Iterable[Problem]) -> Iterator[str]:
    yield dump([problem._asdict() for problem in problems], indent=2) + "\n"


def _github(problems: Iterable[Problem]) -> Iterator[str]:
    for one in problems:
        yield annotation(*one)


def annotation(path: str, line: int, column: int, message: str, level: str = "error") -> str:
    """A GitHub workflow command that annotates a line."""
    place = {"file": visible(nearby(path)), "line": str(max(line, 1)), "col": str(max(column, 1))}
    properties = ",".join(
        f"{name}={_escaped(value).replace(':', '%3A').replace(',', '%2C')}" for name, value in place.items()
    )
    text = "\n".join(map(visible, message.split("\n")))
    return f"::{level} {properties}::{_escaped(text)}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


PROBLEM_FORMATS: Mapping[str, Callable[[Iterable[Problem]], Iterator[str]]] = {
    "plain": _lines,
    "json": _json,
    "github": _github,
}
