"""Expands a query by the pairs of the field `heard`: each form is searched together with the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations

from ghostcli.search.query import Clause, Query, Term, make_term
from ghostcli.text.words import fold, words

Pair = tuple[str, str]
"""The text in a transcript, and what was meant."""


def with_both_forms(query: Query, pairs: Iterable[Pair]) -> Query:
    """The query with the other form of each pair as an alternative, wherever it contains one form.

    A form of several words may be in one phrase or typed as neighbouring words; then each of these words also
    matches the other form. A word with another form is not treated as a typo.
    """
    forms: dict[str, dict[tuple[str, ...], None]] = {}
    for heard, meant in pairs:
        if fold(heard) and fold(meant):
            forms.setdefault(fold(meant), {tuple(words(meant)): None})[tuple(words(heard))] = None
    both = [pair for some in forms.values() for pair in permutations(some, 2)]
    clauses = list(query.clauses)
    for form, other in both:
        for number, clause in enumerate(query.clauses):
            for term in clause.terms:
                replaced = _replaced(term, form, other)
                if replaced:
                    clauses[number] = _or(clauses[number], term, replaced)
            clauses += _excluded(clause, form, other)
        for run in _runs(query.clauses, form):
            phrase = make_term(" ".join(other), quoted=True)
            for number in run if phrase else ():
                (term,) = query.clauses[number].terms
                assert phrase is not None  # noqa: S101 - as above
                clauses[number] = _or(clauses[number], term, phrase)
    return Query(tuple(clauses)) if clauses != list(query.clauses) else query


def _excluded(clause: Clause, form: Sequence[str], other: Sequence[str]) -> list[Clause]:
    """Clauses that exclude the other form if this form is excluded."""
    if len(clause.alternatives) > 1 or not isinstance(clause.alternatives[0], Term) or clause.terms:
        return []
    replaced = _replaced(clause.alternatives[0], form, other)
    return [Clause((replaced._replace(negated=True),))] if replaced else []


def _replaced(term: Term, form: Sequence[str], other: Sequence[str]) -> Term | None:
    """The term with one form replaced by the other, None if it does not contain the form."""
    own = term.words
    for first in range(len(own) - len(form) + 1 if not term.prefix else 0):
        if own[first : first + len(form)] == form:
            return make_term(" ".join((*own[:first], *other, *own[first + len(form) :])), quoted=True)
    return None


def _runs(clauses: Sequence[Clause], form: Sequence[str]) -> list[range]:
    """The runs of neighbouring clauses, of one plain term each, that make up a form."""
    found = []
    for first in range(len(clauses)):
        said: tuple[str, ...] = ()
        for last in range(first, len(clauses)):
            terms = clauses[last].terms
            if len(terms) != 1 or len(clauses[last].alternatives) != 1 or not terms[0].plain:
                break
            said += terms[0].words
            if said == form and last > first:
                found.append(range(first, last + 1))
            if len(said) >= len(form):
                break
    return found


def _or(clause: Clause, term: Term, other: Term) -> Clause:
    """The clause with an alternative to a term; the term itself is no longer corrected."""
    kept = (term._replace(quoted=True) if one == term else one for one in clause.alternatives)
    return Clause(tuple(dict.fromkeys((*kept, other))))
