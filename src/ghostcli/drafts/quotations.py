"""Reads the quotations of a draft, between quotation marks or in block quotes, and their places."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ghostcli.drafts.draft import (
    IGNORED,
    SHORT,
    UNPAIRED,
    Draft,
    PassedOver,
    Quotation,
    QuotedWords,
    SourceMap,
    Whole,
)
from ghostcli.drafts.interposed_clauses import read_dialogue, read_inner
from ghostcli.drafts.narrative import CLOSE, COMMA, DASH, OPEN, WORD, Narrative
from ghostcli.drafts.non_prose import Unread, unread
from ghostcli.drafts.paragraphs import Paragraph, paragraphs
from ghostcli.drafts.particles import PRONOUNS, SOURCES, SOURCES_BEHIND
from ghostcli.drafts.plain import plain
from ghostcli.drafts.quotation_marks import Alone, Pair, read_marks
from ghostcli.text.words import words

__all__ = [
    "MIN_WORDS",
    "Draft",
    "PassedOver",
    "Quotation",
    "QuotedWords",
    "Whole",
    "quotations",
    "read_draft",
    "read_paragraphs",
]

MIN_WORDS = 5
"""With fewer words, text in quotation marks is a name or a scare quote."""

_LINK = re.compile(
    r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ \t]+\"[^\"\n]*\")?\)|\[\^[^\]\s]{1,60}\](?!:)"
)
_ADDRESS = re.compile(r"https?://[^\s<>\"“”„«»\[\]{}|\\^`]+")
_CREDIT = re.compile(r"\s*[*_]{0,3}(?:(?:[—–―~]|--)\s*\S|-\s*[*_]{0,3}[^\W\d_a-z])")
_TRAILING = re.compile(r"(?<=[.!?…”\"'’»])\s+(?:[—–―]|--)\s*[^\W\d_a-z][^\n.!?]{1,80}\s*\Z")
_CREDIT_WORDS = 12
_UNSEEN = "\x00"  # replaces text that is not printed: the address of a link, the mark of a footnote
_SHOWN = 100  # characters shown beside an unpaired mark
_CLAUSE = 100  # characters after a quotation in which a reporting clause is searched for
_VERB_WITHIN = 8  # tokens
_INFINITIVE = frozenset(("to", "zu", "a", "te", "att", "at"))
_I = re.compile(r"I(?:['’]\w+)?\b")
_BETWEEN = 24  # most tokens between the parts of a quotation


def quotations(text: str, min_words: int = MIN_WORDS) -> list[Quotation]:
    """Every quotation of `min_words` words or more in a draft, in order."""
    return read_draft(text, min_words).quotations


def read_draft(text: str, min_words: int = MIN_WORDS) -> Draft:
    """Read a draft in Markdown, HTML, LaTeX or plain text.

    A quotation is between marks of a shape in `quotation_marks`, or in a block quote. It may contain line
    breaks. It spans paragraphs only if each begins with the mark. A quotation inside another is part of it.
    Code, comments and front matter are skipped. So is a paragraph with the comment
    `<!-- ghost: ignore -->`, and the paragraph after such a comment on its own.
    """
    source = plain(text.replace("\r\n", "\n"))
    own = paragraphs(source.text)
    code = [*unread(source.text, own), *source.dropped]
    return read_paragraphs(source, own, min_words, code)


def read_paragraphs(
    source: SourceMap, own: list[Paragraph], min_words: int = MIN_WORDS, code: Iterable[Unread] = ()
) -> Draft:
    """Read a draft from its paragraphs. `source` maps positions to places; `code` is the unread text."""
    return _QuotationReader(source, own, min_words).draft(code)


class _QuotationReader:
    """Reads a draft paragraph by paragraph."""

    def __init__(self, source: SourceMap, own: list[Paragraph], min_words: int) -> None:
        self._source = source
        self._min_words = min_words
        self._paragraphs = own
        self._texts = [_LINK.sub(_unprinted, paragraph.text) for paragraph in own]
        self._passages: list[QuotedWords] = []
        self._further: set[int] = set()  # passages inside the marks of the passage before
        self._narratives: list[Narrative] = []
        self._alone: list[tuple[int, Alone]] = []
        self._passed: list[PassedOver] = []
        self._found: list[Quotation] = []
        self._wholes: list[Whole] = []

    def draft(self, code: Iterable[Unread]) -> Draft:
        """Read the whole draft."""
        before: tuple[str, ...] = ()
        for number, paragraph in enumerate(self._paragraphs):
            own = self._addresses(paragraph)
            first = len(self._passages)
            if paragraph.block:
                self._read_block(number)
            else:
                self._read_prose(number)
            self._gather(range(first, len(self._passages)), (*own, *before) if paragraph.block else own)
            before = own
        self._pass_alone()
        for at, text in code:
            self._ignore(text, at, read_marks(text).pairs)
        return Draft(
            self._found,
            self._wholes,
            tuple(sorted(self._passed, key=lambda one: one[:2])),
            self._paragraphs,
            self._passages,
            self._narratives,
        )

    def _addresses(self, paragraph: Paragraph) -> tuple[str, ...]:
        """The web addresses in a paragraph, and the targets of its links."""
        written = (match[0].rstrip(".,;:!?'’)") for match in _ADDRESS.finditer(paragraph.text))
        start = paragraph.start
        return tuple(dict.fromkeys((*written, *self._source.linked(start, start + len(paragraph.text)))))

    def _pass(self, at: int, text: str, reason: str) -> None:
        line, column = self._source.place(at)
        self._passed.append(PassedOver(line, column, self._source.called(at), _on_one_line(text), reason))

    def _ignore(self, text: str, at: int, pairs: Iterable[Pair]) -> None:
        """Record the quotations in a text at `at` as skipped."""
        for pair in pairs:
            if len(words(text[pair.start : pair.end])) >= self._min_words:
                self._pass(at + pair.mark, text[pair.start : pair.end], IGNORED)

    def _read_prose(self, number: int) -> None:
        paragraph, text = self._paragraphs[number], self._texts[number]
        following = self._texts[number + 1].lstrip() if number + 1 < len(self._texts) else ""
        marks = read_marks(text, following)
        inner = read_inner(text, marks.pairs)
        if not marks.pairs and not paragraph.block:
            inner = read_dialogue(text) or inner
        narrative = Narrative(inner.text, inner.pairs)
        self._narratives.append(narrative)
        if number and self._is_credit(number):
            self._credit(number, 0, len(text))
        elif paragraph.exempt:
            self._ignore(text, paragraph.start, inner.pairs)
        else:
            self._alone += ((number, one) for one in marks.alone)
            for pair, token in zip(inner.pairs, narrative.quotes, strict=True):
                if pair.mark in inner.further:
                    self._further.add(len(self._passages))
                self._passages.append(QuotedWords(number, pair, token))

    def _is_credit(self, number: int) -> bool:
        """Whether a paragraph only names the speaker of the block quote before it."""
        text, before = self._texts[number], self._paragraphs[number - 1]
        belongs = self._paragraphs[number].joined or (before.block and not self._paragraphs[number].block)
        return belongs and _CREDIT.match(text) is not None and len(words(text)) <= _CREDIT_WORDS

    def _read_block(self, number: int) -> None:
        """Read a block quote as a whole, without a last line that names the speaker."""
        text = self._texts[number]
        if self._is_credit(number):
            self._narratives.append(Narrative(text, ()))
            self._credit(number, 0, len(text))
            return
        if self._tells(text):
            self._read_prose(number)
            return
        end = len(text.rstrip())
        while (line := text.rfind("\n", 0, end)) >= 0 and _CREDIT.match(text, line + 1, end):
            end = line
        trailing = _TRAILING.search(text, max(0, end - 200), end)
        if trailing and len(words(trailing[0])) <= _CREDIT_WORDS:
            end = trailing.start()
        credit = text[end:]
        self._narratives.append(Narrative(" " * end + credit, ()))
        start = len(text) - len(text.lstrip())
        whole = Pair(start, start, end, end)
        if self._paragraphs[number].exempt:
            self._ignore(text, self._paragraphs[number].start, [whole])
        else:
            self._passages.append(QuotedWords(number, whole, -1))
        if credit.strip():
            self._credit(number, end, len(text))

    def _tells(self, text: str) -> bool:
        """Whether a block quote is prose that quotes: it begins with a quotation and a reporting clause."""
        pairs = read_marks(text).pairs
        if not pairs or text[: pairs[0].mark].strip():
            return False
        narrative = Narrative(text[: pairs[0].after + _CLAUSE], pairs[:1])
        end = next((at for at in range(1, len(narrative.tokens)) if not narrative.is_(at, WORD, COMMA)), None)
        return bool(narrative.verbs_in(1, min(end or len(narrative.tokens), _VERB_WITHIN)))

    def _credit(self, number: int, start: int, end: int) -> None:
        """Set the line that names the speaker, for the passages of the block quote that ends here."""
        place = len(self._passages) - 1
        while place >= 0 and self._passages[place].token < 0 and self._passages[place].credit is None:
            passage = self._passages[place]
            if passage.paragraph < number - 1 and not self._paragraphs[passage.paragraph + 1].joined:
                break
            self._passages[place] = passage._replace(credit=(number, start, end))
            place -= 1

    def _gather(self, numbers: range, addresses: tuple[str, ...]) -> None:
        """Make quotations from the passages of a paragraph. An interrupted one gives one or its parts."""
        for group in self._groups(numbers):
            quotation = self._quotation(group, addresses)
            if len(words(quotation.text)) < self._min_words:
                self._pass_short(group)
            elif len(group) == 1 or not all(map(self._stands_alone, group)):
                self._found.append(quotation)
            else:
                first = len(self._found)
                self._found += (self._quotation([number], addresses) for number in group)
                self._wholes.append(Whole(quotation, tuple(range(first, len(self._found)))))

    def _groups(self, numbers: range) -> list[list[int]]:
        """The passages of a paragraph, grouped by quotation."""
        groups: list[list[int]] = []
        for number in numbers:
            if groups and self._is_interrupted(groups[-1][-1], number):
                groups[-1].append(number)
            else:
                groups.append([number])
        return groups

    def _stands_alone(self, number: int) -> bool:
        """Whether a passage has enough words, and its own marks."""
        if {number, number + 1} & self._further:
            return False
        return len(words(self._text([number]))) >= self._min_words

    def _pass_short(self, group: list[int]) -> None:
        for number in group:
            text = self._text([number])
            if words(text):
                passage = self._passages[number]
                self._pass(self._paragraphs[passage.paragraph].start + passage.pair.mark, text, SHORT)

    def _is_interrupted(self, one: int, other: int) -> bool:
        """Whether two passages are parts of one quotation, with only a reporting clause between them."""
        if other in self._further:
            return True
        left, right = self._passages[one], self._passages[other]
        narrative = self._narratives[left.paragraph]
        first, last = left.token + 1, right.token - 1
        if left.token < 0 or last - first > _BETWEEN or not _names_one(narrative, first, last):
            return False
        said_last = narrative.said_last(left.token)
        begins = self._text([other]).lstrip("*_[ —–-.…")
        if said_last in set(".!?…") or not (
            narrative.is_(last, COMMA, DASH)
            or (said_last in set(",—–-") and begins[:1].islower() and _ends_clause(narrative, last))
        ):
            return False
        if all(map(self._stands_alone, (one, other))):
            return begins[:1].islower() or _I.match(begins) is not None
        start = narrative.sentence(left.token)
        return begins[:1].islower() or not narrative.verbs_in(start, left.token)

    def _text(self, parts: Iterable[int]) -> str:
        pieces = []
        for number in parts:
            paragraph, pair, *_ = self._passages[number]
            pieces.append(self._texts[paragraph][pair.start : pair.end])
        return _on_one_line(" ".join(pieces))

    def _quotation(self, numbers: list[int], addresses: tuple[str, ...]) -> Quotation:
        passage = self._passages[numbers[0]]
        at = self._paragraphs[passage.paragraph].start + passage.pair.mark
        return Quotation(
            self._text(numbers),
            *self._source.place(at),
            passage.paragraph + 1,
            addresses,
            tuple(numbers),
            tuple(self._text([number]) for number in numbers),
            self._source.called(at),
        )

    def _pass_alone(self) -> None:
        """Record unpaired marks as skipped; two marks of a quotation over paragraphs count once."""
        opened = -2
        for number, (mark, opens) in self._alone:
            if opens:
                opened = number
            elif number - opened <= 1:
                opened = -2
                continue
            text = self._texts[number]
            shown = text[mark : mark + _SHOWN] if opens else text[max(0, mark + 1 - _SHOWN) : mark + 1]
            self._pass(self._paragraphs[number].start + mark, shown, UNPAIRED)


def _names_one(narrative: Narrative, first: int, last: int) -> bool:
    """Whether the tokens `first` to `last` are a clause with one speaker: "she said", "so Reed"."""
    if not all(narrative.is_(at, WORD, COMMA, DASH, OPEN, CLOSE) for at in range(first, last + 1)):
        return False
    at = first + narrative.is_(first, COMMA)
    if narrative.word(at) in SOURCES_BEHIND or narrative.word(at) in SOURCES:
        return any(name.first > at for name in narrative.names_in(first, last + 1))
    verbs = narrative.verbs_in(first, last + 1)
    further = [verb for verb in verbs[1:] if narrative.word(verb.first - 1) not in _INFINITIVE]
    return bool(verbs) and not (further and len(narrative.names_in(first, last + 1)) > 1)


def _ends_clause(narrative: Narrative, last: int) -> bool:
    """Whether a clause that ends without a comma ends with its verb or its speaker."""
    is_pronoun = narrative.is_(last, WORD) and narrative.tokens[last].lower in PRONOUNS
    return last in narrative.ending or last in narrative.verb_ending or is_pronoun


def _on_one_line(text: str) -> str:
    return " ".join(text.replace(_UNSEEN, "").split())


def _unprinted(match: re.Match[str]) -> str:
    """A link reduced to its text, with the same number of characters; a footnote mark is hidden."""
    if match[1] is None:
        return _UNSEEN * len(match[0])
    before, after = match.start(1) - match.start(), match.end() - match.end(1)
    return _UNSEEN * before + match[1] + _UNSEEN * after
