"""A transcript prepared for many quotes: its comparison words, each with cue, speaker and time."""

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
_TURN = " \n-–—>"  # characters before a cue's text that mark another speaker
_SENTENCE = 40  # words; with longer sentences on average, the transcript has no full stops


def occurrences(codes: str, wanted: str) -> list[int]:
    """Return all positions of `wanted` in `codes`, in order; matches may overlap."""
    found: list[int] = []
    place = codes.find(wanted)
    while place >= 0:
        found.append(place)
        place = codes.find(wanted, place + 1)
    return found


class Reference:
    """The words of a transcript in order.

    `words` are the output of `plain_words`; `begins` is the index of the first word of each cue. Both are
    plain lists that can be stored and passed in again with the same cues. `codes` has one character per word:
    compiled routines compare these several times as fast as lists of words. `corrected` are the words that
    `heard` makes equal to others. `language` is the recorded language of the transcript; if there is none, it
    is detected from the words.
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
        codes = chain(range(0x100, 0xD800), range(0xE000, 0x110000))  # without surrogates
        letters = dict(zip(vocabulary, map(chr, codes), strict=False))
        self._compared = respelled(vocabulary)
        if has_words(self.language):
            for word in vocabulary:
                if (key := in_language(self._compared.get(word, word), self.language)) != word:
                    self._compared[word] = key
        pairs = [(plain_words(one), plain_words(meant)) for one, meant in (heard or {}).items()]
        # A pair of single words makes them equal; longer pairs are substituted in the printed text.
        misheard = {one[0]: compared(meant[0]) for one, meant in pairs if len(one) == len(meant) == 1}
        self.corrected = misheard.keys() | {compared(one) for one in misheard}
        self._compared |= misheard
        for word, key in self._compared.items():
            letter = letters.get(key) or letters.get(word)
            if letter:  # otherwise neither is said
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
        """Build a reference from `cues`, in order; `heard` maps misheard words to intended ones."""
        cues = tuple(cues)
        words: list[str] = []
        begins: list[int] = []
        for said in plain_words_of(cue.text for cue in cues):
            begins.append(len(words))
            words += said
        return cls(cues, words, begins, language, heard)

    @cached_property
    def language(self) -> str | None:
        """Return the ISO 639-1 code of the language: recorded, else detected; None if neither."""
        return self._recorded_language or self.told_language

    @cached_property
    def told_language(self) -> str | None:
        """Return the language that is certain from a sample of the words; None if none is."""
        return language_of_words(sample(self.words))

    @cached_property
    def misheard(self) -> Mapping[str, str]:
        """Return intended words -> their most frequent misheard form, for pairs of more than single words."""
        counts: dict[str, int] = {}
        found: dict[str, str] = {}
        for one, meant in self._pairs:
            codes = self.encode(compared(word) for word in one)
            count = self.codes.count(codes) if one and meant and len(one) + len(meant) > 2 else 0
            if count > counts.get(" ".join(meant), 0):
                counts[" ".join(meant)], found[" ".join(meant)] = count, " ".join(one)
        return found

    def _figures_in_context(self) -> Iterator[tuple[int, str]]:
        """Yield the words whose form depends on the text around them (the 3 of 2/3), with that form."""
        language = self.language
        if not may_have_context(self._letters.keys(), language):
            return
        texts = [cue.text for cue in self.cues]
        for number in with_context(texts, language):
            for word, key in in_context(texts[number], spelled(texts[number]), language).items():
                yield self.begins[number] + word, key

    @property
    def vocabulary(self) -> Collection[str]:
        """Return every said word and every comparison word."""
        return self._letters.keys()

    def __len__(self) -> int:
        return len(self.words)

    def encode(self, words: Iterable[str]) -> str:
        """Return `words` as characters of `codes`; a word that is never said gets an unused character."""
        strange: dict[str, str] = {}
        letters = self._letters
        return "".join(
            [letters.get(word) or strange.setdefault(word, chr(_LAST - len(strange))) for word in words]
        )

    def keys(self, start: int, end: int) -> list[str]:
        """Return the comparison words from `start` to `end`."""
        found = [self._compared.get(word, word) for word in self.words[start:end]]
        if self._in_context:
            for place in self._in_context.keys() & range(max(start, 0), end):
                found[place - start] = self._in_context[place]
        return found

    def is_corrected(self, word: int, key: str) -> bool:
        """Whether said word `word` equals `key` only through a pair of `heard`."""
        said = self.words[word]
        if said not in self.corrected and key not in self.corrected:
            return False
        own = compared(said)
        return key != (in_language(own, self.language) if has_words(self.language) else own)

    def keyed(self, words: Sequence[ComparisonWord], text: str) -> list[str]:
        """Normalize a quote's comparison words as this transcript is; `text` is the quote's text."""
        keys = [word.word for word in words]
        if has_words(self.language):
            keys = [in_language(key, self.language) for key in keys]
        if with_context([text], self.language):
            for place, key in in_context(text, words, self.language).items():
                keys[place] = key
        return keys

    def count(self, letter: str) -> int:
        """Return how often a word is said, given its character."""
        found = self._counts.get(letter)
        if found is None:
            found = self._counts[letter] = self.codes.count(letter)
        return found

    def places(self, letter: str) -> list[int]:
        """Return where a word is said, in order, given its character."""
        found = self._places.get(letter)
        if found is None:
            found = self._places[letter] = occurrences(self.codes, letter)
        return found

    def bits(self, letter: str) -> float:
        """Return the information of a word in bits: higher for rare words, 0 for unknown ones."""
        count = self.count(letter)
        return log2((len(self.words) + 2) / count) if count else 0.0

    def cue(self, word: int) -> int:
        """Return the index of the cue that contains a word."""
        return bisect_right(self.begins, word) - 1

    @cached_property
    def bracketed(self) -> str:
        """Return the whole text on one line if it contains brackets, else an empty string."""
        if not any("[" in cue.text for cue in self.cues):
            return ""
        return " ".join(" ".join(cue.text for cue in self.cues).split())

    def end(self, number: int) -> int:
        """Return the index after the last word of a cue."""
        return self.begins[number + 1] if number + 1 < len(self.begins) else len(self.words)

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Return all speaker labels of the transcript."""
        return frozenset(cue.speaker for cue in self.cues if cue.speaker)

    @cached_property
    def voices(self) -> Voices:
        """Return the same labels for matching with names."""
        return Voices(self.speakers)

    @cached_property
    def punctuated(self) -> bool:
        """Whether sentences end in full stops: at least one per 40 words, in a sample of the cues."""
        some = "\n".join([cue.text for cue in self.cues[:: 1 + len(self.cues) // _SAMPLED]])
        stops = some.count(".") + some.count("?") + some.count("!")
        return _SENTENCE * stops >= some.count(" ") + some.count("\n") + 1

    def moment(self, word: int) -> float | None:
        """Return a word's estimated start in seconds: its cue's time is divided evenly among the words."""
        number = self.cue(word)
        cue = self.cues[number]
        if cue.start is None or cue.end is None:
            return cue.start
        first, end = self.begins[number], self.end(number)
        return cue.start + (cue.end - cue.start) * (word - first) / (end - first)

    def heads(self, number: int) -> tuple[float, ...]:
        """Return the known start times of the turn and the passage that contain a cue, given its index."""
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
        """Return the index of the first cue of each turn."""
        speakers = [cue.speaker for cue in self.cues]
        return [at for at, one in enumerate(speakers) if not at or one != speakers[at - 1]]

    def gap(self, word: int) -> str:
        """Return the text between the word before and this one; a line break where another cue begins."""
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
        """Return the positions of at least the first `words` words of a cue in its text."""
        if number not in self._extents:
            own = self.words[self.begins[number] : self.end(number)]
            self._extents[number] = ([], extents(self.cues[number].text, own))
        found, rest = self._extents[number]
        if len(found) < words:
            found += islice(rest, words - len(found))
        return found

    def written(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Return where words `start` to `end` are written, as (cue index, start, end) in the cue's text."""
        found: list[tuple[int, int, int]] = []
        while start < end:
            number = self.cue(start)
            first, stop = self.begins[number], min(end, self.end(number))
            own = self._extent(number, stop - first)[start - first : stop - first]
            found += ((number, *place) for place in own)
            start = stop
        return found

    def text(self, places: Sequence[tuple[int, int, int]]) -> str:
        """Return the text from the first to the last of these places, as spelled, on one line."""
        pieces: list[str] = []
        for number, some in groupby(places, key=itemgetter(0)):
            own = list(some)
            text, start, stop = self.cues[number].text, own[0][1], own[-1][2]
            # Across cues, the full stop at the end of a cue is kept, but not the dash that opens a turn.
            head = text[:start].lstrip(_TURN) if pieces else ""
            pieces.append(head + text[start : stop if number == places[-1][0] else None])
        return " ".join(" ".join(pieces).split())
