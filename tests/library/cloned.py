"""A library of two good episodes, and files outside it that nobody may be led to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from commands import EVIL, GOOD
from traced import BRIDGE

HIDDEN = "HIDDEN-KEY"
"""A word that stands only in files outside the library."""

NOTES = f"""title: Notes {HIDDEN}
quotes:
  - {{id: {HIDDEN.lower()}, text: "{HIDDEN} is what we measured the river with, twice.", speaker: {HIDDEN}}}
"""
SPOKEN = f"WEBVTT\n\n00:01.000 --> 00:09.000\n<v {HIDDEN}>The {HIDDEN} was in the river, measured twice.\n"
DRAFT = f'"The {HIDDEN} was in the river, and was measured twice," said {HIDDEN}.\n'

FULL = """title: The old bridge
show: Small Works
published: 2025-01-02
duration: 1:00:00
language: en
people: [{name: Ada, role: guest, aliases: [SPEAKER_01]}]
media: [{url: "https://example.org/a.mp3"}]
chapters: [{at: 0:00:01, title: The river}]
themes: [{title: Rivers, lead: Measured, quotes: [river]}]
perspectives: [{title: Rivers, quotes: [river]}]
takeaways: [{title: Measure, detail: Twice}]
questions: [{text: Why the river?}]
companies: [{name: River Works, context: Bridges}]
insights: [{title: Rivers, detail: Wet}]
quotes: [{id: river, at: 0:00:05, speaker: Ada, text: "We measured the river twice and trusted the first number."}]
"""

Make = Callable[[Path, Path], object]
"""Makes a library, which is there with one good episode, one by a stranger; the second folder lies outside."""


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    return path


def outside(folder: Path) -> None:
    """What is nobody's business: files that a library might lead to."""
    for name, content in {
        "episode.yaml": NOTES,
        "notes.yaml": NOTES,
        "ghost.yaml": f"version: 1\ntitle: {HIDDEN}\nheard: {{river: {HIDDEN}}}\n",
        "transcript.vtt": SPOKEN,
        "transcript.info.json": f'{{"title": "{HIDDEN}", "channel": "{HIDDEN}"}}',
        "draft.md": DRAFT,
    }.items():
        write(folder / name, content).chmod(0o600)


def begin(root: Path) -> None:
    """A library with two good episodes."""
    write(root / "ghost.yaml", "version: 1\n")
    for name in (GOOD, EVIL):
        write(root / name / "episode.yaml", FULL)
        write(root / name / "transcript.vtt", BRIDGE)
