"""Quotes of known label by recipes over random stretches of real transcripts."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from functools import partial

from fidelity_cases import Case, Recipe, join, plain
from fidelity_sounds import sound
from fidelity_swaps import content, unlike
from fidelity_talks import Episode, Words, disfluent
from fidelity_turning import among
from rapidfuzz import fuzz

from ghostcli.fidelity import numbers
from ghostcli.fidelity.normalization import comparison_words

_MARKS = ".,?!;:"
_SMALL = among("the a an of to for at by as this that these those")
"""Words that say little: no filler is among them, no number, no person and nothing that has an opposite."""


def _span(episode: Episode, draw: random.Random, low: int = 6, high: int = 60) -> Words:
    length = draw.randint(low, high)
    start = draw.randrange(max(1, len(episode.words) - length))
    return episode.words[start : start + length]


def _plain_span(episode: Episode, draw: random.Random, low: int = 6, high: int = 60) -> Words:
    while True:
        span = _span(episode, draw, low, high)
        if plain(span):
            return span


def respell(text: str, draw: random.Random) -> str:
    """The same words in other case, with other marks and hyphens, and figures for words."""
    text = draw.choice((str.upper, str.lower, str.title))(text)
    text = re.sub(r"(?<=[A-Za-z])[,;:!?](?=\s)", lambda _: draw.choice((",", "", " —", ".")), text)
    text = text.replace("'", "’")
    text = re.sub(r"(?<=[A-Za-z]{3})-(?=[A-Za-z]{3})", lambda _: draw.choice(("", " ", "\u2011")), text)
    figures = {word: value for word, value in numbers.FIGURES.items() if value.isdigit()}
    return re.sub(r"\b[A-Za-z]+\b(?!')", lambda m: figures.get(m[0].lower(), m[0]), text)


def write_out(text: str) -> str:
    """The text with its contractions written out."""
    text = text.replace("’", "'")
    pairs = {"n't": " not", "'re": " are", "'ve": " have", "'ll": " will", "'m": " am", "It's": "It is"}
    for short, long in pairs.items():
        text = re.sub(rf"(?<!ca)(?<!wo)(?<!ai){re.escape(short)}\b", long, text)
    return text


class Recipes:
    """One method a recipe; each gives a case, or None where the draw does not fit."""

    def __init__(self, found: list[Episode], draw: random.Random) -> None:
        self.episodes, self.draw = found, draw
        counts = Counter(word.strip(".,?!;:\"'“”").lower() for episode in found for word, _ in episode.words)
        ranked = [word for word, count in counts.most_common() if count > 1 and word.isalpha()]
        self.rank = {word: place for place, word in enumerate(ranked)}
        self.ranked = ranked
        self.alike: dict[str, list[str]] = defaultdict(list)
        for word in ranked:
            self.alike[sound(word)].append(word)
        self.disfluent: dict[str, tuple[Episode, list[int]]] = {}
        near, far = (8, 80), (400, 3000)
        self.table: tuple[tuple[int, Recipe], ...] = (
            (8, self.as_is),
            (6, self.respelled),
            (6, self.cleaned),
            (4, self.fillers),
            (4, self.written_out),
            (14, self.replaced),
            (5, self.negated),
            (4, self.miscounted),
            (6, self.marked),
            (6, partial(self.spliced, "silent splice, near", near)),
            (6, partial(self.spliced, "silent splice, far", far)),
            (3, self.spliced_altered),
            (4, partial(self.swapped, "parts swapped, near", (0, 30))),
            (4, partial(self.swapped, "parts swapped, far", far)),
            (3, partial(self.swapped, "parts swapped, marked", (0, 600), mark=" … ")),
            (5, self.misattributed),
            (4, self.attributed),
            (30, self.absent),
        )

    def another(self, word: str) -> str | None:
        """A word of like sound or, failing that or by the toss, of like frequency."""
        bare = word.strip(".,?!;:\"'“”").lower()
        if bare not in self.rank:
            return None
        alike = [other for other in self.alike[sound(bare)] if other != bare]
        if not alike or self.draw.random() < 0.5:
            place = self.rank[bare]
            alike = [other for other in self.ranked[max(0, place - 8) : place + 8] if other != bare]
        return self.draw.choice(alike)

    def as_is(self, episode: Episode) -> Case:
        """A stretch as it stands."""
        span = _plain_span(episode, self.draw)
        return Case("as is", join(span), episode, ("verbatim",), cue=span[0][1])

    def respelled(self, episode: Episode) -> Case:
        """Other case, punctuation, hyphens, figures: the same words."""
        span = _plain_span(episode, self.draw)
        return Case("respelled", respell(join(span), self.draw), episode, ("verbatim",), cue=span[0][1])

    def cleaned(self, episode: Episode) -> Case | None:
        """Held against the same talk with fillers and repeats put into what was said."""
        if episode.name not in self.disfluent:
            self.disfluent[episode.name] = disfluent(episode, self.draw)
        said, places = self.disfluent[episode.name]
        length = self.draw.randint(6, 60)
        start = self.draw.randrange(max(1, len(episode.words) - length))
        span = episode.words[start : start + length]
        if not plain(span) or places[start + len(span) - 1] - places[start] < len(span):
            return None
        if said.reference.encode(comparison_words(join(span))) in said.reference.codes:
            return None  # what was put in stands beside it
        return Case("fillers and repeats dropped", join(span), said, ("near",), cue=span[0][1])

    def fillers(self, episode: Episode) -> Case | None:
        """Real fillers, dropped where they do not stand at either end."""
        span = _plain_span(episode, self.draw, 8)
        text = join(span)
        pattern = r"(?i)(?<=\w)(,?) (?:um|uh|you know|I mean|kind of|sort of)\b,?(?= \w)"
        cleaned = re.sub(pattern, r"\1", text)
        if cleaned == text or len(comparison_words(cleaned)) < 6:
            return None
        return Case("real fillers dropped", cleaned, episode, ("near",), cue=span[0][1])

    def written_out(self, episode: Episode) -> Case | None:
        """Contractions written out, where there are any."""
        span = _plain_span(episode, self.draw)
        text = join(span)
        longer = write_out(text)
        if longer == text.replace("’", "'"):
            return None
        return Case("contractions written out", longer, episode, ("near",), cue=span[0][1])

    def replaced(self, episode: Episode) -> Case | None:
        """Up to a quarter of the words replaced, by words of content: reworded. One small word: near."""
        span = _plain_span(episode, self.draw, 8)
        printed = [word for word, _ in span]
        kind = self.draw.choice((True, False))
        count = max(1, round(len(span) * self.draw.uniform(0.01, 0.25))) if kind else 1
        places = [place for place, word in enumerate(printed) if self._class(word.strip(_MARKS)) is kind]
        done = 0
        for place in self.draw.sample(places, min(count, len(places))):
            other = self._unlike(printed[place].strip(_MARKS), kind)
            if other is not None:
                printed[place] = other
                done += 1
        if not done:
            return None
        label = "reworded" if kind else "near"
        return Case("words replaced", " ".join(printed), episode, (label,), cue=span[0][1])

    def _class(self, word: str) -> bool | None:
        """Whether a word is one of content; None for what is neither plainly one nor plainly not."""
        if content(word):
            return True
        return False if word in _SMALL else None

    def _unlike(self, word: str, kind: bool) -> str | None:
        """Another word of that class and of like frequency, that does not sound alike."""
        if word not in self.rank:
            return None
        if not kind:
            return self.draw.choice(sorted(other for other in _SMALL if unlike(word, other)))
        place = self.rank[word]
        some = self.ranked[max(0, place - 40) : place + 40]
        some = [other for other in some if content(other) and unlike(word, other)]
        return self.draw.choice(some) if some else None

    def negated(self, episode: Episode) -> Case | None:
        """A denial put in or left out."""
        span = _plain_span(episode, self.draw, 12)
        words = [word for word, _ in span]
        hits = [place for place in range(1, len(words) - 1) if words[place].lower() in {"not", "never", "no"}]
        if hits:
            del words[self.draw.choice(hits)]
        else:
            verbs = {"is", "are", "was", "were", "do", "can", "will", "would", "have", "should", "could"}
            hits = [place for place in range(1, len(words) - 1) if words[place].lower() in verbs]
            if not hits:
                return None
            words.insert(self.draw.choice(hits) + 1, "not")
        return Case("negation changed", " ".join(words), episode, ("reworded",), cue=span[0][1])

    def miscounted(self, episode: Episode) -> Case | None:
        """A number put for another."""
        span = _plain_span(episode, self.draw, 12)
        words = [word for word, _ in span]
        pattern = r"[0-9]{1,4}|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand"
        hits = [place for place in range(1, len(words) - 1) if re.fullmatch(pattern, words[place].lower())]
        if not hits:
            return None
        place = self.draw.choice(hits)
        others = ["three", "seven", "40", "12", "ninety"]
        was = comparison_words(words[place])
        words[place] = self.draw.choice([other for other in others if comparison_words(other) != was])
        return Case("number changed", " ".join(words), episode, ("reworded",), cue=span[0][1])

    def _parts(self, episode: Episode, gaps: tuple[int, int], count: int, low: int = 4) -> list[Words] | None:
        """Stretches in order with so many words between them."""
        lengths = [self.draw.randint(low, 25) for _ in range(count)]
        between = [self.draw.randint(*gaps) for _ in range(count - 1)]
        total = sum(lengths) + sum(between)
        if total >= len(episode.words):
            return None
        at = self.draw.randrange(len(episode.words) - total)
        found: list[Words] = []
        for length, gap in zip(lengths, [*between, 0], strict=True):
            found.append(episode.words[at : at + length])
            at += length + gap
        return found if all(plain(part) for part in found) else None

    def marked(self, episode: Episode) -> Case | None:
        """Two to four parts with marks between."""
        parts = self._parts(episode, (1, 300), self.draw.randint(2, 4))
        if parts is None:
            return None
        text = join(parts[0])
        for part in parts[1:]:
            text += self.draw.choice((" … ", "... ", " [...] ", "… ", " [then] ")) + join(part)
        return Case("marked cut", text, episode, ("verbatim",), cue=parts[0][0][1], cuts=len(parts) - 1)

    def spliced(self, recipe: str, gaps: tuple[int, int], episode: Episode) -> Case | None:
        """Parts joined without a mark."""
        parts = self._parts(episode, gaps, self.draw.choice((2, 2, 2, 3)))
        if parts is None:
            return None
        shortest = min(len(comparison_words(join(part))) for part in parts)
        text = " ".join(join(part) for part in parts)
        return Case(recipe, text, episode, ("spliced",), ("reordered",), parts[0][0][1], shortest=shortest)

    def spliced_altered(self, episode: Episode) -> Case | None:
        """A far splice of longer parts in which some words are replaced as well."""
        parts = self._parts(episode, (400, 3000), 2, 10)
        if parts is None:
            return None
        words = [word for part in parts for word, _ in part]
        for place in self.draw.sample(range(len(words)), max(1, len(words) // 8)):
            words[place] = self.another(words[place]) or words[place]
        return Case(
            "splice, words replaced", " ".join(words), episode, ("spliced",), ("reordered",), shortest=10
        )

    def swapped(self, recipe: str, gaps: tuple[int, int], episode: Episode, mark: str = " ") -> Case | None:
        """Two parts, the later one first."""
        parts = self._parts(episode, gaps, 2, 6)
        if parts is None:
            return None
        one, other = parts
        expected = ("reordered", "spliced") if gaps[0] >= 400 and mark == " " else ("reordered",)
        return Case(recipe, join(other) + mark + join(one), episode, expected, cue=other[0][1])

    def _voiced(self, episode: Episode) -> tuple[Words, str, list[str]] | None:
        span = _plain_span(episode, self.draw)
        speakers = {episode.cues[number].speaker for _, number in span}
        others = sorted({cue.speaker for cue in episode.cues if cue.speaker} - speakers)
        if len(speakers) != 1 or None in speakers or not others:
            return None
        return span, speakers.pop() or "", others

    def misattributed(self, episode: Episode) -> Case | None:
        """A stretch of one speaker, given to another."""
        voiced = self._voiced(episode)
        if voiced is None:
            return None
        span, own, others = voiced
        others = [name for name in others if not set(name.lower().split()) & set(own.lower().split())]
        if not others:
            return None
        speaker = self.draw.choice(others)
        return Case("another speaker", join(span), episode, ("misattributed",), (), span[0][1], speaker)

    def attributed(self, episode: Episode) -> Case | None:
        """A stretch given to whoever says it."""
        voiced = self._voiced(episode)
        if voiced is None:
            return None
        span, own, _ = voiced
        return Case(
            "its own speaker", join(span), episode, ("verbatim",), ("misattributed",), span[0][1], own
        )

    def absent(self, episode: Episode) -> Case | None:
        """A quote from another episode, unless its words are really said in this one too."""
        other = self.draw.choice(self.episodes)
        if other is episode:
            return None
        text = join(_plain_span(other, self.draw))
        folded = comparison_words(text)
        if fuzz.partial_ratio(folded, episode.reference.words) >= 85:
            return None
        return Case("from another episode", text, episode, ("absent",))
