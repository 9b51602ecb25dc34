"""The sentences and clauses of what is said, and what in them denies, supposes or tells what others say.

Punctuation bounds them, words that join clauses and, in a transcript without punctuation, pauses.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ghostcli.fidelity.reference import Reference
from ghostcli.fidelity.triggers import ADDING, COMPLEMENTS, COORDINATING, grammar

UNMARKED = 10
"""Words without a mark that are hardly one clause."""

PAUSE, BREATH = 0.7, 0.5
"""Seconds between cues that end a sentence where nothing is punctuated; the second if more speaks for it."""

_ABBREVIATIONS = frozenset(
    ("dr", "mr", "mrs", "ms", "mme", "prof", "st", "vs", "sr", "jr", "sra", "ca", "bzw")
)
"""What has a stop of its own, and a sentence goes on."""

_CLAUSE_MARKS, _STOPS = frozenset(",;:()–—…"), frozenset(".?!。？！")
_APOSTROPHES, _HYPHENS = frozenset("'’‘ʼ"), frozenset("-‐‑")
_ELIDED = 2
"""Letters, at most, that another word leaves before an apostrophe: d'A., qu'A."""
_OBJECTS = frozenset((
    "for", "to", "in", "on", "at", "from", "with", "by", "up", "out", "off", "of", "about", "ahead", "back",
    "away", "down", "there", "here", "now", "again", "all", "well",
))  # fmt: skip
"""Words behind a pronoun that is hardly a subject: "read it for yourself"."""

_NEITHER = frozenset(("nor", "neither", "so", "only", "never", "than", "as"))


def ends_sentence(reference: Reference, at: int) -> bool:
    """Whether a sentence ends before word `at`."""
    return at <= 0 or at >= len(reference) or _ends(reference, at, reference.gap(at))


def _ends(reference: Reference, at: int, gap: str) -> bool:
    """Whether a sentence ends with the `gap` before word `at`."""
    if gap == " ":  # most are
        return False
    if "\n" in gap:
        one, other = reference.cues[reference.cue(at - 1)], reference.cues[reference.cue(at)]
        if one.speaker != other.speaker:
            return True
        if not reference.punctuated and one.end is not None and other.start is not None:
            return _pause(one.end, other.start) >= PAUSE
    found = next((sign for sign in gap if sign in _STOPS), "")
    # "U.S. office" and "Dr. Reed" go on; a stop behind a single letter ends a sentence only with the cue.
    if found != ".":
        return bool(found)
    before = reference.words[at - 1]
    short = len(before) == 1 and before.isalpha() and "\n" not in gap
    return before not in _ABBREVIATIONS and not (short and _is_initial(reference, at - 1))


def _pause(end: float, start: float) -> float:
    """Seconds between two cues; rounded, since 8.1 - 7.4 is a little less than 0.7."""
    return round(start - end, 3)


def _is_initial(reference: Reference, at: int) -> bool:
    """Whether a single letter is one of a name: of "can't" and "Delta-P" it is the end of a word."""
    gap, before = reference.gap(at) if at else "", reference.words[at - 1]
    if gap in _APOSTROPHES:  # "I'm" is one word, "d'A. Moreau" is none
        (written,) = reference.written(at, at + 1)
        letter = reference.cues[written[0]].text[written[1] : written[2]]
        return not letter.islower() and len(before) <= _ELIDED
    return gap not in _HYPHENS or len(before) == 1


class Clauses:
    """The clauses around the edges of some said words."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.words = reference.words
        self.known = grammar(reference.language)
        self.gone = (0, 0)
        """The words that are looked at, none of which is printed."""
        self._gaps: dict[int, str] = {}

    def said(self, start: int, end: int) -> str:
        """Words `start` to `end` as they are spelled, with all of a word that an apostrophe parts: can't."""
        start -= start > 0 and self.gap(start) in _APOSTROPHES
        return self.reference.text(self.reference.written(start, end))

    def ends(self, at: int) -> bool:
        """Whether a sentence ends before that word."""
        return at <= 0 or at >= len(self.words) or _ends(self.reference, at, self.gap(at))

    def gap(self, at: int) -> str:
        """What is written before that word, kept since it is looked at several times."""
        found = self._gaps.get(at)
        if found is None:
            found = self._gaps[at] = self.reference.gap(at)
        return found

    def asks(self, at: int, most: int) -> bool:
        """Whether the sentence of word `at` ends in a question mark, within `most` words."""
        for end in range(at + 1, min(at + most, len(self.words)) + 1):
            if end == len(self.words):
                return self.reference.cues[-1].text.rstrip("\"'”’) ").endswith("?")
            if self.ends(end):
                return "?" in self.gap(end)
        return False

    def rests(self, at: int) -> bool:
        """Whether speech that is not punctuated rests for a breath before that word."""
        if self.reference.punctuated or not 0 < at < len(self.words) or "\n" not in self.gap(at):
            return False
        one, other = (self.reference.cues[self.reference.cue(word)] for word in (at - 1, at))
        return one.end is not None and other.start is not None and _pause(one.end, other.start) >= BREATH

    def is_plain(self, start: int, end: int) -> bool:
        """Whether no word of a stretch can turn anything."""
        return self.known.turning.isdisjoint(self.words[max(0, start) : end])

    def unmarked(self, start: int, end: int) -> bool:
        """Whether the clauses of a stretch without marks cannot be told."""
        return end - start > UNMARKED or not self.reference.punctuated

    def marked(self, at: int) -> bool:
        """Whether a sentence or a clause is marked to end before that word."""
        if not 0 < at < len(self.words):
            return True
        gap = self.gap(at)
        if gap == " ":
            return False
        dashed = "-" in gap and (" - " in gap.replace("\n", " ") or "--" in gap)
        return not _CLAUSE_MARKS.isdisjoint(gap) or dashed or ".." in gap or _ends(self.reference, at, gap)

    def begins(self, at: int) -> bool:
        """Whether another clause begins with that word; one that says what is thought or said does not."""
        if self.words[at] in COMPLEMENTS:
            return self.ends(at)
        word, known = self.words[at], self.known
        if word in known.openers or self.marked(at):
            return True
        if word in known.conditional.heads and self._conditional(at):
            return True
        return word in known.inverted.heads and known.inverted.length(self.words, at) > 0 and self.rests(at)

    def leaves(self, at: int) -> bool:
        """Whether word `at` belongs to another clause than the word before it."""
        word = self.words[at]
        return word in COMPLEMENTS or word in self.known.subjects or self.begins(at)

    def goes_on(self, start: int, end: int) -> bool:
        """Whether what follows a condition is said already, where clauses are not marked."""
        return self.unmarked(start, end) and self.has_subject(start, end)

    def has_subject(self, start: int, end: int) -> bool:
        """Whether another clause begins with its subject in a stretch."""
        words, known = self.words, self.known
        for place in range(start, end):
            if words[place] not in known.subjects:
                continue
            joined = words[place - 1] in known.openers or words[place - 1] in COMPLEMENTS
            if not joined and place + 1 < end and words[place + 1] not in _OBJECTS:
                return True
        return False

    def denies(self, at: int) -> int:
        """How many words deny from that one on: not in a harmless run, as an answer, in "don't you think"."""
        word, known = self.words[at], self.known
        length = known.denying.length(self.words, at) if word in known.denying.heads else 0
        if not length and word not in known.denials:
            return 0
        before = self.words[at - 1] if at else ""
        following = self.words[at + 1] if at + 1 < len(self.words) else ""
        if word == "t" and not (before.endswith("n") and following not in known.subjects):
            return 0
        if word == "no" and known.asks_with_no and following in known.subjects:
            return 0
        if word in known.answers and following and self.marked(at) and self.marked(at + 1):
            return 0
        return 0 if self._harmless(at) else max(length, 1)

    def _harmless(self, at: int) -> bool:
        """Whether word `at` is one of a run that denies nothing, and that is left out as a whole."""
        low, high = self.gone
        return any(low <= start and end <= high for start, end in self.idioms(at))

    def idioms(self, at: int) -> list[tuple[int, int]]:
        """The runs that deny nothing and that word `at` is one of: "not only"."""
        found: list[tuple[int, int]] = []
        for run in self.known.harmless.get(self.words[at], ()):
            starts = (at - place for place, one in enumerate(run) if one == self.words[at] and place <= at)
            found += (
                (start, start + len(run))
                for start in starts
                if tuple(self.words[start : start + len(run)]) == run
            )
        return found

    def reported(self, start: int, end: int) -> bool:
        """Whether it is told in words `start` to `end` that others say so."""
        text = f" {' '.join(self.words[start:end])} "
        if any(run in text for run in self.known.reports):
            return True
        told = not self.known.sources.keys.isdisjoint(self.words[start:end])
        return told and any(map(self.source, range(start, end)))

    def source(self, at: int) -> int:
        """How many words name who says so from that word on: according to; 0 for none, or for oneself."""
        length = self.known.sources.length(self.words, at)
        return (
            0
            if self.words[at + length : at + length + 1] and self.words[at + length] in self.known.own
            else length
        )

    def supposes(self, words: Collection[str]) -> bool:
        """Whether a condition may be among these words: the quick look."""
        known = self.known
        return not all(
            some.isdisjoint(words) for some in (known.conditions, known.conditional.keys, known.inverted.keys)
        )

    def _conditional(self, at: int) -> int:
        return self.known.conditional.length(self.words, at, self.parted)

    def parted(self, at: int) -> bool:
        """Whether a mark or a pause stands before that word."""
        return self.marked(at) or self.rests(at)

    def condition(self, at: int) -> int:
        """How many words make a condition there, as "if" does: not after "even", not "if you look at it"."""
        words, known = self.words, self.known
        length = self._conditional(at) or int(words[at] in known.conditions)
        if not length or (at and words[at - 1] in known.before and not self.marked(at)):
            return 0
        following = words[at + length : at + length + 2]
        speaking = known.speaking.length(words, at + length) if following else 0
        if speaking > 1 or (speaking and self.marked(at + length + 1)) or len(following) < 2:
            return 0  # "if anything", and not "if anything breaks"
        who, does = following
        beside = does in known.aside if who in known.persons else who in known.first and does in known.ours
        return 0 if beside else length

    def inverted(self, at: int, end: int) -> int:
        """How many words make a condition by their order, at the head of a sentence: had we known."""
        length = self.known.inverted.length(self.words, at)
        first = at - (at > 0 and self.words[at - 1] in COORDINATING and not self.ends(at))
        if not length or not (self.ends(first) or self.rests(first)) or self.asks(at, 2 * UNMARKED + 4):
            return 0
        depends = not self.known.would.isdisjoint(self.words[end : end + 4])
        return length if (self.reference.punctuated and self.marked(end)) or depends else 0

    def inverted_behind(self, at: int) -> bool:
        """Whether such a condition follows what depends on it: "we would have, had we known"."""
        if at < 1 or not self.known.late.length(self.words, at) or self.ends(at) or self.rests(at):
            return False
        word = self.words[at - 1]
        plainly = word not in self.known.openers and word not in _NEITHER and not self.denies(at - 1)
        if self.words[at + 1] not in self.known.subjects:  # "the men had the key" is a statement
            plainly = plainly and not self.known.would.isdisjoint(self.words[max(0, at - UNMARKED) : at])
        return plainly and not self.asks(at, 2 * UNMARKED)

    def first_of(self, at: int, floor: int) -> int:
        """The first word of the clause before word `at`."""
        begin = at - 1
        while begin > floor and not self.begins(begin):
            begin -= 1
        return begin


def adds(word: str) -> bool:
    """Whether a word goes on with a condition as well as with its consequence."""
    return word in ADDING


def without_complement(words: Sequence[str]) -> int:
    """The place of the last word that does not begin a clause of what is said."""
    last = len(words) - 1
    while last > 0 and words[last] in COMPLEMENTS:
        last -= 1
    return last
