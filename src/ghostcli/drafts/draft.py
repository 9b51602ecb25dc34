"""A draft that was read: its quotations, what was skipped, and the data for attribution."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from ghostcli.drafts.narrative import Narrative
from ghostcli.drafts.paragraphs import Paragraph
from ghostcli.drafts.quotation_marks import Pair

SHORT, UNPAIRED, IGNORED = "short", "unpaired", "ignored"
"""Why it is skipped: it has too few words, its mark has no partner, or it is code or exempt."""


class SourceMap(Protocol):
    """Maps the characters of the text that is read to their places in the file."""

    def place(self, at: int) -> tuple[int, int]:
        """The line and the column, from 1."""

    def called(self, at: int) -> str | None:
        """The description of the place for an author, in documents without lines; else None."""

    def linked(self, start: int, end: int) -> list[str]:
        """The targets of the links between two characters, without addresses in the text itself."""


class Quotation(NamedTuple):
    """A quotation of a draft: `text` is on one line, without links and footnote marks.

    `line` and `column` count from 1. They are those of the opening quotation mark, or of the first character
    of a block quote. `paragraph` is the number of the paragraph, from 1. `addresses` are the web addresses
    in that paragraph; for a block quote also those in the paragraph before it. `passages` are the numbers
    of its passages in the draft: more than one if the writer interrupts it. `parts` are the texts of the
    passages, and `text` joins them. In a Word or OpenDocument document, `line` is the number of the
    paragraph, `column` the character in it, and `place` a description for the author.
    """

    text: str
    line: int
    column: int
    paragraph: int
    addresses: tuple[str, ...]
    passages: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()
    place: str | None = None


class Whole(NamedTuple):
    """A quotation that its attribution interrupts, with each part long enough to be checked alone.

    `quotation` is the whole. `numbers` are the indexes of its parts among the quotations of the draft. The
    whole is one speech: if its words are not together in the transcript, its parts are wrong too.
    """

    quotation: Quotation
    numbers: tuple[int, ...]


class PassedOver(NamedTuple):
    """Text that was skipped, its place, and the reason: "short", "unpaired" or "ignored"."""

    line: int
    column: int
    place: str | None
    text: str
    reason: str


class QuotedWords(NamedTuple):
    """Quoted words of any length: the number of their paragraph, from 0, and the marks around them.

    `token` is the index in the paragraph's narrative, -1 in a block quote. `credit` is the place of the
    line that names the speaker of a block quote: number of the paragraph, first and last character.
    """

    paragraph: int
    pair: Pair
    token: int
    credit: tuple[int, int, int] | None = None


class Draft(NamedTuple):
    """A draft: its quotations, and the data for their attribution.

    There is one narrative per paragraph; the narrative of a block quote has only its credit.
    """

    quotations: list[Quotation]
    wholes: list[Whole]
    passed: tuple[PassedOver, ...]
    paragraphs: list[Paragraph]
    passages: list[QuotedWords]
    narratives: list[Narrative]

    @property
    def alone(self) -> list[int]:
        """The lines that have unpaired marks."""
        return [one.line for one in self.passed if one.reason == UNPAIRED]
