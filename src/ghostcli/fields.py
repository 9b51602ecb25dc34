"""Building blocks to declare kinds: value types, search tiers, fields."""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import NamedTuple


class Type(Enum):
    """The type of a field's value; the loader, the schema and the outputs convert values by it."""

    TEXT = "text"
    FLAG = "true or false"
    TIMES = "a time such as 0:43:08, a range 0:43:08-0:43:38, or a list of them"
    DURATION = "a length of time such as 2:26:08"
    SECONDS = "a number of seconds"
    DATE = "a date: 2025-10-17, 2025-10 or 2025"
    ID = "an id: letters a to z, digits and hyphens, a letter first"
    LINK = "the id of another record"
    CHOICE = "one of a few words"
    PAIRS = "a mapping of text to text"
    NAMES = "a list of two or more names, as in [Mill, Mill Labs]"  # only in ghost.yaml, which has no schema
    GROUP = "a mapping with fields of its own"


class Tier(IntEnum):
    """The rank of a field in search results: a smaller tier ranks higher."""

    TITLE = 0
    TEXT = 1
    REST = 2
    SPEECH = 3


# At every start, creating a NamedTuple takes a tenth of the time of a frozen dataclass. So throughout the
# project, classes with few instances are NamedTuples.
class Field(NamedTuple):
    """One field of a kind, with its name in the YAML.

    `many` means a list of values (a single value is read as a list of one). `links` names the kind that a
    LINK refers to. `group` are the fields of a GROUP; `needs` names those of which one must be given. `tier`
    is the tier of its text in a search, None if it is not searched. `choices` are the values of a CHOICE.
    """

    name: str
    type: Type
    help: str
    many: bool = False
    required: bool = False
    tier: Tier | None = None
    links: str | None = None
    choices: tuple[str, ...] = ()
    group: tuple[Field, ...] = ()
    needs: tuple[str, ...] = ()


class Kind(NamedTuple):
    """A kind of record.

    `name` is the plural, which is the command and the YAML key. `label` is the field that represents the
    record in a line. `who` is the field with the person whose words it holds (the source if None or empty).
    `columns` are the fields that a table shows beside ref, at and label.
    """

    name: str
    singular: str
    help: str
    label: str
    fields: tuple[Field, ...]
    who: str | None = None
    columns: tuple[str, ...] = ()

    def has(self, field: Field) -> bool:
        """Whether it has exactly this field object."""
        return self.field(field.name) is field

    def field(self, name: str) -> Field | None:
        """The field with that name, None if the kind has none."""
        return next((field for field in self.fields if field.name == name), None)
