"""A layout of one's own for speech: `{time} {speaker}: {text}`. Names are replaced; nothing is executed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter

from ghostcli.errors import GhostError
from ghostcli.suggest import did_you_mean
from ghostcli.text.escaping import visible

FIELDS = {
    "time": "the start, as H:MM:SS",
    "end": "the end",
    "seconds": "the start in seconds",
    "speaker": "the name",
    "text": "the words",
    "chapter": "the title of the chapter",
    "turn": "the number of the turn",
    "url": "the address that leads to its second",
}
"""The names that a template may have, with their meanings."""

_ESCAPE = re.compile(r"\\([nt\\])")
_MEANT = {"n": "\n", "t": "\t", "\\": "\\"}


class SpeechTemplate:
    """A parsed template: texts, each with the field after it; None for the last text."""

    def __init__(self, typed: str) -> None:
        r"""Parse what a person typed; `\n` is a line break and `\t` a tab.

        Raises GhostError for an unknown field, for braces that do not match, and for anything else in them.
        """
        self._parts: list[tuple[str, str | None]] = []
        try:
            parts = list(Formatter().parse(typed))
        except ValueError:
            raise _error(typed, "has braces that do not match", "{{ and }} print a brace") from None
        for text, field, layout, conversion in parts:
            if field is not None and field not in FIELDS:
                problem = f'has "{{{visible(field)}}}", which is no field{did_you_mean(field, FIELDS)}'
                raise _error(typed, problem, f"fields: {', '.join(FIELDS)}")
            if layout or conversion:
                raise _error(typed, f"has more than a name in the braces of {field}", f"{{{field}}}")
            self._parts.append((_ESCAPE.sub(lambda found: _MEANT[found[1]], text), field))

        if not any(field for _, field in self._parts):
            raise _error(typed, "has no field", "'{time} {speaker}: {text}'")

    def line(self, values: Mapping[str, str]) -> str:
        """The text with the values of the fields, and a line break at the end."""
        parts = (text + (values[field] if field else "") for text, field in self._parts)
        return "".join(parts) + "\n"


def _error(typed: str, problem: str, hint: str) -> GhostError:
    return GhostError(f"--template {visible(typed)} {problem}", hint)
