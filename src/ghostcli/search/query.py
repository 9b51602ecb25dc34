"""The query language: parses text into clauses of words, phrases, exclusions and filters."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from ghostcli.errors import GhostError
from ghostcli.text.folded import ANOTHER_WORD, Folded, glues
from ghostcli.text.words import fold, tokens

LONGEST = 1000
"""The longest query, in characters."""

_QUOTES = str.maketrans(dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02", '"'))
# ASCII only, which halves the time to compile: all other quotation marks are replaced by `"` first.
_CHUNK = re.compile(
    r'(?P<minus>-?)(?:(?P<name>[^\s":]+):)?"(?P<quoted>[^"]*)"?'
    r'|(?P<word>[^\s"]+)'
)
# Signs that belong to a word; a full stop before it only at the start, or after a blank or parenthesis
# (.NET).
_BEFORE = r"(?:(?<![^\s(])\.|[#$€£¥@])?$"
_BEHIND = r"(?:\+{1,2}|[#%])?(?!\w)"
_OPERATORS = frozenset({"AND", "OR", "NOT"})


class Unit(NamedTuple):
    """One word as typed, in its folded parts: `pre-training` is `pre`, `training`.

    In a text, the parts are adjacent words or one joined word.
    """

    parts: tuple[str, ...]

    @property
    def joined(self) -> str:
        """The parts as one word."""
        return "".join(self.parts)

    @property
    def joins(self) -> bool:
        """Whether the joined form is the same word: `we'll` is not `well`."""
        return len(self.parts) > 1 and ANOTHER_WORD.isdisjoint(pairwise(self.parts))


class Term(NamedTuple):
    """A searched word, or several adjacent units.

    `quoted` is a phrase in quotation marks, searched as it is. With `prefix`, the last word may be only the
    beginning of a word. `negated` excludes. `signs` stand directly before and after the words and belong to
    them: C++, .NET, $5; a `literal` term matches only with them. `fixed` words are never corrected, nor
    searched one by one. `text` is the term as typed, without quotation marks and signs; equality ignores it.
    `typed` is the original text of a corrected term.
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
        """All folded words in order; hyphenated words in their parts."""
        return tuple(part for unit in self.units for part in unit.parts)

    @property
    def plain(self) -> bool:
        """Whether its unknown words may be corrected."""
        return not (self.quoted or self.prefix or self.negated or self.typed or self.fixed)

    def __str__(self) -> str:
        shown = self.text.join(self.signs)
        return "-" * self.negated + (f'"{shown}"' if self.quoted else shown) + "*" * self.prefix


class Filter(NamedTuple):
    """A filter on a field, such as `speaker:karpathy`; `field` is the field's full name."""

    field: str
    value: str
    negated: bool = False

    def __str__(self) -> str:
        shown = f'"{self.value}"' if re.search(r"\s", self.value) else self.value
        return f"{'-' * self.negated}{self.field}:{shown}"


class Clause(NamedTuple):
    """Alternatives, one of which must match: `this OR that`; usually there is only one."""

    alternatives: tuple[Term | Filter, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """The alternatives that are searched words: terms that are not negated."""
        return tuple(one for one in self.alternatives if isinstance(one, Term) and not one.negated)

    @property
    def filters(self) -> tuple[Filter, ...]:
        """All alternatives if each is a filter, else none."""
        filters = tuple(one for one in self.alternatives if isinstance(one, Filter))
        return filters if len(filters) == len(self.alternatives) else ()

    def __str__(self) -> str:
        return " OR ".join(map(str, self.alternatives))


class Query(NamedTuple):
    """Clauses that must all match, in the order typed; a repeated word is two clauses."""

    clauses: tuple[Clause, ...]

    @property
    def empty(self) -> bool:
        """Whether the query is empty: no text, or only punctuation."""
        return not self.clauses

    @property
    def wanted(self) -> tuple[Clause, ...]:
        """The clauses with searched words; a partial match lacks some of them."""
        return tuple(clause for clause in self.clauses if clause.terms)

    @property
    def filters(self) -> tuple[tuple[Filter, ...], ...]:
        """The clauses that contain only filters: of each group, one filter must hold."""
        return tuple(clause.filters for clause in self.clauses if clause.filters)

    def __str__(self) -> str:
        return " ".join(map(str, self.clauses))


def parse(text: str, *, fields: Collection[str] = (), exact: bool = False) -> Query:
    """Parse a query. Every text of up to 1,000 characters is valid; a longer one raises GhostError.

    `fields` are the names that make `name:value` a filter. With `exact` the whole text is one phrase.

    An operator without operands is a word; a single dash is punctuation; `NOT NOT this` is `NOT this`.
    """
    if len(text) > LONGEST:
        raise GhostError(f"the query has {len(text):,} characters; {LONGEST:,} are the most that is read")
    if exact:
        phrase = make_term(re.sub(r'[\s"]+', " ", text.translate(_QUOTES)), quoted=True)
        return Query((Clause((phrase._replace(literal=True),)),) if phrase else ())
    names = {fold(name): name for name in fields}
    return Query(tuple(_clauses(_items(text, names))))


def make_term(text: str, *, quoted: bool = False, negated: bool = False) -> Term | None:
    """The term for `text`, a word or phrase as typed; None if it contains no word."""
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
    """The signs that belong to a word, from the text before and after it."""
    if not (before or behind):
        return "", ""
    ahead, after = re.search(_BEFORE, before), re.match(_BEHIND, behind)
    return (ahead[0] if ahead else ""), (after[0] if after else "")


def _items(text: str, names: dict[str, str]) -> Iterator[Term | Filter | str]:
    """Terms, filters and operators in order; text without a word is left out."""
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
