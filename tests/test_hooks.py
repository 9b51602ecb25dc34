"""The hooks and the action that other repositories use, run in one: what they say, and how they end."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from running import Ran, Shell
from traced import BRIDGE

ROOT = Path(__file__).parent.parent
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
RIGHT = '"We measured the river twice," said Reed.\n'
INTERVIEWS = ("--content", "interviews", "--")
WRONG = '"We measured the river only once," said Reed.\n'


@pytest.fixture
def repository(here: Path, shell: Shell) -> Path:
    """Somebody's repository: a library, drafts beside it, under version control."""
    (here / "interviews/bridge").mkdir(parents=True)
    (here / "interviews/ghost.yaml").write_text("version: 1\ntitle: Interviews\n")
    (here / "interviews/bridge/episode.yaml").write_text("title: The bridge\n")
    (here / "interviews/bridge/transcript.vtt").write_text(BRIDGE)
    (here / "right.md").write_text(RIGHT)
    (here / "wrong.md").write_text(WRONG)
    shell("git init -q . && git add -A")
    return here


def hook(
    shell: Shell, name: str, *files: str, args: Sequence[str] | None = INTERVIEWS, status: int = 0
) -> Ran:
    """A hook as pre-commit runs it, in the root of the repository; without `args`, with its own."""
    words = [*HOOKS[name]["entry"].split(), *(HOOKS[name].get("args", []) if args is None else args)]
    if HOOKS[name].get("pass_filenames", True):
        words += files
    return shell(shlex.join(words), status=status)


def action(folder: Path, shell: Shell, **given: str) -> list[tuple[int, str]]:
    """The steps of the action that are scripts of its own, as a runner runs them; status and annotations."""
    inputs = {
        name: given.get(name.replace("-", "_"), one["default"]) for name, one in ACTION["inputs"].items()
    }

    def filled(text: Any) -> str:
        return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: inputs[found[1]], str(text))

    found: list[tuple[int, str]] = []
    for step in ACTION["runs"]["steps"]:
        condition = step.get("if", "")
        needed = re.search(r"inputs\.([\w-]+) != ''", condition)
        if not step.get("run", "").startswith("read") or (needed and not inputs[needed[1]]):
            continue
        if "!cancelled()" not in condition and any(status for status, _ in found):
            continue  # a runner skips it after a failure
        environ: Mapping[str, str] = {name: filled(value) for name, value in step.get("env", {}).items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=folder,
            env={**shell.environ, **environ},
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stderr
        found.append((done.returncode, done.stdout))
    return found


@pytest.mark.usefixtures("repository")
def test_the_hook_of_drafts_fails_for_a_quotation_that_was_not_said(shell: Shell) -> None:
    assert hook(shell, "ghost-verify", "right.md").out == ""
    ran = hook(shell, "ghost-verify", "right.md", "wrong.md", status=1)
    assert ran.out.startswith("wrong.md:1:1: reworded")
    assert "right.md" not in ran.out


def test_the_hook_of_notes_fails_for_notes_that_are_wrong(repository: Path, shell: Shell) -> None:
    hook(shell, "ghost-lint", "interviews/bridge/episode.yaml")
    (repository / "interviews/bridge/episode.yaml").write_text("title: The bridge\nthmes: []\n")
    ran = hook(shell, "ghost-lint", "interviews/bridge/episode.yaml", status=1)
    assert "interviews/bridge/episode.yaml:2:1: " in ran.out


def test_the_hook_of_drafts_takes_every_file_name(repository: Path, shell: Shell) -> None:
    (repository / "-x.md").write_text(WRONG)
    for files in (("-x.md", "right.md"), ("right.md", "-x.md")):
        assert hook(shell, "ghost-verify", *files, status=1).out.startswith("-x.md:1:1: reworded")


def test_a_hook_that_finds_no_library_says_what_to_set(repository: Path, shell: Shell) -> None:
    """The built-in library would pass for it: the notes here are wrong, and nobody reads them."""
    (repository / "interviews/bridge/episode.yaml").write_text("title: The bridge\nthmes: []\n")
    for name in HOOKS:
        ran = hook(shell, name, "wrong.md", args=None, status=2)
        assert ran.err.startswith(f"ghost: no episode in {repository}\n  --content DIR names")
        assert "not-found" not in ran.out


def test_the_hooks_read_the_library_in_the_root_by_themselves(repository: Path, shell: Shell) -> None:
    (repository / "interviews/ghost.yaml").rename(repository / "ghost.yaml")
    (repository / "interviews/bridge").rename(repository / "bridge")
    (repository / "interviews").rmdir()
    hook(shell, "ghost-lint", args=None)
    assert hook(shell, "ghost-verify", "wrong.md", args=None, status=1).out.startswith(
        "wrong.md:1:1: reworded"
    )
    (repository / "bridge/episode.yaml").write_text("title: The bridge\nthmes: []\n")
    assert "bridge/episode.yaml:2:1: " in hook(shell, "ghost-lint", args=None, status=1).out


def test_pre_commit_itself_runs_the_hooks(repository: Path, shell: Shell) -> None:
    """As another repository uses them, with the arguments that the page shows; only ghost is not installed anew."""
    if not shutil.which("pre-commit", path=shell.environ["PATH"]):
        pytest.skip("pre-commit is not installed")
    (repository / "-x.md").write_text(WRONG)
    hooks = [{**one, "language": "system", "args": list(INTERVIEWS)} for one in HOOKS.values()]
    settings = {"repos": [{"repo": "local", "hooks": hooks}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(settings))
    shell("git add -A")
    run = {"PRE_COMMIT_HOME": str(repository / ".git/pre-commit")}
    ran = shell("pre-commit run --all-files ghost-verify", status=1, environ=run)
    assert "wrong.md:1:1: reworded" in ran.out
    assert "-x.md:1:1: reworded" in ran.out
    shell("pre-commit run --all-files ghost-lint", environ=run)
    (repository / "interviews/bridge/episode.yaml").write_text("title: The bridge\nthmes: []\n")
    ran = shell("git add -A; pre-commit run --all-files ghost-lint", status=1, environ=run)
    assert "interviews/bridge/episode.yaml:2:1: " in ran.out


def test_wrong_notes_do_not_hide_the_verdicts_of_the_action(repository: Path, shell: Shell) -> None:
    (repository / "interviews/bridge/episode.yaml").write_text("title: The bridge\nthmes: []\n")
    notes, quotations = action(repository, shell, content="interviews", lint="interviews", drafts="wrong.md")
    assert (notes[0], quotations[0]) == (1, 1)
    assert "thmes" in notes[1]
    assert quotations[1].startswith("::error file=wrong.md,line=1,col=1::reworded: ")


def test_the_action_does_not_read_the_built_in_library(repository: Path, shell: Shell) -> None:
    assert [status for status, _ in action(repository, shell, drafts="right.md")] == [2]


def test_the_action_annotates_the_lines(repository: Path, shell: Shell) -> None:
    ((status, out),) = action(repository, shell, content="interviews", drafts="right.md")
    assert (status, out) == (0, "")
    ((status, out),) = action(repository, shell, content="interviews", drafts="right.md wrong.md")
    assert status == 1
    assert out.startswith("::error file=wrong.md,line=1,col=1::reworded: ")
    ((status, out),) = action(repository, shell, content="interviews", drafts="wrong.md", fail_on="absent")
    assert status == 0
    assert out.count("::error") == 1


def test_the_action_takes_the_defaults_and_lints(repository: Path, shell: Shell) -> None:
    """Without `content` the library is the root of the repository."""
    (repository / "interviews/bridge/episode.yaml").write_text("title: The bridge\nthmes: []\n")
    found = action(repository, shell, lint="interviews", drafts="")
    assert [status for status, _ in found] == [1]
    assert found[0][1].startswith("::error file=interviews/bridge/episode.yaml,line=2,col=1::")
    (repository / "interviews/bridge/episode.yaml").write_text("title: The bridge\n")
    (repository / "ghost.yaml").write_text("version: 1\n")
    (repository / "interviews/bridge").rename(repository / "bridge")
    ((status, out),) = action(repository, shell)
    assert status == 1
    assert "::error file=wrong.md,line=1" in out


def test_nothing_that_was_typed_into_an_input_is_a_command(repository: Path, shell: Shell) -> None:
    action(
        repository, shell, content="interviews", drafts="right.md; touch pwned $(touch pwned2) `touch pwned3`"
    )
    action(repository, shell, content="$(touch pwned4)", drafts="right.md", fail_on="absent; touch pwned5")
    assert not list(repository.glob("pwned*"))
    scripts = "".join(step.get("run", "") for step in ACTION["runs"]["steps"])
    assert "${{" not in scripts  # an expression in a script is pasted before the shell reads it


def test_every_entry_of_the_hooks_is_a_command_of_ghost() -> None:
    for one in HOOKS.values():
        assert one["language"] == "python"
        assert one["entry"].split()[0] == "ghost"
        assert not os.path.isabs(one["entry"])
