"""Installing completion: what is in a person's profile stays, whatever it is. See also `tests/faults`."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from running import Ghost, Ran, Shell

Install = Callable[..., Ran]
SCRIPTS = {
    "bash": ".bash_completions/ghost.sh",
    "zsh": ".zfunc/_ghost",
    "fish": ".config/fish/completions/ghost.fish",
}


@pytest.fixture
def home(here: Path) -> Path:
    return here.parent / "home"


@pytest.fixture
def install(ghost: Ghost, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Installs for a shell that is named: Typer else takes the one that runs it."""
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")

    def call(name: str, status: int = 0) -> Ran:
        return ghost("--install-completion", name, status=status)

    return call


def test_the_shell_is_the_one_that_one_is_in(home: Path, shell: Shell) -> None:
    ran = shell("ghost --install-completion; true")  # not replaced by ghost
    assert f"bash completion installed in {home}/.bash_completions/ghost.sh" in ran.out
    assert (home / ".bash_completions/ghost.sh").is_file()
    (home / ".bashrc").write_text((home / ".bashrc").read_text() + "complete -p ghost\n")
    assert "_ghost_completion" in shell("bash -i -c true", environ={"TERM": "dumb"}).out


@pytest.mark.parametrize(("name", "profile"), [("bash", ".bashrc"), ("zsh", ".zshrc")])
def test_a_profile_is_added_to_once(home: Path, install: Install, name: str, profile: str) -> None:
    mine = "# déjà".encode("latin-1") + b"\nexport A=1"  # not UTF-8, and without a last line break
    (home / profile).write_bytes(mine)
    (home / profile).chmod(0o600)
    assert str(home / SCRIPTS[name]) in install(name).out
    once = (home / profile).read_bytes()
    assert once.startswith(mine + b"\n")
    assert (home / profile).stat().st_mode & 0o777 == 0o600
    install(name)
    assert (home / profile).read_bytes() == once
    assert (home / SCRIPTS[name]).read_text().count("_GHOST_COMPLETE") > 0


def test_a_profile_that_is_a_link_stays_one(home: Path, install: Install) -> None:
    (home / "dotfiles").mkdir()
    (home / "dotfiles/bashrc").write_text("export A=1\n")
    (home / ".bashrc").symlink_to("dotfiles/bashrc")
    install("bash")
    assert os.readlink(home / ".bashrc") == "dotfiles/bashrc"
    assert (home / "dotfiles/bashrc").read_text().startswith("export A=1\nsource '")


def test_a_style_that_was_chosen_stays(home: Path, install: Install) -> None:
    (home / ".zshrc").write_text("zstyle ':completion:*' menu no\n")
    install("zsh")
    assert (home / ".zshrc").read_text().count("zstyle") == 1


def test_fish_needs_no_profile(home: Path, install: Install) -> None:
    install("fish")
    assert [one.name for one in home.iterdir()] == [".config"]
    assert (home / SCRIPTS["fish"]).read_text().startswith("complete --command ghost")


def test_what_cannot_be_read_or_is_not_known_is_a_sentence(
    home: Path, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / ".bashrc").mkdir()
    assert "is not a regular file" in install("bash", status=2).err
    assert "shells: bash, zsh, fish" in install("pwsh", status=2).err
    monkeypatch.setenv("HOME", "nowhere")
    assert "no home folder" in install("bash", status=2).err


def test_a_script_is_printed_for_each_shell(ghost: Ghost) -> None:
    for name in ("bash", "zsh", "fish"):
        assert "_GHOST_COMPLETE" in ghost("completion", name).out
    assert "shells: bash, zsh, fish" in ghost("completion", "tcsh", status=2).err
    assert "completion takes one SHELL" in ghost("completion", status=2).err
