"""Libraries made for tests: small, seeded, and awkward where it matters."""

from __future__ import annotations

import os
import random
from collections.abc import Sequence

WORDS = [
    "bridge",
    "ferry",
    "harbour",
    "lantern",
    "keeper",
    "tide",
    "signal",
    "winter",
    "letter",
    "archive",
    "engine",
    "coal",
    "station",
    "wire",
    "pre-training",
    "self-aware",
    "don't",
    "café",
    "naïve",
    "10,000",
    "straw",
    "ghost",
    "animal",
    "reward",
    "single",
    "number",
    "people",
    "think",
    "company",
    "market",
    "question",
    "answer",
    "ladder",
    "river",
    "granite",
    "paper",
    "library",
    "catalogue",
    "measure",
]
SPEAKERS = ("Ada Reed", "Bo Lindgren", "Carla Núñez")
SHOWS = ("Small Works", "Long Waves")


def stamp(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.000"


def transcript(turns: Sequence[tuple[str, str]], *, step: int = 12) -> str:
    """WebVTT of (speaker, text) turns, a cue each."""
    cues = [
        f"{stamp(at * step)} --> {stamp(at * step + step)}\n<v {speaker}>{text}\n"
        for at, (speaker, text) in enumerate(turns)
    ]
    return "WEBVTT\n\n" + "\n".join(cues)


def write(root: str, path: str, text: str) -> str:
    full = os.path.join(root, path)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    with open(full, "w", encoding="utf-8") as file:
        file.write(text)
    return full


def sentence(chance: random.Random, least: int = 5, most: int = 14) -> str:
    some = [chance.choice(WORDS) for _ in range(chance.randint(least, most))]
    return " ".join(some).capitalize() + chance.choice([".", "?", "…", "."])


def notes(chance: random.Random, number: int) -> str:
    """An `episode.yaml` with records of some kinds, links and ids among them."""
    year, month = 2024 + number % 3, number % 12 + 1
    lines = [
        f"title: {sentence(chance, 2, 4)}",
        f"show: {SHOWS[number % 2]}",
        f"published: {year}-{month:02}-15",
        "language: en",
        "people:",
        *(
            f"  - {{name: {name}, role: guest, aliases: [SPEAKER_{at:02}]}}"
            for at, name in enumerate(SPEAKERS)
        ),
        "chapters:",
        "  - {at: 0:00:00, title: The beginning}",
        "  - {at: 0:01:00, title: The middle}",
        "themes:",
        *(
            f"  - title: {sentence(chance, 2, 5)}\n    lead: {sentence(chance)}\n    tags: [{tag}]"
            for tag in ("ships", "sea", "work")
        ),
        "quotes:",
        f"  - id: first-{number}\n    at: 0:00:24\n    speaker: Ada Reed\n    text: {sentence(chance)}",
        f"  - id: again\n    same_as: first-{number}\n    speaker: Bo Lindgren\n    text: {sentence(chance)}",
        f"  - text: {sentence(chance)}\n    fidelity: {{verdicts: [near], remark: a word}}",
        "takeaways:",
        f"  - title: {sentence(chance, 2, 5)}\n    detail: {sentence(chance, 10, 30)}",
    ]
    return "\n".join(lines) + "\n"


def episode(root: str, name: str, number: int, seed: int = 7) -> None:
    """An episode with notes and a transcript."""
    chance = random.Random(seed * 1000 + number)  # noqa: S311 - no secret
    write(root, f"{name}/episode.yaml", notes(chance, number))
    turns = []
    for _ in range(12):
        speaker = chance.choice([*SPEAKERS, "SPEAKER_01"])
        turns.append((speaker, " ".join(sentence(chance) for _ in range(chance.randint(1, 4)))))
    write(root, f"{name}/transcript.vtt", transcript(turns))


def library(root: str, count: int) -> str:
    """A library of so many episodes, one in three without a transcript."""
    write(root, "ghost.yaml", "version: 1\n")
    for number in range(count):
        name = f"talk-{number:03}"
        episode(root, name, number)
        if number % 3 == 2:
            os.unlink(os.path.join(root, name, "transcript.vtt"))
    return root
