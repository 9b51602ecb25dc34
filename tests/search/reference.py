"""A slow and plain matcher to hold the fast one to, and documents to search in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import settings

from ghostcli.fields import Tier
from ghostcli.records.documents import Document, FieldText
from ghostcli.search.matcher import Match, Matcher
from ghostcli.search.query import Term, Unit, parse
from ghostcli.text.words import APOSTROPHES, HYPHENS, Token, tokens

unhurried = settings(deadline=None)
"""A busy machine is no failure."""


def document(*texts: str, ref: str = "e/quotes/1", overhang: str = "") -> Document:
    names = (("title", Tier.TITLE), ("text", Tier.TEXT), ("note", Tier.REST))
    fields = [FieldText(name, tier, text, overhang) for (name, tier), text in zip(names, texts, strict=False)]
    return Document(ref, fields)


def speech(text: str, overhang: str = "") -> Document:
    return Document("e@0:00:01", [FieldText("transcript", Tier.SPEECH, text, overhang)])


def match(query: str, *texts: str) -> Match | None:
    return Matcher(parse(query)).match(document(*texts))


def marked(query: str, text: str) -> list[str]:
    """What of `text` the query marks."""
    found = match(query, text)
    return [text[start:end] for hit in found.hits for start, end in hit.spans] if found else []


def glued(text: str, before: Token, token: Token) -> bool:
    between = text[before.end : token.start]
    if before.word[-1].isdecimal() and token.word[0].isdecimal():
        return between == "," and token.word.isdecimal() and len(token.word) == 3
    return len(between) == 1 and between in HYPHENS + APOSTROPHES + "_"


def ends(text: str, found: list[Token], first: int, unit: Unit, *, prefix: bool) -> Iterator[int]:
    """The tokens before which a unit can end that begins with token `first`."""
    for end in range(first + 1, len(found) + 1):
        run = found[first:end]
        one = all(glued(text, *pair) for pair in pairwise(run))
        joined = "".join(token.word for token in run)
        parts = tuple(token.word for token in run)
        if prefix:
            apart = parts[:-1] == unit.parts[:-1] and parts[-1].startswith(unit.parts[-1])
            # The shortest run that begins so: the longer ones are the same place.
            if apart or (one and joined.startswith(unit.joined)):
                yield end
                return
        elif parts == unit.parts or (one and joined == unit.joined):
            yield end


def places(text: str, term: Term) -> set[tuple[int, int]]:
    """Every place of a term, overlapping ones too."""
    found = tokens(text)
    result = set()
    for first in range(len(found)):
        reached = [first]
        for number, unit in enumerate(term.units):
            prefix = term.prefix and number == len(term.units) - 1
            reached = [end for at in reached for end in ends(text, found, at, unit, prefix=prefix)]
        result |= {(found[first].start, found[end - 1].end) for end in reached}
    return result
