"""Damage to the heads of turns, as files in the wild have it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import NamedTuple

SHARE = 0.05


class Head(NamedTuple):
    """What opens a turn: a template with `{N}` for the name, `{T}` and `{U}` for times, and what fills it.

    `glued` heads stand at the end of the line above.
    """

    template: str
    name: str
    start: str
    end: str = ""
    damage: str = ""
    glued: bool = False

    @property
    def text(self) -> str:
        """The head as it stands in the file."""
        filled = self.template.replace("{T}", self.start).replace("{U}", self.end).replace("{N}", self.name)
        return filled if self.damage == "blanks missing" else filled.lstrip(" ")

    @property
    def bare(self) -> bool:
        """Whether a time is left and nothing else that could be a head: that continues a speaker."""
        left = re.sub(r"\{[TUN]\}|-->|[-()\[\]#`\s]", "", self.template)
        return not self.name and not left


Maker = Callable[[Head, random.Random], Head | None]


def _typo(head: Head, chance: random.Random) -> Head | None:
    name = head.name
    pairs = [name[i : i + 2] for i in range(len(name) - 1)]
    at = [i for i, pair in enumerate(pairs) if i and pair.isalpha() and pair[0] != pair[1]]
    if not at:
        return None
    i = chance.choice(at)
    return head._replace(name=f"{name[:i]}{name[i + 1]}{name[i]}{name[i + 2 :]}")


def _shut(head: Head, _: random.Random) -> Head | None:
    at = max(head.template.rfind(")"), head.template.rfind("]"))
    return head._replace(template=head.template[:at] + head.template[at + 1 :]) if at >= 0 else None


def _colon(instead: str) -> Maker:
    def change(head: Head, _: random.Random) -> Head | None:
        before, colon, behind = head.template.rpartition(":")
        return head._replace(template=before + instead + behind) if colon else None

    return change


def _extra_colon(head: Head, _: random.Random) -> Head | None:
    before, colon, behind = head.template.rpartition(":")
    template = f"{before}::{behind}" if colon else head.template.replace("{N}", "{N}:")
    return head._replace(template=template)


def _letters(head: Head, chance: random.Random) -> Head | None:
    at = [i for i, char in enumerate(head.start) if char in "01"]
    if not at:
        return None
    i = chance.choice(at)
    letter = "O" if head.start[i] == "0" else "l"
    return head._replace(start=f"{head.start[:i]}{letter}{head.start[i + 1 :]}")


_TIME = re.compile(r"[ ]*[\[(_|,]?[ ]*\{T\}(?: (?:-->|-) \{U\})?[ ]*[\])_|]?(?: - )?")


def _no_time(head: Head, _: random.Random) -> Head | None:
    if "{T}" not in head.template:
        return None
    lines = [_TIME.sub("", line) for line in head.template.split("\n")]
    template = "\n".join([*filter(str.strip, lines[:-1]), lines[-1]])
    template = template if template.startswith(("{", "*", "_", "#", ">", "<", "`")) else template.lstrip()
    return head._replace(template=template) if "{N}" in template else None


def _no_name(head: Head, _: random.Random) -> Head | None:
    if head.template.startswith(">> "):
        return head._replace(template=">> ", name="")
    if "{N}\n" in head.template and head.template.startswith(("{T} --", "{T} - {U}")):
        return head._replace(template=head.template.replace("{N}\n", ""), name="")
    return head._replace(name="")


def _other_case(head: Head, _: random.Random) -> Head | None:
    name = head.name.title() if head.name.isupper() else head.name.upper()
    return head._replace(name=name) if name != head.name else None


def _blanks(head: Head, _: random.Random) -> Head | None:
    return head._replace(template=head.template.replace(" ", "  ")) if " " in head.template else None


def _one_between(blanks: re.Match[str]) -> str:
    """Nothing for blanks, but one where name and time would become one word."""
    before, behind = blanks.string[: blanks.start()], blanks.string[blanks.end() :]
    return " " if before.endswith("}") and behind.startswith("{") else ""


def _no_blanks(head: Head, _: random.Random) -> Head | None:
    template = re.sub(" +", _one_between, head.template)
    return head._replace(template=template) if template != head.template else None


def _glued(head: Head, _: random.Random) -> Head | None:
    return head._replace(glued=True)


DAMAGES: dict[str, Maker] = {
    "typo in the name": _typo,
    "bracket not closed": _shut,
    "no colon": _colon(""),
    "full stop for the colon": _colon("."),
    "extra colon": _extra_colon,
    "letter in the time": _letters,
    "no time": _no_time,
    "no name": _no_name,
    "name in another case": _other_case,
    "blanks doubled": _blanks,
    "blanks missing": _no_blanks,
    "glued to the line above": _glued,
}


def _no_head(head: Head, _: random.Random) -> Head | None:
    return head._replace(template="", name="")


_ELSEWHERE = ("letter in the time", "no time", "glued to the line above")
IN_CUES: dict[str, Maker] = {
    **{name: maker for name, maker in DAMAGES.items() if name not in _ELSEWHERE},
    "no head": _no_head,
}
"""The damages of heads that stand in a cue, whose times are not theirs."""


def damaged(head: Head, chance: random.Random, among: dict[str, Maker] = DAMAGES) -> Head:
    """The head with one damage of those that it can have."""
    for name in chance.sample(list(among), len(among)):
        changed = among[name](head, chance)
        if changed and (changed.glued or changed.text.strip() != head.text.strip()):
            return changed._replace(damage=name)
    return head
