"""All recipes of the benchmark of truth, and the cases that are drawn from them."""

from __future__ import annotations

import random

import fidelity_faithful as faithful
import fidelity_languages as languages
import fidelity_misleading as misleading
import fidelity_repairs as repairs
import fidelity_swaps as swaps
import fidelity_voices as voices
from fidelity_cases import Case, drawn
from fidelity_recipes import Recipes
from fidelity_sentences import Talks
from fidelity_talks import SEED

SOURCES = (
    *misleading.SOURCES,
    *faithful.SOURCES,
    *voices.SOURCES,
    *swaps.SOURCES,
    *repairs.SOURCES,
    *languages.SOURCES,
)


def cases(talks: Talks, count: int, only: str = "") -> list[Case]:
    """So many cases over random stretches, and more of each source: so many of a thousand as it says."""
    found = talks.episodes
    made: list[Case] = []
    draw = random.Random(SEED)
    named = only and any(name.startswith(only) for _, name, _ in SOURCES)
    rows = () if named else Recipes(found, draw).table
    for weight, make in rows:
        wanted = count * weight // sum(weight for weight, _ in rows)
        tries = 0
        while wanted and tries < 200_000:
            case = make(found[tries % len(found)])
            tries += 1
            if case is not None:
                case.loose = True
                made.append(case)
                wanted -= 1
    for weight, name, source in SOURCES:
        if name.startswith(only):
            made += drawn(name, source, talks, count * weight // 1000)
    return [case for case in made if case.recipe.startswith(only)]
