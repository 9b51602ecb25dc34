"""The list at the end of an imported notes file: which records ghost wrote, each with a hash of its text.

With it a second import knows what a person has edited, added or deleted since.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from ghostcli.text.escaping import visible

NOTICE = (
    "# ghost import wrote these records. Edit them as you like: by this list it knows what you changed.\n"
)

_LINE = re.compile(
    r"^# ghost: (?:(from|source|content) (.+)|([a-z]+)/([a-z][a-z0-9-]*) ([0-9a-f]{8}))[ \t\r]*$",
    re.MULTILINE,
)

Key = tuple[str, str]
"""The kind and the id of a record."""


class Origin(NamedTuple):
    """Where records come from: a source, the name of the document, and the hash of what was read in it."""

    source: str = ""
    document: str = ""
    content: str = ""


@dataclass
class Written:
    """What ghost wrote: where it comes from, and the hash of each record by kind and id."""

    origin: Origin = field(default_factory=Origin)
    hashes: dict[Key, str] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> Written:
        """The list in the text of a notes file; empty if there is none."""
        found = cls()
        for line in _LINE.finditer(text):
            if line[1]:
                field = "document" if line[1] == "from" else line[1]
                found.origin = found.origin._replace(**{field: line[2].strip()})
            else:
                found.hashes[line[3], line[4]] = line[5]
        return found

    def __str__(self) -> str:
        """The lines of the list."""
        told = zip(("source", "from", "content"), self.origin, strict=True)
        first = [f"# ghost: {name} {value}\n" for name, value in told if value]
        lines = [f"# ghost: {kind}/{name} {value}\n" for (kind, name), value in self.hashes.items()]
        return "".join([NOTICE, *first, *lines])


def without_list(text: str) -> str:
    """The text of a notes file without the list and its notice."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    return "".join(line for line in lines if line.strip() != NOTICE.strip() and not _LINE.match(line))


def hash_of(text: str) -> str:
    """The hash of a record's lines."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def document_name(name: str) -> str:
    """The name of a document as it stands in the list."""
    return " ".join(visible(name).split())[:200]
