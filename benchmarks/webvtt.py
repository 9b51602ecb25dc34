"""How fast the WebVTT reader is beside webvtt-py: real files, or made ones where those are absent.

Run with `python benchmarks/webvtt.py`; both readers take turns over the same files in one process.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.pop(0)  # this file has the name of the library that it measures
import webvtt

from ghostcli.transcripts.encoding import decode
from ghostcli.transcripts.webvtt import read

ROUNDS = 9
WORDS = ("river", "bridge", "was", "measured", "twice", "by", "people", "who", "trusted", "one", "number")
REAL = Path(os.environ.get("GHOST_TRANSCRIPTS") or Path(__file__).parents[2] / "shared/transcripts")


def made(seed: int, cues: int) -> bytes:
    """A transcript of so many cues, the same for the same seed."""
    chance = random.Random(seed)
    lines = ["WEBVTT", ""]
    for number in range(cues):
        start = number * 4000 + chance.randrange(500)
        end = start + 3000 + chance.randrange(500)
        times = " --> ".join(
            f"{t // 3_600_000:02}:{t // 60_000 % 60:02}:{t // 1000 % 60:02}.{t % 1000:03}"
            for t in (start, end)
        )
        said = " ".join(chance.choices(WORDS, k=chance.randrange(8, 20)))
        lines += [times, f"<v Speaker {chance.randrange(3)}>{said}.", ""]
    return "\n".join(lines).encode()


def seconds(reader: Callable[[bytes], object], files: list[bytes]) -> float:
    """How long one reader takes over all the files."""
    start = time.perf_counter()
    for data in files:
        reader(data)
    return time.perf_counter() - start


def theirs(data: bytes) -> object:
    """What webvtt-py reads; it takes text."""
    return webvtt.WebVTT.from_string(data.decode()).captions


def ours(data: bytes) -> object:
    """What ghost reads, validated and with its report."""
    return read(decode(data))


def main() -> None:
    """Prints a line for each set of files."""
    sets = {"made, 20 files of 1,500 cues": [made(seed, 1500) for seed in range(20)]}
    if real := sorted(REAL.glob("python-bytes/*.vtt")):
        sets[f"real, {len(real)} files of Python Bytes"] = [path.read_bytes() for path in real]
    for name, files in sets.items():
        rounds = [(seconds(ours, files), seconds(theirs, files)) for _ in range(ROUNDS)]
        mine, other = (statistics.median(times) for times in zip(*rounds, strict=True))
        ratio = statistics.median(b / a for a, b in rounds)
        size = sum(map(len, files)) / 1e6
        print(
            f"{name}: ghost {size / mine:.0f} MB/s, webvtt-py {size / other:.1f} MB/s, {ratio:.1f} x as fast"
        )


if __name__ == "__main__":
    main()
