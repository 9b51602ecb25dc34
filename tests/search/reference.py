"""A slow and plain matcher to hold the fast one to, documents to search in, and a vocabulary of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hypothesis import settings

from ghostcli.fields import Kind, Tier
from ghostcli.index.reader import StoredEpisodes
from ghostcli.index.schema import kind_number
from ghostcli.index.stemming import stems
from ghostcli.model import TRANSCRIPT, Record
from ghostcli.records.documents import Document, FieldText, document_of, overhang, passage_document
from ghostcli.search.matching import Match, Matcher
from ghostcli.search.plan import Plan, compile_query
from ghostcli.search.query import Term, Unit, parse
from ghostcli.search.scoring import score
from ghostcli.search.typos import correct
from ghostcli.text.folded import index_words
from ghostcli.text.function_words import ENGLISH
from ghostcli.text.words import APOSTROPHES, HYPHENS, Token, tokens

unhurried = settings(deadline=None)
"""A busy machine is no failure."""


def document(*texts: str, ref: str = "e/quotes/1") -> Document:
    names = (("title", Tier.TITLE), ("text", Tier.TEXT), ("note", Tier.REST))
    fields = [FieldText(name, tier, text) for (name, tier), text in zip(names, texts, strict=False)]
    return Document(ref, fields)


def speech(text: str, following: str = "") -> Document:
    return Document("e@0:00:01", [FieldText("transcript", Tier.SPEECH, text, following)])


class Known:
    """The vocabulary of some texts in one language."""

    stop_words = ENGLISH

    def __init__(self, *texts: str, language: str = "en") -> None:
        self.language = language
        self.documents = max(len(texts), 1)
        self.all = Counter(word for text in texts for word in set(index_words(text)))

    def count(self, word: str) -> int:
        return self.all[word]

    def has(self, word: str) -> bool:
        return word in self.all

    def counts(self, words: Sequence[str]) -> dict[str, int]:
        return {word: self.all[word] for word in words if word in self.all}

    def one_edit_away(self, word: str) -> dict[str, int]:
        del word
        return dict(self.all)

    def near_in_length(self, word: str, edits: int) -> list[str]:
        return [one for one in self.all if abs(len(one) - len(word)) <= edits]

    def begins(self, word: str) -> bool:
        return any(one.startswith(word) and one != word for one in self.all)

    def forms(self, word: str) -> dict[str, list[str]]:
        (stem,) = stems([word], self.language)
        every = list(self.all)
        alike = [one for one, own in zip(every, stems(every, self.language), strict=True) if own == stem]
        found = [one for one in alike if one != word]
        return {self.language: found} if found else {}


def plan(query: str, *texts: str, language: str = "en", exact: bool = False) -> Plan:
    return compile_query(parse(query, exact=exact), Known(*texts, language=language))


def match(query: str, *texts: str, language: str = "en") -> Match | None:
    return Matcher(plan(query, *texts, language=language)).match(document(*texts), language)


def marked(query: str, text: str, *, language: str = "en") -> list[str]:
    """What of `text` the query marks."""
    found = match(query, text, language=language)
    return [text[start:end] for hit in found.hits() for start, end in hit.spans] if found else []


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


def brute_force(episodes: StoredEpisodes, query: str, kinds: Sequence[Kind]) -> list[tuple[Record, Match]]:
    """All matches in order, by looking at every record and passage, with no engine."""
    if parse(query).empty:
        return []
    index, vocabulary = episodes.index, episodes.index.vocabulary
    compiled = compile_query(correct(parse(query), vocabulary).query, vocabulary)
    matcher = Matcher(compiled)
    found = []
    for position in index.positions():
        records = [one for kind in kinds for one in index.records(position, kind)]
        texts = [one.label for one in records if one.kind is TRANSCRIPT]
        for record in records:
            if record.kind is TRANSCRIPT:
                following = overhang(texts, record.number - 1, compiled.reach)
                looked_at = passage_document(record.episode, record.number, record.label, following)
            else:
                looked_at = document_of(record)
            met = matcher.match(looked_at, index.language(position))
            if met and (not compiled.telling or met.missing < len(compiled.telling)):
                place = (position, kind_number(record.kind), record.number)
                found.append((-score(met, vocabulary.average), place, record, met))
    return [(record, met) for *_, record, met in sorted(found, key=lambda one: one[:2])]
