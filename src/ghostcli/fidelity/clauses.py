"""Sentences and clauses of a transcript, and the words in them that deny, set a condition or report.

Boundaries are punctuation and conjunctions; in a transcript without punctuation also pauses.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ghostcli.fidelity.reference import Reference
from ghostcli.fidelity.triggers import ADDING, COMPLEMENTS, COORDINATING, grammar

UNMARKED = 10
"""In words. A longer stretch without punctuation is probably more than one clause."""

PAUSE, BREATH = 0.7, 0.5
"""Pauses in seconds that end a sentence where there is no punctuation; the second one needs another sign."""

_ABBREVIATIONS = frozenset(
    ("dr", "mr", "mrs", "ms", "mme", "prof", "st", "vs", "sr", "jr", "sra", "ca", "bzw")
)
"""Abbreviations whose full stop does not end the sentence."""

_CLAUSE_MARKS, _STOPS = frozenset(",;:()–—…"), frozenset(".?!。？！")
_APOSTROPHES, _HYPHENS = frozenset("'’‘ʼ"), frozenset("-‐‑")
_ELIDED = 2
"""Maximum number of letters before an apostrophe that belong to the next word: d'A., qu'A."""
_OBJECTS = frozenset((
    "for", "to", "in", "on", "at", "from", "with", "by", "up", "out", "off", "of", "about", "ahead", "back",
    "away", "down", "there", "here", "now", "again", "all", "well",
))  # fmt: skip
"""Words after a pronoun that show it is probably not a subject: "read it for yourself"."""

_NEITHER = frozenset(("nor", "neither", "so", "only", "never", "than", "as"))


def ends_sentence(reference: Reference, at: int) -> bool:
    """Whether a sentence ends before word `at`."""
    return at <= 0 or at >= len(reference) or _ends(reference, at, reference.gap(at))


def _ends(reference: Reference, at: int, gap: str) -> bool:
    """Whether a sentence ends at `gap`, the text before word `at`."""
    if gap == " ":  # the most frequent case
        return False
    if "\n" in gap:
        one, other = reference.cues[reference.cue(at - 1)], reference.cues[reference.cue(at)]
        if one.speaker != other.speaker:
            return True
        if not reference.punctuated and one.end is not None and other.start is not None:
            return _pause(one.end, other.start) >= PAUSE
    found = next((sign for sign in gap if sign in _STOPS), "")
    # "U.S. office" and "Dr. Reed" go on. A full stop after a single letter ends a sentence only at the end of
    # a cue.
    if found != ".":
        return bool(found)
    before = reference.words[at - 1]
    short = len(before) == 1 and before.isalpha() and "\n" not in gap
    return before not in _ABBREVIATIONS and not (short and _is_initial(reference, at - 1))


def _pause(end: float, start: float) -> float:
    """Seconds between two cues; rounded, since 8.1 - 7.4 is a little less than 0.7."""
    return round(start - end, 3)


def _is_initial(reference: Reference, at: int) -> bool:
    """Whether a single letter is an initial. In "can't" and "Delta-P" it is the end of a word."""
    gap, before = reference.gap(at) if at else "", reference.words[at - 1]
    if gap in _APOSTROPHES:  # "I'm" is one word, "d'A. Moreau" is not
        (written,) = reference.written(at, at + 1)
        letter = reference.cues[written[0]].text[written[1] : written[2]]
        return not letter.islower() and len(before) <= _ELIDED
    return gap not in _HYPHENS or len(before) == 1


class Clauses:
    """The clauses around the edges of a range of said words."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.words = reference.words
        self.known = grammar(reference.language)
        self.gone = (0, 0)
        """The range of said words under examination; none of them is printed."""
        self._gaps: dict[int, str] = {}

    def said(self, start: int, end: int) -> str:
        """Return words `start` to `end` as spelled. A word with an apostrophe is returned whole: can't."""
        start -= start > 0 and self.gap(start) in _APOSTROPHES
        return self.reference.text(self.reference.written(start, end))

    def ends(self, at: int) -> bool:
        """Whether a sentence ends before word `at`."""
        return at <= 0 or at >= len(self.words) or _ends(self.reference, at, self.gap(at))

    def gap(self, at: int) -> str:
        """Return the text before word `at`; cached, since it is read several times."""
        found = self._gaps.get(at)
        if found is None:
            found = self._gaps[at] = self.reference.gap(at)
        return found

    def asks(self, at: int, most: int) -> bool:
        """Whether the sentence of word `at` ends in a question mark, at most `most` words later."""
        for end in range(at + 1, min(at + most, len(self.words)) + 1):
            if end == len(self.words):
                return self.reference.cues[-1].text.rstrip("\"'”’) ").endswith("?")
            if self.ends(end):
                return "?" in self.gap(end)
        return False

    def rests(self, at: int) -> bool:
        """Whether unpunctuated speech pauses for at least `BREATH` seconds before word `at`."""
        if self.reference.punctuated or not 0 < at < len(self.words) or "\n" not in self.gap(at):
            return False
        one, other = (self.reference.cues[self.reference.cue(word)] for word in (at - 1, at))
        return one.end is not None and other.start is not None and _pause(one.end, other.start) >= BREATH

    def is_plain(self, start: int, end: int) -> bool:
        """Whether no word from `start` to `end` can change the meaning."""
        return self.known.turning.isdisjoint(self.words[max(0, start) : end])

    def unmarked(self, start: int, end: int) -> bool:
        """Whether the clauses of a stretch without punctuation cannot be determined."""
        return end - start > UNMARKED or not self.reference.punctuated

    def marked(self, at: int) -> bool:
        """Whether punctuation ends a sentence or a clause before word `at`."""
        if not 0 < at < len(self.words):
            return True
        gap = self.gap(at)
        if gap == " ":
            return False
        dashed = "-" in gap and (" - " in gap.replace("\n", " ") or "--" in gap)
        return not _CLAUSE_MARKS.isdisjoint(gap) or dashed or ".." in gap or _ends(self.reference, at, gap)

    def begins(self, at: int) -> bool:
        """Whether another clause begins with word `at`.

        A complement clause ("said that ...") does not count.
        """
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
        """Whether the main clause of a condition is already complete, where clauses are not punctuated."""
        return self.unmarked(start, end) and self.has_subject(start, end)

    def has_subject(self, start: int, end: int) -> bool:
        """Whether another clause with its own subject begins between `start` and `end`."""
        words, known = self.words, self.known
        for place in range(start, end):
            if words[place] not in known.subjects:
                continue
            joined = words[place - 1] in known.openers or words[place - 1] in COMPLEMENTS
            if not joined and place + 1 < end and words[place + 1] not in _OBJECTS:
                return True
        return False

    def denies(self, at: int) -> int:
        """Return how many words deny from word `at` on.

        The result is 0 in a harmless run, in an answer ("No, ...") and in "don't you think".
        """
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
        """Whether word `at` is in a harmless run that is left out as a whole."""
        low, high = self.gone
        return any(low <= start and end <= high for start, end in self.idioms(at))

    def idioms(self, at: int) -> list[tuple[int, int]]:
        """Return the harmless runs (such as "not only") that contain word `at`, as (start, end)."""
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
        """Whether words `start` to `end` say that others claim it."""
        text = f" {' '.join(self.words[start:end])} "
        if any(run in text for run in self.known.reports):
            return True
        told = not self.known.sources.keys.isdisjoint(self.words[start:end])
        return told and any(map(self.source, range(start, end)))

    def source(self, at: int) -> int:
        """Return the length of a source at word `at` ("according to"); 0 for none or for oneself."""
        length = self.known.sources.length(self.words, at)
        return (
            0
            if self.words[at + length : at + length + 1] and self.words[at + length] in self.known.own
            else length
        )

    def supposes(self, words: Collection[str]) -> bool:
        """Whether `words` may contain a condition; a fast pre-check."""
        known = self.known
        return not all(
            some.isdisjoint(words) for some in (known.conditions, known.conditional.keys, known.inverted.keys)
        )

    def _conditional(self, at: int) -> int:
        return self.known.conditional.length(self.words, at, self.parted)

    def parted(self, at: int) -> bool:
        """Whether punctuation or a pause precedes word `at`."""
        return self.marked(at) or self.rests(at)

    def condition(self, at: int) -> int:
        """Return how many words open a condition at word `at`, as "if" does.

        "Even if" and "if you look at it" are not conditions.
        """
        words, known = self.words, self.known
        length = self._conditional(at) or int(words[at] in known.conditions)
        if not length or (at and words[at - 1] in known.before and not self.marked(at)):
            return 0
        following = words[at + length : at + length + 2]
        speaking = known.speaking.length(words, at + length) if following else 0
        if speaking > 1 or (speaking and self.marked(at + length + 1)) or len(following) < 2:
            return 0  # "if anything" is not a condition, "if anything breaks" is one
        who, does = following
        beside = does in known.aside if who in known.persons else who in known.first and does in known.ours
        return 0 if beside else length

    def inverted(self, at: int, end: int) -> int:
        """Return how many words open a condition by inversion at the start of a sentence: had we known."""
        length = self.known.inverted.length(self.words, at)
        first = at - (at > 0 and self.words[at - 1] in COORDINATING and not self.ends(at))
        if not length or not (self.ends(first) or self.rests(first)) or self.asks(at, 2 * UNMARKED + 4):
            return 0
        depends = not self.known.would.isdisjoint(self.words[end : end + 4])
        return length if (self.reference.punctuated and self.marked(end)) or depends else 0

    def inverted_behind(self, at: int) -> bool:
        """Whether a condition by inversion follows its main clause: "we would have, had we known"."""
        if at < 1 or not self.known.late.length(self.words, at) or self.ends(at) or self.rests(at):
            return False
        word = self.words[at - 1]
        plainly = word not in self.known.openers and word not in _NEITHER and not self.denies(at - 1)
        if self.words[at + 1] not in self.known.subjects:  # "the men had the key" is a statement
            plainly = plainly and not self.known.would.isdisjoint(self.words[max(0, at - UNMARKED) : at])
        return plainly and not self.asks(at, 2 * UNMARKED)

    def first_of(self, at: int, floor: int) -> int:
        """Return the first word of the clause before word `at`."""
        begin = at - 1
        while begin > floor and not self.begins(begin):
            begin -= 1
        return begin


def adds(word: str) -> bool:
    """Whether a word can join both a condition and its main clause, as "and" can."""
    return word in ADDING


def without_complement(words: Sequence[str]) -> int:
    """Return the index of the last word that does not open a complement clause ("that", "whether")."""
    last = len(words) - 1
    while last > 0 and words[last] in COMPLEMENTS:
        last -= 1
    return last
