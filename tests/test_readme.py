"""Every command of the README is run, in order, and prints what the README says.

`GHOST_UPDATE=1 pytest tests/test_readme.py` writes what they print today into the README.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ghostcli.library.paths import builtin_root

README = Path(__file__).parent.parent / "README.md"
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


def test_every_command_prints_what_the_readme_says(tmp_path: Path) -> None:
    text = README.read_text(encoding="utf-8")
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
        README.write_text(rewritten, encoding="utf-8")
    assert text.count("```console") >= 8
    if skipped:
        pytest.skip(f"run but for what needs {', '.join(sorted(set(skipped)))}")


def test_the_two_lines_of_the_issue_are_in_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/ghost quotes --search straw" in text
    assert "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest" in text
