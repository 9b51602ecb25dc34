"""What other tools would say of the same quotes: only whether they stand in the talk.

Three of them, none of ghost's code beside the folding of words: the quote's parts as exact substrings in
order; RapidFuzz's partial ratio over the whole talk; and the way of tools for language models, the best
window by BM25, then a ratio within it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from math import log

from fidelity_cases import Case
from fidelity_talks import Episode
from rapidfuzz import fuzz

from ghostcli.fidelity.normalization import plain_words

LEAST = 90.0
"""The ratio, of 100, from which a quote passes."""

_CUTS = ("[...]", "(...)", "…", "...")
_K1, _B = 1.2, 0.75


class Talk:
    """A talk as the yardsticks see it."""

    def __init__(self, episode: Episode) -> None:
        self.words = list(episode.reference.words)
        self._windows: dict[int, _Windows] = {}

    @cached_property
    def text(self) -> str:
        """Its words with blanks around each."""
        return f" {' '.join(self.words)} "

    def window(self, words: list[str]) -> str:
        """The window that BM25 likes best: of 64, 128 or 256 words, at least 1.5 times the quote."""
        size = next((size for size in (64, 128) if size >= 1.5 * len(words)), 256)
        if size not in self._windows:
            self._windows[size] = _Windows(self.words, size)
        return self._windows[size].best(words)


class _Windows:
    """Windows of so many words, each half over the one before."""

    def __init__(self, words: list[str], size: int) -> None:
        self.texts = [words[at : at + size] for at in range(0, max(1, len(words) - size // 2), size // 2)]
        self.postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, some in enumerate(self.texts):
            for word, count in Counter(some).items():
                self.postings[word].append((number, count))
        self.average = sum(map(len, self.texts)) / len(self.texts)

    def best(self, words: list[str]) -> str:
        """The text of the window with the highest score."""
        scores: dict[int, float] = defaultdict(float)
        for word in set(words):
            places = self.postings.get(word, [])
            rare = log(1 + (len(self.texts) - len(places) + 0.5) / (len(places) + 0.5))
            for number, count in places:
                length = 1 - _B + _B * len(self.texts[number]) / self.average
                scores[number] += rare * count * (_K1 + 1) / (count + _K1 * length)
        number = max(scores, key=lambda one: scores[one], default=0)
        return " ".join(self.texts[number])


def _parts(text: str) -> list[list[str]]:
    for mark in _CUTS:
        text = text.replace(mark, "\0")
    return [words for part in text.split("\0") if (words := plain_words(part))]


def exact(text: str, talk: Talk) -> bool:
    """Whether each part stands there to the word, after the one before."""
    at = 0
    for words in _parts(text):
        part = f" {' '.join(words)} "
        at = talk.text.find(part, at)
        if at < 0:
            return False
        at += len(part) - 1
    return True


def partial(text: str, talk: Talk) -> bool:
    """Whether the partial ratio is high enough."""
    return fuzz.partial_ratio(" ".join(plain_words(text)), talk.text) >= LEAST


def windowed(text: str, talk: Talk) -> bool:
    """Whether it is high enough in the best window."""
    words = plain_words(text)
    return fuzz.partial_ratio(" ".join(words), talk.window(words)) >= LEAST


YARDSTICKS: dict[str, Callable[[str, Talk], bool]] = {
    "exact substring": exact,
    "partial ratio": partial,
    "BM25 window": windowed,
}


def judged(made: Iterable[Case]) -> dict[str, list[bool]]:
    """What each yardstick says of each case: whether it may be quoted."""
    talks: dict[str, Talk] = {}
    found: dict[str, list[bool]] = {name: [] for name in YARDSTICKS}
    for case in made:
        talk = talks.setdefault(case.episode.name, Talk(case.episode))
        for name, says in YARDSTICKS.items():
            found[name].append(says(case.text, talk))
    return found


def table(made: list[Case]) -> None:
    """Each recipe's share judged rightly by ghost and by each yardstick, and a confusion matrix for each."""
    labelled = [case for case in made if case.quotable is not None]
    says = {"ghost": [case.passed for case in labelled], **judged(labelled)}
    rows: dict[str, list[int]] = defaultdict(list)
    for number, case in enumerate(labelled):
        rows[case.recipe].append(number)
    print(f"\n{'quotable or not, judged rightly':42} {'cases':>6}" + "".join(f"{name:>17}" for name in says))
    for recipe, numbers in rows.items():
        shares = [
            100 * sum(said[number] == labelled[number].quotable for number in numbers) / len(numbers)
            for said in says.values()
        ]
        print(f"{recipe:42} {len(numbers):6}" + "".join(f"{share:15.2f} %" for share in shares))
    print(f"\n{'':17} quotable, and not;   not quotable, and yet called so;   right of all")
    for name, said in says.items():
        counts = Counter((case.quotable, told) for case, told in zip(labelled, said, strict=True))
        right = counts[True, True] + counts[False, False]
        print(
            f"{name:17} {counts[True, True]:8} {counts[True, False]:7}   {counts[False, False]:12}"
            f" {counts[False, True]:20}   {100 * right / len(labelled):11.2f} %"
        )
