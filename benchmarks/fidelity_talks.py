"""Real talks for the benchmark of truth: transcripts by people, and what recognisers heard of calls."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ghostcli.errors import GhostError
from ghostcli.fidelity.reference import Reference
from ghostcli.recognition import recognise
from ghostcli.transcripts.base import Cue

SEED = 20251120

Words = list[tuple[str, int]]
"""Words as written, each with the number of its cue."""


@dataclass(frozen=True)
class Episode:
    """A transcript under its name, and its words as written, each with the number of its cue."""

    name: str
    cues: tuple[Cue, ...]

    @property
    def held(self) -> bool:
        """Whether it is on the half that figures are reported for; thresholds were chosen on the other."""
        return hashlib.sha256(self.name.encode()).digest()[0] % 2 == 0

    @cached_property
    def words(self) -> Words:
        """Every word as written, with the number of its cue."""
        return [(word, number) for number, cue in enumerate(self.cues) for word in cue.text.split()]

    @cached_property
    def reference(self) -> Reference:
        """Its comparison words."""
        return Reference.of(self.cues)


def episodes(folder: Path) -> list[Episode]:
    """The transcripts of real talks in the folder, one of each: some are there in several formats."""
    patterns = (
        "changelog/*-*.md",
        "bitcointranscripts/*__*.md",
        "metamuse/*.txt",
        "python-bytes/*.vtt",
        "spacelog/*/TEC",
    )
    found: list[Episode] = []
    for path in (path for pattern in patterns for path in sorted(folder.glob(pattern))):
        if path.with_name(f"{path.stem}-names.vtt").exists():
            continue
        try:
            cues = recognise.read(path.read_bytes()).cues
        except GhostError as error:
            print(f"{path}: {error.message}")
            continue
        name = path.stem if path.suffix else f"spacelog-{path.parent.name}"
        found.append(Episode(name, tuple(cue._replace(text=" ".join(cue.text.split())) for cue in cues)))
    for path in sorted(folder.glob("earnings21/*.reference.nlp")):
        words = [line.split("|")[0] for line in path.read_text("utf-8").splitlines()[1:]]
        lines = [" ".join(words[at : at + 12]) for at in range(0, len(words), 12)]
        found.append(Episode(path.stem, tuple(Cue(None, None, None, line) for line in lines)))
    return [episode for episode in found if len(episode.words) > 500]


class Heard(NamedTuple):
    """A word that a recogniser heard, with its time in seconds."""

    start: float
    end: float
    word: str


def _heard(path: Path) -> list[Heard]:
    found: list[Heard] = []
    for line in path.read_text("utf-8").splitlines()[path.suffix == ".nlp" :]:
        if path.suffix == ".ctm":
            _, _, start, length, word, *_ = line.split()
            found.append(Heard(float(start), float(start) + float(length), word))
        else:
            word, _, start, end, *_ = line.split("|")
            found.append(Heard(float(start), float(end), word))
    return [heard for heard in found if heard.word != "<unk>"]


def _cues(words: list[Heard]) -> Iterator[Cue]:
    """Cues as recognisers make them: up to a pause, twelve words at most."""
    some: list[Heard] = []
    for word, following in zip(words, [*words[1:], None], strict=True):
        some.append(word)
        if following is None or len(some) == 12 or following.start - word.end > 0.5:
            yield Cue(some[0].start, word.end, None, " ".join(heard.word for heard in some))
            some = []


class Call(NamedTuple):
    """Spans of one recogniser's words, each with its true time and another's transcript of the call."""

    name: str
    spans: list[tuple[str, float, Reference]]


def calls(folder: Path, count: int) -> Iterator[Call]:
    """Each call with so many spans of 15 to 60 words for each two recognisers."""
    for name in sorted({path.name.split(".")[0] for path in folder.glob("earnings21/*.nlp")}):
        paths = [path for path in sorted(folder.glob(f"earnings21/{name}.*")) if "reference" not in path.name]
        words = [_heard(path) for path in paths]
        reference = [Reference.of(_cues(some)) for some in words]
        draw = random.Random(SEED)
        spans: list[tuple[str, float, Reference]] = []
        for one, own in enumerate(words):
            for other, theirs in enumerate(reference):
                for _ in range(count if one != other else 0):
                    length = draw.randint(15, 60)
                    at = draw.randrange(len(own) - length)
                    text = " ".join(heard.word for heard in own[at : at + length])
                    spans.append((text, own[at].start, theirs))
        yield Call(name, spans)


def disfluent(episode: Episode, draw: random.Random) -> tuple[Episode, list[int]]:
    """The episode with fillers and immediate repeats put in, and where each of its words now stands."""
    cues: list[Cue] = []
    places: list[int] = []
    count = 0
    for cue in episode.cues:
        words: list[str] = []
        for word in cue.text.split():
            places.append(count + len(words))
            words.append(word)
            toss = draw.random()
            if toss < 0.05:
                words.append(
                    draw.choice(("um,", "uh", "you know,", "I mean,", "kind of", "like,", "sort of"))
                )
            elif toss < 0.08 and word.isalpha():
                words += words[-draw.randint(1, min(3, len(words))) :]
        cues.append(cue._replace(text=" ".join(words)))
        count += len(words)
    return Episode(episode.name + " (disfluent)", tuple(cues)), places
