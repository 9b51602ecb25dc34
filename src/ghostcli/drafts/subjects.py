"""Finds the subject of a verb of saying: the name or pronoun before it, or after it in inverted order."""

from __future__ import annotations

from typing import NamedTuple

from ghostcli.drafts.narrative import CLOSE, COMMA, DASH, OPEN, QUOTE, WORD, Name, Narrative, SayingVerb
from ghostcli.drafts.particles import (
    ADVERBS,
    BESIDE,
    CLAUSES,
    COMPANIONS,
    CONDITIONS,
    CONJUNCTIONS,
    DETERMINERS,
    EXCEPTING,
    HEARSAY,
    LEAD_INS,
    NEGATIONS,
    OPENERS,
    OTHERS,
    PASSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATING,
    SUPPOSED,
)

_ASIDES = 6  # words between a subject and its verb
_DESCRIPTION = 8  # words of a description before a name
_APPOSITION = 24  # tokens between two commas


class Subject(NamedTuple):
    """The subject of a verb of saying: a name, or a pronoun and its token; `NOBODY` for anyone else."""

    name: Name | None = None
    pronoun: str | None = None
    at: int = 0


NOBODY = Subject()


class Subjects:
    """Finds the subjects of the verbs of one paragraph."""

    def __init__(self, narrative: Narrative) -> None:
        self._n = narrative

    def is_aside(self, at: int) -> bool:
        """Whether a word is possible between subject and verb."""
        word, token = self._n.word(at), self._n.tokens[at]
        return (
            (word in ADVERBS or word.endswith("ly"))
            and (token.lower not in PRONOUNS or word == "lui")
            and not token.capital
        )

    def of(self, verb: SayingVerb, floor: int) -> Subject | None:
        """The subject before a verb; None if its sentence has no words there.

        NOBODY if the verb is negated, hypothetical or passive. Tokens before `floor` do not count.
        """
        n, at = self._n, verb.first - 1
        doubtful = False
        seen: set[str] = set()
        infinitive = verb.words[0] in {"say", "deny"}
        for _ in range(_ASIDES):
            word = n.word(at) if at >= floor else ""
            seen.add(word)
            if word in NEGATIONS or word in SUPPOSED or word in PASSIVES:
                doubtful = True
            elif not word or not self._steps_over(at):
                break
            at -= 1
        doubtful = doubtful or {"would", "have"} <= seen
        doubtful = doubtful or self._is_denied(at, floor)
        before = self._before_infinitive(at, floor)
        infinitive, at = infinitive and before == at and not seen & {"would", "will"}, before
        if at < floor or n.is_(at, QUOTE):
            return NOBODY if doubtful else None
        subject = self._ending(at, floor)
        raised = infinitive and subject is not None and subject.name  # "made Reed say"
        return NOBODY if doubtful or raised else subject

    def _is_denied(self, at: int, floor: int) -> bool:
        """Whether the clause up to a token is negated: "isn't sure that Reed said"."""
        n = self._n
        while at >= floor and n.is_(at, WORD):
            if n.word(at) in NEGATIONS or n.word(at) in HEARSAY:
                return True
            at -= 1
        return False

    def _steps_over(self, at: int) -> bool:
        if not self.is_aside(at):
            return False
        clitic = self._n.tokens[at].lower in PRONOUNS
        return not clitic or self._n.tokens[at - 1].lower in PRONOUNS or at - 1 in self._n.ending

    def _before_infinitive(self, at: int, floor: int) -> int:
        """The position before phrases such as "went on to"; `at` is the "to"."""
        for phrase in LEAD_INS if self._n.word(at) == "to" else ():
            first = at - len(phrase) + 1
            if first >= floor and self._n.phrase(first, phrase):
                return first - 1
        return at

    def _ending(self, at: int, floor: int) -> Subject | None:
        """The subject whose last token is `at`."""
        n = self._n
        if n.is_(at, WORD):
            token = n.tokens[at]
            if at in n.ending:
                return self._checked(n.ending[at], floor)
            if token.lower in PRONOUNS:
                return Subject(pronoun=PRONOUNS[token.lower], at=at)
            if token.word in RELATIVES:
                name = n.ending.get(at - 2 if n.is_(at - 1, COMMA) else at - 1)
                return self._checked(name, floor) if name else NOBODY
            return self._coordinated(at, floor) if token.word in CONJUNCTIONS else NOBODY
        if n.is_(at, CLOSE):
            opening = next(
                (
                    place
                    for place in range(at - 1, max(floor, at - _APPOSITION) - 1, -1)
                    if n.is_(place, OPEN)
                ),
                -1,
            )
            name = n.ending.get(opening - 1)
            return self._checked(name, floor) if name else NOBODY
        return self._apposed(at, floor) if n.is_(at, COMMA, DASH) else NOBODY

    def _checked(self, name: Name, floor: int) -> Subject:
        """The name as the subject of the next words; NOBODY if it is only a part of the subject."""
        n, before = self._n, name.first - 1
        word = n.word(before) if before >= floor else ""
        if name.genitive or word in SUPPOSED or word in NEGATIONS or word in CONDITIONS:
            return NOBODY
        if word in EXCEPTING and before > floor and n.is_(before - 1, WORD):
            return NOBODY
        if word in CONJUNCTIONS and before > floor and n.is_(before - 1, WORD, CLOSE):
            return NOBODY
        if word in PREPOSITIONS and word not in SUBORDINATING and word not in CONJUNCTIONS:
            return NOBODY
        return Subject(name)

    def _apposed(self, at: int, floor: int) -> Subject | None:
        """The person whose description ends with the mark `at`: "Reed, the engineer, said"."""
        n, mark = self._n, self._n.tokens[at].kind
        stop, first = at, True
        for place in range(at - 1, max(floor, at - _APPOSITION) - 1, -1):
            if n.is_(place, QUOTE):
                break
            if not n.is_(place, mark):
                continue
            name, inner = n.ending.get(place - 1), n.starting.get(place + 1)
            if n.word(place + 1) in BESIDE or self._says(place + 1, stop):
                return NOBODY
            if name and not inner and n.word(place + 1) not in CONJUNCTIONS:
                starts = name.first <= floor + 1 or n.is_(name.first - 1, QUOTE, COMMA)
                return self._checked(name, floor) if first or starts else NOBODY
            if first and inner and inner.last == stop - 1:
                return NOBODY if name else self._checked(inner, place + 1)
            first = False
        return None if at - floor <= _ASIDES and first else NOBODY

    def _says(self, start: int, end: int) -> bool:
        """Whether there is a speaker and a verb: "so Reed says", not "who said so" or "asked about it"."""
        n = self._n
        own = n.word(start) in RELATIVES or start in n.verb_at
        return bool(n.verbs_in(start, end)) and (bool(n.names_in(start, end)) or not own)

    def _coordinated(self, at: int, floor: int) -> Subject:
        """The subject of a verb after "and": the subject at the start of its clause."""
        n = self._n
        for place in range(at - 1, floor - 1, -1):
            begins = (
                place <= floor or n.is_(place - 1, COMMA) or (place == floor + 1 and n.word(floor) in OPENERS)
            )
            token = n.tokens[place]
            if begins and place in n.starting:
                others = n.names_in(n.starting[place].last + 1, at)
                apart = all(
                    n.word(name.first - 1) in PREPOSITIONS or n.word(name.first - 1) in DETERMINERS
                    for name in others
                )
                return self._checked(n.starting[place], floor) if apart else NOBODY
            if begins and token.lower in PRONOUNS:
                return Subject(pronoun=PRONOUNS[token.lower], at=place)
        return NOBODY

    def following(self, at: int) -> Subject | None:
        """The subject that begins at `at`, after asides and a description; None if there is no word."""
        n = self._n
        while n.is_(at, WORD) and self.is_aside(at) and not self._leads_elsewhere(at):
            at += 1
        if n.word(at) in {"es", "das", "dies"} and at + 1 in n.starting:
            at += 1
        if not n.is_(at, WORD):
            return None
        token = n.tokens[at]
        if token.word in NEGATIONS:
            return NOBODY
        if token.lower in PRONOUNS and not token.capital:
            article = token.lower == "il" and n.is_(at + 1, WORD) and not self._is_free(at + 1)
            return NOBODY if article else Subject(pronoun=PRONOUNS[token.lower], at=at)
        if token.word in OTHERS and token.word not in DETERMINERS and not token.capital:
            return NOBODY
        return self._described(at)

    def _leads_elsewhere(self, at: int) -> bool:
        token = self._n.tokens[at]
        return token.lower in PRONOUNS or token.word in PREPOSITIONS

    def _is_free(self, at: int) -> bool:
        word = self._n.word(at)
        return word in PREPOSITIONS or word in ADVERBS or word in CONJUNCTIONS

    def _described(self, at: int) -> Subject:
        """The name at the end of a description that begins at `at`: "the engineer Ada Reed"."""
        n = self._n
        for place in range(at, at + _DESCRIPTION):
            name = n.name_from(place) if place == at else n.starting.get(place)
            if name and not name.genitive:
                return NOBODY if self._is_joined(name) else Subject(name)
            if n.is_(place, COMMA):
                name = n.starting.get(place + 1)
                alone = name and not name.genitive and not n.is_(name.last + 1, WORD)
                return Subject(name) if name and alone and place > at else NOBODY
            word = n.word(place)
            if not word or place in n.verb_at or word in SUBORDINATING or (place > at and word in CLAUSES):
                return NOBODY
            article = place == at and word in DETERMINERS and place + 1 not in n.starting
            if word in PREPOSITIONS and not article and not n.is_glued(place):
                return NOBODY
        return NOBODY

    def _is_joined(self, name: Name) -> bool:
        """Whether a name is one of several: "said Reed and Cole"."""
        n, after = self._n, name.last + 1
        others = (
            after + 1 in n.starting or n.word(after + 1) in DETERMINERS or n.word(after + 1) in COMPANIONS
        )
        if n.word(after) in CONJUNCTIONS and others:
            return True
        other = n.starting.get(after + 1) if n.is_(after, COMMA) else None
        return other is not None and n.word(other.last + 1) in CONJUNCTIONS
