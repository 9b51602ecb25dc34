"""Distinguish notes, and notes with a transcript inside, from transcripts by their contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from ghostcli.notes.headings import folded
from ghostcli.recognition.base import DOUBT, NOTES, OTHER, TRANSCRIPT, Lines, Recognised
from ghostcli.recognition.beside import lines_between
from ghostcli.recognition.conversation import Talk
from ghostcli.recognition.head_fields import fields_above
from ghostcli.recognition.labels import sort_of
from ghostcli.recognition.note_programs import Clipper, clipper_of
from ghostcli.recognition.pages import is_page, lines_of_page
from ghostcli.recognition.parts import Parts, parts_of, ranges_of
from ghostcli.recognition.phrases import is_addressed, is_call
from ghostcli.recognition.retold import is_titled_as_notes, told_in
from ghostcli.recognition.signs import Signs, signs_in
from ghostcli.recognition.survey import (
    BULLETS,
    FACTS,
    FENCED,
    ITEMS,
    MOMENTS,
    TABLES,
    Section,
    SectionSurvey,
    lines_with_numbers,
)
from ghostcli.recognition.turns import Head, bare
from ghostcli.transcripts.base import shown
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.markdown_syntax import front_matter, looks_marked

NO_SPEECH = "they are not read as a transcript"

SURE = 2
"""Total weight of signs that makes notes certain: two headings of the table, or other signs."""

MOSTLY = 0.5
"""Minimum share of the words in turns for a conversation with notes beside it."""

TURNS = 4
"""Minimum number of turns of a conversation without its own heading, among certain signs of notes."""

MANY_TURNS = 12
"""The same if nobody says I, we or you: minutes report about people, and few of them so often."""

ADDRESSED = 0.3
"""Minimum share of lines in a conversation in which somebody says I, we or you."""

TOLD = 3
"""Minimum number of lines, in certain notes, that report about a person after the name."""

TOLD_SURE = 0.6
"""Minimum share of these among all lines with a name."""

TOLD_SHARE = 0.5
"""Minimum share that makes the text ambiguous."""

TOLD_SIGN = "reports of what people said, in the third person, after their names"

PLAIN_WORDS = 25
"""Minimum number of words, below its heading, of a transcript without names and times."""

PLAIN_SHARE = 0.3
"""Minimum share of the words of a text that has notes, or facts such as a date."""

PLAIN_AMONG_NOTES = 0.1
"""Minimum share in a text with certain headings of notes and no code."""

PLAIN_ALONE = 0.8
"""Minimum share in any other text."""

MOMENTS_AT_LEAST = 2
"""Minimum number of links such as `[@0:16](...)` in show notes; no transcript has one."""

_MOST_GROUPS = 20
_NAMED = 3
_FIRST = 3


class _File(NamedTuple):
    """A text divided into sections; `format` is the transcript format that reads it."""

    text: str
    format: str
    sections: list[Section]
    talk: Talk
    parts: Parts
    clipper: Clipper | None

    def lines(self, start: int = 0) -> Iterator[tuple[int, str]]:
        """Yield its lines with their numbers."""
        return (lines_of_page if self.format == "html" else lines_with_numbers)(self.text, start)


def recognise_notes(source: SourceText) -> Recognised | None:
    """Classify a text or page with signs of notes; None if it has none, or few compared with its turns."""
    text = source.clean
    form = "html" if is_page(source) else "markdown" if looks_marked(text) else "text"
    form = "docx" if source.container else form
    _, start = front_matter(text)
    survey = SectionSurvey().look((lines_of_page if form == "html" else lines_with_numbers)(text, start))
    talk = Talk(survey)
    file = _File(text, form, survey.sections, talk, parts_of(survey.sections, talk), clipper_of(text))
    groups = [
        one for one in file.parts.opened[:_MOST_GROUPS] if _is_whole(file, one) and _is_readable(file, one)
    ]
    if len(groups) > 1 and not _adjoin(groups):
        return _notes(file, "pieces of several transcripts")
    if groups:
        return _split(file, [section for group in groups for section in group])
    return _undivided(file) or _below_fields(file) or _between_labels(file)


def _between_labels(file: _File) -> Recognised | None:
    """Return a transcript with labels of notes or facts above or below it; None without such labels."""
    if file.format == "html":
        return None
    _, start = front_matter(file.text)
    lines = lines_between(file.lines(start), file.sections, file.talk)
    return Recognised(TRANSCRIPT, file.format, _name(file), lines=lines) if lines else None


def _below_fields(file: _File) -> Recognised | None:
    """Return a transcript below fields that name its people; None without such fields."""
    found = fields_above(file.lines()) if file.format in ("text", "markdown") else None
    if not found:
        return None
    first, last = found
    end = file.sections[-1].last
    lines = ((1, first - 1), (last + 1, end)) if first > 1 else ((last + 1, end),)
    return Recognised(TRANSCRIPT, file.format, lines=lines) if end > last else None


def _is_whole(file: _File, group: list[Section]) -> bool:
    """Whether a group may be the transcript of a whole conversation, not of a clip."""
    clipper = file.clipper
    return clipper is None or not clipper.pieces or 0 < group[0].level <= clipper.whole


def _adjoin(groups: list[list[Section]]) -> bool:
    """Whether the groups are contiguous."""
    return all(one[-1].last + 1 == other[0].first for one, other in pairwise(groups))


def _is_readable(file: _File, group: list[Section]) -> bool:
    """Whether the heading is followed by a transcript, not by a link, a call to action or more notes."""
    if any(file.talk.heads(section) for section in group):
        return True
    words = sum(section.words for section in group)
    heads = [found for section in group for _, _, found in section.heads if not found.quoted]
    if sum(found.time is not None or not sort_of(found.label) for found in heads) > 1:
        return words > 0
    lines = sum(section.lines for section in group)
    listed, laid_out = (
        sum(section.signs[name] for section in group for name in names)
        for names in ((BULLETS,), (FENCED, TABLES, ITEMS))
    )
    if laid_out > 1 or listed > 0.3 * lines:
        return False
    whole = sum(section.words for section in file.sections)
    told = file.parts.kinds or file.text.startswith("---\n") or any(one.signs[FACTS] for one in file.sections)
    share = PLAIN_SHARE if told else PLAIN_ALONE
    if len(file.parts.kinds) >= SURE and not any(one.signs[FENCED] for one in file.sections):
        share = PLAIN_AMONG_NOTES
    return words >= max(PLAIN_WORDS, share * whole) and not _calls(file, group)


def _calls(file: _File, group: list[Section]) -> bool:
    """Whether the first lines of a group are a call to action: "Install ...", "View transcript"."""
    seen = 0
    for number, line in file.lines():
        if number > group[-1].last or seen == _FIRST:
            break
        if number > group[0].first and (said := bare(line)[0]):
            seen += 1
            if is_call(said):
                return True
    return False


def _split(file: _File, sections: list[Section]) -> Recognised | None:
    """Return a transcript below its heading; None if it has heads and the rest holds only facts."""
    inside = set(sections)
    outside = [section for section in file.sections if section not in inside]
    beside = sum(section.lines - section.signs[FACTS] for section in outside) > 0
    if not beside and any(file.talk.heads(section) for section in sections):
        return None
    return _lines(file, ranges_of(sections, {}), sections, declared=True)


def _undivided(file: _File) -> Recognised | None:
    """Classify a text without a heading that opens a readable transcript."""
    talk, parts = file.talk, file.parts
    unread = [section for group in parts.opened for section in group]
    silent = [one for one in [*parts.other, *parts.notes, *unread] if not talk.is_spoken(one)]
    signs = signs_in(silent, but=frozenset({BULLETS} if talk.listed else ()))
    kinds = {folded(heading.text) for heading in parts.kinds} | {"" for _ in unread[:1]}
    if file.clipper and file.clipper.pieces:
        return _notes(file)
    if found := _told(file):
        return found
    if sum(section.signs[MOMENTS] for section in file.sections) >= MOMENTS_AT_LEAST:
        return _notes(file, MOMENTS)
    lead = _lead(file)
    spoken = [one for one in parts.other if talk.is_spoken(one)]
    if all(one.kind and one not in lead for one in spoken):
        spoken = []  # names that recur only in sections of notes are the people that the notes are about
    said = sum(talk.spoken_words(section) for section in spoken)
    turns = sum(len(talk.heads(section)) for section in spoken)
    weight = len(kinds) + signs.weight + (file.clipper is not None) + SURE * talk.slow
    weight += SURE * (file.clipper is not None and file.clipper.sure)
    mostly = said > 0 and said >= MOSTLY * sum(section.words for section in file.sections)
    enough = (TURNS if _addressed(file, spoken) else MANY_TURNS) * (1 + bool(lead)) if weight >= SURE else 0
    if talk.outlined and not talk.by_name:
        return _notes(file, signs=signs) if weight >= SURE else _doubt(file, signs)
    if mostly and turns >= enough:
        return _talk_with_notes(file, unread, lead)
    if mostly and not (file.clipper and file.clipper.sure):
        return _doubt(file, signs)
    of_notes = bool(kinds) or signs.of_notes or file.clipper is not None or talk.slow
    any_turn = any(talk.heads(section) for section in file.sections)
    if weight >= SURE or (weight and of_notes and not any_turn):
        return _notes(file, signs=signs) if of_notes else _document(signs)
    return _doubt(file, signs) if weight and of_notes else None


def _told(file: _File) -> Recognised | None:
    """Return notes that look like turns: they report about people, or have the title or labels of minutes."""
    heads = [found for section in file.sections for _, _, found in section.heads]
    named = sum(bool(found.name) and sort_of(found.label) == "" for found in heads)
    told = told_in(file.text) if named else 0
    if told >= TOLD and told >= TOLD_SURE * named:
        return _notes(file, "the text after the names reports what people said, in the third person")
    if told > 1 and told >= TOLD_SHARE * named:
        return _doubt(file, Signs((TOLD_SIGN,), 1, of_notes=True))
    if not file.talk.by_name and (labels := _labels_of_notes(heads)):
        return _notes(file, f"labels {_listed(dict.fromkeys(map(shown, labels[:_NAMED])))}")
    title = is_titled_as_notes(file.text)
    if title and not _addressed(file, file.sections):
        return _notes(file, f"the title {shown(title)}")
    return None


def _labels_of_notes(heads: list[Head]) -> list[str]:
    """Return labels that are headings of notes, if there are several and most labels are not names."""
    sorts = {folded(found.label): sort_of(found.label) for found in heads if found.time is None}
    several = sum(sort == "heading" for sort in sorts.values()) > 1
    if not several or 2 * sum(map(bool, sorts.values())) <= len(sorts):
        return []
    return [found.label for found in heads if sort_of(found.label) == "heading"]


def _addressed(file: _File, spoken: list[Section]) -> bool:
    """Whether people in these sections speak about themselves and to each other."""
    ranges = iter([*((one.first, one.last) for one in spoken), (1 << 62, 1 << 62)])
    first, last = next(ranges)
    lines = addressed = 0
    for number, line in file.lines():
        while number > last:
            first, last = next(ranges)
        if number >= first and line:
            lines += 1
            addressed += is_addressed(line)
    return addressed > 0 and addressed >= ADDRESSED * lines


def _lead(file: _File) -> list[Section]:
    """Return the section of the first turn, if its heading is one of notes and notes precede the turn."""
    for section in file.sections:
        if heads := file.talk.heads(section):
            return [section] if section.kind and heads[0][1] and section in file.parts.other else []
    return []


def _talk_with_notes(file: _File, unread: list[Section], lead: list[Section]) -> Recognised | None:
    """Return a conversation without the sections of notes around it; None if there are no notes."""
    left = {*file.parts.notes, *unread}
    if not left and not lead:
        return None
    kept = [section for section in file.sections if section not in left]
    ranges = ranges_of(kept, {section: file.talk.heads(section)[0][0] for section in lead})
    return _lines(file, ranges, kept, declared=False)


def _lines(file: _File, ranges: Lines, kept: list[Section], *, declared: bool) -> Recognised:
    """Return the lines of a conversation beside notes; in doubt if both are on one line, as in HTML pages."""
    inside = set(kept)
    edges = [
        one
        for one, other in pairwise(file.sections)
        if (one in inside) != (other in inside) and one.last >= other.first
    ]
    if edges or not ranges:
        way_out = "save only its transcript, as text"
        return Recognised(
            DOUBT, file.format, "a page of notes with a transcript inside", way_out, _why(file, None)
        )
    return Recognised(TRANSCRIPT, file.format, _name(file), lines=ranges, declared=declared)


def _name(file: _File) -> str:
    if file.clipper:
        return f"notes ({file.clipper.name})"
    return "notes or chapters" if file.talk.slow and not file.parts.kinds else "notes"


def _notes(file: _File, why: str = "", signs: Signs | None = None) -> Recognised:
    return Recognised(NOTES, "", _name(file), NO_SPEECH, why or _why(file, signs))


def _document(signs: Signs) -> Recognised:
    return Recognised(OTHER, "", "a document", "", _listed(signs.names))


def _doubt(file: _File, signs: Signs) -> Recognised:
    way_out = f"--format {file.format} reads it as a transcript"
    return Recognised(DOUBT, file.format, "notes or a transcript", way_out, _why(file, signs))


def _why(file: _File, signs: Signs | None) -> str:
    """Return the evidence: headings, else other signs."""
    headings = list(dict.fromkeys(shown(heading.text) for heading in file.parts.kinds))[:_NAMED]
    if headings:
        return f"{'headings' if len(headings) > 1 else 'the heading'} {_listed(headings)}"
    if file.talk.outlined:
        return "its times stand beside titles"
    if file.talk.slow:
        return "its times are too far apart for so few words"
    return _listed(signs.names) if signs else ""


def _listed(names: Iterable[str]) -> str:
    *most, last = names or ("",)
    return f"{', '.join(most)} and {last}" if most else last
