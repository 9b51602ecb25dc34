"""The query language: what is typed, as clauses of words, phrases, exclusions and filters."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from ghostcli.errors import GhostError
from ghostcli.text.folded import ANOTHER_WORD, Folded, glues
from ghostcli.text.words import fold, tokens

LONGEST = 1000
"""Characters of the longest query that is read."""

_QUOTES = str.maketrans(dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02", '"'))
# Of ASCII alone, which takes half as long to compile: every other quotation mark is `"` by then.
_CHUNK = re.compile(
    r'(?P<minus>-?)(?:(?P<name>[^\s":]+):)?"(?P<quoted>[^"]*)"?'
    r'|(?P<word>[^\s"]+)'
)
# Signs that belong to a word; a stop before it only if nothing else stands there (.NET).
_BEFORE = r"(?:(?<![^\s(])\.|[#$€£¥@])?$"
_BEHIND = r"(?:\+{1,2}|[#%])?(?!\w)"
_OPERATORS = frozenset({"AND", "OR", "NOT"})


class Unit(NamedTuple):
    """One word as typed, in its folded parts: `pre-training` is `pre`, `training`.

    It stands in a text as these parts side by side, or joined, itself perhaps glued otherwise.
    """

    parts: tuple[str, ...]

    @property
    def joined(self) -> str:
        """The parts as one word."""
        return "".join(self.parts)

    @property
    def joins(self) -> bool:
        """Whether it may also stand joined: `we'll` is not the word that its letters make."""
        return len(self.parts) > 1 and ANOTHER_WORD.isdisjoint(pairwise(self.parts))


class Term(NamedTuple):
    """What is looked for in one place: a word, or several units side by side.

    `quoted` is a phrase in quotation marks, taken as it is; `prefix` lets the last word go on;
    `negated` excludes. `signs` stand right before and behind the words, and belong to them: C++, .NET, $5;
    a `literal` term is only met with them. `fixed` words are never read as others, nor looked for one by one.
    `text` is the term as typed, without quotation marks and sign, and `typed`, in a term that was read for
    another, what that other one was. Terms are equal whatever `text` is.
    """

    units: tuple[Unit, ...]
    quoted: bool = False
    prefix: bool = False
    negated: bool = False
    text: str = ""
    typed: str | None = None
    signs: tuple[str, str] = ("", "")
    literal: bool = False
    fixed: bool = False

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Term) and self._compared == other._compared

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self._compared)

    @property
    def _compared(self) -> tuple[object, ...]:
        return self.units, self.quoted, self.prefix, self.negated, self.typed, self.signs

    @property
    def words(self) -> tuple[str, ...]:
        """All its folded words in order, hyphenated ones in their parts."""
        return tuple(part for unit in self.units for part in unit.parts)

    @property
    def plain(self) -> bool:
        """Whether a word in it that occurs nowhere may be read as another."""
        return not (self.quoted or self.prefix or self.negated or self.typed or self.fixed)

    def __str__(self) -> str:
        shown = self.text.join(self.signs)
        return "-" * self.negated + (f'"{shown}"' if self.quoted else shown) + "*" * self.prefix


class Filter(NamedTuple):
    """A condition on a field, as `speaker:karpathy`; `field` is the field's own name."""

    field: str
    value: str
    negated: bool = False

    def __str__(self) -> str:
        shown = f'"{self.value}"' if re.search(r"\s", self.value) else self.value
        return f"{'-' * self.negated}{self.field}:{shown}"


class Clause(NamedTuple):
    """Alternatives, one of which must hold: `this OR that`; mostly there is one alone."""

    alternatives: tuple[Term | Filter, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """The alternatives that are looked for."""
        return tuple(one for one in self.alternatives if isinstance(one, Term) and not one.negated)

    @property
    def filters(self) -> tuple[Filter, ...]:
        """All alternatives where each is a filter, else none."""
        filters = tuple(one for one in self.alternatives if isinstance(one, Filter))
        return filters if len(filters) == len(self.alternatives) else ()

    def __str__(self) -> str:
        return " OR ".join(map(str, self.alternatives))


class Query(NamedTuple):
    """Clauses that must all hold, in the order in which they were typed; a word typed twice is two."""

    clauses: tuple[Clause, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing is asked: nothing was typed, or only punctuation."""
        return not self.clauses

    @property
    def wanted(self) -> tuple[Clause, ...]:
        """The clauses that look for something; of them a hit may lack some."""
        return tuple(clause for clause in self.clauses if clause.terms)

    @property
    def filters(self) -> tuple[tuple[Filter, ...], ...]:
        """The clauses of filters alone: of each group one filter must hold."""
        return tuple(clause.filters for clause in self.clauses if clause.filters)

    def __str__(self) -> str:
        return " ".join(map(str, self.clauses))


def parse(text: str, *, fields: Collection[str] = (), exact: bool = False) -> Query:
    """The query that `text` is; every text is one.

    `fields` are the names that make `name:value` a filter; with `exact` the whole text is one
    phrase. Raises GhostError for nothing but a text of more than 1,000 characters.

    An operator that has nothing to join is a word; a dash alone is punctuation; `NOT NOT this` is
    `NOT this`.
    """
    if len(text) > LONGEST:
        raise GhostError(f"the query has {len(text):,} characters; {LONGEST:,} are the most that is read")
    if exact:
        phrase = make_term(re.sub(r'[\s"]+', " ", text.translate(_QUOTES)), quoted=True)
        return Query((Clause((phrase._replace(literal=True),)),) if phrase else ())
    names = {fold(name): name for name in fields}
    return Query(tuple(_clauses(_items(text, names))))


def make_term(text: str, *, quoted: bool = False, negated: bool = False) -> Term | None:
    """The term that `text`, a word or phrase as typed, stands for; None where it has no word."""
    found = tokens(text)
    if not found:
        return None
    parts = Folded(text).parts()
    units = [[parts[0][0]]]
    for (before, between), (word, _) in pairwise(parts):
        if glues(before, between, word):
            units[-1].append(word)
        else:
            units.append([word])
    first, last = found[0].start, found[-1].end
    return Term(
        units=tuple(Unit(tuple(parts)) for parts in units),
        quoted=quoted,
        prefix=not quoted and text.startswith("*", last),
        negated=negated,
        text=text[first:last],
        signs=_signs(text[:first], text[last:]),
    )


def _signs(before: str, behind: str) -> tuple[str, str]:
    """The signs that belong to the word between those two."""
    if not (before or behind):
        return "", ""
    ahead, after = re.search(_BEFORE, before), re.match(_BEHIND, behind)
    return (ahead[0] if ahead else ""), (after[0] if after else "")


def _items(text: str, names: dict[str, str]) -> Iterator[Term | Filter | str]:
    """Terms, filters and operators in order; what holds no word is left out."""
    text = text.translate(_QUOTES)
    for chunk in _CHUNK.finditer(text):
        minus, name, quoted, word = chunk.group("minus", "name", "quoted", "word")
        if word in _OPERATORS:
            yield word
            continue
        apart = chunk.start() == 0 or text[chunk.start() - 1].isspace()
        if word is not None:
            negated = apart and word[0] == "-" and word[1:2] != "-"
            found = tokens(word)
            begin = found[0].start if found else len(word)
            name, _, value = word[begin:].partition(":")
            word = word[:begin].lstrip("-") + word[begin:] if negated else word
        else:
            negated = apart and minus == "-"
            word, value = f"{name or ''} {quoted}", quoted
        if name and fold(name) in names and fold(value):
            yield Filter(names[fold(name)], value.strip(), negated)
        elif term := make_term(word, quoted=quoted is not None, negated=negated):
            if term.text in _OPERATORS:
                term = term._replace(text=term.text.lower())
            yield term


def _clauses(items: Iterator[Term | Filter | str]) -> Iterator[Clause]:
    group: list[Term | Filter] = []
    operators: list[str] = []
    for item in items:
        if isinstance(item, str):
            operators.append(item)
            continue
        if not group:
            yield from _as_words(one for one in operators if one != "NOT")
        elif "OR" not in operators:
            yield Clause(tuple(dict.fromkeys(group)))
            group = []
        group.append(item._replace(negated=True) if "NOT" in operators else item)
        operators = []
    if group:
        yield Clause(tuple(dict.fromkeys(group)))
    yield from _as_words(operators)


def _as_words(operators: Iterator[str] | list[str]) -> Iterator[Clause]:
    for operator in operators:
        yield Clause((Term((Unit((operator.lower(),)),), text=operator.lower()),))
