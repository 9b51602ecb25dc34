"""What a shell completes: Typer's scripts, and answers that no shell can take for a command.

Typer's own answers are not safe with content that others have written: its zsh evaluates what stands
behind a backslash, its bash splits a name at a blank, and help text passes through rich as markup,
which fails on a stray `[/x]`, breaks lines and costs half a start.
"""

from __future__ import annotations

import os
import re
from typing import Any

from typer import _completion_classes as typers
from typer._click.shell_completion import ShellComplete, add_completion_class

from ghostcli.text.escaping import one_line

VARIABLE = "_GHOST_COMPLETE"
"""Set by the scripts where a shell asks what to complete."""

_LONGEST_HELP = 80
_BASH_BREAKS = re.compile(r"[=:@]+")
_BASH_PLAIN = re.compile(r"[\w@%+=:,./-]")


class _Safe(ShellComplete):
    """Silent whatever happens, since its words would stand amidst what is being typed."""

    def get_completions(self, args: list[str], incomplete: str) -> list[Any]:
        """What can stand at the cursor: whole words, without those that have line breaks."""
        option, equals, _ = incomplete.partition("=")
        before = option + equals if equals and option.startswith("-") else ""
        try:
            found = super().get_completions(args, incomplete)
        except Exception:  # noqa: BLE001 - see above; a library that is broken has `ghost lint`
            return []
        found = [item for item in found if item.value and item.value == one_line(item.value)]
        for item in found:
            item.value = before + item.value
            item.help = _shortened(one_line(item.help or ""))
        return found


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_HELP else text[: _LONGEST_HELP - 2].rstrip() + " …"


class Bash(_Safe, typers.BashComplete):
    """Bash takes a word apart at `=`, `:` and `@`, and what it is given as it is."""

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
        """What replaces the word as bash sees it, with a backslash before whatever it might obey."""
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
    """Zsh evaluates what it is given: as words in single quotes, then as words in double quotes."""

    def format_completion(self, item: Any) -> str:
        """`"value":"help"`, with what the two evaluations and `_describe` take away added."""
        return ":".join(f'"{_zsh_quoted(part)}"' for part in (item.value, item.help) if part)


def _zsh_quoted(text: str) -> str:
    described = text.replace("\\", r"\\").replace(":", r"\:")
    return re.sub(r'[\\"$`]', r"\\\g<0>", described).replace("'", r"'\''")


class Fish(_Safe, typers.FishComplete):
    """Fish takes lines as they are."""

    def format_completion(self, item: Any) -> str:
        """The value, and its help behind a tab."""
        return "\t".join(part for part in (item.value, item.help) if part)


def prepare_completion() -> None:
    """Answer shells by these classes instead of Typer's."""
    for name, answers in (("bash", Bash), ("zsh", Zsh), ("fish", Fish)):
        add_completion_class(answers, name)
