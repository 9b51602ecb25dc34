"""A draft that was read: its quotations, what was passed over, and what tells who said them."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from ghostcli.drafts.narrative import Narrative
from ghostcli.drafts.paragraphs import Paragraph
from ghostcli.drafts.quotation_marks import Pair

SHORT, UNPAIRED, IGNORED = "short", "unpaired", "ignored"
"""Why something is passed over: it has too few words, its mark has no other, it is code or exempt."""


class SourceMap(Protocol):
    """Tells where the characters of the text that is read stand in the file."""

    def place(self, at: int) -> tuple[int, int]:
        """The line and the column, from 1."""

    def called(self, at: int) -> str | None:
        """What an author finds it by where there are no lines, None where there are."""

    def linked(self, start: int, end: int) -> list[str]:
        """The addresses that links between two characters lead to, those in the text aside."""


class Quotation(NamedTuple):
    """Words that a draft quotes: `text` on one line, without links and footnote marks.

    `line` and `column` count from 1 and are those of the opening quotation mark or of a block quote's
    first character; `paragraph` is the number of the paragraph, from 1. `addresses` are the web
    addresses in that paragraph, for a block quote also in the one before it. `passages` are the numbers of
    the passages of the draft that it is made of: more than one where the writer interrupts it; `parts`
    are their texts, and `text` is these one after the other. Of a document of Word or OpenDocument, `line`
    is the number of the paragraph, `column` the character in it, and `place` what its author finds it by.
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
    """A quotation that its attribution interrupts, of which each part is long enough to stand alone.

    `quotation` is all of it, `numbers` are those of its parts among the quotations of the draft. It is
    one speech: where its words do not stand together, the parts are not right either.
    """

    quotation: Quotation
    numbers: tuple[int, ...]


class PassedOver(NamedTuple):
    """What was passed over, where it stands, and why: "short", "unpaired" or "ignored"."""

    line: int
    column: int
    place: str | None
    text: str
    reason: str


class QuotedWords(NamedTuple):
    """Quoted words of any length: the number of the paragraph, from 0, and the marks around them.

    `token` is that of the paragraph's narrative, -1 in a block quote. `credit` is where the line of
    a block quote begins that says whose words it is: number of the paragraph, first and last character.
    """

    paragraph: int
    pair: Pair
    token: int
    credit: tuple[int, int, int] | None = None


class Draft(NamedTuple):
    """A draft: its quotations, and what tells who said them.

    The narratives are those of the paragraphs; in a block quote there is none but its credit.
    """

    quotations: list[Quotation]
    wholes: list[Whole]
    passed: tuple[PassedOver, ...]
    paragraphs: list[Paragraph]
    passages: list[QuotedWords]
    narratives: list[Narrative]

    @property
    def alone(self) -> list[int]:
        """The lines with marks that have no other."""
        return [one.line for one in self.passed if one.reason == UNPAIRED]
