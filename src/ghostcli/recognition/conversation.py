"""Find the sections that are a conversation: names recur at turn starts, times advance at a human rate."""

from __future__ import annotations

import re
from itertools import pairwise

from ghostcli.notes.heading_table import QUESTIONS, QUOTES, TRANSCRIPT
from ghostcli.recognition.labels import sort_of
from ghostcli.recognition.survey import BULLETS, TASKS, Section, SectionSurvey
from ghostcli.recognition.turns import Head

SLOWEST = 0.3
"""In words per second: a list of chapters is slower, a conversation faster."""

RISING = 0.7
"""Minimum share of times that are not earlier than the one before."""

SPOKEN = 0.5
"""Minimum share of a section's words that are in turns."""

BLOCKS = 6
"""Maximum paragraphs per head; with more, the text before a colon is not a speaker."""

LISTED = 0.6
"""Minimum share of list items that begin with a recurring name, if the list is a conversation."""

LISTS = 0.3
"""From this share of list lines on, names open topics and not turns."""

_LONG = 120
"""In seconds: from this duration on, a rate is evidence for a whole text."""

_SHORT = 30
"""The same for one section."""

TITLES = 4
"""From this number of times with a title of their own above paragraphs on, a text is notes by chapter."""

TITLED = 0.8
"""Minimum share of such times, and of titles that occur once: names of speakers would recur."""

NAMED_HEADINGS = 0.8
"""From this share of recurring headings on, they are names of speakers."""

NAMED_AGAIN = 3
"""Minimum number of occurrences of these names, on average."""

_LISTS_OF_QUESTIONS = re.compile(r"\bFAQ|frequently asked|questions answered|häufig", re.IGNORECASE)

Times = list[tuple[float, int]]
"""Times of heads in seconds, each with the number of words before it."""


class Talk:
    """The conversation in a survey."""

    def __init__(self, survey: SectionSurvey) -> None:
        sections = survey.sections
        listed = sum(section.signs[BULLETS] for section in sections)
        again = sum(number for name, number in survey.listed_names.items() if number > 1)
        ticked = any(section.signs[TASKS] for section in sections)
        of_notes = any(section.kind for section in sections)
        self.listed = listed > 3 and again >= LISTED * listed and not ticked and not of_notes
        counts = survey.names + survey.listed_names if self.listed else survey.names
        self._again = {name for name, number in counts.items() if number > 1}
        self._again |= _names_in_headings(survey)
        heads = [found for section in sections for _, _, found in section.heads]
        named = any(
            found.name in self._again and not found.listed and not sort_of(found.label) for found in heads
        )
        kinds = [section.heading for section in sections if section.heading and section.kind != TRANSCRIPT]
        alone = sum(one.kind is not None for one in kinds) == 1 and not any(
            _LISTS_OF_QUESTIONS.search(one.text) for one in kinds
        )
        self._by_name = named
        self._asked_in_notes = not named and not alone
        every: Times = []
        words = 0
        for section in sections:
            every += [(time, words + before) for time, before in self._times_in(section)]
            words += section.words
        by_name = sum(found.name in self._again for found in heads)
        self.slow = len(every) > 2 and 2 * by_name < len(every) and _pace(every) < SLOWEST
        titles = survey.titles.total()
        self.outlined = (
            titles >= TITLES and titles >= TITLED * survey.stamps and len(survey.titles) >= TITLED * titles
        )
        self._timed = len(every) > 1 and not self.slow and _rises(every)
        self._heads: dict[Section, list[tuple[int, int, Head]]] = {}
        self._words: dict[Section, int] = {}

    def _times_in(self, section: Section, *, listed: bool = False) -> Times:
        return [
            (found.time, before)
            for _, before, found in section.heads
            if found.time is not None and (listed or self.listed or not found.listed)
        ]

    @property
    def by_name(self) -> bool:
        """Whether a recurring name opens a turn anywhere."""
        return self._by_name

    def opens(self, found: Head) -> bool:
        """Whether a head opens a turn, judged by the whole text."""
        if found.listed and not self.listed:
            return False
        if found.time is not None and self._timed:
            return True
        return found.name in self._again and not found.quoted and sort_of(found.label) in ("", "asked")

    def heads(self, section: Section) -> list[tuple[int, int, Head]]:
        """Return the heads of a section that open turns."""
        if section not in self._heads:
            self._heads[section] = [one for one in section.heads if self.opens(one[2])]
        return self._heads[section]

    def spoken_words(self, section: Section) -> int:
        """Return how many words of a section are in turns; a field of a list item ends a turn."""
        if section not in self._words:
            self._words[section] = self._spoken_words(section)
        return self._words[section]

    def _spoken_words(self, section: Section) -> int:
        heads = self.heads(section)
        if len(heads) == len(section.heads):
            return section.words - heads[0][1] if heads else 0
        spoken, since = 0, -1
        for _, before, found in section.heads:
            if self.opens(found):
                since = before if since < 0 else since
            elif since >= 0 and found.time is None and sort_of(found.label) == "item":
                spoken, since = spoken + before - since, -1
        return spoken + (section.words - since if since >= 0 else 0)

    def is_spoken(self, section: Section) -> bool:
        """Whether most of a section is conversation."""
        heads = self.heads(section)
        if section.kind == QUESTIONS and self._asked_in_notes:
            heads = [one for one in heads if sort_of(one[2].label) != "asked"]
        if not heads or len(heads) * BLOCKS < section.blocks:
            return False
        if section.kind == QUOTES and all(found.quoted for _, _, found in heads):
            return False
        if self.spoken_words(section) < SPOKEN * section.words:
            return False
        if any(found.name in self._again for _, _, found in heads):
            return self.listed or section.signs[BULLETS] <= LISTS * section.lines
        return _pace(self._times_in(section, listed=True), _SHORT) >= SLOWEST


def _names_in_headings(survey: SectionSurvey) -> set[str]:
    """Return the recurring names in headings, if most headings are such names."""
    again = {name for name, number in survey.headings.items() if number > 1 and name}
    often = sum(survey.headings[name] for name in again)
    if often < NAMED_HEADINGS * survey.headings.total() or often < NAMED_AGAIN * len(again):
        return set()
    for section in survey.sections:
        if section.heading and section.head and section.head.name in again:
            section.heads.insert(0, (section.heading.line, 0, section.head))
    return again


def _pace(times: Times, least: float = _LONG) -> float:
    """Return the words per second from the first time to the last; infinite if they are too close to tell."""
    seconds = times[-1][0] - times[0][0] if times else 0
    return (times[-1][1] - times[0][1]) / seconds if seconds > least else float("inf")


def _rises(times: Times) -> bool:
    rising = sum(one[0] <= other[0] for one, other in pairwise(times))
    return rising >= RISING * (len(times) - 1)
