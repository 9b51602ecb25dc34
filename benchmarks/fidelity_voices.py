"""Quotes that two voices say, interjections that are no half, and marked cuts over another's turn."""

from __future__ import annotations

import random
from collections.abc import Iterator

from fidelity_cases import MARKS, Case, Source, plain
from fidelity_sentences import Talks, Turn, bare_word
from fidelity_turning import among, turns_nothing

from ghostcli.fidelity.disfluencies import CLEANABLE
from ghostcli.fidelity.normalization import comparison_words

_INTERJECTIONS = among(
    "yeah yes yep yup right mm-hmm mm-hm mhm mhmm hmm uh-huh okay ok sure exactly wow nice cool true totally"
    " absolutely interesting definitely correct great oh gotcha"
)


def _named(*some: Turn) -> bool:
    """Whether the voices of the turns have names, which share no word."""
    names = [turn.speaker or "" for turn in some]
    words = [set(name.lower().split()) for name in names]
    return all(len(name) > 2 and name.lower() != "speaker" for name in names) and not words[0] & words[1]


def _told(words: list[str]) -> int:
    """How many of the words are no filler and no interjection."""
    folded = [word for written in words for word in comparison_words(written)]
    return sum(word not in CLEANABLE and word not in _INTERJECTIONS for word in folded)


def _interjects(turn: Turn) -> bool:
    words = [bare_word(word) for word in turn.words]
    return len(words) <= 3 and bool(words) and all(word in _INTERJECTIONS for word in words)


def _runs(talks: Talks, draw: random.Random, length: int) -> Iterator[list[Turn]]:
    """So many turns that follow one another, in an order that the seed gives."""
    runs = [turns[at : at + length] for turns in talks.turns for at in range(len(turns) - length + 1)]
    draw.shuffle(runs)
    yield from runs


def _text(turn: Turn, start: int, end: int) -> str | None:
    """Words of a turn, None where something in them is strange."""
    span = turn.episode.words[turn.first + start : turn.first + end]
    return " ".join(word for word, _ in span) if span and plain(span) else None


def _halves(recipe: str, one: Turn, text: str, speaker: str | None) -> Case:
    return Case(recipe, text, one.episode, ("misattributed",), speaker=speaker, may=False, figure="halves")


def _tells(text: str | None, least: int) -> bool:
    return text is not None and _told(text.split()) >= least


def joined(talks: Talks, draw: random.Random) -> Iterator[Case]:
    """The end of one turn and the beginning of the next, four words of each or more, without a mark."""
    for one, other in _runs(talks, draw, 2):
        if not _named(one, other) or min(len(one.words), len(other.words)) < 4:
            continue
        left = _text(one, len(one.words) - draw.randint(4, min(25, len(one.words))), len(one.words))
        right = _text(other, 0, draw.randint(4, min(25, len(other.words))))
        if _tells(left, 4) and _tells(right, 4):
            speaker = draw.choice((one.speaker, other.speaker))
            yield _halves("halves joined", one, f"{left} {right}", speaker)


def fifth(talks: Talks, draw: random.Random) -> Iterator[Case]:
    """Two or three words of the next voice behind as many that they are a fifth of all or more."""
    for one, other in _runs(talks, draw, 2):
        if not _named(one, other) or len(one.words) < 6 or len(other.words) < 3:
            continue
        short = draw.randint(2, 3)
        left = _text(one, len(one.words) - draw.randint(5, min(len(one.words), 4 * short)), len(one.words))
        right = _text(other, 0, short)
        few = len(comparison_words(left or "")) <= 4 * _told((right or "").split())
        if _tells(left, 4) and _tells(right, short) and few:
            yield _halves("a fifth by another", one, f"{left} {right}", one.speaker)


def marked(talks: Talks, draw: random.Random) -> Iterator[Case]:
    """The beginning of one turn and of another's, next or third from it, with a mark between."""
    for run in _runs(talks, draw, 4):
        one, other = run[0], run[draw.choice((1, 3))]
        if not _named(one, other) or min(len(one.words), len(other.words)) < 8:
            continue
        left = _text(one, 0, draw.randint(4, min(25, len(one.words) - 2)))
        right = _text(other, 0, draw.randint(4, min(25, len(other.words) - 1)))
        if _tells(left, 4) and _tells(right, 4):
            speaker = draw.choice((one.speaker, other.speaker))
            yield _halves("halves, marked", one, f"{left}{draw.choice(MARKS)}{right}", speaker)


def _around(one: Turn, other: Turn, least: int, draw: random.Random) -> tuple[str, str] | None:
    """The end of a turn and the beginning of another of the same voice, where the edges turn nothing."""
    start = len(one.words) - draw.randint(least, min(25, len(one.words)))
    end = draw.randint(least, min(25, len(other.words)))
    left, right = _text(one, start, len(one.words)), _text(other, 0, end)
    clear = turns_nothing(one.words, start, len(one.words)) and turns_nothing(other.words, 0, end)
    return (left, right) if left and right and clear else None


def leaping(talks: Talks, draw: random.Random) -> Iterator[Case]:
    """Two parts of one voice, with a mark for another's whole turn between them."""
    for one, middle, other in _runs(talks, draw, 3):
        if not _named(one, middle) or one.speaker != other.speaker or _told(middle.words) < 6:
            continue
        parts = _around(one, other, 5, draw) if min(len(one.words), len(other.words)) >= 5 else None
        if parts:
            text = draw.choice(MARKS).join(parts)
            wrong = ("misattributed", "misleading")
            yield Case(
                "mark over another's turn", text, one.episode, ("distant",), wrong, speaker=one.speaker
            )


def _interjected(talks: Talks, draw: random.Random, printed: bool) -> Iterator[Case]:
    recipe = "interjection printed" if printed else "interjection dropped"
    for one, middle, other in _runs(talks, draw, 3):
        if not _named(one, middle) or one.speaker != other.speaker or not _interjects(middle):
            continue
        parts = _around(one, other, 8, draw) if min(len(one.words), len(other.words)) >= 8 else None
        between = _text(middle, 0, len(middle.words))
        if parts and between:
            text = f" {between} ".join(parts) if printed else " ".join(parts)
            wrong = ("misattributed", "misleading")
            yield Case(recipe, text, one.episode, (), wrong, speaker=one.speaker, may=True, figure="repair")


def interjection_printed(talks: Talks, draw: random.Random) -> Iterator[Case]:
    """Another's "Right." stands in what one voice says, and in the quote."""
    return _interjected(talks, draw, printed=True)


def interjection_dropped(talks: Talks, draw: random.Random) -> Iterator[Case]:
    """Another's "Right." stands in what one voice says, and not in the quote."""
    return _interjected(talks, draw, printed=False)


SOURCES: tuple[tuple[int, str, Source], ...] = (
    (30, "halves joined", joined),
    (10, "a fifth by another", fifth),
    (20, "halves, marked", marked),
    (15, "mark over another's turn", leaping),
    (8, "interjection printed", interjection_printed),
    (8, "interjection dropped", interjection_dropped),
)
