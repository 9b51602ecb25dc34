"""docs/architecture.md: its generated parts are those of the code, and every file that it names exists."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).parent.parent / "docs"
SOURCE = DOCS.parent / "src" / "ghostcli"
LONGEST = 400
"""Lines of a test file; what is longer has two subjects."""


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_generated_parts_are_those_of_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(DOCS)  # as for a script that is run there
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    assert load("map").page(text) == text, "run: python docs/map.py"


def test_every_file_that_it_names_exists() -> None:
    for page in (DOCS / "architecture.md", DOCS.parent / "CONTRIBUTING.md"):
        text = page.read_text(encoding="utf-8")
        rooms = "|".join(one.name for one in SOURCE.iterdir() if one.is_dir() and one.name != "__pycache__")
        named = re.findall(rf"`((?:{rooms})/\w+)", text)
        assert named
        missing = {
            one for one in named if not (SOURCE / f"{one}.py").exists() and not (SOURCE / one).is_dir()
        }
        assert not missing, (page.name, missing)


def test_every_file_has_a_sentence_that_says_its_job() -> None:
    module = load("map")
    for path in SOURCE.rglob("*.py"):
        assert module.job(path), path


def test_no_test_file_is_longer_than_one_subject_needs() -> None:
    lines = {
        str(path.relative_to(DOCS.parent)): path.read_text(encoding="utf-8").count("\n")
        for path in (DOCS.parent / "tests").rglob("*.py")
    }
    assert len(lines) > 100
    assert {path: count for path, count in lines.items() if count > LONGEST} == {}
