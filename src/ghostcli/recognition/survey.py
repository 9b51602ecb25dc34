"""Survey the lines of a text, section by section: turns of a conversation, and signs of notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ghostcli.notes.headings import Heading, heading_of
from ghostcli.recognition.labels import sort_of
from ghostcli.recognition.simple_lines import Glances
from ghostcli.recognition.turns import Head, bare, head, head_of_heading
from ghostcli.transcripts.base import UnreadableError, lines_of

BULLETS = "lists"
QUOTED = "quotations"
CREDITED = "quotations with a name below"
ITEMS = "labels such as Description and Quote"
PAPERS = "labels of a document"
TABLES = "tables"
TASKS = "boxes to tick"
FENCED = "code"
LINKED = "links"
TIMED = "items with times"
MOMENTS = "links to moments"
FACTS = "facts of a file"

LAID_OUT = (BULLETS, QUOTED, CREDITED, ITEMS, PAPERS, TABLES, TASKS, FENCED, LINKED, MOMENTS, FACTS)
"""Signs of text that is not spoken."""

_LABELS = {"item": ITEMS, "paper": PAPERS, "fact": FACTS, "heading": FACTS}
"""Sort of a label before a colon -> the sign that it is."""

MAX_LINES = 1_000_000
CLOSELY = 100_000
"""Number of lines that are fully examined, more than a day of speech; after them only marked headings are."""

MAX_SECTIONS = 20_000
_MAX_HEADS = 250_000
_MAX_NAMES = 50_000

_FENCE = re.compile(r"[ \t>]{0,12}(?:[-*+][ \t]{1,4})?(?:```|~~~)")
_RULE = re.compile(r"[ \t]*(?:[-*_=][ \t]*){3,200}\Z")
_MOMENT = re.compile(r"[ \t]{0,40}[-*+]?[ \t]{0,8}\[@[0-9]{1,2}[:;.]")
_TASK = re.compile(r"[ \t>]{0,40}[-*+][ \t]{1,4}\[[ xX]\][ \t]")
_ROW = re.compile(r"[ \t]{0,12}\|[^\n]{0,400}\|[ \t]*\Z")
_QUOTE = re.compile(r"[*_]{0,3}[“\"„«「『”][^\n]{8,2000}?[”\"“»」』]")
_CREDIT = re.compile(r"[—–-]{1,2}[ \t]{0,2}[\[(*_]{0,3}(?:[^\W\d_a-z]|[0-9]{1,2}:)")
_MARKS = tuple('“"„«「『”')
_LONG_LINE = 2400


@dataclass(slots=True, eq=False)
class Section:
    """The part of a text under one heading, or under none: its lines, its counts, its signs.

    `heads` are possible turn starts, each with its line and the number of words before it in the section.
    `head` is the heading's own head.
    """

    first: int
    heading: Heading | None = None
    last: int = 0
    words: int = 0
    lines: int = 0
    blocks: int = 0
    heads: list[tuple[int, int, Head]] = field(default_factory=list)
    signs: Counter[str] = field(default_factory=Counter)
    head: Head | None = None

    @property
    def kind(self) -> str | None:
        """Return the kind of notes that its heading names."""
        return self.heading.kind if self.heading else None

    @property
    def level(self) -> int:
        """Return the level of its heading."""
        return self.heading.level if self.heading else 0


def words_in(line: str) -> int:
    """Return the approximate number of words of a line; without spaces, two characters are one."""
    blanks = line.count(" ")
    return blanks + 1 if blanks * 14 >= len(line) or line.isascii() else len(line) // 2


class SectionSurvey:
    """The sections of a text, and the count of each name at the positions of heads."""

    def __init__(self) -> None:
        self._section = Section(1)
        self.sections: list[Section] = [self._section]
        self.names: Counter[str] = Counter()
        self.listed_names: Counter[str] = Counter()
        self.headings: Counter[str] = Counter()
        self.titles: Counter[str] = Counter()
        self.stamps = 0
        self._title = ""
        self._alone = False
        self._fenced = False
        self._opens = True
        self._was_quote = False
        self._heads = 0
        self._glances = Glances()

    def look(self, lines: Iterable[tuple[int, str]]) -> SectionSurvey:
        """Survey the lines, given with their numbers."""
        at, plain = self._glances.at, self._plain
        number = 0
        for number, line in lines:
            if not line or line.isspace():
                self._opens = True
            elif number > CLOSELY and line[0] != "#":
                pass  # enough lines have been counted
            elif self._fenced or (known := at(line)) is None:
                self._line(number, line)
            else:
                plain(number, line, *known)
            if number > MAX_LINES:
                raise UnreadableError(number, f"more than {MAX_LINES:,} lines: this is not a transcript")
        self.sections[-1].last = number
        return self

    def _line(self, number: int, line: str) -> None:
        """Examine a line that is not blank and not simple."""
        section = self._section
        if ("`" in line or "~" in line) and _FENCE.match(line):
            self._fenced = not self._fenced
            self._opens = True
            section.signs[FENCED] += 1
            return
        if self._fenced or (line[0] in "-*_= \t" and _RULE.match(line[:210])):
            return
        heading = heading_of(line, number) if len(self.sections) < MAX_SECTIONS else None
        if heading:
            section.last = number - 1
            self._section = Section(number, heading, number)
            self.sections.append(self._section)
            self._opens = True
            self._was_quote = False
            found = head_of_heading(heading.text)
            self._stamped(found, by_itself=True)
            if found and not heading.kind:
                self._section.head = found
                self.headings[found.name] += 1
            return
        self._words(section, number, line)
        self._opens = False

    def _plain(self, number: int, line: str, found: Head | None, sort: str) -> None:
        """Count a simple line: its head, if it has one, and the sort of its label."""
        section = self._section
        section.lines += 1
        if self._title or (found is not None and found.time is not None):
            self._stamped(found, by_itself=line[0] in "*_" and _is_bold(line))
        if self._opens:
            section.blocks += 1
            self._opens = False
        if "](" in line or "http" in line:
            section.signs[LINKED] += 1
        self._was_quote = False
        if found is not None:
            _count_label(section.signs, sort)
            self._headed(section, number, found)
        section.words += words_in(line)

    def _words(self, section: Section, number: int, line: str) -> None:
        section.lines += 1
        section.blocks += self._opens
        text, listed = bare(line)
        found = head(text, listed=listed)
        self._stamped(found, by_itself=_is_bold(line))
        self._signs(section, line, text, found, listed=listed)
        if found:
            self._headed(section, number, found)
        section.words += words_in(line)

    def _headed(self, section: Section, number: int, found: Head) -> None:
        if self._heads >= _MAX_HEADS:
            return
        self._heads += 1
        section.heads.append((number, section.words, found))
        if found.name:
            names = self.listed_names if found.listed else self.names
            if found.name in names or len(names) < _MAX_NAMES:
                names[found.name] += 1

    def _stamped(self, found: Head | None, *, by_itself: bool) -> None:
        """Count times beside a title: alone above paragraphs, as in notes by chapter."""
        if self._title and (found is None or found.time is None) and (self._opens or self._alone):
            self.titles[self._title] += 1
        self._title, self._alone = "", by_itself
        if found and found.time is not None and not found.listed:
            self.stamps += 1
            self._title = found.title if len(self.titles) < _MAX_NAMES else ""

    def _signs(self, section: Section, line: str, text: str, found: Head | None, *, listed: bool) -> None:
        signs = section.signs
        if listed:
            signs[BULLETS] += 1
            signs[TASKS] += _TASK.match(line) is not None
            signs[TIMED] += found is not None and found.time is not None
        if "[@" in line:
            signs[MOMENTS] += _MOMENT.match(line) is not None
        if "](" in line or "http" in line:
            signs[LINKED] += 1
        if "|" in line and _ROW.match(line[:_LONG_LINE]):
            signs[TABLES] += 1
        if found and found.label and not found.time:
            _count_label(signs, sort_of(found.label))
        block = ">" in line[:13] and line.lstrip()[:2] not in (">>", "") and line.lstrip()[0] == ">"
        quote = not (found and found.label) and (
            block or (text[:1] in _MARKS and _QUOTE.match(text) is not None)
        )
        credit = (self._was_quote or quote) and _CREDIT.match(text or " ") is not None
        quote = quote or bool(found and found.label and found.quoted)
        self._was_quote = quote and not credit
        if credit or quote:
            signs[CREDITED if credit else QUOTED] += 1


def _is_bold(line: str) -> bool:
    """Whether a line is entirely in bold type."""
    return line.startswith(("**", "__")) and line.rstrip().endswith(("**", "__"))


def _count_label(signs: Counter[str], sort: str) -> None:
    if sort in _LABELS:
        signs[_LABELS[sort]] += 1


def lines_with_numbers(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text from `start` on, with their numbers in the whole text."""
    return enumerate(lines_of(text, start), text.count("\n", 0, start) + 1)
