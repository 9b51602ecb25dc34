"""Whether what a quote leaves out turns what it prints: a denial, a condition, a number, that others say so.

A marked cut, or the quote's own edge within its sentence, leaves words out. They turn what is printed if
they reach into the clause that is: by the clause and the sentence, which punctuation, words that join
clauses and, in a transcript without punctuation, pauses tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ghostcli.fidelity.finding import Omission
from ghostcli.fidelity.numbers import is_number
from ghostcli.fidelity.quote import Quote
from ghostcli.fidelity.spoken import Spoken
from ghostcli.fidelity.stretch import Stretch
from ghostcli.fidelity.turning import ADDING, BEFORE_A_NUMBER, COMPLEMENTS, COORDINATING, grammar

_REACH = 24
"""Words back and on within which a sentence is looked at."""

_NEAR, _SOON = 8, 3
"""Words before an edge in which a denial reaches over it, and behind one in which it belongs to it."""

_UNMARKED = 10
"""Words without a mark that are hardly one clause."""

_SHORT = 12
"""Words of a condition behind a quote, at most, where nothing else tells where it ends."""

_PAUSE = 0.7
"""Seconds between cues that end a sentence where nothing is punctuated."""

_ABBREVIATIONS = frozenset(
    ("dr", "mr", "mrs", "ms", "mme", "prof", "st", "vs", "sr", "jr", "sra", "ca", "bzw")
)
"""What has a stop of its own, and a sentence goes on."""

_RANGING = frozenset(("and", "to", "or", "bis", "und", "a", "y", "et"))
_SCALES = frozenset(("hundred", "thousand", "million", "billion", "trillion"))
_MODALS = frozenset(("might", "may", "must", "should"))

_CLAUSE_MARK = re.compile(r"[,;:()–—]|\s-\s|--|\.\.|…")
_STOP = re.compile(r"[.?!。？！]")


def omissions(quote: Quote, stretches: Sequence[Stretch]) -> tuple[Omission, ...]:
    """What is left out of a quote and turns it, in the order of the quote."""
    around = _Clauses(quote.spoken)
    fresh = [_begins_anew(quote, stretch.first) for stretch in stretches]
    found: list[Omission] = [*around.before(stretches[0].start, fresh=fresh[0])]
    for number, (one, other) in enumerate(pairwise(stretches), 1):
        if quote.part(one.last - 1) != quote.part(other.first) and one.end < other.start:
            found += around.cut(one.end, other.start, fresh=fresh[number])
    return (*found, *around.after(stretches[-1].end))


def _begins_anew(quote: Quote, word: int) -> bool:
    """Whether a printed word is written as the first one of a sentence; of "I" that cannot be told."""
    pronoun = quote.keys[word] == "i" and quote.spoken.language in {None, "en"}
    return not pronoun and quote.printed.text[quote.printed.words[word].start].isupper()


def ends_sentence(spoken: Spoken, at: int) -> bool:
    """Whether a sentence ends before word `at`."""
    if at <= 0 or at >= len(spoken):
        return True
    gap = spoken.gap(at)
    if gap == " ":  # most are
        return False
    if "\n" in gap:
        one, other = spoken.cues[spoken.cue(at - 1)], spoken.cues[spoken.cue(at)]
        if one.speaker != other.speaker:
            return True
        if not spoken.punctuated and one.end is not None and other.start is not None:
            return other.start - one.end >= _PAUSE
    found = _STOP.search(gap)
    # "U.S. office" and "Dr. Reed" go on; a stop behind a single letter ends a sentence only with the cue.
    before = spoken.words[at - 1]
    short = before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha() and "\n" not in gap)
    return found is not None and (found[0] != "." or not short)


class _Clauses:
    """The clauses around the edges of some said words."""

    def __init__(self, spoken: Spoken) -> None:
        self.spoken = spoken
        self.words = spoken.words
        self.known = grammar(spoken.language)
        self._gone = (0, 0)
        """The words that are looked at, none of which is printed."""

    def before(self, at: int, *, fresh: bool) -> Iterator[Omission]:
        """What is said in the sentence before word `at`, with which the quote begins.

        A `fresh` one is printed as the beginning of a sentence; that counts where the transcript marks none.
        """
        self._gone = (0, at)
        if at and self.words[at - 1] == "a" and self.words[at] in {"few", "little"}:
            yield Omission(self._said(at - 1, at), "before", "denial")
        elif self._splits_a_number(at):
            yield Omission(self._said(at - 1, at), "before", "number")
        elif at and not self._is_plain(at - _REACH, at) and not self._ends(at):
            yield from self._before(at, max(0, at - _REACH), "before", fresh=fresh)

    def after(self, at: int) -> Iterator[Omission]:
        """What is said in the sentence from word `at` on, before which the quote ends."""
        self._gone = (at, len(self.words))
        if self._splits_a_number(at):
            yield Omission(self._said(at, at + 1), "after", "number")
        elif at < len(self.words) and not self._is_plain(at, at + _REACH) and not self._ends(at):
            yield from self._after(at, min(len(self.words), at + _REACH), "after")

    def cut(self, start: int, end: int, *, fresh: bool) -> Iterator[Omission]:
        """What a cut from word `start` to word `end` leaves out of the clauses on both sides."""
        self._gone = (start, end)
        plain = self._is_plain(start - 1, start + _REACH) and self._is_plain(end - _REACH, end)
        if plain and self.words[start] not in _MODALS and not self._counted(start, end):
            return
        found: Omission | None = None
        if not self._ends(start):
            found = next(self._after(start, min(end, start + _REACH), "cut"), None)
        if not found and not self._ends(end):
            found = next(self._before(end, max(start, end - _REACH), "cut", fresh=fresh), None)
        found = found or (None if fresh and not self.spoken.punctuated else self._inside(start, end))
        if found:
            yield found if end - start > _NEAR else found._replace(words=self._said(start, end))

    def _before(self, at: int, floor: int, place: str, *, fresh: bool) -> Iterator[Omission]:
        begin = at
        while begin > floor and not self._begins(begin):
            begin -= 1
        fresh = fresh and self._unmarked(begin, at)
        if begin < at:
            kind = self._reaches(begin, at, fresh=fresh)
            if kind:
                yield Omission(self._said(begin, at), place, kind)
                return
        apart = fresh or self.words[at] in self.known.openers
        condition = None if apart else self._condition(at, floor)
        if condition is not None:
            yield Omission(self._said(condition, at), place, "condition")

    def _reaches(self, begin: int, at: int, *, fresh: bool) -> str:
        """What in the clause from `begin` on reaches over word `at`: its kind, empty if nothing does."""
        words, known = self.words[begin:at], self.known
        last = len(words) - 1
        while last > 0 and words[last] in COMPLEMENTS:
            last -= 1
        telling = words[last] in known.says or words[-1] in COMPLEMENTS
        if telling and self._reported(begin, at):
            return "report"
        another = fresh or self.words[at] in (known.starters if self._unmarked(begin, at) else known.subjects)
        for place in range(max(0, len(words) - _NEAR), len(words)):
            behind = words[place + 1 :]
            reaches = telling or not another or len(behind) < 2
            if reaches and self._denies(begin + place) and known.facts.isdisjoint(behind):
                return "denial"
        inside = not fresh and self._is_condition(begin) and not self._goes_on(begin + 2, at)
        return "condition" if inside else ""

    def _condition(self, at: int, floor: int) -> int | None:
        """Where the condition begins whose consequence begins with word `at`, in one sentence."""
        if self.known.conditions.isdisjoint(self.words[floor:at]):
            return None
        then = self.words[at - 1] == "then" and at - 1 > floor
        end = at - then
        while end > floor and not self._ends(end):
            begin = end - 1
            while begin > floor and not self._begins(begin):
                begin -= 1
            first = begin + (self.words[begin] in COORDINATING and begin + 1 < end)
            if self._is_condition(first):
                return first if then or not self._goes_on(first + 2, end) else None
            if begin == first and self.words[first] in self.known.starters:
                return None
            if first > begin and self.words[begin] not in ADDING:
                return None
            end = begin
        return None

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether what follows a condition is said already, where clauses are not marked."""
        return self._unmarked(start, end) and not self.known.subjects.isdisjoint(self.words[start:end])

    def _unmarked(self, start: int, end: int) -> bool:
        """Whether the clauses of a stretch without marks cannot be told."""
        return end - start > _UNMARKED or not self.spoken.punctuated

    def _after(self, at: int, most: int, place: str) -> Iterator[Omission]:
        end = at + 1
        while end < most and not self._leaves(end):
            end += 1
        first = at + (self.words[at] in {"but", "only", "except"})
        if first < most and self._is_condition(first) and self.words[at - 1] not in self.known.before:
            stop = following = first + 1
            while stop < most and not self._marked(stop):
                stop += 1
            while following < stop and not self._begins(following):
                following += 1
            ends = self.spoken.punctuated or (stop - at <= _SHORT and self._ends(stop))
            if ends and not self._goes_on(first + 2, following):
                yield Omission(self._said(at, stop), place, "condition")
        elif place == "after" and not self.spoken.punctuated:
            if self.known.denies_late and self._denies(at):
                yield Omission(self._said(at, end), place, "denial")
        elif end - at <= _SOON + 2 and self._reported(at, end):
            yield Omission(self._said(at, end), place, "report")
        elif not self._leaves(at):
            late = place == "cut" or self.known.denies_late
            soon = end if late else min(end, at + _SOON)
            if any(map(self._denies, range(at, soon))):
                yield Omission(self._said(at, end), place, "denial")

    def _inside(self, start: int, end: int) -> Omission | None:
        """A condition, a report or a number that a cut takes out of the middle of a sentence."""
        if end - start > _REACH or any(map(self._ends, range(start, end + 1))):
            return None
        if self.words[start - 1] in self.known.conditions:
            return Omission(self._said(start, end), "cut", "condition")
        if self._reported(start, end):
            return Omission(self._said(start, end), "cut", "report")
        if self.words[start] in _MODALS and end - start <= _SOON:
            return Omission(self._said(start, end), "cut", "condition")
        for word in range(start, end):
            joined = word > start and self.words[word - 1] in COORDINATING
            if self._is_condition(word) and not joined:
                return Omission(self._said(word, end), "cut", "condition")
        return Omission(self._said(start, end), "cut", "number") if self._counted(start, end) else None

    def _splits_a_number(self, at: int) -> bool:
        """Whether one number goes on over word `at`, where the quote begins or ends: nine | million."""
        if not 0 < at < len(self.words) or not self.spoken.punctuated:
            return False
        beside = self.spoken.keys(at - 1, at + 2)
        scaled = not _SCALES.isdisjoint(beside[:2]) and all(map(is_number, beside[:2]))
        goes_on = scaled or (beside[0] in _SCALES and beside[1] == "and" and is_number(beside[-1]))
        return goes_on and not self._marked(at)

    def _counted(self, start: int, end: int) -> bool:
        """Whether a cut leaves one number of a statement and takes another: "from … thirty"."""
        if end - start > _REACH:
            return False
        before, *cut = self.spoken.keys(start - 1, end)
        behind = self.spoken.keys(end, min(len(self.words), end + 2))
        counted = any(map(is_number, cut)) and any(map(is_number, behind))
        joined = cut[-1:] and cut[-1] in _RANGING
        return counted and (joined or before in BEFORE_A_NUMBER or is_number(before))

    def _said(self, start: int, end: int) -> str:
        return self.spoken.text(self.spoken.written(start, end))

    def _is_plain(self, start: int, end: int) -> bool:
        """Whether no word of a stretch can turn anything."""
        return self.known.turning.isdisjoint(self.words[max(0, start) : end])

    def _ends(self, at: int) -> bool:
        return ends_sentence(self.spoken, at)

    def _marked(self, at: int) -> bool:
        """Whether a sentence or a clause is marked to end before that word."""
        if not 0 < at < len(self.words):
            return True
        gap = self.spoken.gap(at)
        return gap != " " and (_CLAUSE_MARK.search(gap) is not None or self._ends(at))

    def _begins(self, at: int) -> bool:
        """Whether another clause begins with that word; one that says what is thought or said does not."""
        if self.words[at] in COMPLEMENTS:
            return self._ends(at)
        return self.words[at] in self.known.openers or self._marked(at)

    def _leaves(self, at: int) -> bool:
        """Whether word `at` belongs to another clause than the word before it."""
        word = self.words[at]
        return word in COMPLEMENTS or word in self.known.subjects or self._begins(at)

    def _denies(self, at: int) -> bool:
        """Whether a word denies: not in a harmless run, as an answer, in a question ("don't you think")."""
        word, known = self.words[at], self.known
        if word not in known.denials:
            return False
        before = self.words[at - 1] if at else ""
        following = self.words[at + 1] if at + 1 < len(self.words) else ""
        if word == "t":
            return before.endswith("n") and following not in known.subjects
        if word == "no" and known.asks_with_no and following in known.subjects:
            return False
        if word in known.answers and following and self._marked(at) and self._marked(at + 1):
            return False
        return not any(self._stands(run, at) for run in known.harmless if word in run)

    def _stands(self, run: tuple[str, ...], at: int) -> bool:
        """Whether a run of words stands so that word `at` is one of it, and is left out as a whole."""
        starts = (at - place for place, word in enumerate(run) if word == self.words[at] and place <= at)
        low, high = self._gone
        return any(
            low <= start and start + len(run) <= high and tuple(self.words[start : start + len(run)]) == run
            for start in starts
        )

    def _reported(self, start: int, end: int) -> bool:
        """Whether it is told in words `start` to `end` that others say so."""
        text = f" {' '.join(self.words[start:end])} "
        return any(run in text for run in self.known.reports)

    def _is_condition(self, at: int) -> bool:
        """Whether a word such as "if" makes a condition: not after "even", not in "if you look at it"."""
        words, known = self.words, self.known
        if words[at] not in known.conditions:
            return False
        if at and words[at - 1] in known.before and not self._marked(at):
            return False
        following = words[at + 1 : at + 3]
        return len(following) > 1 and not (following[0] in known.persons and following[1] in known.aside)
