"""The benchmark of speakers on one talk: nothing is given to somebody else behind heads that are whole."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
TALK = "metamuse/65-trademarks.json"
LAYOUTS = (
    "Name (T): text",
    "[T] Name⏎text",
    "**Name:** text",
    "<cite>, <time>, <p>",
    "VTT, <v Name>",
    "SRT, Name: each cue",
    "Podcasting JSON, at changes",
    "WhisperX JSON, two in a segment",
    "CSV, Start,End,Speaker,Text",
)


@pytest.fixture
def speakers(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The benchmark as a module; skipped where there are no transcripts to render."""
    folder = REPOSITORY.parent / "shared" / "transcripts"
    if not (folder / TALK).is_file():
        pytest.skip(f"needs the transcripts of {folder}")
    monkeypatch.syspath_prepend(str(REPOSITORY / "benchmarks"))
    monkeypatch.setenv("GHOST_TRANSCRIPTS", str(folder))
    return importlib.import_module("speakers")


def results(speakers: Any, layout: str) -> list[Any]:
    files = [
        one for one in speakers.renderings(layout, held=False) if (one.layout, one.talk) == (layout, TALK)
    ]
    assert files
    return list(speakers.judged(files, speakers.read_here(files)))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_words_are_given_to_somebody_else_behind_whole_heads(speakers: Any, layout: str) -> None:
    found = results(speakers, layout)
    whole, hurt = speakers.totals(found)
    faults = [fault for one in found for fault in one.faults if not fault.expected.damage]
    assert not [one.refusal for one in found if one.refusal]
    assert whole["words"] > 2_000
    assert whole["right"] == whole["words"], faults
    assert whole["on time"] == whole["timed"], faults
    assert whole["ended right"] == whole["ended"], faults
    assert hurt["lost"] == 0


def test_words_of_somebody_else_and_lost_ones_are_found(speakers: Any) -> None:
    """The judge itself: a reading with the speakers of all cues put one on is seen to be wrong."""
    file = next(iter(speakers.renderings("VTT, <v Name>", held=False)))
    read = next(iter(speakers.read_here([file])))
    moved = [
        cue._replace(speaker=other.speaker) for cue, other in zip(read.cues, read.cues[40:], strict=False)
    ]
    (wrong,) = speakers.judged([file], iter([speakers.Read(tuple(moved))]))
    figures, _ = speakers.totals([wrong])
    assert figures["other"] == figures["silent"] > 500
    assert figures["lost"] > 100
    assert figures["right"] + figures["other"] + figures["nobody"] + figures["lost"] == figures["words"]


def test_an_empty_name_is_nobody_right(speakers: Any) -> None:
    file = next(iter(speakers.renderings("VTT, <v Name>", held=False)))
    read = next(iter(speakers.read_here([file])))
    emptied = speakers.Read(tuple(cue._replace(speaker="") for cue in read.cues))
    whole, hurt = speakers.totals(speakers.judged([file], iter([emptied])))
    assert whole["other"] == whole["words"]
    assert hurt["other"] == hurt["words"]
