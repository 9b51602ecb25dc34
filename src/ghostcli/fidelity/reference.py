"""A transcript made ready for many quotes: its comparison words, each with cue, speaker and time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, groupby, islice
from math import log2
from operator import itemgetter

from ghostcli.fidelity.language import code, language_of_words, sample
from ghostcli.fidelity.normalization import (
    ComparisonWord,
    compared,
    extents,
    in_language,
    plain_words,
    plain_words_of,
    respelled,
    spelled,
)
from ghostcli.fidelity.numbers import has_words, in_context, may_have_context, with_context
from ghostcli.fidelity.speaker_labels import Voices
from ghostcli.transcripts.base import Cue
from ghostcli.transcripts.turns import Turn, passages

_LAST = 0x10FFFF
_SAMPLED = 100  # cues
_TURN = " \n-–—>"  # what a cue begins with where somebody else speaks
_SENTENCE = 40  # words; where sentences are longer, stops are not written


def occurrences(codes: str, wanted: str) -> list[int]:
    """Where `wanted` stands in `codes`, overlapping itself or not, in order."""
    found: list[int] = []
    place = codes.find(wanted)
    while place >= 0:
        found.append(place)
        place = codes.find(wanted, place + 1)
    return found


class Reference:
    """The words of a transcript in order.

    `words` are as `plain_words` gives them, `begins` the number of the first word of each cue: plain
    lists that can be kept and handed in again beside the same cues. `codes` has one character a word:
    the compiled routines compare those several times as fast as lists of words. `corrected` are the
    words that `heard` makes equal to others. `language` is that of the transcript where it is recorded;
    else its words may tell.
    """

    def __init__(
        self,
        cues: Sequence[Cue],
        words: list[str],
        begins: list[int],
        language: str | None = None,
        heard: Mapping[str, str] | None = None,
    ) -> None:
        self._recorded_language = code(language)
        self.cues = cues
        self.words = words
        self.begins = begins
        vocabulary = list(dict.fromkeys(words))
        codes = chain(range(0x100, 0xD800), range(0xE000, 0x110000))  # surrogates are passed over
        letters = dict(zip(vocabulary, map(chr, codes), strict=False))
        self._compared = respelled(vocabulary)
        if has_words(self.language):
            for word in vocabulary:
                if (key := in_language(self._compared.get(word, word), self.language)) != word:
                    self._compared[word] = key
        pairs = [(plain_words(one), plain_words(meant)) for one, meant in (heard or {}).items()]
        # A word for a word is equal to it; others are put into what is printed.
        misheard = {one[0]: compared(meant[0]) for one, meant in pairs if len(one) == len(meant) == 1}
        self.corrected = misheard.keys() | {compared(one) for one in misheard}
        self._compared |= misheard
        for word, key in self._compared.items():
            letter = letters.get(key) or letters.get(word)
            if letter:  # else neither is said
                letters[word] = letters[key] = letter
        self._letters = letters
        self._pairs = pairs
        self._in_context = dict(self._figures_in_context())
        said = list(map(letters.__getitem__, words))
        for place, key in self._in_context.items():
            said[place] = letters.get(key) or letters.setdefault(key, chr(next(codes)))
        self.codes = "".join(said)
        self._places: dict[str, list[int]] = {}
        self._extents: dict[int, tuple[list[tuple[int, int]], Iterator[tuple[int, int]]]] = {}
        self._counts: dict[str, int] = {}
        self._passages: dict[int, list[tuple[int, float | None]]] = {}

    @classmethod
    def of(
        cls, cues: Iterable[Cue], language: str | None = None, heard: Mapping[str, str] | None = None
    ) -> Reference:
        """The words of `cues`, in their order; `heard` maps what was misheard to what was meant."""
        cues = tuple(cues)
        words: list[str] = []
        begins: list[int] = []
        for said in plain_words_of(cue.text for cue in cues):
            begins.append(len(words))
            words += said
        return cls(cues, words, begins, language, heard)

    @cached_property
    def language(self) -> str | None:
        """The ISO 639-1 code of its language: as recorded, else as its words tell; None if neither."""
        return self._recorded_language or self.told_language

    @cached_property
    def told_language(self) -> str | None:
        """The language that a sample of its words tells for certain."""
        return language_of_words(sample(self.words))

    @cached_property
    def misheard(self) -> Mapping[str, str]:
        """What was meant -> what is said for it most, of pairs that are not a word for a word."""
        counts: dict[str, int] = {}
        found: dict[str, str] = {}
        for one, meant in self._pairs:
            codes = self.encode(compared(word) for word in one)
            count = self.codes.count(codes) if one and meant and len(one) + len(meant) > 2 else 0
            if count > counts.get(" ".join(meant), 0):
                counts[" ".join(meant)], found[" ".join(meant)] = count, " ".join(one)
        return found

    def _figures_in_context(self) -> Iterator[tuple[int, str]]:
        """The words that are others by what is written around them, as the 3 of 2/3, and those others."""
        language = self.language
        if not may_have_context(self._letters.keys(), language):
            return
        texts = [cue.text for cue in self.cues]
        for number in with_context(texts, language):
            for word, key in in_context(texts[number], spelled(texts[number]), language).items():
                yield self.begins[number] + word, key

    @property
    def vocabulary(self) -> Collection[str]:
        """Every word that is said, and every one as it is compared."""
        return self._letters.keys()

    def __len__(self) -> int:
        return len(self.words)

    def encode(self, words: Iterable[str]) -> str:
        """`words` as characters of `codes`; a word that is never said gets one that is not in it."""
        strange: dict[str, str] = {}
        letters = self._letters
        return "".join(
            [letters.get(word) or strange.setdefault(word, chr(_LAST - len(strange))) for word in words]
        )

    def keys(self, start: int, end: int) -> list[str]:
        """Words `start` to `end` as they are compared."""
        found = [self._compared.get(word, word) for word in self.words[start:end]]
        if self._in_context:
            for place in self._in_context.keys() & range(max(start, 0), end):
                found[place - start] = self._in_context[place]
        return found

    def is_corrected(self, word: int, key: str) -> bool:
        """Whether a said word, by its number, is equal to a quote's by a pair of `heard` alone."""
        said = self.words[word]
        if said not in self.corrected and key not in self.corrected:
            return False
        own = compared(said)
        return key != (in_language(own, self.language) if has_words(self.language) else own)

    def keyed(self, words: Sequence[ComparisonWord], text: str) -> list[str]:
        """The comparison words of a quote with that text as they are compared with this transcript."""
        keys = [word.word for word in words]
        if has_words(self.language):
            keys = [in_language(key, self.language) for key in keys]
        if with_context([text], self.language):
            for place, key in in_context(text, words, self.language).items():
                keys[place] = key
        return keys

    def count(self, letter: str) -> int:
        """How often a word is said, by its character."""
        found = self._counts.get(letter)
        if found is None:
            found = self._counts[letter] = self.codes.count(letter)
        return found

    def places(self, letter: str) -> list[int]:
        """Where a word is said, by its character, in order."""
        found = self._places.get(letter)
        if found is None:
            found = self._places[letter] = occurrences(self.codes, letter)
        return found

    def bits(self, letter: str) -> float:
        """What it tells that a word is said at a given place: more for a rarer word, 0 for a strange one."""
        count = self.count(letter)
        return log2((len(self.words) + 2) / count) if count else 0.0

    def cue(self, word: int) -> int:
        """The number of the cue that the word with that number is in."""
        return bisect_right(self.begins, word) - 1

    @cached_property
    def bracketed(self) -> str:
        """All that is written, on one line, if brackets are; else empty."""
        if not any("[" in cue.text for cue in self.cues):
            return ""
        return " ".join(" ".join(cue.text for cue in self.cues).split())

    def end(self, number: int) -> int:
        """The number of the word behind the last one of a cue."""
        return self.begins[number + 1] if number + 1 < len(self.begins) else len(self.words)

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Everybody whom the transcript names."""
        return frozenset(cue.speaker for cue in self.cues if cue.speaker)

    @cached_property
    def voices(self) -> Voices:
        """The same, to be asked whom they mean."""
        return Voices(self.speakers)

    @cached_property
    def punctuated(self) -> bool:
        """Whether its sentences end in stops: one in forty words at least, in a sample of its cues."""
        some = "\n".join([cue.text for cue in self.cues[:: 1 + len(self.cues) // _SAMPLED]])
        stops = some.count(".") + some.count("?") + some.count("!")
        return _SENTENCE * stops >= some.count(" ") + some.count("\n") + 1

    def moment(self, word: int) -> float | None:
        """About when that word begins, in seconds: its cue's time is shared out evenly among its words."""
        number = self.cue(word)
        cue = self.cues[number]
        if cue.start is None or cue.end is None:
            return cue.start
        first, end = self.begins[number], self.end(number)
        return cue.start + (cue.end - cue.start) * (word - first) / (end - first)

    def heads(self, number: int) -> tuple[float, ...]:
        """When the turn and the passage begin that a cue is in, by its number; those that are known."""
        first = bisect_right(self._turns, number) - 1
        begin = self._turns[first]
        end = self._turns[first + 1] if first + 1 < len(self._turns) else len(self.cues)
        if begin not in self._passages:
            said = tuple(self.cues[begin:end])
            turn = Turn(0, said[0].speaker, said[0].start, said[-1].end, begin, said)
            self._passages[begin] = [(one.first, one.start) for one in passages(turn)]
        within = [start for place, start in self._passages[begin] if place <= number]
        known = (self.cues[begin].start, within[-1] if within else None)
        return tuple(dict.fromkeys(start for start in known if start is not None))

    @cached_property
    def _turns(self) -> list[int]:
        """The number of the first cue of each turn."""
        speakers = [cue.speaker for cue in self.cues]
        return [at for at, one in enumerate(speakers) if not at or one != speakers[at - 1]]

    def gap(self, word: int) -> str:
        """What is written between the word before and that one; a new line where another cue begins."""
        number = bisect_right(self.begins, word) - 1
        place = word - self.begins[number]
        own = self._extent(number, place + 1)
        text = self.cues[number].text
        if place:
            return text[own[place - 1][1] : own[place][0]]
        head = text[: own[0][0]]
        if not word:
            return head
        before = self.cue(word - 1)
        end = self._extent(before, word - self.begins[before])[-1][1]
        return f"{self.cues[before].text[end:]}\n{head}"

    def _extent(self, number: int, words: int) -> list[tuple[int, int]]:
        """Where the first `words` of a cue, at least, are written in its text."""
        if number not in self._extents:
            own = self.words[self.begins[number] : self.end(number)]
            self._extents[number] = ([], extents(self.cues[number].text, own))
        found, rest = self._extents[number]
        if len(found) < words:
            found += islice(rest, words - len(found))
        return found

    def written(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Where words `start` to `end` are written: the cue's number, and from where to where in its text."""
        found: list[tuple[int, int, int]] = []
        while start < end:
            number = self.cue(start)
            first, stop = self.begins[number], min(end, self.end(number))
            own = self._extent(number, stop - first)[start - first : stop - first]
            found += ((number, *place) for place in own)
            start = stop
        return found

    def text(self, places: Sequence[tuple[int, int, int]]) -> str:
        """The transcript from the first to the last of such places, as it is spelled, on one line."""
        pieces: list[str] = []
        for number, some in groupby(places, key=itemgetter(0)):
            own = list(some)
            text, start, stop = self.cues[number].text, own[0][1], own[-1][2]
            # Where one cue goes on in the next, the stop at its end stands between, but no dash of a turn.
            head = text[:start].lstrip(_TURN) if pieces else ""
            pieces.append(head + text[start : stop if number == places[-1][0] else None])
        return " ".join(" ".join(pieces).split())
