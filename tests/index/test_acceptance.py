"""What searches of a large library, and of mistyped words, are held to."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ghostcli.index.library import stored_library
from ghostcli.search.typos import edits, near_words

from . import made

SPEAKERS = ("Ada Reed", "Bo Lindgren")


@pytest.fixture(scope="module")
def three_years(tmp_path_factory: pytest.TempPathFactory) -> str:
    """300 episodes, 100 each for 2024 to 2026: one passage by each of two speakers holds "bridge"."""
    root = str(tmp_path_factory.mktemp("three"))
    made.write(root, "ghost.yaml", "version: 1\n")
    for number in range(300):
        lines = [f"title: Talk {number}", f"published: {2024 + number % 3}-0{number % 9 + 1}-11", "themes:"]
        lines += [f"  - title: Theme {at} of {number}" for at in range(1, 4)]
        made.write(root, f"talk-{number:03}/episode.yaml", "\n".join(lines) + "\n")
        turns = [
            ("Ada Reed", "We walked over the bridge in the morning."),
            ("Bo Lindgren", "And over the other bridge at night."),
            ("Ada Reed", "Then we went home."),
        ]
        made.write(root, f"talk-{number:03}/transcript.vtt", made.transcript(turns))
    return root


def test_a_year_of_one_speaker(
    three_years: str, ghost: Callable[..., Any], terminal: Callable[..., Any]
) -> None:
    asked = [
        "search",
        "bridge",
        "--kind",
        "transcript",
        "--speaker",
        "reed",
        "--since",
        "2025",
        "--until",
        "2025",
    ]
    ran = ghost(*asked, "-o", "jsonl", "--content", three_years)
    hits = [json.loads(line) for line in ran.lines]
    assert len(hits) == 100
    assert {hit["speaker"] for hit in hits} == {"Ada Reed"}
    assert {int(hit["episode"][-3:]) % 3 for hit in hits} == {1}
    shown = terminal(*asked, "--content", three_years, "--no-pager")
    assert "20 of 100; -n 0 shows all" in shown.out


def test_a_number_that_fits_many(three_years: str, ghost: Callable[..., Any]) -> None:
    ran = ghost("themes", "show", "3", "--content", three_years, status=2)
    assert "fits 300 of them" in ran.err
    assert ran.err.count("/themes/3\n") == 10
    assert "and 290 more" in ran.err


def _mistyped(word: str, chance: random.Random, sort: str) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    at = chance.randrange(1, len(word))
    match sort:
        case "insert":
            return word[:at] + chance.choice(letters) + word[at:]
        case "delete":
            return word[:at] + word[at + 1 :]
        case "replace":
            return word[:at] + chance.choice(letters) + word[at + 1 :]
        case "transpose":
            return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    return chance.choice(letters) + word[1:]


def test_typos_are_read_as_what_was_meant(cache: Path) -> None:
    del cache
    _, index = stored_library([], os.environ, builtin=True)
    known = index.vocabulary
    rows = index.connection.execute("SELECT term FROM terms WHERE length >= 5")
    words = [word for (word,) in rows if word.isascii() and word.isalpha()]
    chance = random.Random(5)  # noqa: S311 - no secret
    right = asked = 0
    while asked < 1000:
        word = chance.choice(words)
        sort = chance.choice(["insert", "delete", "replace", "transpose", "first"])
        typed = _mistyped(word, chance, sort)
        if known.has(typed) or edits(typed) == 0:
            continue
        asked += 1
        right += word in near_words(typed, known)[:3]
    assert right >= 980
    consonants = "bcdfghjklmnpqrstvwxz"
    nonsense = ["".join(chance.choices(consonants, k=chance.randint(8, 12))) for _ in range(200)]
    assert [found for word in nonsense if (found := near_words(word, known))] == []
    index.close()
