"""Finds the speaker in a clause beside a quotation: "said Reed", "Cole recalled:", "according to Reed"."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ghostcli.drafts.narrative import (
    COLON,
    COMMA,
    DASH,
    OPEN,
    QUOTE,
    SEMI,
    STOP,
    WORD,
    Name,
    Narrative,
    SayingVerb,
)
from ghostcli.drafts.particles import (
    ARTICLES,
    CONJUNCTIONS,
    CONTRARY,
    DETERMINERS,
    HEADING,
    INTRODUCING,
    LINKS,
    OBJECTS,
    OPENERS,
    OTHER_SOURCES,
    OTHERS,
    PREPOSITIONS,
    SOURCES,
    SOURCES_BEHIND,
    SUBORDINATING,
    WITHIN,
    WORDS_OF,
)
from ghostcli.drafts.subjects import NOBODY, Subject, Subjects
from ghostcli.drafts.verbs import ENGLISH_VERBS, OMITTING, Verb

_REPORTING = frozenset(("saying", "telling", "asking", "writing", "say"))
_NEAR = 24  # tokens after a quotation within which a clause must have its verb
_LEAD = 80  # tokens before a quotation that are read
_LABEL = 12  # most tokens of a speaker's name before a colon


class Before(NamedTuple):
    """The speaker in the words before a quotation; `tight` says that only a mark is between them."""

    subject: Subject | None
    tight: bool


class ReportingClauses:
    """The reporting clauses of one paragraph. `known` tells whether ghost knows a name."""

    def __init__(self, narrative: Narrative, known: Callable[[Name], bool]) -> None:
        self._n = narrative
        self._known = known
        self._subjects = Subjects(narrative)

    def behind(self, quote: int) -> Subject | None:
        """The speaker in the words after the quotation at token `quote`; None if they name none."""
        n, at = self._n, quote + 1
        inside = n.said_last(quote)
        outside = n.is_(at, COMMA)
        if outside:
            at += 1
        if n.is_(at, STOP) and n.is_(at + 1, DASH, OPEN):
            at += 1
        if n.is_(at, DASH, OPEN):
            return self._credit(at + 1, bracket=n.is_(at, OPEN))
        if not n.is_(at, WORD):
            return None
        if inside in {".", "。"} and not outside and n.tokens[at].capital:
            return None  # a separate sentence
        return self._clause(at, trusted=outside or inside in {",", ".", "。"}, ended=inside in set("?!…"))

    def before(self, start: int, end: int) -> Before:
        """The speaker in the tokens `start` to `end`, which end at a quotation."""
        n = self._n
        start = max(start, end - _LEAD)
        verbs = n.verbs_in(start, end)
        if not verbs:
            subject = self._introduced(start, end)
            known = subject is not None and subject.name is not None and self._known(subject.name)
            return Before(subject, tight=known and n.is_(end - 1, COLON, COMMA))
        verb = verbs[-1]
        last = end
        while last > verb.last + 1 and (
            n.is_(last - 1, COLON, COMMA, DASH) or n.word(last - 1) in INTRODUCING
        ):
            last -= 1
        between = range(verb.last + 1, last)
        tight = not any(n.is_(at, COMMA, SEMI, COLON, DASH, OPEN, QUOTE) for at in between)
        if verb.verb is Verb.SOUND and between:
            return Before(None, tight=False)
        subject = self._subjects.of(verb, start)
        aside = subject is None and not n.starting.get(verb.last + 1)  # "Asked about it, ..."
        if n.is_(end - 1, COMMA) and (aside or n.word(start) in SUBORDINATING):
            return Before(None, tight=False)
        if subject is None or self._inverts(verb, start, subject):
            subject = self._subjects.following(verb.last + 1) or NOBODY
            if subject.name and subject.name.first in between:
                between = range(subject.name.last + 1, last)
        elsewhere = verb.verb is Verb.NOT or self._from_elsewhere(between)
        if elsewhere or self._names_another(verb, between) or self._reported(verbs, start, subject):
            subject = NOBODY
        return Before(subject, tight)

    def _inverts(self, verb: SayingVerb, start: int, subject: Subject) -> bool:
        """Whether the subject may follow the verb, if another word comes before the verb."""
        first = self._n.word(start)
        return (
            (subject.name is None or not self._known(subject.name))
            and subject.pronoun is None
            and verb.words not in ENGLISH_VERBS
            and verb.first - start <= 6
            and (
                first in PREPOSITIONS or (first in OPENERS and first not in ARTICLES and first not in OTHERS)
            )
        )

    def _names_another(self, verb: SayingVerb, between: range) -> bool:
        """Whether a person is named between verb and quotation who is not only the listener."""
        n = self._n
        for at in between:
            name = n.starting.get(at)
            if name is None:
                continue
            word = n.word(at - 1)
            direct = at == verb.last + 1
            alone = direct and name.last + 1 == between.stop
            if direct and (alone or verb.verb in {Verb.TELL, Verb.ASK}):
                continue
            if self._known(name) and word not in PREPOSITIONS:
                return True
            if not (word in PREPOSITIONS or word in DETERMINERS or name.genitive):
                return True
        return False

    def _from_elsewhere(self, between: range) -> bool:
        """Whether the quoted words are those of a sign or a letter; "said in a letter" does not count."""
        n = self._n
        return any(
            n.word(at) in OTHER_SOURCES
            and not any(n.word(place) in WITHIN for place in range(max(between.start, at - 3), at))
            for at in between
        )

    def _reported(self, verbs: list[SayingVerb], start: int, subject: Subject) -> bool:
        """Whether another person reports the words in the same sentence."""
        n, last = self._n, verbs[-1]
        linked = n.word(start) in LINKS
        for verb in verbs[:-1]:
            if not linked and any(
                n.is_(at, COMMA, SEMI, QUOTE, DASH) for at in range(verb.last + 1, last.first)
            ):
                continue
            if verb.verb is Verb.NOT or not _same(self._subjects.of(verb, start), subject):
                return True
        for at in range(start, last.first):
            source = self._source(at)
            if source and not _same(source, subject):
                return True
        return False

    def _source(self, at: int) -> Subject | None:
        """The person named by a phrase such as "according to" at that token."""
        for phrase in SOURCES.get(self._n.word(at), ()):
            if self._n.phrase(at, phrase):
                if phrase == ("zufolge",):
                    name = self._n.ending.get(at - 1)
                    return Subject(name) if name else NOBODY
                return self._subjects.following(at + len(phrase)) or NOBODY
        return None

    def _introduced(self, start: int, end: int) -> Subject | None:
        """The person named without a verb: "Reed:", "In Reed's words,", "According to Reed,"."""
        n = self._n
        colon = n.is_(end - 1, COLON)
        for at in range(start, end):
            if source := self._source(at):
                return source
            if (name := self._wording(at)) and not self._goes_on(name.last + 2, end):
                return Subject(name)
        if not colon or end - start > _LABEL:
            return None
        first = start
        while first < end - 1 and not n.word(first).isalpha():
            first += 1  # a time
        opening = first
        while first < end - 1 and n.word(first) in OPENERS and first - opening < 2:
            first += 1
        name = n.starting.get(first) if n.word(first - 1) not in PREPOSITIONS or first == start else None
        if name and self._heads(name.last + 1):
            others = [one for one in n.names_in(name.last + 1, end) if self._known(one)]
            joined = n.word(name.last + 1) in CONJUNCTIONS
            apart = all(n.word(one.first - 1) in PREPOSITIONS for one in others)
            if joined or name.genitive or not apart:
                return NOBODY
            return Subject(name) if len(name.words) > 1 or name.titles or self._known(name) else None
        name = n.ending.get(end - 2)
        if (
            name
            and not name.genitive
            and n.word(name.first - 1) in {"is", "from", "heres", "hear", "cest", "von"}
        ):
            return Subject(name)
        return None

    def _wording(self, at: int) -> Name | None:
        """The person whose words, answer or phrase are named at a token: "Reed's own words"."""
        n = self._n
        name = n.starting.get(at)
        named = name and name.genitive and WORDS_OF & {n.word(name.last + 1), n.word(name.last + 2)}
        return name if named else None

    def _goes_on(self, at: int, end: int) -> bool:
        """Whether there is more than a mark or "is" between a person's answer and the quotation."""
        words = [self._n.word(place) for place in range(at, end) if self._n.word(place)]
        return not set(words) <= WORDS_OF | {"is", "was", "are", "were", "ist", "war", "est", "es"}

    def _heads(self, after: int) -> bool:
        """Whether a name introduces the quotation, by the words up to a colon: "Reed, laughing:"."""
        word = self._n.word(after)
        return not word or word in CONJUNCTIONS or word in HEADING or word.endswith(("ing", "ly"))

    def _credit(self, at: int, *, bracket: bool) -> Subject | None:
        """The person named after a dash or in brackets, with nothing else but a place or time."""
        n = self._n
        while n.is_(at, DASH):
            at += 1
        name = n.starting.get(at)
        if name is None:
            return self._source(at) if bracket else self._clause(at, trusted=True)
        after = name.last + 1
        broken = "\n" in n.between(name.last, after)
        if name.genitive or n.word(after) in CONJUNCTIONS:
            return NOBODY
        if (
            broken
            or not n.is_(after, WORD, DASH, QUOTE)
            or n.word(after) in {"in", "at", "on", "im", "bei", "a", "en"}
        ):
            return Subject(name)
        if n.word(after)[:1].isdigit():
            return Subject(name)
        return self._clause(at, trusted=False)

    def _clause(self, at: int, *, trusted: bool, ended: bool = False) -> Subject | None:
        """The speaker in a reporting clause at a token; NOBODY for an unnamed one, None for another clause.

        `trusted` says that a comma shows that it belongs to the quotation. Otherwise, if the quotation has
        `ended` as a sentence, the clause must not continue as one. If not, it must be close or separate.
        """
        n = self._n
        if source := self._source(at):
            return source
        if n.word(at) == "in" and (name := self._wording(at + 1)):
            return Subject(name)
        if n.word(at) in SOURCES_BEHIND and trusted and at + 1 not in n.verb_at:
            return self._subjects.following(at + 1) or NOBODY
        if n.word(at) in SUBORDINATING or n.word(at) in CONJUNCTIONS or n.word(at) in CONTRARY:
            return self._parenthesis(at)
        linked = self._past_link(at)
        first = linked
        while n.word(first) and first not in n.verb_at and self._subjects.is_aside(first):
            first += 1
        if verb := n.verb_at.get(first):
            return self._inverted(verb)
        verb, subject = self._first_verb(linked)
        if verb is None or verb.verb is Verb.NOT:
            return NOBODY if verb else None
        if not trusted and (verb.verb is Verb.SOUND or n.word(verb.last + 1) in OBJECTS):
            return None
        other = n.starting.get(verb.last + 1)
        ahead = [n.word(place) for place in range(verb.last + 1, verb.last + 7)]
        if ahead[0] == "being" or _REPORTING.intersection(ahead[1:]):
            return NOBODY  # "Reed recalls being told", "Reed recalls her mother saying"
        if other and verb.verb is Verb.SAY and n.is_(other.last + 1, WORD):
            return NOBODY  # "Reed remembers Cole saying"
        close = subject is not None and (
            linked > at or (subject.name.first if subject.name else subject.at) <= first
        )
        if trusted or ended or close:
            return subject or NOBODY
        return self._parenthesis(at)

    def _first_verb(self, at: int) -> tuple[SayingVerb | None, Subject | None]:
        """The first verb of saying in the clause that begins at a token, and its subject."""
        n = self._n
        for verb in n.verbs_in(at, at + _NEAR + 1)[:1]:
            if not any(n.is_(place, STOP, SEMI, QUOTE) for place in range(at, verb.first)):
                return verb, self._subjects.of(verb, at)
        return None, None

    def _parenthesis(self, at: int) -> Subject | None:
        """The speaker in a separate clause further on: "and lost it, Reed said."."""
        n = self._n
        verb, subject = self._first_verb(at)
        if verb is None or subject is None or not (subject.name or subject.pronoun is not None):
            return None
        begins = subject.name.first if subject.name else subject.at
        apart = n.is_(begins - 1, COMMA) and not n.is_(verb.last + 1, WORD, COLON)
        return subject if apart else None

    def _past_link(self, at: int) -> int:
        """The position after "as", "is how", "was what" before a reporting clause."""
        n = self._n
        if n.word(at) in {"is", "was", "so", "cest", "das", "ist", "es", "e"} and n.word(at + 1) in LINKS:
            return at + 2
        if n.word(at) in {"das", "dies", "eso", "esto", "cela"} and at + 1 in n.verb_at:
            return at + 1
        return at + 1 if n.word(at) in LINKS else at

    def _inverted(self, verb: SayingVerb) -> Subject:
        """The subject after a verb that begins the clause."""
        if verb.verb in {Verb.NOT, Verb.TELL}:
            return NOBODY
        subject = self._subjects.following(verb.last + 1)
        if subject is None:
            omitted = verb.words[0] in OMITTING and verb.words not in ENGLISH_VERBS
            return Subject(pronoun="", at=verb.first) if omitted else NOBODY
        return subject


def _same(one: Subject | None, other: Subject) -> bool:
    """Whether both are certainly the same person, or the first is None."""
    if one is None:
        return True
    if one.name and other.name:
        return set(one.name.words) <= set(other.name.words) or set(other.name.words) <= set(one.name.words)
    return one.pronoun is not None and other.pronoun == one.pronoun
