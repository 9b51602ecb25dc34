"""Questions in plain language: which of their words tell what is looked for."""

from __future__ import annotations

from ghostcli.search.matcher import Match
from ghostcli.search.query import Clause, Query, Term
from ghostcli.text.words import words

# English alone: a word that other languages need, like the German `die`, would be lost in a list for all.
FUNCTION_WORDS = frozenset(
    """
    a about all also am an and any are aren as at be because been being both but by can cannot could couldn
    d did didn do does doesn doing don done each either else ever few for from get got had hadn has hasn have
    haven having he her here hers him his how i if in into is isn it its itself just ll m many me mean means
    might more most much must my need not of off on once one only or other our out over own please re s same
    shall she should shouldn so some such t tell than that the their them then there these they this those
    through to too under until up upon us ve very was wasn we were weren what when where whether which while
    who whom whose why will with won would wouldn you your
    """.split()  # noqa: SIM905 - a list of 140 strings is harder to read
)


def telling(query: Query) -> Query:
    """The query without the words that only hold a question together; as it is where all of them do."""
    kept = tuple(clause for clause in query.clauses if not _only_joins(clause))
    return Query(kept) if any(clause.terms for clause in kept) else query


def lacking_more(match: Match, query: Query, told: Query) -> Match:
    """A match of `told`, graded as one of the query that it is a part of."""
    return match._replace(missing=match.missing + len(query.wanted) - len(told.wanted))


def _only_joins(clause: Clause) -> bool:
    return all(isinstance(one, Term) and _is_function_word(one) for one in clause.alternatives)


def _is_function_word(term: Term) -> bool:
    if term.quoted or term.prefix or term.negated:
        return False
    return all(word in FUNCTION_WORDS for word in words(term.typed or term.text))
