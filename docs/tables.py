"""Write the tables of docs/reference that are made from the code: `python docs/tables.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from made_parts import with_parts

from ghostcli.cli.json_keys import OBJECTS
from ghostcli.cli.surroundings import FILES, VARIABLES
from ghostcli.cli.topics import EXIT_STATUSES
from ghostcli.fields import Field
from ghostcli.model import EPISODES, KINDS
from ghostcli.render.formats import RECORDS
from ghostcli.transcripts.formats import FORMATS

FOLDER = Path(__file__).parent / "reference"


def table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    """The lines of a table in Markdown."""
    for row in (head, ("---",) * len(head), *rows):
        yield "| " + " | ".join(escaped(str(cell)) for cell in row) + " |"


def escaped(text: str) -> str:
    """A text as a cell has it: no end of the cell, no beginning of HTML."""
    return text.replace("|", "\\|").replace("<", "\\<")


def keys() -> Iterator[str]:
    """A table for each object that commands print as JSON: its keys and what they mean."""
    for one in OBJECTS:
        yield f"{one.title}:\n"
        yield from table(
            ("key", "meaning"),
            ((code(*names.split(", ")), text.removesuffix(", and")) for names, text in one.keys.items()),
        )
        yield ""


def code(*names: str) -> str:
    """Names as code, commas between them."""
    return ", ".join(f"`{name}`" for name in names if name)


def fields() -> Iterator[str]:
    """A table for an episode, and for each kind of record: its fields."""
    yield "## An episode: `episode.yaml`\n"
    yield from field_table(EPISODES.fields)
    for kind in KINDS.values():
        yield f"\n## {kind.name}\n"
        yield f"{kind.help[0].upper()}{kind.help[1:]}.\n"
        yield from field_table(kind.fields)


def field_table(found: Iterable[Field]) -> Iterator[str]:
    """The lines of a table of fields; the fields of a group follow it."""
    rows = ((f"`{name}`", value(field), meaning(field)) for name, field in flat(found))
    yield from table(("field", "value", "meaning"), rows)


def flat(found: Iterable[Field], before: str = "") -> Iterator[tuple[str, Field]]:
    """Each field with its name; that of a field in a group has the group's before it."""
    for field in found:
        yield before + field.name, field
        yield from flat(field.group, f"{before}{field.name}.")


def value(field: Field) -> str:
    """What the field's value is."""
    single = code(*field.choices) if field.choices else field.type.value
    return f"{single}, or a list of such" if field.many and "list" not in single else single


def meaning(field: Field) -> str:
    """What the field says, and whether it must be there."""
    return f"{field.help} (required)" if field.required else field.help


def transcripts() -> Iterator[str]:
    """A table of the formats of transcripts."""
    rows = (
        (f"`{one.name}`", one.help, code(*one.suffixes), "read, written" if one.writes else "read")
        for one in FORMATS
    )
    return table(("format", "what it is", "usual names", "ghost"), rows)


def outputs() -> Iterator[str]:
    """A table of what -o takes for records and hits."""
    return table(("format", "what it is"), ((f"`{one.name}`", one.help) for one in RECORDS))


def statuses() -> Iterator[str]:
    """A table of the exit statuses."""
    return table(("status", "meaning"), EXIT_STATUSES.items())


def variables() -> Iterator[str]:
    """A table of the environment variables."""
    return table(("variable", "what it sets"), ((code(name), text) for name, text in VARIABLES.items()))


def places() -> Iterator[str]:
    """A table of the files that ghost uses."""
    return table(("file", "what it is for"), ((code(name), text) for name, text in FILES.items()))


PARTS = {
    "json.md": {"keys": keys},
    "fields.md": {"fields": fields},
    "formats.md": {"transcripts": transcripts},
    "output.md": {"outputs": outputs, "statuses": statuses},
    "files.md": {"variables": variables, "places": places},
}
"""The pages, and what makes the parts of each."""


def page(name: str, text: str) -> str:
    """The text of a page with its made parts made anew."""
    return with_parts(text, "docs/tables.py", {part: make() for part, make in PARTS[name].items()})


if __name__ == "__main__":
    for one in PARTS:
        path = FOLDER / one
        path.write_text(page(one, path.read_text(encoding="utf-8")), encoding="utf-8")
