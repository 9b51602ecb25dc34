"""Libraries for the benchmarks: made from a fixed seed, so that every run measures the same."""

from __future__ import annotations

import os
import random
import re
from functools import cache
from itertools import accumulate, groupby
from operator import itemgetter

SEED = 2026
COMMON = ("people", "think", "company", "market", "question")
"""Words that most episodes hold."""

RARE = "zephyrine"
"""A word that one episode in a thousand holds."""

PHRASE = "the narrow gauge railway"
"""A phrase that one episode in a hundred holds."""

_SYLLABLES = """
    ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re
    ri ro ru sa se si so su ta te ti to tu va ve vi vo
"""
_FUNCTION = """
    the of and to a in that it is was for on are as with they at be this have from or had by but not
    what all were we when your can said there use an each which she do how their if will up other
    about out many then them these so some her would make like him into time has look two more write
    go see number no way could my than first been call who its now find long down day did get come
    made may part
"""


def vocabulary(chance: random.Random, size: int = 120_000) -> list[str]:
    """Words, the frequent ones first."""
    found = dict.fromkeys([*_FUNCTION.split(), *COMMON])
    syllables = _SYLLABLES.split()
    while len(found) < size:
        found["".join(chance.choices(syllables, k=chance.randint(2, 5)))] = None
    return list(found)


def sentences(chance: random.Random, number: int = 30_000) -> list[str]:
    """Sentences of words as frequent as in a language."""
    words = vocabulary(chance)
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    made = []
    for _ in range(number):
        some = chance.choices(words, cum_weights=weights, k=chance.randint(8, 22))
        made.append(" ".join(some).capitalize() + ".")
    return made


def _stamp(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"


@cache
def _times(at: int) -> str:
    return f"{_stamp(at * 6)} --> {_stamp(at * 6 + 6)}"


def transcript(chance: random.Random, pool: list[str], number: int, words: int) -> str:
    """WebVTT of about so many words, by two speakers, a sentence a cue, six a turn."""
    said = chance.choices(pool, k=words // 15)
    if number % 1000 == 7:
        said[10] = f"{RARE} {said[10]}"
    if number % 100 == 3:
        said[20] = f"They built {PHRASE} over the hill."
    voices = f"<v Guest {number % 500}>", "<v Ada Reed>"
    cues = (f"{_times(at)}\n{voices[at // 6 % 2]}{sentence}\n" for at, sentence in enumerate(said))
    return "\n".join(("WEBVTT\n", *cues))


def turns(text: str) -> list[str]:
    """What is said in a transcript made here, a turn each: passages for those who index text in memory."""
    cues = re.findall(r"(?m)^<v ([^>]*)>(.*)", text)
    return [" ".join(said for _, said in some) for _, some in groupby(cues, itemgetter(0))]


def notes(chance: random.Random, pool: list[str], number: int, records: int) -> str:
    """An `episode.yaml` with so many records."""
    year, month, day = 2015 + number % 11, number % 12 + 1, number % 28 + 1
    lines = [
        f"title: {chance.choice(pool)}",
        f"show: Show {number % 40}",
        f"published: {year}-{month:02}-{day:02}",
        "language: en",
        "quotes:",
    ]
    quotes = records * 4 // 10
    for at in range(quotes):
        speaker = "Ada Reed" if at % 2 else f"Guest {number % 500}"
        lines += [f"  - id: q{at}", f"    speaker: {speaker}", f"    text: {chance.choice(pool)}"]
    for kind in ("themes", "takeaways", "insights"):
        lines.append(f"{kind}:")
        for _ in range((records - quotes) // 3):
            field = "lead" if kind == "themes" else "detail"
            lines += [f"  - title: {chance.choice(pool)}", f"    {field}: {chance.choice(pool)}"]
    return "\n".join(lines) + "\n"


NAMED = "Keelson Works"
"""A company that is in the notes of one episode in ten, and said in it."""


@cache
def _pool_of_names(size: int) -> tuple[list[str], list[float]]:
    """Names of two words, and their accumulated weights: a few are in many episodes, most in few."""
    chance = random.Random(SEED)
    syllables = _SYLLABLES.split()
    made: dict[str, None] = {}
    while len(made) < size:
        made[" ".join("".join(chance.choices(syllables, k=3)).capitalize() for _ in range(2))] = None
    return list(made), list(accumulate(1 / (rank + 3) for rank in range(size)))


def people_and_companies(number: int, names: int) -> str:
    """So many people and so many companies, in spellings that differ; the same for the same episode."""
    chance = random.Random(number)
    pool, weights = _pool_of_names(5000)
    lines = []
    for kind, more in (("people", "description"), ("companies", "context")):
        lines.append(f"{kind}:")
        for at, name in enumerate(dict.fromkeys(chance.choices(pool, cum_weights=weights, k=names))):
            written = (name, name.upper(), name.replace(" ", ""), f"{name} (of {number})")[
                chance.randrange(4)
            ]
            name_of_one = at == 0 and kind == "people"
            lines += [f"  - name: {name.partition(' ')[0] if name_of_one else written}"]
            lines += [f"    {more}: Named in episode {number}, for the benchmark of names."]
    if number % 10 == 0:
        lines += [f"  - name: {NAMED}", "    aliases: [Keelson]", "    context: Built the bridge."]
    return "\n".join(lines) + "\n"


def library(folder: str, episodes: int, *, words: int = 15_000, records: int = 60, names: int = 0) -> str:
    """A library of so many episodes; one that is there already is left as it is.

    With `names`, each episode has so many people and companies, and speech that names one of them.
    """
    done = os.path.join(folder, ".made")
    if os.path.exists(done):
        return folder
    chance = random.Random(SEED)
    pool = sentences(chance)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "ghost.yaml"), "w", encoding="utf-8") as file:
        file.write("version: 1\n")
    for number in range(episodes):
        path = os.path.join(folder, f"episode-{number:05}")
        os.makedirs(path, exist_ok=True)
        with open(os.path.join(path, "episode.yaml"), "w", encoding="utf-8") as file:
            file.write(notes(chance, pool, number, records))
            file.write(people_and_companies(number, names) if names else "")
        with open(os.path.join(path, "transcript.vtt"), "w", encoding="utf-8") as file:
            file.write(transcript(chance, pool, number, words))
            if names and number % 10 == 0:
                file.write(
                    f"\n09:00:00.000 --> 09:00:06.000\n<v Ada Reed>{NAMED} built it, and Keelson knew.\n"
                )
    with open(done, "w", encoding="utf-8") as file:
        file.write(f"{episodes}\n")
    return folder
