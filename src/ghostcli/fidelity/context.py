"""Words before a quote or after a cut, in the same sentence, that change the meaning of the printed words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ghostcli.fidelity.clauses import UNMARKED, Clauses, adds, without_complement
from ghostcli.fidelity.finding import Omission
from ghostcli.fidelity.lexicon import light_words
from ghostcli.fidelity.prepared_quote import PreparedQuote
from ghostcli.fidelity.triggers import COMPLEMENTS, COORDINATING, RESPONSES

REACH = 24
"""Words before and after that are searched for the rest of the sentence."""

NEAR, SOON = 8, 3
"""A denial reaches at most `NEAR` words ahead over an edge; `SOON` after an edge it belongs to the quote."""

LIMITED = 4
"""Largest cut, in words, that can take a word such as "only" out of a clause."""

_SENTENCE = 60
"""Largest distance, in words, to the question mark of a sentence."""

_QUOTES = frozenset("\"“„«»‹›‘'")
_LIKEWISE = frozenset(("as", "like", "wie", "comme", "como", "come", "zoals"))
"""Words that turn "they say" into agreement: "as they say"."""

_ALONE, _OF = frozenset(("nobody", "none", "niemand", "personne")), frozenset((
    "of", "in", "on", "at", "from", "here", "there", "else", "von", "hier", "de", "ici", "des", "du",
))  # fmt: skip
"""Negative subjects that take no noun, and the words that may still follow them."""

_NOT = frozenset(("not", "t"))
_NOMINATIVE = frozenset(("i", "he", "she", "we", "they"))
_OWNERS = frozenset((
    "my", "your", "his", "her", "our", "their", "mein", "meine", "unser", "unsere", "mon", "ma", "notre",
    "mi", "nuestro", "nuestra", "mio", "mia", "mijn", "onze", "meu", "minha",
))  # fmt: skip
"""Words that open a subject where there is no punctuation."""
_AUXILIARIES = frozenset((
    "do", "does", "did", "is", "are", "was", "were", "can", "could", "will", "would", "should", "has",
    "have", "had",
))  # fmt: skip
ARTICLES = frozenset(("the", "an", "a", "el", "la", "los", "las", "le", "der", "die", "das", "de", "het"))


_SEEMING = frozenset(("like", "see", "hear", "mean", "case", "sense", "buy"))
"""Verbs of `says` that do not make a question of what follows."""


class Context(Clauses):
    """Decides what reaches across the first printed word."""

    def __init__(self, quote: PreparedQuote) -> None:
        super().__init__(quote.reference)
        self.quote = quote

    def reaching(self, at: int, floor: int, place: str, *, fresh: bool) -> Iterator[Omission]:
        """Yield what in words `floor` to `at` changes the meaning of what follows.

        `fresh`: the quote prints a new sentence at word `at`.
        """
        begin = at
        while begin > floor and not self.begins(begin):
            begin -= 1
        speech = begin == at and self._is_speech(at, floor)
        begin = self.first_of(at, floor) if speech else begin
        asked = self.known.asks.ends(self.words, at)
        if asked and at - asked >= floor and not self._or_not(at):
            yield Omission(self.said(begin, at) or self.said(at - asked, at), place, "question")
            return
        fresh = fresh and self.unmarked(begin, at)
        bare = not self.reference.punctuated
        responds = self.words[at] in RESPONSES or self.words[at : at + 2] == ["i", "mean"]
        if bare and (responds or (fresh and self.rests(at))):
            return
        if begin == at and self.known.denies_late and self._governs(at):
            begin = self.first_of(
                at, floor
            )  # "Ich wünschte, die Stadt hätte": the words after the comma are only wished
        if begin < at:
            denied = self._denied_subject(begin, at, floor)
            begin = begin if denied is None else denied
            kind = "denial" if denied is not None else self._reaches(begin, at, fresh=fresh, speech=speech)
            if kind:
                yield Omission(self.said(begin, at), place, kind)
                return
        source = self._source_before(at, floor)
        if source is not None:
            yield Omission(self.said(source, at), place, "report")
            return
        apart = (fresh and (self.rests(at) or not self.would(at))) or self.words[at] in self.known.openers
        condition = None if apart else self._condition(at, floor)
        if condition is not None:
            if not fresh or self.ends(condition) or self.rests(condition):
                yield Omission(self.said(condition, at), place, "condition")
        elif self.is_asked(at):
            yield Omission(self.said(begin, at), place, "question")

    def _is_speech(self, at: int, floor: int) -> bool:
        """Whether direct speech begins with word `at` after punctuation: said, "The dam"; claim: the dam."""
        if at <= floor or self.ends(at):
            return False
        last = next(
            (place for place in range(at - 1, max(floor, at - SOON) - 1, -1) if self._speaks(place)), None
        )
        if last is None or any(map(self.marked, range(last + 1, at))):
            return False
        if not self.known.denials.isdisjoint(self.words[last + 1 : at]):  # not "she said nothing: the dam"
            return False
        clause = self.words[self.first_of(at, floor) : at]
        if not _LIKEWISE.isdisjoint(clause):
            return False
        gap = self.gap(at).strip()
        if ":" in gap or gap[-1:] in _QUOTES:
            return True
        return last == at - 1 and gap == "," and self.said(at, at + 1)[0].isupper()

    def _speaks(self, place: int) -> bool:
        return self.words[place] in self.known.speaks

    def _denied_subject(self, begin: int, at: int, floor: int) -> int | None:
        """Return where a negative subject ("nobody") begins, if its verb introduces the words from `at` on.

        In "nobody who works here says" the verb belongs to "nobody". In "nobody who says" it does so only if
        "nobody" is the object of another verb.
        """
        words, known = self.words, self.known
        last = begin + without_complement(words[begin:at])
        if words[last] not in known.says or not known.facts.isdisjoint(words[begin:at]):
            return None
        first = begin
        if words[first] not in known.relatives and first > floor and self.marked(first):
            first = self.first_of(first, floor)
        if words[first] not in known.relatives:
            return None
        for place in range(first - 1, max(floor, first - LIMITED - 1) - 1, -1):
            between = words[place + 1 : first]
            if words[place] in known.nobody or words[place : place + 2] == ["not", "one"]:
                phrase = len(between) < SOON or between[0] in _OF or between[:2] == ["one", "of"]
                if words[place] in _ALONE and between and between[0] not in _OF:
                    phrase = False
                head = self.begins(place) or place == floor
                return place if phrase and (last > first + 1 or not head) else None
            if self.marked(place):
                return None
        return None

    def _governs(self, at: int) -> bool:
        """Whether a denial continues after a comma: "ich wünschte, die Stadt", "aufgehört, zu fischen"."""
        if self.ends(at) or not self.known.denying.ends(self.words, at):
            return False
        behind = self.words[at : at + LIMITED + 1]
        infinitive = not {"zu", "te"}.isdisjoint(behind) and self.known.subjects.isdisjoint(behind)
        return infinitive or self.words[at - 1] in self.known.says

    def depends(self, at: int) -> bool:
        """Whether the words from `at` on may depend on a condition by inversion ("had we known")."""
        known = self.known
        if known.inverted.keys.isdisjoint(self.words[max(0, at - REACH) : at]):
            return False
        return self.would(at) or self.marked(at)

    def would(self, at: int) -> bool:
        """Whether a word just after `at` (such as "would") shows that the clause depends on a condition."""
        return not self.known.would.isdisjoint(self.words[at : at + LIMITED + 1])

    def _or_not(self, at: int) -> bool:
        """Whether both alternatives are stated: "whether it rains or not"."""
        following = self.words[at : at + REACH]
        return any(
            pair in {("or", "not"), ("oder", "nicht"), ("o", "no"), ("ou", "non")}
            for pair in pairwise(following)
        )

    def _reaches(self, begin: int, at: int, *, fresh: bool, speech: bool) -> str:
        """Return the kind of omission that reaches from word `begin` across word `at`; empty for none."""
        words, known = self.words[begin:at], self.known
        telling = words[without_complement(words)] in known.says
        telling = telling or speech or (words[-1] in COMPLEMENTS and not self.rests(at))
        if telling and self.reported(begin, at):
            return "report"
        if words[-1] in known.almost and self._hedges(at):
            return "denial"
        another = fresh or self.words[at] in (known.starters if self.unmarked(begin, at) else known.subjects)
        for place in range(max(0, len(words) - NEAR), len(words)):
            length = self.denies(begin + place)
            if not length:
                continue
            behind = words[place + length :]
            if telling and not speech and self._is_left(begin + place + length, at):
                continue
            reaches = (
                telling
                or not another
                or (len(behind) < 2 and self._goes_over(begin + place, at, fresh=fresh))
            )
            if reaches and known.facts.isdisjoint(behind):
                return "denial"
        length = self.condition(begin)
        inside = length and not self.goes_on(begin + length + 1, at)
        return "condition" if inside and (not fresh or at - begin == length) else ""

    def _is_left(self, start: int, at: int) -> bool:
        """Whether another, unmarked clause introduces the words: "was not for sale my father said"."""
        if not self.unmarked(start, at) or self.reference.punctuated:
            return False
        words, known = self.words, self.known
        for place in range(max(start + 2, at - SOON - 2), at - 1):
            subject = words[place] in known.subjects or words[place] in _OWNERS
            if subject and words[place - 1] not in light_words(self.reference.language):
                return known.says.isdisjoint(words[start:place])
        return False

    def _hedges(self, at: int) -> bool:
        """Whether "almost" or the like before word `at` applies to the words from there on."""
        return not self.marked(at) and self.words[at] not in self.known.openers

    def _goes_over(self, denial: int, at: int, *, fresh: bool) -> bool:
        """Whether a denial just before word `at`, where a clause may begin, reaches across it."""
        if self.known.denies_late and fresh:
            return False
        return not self.rests(at) and not (self.words[denial] in _NOT and self.words[at] in _NOMINATIVE)

    def _source_before(self, at: int, floor: int) -> int | None:
        """Return where "according to ..." opens the sentence of word `at`; None if it does not."""
        known = self.known
        if known.sources.keys.isdisjoint(self.words[floor:at]):
            return None
        for place in range(at - 1, floor - 1, -1):
            length = self.source(place)
            first = place - (place > floor and self.words[place - 1] in COORDINATING)
            if length:
                headed = self.ends(first) or self.rests(first)
                rest = range(place + length, at)
                whole = not any(
                    self.marked(word) or self.words[word] in known.subjects - ARTICLES for word in rest
                )
                return place if headed and whole else None
            if self.ends(place):
                return None
        return None

    def _condition(self, at: int, floor: int) -> int | None:
        """Return where the condition begins whose main clause begins with word `at`, in the same sentence."""
        if not self.supposes(self.words[floor:at]):
            return None
        then = self.words[at - 1] == "then" and at - 1 > floor
        end = at - then
        while end > floor and not self.ends(end):
            begin = self.first_of(end, floor)
            if begin + 1 == end and not self.supposes(self.words[begin:end]):
                end = begin
                continue
            joined = self.words[begin] in COORDINATING and begin + 1 < end
            first = begin + (joined and not self.condition(begin))  # "so long as" is one itself
            length = self.condition(first) or self.inverted(first, at)
            if length:
                return first if then or not self.goes_on(first + length + 1, end) else None
            embedded = self.words[first] in self.known.openers and not self.marked(first)
            if begin == first and self.words[first] in self.known.starters and not embedded:
                return None
            if first > begin and not adds(self.words[begin]):
                return None
            end = begin
        return None

    def is_asked(self, at: int) -> bool:
        """Whether "do you think" in a question precedes the quote, and the quote prints no question mark."""
        words, known = self.words, self.known
        last = at - 1
        while last and words[last] in COMPLEMENTS:
            last -= 1
        telling = words[last] in known.says or last < at - 1
        if (
            not telling
            or words[last] in _SEEMING
            or words[at] in COMPLEMENTS
            or not self.reference.punctuated
        ):
            return False
        if self.begins(at) or self.prints_a_question():
            return False
        begin = last
        while begin > max(0, at - UNMARKED) and not self.ends(begin):
            begin -= 1
        said = words[begin:at]
        if not known.facts.isdisjoint(said) or not known.denials.isdisjoint(said):
            return False
        heads = pairwise(said[: SOON + 1])
        asks = any(one in _AUXILIARIES and who in known.starters for one, who in heads)
        if self.reference.language not in {None, "en"}:
            asks = known.first.isdisjoint(said)
        return asks and self.asks(at, _SENTENCE)

    def prints_a_question(self) -> bool:
        """Whether the quote prints a question mark."""
        return "?" in self.quote.printed.text
