"""Whether left-out words change the meaning of a quote: a denial, a condition, a number, a report by others.

Words are left out at a marked cut, or where a quote begins or ends inside a sentence. They count if they
reach into the printed clause; `clauses` finds the clause and the sentence, and `context` how far words reach.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ghostcli.fidelity.clauses import ends_sentence
from ghostcli.fidelity.context import ARTICLES, LIMITED, NEAR, REACH, SOON, Context
from ghostcli.fidelity.finding import Omission
from ghostcli.fidelity.numbers import is_number
from ghostcli.fidelity.prepared_quote import PreparedQuote
from ghostcli.fidelity.quantities import bound_before, bound_behind, counted, halves_a_range, splits_a_number
from ghostcli.fidelity.segments import AlignedSegment
from ghostcli.fidelity.triggers import COORDINATING

__all__ = ["ends_sentence", "omissions"]

_SHORT = 12
"""In words: the longest condition after a quote, if nothing else shows where it ends."""

_MODALS = frozenset(("might", "may", "must", "should"))
_SUBJECTS = frozenset(("niemand", "keiner", "nichts", "niets"))
"""Words that deny and usually open their own clause; other denials may end the clause before."""

_EXCEPT = frozenset(("but", "only", "except", "not", "aber", "mais", "pero", "ma", "maar", "mas"))


def omissions(quote: PreparedQuote, segments: Sequence[AlignedSegment]) -> tuple[Omission, ...]:
    """Return the omissions that change the meaning, in quote order."""
    around = _Edges(quote)
    found: list[Omission] = [*around.before(segments[0])]
    for one, other in pairwise(segments):
        if quote.part(one.last - 1) != quote.part(other.first) and one.end < other.start:
            found += around.cut(one, other)
    return (*found, *around.after(segments[-1]))


def _begins_anew(quote: PreparedQuote, word: int) -> bool:
    """Whether a printed word is written as the start of a sentence; always false for "I"."""
    pronoun = quote.keys[word] == "i" and quote.reference.language in {None, "en"}
    return not pronoun and quote.printed.text[quote.printed.words[word].start].isupper()


def _is_closed(quote: PreparedQuote, last: int) -> bool:
    """Whether the quote prints the end of a sentence before word `last`."""
    words, text = quote.printed.words, quote.printed.text
    start = words[last - 1].end
    behind = text[start : words[last].start if last < len(words) else None].lstrip("\"'”’»)")
    return behind[:1] in {".", "!"} and not behind.startswith("..")


class _Edges(Context):
    """Examines the words around the edges of a quote and of its cuts."""

    def before(self, segment: AlignedSegment) -> Iterator[Omission]:
        """Yield what precedes the quote in its sentence and changes its meaning.

        If the transcript marks no sentence start there, the quote's own capital counts as one.
        """
        at = segment.start
        self.gone = (0, at)
        if self.ends(at):
            return
        kind, length = self._counted_before(at)
        if kind:
            yield Omission(self.said(at - length, at), "before", kind)
        elif not self.is_plain(at - REACH, at) or self.depends(at):
            fresh = _begins_anew(self.quote, segment.first)
            found = next(self.reaching(at, max(0, at - REACH), "before", fresh=fresh), None)
            if found:
                yield found
        elif self.is_asked(at):
            yield Omission(self.said(max(self.first_of(at, max(0, at - REACH)), 0), at), "before", "question")

    def _counted_before(self, at: int) -> tuple[str, int]:
        """Return the kind and length of what changes the quote's first words, directly before it."""
        if self.words[at - 1] == "a" and self.words[at] in {"few", "little"}:
            return "denial", 1
        if not any(map(is_number, self.reference.keys(at - 1, at + 1))):
            return "", 0
        if splits_a_number(self, at):
            return "number", 1
        bound = bound_before(self, at)
        if bound:
            return "number", bound
        return ("number", min(SOON, at)) if halves_a_range(self, 0, at) else ("", 0)

    def after(self, segment: AlignedSegment) -> Iterator[Omission]:
        """Yield what follows the quote in its sentence and changes its meaning."""
        at = segment.end
        self.gone = (at, len(self.words))
        if self.ends(at):
            return
        length = self._counted_behind(at)
        if length:
            yield Omission(self.said(at, at + length), "after", "number")
            return
        closed = not self.reference.punctuated and _is_closed(self.quote, segment.last)
        if closed and self.rests(at):
            return
        asked = self.known.asked.length(self.words, at)
        if asked and self.asks(at, asked + SOON) and not self.prints_a_question():
            yield Omission(self.said(at, at + asked), "after", "question")
        elif not self.is_plain(at, at + REACH) or self.known.late.length(self.words, at):
            yield from self._after(at, min(len(self.words), at + REACH), "after", closed=closed)

    def _counted_behind(self, at: int) -> int:
        """Return how many words directly after the quote change a number at its end."""
        length = bound_behind(self, at)
        if length or not any(map(is_number, self.reference.keys(at - 1, at + 1))):
            return length
        if splits_a_number(self, at):
            return 1
        return min(SOON, len(self.words) - at) if halves_a_range(self, at, len(self.words)) else 0

    def cut(self, one: AlignedSegment, other: AlignedSegment) -> Iterator[Omission]:
        """Yield what a cut between two segments leaves out of the clauses on both sides."""
        start, end = self.gone = (one.end, other.start)
        fresh = _begins_anew(self.quote, other.first)
        closed = not self.reference.punctuated and _is_closed(self.quote, one.last)
        if self._is_bound(start, end) or halves_a_range(self, start, end):
            yield Omission(self.said(start, min(end, start + NEAR)), "cut", "number")
            return
        plain = self.is_plain(start - 1, start + REACH) and self.is_plain(end - REACH, end)
        if (
            plain
            and not self.depends(end)
            and self.words[start] not in _MODALS
            and not self._is_counted(start, end)
        ):
            return
        found: Omission | None = None
        if not self.ends(start) and not (closed and self.rests(start)):
            found = next(self._after(start, min(end, start + REACH), "cut", closed=closed), None)
        if not found and not self.ends(end):
            found = next(self.reaching(end, max(start, end - REACH), "cut", fresh=fresh), None)
        found = found or (None if fresh and not self.reference.punctuated else self._inside(start, end))
        if found:
            yield found if end - start > NEAR else found._replace(words=self.said(start, end))

    def _after(self, at: int, most: int, place: str, *, closed: bool) -> Iterator[Omission]:
        end = at + 1
        while end < most and not self.leaves(end):
            end += 1
        first = at
        length = self._condition_at(at, place)
        while not length and self.words[first] in _EXCEPT and first + 1 < most:
            first += 1
            length = self._condition_at(first, place)
        claim = self._claimed(at)
        if length:
            yield from self._condition_behind((at, first, most), length, place, closed=closed)
        elif claim:
            yield Omission(self.said(at, at + claim), place, "report")
        elif place == "after" and not self.reference.punctuated:
            if self.known.denies_late and not closed and self.denies(at) and self.words[at] not in _SUBJECTS:
                yield Omission(self.said(at, end), place, "denial")
        elif end - at <= SOON + 2 and self.reported(at, end) and not (closed and place == "cut"):
            yield Omission(self.said(at, end), place, "report")
        elif not self.leaves(at) and not (closed and not self.known.denies_late):
            late = place == "cut" or self.known.denies_late
            soon = end if late else min(end, at + SOON)
            denying = (word for word in range(at, soon) if self.denies(word))
            if any(place == "cut" or self.words[word] in self.known.denials for word in denying):
                yield Omission(self.said(at, end), place, "denial")

    def _condition_at(self, at: int, place: str) -> int:
        """Return how many words at `at` open a condition for the words before it; 0 for none."""
        length = self.condition(at) if self.words[at - 1] not in self.known.before else 0
        length = length or int(self.inverted_behind(at))
        return length or (self.known.late_conditional.length(self.words, at) if place == "after" else 0)

    def _condition_behind(
        self, where: tuple[int, int, int], length: int, place: str, *, closed: bool
    ) -> Iterator[Omission]:
        """Yield the condition in `where` = (start, first word of the condition, end limit), if it applies."""
        at, first, most = where
        stop = following = first + 1
        while stop < most and not self.marked(stop):
            stop += 1
        while following < stop and not self.begins(following):
            following += 1
        joined = not closed and not self.rests(at)
        ends = self.reference.punctuated or (self.ends(stop) and (joined or stop - at <= _SHORT))
        if ends and self._is_its_own((at, first, stop), first + length + 1):
            return
        if ends and not self.goes_on(first + length + 1, following if self.reference.punctuated else stop):
            yield Omission(self.said(at, stop), place, "condition")

    def _is_its_own(self, where: tuple[int, int, int], behind: int) -> bool:
        """Whether a condition joined by "but" or a semicolon has a main clause of its own after it."""
        at, first, stop = where
        if (
            self.words[first] in _EXCEPT
            or self.words[first - 1] == "not"
            or not (self.words[at] in COORDINATING or ";" in self.gap(at))
        ):
            return False
        begins = not self.ends(stop) and self.words[stop] in self.known.starters
        return begins or self.has_subject(behind, stop)

    def _claimed(self, at: int) -> int:
        """Return how many words at `at` attribute the words before to others, and end there; 0 for none."""
        if self.rests(at):
            return 0
        length = self.known.claims.length(self.words, at)
        if not length:
            said_so = self.marked(at) or self.reference.language in {None, "en", "de"}
            return self.source(at) if said_so else 0
        following = at + length
        if following >= len(self.words):
            return length
        joined = self.words[following] in COORDINATING or self.marked(following) or self.rests(following)
        return length if joined else 0

    def _inside(self, start: int, end: int) -> Omission | None:
        """Return what a cut takes out inside a sentence: a condition, a report, "only", a number."""
        if end - start > REACH or any(map(self.ends, range(start, end + 1))):
            return None
        said = self.said(start, end)
        if self.words[start - 1] in self.known.conditions:
            return Omission(said, "cut", "condition")
        if self.reported(start, end):
            return Omission(said, "cut", "report")
        if any(low < start < high for low, high in self.idioms(start - 1)) or self._limited(start, end):
            limits = self.known.limits & set(self.words[start:end]) and not self.known.denials & {
                self.words[start - 1]
            }
            return Omission(said, "cut", "condition" if limits else "denial")
        if self.words[start] in _MODALS and end - start <= SOON:
            return Omission(said, "cut", "condition")
        for word in range(start, end):
            joined = word > start and self.words[word - 1] in COORDINATING
            if self.condition(word) and not joined:
                return Omission(self.said(word, end), "cut", "condition")
        return Omission(said, "cut", "number") if self._is_counted(start, end) else None

    def _limited(self, start: int, end: int) -> bool:
        """Whether a cut takes a word such as "only" or "almost" out of a clause."""
        if end - start > LIMITED or self.words[start - 1] in ARTICLES:
            return False
        ends = end + (self.words[end - 1] not in self.known.limits or self.marked(end))  # "only when"
        whole = not any(self.leaves(word) for word in range(start, ends))
        return whole and not (self.known.limits | self.known.almost).isdisjoint(self.words[start:end])

    def _is_counted(self, start: int, end: int) -> bool:
        return self._is_bound(start, end) or counted(self, start, end, REACH)

    def _is_bound(self, start: int, end: int) -> bool:
        """Whether a cut takes a bound such as "nearly" or "up to" out before a number."""
        return end - start <= LIMITED and 0 < bound_before(self, end) <= end - start
