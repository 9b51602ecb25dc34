"""The quotations of a draft: what stands between quotation marks or in a block quote, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ghostcli.drafts.marks import Alone, Pair, read_marks
from ghostcli.drafts.narrative import COMMA, DASH, WORD, Narrative
from ghostcli.drafts.paragraphs import Paragraph, paragraphs
from ghostcli.drafts.plain import Plain, plain
from ghostcli.text import words

MIN_WORDS = 5
"""Fewer words between quotation marks are a name or a scare quote."""

_LINK = re.compile(
    r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ \t]+\"[^\"\n]*\")?\)|\[\^[^\]\s]{1,60}\](?!:)"
)
_ADDRESS = re.compile(r"https?://[^\s<>\"“”„«»\[\]{}|\\^`]+")
_CREDIT = re.compile(r"\s*[*_]{0,3}(?:(?:[—–―~]|--)\s*\S|-\s*[*_]{0,3}[^\W\d_a-z])")
_TRAILING = re.compile(r"(?<=[.!?…”\"'’»])\s+(?:[—–―]|--)\s*[^\W\d_a-z][^\n.!?]{1,80}\s*\Z")
_CREDIT_WORDS = 12
_UNSEEN = "\x00"  # stands for what is not printed: the address of a link, the mark of a footnote
_BETWEEN = 14  # tokens at most between the parts of a quotation


class Quotation(NamedTuple):
    """Words that a draft quotes: `text` on one line, without links and footnote marks.

    `line` and `column` count from 1 and are those of the opening quotation mark or of a block quote's
    first character; `paragraph` is the number of the paragraph, from 1. `addresses` are the web
    addresses in that paragraph, for a block quote also in the one before it. `parts` are the numbers of
    the passages of the draft that it is made of: more than one where the writer interrupts it.
    """

    text: str
    line: int
    column: int
    paragraph: int
    addresses: tuple[str, ...]
    parts: tuple[int, ...] = ()


class Passage(NamedTuple):
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

    `alone` are the lines with marks that ghost does not pair. The narratives are those of the
    paragraphs; in a block quote there is none but its credit.
    """

    quotations: list[Quotation]
    alone: list[int]
    paragraphs: list[Paragraph]
    passages: list[Passage]
    narratives: list[Narrative]


def quotations(text: str, min_words: int = MIN_WORDS) -> list[Quotation]:
    """Every quotation of `min_words` words or more in a draft, in order."""
    return read_draft(text, min_words).quotations


def read_draft(text: str, min_words: int = MIN_WORDS) -> Draft:
    """A draft in Markdown, HTML, LaTeX or plain text.

    Quotations stand between marks of one of the shapes in `marks`, or in block quotes, over line
    breaks but not over paragraphs, unless each begins with the mark. What is quoted inside a quotation
    belongs to it. Code, comments and front matter are passed over, and so is a paragraph that holds
    the comment `<!-- ghost: ignore -->`, or that follows one standing alone.
    """
    source = plain(text.replace("\r\n", "\n"))
    return _Reader(source, min_words).draft()


class _Reader:
    """Reads a draft paragraph by paragraph."""

    def __init__(self, source: Plain, min_words: int) -> None:
        self._source = source
        self._min_words = min_words
        self._paragraphs = paragraphs(source.text)
        self._texts = [_LINK.sub(_unprinted, paragraph.text) for paragraph in self._paragraphs]
        self._passages: list[Passage] = []
        self._narratives: list[Narrative] = []
        self._alone: list[tuple[int, Alone]] = []

    def draft(self) -> Draft:
        """The draft as a whole."""
        found: list[Quotation] = []
        before: tuple[str, ...] = ()
        for number, paragraph in enumerate(self._paragraphs):
            own = tuple(match[0].rstrip(".,;:!?'’)") for match in _ADDRESS.finditer(paragraph.text))
            first = len(self._passages)
            if paragraph.block:
                self._read_block(number)
            else:
                self._read_prose(number)
            addresses = (*own, *before) if paragraph.block else own
            numbers = range(first, len(self._passages))
            found += (self._quotation(parts, addresses) for parts in self._quoted(numbers))
            before = own
        return Draft(found, self._lines_alone(), self._paragraphs, self._passages, self._narratives)

    def _read_prose(self, number: int) -> None:
        paragraph, text = self._paragraphs[number], self._texts[number]
        following = self._texts[number + 1].lstrip() if number + 1 < len(self._texts) else ""
        marks = read_marks(text, following)
        narrative = Narrative(text, marks.pairs)
        self._narratives.append(narrative)
        if number and self._is_credit(number):
            self._credit(number, 0, len(text))
        elif not paragraph.exempt:
            self._alone += ((number, one) for one in marks.alone)
            tokens = zip(marks.pairs, narrative.quotes, strict=True)
            self._passages += (Passage(number, pair, token) for pair, token in tokens)

    def _is_credit(self, number: int) -> bool:
        """Whether a paragraph only says whose words the block quote before it is."""
        text, before = self._texts[number], self._paragraphs[number - 1]
        belongs = self._paragraphs[number].joined or (before.block and not self._paragraphs[number].block)
        return belongs and _CREDIT.match(text) is not None and len(words(text)) <= _CREDIT_WORDS

    def _read_block(self, number: int) -> None:
        """A block quote as a whole, without the end that says whose words it is."""
        text = self._texts[number]
        if self._is_credit(number):
            self._narratives.append(Narrative(text, ()))
            self._credit(number, 0, len(text))
            return
        end = len(text.rstrip())
        while (line := text.rfind("\n", 0, end)) >= 0 and _CREDIT.match(text, line + 1, end):
            end = line
        trailing = _TRAILING.search(text, max(0, end - 200), end)
        if trailing and len(words(trailing[0])) <= _CREDIT_WORDS:
            end = trailing.start()
        credit = text[end:]
        self._narratives.append(Narrative(" " * end + credit, ()))
        if not self._paragraphs[number].exempt:
            start = len(text) - len(text.lstrip())
            self._passages.append(Passage(number, Pair(start, start, end, end), -1))
        if credit.strip():
            self._credit(number, end, len(text))

    def _credit(self, number: int, start: int, end: int) -> None:
        """Gives the passages of the block quote that ends here the line that says whose words they are."""
        place = len(self._passages) - 1
        while place >= 0 and self._passages[place].token < 0 and self._passages[place].credit is None:
            passage = self._passages[place]
            if passage.paragraph < number - 1 and not self._paragraphs[passage.paragraph + 1].joined:
                break
            self._passages[place] = passage._replace(credit=(number, start, end))
            place -= 1

    def _quoted(self, numbers: range) -> Iterator[list[int]]:
        """The passages that make a quotation, for each of them: the parts of one where any is too short."""
        groups: list[list[int]] = []
        for number in numbers:
            if groups and self._is_interrupted(groups[-1][-1], number):
                groups[-1].append(number)
            else:
                groups.append([number])
        for group in groups:
            long = [number for number in group if len(words(self._text([number]))) >= self._min_words]
            if len(long) == len(group):
                yield from ([number] for number in group)
            elif len(words(self._text(group))) >= self._min_words:
                yield group

    def _is_interrupted(self, one: int, other: int) -> bool:
        """Whether two passages are parts of a quotation, with no more than who says it between."""
        left, right = self._passages[one], self._passages[other]
        narrative = self._narratives[left.paragraph]
        first, last = left.token + 1, right.token - 1
        if left.token < 0 or last - first > _BETWEEN or not narrative.is_(last, COMMA, DASH):
            return False
        verbs = narrative.verbs_in(first, last + 1)
        between = (narrative.is_(at, WORD, COMMA, DASH) for at in range(first, last + 1))
        if not verbs or not all(between) or narrative.said_last(left.token) in set(".!?…"):
            return False
        start = narrative.sentence(left.token)
        led = bool(narrative.verbs_in(start, left.token))
        begins = self._text([other]).lstrip("*_[ ")[:1]
        return begins.islower() or not led

    def _text(self, parts: list[int]) -> str:
        pieces = []
        for number in parts:
            paragraph, pair, *_ = self._passages[number]
            pieces.append(self._texts[paragraph][pair.start : pair.end].replace(_UNSEEN, ""))
        return " ".join(" ".join(pieces).split())

    def _quotation(self, parts: list[int], addresses: tuple[str, ...]) -> Quotation:
        passage = self._passages[parts[0]]
        line, column = self._source.place(self._paragraphs[passage.paragraph].start + passage.pair.mark)
        return Quotation(self._text(parts), line, column, passage.paragraph + 1, addresses, tuple(parts))

    def _lines_alone(self) -> list[int]:
        """The line of each mark that is alone; two that a quotation over paragraphs may have are one."""
        found: list[int] = []
        opened = -2
        for number, (mark, opens) in self._alone:
            if opens:
                opened = number
            elif number - opened <= 1:
                opened = -2
                continue
            found.append(self._source.place(self._paragraphs[number].start + mark)[0])
        return found


def _unprinted(match: re.Match[str]) -> str:
    """A link as its text with as many characters as before; a footnote's mark as none."""
    if match[1] is None:
        return _UNSEEN * len(match[0])
    before, after = match.start(1) - match.start(), match.end() - match.end(1)
    return _UNSEEN * before + match[1] + _UNSEEN * after
