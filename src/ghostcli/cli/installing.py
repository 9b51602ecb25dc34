"""Typer's completion scripts: `ghost completion` prints one, `ghost --install-completion` installs it.

Typer itself truncates `.bashrc` and `.zshrc` before it writes them. Their content is lost if the disk is
full, or if the process stops in between. So ghost writes them itself.
"""

from __future__ import annotations

import os
from typing import Any, NamedTuple

import typer
from typer._completion_shared import _get_shell_name, get_completion_script

from ghostcli.cli import completion
from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.options import CommonOptions, arguments, command
from ghostcli.cli.session import Session
from ghostcli.cli.shells import VARIABLE
from ghostcli.errors import GhostError, Problem
from ghostcli.library.files import read_bytes
from ghostcli.library.write import make_folder, write_file
from ghostcli.render import output
from ghostcli.text.escaping import visible

_LIMIT = 10_000_000  # bytes


class _Shell(NamedTuple):
    """The path of a shell's script, its profile, and the profile's lines as (marker, line) pairs."""

    script: str
    profile: str = ""
    lines: tuple[tuple[str, str], ...] = ()


_ZSH_PATH = "fpath+=~/.zfunc; autoload -Uz compinit; compinit"
SHELLS = {
    "bash": _Shell(".bash_completions/ghost.sh", ".bashrc", (("source {}", "source {}"),)),
    "zsh": _Shell(
        ".zfunc/_ghost",
        ".zshrc",
        ((_ZSH_PATH, _ZSH_PATH), ("zstyle", "zstyle ':completion:*' menu select")),
    ),
    "fish": _Shell(".config/fish/completions/ghost.fish"),
}
"""The same paths as Typer's, so that its installations are recognised."""

_AUTOLOADED = (
    "\ncompdef _ghost_completion ghost",
    """
if [[ $funcstack[1] == _ghost ]]; then
  _ghost_completion
else
  compdef _ghost_completion ghost
fi""",
)
"""Zsh loads a script in $fpath at the first Tab. Typer's script completes nothing at that first Tab."""


def completion_command() -> Any:
    """The command `ghost completion`."""

    def run(context: Any, given: CommonOptions, shell: list[str]) -> int:
        Session.of(context, given)
        if len(shell) != 1:
            raise UsageError("completion takes one SHELL", f"shells: {', '.join(SHELLS)}")
        output.write([completion_script(shell[0]) + "\n"])
        return 0

    argument = arguments("SHELL", f"{', '.join(SHELLS)}.", completion.shells)
    return build_command(
        command(run, CommonOptions, shell=argument),
        "Print the completion script of a shell.",
        'ghost completion fish > ~/.config/fish/completions/ghost.fish\neval "$(ghost completion bash)"',
    )


def completion_script(shell: str) -> str:
    """The completion script for a shell. Raises GhostError for an unknown shell."""
    if shell not in SHELLS:
        known = ", ".join(SHELLS)
        raise GhostError(f"no completion for {visible(shell) or 'this shell'}", f"shells: {known}")
    return get_completion_script(prog_name="ghost", complete_var=VARIABLE, shell=shell).replace(*_AUTOLOADED)


def install_completion(context: Any, _: Any, value: Any) -> Any:
    """The callback of `--install-completion`. Its value is a shell's name, or True for the current shell."""
    if not value or context.resilient_parsing:
        return value
    name = value if isinstance(value, str) else _get_shell_name()
    path = install(name or "")
    told = f"{name} completion installed in {visible(path)}"
    output.write([f"{told}\nCompletion will take effect once you restart the terminal\n"])
    raise typer.Exit


def install(name: str) -> str:
    """Write the script of a shell, then the profile lines that load it. Returns the path of the script.

    Raises GhostError if the shell is unknown, or a file cannot be read or written.
    """
    text = completion_script(name)
    shell, home = SHELLS[name], os.path.expanduser("~")
    if not os.path.isabs(home):
        raise GhostError("no home folder to install completion in")
    path = os.path.join(home, shell.script)
    _write(path, (text + "\n").encode())
    if shell.profile:
        quoted = "'" + path.replace("'", r"'\''") + "'"
        lines = [(mark.format(quoted), line.format(quoted)) for mark, line in shell.lines]
        _add(os.path.join(home, shell.profile), lines)
    return path


def _add(path: str, lines: list[tuple[str, str]]) -> None:
    """Append to a file each line whose marker the file does not contain."""
    before = _held(path) or b""
    missing = [line for mark, line in lines if os.fsencode(mark) not in before]
    if missing:
        head = before if not before or before.endswith(b"\n") else before + b"\n"
        _write(path, head + os.fsencode("".join(f"{line}\n" for line in missing)))


def _write(path: str, data: bytes) -> None:
    """Write a file. A profile is often a symbolic link: it stays a link, and its target is written."""
    path = os.path.realpath(path)
    before = _held(path)
    if before != data:
        make_folder(os.path.dirname(path))
        write_file(path, data, before=before)


def _held(path: str) -> bytes | None:
    if not os.path.exists(path):
        return None
    data = read_bytes(path, _LIMIT)
    if isinstance(data, Problem):
        raise GhostError(f"{visible(path)} {data.message}")
    return data
