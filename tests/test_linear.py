"""What content costs grows as the content does: patterns, by the steps that a backtracking matcher takes."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import ghostcli
from regextexts import texts
from regexwork import Counted, TooMuchError
from thinned import thinned

ROOMS = [
    "transcripts",
    "notes",
    "recognition",
    "library",
    "text",
    "records",
    "fidelity",
    "drafts",
    "search",
    "verify",
]
SCANS = {"search", "finditer", "findall", "sub", "subn", "split"}
METHODS = {*SCANS, "match", "fullmatch"}
CALLED = re.compile(rf"\.(?:{'|'.join(METHODS)})\b")
SHORT = 45
TWICE = 3.0
"""How many times as many steps text of twice the length may take: four times is quadratic."""

MOST = 1 << 40

BOUNDED = {
    ("dialects", "_RULES"): "words of at most 40 letters",
    ("files", "_OTHERS"): "the beginning of a text",
    ("written_times", "BEHIND"): "the last 40 characters of a text",
    ("chapter_lines", "_BEFORE"): "one line, without its end",
}
"""What is only ever given short texts, or none of that kind, by module and name."""


class Used(NamedTuple):
    module: str
    name: str
    pattern: re.Pattern[Any]
    scans: bool


def modules() -> Iterator[tuple[str, Any, list[ast.AST]]]:
    """The modules of these rooms that may look for a pattern, with the nodes of their code."""
    for one in pkgutil.walk_packages(ghostcli.__path__, "ghostcli."):
        if one.name.split(".")[1] in ROOMS:
            module = importlib.import_module(one.name)
            text = Path(str(module.__file__)).read_text(encoding="utf-8")
            nodes = list(ast.walk(ast.parse(text))) if CALLED.search(text) else []
            yield one.name, module, nodes


def used() -> Iterator[Used]:
    """All patterns that a module has by name, or gives to `re` as they are; whether they are scanned for."""
    patterns: dict[tuple[str, str], list[re.Pattern[Any]]] = {}
    scanned: set[tuple[str, str]] = set()
    called: set[tuple[str, str]] = set()
    for name, module, nodes in modules():
        came = {
            alias.asname or alias.name: (node.module or "", alias.name)
            for node in nodes
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        for own, value in vars(module).items():
            if own not in came:
                patterns[name, own] = [one for one in flat(value) if isinstance(one, re.Pattern)]
        for node in nodes:
            if not (isinstance(node, ast.Attribute) and node.attr in METHODS):
                continue
            of: Any = node.value
            while isinstance(of, ast.Subscript | ast.Call):
                of = of.value if isinstance(of, ast.Subscript) else of.func
            if isinstance(of, ast.Name) and of.id != "re":
                where = came.get(of.id, (name, of.id))
                called.add(where)
                if node.attr in SCANS:
                    scanned.add(where)
        for node in nodes:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                of, first = node.func.value, node.args[0] if node.args else None
                given = isinstance(of, ast.Name) and of.id == "re" and node.func.attr in METHODS
                if given and isinstance(first, ast.Constant):
                    yield Used(name, str(first.value), re.compile(first.value), node.func.attr in SCANS)
    for (module_name, own), some in patterns.items():
        where = (module_name, own)
        for pattern in some:
            yield Used(module_name, own, pattern, where in scanned or where not in called)


def flat(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple | list):
        for one in value:
            yield from flat(one)
    else:
        yield value


ALL = {(one.pattern.pattern, one.pattern.flags, one.scans): one for one in used()}
BY_MODULE: dict[str, list[Used]] = {}
for _one in ALL.values():
    BY_MODULE.setdefault(_one.module, []).append(_one)


def steps(counted: Counted, text: str, *, scans: bool) -> int:
    try:
        return counted.scan(text) if scans else counted.match(text)
    except TooMuchError:
        return MOST


@pytest.mark.parametrize("module", thinned(BY_MODULE, 3))
def test_a_pattern_takes_steps_in_proportion_to_the_text(module: str) -> None:
    for one in BY_MODULE[module]:
        if (module.rpartition(".")[2], one.name) in BOUNDED:
            continue
        counted = Counted(one.pattern)
        for short, long in zip(texts(one.pattern, SHORT), texts(one.pattern, 2 * SHORT), strict=True):
            few = steps(counted, short, scans=one.scans)
            many = steps(counted, long, scans=one.scans)
            assert few < MOST, (one.name, short[:20], short[-9:])
            assert many <= max(TWICE * few, 1500), (one.name, long[:20], long[-9:], few, many)


@pytest.mark.parametrize(
    ("pattern", "is_linear"),
    [
        (r"[.!?]++x", False),
        (r"[.!?](?<![.!?].)[.!?]*+x", True),
        (r"a: ([^\n]*?)[ \t]*\Z", False),
        (r"a: ((?:[^ \t\n]++|[ \t]++(?!\Z))*+)[ \t]*\Z", True),
        (r"\bab{1,300}c", True),
        (r"(?:a|a)*b", False),
        (r"(a+)\1?(?(1)b|c)(?<=b)(?!d)", False),
        (r"(?m)^#{1,6} +(\S+)$", True),
    ],
)
def test_the_counting_tells_what_is_linear(pattern: str, is_linear: bool) -> None:
    made = re.compile(pattern)
    counted = Counted(made)
    pairs = zip(texts(made, SHORT), texts(made, 2 * SHORT), strict=True)
    taken = [tuple(steps(counted, text, scans=True) for text in pair) for pair in pairs]
    assert all(few < MOST and many <= max(TWICE * few, 1500) for few, many in taken) is is_linear
