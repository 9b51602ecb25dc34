"""Problems as `path:line:column` lines, as JSON, and as annotations in a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ghostcli.errors import Problem
from ghostcli.render.json_output import dump
from ghostcli.render.record_page import nearby
from ghostcli.render.request import Request
from ghostcli.system.paths import with_slashes
from ghostcli.text.escaping import visible


def as_lines(problems: Iterable[Problem], _: Request) -> Iterator[str]:
    """One line for each problem: path:line:column: message."""
    for one in problems:
        yield f"{visible(nearby(one.path))}:{one.line}:{one.column}: {one.sentence}\n"


def as_json(problems: Iterable[Problem], _: Request) -> Iterator[str]:
    """One array."""
    yield dump([problem._asdict() for problem in problems], indent=2) + "\n"


def as_annotations(problems: Iterable[Problem], _: Request) -> Iterator[str]:
    """One GitHub annotation for each problem."""
    for one in problems:
        yield annotation(*one)


def annotation(path: str, line: int, column: int, message: str, level: str = "error") -> str:
    """A GitHub workflow command that annotates a line."""
    place = {
        "file": visible(with_slashes(nearby(path))),
        "line": str(max(line, 1)),
        "col": str(max(column, 1)),
    }
    properties = ",".join(
        f"{name}={_escaped(value).replace(':', '%3A').replace(',', '%2C')}" for name, value in place.items()
    )
    text = "\n".join(map(visible, message.split("\n")))
    return f"::{level} {properties}::{_escaped(text)}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
