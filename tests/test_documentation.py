"""The documentation: every command on every page prints what the page says, and every link leads somewhere.

`GHOST_UPDATE=1 pytest tests/test_documentation.py` writes what the commands print today into the pages.
"""

from __future__ import annotations

import json
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
from ghostcli.model import EPISODES, VERDICTS

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


def test_the_tables_of_the_reference_are_made_from_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "docs")
    tables = runpy.run_path(str(ROOT / "docs/tables.py"))
    for name in tables["PARTS"]:
        text = (tables["FOLDER"] / name).read_text(encoding="utf-8")
        assert tables["page"](name, text) == text, "run: python docs/tables.py"


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md"])
def test_each_verdict_has_a_row_where_verdicts_are_explained(page: str) -> None:
    (rows,) = re.findall(r"(?ms)^\| verdict \| when \|.*?\n\n", (ROOT / page).read_text(encoding="utf-8"))
    assert set(re.findall(r"(?m)^\| (?:[✓~✗?] )?(\w+) \|", rows)) - {"verdict"} == set(VERDICTS)


def test_the_reference_of_files_names_each_field_of_an_episode() -> None:
    text = (ROOT / "docs/reference/files.md").read_text(encoding="utf-8")
    (named,) = re.findall(r"(?m)^ +episode\.yaml +(.*)$", text)
    own = {field.name for field in EPISODES.fields} - {"tags", "note"}  # which all records have
    assert set(named.split(", ")) == {*own, "people", "chapters"}


def test_the_notes_in_the_reference_of_files_are_right(tmp_path: Path) -> None:
    (notes,) = re.findall(r"(?ms)^```yaml\n(.*?)^```$", (ROOT / "docs/reference/files.md").read_text())
    (tmp_path / "ghost.yaml").write_text("version: 1\n")
    (tmp_path / "bridge").mkdir()
    (tmp_path / "bridge/episode.yaml").write_text("title: The bridge\nsources: [{name: Me}]\n")
    (tmp_path / "bridge/notes.yaml").write_text(notes)
    assert Shell(tmp_path).run("ghost lint --strict") == "no problem in 1 episode\n"


def test_every_query_of_the_reference_is_answered(tmp_path: Path) -> None:
    text = (ROOT / "docs/reference/queries.md").read_text(encoding="utf-8")
    shell = Shell(tmp_path)
    queries = re.findall(r"(?m)^\| `(ghost search .*?)` \|", text)
    filters = re.findall(r"`(-w .*?)`", text)
    assert len(queries) >= 10
    assert len(filters) >= 5
    for command in (
        *queries,
        *(f"ghost {'themes' if 'title' in one else 'quotes'} {one}" for one in filters),
    ):
        told = shell.run(f"{command}; echo status $?")
        assert re.search(r"^status [01]$", told.splitlines()[-1]), (command, told)


def test_the_patterns_for_editors_fit_what_ghost_prints(tmp_path: Path) -> None:
    text = (ROOT / "docs/how-to/editors.md").read_text(encoding="utf-8")
    (tasks,) = re.findall(r"(?ms)^```json\n(.*?)^```$", text)
    shell = Shell(tmp_path)
    shell.run("ghost init notes -q")
    shell.run("cd notes")
    (tmp_path / "notes/a.md").write_text('He said: "The mayor signed every page without reading one."\n')
    for task, path in zip(json.loads(tasks)["tasks"], ("moving-a-library/notes.yaml", "a.md"), strict=True):
        printed = shell.run(task["command"].replace("${relativeFile}", "a.md") + " 2>/dev/null")
        (pattern,) = [task["problemMatcher"]["pattern"]]
        found = re.search(pattern["regexp"], printed, re.MULTILINE)
        assert found, printed
        assert found[pattern["file"]] == path
        assert int(found[pattern["line"]]) > 0


@pytest.mark.parametrize("name", ["bash", "zsh"])
def test_the_functions_for_shells_run(name: str, tmp_path: Path) -> None:
    if not shutil.which(name):
        pytest.skip(f"needs {name}")
    (functions,) = re.findall(r"(?ms)^```sh\n(.*?)^```$", (ROOT / "docs/how-to/fzf.md").read_text())
    chooser = tmp_path / "fzf"
    chooser.write_text("#!/bin/sh\nhead -1\n")  # who chooses the first line
    chooser.chmod(0o755)
    (tmp_path / "functions").write_text(functions)
    shell = Shell(tmp_path)
    shell.environ |= {
        "PATH": f"{tmp_path}{os.pathsep}{shell.environ['PATH']}",
        "EDITOR": "echo",
        "BROWSER": "true",
    }

    def told(call: str) -> str:
        return shell.run(f"{name} -c '. ./functions; {call}' < /dev/null")

    assert "A human would never do this" in told("gq straw")
    assert "https://www.youtube.com/watch?v=" in told("gl straw")
    shell.run("ghost init notes -q")
    assert "notes/moving-a-library/transcript.vtt" in told("export GHOST_CONTENT=notes; ge swimming queue")


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


def test_the_skill_for_agents_names_commands_that_are_there(tmp_path: Path) -> None:
    """Each line of its examples is one that ghost can parse."""
    text = (ROOT / "examples" / "skills" / "ghost" / "SKILL.md").read_text(encoding="utf-8")
    head = text.split("---")[1]
    assert "\nname: ghost\n" in head
    assert "\ndescription: " in head
    lines = [line.strip().rpartition("| ")[2] for line in text.splitlines() if line.startswith("    ")]
    assert len(lines) > 10
    shell = Shell(tmp_path)
    for line in lines:
        assert line.startswith("ghost ")
        words = line.split()[1:3]
        told = shell.run(f"ghost {words[0]} -h")
        assert told.startswith(f"Usage: ghost {words[0]}"), line
        options = [word for word in line.split() if word.startswith("-") and len(word) > 1]
        assert all(option in told for option in options), line
