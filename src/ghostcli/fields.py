"""What a kind is declared with: types of values, tiers of search, fields."""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import NamedTuple


class Type(Enum):
    """What a field's value is; the loader, the schema and the outputs each convert by it."""

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
    GROUP = "a mapping with fields of its own"


class Tier(IntEnum):
    """Where a search hit weighs most: a smaller tier ranks higher."""

    TITLE = 0
    TEXT = 1
    REST = 2
    SPEECH = 3


# A NamedTuple takes a tenth of the time that a frozen dataclass takes to be made, at every start: those
# of which few exist are NamedTuples, throughout the project.
class Field(NamedTuple):
    """One field of a kind, as it is named in the YAML.

    `many` means a list of values (one alone is taken as a list of one); `links` names the kind
    that a LINK points to; `group` are the fields of a GROUP; `tier` is where a search counts it,
    None where words are not looked for; `choices` are the words of a CHOICE.
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


class Kind(NamedTuple):
    """A sort of record.

    `name` is the plural, which is the command and the YAML key; `label` is the field that stands
    for the whole record in a line; `who` the field that says whose words it holds (the source
    where None or empty); `columns` are the fields that a table shows beside ref, at and label.
    """

    name: str
    singular: str
    help: str
    label: str
    fields: tuple[Field, ...]
    who: str | None = None
    columns: tuple[str, ...] = ()

    def has(self, field: Field) -> bool:
        """Whether it has just that field."""
        return self.field(field.name) is field

    def field(self, name: str) -> Field | None:
        """The field of that name, None where the kind lacks it."""
        return next((field for field in self.fields if field.name == name), None)
