"""The documentation: every command on every page prints what the page says, and every link leads somewhere.

`GHOST_UPDATE=1 pytest tests/test_documentation.py` writes what the commands print today into the pages.
"""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import ghostcli
from ghostcli.library.paths import builtin_root

ROOT = Path(__file__).parent.parent
TEXTS = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").rglob("*.md")})
PAGES = [path.relative_to(ROOT) for path in TEXTS if "```console" in path.read_text(encoding="utf-8")]
"""The pages that show commands; each is read by somebody with an empty home."""

BLOCK = re.compile(r"(?ms)^```console\n(.*?)^```$")
FOREIGN = ("jq", "fzf", "rg")


def commands(block: str) -> list[tuple[str, str]]:
    """The commands of a block, each with the output that stands below it."""
    pairs: list[tuple[str, str]] = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            pairs.append((line[2:-1], ""))
        else:
            command, shown = pairs[-1]
            pairs[-1] = command, shown + line
    return pairs


class Shell:
    """A person's shell in an empty home: knows where it stands, and has `ghost` on its path."""

    def __init__(self, home: Path) -> None:
        self.folder = home
        self.home = home
        self.environ = {
            "HOME": str(home),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "LANG": "C.UTF-8",
        }

    def run(self, command: str) -> str:
        if command.startswith("cd "):
            self.folder /= command[3:]
            return ""
        done = subprocess.run(
            ["bash", "-c", f"{{ {command}\n}} 2>&1"],
            cwd=self.folder,
            env=self.environ,
            capture_output=True,
            check=False,
            text=True,
            encoding="utf-8",
        )
        # The built-in library lies elsewhere on every machine.
        return done.stdout.replace(builtin_root(), "content")


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_command_prints_what_the_page_says(page: Path, tmp_path: Path) -> None:
    path = ROOT / page
    text = path.read_text(encoding="utf-8")
    shell = Shell(tmp_path)
    skipped: list[str] = []
    rewritten = text
    for block in BLOCK.findall(text):
        new = ""
        for command, shown in commands(block):
            missing = [name for name in FOREIGN if f"| {name} " in command and not shutil.which(name)]
            if missing:
                skipped += missing
                new += f"$ {command}\n{shown}"
                continue
            printed = shell.run(command)
            new += f"$ {command}\n{printed}"
            if not os.environ.get("GHOST_UPDATE"):
                assert printed == shown, command
        rewritten = rewritten.replace(block, new, 1)
    if os.environ.get("GHOST_UPDATE"):
        path.write_text(rewritten, encoding="utf-8")
    if skipped:
        pytest.skip(f"run but for what needs {', '.join(sorted(set(skipped)))}")


def test_the_pages_that_show_commands_are_known() -> None:
    assert {str(page) for page in PAGES} >= {"README.md", "docs/tutorial.md", "docs/reference/output.md"}


def test_every_link_leads_somewhere() -> None:
    for path in TEXTS:
        text = re.sub(r"(?ms)^```.*?^```$|`[^`\n]*`", "", path.read_text(encoding="utf-8"))
        for link in re.findall(r"\]\(([^)\s]+)\)", text):
            target, _, _ = link.partition("#")
            if target and not re.match(r"[a-z]+:", target):
                assert (path.parent / target).exists(), (path.name, link)


def test_the_readme_is_short() -> None:
    assert (ROOT / "README.md").read_text(encoding="utf-8").count("\n") <= 150


def test_the_reference_is_the_help_of_every_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.syspath_prepend(ROOT / "docs")  # as for a script that is run there
    page = runpy.run_path(str(ROOT / "docs/commands.py"))
    assert page["page"]() == page["PAGE"].read_text(encoding="utf-8"), "run: python docs/commands.py"


DOCTEST = """
import doctest, sys
test = doctest.DocTestParser().get_doctest(sys.stdin.read(), {}, "python.md", "python.md", 0)
print(doctest.DocTestRunner().run(test))
"""


def test_the_python_of_the_reference_prints_what_the_page_says(tmp_path: Path) -> None:
    blocks = re.findall(r"(?ms)^```python\n(.*?)^```$", (ROOT / "docs/reference/python.md").read_text())
    assert len(blocks) > 4
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", DOCTEST],
        cwd=tmp_path,
        env=Shell(tmp_path).environ,
        input="\n".join(blocks),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("TestResults(failed=0, attempted="), done.stdout


def test_every_name_of_the_package_is_in_the_reference() -> None:
    text = (ROOT / "docs/reference/python.md").read_text()
    assert not {name for name in ghostcli.__all__ if not re.search(rf"\b{name}\b", text)}


def test_the_two_lines_of_the_issue_are_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/ghost quotes --search straw" in text
    assert "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest" in text
