"""Quotes in which one word is exchanged for another, or words are put in that nobody said."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from fidelity_cases import Case, Source, from_sentences
from fidelity_sentences import Sentence, Talks, bare_word
from fidelity_sounds import sound
from fidelity_talks import Episode
from fidelity_turning import MODALS, PERSONS, among
from fidelity_words import ALIKE, ANTONYMS, BRITISH, FUNCTION, HARDLY, OFTEN, PREFIXES, UNITS
from rapidfuzz import fuzz

from ghostcli.fidelity.disfluencies import CLEANABLE

Swap = Callable[[Sentence, random.Random], list[str] | None]
"""The words of the sentence with one exchanged; None where none can be."""


def put(written: str, word: str) -> str:
    """The word for the one that is written, in its case and with its marks."""
    core = re.search(r"\w(?:.*\w)?", written.replace("’", "'"))
    if core is None:
        return word
    shown = word[:1].upper() + word[1:] if core[0][:1].isupper() else word
    return written[: core.start()] + shown + written[core.end() :]


def content(word: str) -> bool:
    """Whether a word in small letters is plainly one of content."""
    return len(word) > 3 and word.isalpha() and word not in FUNCTION and word not in CLEANABLE


def unlike(one: str, other: str) -> bool:
    """Whether no ear takes one word for the other."""
    return fuzz.ratio(one, other) < 50 and sound(one) != sound(other)


def _shape(word: str) -> str:
    return next((end for end in ("ing", "ed", "ly", "ion", "ers", "er", "s") if word.endswith(end)), "")


_VOCABULARIES: dict[str, dict[str, list[str]]] = {}
_NAMES: dict[str, list[str]] = {}


def _vocabulary(episode: Episode) -> Mapping[str, list[str]]:
    """The words of content of a talk, by their shape."""
    if episode.name not in _VOCABULARIES:
        found: dict[str, list[str]] = {}
        small = {
            word for written, _ in episode.words if (word := bare_word(written)) == written.strip(".,?!;:")
        }
        for word in sorted(filter(content, small)):
            found.setdefault(_shape(word), []).append(word)
        _VOCABULARIES[episode.name] = found
    return _VOCABULARIES[episode.name]


def _names(episode: Episode) -> Sequence[str]:
    """What is mostly written with a capital in a talk, twice or more."""
    if episode.name not in _NAMES:
        written = Counter(word.strip(".,?!;:'’\"") for word, _ in episode.words)
        _NAMES[episode.name] = sorted(
            word
            for word, count in written.items()
            if count > 1 and word.istitle() and written[word.lower()] == 0 and content(word.lower())
        )  # fmt: skip
    return _NAMES[episode.name]


def exchanged(sentence: Sentence, draw: random.Random) -> list[str] | None:
    """A word of content for another of the talk that has the same ending."""
    places = [at for at, word in enumerate(sentence.words) if content(word.strip(".,?!;:"))]
    if not places:
        return None
    place = draw.choice(places)
    own = sentence.bare[place]
    others = [
        word
        for word in _vocabulary(sentence.episode).get(_shape(own), ())
        if unlike(own, word) and word not in sentence.bare
    ]
    return _with(sentence, place, draw.choice(others)) if others else None


def _with(sentence: Sentence, place: int, word: str) -> list[str]:
    return [*sentence.words[:place], put(sentence.words[place], word), *sentence.words[place + 1 :]]


def listed(pairs: Sequence[tuple[str, str]]) -> Swap:
    """A word of the list for the one against it."""
    others: dict[str, list[str]] = {}
    for one, other in pairs:
        others.setdefault(one, []).append(other)

    def swap(sentence: Sentence, draw: random.Random) -> list[str] | None:
        places = [at for at in range(len(sentence.bare)) if sentence.bare[at] in others]
        if not places:
            return None
        place = draw.choice(places)
        return _with(sentence, place, draw.choice(others[sentence.bare[place]]))

    return swap


def named(sentence: Sentence, draw: random.Random) -> list[str] | None:
    """A name for another name of the talk."""
    names = _names(sentence.episode)
    places = [at for at in range(1, len(sentence.words)) if sentence.words[at].strip(".,?!;:'’\"") in names]
    if not places:
        return None
    place = draw.choice(places)
    others = [name for name in names if unlike(name.lower(), sentence.bare[place])]
    return _with(sentence, place, draw.choice(others)) if others else None


def hardly_dropped(sentence: Sentence, draw: random.Random) -> list[str] | None:
    """Hardly, rarely and the like left out."""
    places = [at for at in range(1, len(sentence.words)) if sentence.bare[at] in HARDLY]
    if not places:
        return None
    place = draw.choice(places)
    return [*sentence.words[:place], *sentence.words[place + 1 :]]


def hardly_added(sentence: Sentence, draw: random.Random) -> list[str] | None:
    """Hardly, rarely and the like put in behind will, can or the like, or behind I, we."""
    places = [
        at
        for at in range(1, len(sentence.words) - 1)
        if sentence.bare[at - 1] in MODALS | {"i", "we", "they"}
    ]
    places = [at for at in places if not sentence.pauses[at - 1] and sentence.bare[at].isalpha()]
    if not places:
        return None
    place = draw.choice(places)
    return [*sentence.words[:place], draw.choice(HARDLY), *sentence.words[place:]]


def hardly_swapped(sentence: Sentence, draw: random.Random) -> list[str] | None:
    """Always for rarely, or the other way round."""
    places = [at for at in range(len(sentence.words)) if sentence.bare[at] in {*HARDLY, *OFTEN}]
    if not places:
        return None
    place = draw.choice(places)
    others = OFTEN if sentence.bare[place] in HARDLY else HARDLY
    return _with(sentence, place, draw.choice(others))


_BEFORE_FEW = among(
    "the these those very so too my our his her their next last past quite every first another same only"
)


def few(sentence: Sentence, draw: random.Random) -> list[str] | None:
    """Few for a few, or the other way round."""
    places = [at for at in range(1, len(sentence.words)) if sentence.bare[at] == "few"]
    places = [at for at in places if sentence.bare[at - 1] not in _BEFORE_FEW]
    if not places:
        return None
    place = draw.choice(places)
    if sentence.bare[place - 1] == "a":
        return [*sentence.words[: place - 1], *sentence.words[place:]]
    return [*sentence.words[:place], "a", *sentence.words[place:]]


def noun(sentence: Sentence, draw: random.Random) -> list[str] | None:
    """A noun, without brackets, for a pronoun."""
    places = [at for at in range(len(sentence.words)) if sentence.bare[at] in {"it", "he", "she", "they"}]
    nouns = _vocabulary(sentence.episode).get("ion", [])
    if not places or not nouns:
        return None
    place = draw.choice(places)
    return _with(sentence, place, f"the {draw.choice(nouns)}")


def swapped(
    recipe: str, figure: str, swap: Swap, lengths: tuple[int, int] = (6, 80), may: bool = False
) -> Source:
    """A source of quotes in which one word is exchanged."""

    def source(talks: Talks, draw: random.Random) -> Iterator[Case]:
        for segment in talks.segments(draw, *lengths):
            words = swap(segment, draw)
            if words is None:
                continue
            text = " ".join(words)
            if _folded(text) not in _said(segment.episode):
                yield Case(recipe, text, segment.episode, cue=segment.cue, may=may, figure=figure)

    return source


def _folded(text: str) -> str:
    return " ".join(filter(None, map(bare_word, text.split())))


_SAID: dict[str, str] = {}


def _said(episode: Episode) -> str:
    if episode.name not in _SAID:
        _SAID[episode.name] = _folded(" ".join(word for word, _ in episode.words))
    return _SAID[episode.name]


def _phrase(talks: Talks, draw: random.Random, away: Episode) -> list[str]:
    """Two words of content or more that run in another talk, of which this one has not all."""
    own = {word for some in _vocabulary(away).values() for word in some}
    while True:
        sentence = draw.choice(talks.sentences)
        for at in range(len(sentence.bare) - 1):
            pair = sentence.bare[at : at + 2]
            if all(map(content, pair)) and not set(pair) <= own and not any(sentence.pauses[at : at + 1]):
                return sentence.words[at : at + 2]


def phrase_put_in(talks: Talks, draw: random.Random) -> Iterator[Case]:
    """Two words of content that nobody said, before a word of a long quote or at its end."""
    for segment in talks.segments(draw, 20, 120):
        place = draw.choice((draw.randint(1, len(segment.words) - 1), len(segment.words)))
        phrase = [word.strip(".,?!;:") for word in _phrase(talks, draw, segment.episode)]
        words = [*segment.words[:place], *phrase, *segment.words[place:]]
        yield _invented("phrase put in", " ".join(words), segment)


def sentence_put_in(talks: Talks, draw: random.Random) -> Iterator[Case]:
    """A sentence of another talk in a long quote."""
    for segment in talks.segments(draw, 60, 200):
        other = draw.choice(talks.sentences)
        stops = [at + 1 for at in range(len(segment.words)) if segment.words[at].endswith((".", "?", "!"))]
        if (
            other.episode is segment.episode
            or not 8 <= len(other.words) <= 20
            or sum(map(content, other.bare)) < 3
        ):
            continue
        if not stops:
            continue
        place = draw.choice(stops)
        words = [*segment.words[:place], *other.words, *segment.words[place:]]
        yield _invented("sentence put in", " ".join(words), segment)


def _invented(recipe: str, text: str, segment: Sentence) -> Case:
    return Case(recipe, text, segment.episode, ("reworded",), cue=segment.cue, may=False, figure="invented")


_BEFORE_THAT = among("think know say believe hope sure so fact guess feel said thing way")


def that_dropped(sentence: Sentence, draw: random.Random) -> Case | None:
    """One "that" left out of ten words."""
    some = sentence.bare
    for at in range(2, len(some) - 2):
        binds = some[at] == "that" and some[at - 1] in _BEFORE_THAT and some[at + 1] in PERSONS
        if binds and not sentence.pauses[at - 1]:
            first = max(0, at - draw.randint(2, 6))
            words = sentence.words[first:at] + sentence.words[at + 1 : first + 10]
            if len(words) == 9:
                text = " ".join(words)
                wrong = ("reworded",)
                return Case("that dropped", text, sentence.episode, ("near",), wrong, figure="editor")
    return None


SOURCES: tuple[tuple[int, str, Source], ...] = (
    *(
        (weight, name, swapped(name, figure, swap))
        for weight, name, figure, swap in (
            (60, "content word exchanged", "swap", exchanged),
            (40, "antonym", "listed swap", listed(ANTONYMS)),
            (12, "unit exchanged", "listed swap", listed(UNITS)),
            (12, "prefix that denies", "listed swap", listed(PREFIXES)),
            (20, "name exchanged", "listed swap", named),
            (8, "hardly dropped", "listed swap", hardly_dropped),
            (12, "hardly added", "listed swap", hardly_added),
            (8, "hardly for often", "listed swap", hardly_swapped),
            (8, "few for a few", "listed swap", few),
            (8, "noun for a pronoun", "swap", noun),
        )
    ),
    (12, "phrase put in", phrase_put_in),
    (12, "sentence put in", sentence_put_in),
    (8, "that dropped", from_sentences(that_dropped)),
    (12, "word that sounds alike", swapped("word that sounds alike", "editor", listed(ALIKE), may=True)),
    (8, "British or American", swapped("British or American", "editor", listed(BRITISH), may=True)),
)
