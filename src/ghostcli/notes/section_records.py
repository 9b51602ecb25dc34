"""Summary, takeaways, quotes, questions and chapters: the records of a section of each kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from ghostcli.notes.base import NO_KIND, RECORD, SPEECH, one_line
from ghostcli.notes.blocks import BOLD, CODE, HEADING, ITEM, PICTURE, QUOTE, ROW, TEXT, Block
from ghostcli.notes.collector import Collector
from ghostcli.notes.credits import credit_of
from ghostcli.notes.facts import names_in, read_facts
from ghostcli.notes.heading_table import (
    CHAPTERS,
    MENTIONS,
    PEOPLE,
    QUESTIONS,
    QUOTES,
    REST,
    SUMMARY,
    TAKEAWAYS,
    THINGS,
    TRANSCRIPT,
)
from ghostcli.notes.headings import folded
from ghostcli.notes.item_records import ItemParts, read_block, read_items
from ghostcli.notes.leads import heading_title, lead_of, shortened
from ghostcli.notes.links import leads_away
from ghostcli.notes.marked_text import marked
from ghostcli.notes.opening import read_opening
from ghostcli.notes.outline import OF_ITEMS, NoteItem, NoteSection, items_of
from ghostcli.notes.quotes import Quoted, are_terms, counts, quotes_in, size_of
from ghostcli.notes.unmarked_quotes import unmarked_quotes
from ghostcli.transcripts.base import FIELD, LEFT_OVER

_WHO = r"[ \t]?[0-9]{0,2}[ \t]{0,4}(?:\[[^\[\]]{1,80}\])?[ \t]{0,4}[.:：)]"
_COLON = r"[ \t\xa0\u202f]?[0-9]{0,2}[ \t\xa0\u202f]{0,4}[:：]"  # one letter is an initial before a full stop
_ASKED = re.compile(
    rf"[*_]{{0,3}}(?:(?:Q|Question|问|質問){_WHO}|(?:Q|Question|Frage|Pregunta|Pergunta|Domanda|Вопрос){_COLON})"
    r"[ \t]{0,8}(?=\S)"
)
_ANSWERED = re.compile(
    rf"[*_]{{0,3}}(?:(?:A|Answer|答|回答){_WHO}"
    rf"|(?:A|R|Réponse|Antwort|Respuesta|Resposta|Risposta|Ответ){_COLON})[*_]{{0,3}}[ \t\xa0\u202f]{{0,8}}"
)
_LEADING_WORDS = 8
_CHAPTER = re.compile(r"Chapter [0-9]{1,3}[:.][ \t]*")


def read_section(section: NoteSection, notes: Collector) -> None:
    """Read a section into records, by the kind that its heading names."""
    if section.heading is not None:
        notes.places.mark(FIELD, section.heading.numbers)
    kind = section.kind or ""
    if kind == PEOPLE and _is_list_of_names(section):
        _read_names(section, notes)
    elif kind in OF_ITEMS:
        read_items(section, notes)
    else:
        _READERS.get(kind, _read_other)(section, notes)


def _read_summary(section: NoteSection, notes: Collector) -> None:
    texts = []
    for block in section.blocks:
        if block.sort in (CODE, PICTURE):
            notes.places.mark(NO_KIND, block.numbers)
            continue
        text = marked(block.text).unmarked()
        texts.append(f"- {text}" if block.sort == ITEM else text)
        notes.places.mark(FIELD, block.numbers)
    if texts:
        before = notes.facts.get("summary")
        told = one_line(" ".join(texts)) if len(texts) == 1 else "\n\n".join(map(one_line, texts))
        if before is None:
            notes.facts["summary"] = told
        elif one_line(before) != one_line(told):
            notes.facts["summary"] = f"{before}\n\n{told}"


def _read_takeaways(section: NoteSection, notes: Collector) -> None:
    for item in items_of(section):
        _takeaway(item, notes)


def _takeaway(item: NoteItem, notes: Collector) -> None:
    title = item.title or (item.body[0] if item.body else None)
    if title is None:
        return
    if title.sort in (CODE, PICTURE) or _only_leads(item):
        notes.places.mark(NO_KIND, title.numbers)
        return
    if title.sort in (HEADING, BOLD):
        lead = heading_title(title.text)
    elif title.sort == ROW:
        lead = lead_of(title.text.replace("|", " - ", 1).replace("|", " "), parted=True)
    else:
        lead = shortened(lead_of(title.text))
    parts = ItemParts()
    quoted = _prose_quotes(title, parts, notes)
    for block in item.body if item.title else item.body[1:]:
        read_block(block, parts, notes)
    if title.sort == QUOTE and quoted:
        return
    detail = " ".join(filter(None, [lead.rest, *parts.before, *parts.after, *parts.labelled()]))
    numbers = [*title.numbers, *(number for block in item.body for number in block.numbers)]
    left = [number for number in numbers if notes.places.at(number) == LEFT_OVER or number in title.numbers]
    if notes.record("takeaways", left, title=lead.title, detail=detail, at=lead.at) is None:
        notes.places.mark(NO_KIND, [number for number in numbers if notes.places.at(number) == LEFT_OVER])
    if lead.differs:
        notes.linked_elsewhere(title.first)


def _only_leads(item: NoteItem) -> bool:
    """Whether a line only announces the list below it: `Two principles:`."""
    title = item.title or item.body[0]
    text = title.text.rstrip("*_ ")
    alone = not item.body[0 if item.title else 1 :]
    return title.sort == TEXT and alone and text.endswith((":", "：")) and size_of(text) <= _LEADING_WORDS


def _prose_quotes(block: Block, parts: ItemParts, notes: Collector) -> bool:
    """Add the quotations in a line of prose that are quotes."""
    found = [one for one in quotes_in(marked(block.text)) if counts(one)]
    for one in found:
        at = notes.quote(one.words, block.numbers, speaker=one.speaker, at=one.at)
        parts.quotes += [at] if at is not None else []
    return bool(found)


def _read_quotes(section: NoteSection, notes: Collector) -> None:
    heading = folded(section.heading.text) if section.heading else ""
    named = not any(heading.endswith(name) for name in ("highlights", "highlight", "moments"))
    last: int | None = None
    lines = {block.sort for block in section.blocks} == {TEXT}
    for block in section.blocks:
        if block.sort in (CODE, PICTURE):
            notes.places.mark(NO_KIND, block.numbers)
            continue
        part = marked(block.text)
        if (credit := credit_of(part)) and last is not None:
            notes.credit(last, credit[0], credit[1].at if credit[1] else None)
            notes.places.mark(RECORD, block.numbers)
            continue
        if block.sort in (HEADING, BOLD):
            notes.places.mark(FIELD, block.numbers)  # a title that somebody gave to the quote below it
            continue
        found = quotes_in(part, open_ended=block.sort == QUOTE or part.text[:1] in '"“„«「')
        found = [one for one in found if block.sort != TEXT or counts(one) or lines]
        if block.sort == QUOTE and are_terms(found, part):
            found = []
        if not found and (block.sort == QUOTE or (block.sort in (ITEM, ROW) and (named or part.stamps))):
            found = unmarked_quotes(part)
        if found:
            last = _keep(found, block, notes) or last
        elif block.sort == ITEM and not named:
            _takeaway(NoteItem(block), notes)
        else:
            notes.places.mark(NO_KIND, block.numbers)


def _keep(found: Sequence[Quoted], block: Block, notes: Collector) -> int | None:
    last = None
    for one in found:
        last = notes.quote(one.words, block.numbers, speaker=one.speaker, at=one.at)
        if one.differs:
            notes.linked_elsewhere(block.first)
    return last


def _read_questions(section: NoteSection, notes: Collector) -> None:
    text, answer = "", ""
    numbers: list[int] = []

    def done() -> None:
        nonlocal text, answer, numbers
        if text:
            notes.record("questions", numbers, text=text, answer=answer)
        elif numbers:
            notes.places.mark(NO_KIND, numbers)
        text, answer, numbers = "", "", []

    for block in section.blocks:
        if block.sort in (CODE, PICTURE):
            notes.places.mark(NO_KIND, block.numbers)
            continue
        for at, line in enumerate(block.text.split("\n")):
            raw = line.strip()
            asked, answered = _ASKED.match(raw), _ANSWERED.match(raw)
            if answered and text:
                answer = f"{answer} {marked(raw[answered.end() :]).unmarked()}".strip()
            elif asked or _opens_question(block, raw, text, answer, first=at == 0):
                done()
                text = marked(raw[asked.end() :] if asked else raw).unmarked().strip("*_ ")
            else:
                answer = f"{answer} {marked(raw).unmarked()}".strip()
            numbers.append(min(block.first + at, block.last))
    done()


def _opens_question(block: Block, raw: str, text: str, answer: str, *, first: bool) -> bool:
    """Whether a line is a question and no part of an answer."""
    if not first:
        return False
    plainly = marked(raw).unmarked().rstrip("*_ ")
    if block.sort in (HEADING, BOLD):
        return True
    if block.sort == ITEM and block.level == 0:
        return plainly.endswith(("?", "？")) or not text
    return plainly.endswith(("?", "？")) and (not text or bool(answer) or block.apart)


def _read_chapters(section: NoteSection, notes: Collector) -> None:
    for item in items_of(section):
        blocks = ([item.title] if item.title else []) + item.body
        timed = False
        for at, block in enumerate(blocks):
            lead = heading_title(block.text.partition("\n")[0])
            title = _CHAPTER.sub("", lead.title.removesuffix("[ad]"), count=1).strip(" -–—:")
            if (
                lead.at
                and title
                and (at == 0 or block.sort in (HEADING, BOLD, ITEM, TEXT))
                and len(title) <= 200
            ):
                timed = True
                notes.record("chapters", [block.first], title=title, at=lead.at[:1])
            elif lead.at or timed or block.sort in (HEADING, BOLD, CODE, PICTURE):
                _quotes_beside(block, notes)
            else:
                _quotes_beside(block, notes)


def _quotes_beside(block: Block, notes: Collector) -> None:
    """Add the quotes of lines for which there is no kind; the rest of them is counted."""
    if block.sort in (CODE, PICTURE):
        notes.places.mark(NO_KIND, block.numbers)
        return
    parts = ItemParts()
    if block.sort == QUOTE:
        read_block(block, parts, notes)
    else:
        _prose_quotes(block, parts, notes)
    notes.places.mark(NO_KIND, [one for one in block.numbers if notes.places.at(one) == LEFT_OVER])


def _read_rest(section: NoteSection, notes: Collector) -> None:
    blocks = read_facts(section.blocks, notes)
    for block in blocks:
        _quotes_beside(block, notes)


def _read_transcript(section: NoteSection, notes: Collector) -> None:
    for block in section.blocks:
        notes.places.mark(SPEECH, block.numbers)


def _is_list_of_names(section: NoteSection) -> bool:
    """Whether a section of people is a bare list: hosts, guests, participants."""
    texts = [block.text for block in section.blocks]
    return (
        bool(texts)
        and all(len(text) < 80 and ":" not in text and " - " not in text for text in texts)
        and not any(block.sort in (HEADING, BOLD) for block in section.blocks)
    )


def _read_names(section: NoteSection, notes: Collector) -> None:
    heading = folded(section.heading.text) if section.heading else ""
    role = "host" if heading.startswith("host") else "guest" if heading.startswith("guest") else None
    for block in section.blocks:
        for name in names_in([block.text]):
            notes.person(name, role, block.numbers)
        notes.places.mark(RECORD, block.numbers)


def _without_links(blocks: Sequence[Block], notes: Collector) -> list[Block]:
    """Take what only links to other pages, and opens no moment: it has no kind."""
    rest = []
    for block in blocks:
        if block.sort in (TEXT, ITEM) and leads_away(block.text):
            notes.places.mark(NO_KIND, block.numbers)
        else:
            rest.append(block)
    return rest


def _read_other(section: NoteSection, notes: Collector) -> None:
    """Read a section under a heading of the talk's own: its list items are takeaways, its prose a theme.

    The items have no kind if sections of several kinds are above, nor has what is below a bold line then.
    """
    blocks = read_facts(section.blocks, notes, rows=section.heading is None)
    if section.heading is None:
        opening, *titled = _under_bold_lines(blocks)
        read_opening(opening.blocks, notes)
        for one in titled:
            _theme(one, _without_links(one.blocks, notes), notes)
        return
    blocks = _without_links(blocks, notes)
    items = [block for block in blocks if block.sort in (ITEM, ROW)]
    listed = bool(items) and len(items) * 2 >= len(blocks)
    if section.sorted_above and (listed or section.heading.sort == BOLD):
        for block in blocks:
            _quotes_beside(block, notes)
    elif listed:
        _read_takeaways(NoteSection(None, section.heading, blocks), notes)
    elif blocks:
        _theme(section, blocks, notes)


def _under_bold_lines(blocks: Sequence[Block]) -> list[NoteSection]:
    """Part what is above all headings at its bold lines, if it has two: they stand for headings."""
    parts = [NoteSection(None, None)]
    several = sum(block.sort == BOLD for block in blocks) > 1
    for block in blocks:
        if several and block.sort == BOLD:
            parts.append(NoteSection(None, block))
        else:
            parts[-1].blocks.append(block)
    return parts


def _theme(section: NoteSection, blocks: Sequence[Block], notes: Collector) -> None:
    heading = section.heading
    assert heading is not None  # noqa: S101 - the caller asks
    notes.places.mark(FIELD, heading.numbers)
    parts = ItemParts()
    for block in blocks:
        read_block(block, parts, notes)
    lead = heading_title(heading.text)
    lead_text, *more = [*parts.before, *parts.after, *parts.labelled()] or [""]
    numbers = [*heading.numbers, *(n for block in blocks for n in block.numbers)]
    left = [n for n in numbers if notes.places.at(n) == LEFT_OVER or n in heading.numbers]
    if not lead_text and not parts.quotes:
        return
    notes.record(
        "themes",
        left,
        quotes=parts.quotes,
        title=lead.title,
        lead=lead_text,
        commentary=" ".join(more),
        at=lead.at,
    )


_Reader = Callable[[NoteSection, Collector], None]
_READERS: dict[str, _Reader] = {
    SUMMARY: _read_summary,
    TAKEAWAYS: _read_takeaways,
    QUOTES: _read_quotes,
    QUESTIONS: _read_questions,
    CHAPTERS: _read_chapters,
    MENTIONS: _read_rest,
    THINGS: _read_rest,
    REST: _read_rest,
    TRANSCRIPT: _read_transcript,
}


def read_sections(sections: Iterable[NoteSection], notes: Collector) -> None:
    """Read all sections."""
    for section in sections:
        read_section(section, notes)
