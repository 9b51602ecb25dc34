"""Sentences as people half remember them: drawn from real passages, with a fixed seed, and spoilt.

A fault exchanges a word for another that is said elsewhere, leaves one out, swaps two neighbours, or changes
a function word for another. No word has two faults, and a swap leaves both words as they are.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

SEED = 11
WHOLE, PHRASE = range(12, 31), range(5, 9)
"""Words that a sentence, and a phrase, have before they are spoilt."""

GROUPS: Mapping[str, tuple[int, int, str | None]] = {
    "sentences, 1 fault": (150, 1, None),
    "sentences, 2 faults": (150, 2, None),
    "sentences, 3 faults": (350, 3, None),
    "sentences, 5 faults": (150, 5, None),
    "phrases, a word exchanged": (50, 1, "exchanged"),
    "phrases, a word missing": (50, 1, "missing"),
    "phrases, neighbours swapped": (50, 1, "swapped"),
    "phrases, a function word changed": (50, 1, "function"),
}
"""Of each group: how many, the faults in one, and the kind of fault where it is one kind."""

FUNCTION = frozenset(
    "a an the this that these those some any each every of in on at by for from with to into about over"  # noqa: SIM905
    " after before and but or so if when while because as than i you he she it we they me him her us them"
    " my your his its our their is are was were be been am do does did have has had will would can could"
    " should may might must not no just very really".split()
)

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SENTENCE = re.compile(r"(?<=[.?!])\s+")


class Misremembered(NamedTuple):
    """What is typed, the sentence that was said, and the key of its passage."""

    text: str
    said: str
    key: str
    group: str


def misremembered(texts: Mapping[str, str]) -> list[Misremembered]:
    """All groups, over all transcripts alike: one is drawn first, then a sentence of it."""
    rng = random.Random(SEED)
    said = [text for key, text in texts.items() if "@" in key]
    counts = Counter(word.casefold() for text in said for word in _WORD.findall(text))
    common = sorted(word for word, count in counts.items() if count > 4 and len(word) > 2 and word.isalpha())
    content = [word for word in common if word not in FUNCTION]
    weights = [counts[word] for word in content]

    def other(word: str) -> str:
        if word in FUNCTION:
            return rng.choice(sorted(FUNCTION - {word}))
        drawn = word
        while drawn == word:
            (drawn,) = rng.choices(content, weights)
        return drawn

    made: list[Misremembered] = []
    sources = {long: _drawn(texts, long, rng) for long in (WHOLE, PHRASE)}
    for group, (many, faults, kind) in GROUPS.items():
        source = sources[PHRASE if group.startswith("phrases") else WHOLE]
        end = len(made) + many
        while len(made) < end:
            key, words = next(source)
            spoilt = _spoilt([word.casefold() for word in words], faults, kind, rng, other)
            if spoilt:
                made.append(Misremembered(" ".join(spoilt), " ".join(words), key, group))
    return made


def _drawn(texts: Mapping[str, str], long: range, rng: random.Random) -> Iterator[tuple[str, list[str]]]:
    """Sentences of so many words that one passage alone has, each once."""
    all_of: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    known: Counter[str] = Counter()
    for key, text in texts.items():
        for sentence in _SENTENCE.split(text) if "@" in key else ():
            said = _WORD.findall(sentence)
            if len(said) in long and sum(word.casefold() not in FUNCTION for word in said) >= 3:
                all_of[key.partition("@")[0]].append((key, said))
                known[" ".join(said).casefold()] += 1
    names = sorted(all_of)
    for some in all_of.values():
        rng.shuffle(some)
    while names:
        name = rng.choice(names)
        key, said = all_of[name].pop()
        if not all_of[name]:
            names.remove(name)
        if known[" ".join(said).casefold()] == 1:
            yield key, said


def _spoilt(
    said: Sequence[str], faults: int, kind: str | None, rng: random.Random, other: Callable[[str], str]
) -> list[str] | None:
    """The words with so many faults at places of their own; None where there is no place for them."""
    free = list(range(len(said)))
    now: list[str | None] = list(said)
    for _ in range(faults):
        wish = kind or rng.choice(("exchanged", "missing", "swapped", "function"))
        fitting = [at for at in free if _fits(said, at, wish, free)]
        if not fitting:
            return None
        at = rng.choice(fitting)
        if wish == "swapped":
            now[at], now[at + 1] = now[at + 1], now[at]
            free.remove(at + 1)
        else:
            now[at] = None if wish == "missing" else other(said[at])
        free.remove(at)
    return [word for word in now if word]


def _fits(said: Sequence[str], at: int, wish: str, free: Sequence[int]) -> bool:
    if wish == "swapped":
        return at + 1 in free and said[at] != said[at + 1]
    if wish == "missing":
        return True
    return (said[at] in FUNCTION) == (wish == "function")
