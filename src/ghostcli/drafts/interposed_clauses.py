"""Reporting clauses inside quotation marks: « Nous avons, dit Reed, mesuré », «Hemos —dijo Reed— medido»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ghostcli.drafts.quotation_marks import Pair
from ghostcli.drafts.verbs import ENGLISH_VERBS, INNER
from ghostcli.text.words import words

_INNER = r"[^;:.!?…«»“”\"—–()]{3,80}?"
_CLAUSE = re.compile(
    rf"(?=(?P<whole>,\s{{1,3}}(?P<commas>[^,;:.!?…«»“”\"—–()]{{3,80}})(?:,(?=\s)|\.(?=\s|\Z)|(?=\s{{0,3}}\Z))"
    rf"|\s{{1,3}}[—–]\s?(?P<dashes>{_INNER})(?:\s?[—–](?=[\s,;.])|(?=\.?\s{{0,3}}\Z))"
    rf"|\s-\s(?P<hyphens>{_INNER})\s-(?=\s)"
    rf"|\s-(?=\w)(?P<glued>{_INNER})(?<=\w)-(?=[\s,;.])))"
)
"""Matches a whole clause inside a quotation, without the text around it. It may be at the end."""

_REFLEXIVE = re.compile(r"(?:se\s|s['’])", re.IGNORECASE)
_HELPING = frozenset(("a", "ont", "ha", "han", "avait", "habia", "aveva", "tinha"))
_INVERTED = re.compile(r"\w+(?:-t)?-(?:il|elle|on|ils|elles)\b", re.IGNORECASE)
_MOST_WORDS = 9


_DIALOGUE = re.compile(r"\s*[—–―]\s?(?=\S)")


class Inner(NamedTuple):
    """The pairs of a paragraph, split at such clauses, and the text with commas around each clause.

    `further` are the marks of pairs that continue the pair before them.
    """

    text: str
    pairs: list[Pair]
    further: frozenset[int]


def read_inner(text: str, pairs: Iterable[Pair]) -> Inner:
    """Split pairs at the clauses inside them that name a speaker."""
    found: list[Pair] = []
    further: set[int] = set()
    own = text
    for pair in pairs:
        mark, start = pair.mark, pair.start
        for first, last in _clauses(text, pair):
            if words(text[start:first]):
                if mark != pair.mark:
                    further.add(mark)
                found.append(Pair(mark, start, first, first))
                own = own[:first] + _between_commas(text[first:last]) + own[last:]
                mark = start = last
        if not found or found[-1].mark < pair.mark or words(text[start : pair.end]):
            found.append(pair._replace(mark=mark, start=start))
            if mark != pair.mark:
                further.add(mark)
    return Inner(own, found, frozenset(further))


def read_dialogue(text: str) -> Inner | None:
    """Read a paragraph of speech after a dash, with a reporting clause: —Hemos medido —dijo Reed."""
    opening = _DIALOGUE.match(text)
    if opening is None:
        return None
    start, end = opening.end(), len(text.rstrip())
    mark = len(text) - len(text.lstrip())
    whole = Pair(mark, start, end, end)
    found = read_inner(text, [whole])
    return found if found.pairs != [whole] else None


def _between_commas(clause: str) -> str:
    """A clause with a comma in place of the dash at either end."""
    blanks = len(clause) - len(clause.lstrip())
    last = clause[-1] if clause[-1].isalnum() else ","
    return f"{clause[:blanks]},{clause[blanks + 1 : -1]}{last}"


def _clauses(text: str, pair: Pair) -> Iterator[tuple[int, int]]:
    """The start and the end of each clause inside a pair that names a speaker."""
    reached = pair.start
    for found in _CLAUSE.finditer(text, pair.start, pair.end):
        inner = next(filter(None, found.group("commas", "dashes", "hyphens", "glued")))
        first, last = found.span("whole")
        last -= text[last - 1] == "."  # the full stop also ends the speech
        if first >= reached and _names_speaker(inner.strip(), trusted=found["commas"] is None):
            yield first, last
            reached = last


def _names_speaker(clause: str, *, trusted: bool) -> bool:
    """Whether a clause begins with a verb of saying, before a pronoun or name, or alone between dashes."""
    clause = _REFLEXIVE.sub("", clause, count=1) if _REFLEXIVE.match(clause) else clause
    own = words(clause)
    if not own or len(own) > _MOST_WORDS:
        return False
    if inverted := _INVERTED.match(clause):
        first = words(inverted[0])[0]
        behind = words(clause[inverted.end() :])
        return first in INNER or (first in _HELPING and bool(behind) and behind[0] in INNER)
    place = int(own[0] in _HELPING)
    if len(own) <= place or own[place] not in INNER:
        return False
    if trusted and (own[place],) not in ENGLISH_VERBS:
        return True
    return any(word[:1].isupper() for word in clause.split()[place + 1 : place + 4])
