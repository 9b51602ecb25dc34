"""Drafts and lists of quotes held against a library: beside a search, and beside asking every episode.

`python benchmarks/drafts.py [EPISODES]`, 1,000 by default: 20 quotations of a draft take at most three times
what a search for one of them takes. What the index proposes is compared with what every episode says.
"""

from __future__ import annotations

import json
import os
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import data
import scene
from measure import Claim, Row, Section, run, side_by_side
from scene import Scene

QUOTATIONS = 20
MANY = 10_000
LEAST_FOUND = 0.99
"""Of what is better than `unclear` anywhere, so much has to be found by the index."""

YARD = "ghost search, a sentence"


class Sample(NamedTuple):
    """Words of a transcript, as they are said or altered, and how."""

    text: str
    kind: str


def said(place: Scene, chance: random.Random) -> str:
    """Two sentences that one voice says in some episode."""
    path = os.path.join(place.episode(chance.randrange(place.size)), "transcript.vtt")
    with open(path, encoding="utf-8") as file:
        cues = re.findall(r"(?m)^<v [^>]*>(.*)", file.read())
    first = 6 * chance.randrange(len(cues) // 6)
    return f"{cues[first]} {cues[first + 1]}"


def altered(place: Scene, number: int) -> Iterator[Sample]:
    """Quotations as they are said, with fillers, with words exchanged, cut, and made of two."""
    chance = random.Random(data.SEED)
    words = data.vocabulary(chance, 5000)
    for _ in range(number):
        own = said(place, chance).split()
        yield Sample(" ".join(own), "as said")
        yield Sample(" ".join(word for one in own for word in _with_filler(one, chance)), "with fillers")
        yield Sample(" ".join(own[: chance.randint(5, 8)]), "a few words")
        for share in (0.1, 0.2, 0.35):
            new = [chance.choice(words) if chance.random() < share else word for word in own]
            yield Sample(" ".join(new), f"{share:.0%} of the words exchanged")
        yield Sample(" ".join(word for word in own if chance.random() > 0.2), "one word in five dropped")
        yield Sample(f"{' '.join(own[:12])} … {' '.join(own[-8:])}", "with a cut")
        yield Sample(" ".join((*own[:10], *said(place, chance).split()[:10])), "of two episodes")
        yield Sample(" ".join(chance.choices(words, k=20)), "invented")


def _with_filler(word: str, chance: random.Random) -> list[str]:
    return ["um,", word] if chance.random() < 0.2 else [word]


def found(place: Scene, samples: Sequence[Sample]) -> tuple[str, Claim]:
    """By kind how many stand somewhere, and how many of those the index finds, as a table and a claim."""
    from ghostcli.index.library import stored_library
    from ghostcli.verify.batches import Answers, Asked, QuotationResult, unkindness

    _, index = stored_library([place.root], place.ghost().environ)
    answers = Answers(index, None)
    asked = [Asked(one.text) for one in samples]
    proposed = answers.best(asked)
    every: list[QuotationResult | None] = [None] * len(asked)
    names = list(index.episodes)
    for start in range(0, len(names), 50):
        some = tuple(names[start : start + 50])
        held = answers.best([one._replace(bound=some) for one in asked])
        for at, one in enumerate(held):
            before = every[at]
            if one and (before is None or unkindness(one) < unkindness(before)):
                every[at] = one
    anywhere: Counter[str] = Counter()
    by_index: Counter[str] = Counter()
    same: Counter[str] = Counter()
    for sample, one, other in zip(samples, every, proposed, strict=True):
        if one is None or set(one.finding.verdicts) & {"absent", "unclear"}:
            continue
        anywhere[sample.kind] += 1
        if other and not set(other.finding.verdicts) & {"absent", "unclear"}:
            by_index[sample.kind] += 1
            same[sample.kind] += unkindness(other)[:3] <= unkindness(one)[:3]
    index.close()
    kinds = list(dict.fromkeys(one.kind for one in samples))
    lines = ["| quotations | asked | stand somewhere | found by the index | as kindly |", "| --- " * 5 + "|"]
    each = Counter(one.kind for one in samples)
    lines += [
        f"| {kind} | {each[kind]} | {anywhere[kind]} | {by_index[kind]} | {same[kind]} |" for kind in kinds
    ]
    share = by_index.total() / max(1, anywhere.total())
    claim = Claim(
        "quotations found by the index, of those that stand in any episode",
        f"{share:.3f}",
        f">= {LEAST_FOUND}",
        share >= LEAST_FOUND,
    )
    return "\n".join(lines) + "\n", claim


def section(place: Scene, number: int = 20) -> Section:
    """The draft and the list beside a search, and what the index finds."""
    chance = random.Random(data.SEED + 1)
    quotations = [said(place, chance) for _ in range(QUOTATIONS)]
    draft = os.path.join(place.folder, "draft.md")
    with open(draft, "w", encoding="utf-8") as file:
        file.writelines(f"Somebody said: “{one}”\n\n" for one in quotations)
    many = os.path.join(place.folder, "quotes.jsonl")
    with open(many, "w", encoding="utf-8") as file:
        file.writelines(json.dumps({"text": said(place, chance)}) + "\n" for _ in range(MANY))
    took = side_by_side(
        {
            YARD: place.ghost("search", " ".join(quotations[0].split()[:12]), "-n", "20"),
            "draft": place.ghost("verify", "--draft", draft),
        }
    )
    list_took = run(place.ghost("verify", "--quotes", many))
    rows = [
        Row(f"ghost verify --draft, {QUOTATIONS} quotations", took["draft"], YARD, took[YARD], 3.0),
        Row(f"ghost verify --quotes, {MANY:,} quotes", list_took, YARD, took[YARD]),
        Row(YARD, took[YARD]),
    ]
    table, claim = found(place, list(altered(place, number)))
    return Section(
        f"Drafts in {place.size:,} episodes",
        rows,
        "Quotations of two sentences each from all over the library; the index is fresh.",
        f"Found by the index, beside asking every episode:\n\n{table}",
        (claim,),
    )


def main() -> int:
    """Print the section; 1 where a claim does not hold."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        place = scene.made(size, os.environ.get("GHOST_BENCH", folder), folder)
        place.index()
        made = section(place)
    print(made.text())
    for one in made.claims():
        print(f"{'yes' if one.met else 'NO '}  {one.what}: {one.figure} ({one.target})")
    return 0 if all(one.met for one in made.claims()) else 1


if __name__ == "__main__":
    sys.exit(main())
