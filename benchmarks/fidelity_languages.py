"""Quotes that mislead, and faithful ones beside them, from small talks that are made up in six languages."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache, partial

from fidelity_cases import MARKS, Case, Source
from fidelity_foreign import TONGUES, Tongue
from fidelity_sentences import Talks, bare_episode
from fidelity_talks import SEED, Episode

from ghostcli.transcripts.base import Cue

_SAYING = frozenset({"Ich", "Je", "Yo", "Io", "Ik", "Eu"})


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def talk(tongue: Tongue, belief: str) -> Episode:
    """Some thirty sentences of the language, two or three a cue, with one of the beliefs."""
    draw = random.Random(f"{SEED} {tongue.name} {belief}")
    said = [sentence.replace("{", "").replace("}", "") for sentence in tongue.denied]
    said += [f"{belief} {clause}." for clause in tongue.believed]
    said += [
        f"{left}, {tongue.but} {clause}." for left, clause in zip(tongue.left, tongue.plain[2:], strict=True)
    ]
    said += [
        f"{condition} {clause}." for condition, clause in zip(tongue.conditions, tongue.wouldbe, strict=True)
    ]
    said += [
        f"{_capital(clause)}, {after}." for clause, after in zip(tongue.plain[3:], tongue.after, strict=True)
    ]
    said += [f"{_capital(clause)}." for clause in tongue.plain]
    draw.shuffle(said)
    cues: list[Cue] = []
    while said:
        count = draw.randint(2, 3)
        start = 20.0 * len(cues)
        cues.append(Cue(start, start + 18, "Ada Reed", " ".join(said[:count])))
        said = said[count:]
    return Episode(f"made up, {tongue.name}: {belief}", tuple(cues))


def _turned(tongue: Tongue, belief: str) -> Iterator[str]:
    """Each quote that misleads, its cut as a bar."""
    for clause in tongue.believed:
        yield clause
        if belief.split(maxsplit=1)[0] in _SAYING:
            yield f"{belief.split(maxsplit=1)[0]}|{clause}"
    if belief != tongue.beliefs[0]:
        return
    for sentence in tongue.denied:
        left, _, rest = sentence.partition("{")
        right = rest.partition("}")[2]
        yield f"{left.strip()}|{right.strip()}"
    for condition, clause in zip(tongue.conditions, tongue.wouldbe, strict=True):
        yield clause
        yield f"{condition.split()[0]}|{clause}"


def _faithful(tongue: Tongue, belief: str) -> Iterator[str]:
    """Each that does not."""
    for clause in tongue.believed:
        yield f"{belief} {clause}."
    for sentence in tongue.denied:
        yield sentence.replace("{", "").replace("}", "")
    for left, clause in zip(tongue.left, tongue.plain[2:], strict=True):
        yield f"{tongue.but} {clause}."
        yield f"{left}, {tongue.but} {clause}."
    for condition, clause in zip(tongue.conditions, tongue.wouldbe, strict=True):
        yield f"{condition} {clause}."


def misleading(tongue: Tongue, talks: Talks, draw: random.Random) -> Iterator[Case]:
    """Each of them in turn, both as written and without full stops and capitals."""
    del talks
    for belief in tongue.beliefs:
        episode = talk(tongue, belief)
        for text in _turned(tongue, belief):
            quote = text.replace("|", draw.choice(MARKS))
            for said, layout in ((episode, ""), (bare_episode(episode), ", bare")):
                name = f"{tongue.name}, misleading{layout}"
                figure = f"misleading, six languages{layout}"
                yield Case(name, quote, said, ("misleading",), may=False, figure=figure)


def faithful(tongue: Tongue, talks: Talks, draw: random.Random) -> Iterator[Case]:
    """Each of them in turn, both as written and without full stops and capitals."""
    del talks, draw
    for belief in tongue.beliefs:
        episode = talk(tongue, belief)
        for text in _faithful(tongue, belief):
            for said, layout in ((episode, ""), (bare_episode(episode), ", bare")):
                name = f"{tongue.name}, faithful{layout}"
                figure = f"false alarm, six languages{layout}"
                yield Case(name, text, said, (), ("misleading",), may=True, figure=figure)


SOURCES: tuple[tuple[int, str, Source], ...] = tuple(
    row
    for tongue in TONGUES
    for row in (
        (1000, f"{tongue.name}, misleading", partial(misleading, tongue)),
        (1000, f"{tongue.name}, faithful", partial(faithful, tongue)),
    )
)
