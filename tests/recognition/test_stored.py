"""Stored transcripts that look like notes, and those that do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from ghostcli.actions.lint import lint
from ghostcli.recognition.stored import HEADINGS, MARKED, QUOTED, QUOTED_SHARE, VOICES, looks_like_notes
from ghostcli.transcripts.base import Cue, Metadata
from ghostcli.transcripts.webvtt import write

TALK = [
    Cue(float(n), n + 1.0, ("Iris Vale", "Otto Brandt")[n % 2], f"We found ledger {n} in the attic.")
    for n in range(20)
]
CUES = {
    "voices": [Cue(None, None, "Description", "A ledger."), Cue(None, None, "Quote", "It was wet.")],
    "facts": [Cue(None, None, "Podcast", "Lamps"), Cue(None, None, "Date", "2026-03-01")],
    "headings": [Cue(None, None, None, "Key Takeaways"), Cue(None, None, None, "Notable Quotes")],
    "marks": [
        Cue(1, 2, "Iris Vale", text)
        for text in ("**Ledgers** are wet", "## Ledgers", "(https://x.example?t=1) - wet")
    ],
    "links": [Cue(1, 2, None, f"see [ledger {n}](https://x.example/{n})") for n in range(3)],
    "quotes": [Cue(n, n + 1, None, f"“The ledger of {n} was wet.”") for n in range(8)],
}


@pytest.mark.parametrize("sort", CUES)
def test_each_sort_of_notes_is_told_from_a_talk(sort: str) -> None:
    found = looks_like_notes([*TALK, *CUES[sort]])
    assert found is not None
    assert found.cue == len(TALK)
    assert looks_like_notes(TALK) is None


def test_each_sign_counts_from_its_least_number_on() -> None:
    assert (VOICES, HEADINGS, MARKED) == (2, 2, 3)
    for sort in ("voices", "facts", "headings", "marks", "links"):
        assert looks_like_notes([*TALK, *CUES[sort][:-1]]) is None, sort
    assert looks_like_notes(CUES["quotes"][: QUOTED - 1]) is None
    assert looks_like_notes(CUES["quotes"][:QUOTED]) is not None
    many = [*TALK, *TALK, *CUES["quotes"]]
    assert len(CUES["quotes"]) < QUOTED_SHARE * len(many)
    assert looks_like_notes(many) is None


def test_captions_and_roles_do_not_look_so() -> None:
    words = (
        "Questions",
        "- In the attic.",
        ">> Nobody asked.",
        "“Wet,” he said, “and cold.”",
        "♪ music ♪",
        "1. The first ledger",
    )
    roles = ("Host", "Guest", "Q", "A", "Narrator", "Speaker 1")
    cues = [Cue(n, n + 1, roles[n], text) for n, text in enumerate(words)]
    assert looks_like_notes(cues * 4) is None
    assert looks_like_notes([]) is None


def test_lint_names_the_file_and_the_line(tmp_path: Path) -> None:
    folder = tmp_path / "library" / "ledgers"
    folder.mkdir(parents=True)
    (tmp_path / "library" / "ghost.yaml").write_text("version: 1\n")
    (folder / "episode.yaml").write_text("title: Ledgers\n")
    timed = [cue._replace(start=40.0 + n, end=41.0 + n) for n, cue in enumerate(CUES["voices"])]
    (folder / "transcript.vtt").write_text(write([*TALK, *timed], Metadata()))
    found = lint([str(tmp_path / "library")], [], builtin=False).problems
    told = [(one.path, one.message) for one in found if "notes" in one.message]
    assert told == [
        (
            str(folder / "transcript.vtt"),
            "this looks like notes, not like a transcript: its voices are called “Description” and “Quote”",
        )
    ]
    lines = (folder / "transcript.vtt").read_text().split("\n")
    assert "00:00:40.000" in lines[found[0].line - 1]
