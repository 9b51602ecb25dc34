"""Finds the speaker whom a draft names for each quotation: by the clause beside it, else by its context."""

from __future__ import annotations

from typing import NamedTuple

from ghostcli.drafts.draft import Draft, QuotedWords
from ghostcli.drafts.mentions import Mentions, same
from ghostcli.drafts.narrative import COLON, COMMA, QUOTE, STOP, WORD, Name, Narrative
from ghostcli.drafts.particles import (
    ADVERBS,
    CONJUNCTIONS,
    OPENERS,
    OTHER_SOURCES,
    OTHERS,
    PREPOSITIONS,
    PRONOUNS,
    RECEIVING,
    SUBORDINATING,
)
from ghostcli.drafts.people import People
from ghostcli.drafts.reporting_clauses import Before, ReportingClauses
from ghostcli.drafts.subjects import NOBODY, Subject
from ghostcli.drafts.verbs import Verb

_SENTENCE = 60  # tokens; a longer sentence is about more than one person
_CLAUSE = 14  # most tokens of a clause between two parts of a quotation


class Attribution(NamedTuple):
    """The speaker whom the draft names for a quotation.

    `name` is as in the draft. `words` are the folded words of the full name. `direct` says that a clause
    beside the quotation or a line under it names the speaker, and not only the text around it.
    """

    name: str
    words: tuple[str, ...]
    direct: bool


def attributions(draft: Draft, people: People) -> list[Attribution | None]:
    """The speaker whom the draft names for each of its quotations; None if there is none, or it is unclear.

    `people` are all the people that ghost knows. A name outside `people` is returned too.
    """
    found = _Attributor(draft, people).read()
    return [_agreed([found[passage] for passage in quotation.passages]) for quotation in draft.quotations]


class _Found(NamedTuple):
    """The result for a passage; `blocked` says that the speaker is none of the persons that are named."""

    attribution: Attribution | None = None
    blocked: bool = False


_NOTHING, _BLOCKED = _Found(), _Found(blocked=True)


def _agreed(found: list[_Found]) -> Attribution | None:
    """The speaker on whom the parts of a quotation agree; None if they differ."""
    told = [one.attribution for one in found if one.attribution]
    if not told or any(not same(told[0].words, one.words) for one in told):
        return None
    return max(told, key=lambda one: one.direct)


class _Attributor:
    def __init__(self, draft: Draft, people: People) -> None:
        self._passages = draft.passages
        self._paragraphs = draft.paragraphs
        self._narratives = draft.narratives
        self._mentions = Mentions(draft.paragraphs, draft.narratives, people)
        self._clauses = [ReportingClauses(narrative, self._mentions.known) for narrative in draft.narratives]

    def read(self) -> list[_Found]:
        """The result for each passage."""
        found: list[_Found] = []
        for number, passage in enumerate(self._passages):
            told = self._block(passage) if passage.token < 0 else self._prose(passage)
            if told is _NOTHING:
                told = self._as_before(number, found)
            if told is _NOTHING and passage.token >= 0:
                told = self._nearby(passage)
            found.append(told)
        self._share(found)
        return found

    def _prose(self, passage: QuotedWords) -> _Found:
        """The result from the clauses before and after a passage."""
        number, token = passage.paragraph, passage.token
        narrative, clauses = self._narratives[number], self._clauses[number]
        start = narrative.sentence(token)
        before, led = clauses.before(start, token) if start < token else None, number
        if token == 0:
            before, led = self._led_in(number), number - 1
        if before and before.tight and before.subject is not None:
            return self._found(led, before.subject)
        behind = clauses.behind(token)
        if behind is not None:
            return self._found(number, behind)
        return self._found(led, before.subject) if before and before.subject is not None else _NOTHING

    def _led_in(self, number: int) -> Before | None:
        """The result from the end of the previous paragraph, if that ends with a colon."""
        narrative = self._narratives[number - 1] if number else None
        if narrative is None or self._paragraphs[number - 1].heading:
            return None
        end = len(narrative.tokens)
        if not end or not narrative.is_(end - 1, COLON):
            return None
        return self._clauses[number - 1].before(narrative.sentence(end - 1), end)

    def _block(self, passage: QuotedWords) -> _Found:
        """The result from the line under a block quote, else from the paragraph before it."""
        if passage.credit:
            number, start, end = passage.credit
            narrative = self._narratives[number]
            names = [name for name in narrative.names if start <= narrative.tokens[name.first].start < end]
            first = next((at for at, token in enumerate(narrative.tokens) if token.kind == WORD), 0)
            if not names or names[0].first > first:
                return _BLOCKED
            joined = narrative.word(names[0].last + 1) in CONJUNCTIONS
            return _BLOCKED if joined or names[0].genitive else self._named(names[0], direct=True)
        before = self._led_in(passage.paragraph)
        return (
            self._found(passage.paragraph - 1, before.subject)
            if before and before.subject is not None
            else _NOTHING
        )

    def _found(self, number: int, subject: Subject) -> _Found:
        """The result for a subject in a paragraph."""
        if subject.name:
            return self._named(subject.name, direct=True)
        if subject is NOBODY or subject.pronoun is None:
            return _BLOCKED
        name = self._mentions.meant(number, subject.at, subject.pronoun)
        return self._named(name, direct=False) if name else _BLOCKED

    def _named(self, name: Name, *, direct: bool) -> _Found:
        if not self._mentions.is_clear(name):
            return _BLOCKED
        return _Found(Attribution(name.text, self._mentions.fullest(name).words, direct))

    def _as_before(self, number: int, found: list[_Found]) -> _Found:
        """The result of the previous passage, if this passage continues it."""
        passage, last = self._passages[number], self._passages[number - 1] if number else None
        if last is None or not found[-1].attribution:
            return _NOTHING
        if passage.token < 0:
            joined = last.token < 0 and self._paragraphs[passage.paragraph].joined
            return found[-1] if joined and last.paragraph == passage.paragraph - 1 else _NOTHING
        if last.pair.open and last.paragraph == passage.paragraph - 1 and passage.token == 0:
            return found[-1]
        if last.paragraph != passage.paragraph:
            return _NOTHING
        narrative = self._narratives[passage.paragraph]
        end = passage.token
        while narrative.is_(end - 1, COLON) or narrative.word(end - 1) in CONJUNCTIONS:
            end -= 1
        between = range(last.token + 1, end)
        stops = [at for at in between if narrative.is_(at, STOP, QUOTE)]
        if not between or len(between) > _CLAUSE or stops != [end - 1]:
            return _NOTHING
        verbs = narrative.verbs_in(between.start, between.stop)
        asked = narrative.said_last(last.token) == "?" or any(verb.verb is Verb.ASK for verb in verbs)
        return found[-1] if verbs and not asked else _NOTHING

    def _share(self, found: list[_Found]) -> None:
        """Copy the result of one passage to those that are quoted with it: "A" and "B," said Reed."""
        for number in range(len(self._passages) - 2, -1, -1):
            one, other = self._passages[number], self._passages[number + 1]
            if found[number] is not _NOTHING:
                continue
            if one.pair.open and other.paragraph == one.paragraph + 1 and other.token == 0:
                found[number] = found[number + 1]
            elif one.paragraph == other.paragraph and one.token >= 0:
                narrative = self._narratives[one.paragraph]
                between = range(one.token + 1, other.token)
                if between and all(
                    narrative.is_(at, COMMA) or narrative.word(at) in CONJUNCTIONS for at in between
                ):
                    found[number] = found[number + 1]

    def _nearby(self, passage: QuotedWords) -> _Found:
        """The one person that the paragraph names, if the sentence before is about them."""
        number, token = passage.paragraph, passage.token
        narrative = self._narratives[number]
        everybody = self._mentions.everybody(number)
        if (
            len(everybody) != 1
            or not self._mentions.known(everybody[0])
            or not narrative.is_(token - 1, STOP, COLON)
        ):
            return _NOTHING
        start, end = narrative.sentence(token - 1), token - 1
        if end - start > _SENTENCE:
            return _NOTHING
        if not self._is_about(narrative, number, everybody[0], start, end) or self._has_other_source(
            narrative, start, end
        ):
            return _NOTHING
        return self._named(everybody[0], direct=False)

    def _is_about(self, narrative: Narrative, number: int, name: Name, start: int, end: int) -> bool:
        """Whether a sentence begins with the person."""
        at = start
        while (
            at < end and at - start < 3 and at not in narrative.starting and self._is_opening(narrative, at)
        ):
            at += 1
        if found := narrative.starting.get(at):
            if at > start and narrative.word(at - 1) in PREPOSITIONS - SUBORDINATING:
                return False
            return (
                same(found.words, name.words) and not found.genitive and narrative.is_(found.last + 1, WORD)
            )
        pronoun = PRONOUNS.get(narrative.tokens[at].lower) if at < end else None
        meant = self._mentions.meant(number, at, pronoun) if pronoun is not None else None
        return meant is not None and same(meant.words, name.words)

    def _is_opening(self, narrative: Narrative, at: int) -> bool:
        if narrative.is_(at, COMMA):
            return True
        word = narrative.word(at)
        return (word in OPENERS or word in ADVERBS) and narrative.tokens[at].lower not in PRONOUNS

    def _has_other_source(self, narrative: Narrative, start: int, end: int) -> bool:
        """Whether that sentence names another possible source: a question, a letter, another person."""
        kinds = {verb.verb for verb in narrative.verbs_in(start, end)}
        own = {narrative.word(at) for at in range(start, end)}
        quoted = any(narrative.is_(at, QUOTE) for at in range(start, end))
        strangers = {
            "i",
            "we",
            "you",
            "ich",
            "wir",
            "je",
            "nous",
            "yo",
            "jag",
            "vi",
            "ik",
            "io",
            "eu",
        } & OTHERS
        return bool(
            kinds - {Verb.SAY, Verb.SOUND} or own & (OTHER_SOURCES | RECEIVING) or own & strangers or quoted
        )
