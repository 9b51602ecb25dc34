"""Faithful quotes, verbatim or cleaned, of which none may be called misleading."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import pairwise

from fidelity_cases import MARKS, Case, Source, bare, from_sentences
from fidelity_recipes import respell, write_out
from fidelity_sentences import Sentence, Talks
from fidelity_turning import CLAUSES, TURNING

ALARM = "false alarm"
_FILLERS = r"(?i)(?<=\w)(,?) (?:um|uh|you know|I mean|kind of|sort of)\b,?(?= \w)"


def _faithful(recipe: str, text: str, sentence: Sentence, label: str = "verbatim") -> Case:
    return Case(recipe, text, sentence.episode, (label,), ("misleading",), sentence.cue, figure=ALARM)


def whole(sentence: Sentence, draw: random.Random) -> Case | None:
    """A whole sentence."""
    del draw
    return (
        _faithful("whole sentence", " ".join(sentence.words), sentence) if len(sentence.words) > 4 else None
    )


def cleaned(sentence: Sentence, draw: random.Random) -> Case | None:
    """A whole sentence without its fillers."""
    del draw
    text = " ".join(sentence.words)
    shorter = re.sub(_FILLERS, r"\1", text)
    if shorter == text or len(shorter.split()) < 6:
        return None
    return _faithful("sentence without fillers", shorter, sentence, "near")


def respelled(sentence: Sentence, draw: random.Random) -> Case | None:
    """A whole sentence in other case, with other marks, and figures for words."""
    if len(sentence.words) < 5:
        return None
    return _faithful("sentence respelled", respell(" ".join(sentence.words), draw), sentence)


def written_out(sentence: Sentence, draw: random.Random) -> Case | None:
    """A whole sentence whose contractions are written out."""
    del draw
    text = " ".join(sentence.words)
    longer = write_out(text)
    if longer == text.replace("’", "'") or len(sentence.words) < 5:
        return None
    return _faithful("sentence written out", longer, sentence, "near")


def from_the_start(sentence: Sentence, draw: random.Random) -> Case | None:
    """A sentence up to some word; what is left out has no word that may turn anything."""
    if len(sentence.words) < 8:
        return None
    end = draw.randint(5, len(sentence.words) - 1)
    return _part("sentence begun", sentence, 0, end)


def from_a_clause(sentence: Sentence, draw: random.Random) -> Case | None:
    """What begins behind a comma or at a word that begins a clause, to the end of the sentence."""
    starts = [
        at
        for at in range(2, len(sentence.words) - 4)
        if sentence.pauses[at - 1]
        or sentence.bare[at] in CLAUSES
        or sentence.bare[at - 1] in {"and", "but", "so"}
    ]
    return _part("clause to the end", sentence, draw.choice(starts), len(sentence.words)) if starts else None


def a_clause(sentence: Sentence, draw: random.Random) -> Case | None:
    """What stands between two commas."""
    stops = [0, *(at + 1 for at in range(len(sentence.words)) if sentence.pauses[at])]
    pairs = [(one, other) for one in stops for other in stops if other - one > 4]
    return _part("between commas", sentence, *draw.choice(pairs)) if pairs else None


def anywhere(sentence: Sentence, draw: random.Random) -> Case | None:
    """Any words of a sentence."""
    if len(sentence.words) < 8:
        return None
    start = draw.randint(0, len(sentence.words) - 6)
    return _part("part of a sentence", sentence, start, draw.randint(start + 5, len(sentence.words)))


def _part(recipe: str, sentence: Sentence, start: int, end: int) -> Case | None:
    """A part that leaves out no word that may turn it: without such a word there is nothing to find."""
    if sentence.find(TURNING, 0, start) or sentence.find(TURNING, end):
        return None
    return _faithful(recipe, sentence.text(start, end), sentence)


def turning_left_out(sentence: Sentence, draw: random.Random) -> Case | None:
    """Any words of a sentence that leave out one that may turn them, or may not: there is no label."""
    if len(sentence.words) < 8:
        return None
    start = draw.randint(0, len(sentence.words) - 6)
    end = draw.randint(start + 5, len(sentence.words))
    if not sentence.find(TURNING, 0, start) and not sentence.find(TURNING, end):
        return None
    return Case("part, a turning word left out", sentence.text(start, end), sentence.episode)


def two(talks: Talks, draw: random.Random) -> Iterator[Case]:
    """Two whole sentences."""
    for one, other in draw.sample(talks.pairs, len(talks.pairs)):
        if len(one.words) > 3 and len(other.words) > 3:
            yield _faithful("two sentences", " ".join([*one.words, *other.words]), one)


def across(talks: Talks, draw: random.Random) -> Iterator[Case]:
    """The end of one sentence and the beginning of the next; what is left out has no turning word."""
    for one, other in draw.sample(talks.pairs, len(talks.pairs)):
        if min(len(one.words), len(other.words)) < 6:
            continue
        start, end = draw.randint(1, len(one.words) - 4), draw.randint(4, len(other.words) - 1)
        if not one.find(TURNING, 0, start) and not other.find(TURNING, end):
            yield _faithful("over a full stop", " ".join([*one.words[start:], *other.words[:end]]), one)


def cut(talks: Talks, draw: random.Random) -> Iterator[Case]:
    """Two whole sentences with a mark for the one between, which has no turning word."""
    for (one, middle), (again, other) in draw.sample(list(pairwise(talks.pairs)), len(talks.pairs) - 1):
        if again is middle and not middle.find(TURNING) and min(len(one.words), len(other.words)) > 3:
            text = " ".join(one.words) + draw.choice(MARKS) + " ".join(other.words)
            yield _faithful("sentence cut out", text, one)


TABLE: tuple[tuple[int, str, Source], ...] = (
    (40, "whole sentence", from_sentences(whole)),
    (20, "sentence without fillers", from_sentences(cleaned)),
    (10, "sentence respelled", from_sentences(respelled)),
    (10, "sentence written out", from_sentences(written_out)),
    (20, "two sentences", two),
    (10, "sentence cut out", cut),
    (20, "sentence begun", from_sentences(from_the_start)),
    (30, "clause to the end", from_sentences(from_a_clause)),
    (20, "between commas", from_sentences(a_clause)),
    (10, "part of a sentence", from_sentences(anywhere)),
    (10, "over a full stop", across),
    (20, "part, a turning word left out", from_sentences(turning_left_out)),
)
SOURCES = tuple(
    row
    for weight, name, made in TABLE
    for row in ((weight, name, made), (weight // 2, f"{name}, bare", bare(made)))
)
