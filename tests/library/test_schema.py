from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from written import read, write

from ghostcli.actions.lint import lint
from ghostcli.library.parse_yaml import Node, parse
from ghostcli.library.paths import builtin_root
from ghostcli.library.schema import SCHEMA_FILE, json_schema, schema_text
from ghostcli.model import EPISODES, KINDS
from thinned import thinned

CONTENT = Path(builtin_root())

_INT = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_SPECIAL = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


def resolved(node: Node | None) -> Any:
    """A tree as a reader of YAML 1.2 (the core schema) hands it to a validator."""
    if node is None:
        return None
    if isinstance(node.value, list):
        return [resolved(item) for item in node.value]
    if isinstance(node.value, dict):
        return {name: resolved(value) for name, (_, value) in node.value.items()}
    text = node.value
    if not node.plain:
        return text
    if text in {"", "~", "null", "Null", "NULL"}:
        return None
    if text.lower() in {"true", "false"} and text in {text.lower(), text.upper(), text.capitalize()}:
        return text.lower() == "true"
    if _INT.fullmatch(text):
        return int(text) if len(text) < 4000 else 10**4000
    if _BASED.fullmatch(text):
        return int(text.replace("0o", ""), 16 if text[1] == "x" else 8)
    if _SPECIAL.fullmatch(text):
        return float(text.replace(".", ""))
    return float(text) if _FLOAT.fullmatch(text) else text


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(json_schema())


def allowed_by_schema(text: str) -> bool:
    node, problems = parse(text.encode(), "")
    assert problems == []
    return bool(validator().is_valid(resolved(node)))


def allowed_by_loader(folder: Path, text: str) -> bool:
    """Whether the loader has no complaint; notes without a title are read beside an episode."""
    own = re.search(r"(?m)^title:", text)
    _, problems = read(
        write(folder, {"episode.yaml": text if own else "title: A", "more.yaml": "" if own else text})
    )
    return not problems


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(json_schema())


def test_the_schema_in_the_content_is_the_one_that_ghost_prints() -> None:
    assert (CONTENT / SCHEMA_FILE).read_text(encoding="utf-8") == schema_text()
    assert json.loads(schema_text()) == json_schema()


def test_the_schema_tells_of_every_kind_and_field() -> None:
    known = json_schema()["properties"]
    assert list(known) == [*(field.name for field in EPISODES.fields), "source", *KINDS]
    for kind in KINDS.values():
        record = known[kind.name]["anyOf"][0]["items"]["anyOf"][0]
        assert known[kind.name]["description"] == kind.help
        assert {name: field["description"] for name, field in record["properties"].items()} == {
            field.name: field.help for field in kind.fields
        }


def test_the_content_is_without_a_problem() -> None:
    found = lint([str(CONTENT)], (), builtin=False)
    assert found.problems == []
    assert found.episodes >= 1


@pytest.mark.parametrize("path", sorted(CONTENT.glob("*/*.yaml")), ids=lambda path: path.name)
def test_the_content_names_and_meets_the_schema(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=../{SCHEMA_FILE}\n")
    node, _ = parse(text.encode(), str(path))
    assert [error.message for error in validator().iter_errors(resolved(node))] == []


GOOD = [
    "",
    "# nothing\n",
    "~",
    "{}",
    "title: 1984\n",
    "title: true\nshow: 010\npublished: 2025\nduration: 0:00\nlanguage: no\n",
    "title: A\npublished: '2025-10-17'\nduration: 2:26:08.5\naliases: [1, yes, ~, '']\nsummary:\ntags: {}\n",
    "title: A\nmedia: [{url: 'https://a.example'}, {url: '', file: a}, {file: ~, url: 'http://b.example'}]\n",
    "title: A\nmedia: {file: a, offset: -48}\nsources: [{name: a}, ~, {name: b, url: ''}]\n",
    "title: A\nmedia:\n- {file: a, offset: '-48.5'}\n- {file: b, service: c, title: d, note: e, offset: }\n",
    "title: A\nquotes: []\nthemes: ''\nchapters: ~\npeople: {}\ninsights: [~, '', [], {}]\n",
    "source: 12\nquotes:\n- text: a\n",
    "quotes:\n- {text: a, id: x, at: 0:01, tags: a}\n- {text: b, same_as: x, at: [0:01-0:02, ~]}\n",
    "quotes:\n- {text: 1.5, speaker: ~, sic: {a: 1, b: ~, c: true}, fidelity: {verdicts: near}}\n",
    "quotes:\n- {text: a, fidelity: {verdicts: [verbatim, ~, distant], remark: b}}\n",
    "quotes:\n- {text: a, id: true}\nthemes:\n- {title: b, quotes: true}\n",
    "quotes:\n- {text: a, id: no}\nthemes:\n- {title: b, quotes: [no, ~]}\n",
    "questions:\n- {text: a, cut: true}\n- {text: b, cut: False}\n- {text: c, cut: }\n",
    "people:\n- {name: a, role: host, aliases: b}\n- {name: b, role: }\n",
    "insights:\n- {title: a, sort: operating}\n",
    "companies:\n- {name: a, inferred: true}\n",
]

BAD = [
    "- title: A\n",
    "title\n",
    "1\n",
    "show: A\n",
    "title: ''\n",
    "title: ~\n",
    "title: [A]\n",
    "title: {a: b}\n",
    "titel: A\n",
    "title: A\nqoutes: []\n",
    "title: A\nquotes: {text: a}\n",
    "title: A\nquotes: a\n",
    "title: A\nquotes: [a]\n",
    "title: A\nquotes: [[a]]\n",
    "title: A\nquotes: [{speaker: a}]\n",
    "title: A\nquotes: [{text: }]\n",
    "title: A\nquotes: [{text: ' '}]\n",
    "title: A\nquotes: [{text: [a]}]\n",
    "title: A\nquotes: [{text: a, speakr: b}]\n",
    "title: A\nquotes: [{text: a, tags: [[b]]}]\n",
    "title: A\nquotes: [{text: a, at: 1:30:60}]\n",
    "title: A\nquotes: [{text: a, at: 90}]\n",
    "title: A\nquotes: [{text: a, at: 1.5}]\n",
    "title: A\nquotes: [{text: a, at: {b: c}}]\n",
    "title: A\nquotes: [{text: a, id: B}]\n",
    "title: A\nquotes: [{text: a, id: 1}]\n",
    "title: A\nquotes: [{text: a, id: [b]}]\n",
    "title: A\nquotes: [{text: a, same_as: 'b c'}]\n",
    "title: A\nquotes: [{text: a, sic: b}]\n",
    "title: A\nquotes: [{text: a, sic: [b]}]\n",
    "title: A\nquotes: [{text: a, sic: {b: [c]}}]\n",
    "title: A\nquotes: [{text: a, fidelity: near}]\n",
    "title: A\nquotes: [{text: a, fidelity: [near]}]\n",
    "title: A\nquotes: [{text: a, fidelity: {remark: b}}]\n",
    "title: A\nquotes: [{text: a, fidelity: {verdicts: []}}]\n",
    "title: A\nquotes: [{text: a, fidelity: {verdicts: [~], remark: b}}]\n",
    "title: A\nquotes: [{text: a, fidelity: {verdicts: [nearly]}}]\n",
    "title: A\nquotes: [{text: a, fidelity: {verdicts: near, remarks: b}}]\n",
    "title: A\npeople: [{name: a, role: hots}]\n",
    "title: A\nquestions: [{text: a, cut: yes}]\n",
    "title: A\nquestions: [{text: a, cut: 'true'}]\n",
    "title: A\nquestions: [{text: a, cut: 1}]\n",
    "title: A\npublished: 2024-13-45\n",
    "title: A\npublished: 24-01-01\n",
    "title: A\npublished: [2025]\n",
    "title: A\npublished: true\n",
    "title: A\nduration: 8768\n",
    "title: A\nduration: 2h\n",
    "title: A\nmedia: a\n",
    "title: A\nmedia: {service: a}\n",
    "title: A\nmedia: [{url: '', file: ~}]\n",
    "title: A\nmedia: {file: [a]}\n",
    "title: A\nmedia: {file: a, offset: soon}\n",
    "title: A\nmedia: {file: a, offset: 10000000}\n",
    "title: A\nmedia: {file: a, offset: [1]}\n",
    "title: A\nsources: [a]\n",
    "title: A\nsource: [a]\n",
    "note: of the episode\n",
    "quotes: []\nsummary: of the episode\n",
]

LOADER_ALONE = [
    ("a range runs forward", "quotes: [{text: a, at: 0:02-0:01}]\n"),
    ("times are within the duration", "title: A\nduration: 0:10\nquotes: [{text: a, at: 0:11}]\n"),
    ("an id is taken once", "quotes: [{text: a, id: x}, {text: b, id: x}]\n"),
    ("links lead somewhere", "quotes: [{text: a, same_as: x}]\n"),
    ("no link leads to its own record", "quotes: [{text: a, id: x, same_as: x}]\n"),
    ("the calendar", "title: A\npublished: 2023-02-29\n"),
    ("the year 0", "title: A\npublished: '0000'\n"),
    ("a year has four figures", "title: A\npublished: 7\n"),
    ("how a number is written", "title: A\nmedia: {file: a, offset: 1e3}\n"),
    ("its base", "title: A\nmedia: {file: a, offset: 0x1F}\n"),
    ("its decimals", "title: A\nmedia: {file: a, offset: 0.0001}\n"),
]
"""What no schema can say, or what a reader of YAML has already taken away from it."""


@pytest.mark.parametrize("text", GOOD)
def test_good_notes_pass_both(tmp_path: Path, text: str) -> None:
    assert allowed_by_schema(text)
    assert allowed_by_loader(tmp_path, text)


@pytest.mark.parametrize("text", BAD)
def test_bad_notes_fail_both(tmp_path: Path, text: str) -> None:
    assert not allowed_by_schema(text)
    assert not allowed_by_loader(tmp_path, text)


@pytest.mark.parametrize(("what", "text"), LOADER_ALONE, ids=[what for what, _ in LOADER_ALONE])
def test_what_the_loader_alone_can_tell(tmp_path: Path, what: str, text: str) -> None:
    assert what
    assert allowed_by_schema(text)
    assert not allowed_by_loader(tmp_path, text)


PLAIN = [
    "a", "a b", "x", "1st", "a-b", "A", "~", "null", "true", "True", "false", "no", "yes", "0", "7", "12",
    "007", "010", "-1", "+1", "2025", "02025", "9999", "10000", "2025-10", "2025-13", "2025-10-17",
    "2023-02-29", "0000", "0x1F", "0o17", "1e3", "1.5", "1.", ".5", "1.0001", "-48.125", "9999999",
    "9999999.9", "10000000", ".inf", "-.inf", ".nan", "1_000", "0:01", "1:30", "1:30:60", "43:60",
    "0:43:08", "0:43:08.5", "0:43:08.1234", "0:01-0:02", "0:02-0:01", "near", "host", "verbatim",
    "operating", "=", "<<", "é", "a:b", "-a",
]  # fmt: skip
SHAPES = [
    *(shape for text in PLAIN for shape in (text, f"'{text}'", f"[{text}]", f"['{text}', ~]")), "''", "' '",
    "[]", "{}", "[[]]", "[~]", "[[~]]", "[{}]", "{a: b}", "{x: ~}", "[{a: b}]", "{a: [b]}", '"0:01\\n"',
]  # fmt: skip
TEMPLATES = {
    "title": "title: %s\n",
    "text": "title: A\nsummary: %s\n",
    "texts": "title: A\naliases: %s\n",
    "date": "title: A\npublished: %s\n",
    "duration": "title: A\nduration: %s\n",
    "seconds": "title: A\nmedia: {file: a, offset: %s}\n",
    "group": "title: A\nmedia: %s\n",
    "source": "title: A\nsource: %s\n",
    "records": "title: A\nquotes: %s\n",
    "times": "title: A\nquotes: [{text: a, at: %s}]\n",
    "id": "title: A\nquotes: [{text: a, id: %s}]\n",
    "link": "title: A\nquotes: [{text: a, id: x}, {text: b, id: true}, {text: c, same_as: %s}]\n",
    "links": "title: A\nquotes: [{text: a, id: x}, {text: b, id: true}]\nthemes: [{title: a, quotes: %s}]\n",
    "flag": "title: A\nquestions: [{text: a, cut: %s}]\n",
    "choice": "title: A\npeople: [{name: a, role: %s}]\n",
    "pairs": "title: A\nquotes: [{text: a, sic: %s}]\n",
    "verdicts": "title: A\nquotes: [{text: a, fidelity: {verdicts: %s, remark: b}}]\n",
}


ALONE = {
    # What a reader of YAML makes of these is a number or true; the loader goes by how it is written.
    "date": ("7", "12", "007", "010", "+1", "02025", "1.", "1e3", "0x1F", "0o17", "2023-02-29", "0000"),
    "seconds": ("1e3", "1.", ".5", "1.0001", "0x1F", "0o17", ".nan"),
    "id": ("True",),
    "link": ("True", "false", "a", "a-b", "no", "yes", "near", "host", "verbatim", "operating"),
    "links": ("True", "false", "a", "a-b", "no", "yes", "near", "host", "verbatim", "operating"),
    "times": ("0:02-0:01",),
}
"""By template, the values of LOADER_ALONE among PLAIN."""


def loader_alone(name: str, shape: str) -> bool:
    """Whether that shape there is a case of LOADER_ALONE."""
    if shape == '"0:01\\n"':  # in a regular expression of Python's `$` allows a newline
        return name in {"times", "duration"}
    text = shape.strip("[]").removesuffix(", ~").strip("'")
    quoted_null = text == "null" and "'" in shape and name in {"link", "links"}  # it is an id there
    return text in ALONE.get(name, ()) or quoted_null


@pytest.mark.parametrize(("name", "template"), thinned(TEMPLATES.items(), 2))
def test_schema_and_loader_agree_on_every_value(tmp_path: Path, name: str, template: str) -> None:
    differing = []
    for shape in SHAPES:
        text = template % shape
        if "'''" in text or parse(text.encode(), "")[1]:
            continue
        by_schema, by_loader = allowed_by_schema(text), allowed_by_loader(tmp_path, text)
        if by_schema != by_loader and not (by_schema and loader_alone(name, shape)):
            differing.append(f"{shape} schema: {by_schema} loader: {by_loader}")
    assert differing == []
