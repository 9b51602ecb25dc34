"""All notes about one talk, imported in any order: each statement once, with its verdict."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ghostcli.notes.base import BLANK, RECORD, SPEECH
from ghostcli.notes.base import PLACES as NOTE_PLACES
from ghostcli.render.account import PLACES
from traced import Home

SAMPLES = Path(__file__).parent.parent / "notes" / "samples"
FOLDERS = (
    *("ulisten", "teahose", "snipd", "podwise", "readwise", "timed-notes", "show-notes", "llm"),
    *("meetings", "chapters"),
)
APART = "feed.xml"  # of two episodes
TRANSCRIPT = SAMPLES / "bridge/transcript.vtt"

STATEMENTS = {
    "We measured the river twice and trusted the first number.": "verbatim",
    "A gauge is a witness, not an instrument. If you only ever": "verbatim",
    "A gauge is a witness and not an instrument.": "near",
    "Most reviews are theatre. Everybody nods, and the drawing": "verbatim",
    "Most reviews are just theatre. Everyone nods and the drawi": "reworded",
    "I would rather have one rude reviewer than five polite one": "verbatim",
    "Keelson Works makes the only gauge I trust, since it print": "verbatim",
    "You find a page like that and you know that somebody is go": "verbatim",
    "There are more than six hundred, and about a third of them": "verbatim",
    "We measured the river twice. Nobody asked the ferryman, an": "spliced",
    "計器は証人であって、道具ではない。": "unchecked",
}
OTHER_EXCERPTS = ("fathom-transcript.txt", "otter.txt")
ANY_WORDING = "Most reviews are "


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_each_statement_is_there_once(home: Home, seed: int) -> None:
    """The transcript comes at any time; only excerpts that are not in one another conflict before it."""
    files = [path for folder in FOLDERS for path in sorted((SAMPLES / folder).iterdir())]
    files = [TRANSCRIPT, *(path for path in files if path.name != APART)]
    random.Random(seed).shuffle(files)  # noqa: S311 - an order, and no secret
    for path in sorted(files, key=lambda path: path.name in OTHER_EXCERPTS):
        home.ghost("import", path, "-e", "bridge")
    cues = [line for line in TRANSCRIPT.read_text().splitlines() if line.startswith("<v ")]
    stored = (home.library / "bridge/transcript.vtt").read_text()
    assert [line for line in stored.splitlines() if line.startswith("<v ")] == cues
    quotes = home.ghost("quotes", "-e", "bridge", "-o", "json").json
    found = {
        one["text"]: (one.get("fidelity") or {"verdicts": ["unchecked"]})["verdicts"][0] for one in quotes
    }
    assert {text[:58].rstrip(): verdict for text, verdict in found.items()} == {
        text.rstrip(): verdict for text, verdict in STATEMENTS.items()
    }
    heads = [one for one in quotes if not one.get("same_as")]
    assert len({one["text"] for one in heads}) == len(heads) == 10
    assert sum(one["text"].startswith(ANY_WORDING) for one in heads) == 1
    assert {one["same_as"] for one in quotes if one.get("same_as")} <= {one["ref"] for one in heads}


def test_every_remark_on_a_line_is_shown(home: Home) -> None:
    """A place without a heading in the account hid its remarks."""
    header = "**Podcast:** Show\n**Date:** 2026-01-02\n\n"
    text = "# Talk\n\n## Key Themes\n\n### One number\n\nIt broke off in the middle of a"
    shown = home.ghost("import", home.write("in/talk.md", header + text)).err
    assert "cut off:\n    line 10: the notes break off here" in shown
    assert {place for place, _ in PLACES} >= {*NOTE_PLACES} - {RECORD, BLANK, SPEECH}
