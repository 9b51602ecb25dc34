"""Shell completion with Typer's scripts, but with answers that no shell can run as a command.

Typer's own answers are not safe with content that others have written. In zsh, the text after a
backslash is evaluated. In bash, a name is split at a space. Help text goes through rich as markup,
which fails on a stray `[/x]`, breaks lines and takes half of the start time.
"""

from __future__ import annotations

import os
import re
from typing import Any

from typer import _completion_classes as typers
from typer._click.shell_completion import ShellComplete, add_completion_class

from ghostcli.text.escaping import one_line

VARIABLE = "_GHOST_COMPLETE"
"""The scripts set this variable when a shell asks for completions."""

_LONGEST_HELP = 80
_BASH_BREAKS = re.compile(r"[=:@]+")
_BASH_PLAIN = re.compile(r"[\w@%+=:,./-]")


class _Safe(ShellComplete):
    """Prints no error: it would appear in the middle of the line that is being typed."""

    def get_completions(self, args: list[str], incomplete: str) -> list[Any]:
        """The words that are possible at the cursor, without those that contain line breaks."""
        option, equals, _ = incomplete.partition("=")
        before = option + equals if equals and option.startswith("-") else ""
        try:
            found = super().get_completions(args, incomplete)
        except Exception:  # noqa: BLE001 - see above; `ghost lint` reports a broken library
            return []
        found = [item for item in found if item.value and item.value == one_line(item.value)]
        for item in found:
            item.value = before + item.value
            item.help = _shortened(one_line(item.help or ""))
        return found


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_HELP else text[: _LONGEST_HELP - 2].rstrip() + " …"


class Bash(_Safe, typers.BashComplete):
    """Bash splits a word at `=`, `:` and `@`, and inserts an answer without quoting it."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The whole words before the cursor, and the one that is being typed."""
        args, incomplete = super().get_completion_args()
        joined: list[str] = []
        breaks = False
        for word in [*args, incomplete]:
            is_break = bool(_BASH_BREAKS.fullmatch(word))
            if joined and (is_break or breaks):
                joined[-1] += word
            else:
                joined.append(word)
            breaks = is_break
        return joined[:-1], joined[-1]

    def get_completions(self, args: list[str], incomplete: str) -> list[Any]:
        """The answers without what bash has split off, with a backslash before each special character."""
        found = super().get_completions(args, incomplete)
        behind = max((one.end() for one in _BASH_BREAKS.finditer(incomplete)), default=0)
        typed = os.environ.get("COMP_WORDS", "")
        quoted = typed.count('"') % 2 or typed.count("'") % 2
        for item in found:
            item.value = item.value[behind:]
            if not quoted:
                item.value = "".join(
                    sign if _BASH_PLAIN.fullmatch(sign) else "\\" + sign for sign in item.value
                )
        return [item for item in found if not quoted or re.fullmatch(r"[\w ,./-]*", item.value)]


class Zsh(_Safe, typers.ZshComplete):
    """Zsh evaluates an answer twice: as words in single quotes, then as words in double quotes."""

    def format_completion(self, item: Any) -> str:
        """`"value":"help"`, escaped for the two evaluations and for `_describe`."""
        return ":".join(f'"{_zsh_quoted(part)}"' for part in (item.value, item.help) if part)


def _zsh_quoted(text: str) -> str:
    described = text.replace("\\", r"\\").replace(":", r"\:")
    return re.sub(r'[\\"$`]', r"\\\g<0>", described).replace("'", r"'\''")


class Fish(_Safe, typers.FishComplete):
    """Fish takes answers without change, one per line."""

    def format_completion(self, item: Any) -> str:
        """The value, a tab, and its help."""
        return "\t".join(part for part in (item.value, item.help) if part)


def prepare_completion() -> None:
    """Register these classes in place of Typer's."""
    for name, answers in (("bash", Bash), ("zsh", Zsh), ("fish", Fish)):
        add_completion_class(answers, name)
