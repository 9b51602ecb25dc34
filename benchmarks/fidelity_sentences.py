"""The sentences and turns of real talks, and the same talks as recognisers without full stops write them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from fidelity_talks import SEED, Episode

from ghostcli.transcripts.base import Cue

_END = re.compile(r"[.?!][\"'”’)]*$")
_SHORT = re.compile(r"[\"'“‘(]*(?:[A-Za-z]|Mr|Mrs|Ms|Dr|vs|etc|e\.g|i\.e|[A-Z]\.[A-Z]|No)\.$")
_PAUSE = re.compile(r"(?:[,;:.?!…][\"'”’)]*|-|–|—)$")
_STRANGE = re.compile(r"\[|\]|\(|\)|\.\s?\.|…|\*|_|\"|“|”|https?:")
DASHES = frozenset({"-", "--", "–", "—"})


@dataclass(frozen=True)
class Sentence:
    """A sentence of a talk: words `first` to `last` of its episode, all said by one voice."""

    episode: Episode
    first: int
    last: int

    @cached_property
    def words(self) -> list[str]:
        """Its words as written."""
        return [word for word, _ in self.episode.words[self.first : self.last]]

    @cached_property
    def bare(self) -> list[str]:
        """Its words in small letters, without the marks around them."""
        return [bare_word(word) for word in self.words]

    @cached_property
    def pauses(self) -> list[bool]:
        """For each word whether a comma, a dash or the like stands behind it."""
        return [bool(_PAUSE.search(word)) for word in self.words]

    @property
    def speaker(self) -> str | None:
        """Who says it."""
        return self.episode.cues[self.episode.words[self.first][1]].speaker

    @property
    def cue(self) -> int:
        """The number of the cue in which it begins."""
        return self.episode.words[self.first][1]

    @cached_property
    def plain(self) -> bool:
        """Whether it has no brackets, quotations and dots, and a word in every piece."""
        return not _STRANGE.search(" ".join(self.words)) and all(
            bare or word in DASHES for bare, word in zip(self.bare, self.words, strict=True)
        )

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return self.words[-1].rstrip("\"'”’)").endswith("?")

    def text(self, start: int = 0, end: int | None = None) -> str:
        """Its words from `start` to `end`, without a comma or a dash at the end."""
        return " ".join(self.words[start:end]).rstrip(",;:-–— ")

    @property
    def broken(self) -> bool:
        """Whether a dash stands in it as a word: speech that breaks off."""
        return any(word in DASHES for word in self.words)

    def find(self, some: frozenset[str], start: int = 0, end: int | None = None) -> list[int]:
        """The places of words that are among `some`."""
        stop = len(self.bare) if end is None else end
        return [place for place in range(start, stop) if self.bare[place] in some]


def bare_word(word: str) -> str:
    """A word in small letters, without the marks around it."""
    return re.sub(r"^[^\w$€£%]+|[^\w%]+$", "", word.replace("’", "'")).lower()


class Turn(NamedTuple):
    """Words `first` to `last` of an episode, all said by `speaker`."""

    episode: Episode
    speaker: str | None
    first: int
    last: int

    @property
    def words(self) -> list[str]:
        """Its words as written."""
        return [word for word, _ in self.episode.words[self.first : self.last]]


def turns(episode: Episode) -> list[Turn]:
    """What is said by one voice after another."""
    found: list[Turn] = []
    at = 0
    for speaker, some in groupby(episode.words, key=lambda word: episode.cues[word[1]].speaker):
        length = sum(1 for _ in some)
        found.append(Turn(episode, speaker, at, at + length))
        at += length
    return found


def sentences(episode: Episode) -> Iterator[Sentence]:
    """The sentences of an episode that have 80 words at most."""
    for turn in turns(episode):
        first = turn.first
        for at in range(turn.first, turn.last):
            word = episode.words[at][0]
            following = episode.words[at + 1][0] if at + 1 < turn.last else "A"
            begins = not following.lstrip("\"'“‘(")[:1].islower()
            if at + 1 == turn.last or (_END.search(word) and not _SHORT.match(word) and begins):
                if at + 1 - first <= 80:
                    yield Sentence(episode, first, at + 1)
                first = at + 1


class Talks:
    """The episodes that cases are drawn from, with their sentences and turns."""

    def __init__(self, found: list[Episode]) -> None:
        self.episodes = found
        self._bare: dict[str, Episode] = {}

    @cached_property
    def _all(self) -> list[Sentence]:
        return [one for episode in self.episodes for one in sentences(episode) if one.plain]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """All sentences in which nothing is strange and nothing breaks off."""
        return [one for one in self._all if not one.broken]

    @cached_property
    def broken(self) -> list[Sentence]:
        """The sentences that break off somewhere."""
        return [one for one in self._all if one.broken]

    def stretches(self, draw: random.Random, low: int, high: int) -> Iterator[Sentence]:
        """One sentence or some that follow one another, said by one voice, each of some length between."""
        rows = self.sentences
        for place in draw.sample(range(len(rows)), len(rows)):
            first, wanted = rows[place], draw.randint(low, high)
            last = first
            for other in rows[place + 1 : place + 1 + high]:
                follows = other.episode is first.episode and other.first == last.last
                if last.last - first.first >= wanted or not follows or other.speaker != first.speaker:
                    break
                last = other
            if low <= last.last - first.first <= high:
                yield Sentence(first.episode, first.first, last.last)

    def of(self, episode: Episode) -> list[Sentence]:
        """The sentences of one episode."""
        return [one for one in self.sentences if one.episode is episode]

    @cached_property
    def pairs(self) -> list[tuple[Sentence, Sentence]]:
        """Sentences of one voice that follow one another."""
        return [
            (one, other)
            for one, other in zip(self.sentences, self.sentences[1:], strict=False)
            if one.episode is other.episode and one.last == other.first and one.speaker == other.speaker
        ]

    @cached_property
    def turns(self) -> list[list[Turn]]:
        """The turns of each episode."""
        return [turns(episode) for episode in self.episodes]

    def bare(self, episode: Episode) -> Episode:
        """The episode as a recogniser writes it: see `bare_episode`."""
        if episode.name not in self._bare:
            self._bare[episode.name] = bare_episode(episode)
        return self._bare[episode.name]


def bare_episode(episode: Episode) -> Episode:
    """No full stops, no capitals, no names; a cue up to a pause, of twelve words at most.

    A word takes 0.3 seconds. Nine sentences in ten end with a pause of half a second to a second, one comma
    in three with one of 0.3 to 0.6 seconds; a cue ends at half a second.
    """
    draw = random.Random(f"{SEED} {episode.name}")
    cues: list[Cue] = []
    some: list[str] = []
    start = clock = 0.0
    for at, (written, number) in enumerate(episode.words):
        word = bare_word(written)
        if word:
            some.append(word)
            clock += 0.3
        speaker = episode.cues[number].speaker
        last = at + 1 == len(episode.words) or episode.cues[episode.words[at + 1][1]].speaker != speaker
        pause = 0.0
        if (last or (_END.search(written) and not _SHORT.match(written))) and draw.random() < 0.9:
            pause = draw.uniform(0.5, 1.0)
        elif _PAUSE.search(written) and draw.random() < 0.33:
            pause = draw.uniform(0.3, 0.6)
        if some and (last or pause >= 0.5 or len(some) == 12):
            cues.append(Cue(round(start, 3), round(clock, 3), None, " ".join(some)))
            some = []
            start = clock + pause
        clock += pause
    return Episode(f"{episode.name} (bare)", tuple(cues))
