"""The site of the documentation: `.ci/site` fails on what is wrong, and its pages load nothing from elsewhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.skipif(not find_spec("sphinx"), reason="the extra docs is not installed")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The site of a copy with three mistakes, and what the script said; the copy has no .venv."""
    copy = tmp_path_factory.mktemp("copy")
    for name in (".ci", "docs", "benchmarks", "examples"):
        shutil.copytree(ROOT / name, copy / name)
    for path in ROOT.glob("*.md"):
        shutil.copy(path, copy)
    with (copy / "docs/the-index.md").open("a", encoding="utf-8") as page:
        page.write("\n[a](no-page.md) [b](search.md#no-anchor) [c](search.md#the-score)\n")
    (copy / "docs/lonely.md").write_text("# In no part\n")
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [copy / ".ci/site", copy / "made"],
        env={name: value for name, value in os.environ.items() if name != "PYTHON"} | {"PATH": programs},
        capture_output=True,
        text=True,
        check=False,
    )
    return copy / "made", done


def test_links_and_anchors_that_lead_nowhere_fail(
    built: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    _, done = built
    assert done.returncode != 0
    warnings = [line for line in done.stderr.splitlines() if "WARNING" in line]
    assert len(warnings) == 3, done.stderr
    for told in ("'no-page.md'", "'no-anchor'", "lonely.md"):
        assert any(told in line for line in warnings), told


def test_pages_load_nothing_from_elsewhere(built: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, _ = built
    pages = list(folder.rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        text = page.read_text(encoding="utf-8")
        for tag in re.findall(r"<(?:link|script|img|iframe|source|video|audio)\b[^>]*>", text):
            assert not re.search(r"""\b(?:href|src|srcset)=["']?(?:\w+:)?//""", tag), (page.name, tag)
    for style in folder.rglob("*.css"):
        assert not re.search(r"@import|url\(\s*[\"']?(?:https?:)?//", style.read_text(encoding="utf-8")), (
            style.name
        )


def test_the_first_page_is_where_browsers_look(built: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, _ = built
    (target,) = re.findall(r"url=([^\"]+)", (folder / "index.html").read_text(encoding="utf-8"))
    assert "<h1>ghost" in (folder / target).read_text(encoding="utf-8")
