"""The reader of WebVTT, the cost of verdicts, the quality of search: what their own benchmarks print."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import data
from measure import Claim, Section

if TYPE_CHECKING:
    from fidelity_talks import Episode

HERE = os.path.dirname(os.path.abspath(__file__))
VERDICTS = """\
import sys
sys.path.insert(0, sys.argv[1])
import fidelity, texts
fidelity.speed(texts.talks())
"""


def talks(number: int = 100) -> list[Episode]:
    """Talks of made sentences, for the cost of verdicts."""
    from fidelity_talks import Episode

    from ghostcli.recognition import recognise

    chance = random.Random(data.SEED)
    pool = data.sentences(chance)
    made = (data.transcript(chance, pool, at, 15_000) for at in range(number))
    return [Episode(f"made-{at}", tuple(recognise.read(text.encode()).cues)) for at, text in enumerate(made)]


def _said(words: list[str]) -> str:
    """What a program prints, or its complaint."""
    done = subprocess.run([sys.executable, *words], capture_output=True, check=False, text=True)
    return (
        done.stdout.strip() if not done.returncode else "failed: " + done.stderr.strip().rpartition("\n")[2]
    )


def _fenced(text: str) -> str:
    return f"```text\n{text}\n```"


def reader() -> Section:
    """The WebVTT reader beside webvtt-py."""
    said = _said([os.path.join(HERE, "webvtt.py")])
    found = re.findall(r"(?m)^(.*?): ghost .* ([\d.]+) x as fast$", said)
    claims = [
        Claim(f"reading WebVTT, {what}, beside webvtt-py", f"{times} x as fast", ">= 4", float(times) >= 4)
        for what, times in found
    ]
    return Section("Reading WebVTT", [], "At least 4 x as fast is wanted.", _fenced(said), claims)


def verdicts() -> Section:
    """1,000 quotes over 100 made episodes beside the alignment calls alone."""
    said = _said(["-c", VERDICTS, HERE])
    found = re.findall(r"(?m)^(.*?) [\d.]+ ms, ([\d.]+) times \(<= ([\d.]+)\)$", said)
    claims = [
        Claim(f"verifying, {what}, beside the calls", times, f"<= {most}", float(times) <= float(most))
        for what, times, most in found
    ]
    remark = "Quotes of known label, drawn from 100 talks of 15,000 made words; milliseconds of processor."
    return Section("Verifying", [], remark, _fenced(said), claims)


def quality() -> str:
    """How good what is found is; it is a section as it stands."""
    said = _said([os.path.join(HERE, "search_quality.py")])
    return f"{said}\n" if said.startswith("#") else f"## Quality of search\n\n{said}\n"
