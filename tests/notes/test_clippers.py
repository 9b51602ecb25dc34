"""Snipd, Readwise, uListen, show notes and Teahose's text: what their real files do, and is easily misread."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from ghostcli.notes.base import CUT, NO_KIND, SPEECH, NoteReading, split_lines
from ghostcli.notes.formats import read_notes
from ghostcli.transcripts.base import LEFT_OVER, REPEAT, SITE
from ghostcli.transcripts.encoding import decode

SAMPLES = Path(__file__).parent / "samples"

HELD = {
    "ulisten/page.txt": "people 2, takeaways 3, quotes 3, questions 3",
    "ulisten/page-crlf-bom.txt": "people 2, takeaways 3, quotes 3, questions 3",
    "teahose/breakdown.txt": "quotes 4, themes 2, perspectives 1, companies 1",
    "snipd/export-2023.md": "people 1, takeaways 2",
    "snipd/obsidian-2025.md": "people 3, quotes 1, takeaways 2",
    "readwise/export.csv": "takeaways 2",
    "readwise/obsidian-podcast.md": "takeaways 4",
    "readwise/obsidian-podcast-twice.md": "takeaways 3",
    "show-notes/moments.md": "people 3, chapters 4, quotes 1",
}


def reading_of(text: str | bytes) -> NoteReading:
    data = text.encode() if isinstance(text, str) else text
    reading = read_notes(decode(data))
    assert reading is not None
    assert len(reading.places) == len(split_lines(decode(data).clean))
    return reading


def sample(name: str) -> NoteReading:
    return reading_of((SAMPLES / name).read_bytes())


def of_kind(reading: NoteReading, kind: str) -> list[dict[str, Any]]:
    return [dict(one.values) for one in reading.episodes[0].records if one.kind == kind]


@pytest.mark.parametrize("name", HELD)
def test_a_sample_holds_what_it_holds(name: str) -> None:
    reading = sample(name)
    counted = Counter(record.kind for record in reading.episodes[0].records)
    assert ", ".join(f"{kind} {number}" for kind, number in counted.items()) == HELD[name]
    assert reading.lines_in(LEFT_OVER) == []


def test_a_page_of_ulisten() -> None:
    reading = sample("ulisten/page.txt")
    assert reading.episodes[0].facts["title"] == "The bridge that was measured twice"
    assert reading.episodes[0].facts["show"] == "Rivers and Roads"
    assert [one["name"] for one in of_kind(reading, "people")] == ["Ada Reed", "Mara Quill"]
    assert [one.get("cut") for one in of_kind(reading, "questions")] == [True, None, None]
    assert reading.lines_in(REPEAT) == [3]
    assert reading.lines_in(SITE) == [26, 27, 28, 29]


def test_all_who_are_featured_are_people() -> None:
    page = (
        (SAMPLES / "ulisten/page.txt")
        .read_text()
        .replace("Ada Reed and Mara Quill, The", "A B, C D and E F, The")
    )
    assert [one["name"] for one in of_kind(reading_of(page), "people")] == ["A B", "C D", "E F"]


def test_a_claim_without_its_explanation_shifts_no_other() -> None:
    page = (SAMPLES / "ulisten/page.txt").read_text()
    lines = [line for line in page.split("\n") if not line.startswith("Vey and Reed hold")]
    found = of_kind(reading_of("\n".join(lines)), "takeaways")
    assert [(one["title"], "detail" in one) for one in found] == [
        ("A number needs two signatures.", True),
        ("Polite review is no review.", False),
        ("Ask the people who cross.", True),
    ]


def test_a_clip_under_a_title_of_notes_is_a_clip() -> None:
    text = (SAMPLES / "snipd/obsidian-2025.md").read_text().replace("A gauge is a witness]", "Key Insights]")
    found = of_kind(reading_of(text), "takeaways")
    assert [(one["title"], one["at"]) for one in found] == [
        ("Rude reviewers read", ((119, 150),)),
        ("Key Insights", ((48, 64),)),
    ]


def test_what_snipd_knows_of_a_clip() -> None:
    reading = sample("snipd/obsidian-2025.md")
    first, second = of_kind(reading, "takeaways")
    assert first["tags"] == ("review", "bridges", "favourite")
    assert first["detail"] == "Polite reviews change nothing. A rude reviewer has read the drawing."
    assert second["note"] == "My own note: ask Ada which gauge."
    assert of_kind(reading, "quotes")[0]["speaker"] == "Ada Reed"
    assert [one["role"] for one in of_kind(reading, "people")] == ["host", "guest", "guest"]
    assert reading.speech == ()
    assert reading.lines_in(SPEECH) == [50, 52]


def test_a_label_is_no_speaker_and_a_company_no_host() -> None:
    text = (SAMPLES / "snipd/obsidian-2025.md").read_text()
    text = text.replace("> — Ada Reed", "> — Speaker 1").replace("Mara Quill", "Vell Media Network")
    reading = reading_of(text)
    assert "speaker" not in of_kind(reading, "quotes")[0]
    assert [one["name"] for one in of_kind(reading, "people")] == ["Ada Reed", "Tomas Vey"]
    assert "duration" not in reading.episodes[0].facts  # "5 minutes" is rounded


def test_shows_of_one_title_are_two_and_books_are_none() -> None:
    rows = [
        "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location",
        "One thing.,News,Show A,,,,,time_offset,12",
        "Another thing.,News,Show B,,,,,time_offset,13",
        "A sentence of a book.,A book,An author,,,,,location,99",
    ]
    reading = reading_of("\n".join(rows))
    assert [one.facts["show"] for one in reading.episodes] == ["Show A", "Show B"]
    assert reading.lines_in(NO_KIND) == [4]
    assert "1 highlight is of a book" in str(reading.remarks[0])


def test_a_note_of_the_user_over_two_lines_is_whole() -> None:
    text = (SAMPLES / "readwise/obsidian-podcast.md").read_text()
    text = text.replace("    - Note: ask Ada", "    - Note: ask Ada\n      and Tomas too")
    assert [one["note"] for one in of_kind(reading_of(text), "takeaways") if "note" in one] == [
        "ask Ada and Tomas too"
    ]


def test_moments_and_their_times() -> None:
    reading = sample("show-notes/moments.md")
    assert [one["at"][0][0] for one in of_kind(reading, "chapters")] == [16, 48, 119, 132]
    assert [one["name"] for one in of_kind(reading, "people")] == ["Mara Quill", "Ada Reed", "Tomas Vey"]
    assert of_kind(reading, "quotes")[0]["at"] == ((16, None),)
    assert [remark.line for remark in reading.remarks] == [15, 16]


BREAKDOWN = """\
The bridge
- 01Who opens a bridge?
- 02Review as theatre
1. Key Themes
Who opens a bridge?
A town without a plan
Quote: "We measured the river twice and trusted the first number."
Review as theatre
Nobody changes a drawing by nodding at it.
2. Contrarian Perspectives
Rude reviewers are the cheap ones
Most firms pay for politeness.
Quote: "I would rather have one rude reviewer than five polite ones."
They did so for years and then it was the on"""


def test_the_table_of_contents_says_what_a_title_is() -> None:
    reading = reading_of(BREAKDOWN)
    themes = of_kind(reading, "themes")
    assert [one["title"] for one in themes] == ["Who opens a bridge?", "Review as theatre"]
    assert themes[0]["lead"] == "A town without a plan"
    assert (
        of_kind(reading, "perspectives")[0]["commentary"] == "They did so for years and then it was the ..."
    )
    assert reading.lines_in(CUT) == [14]


def test_a_quote_that_breaks_off_is_not_stored_as_whole() -> None:
    cut = BREAKDOWN[: BREAKDOWN.index(" than five polite")]
    assert [one["text"] for one in of_kind(reading_of(cut), "quotes")] == [
        "We measured the river twice and trusted the first number."
    ]


def test_a_template_is_no_notes() -> None:
    assert (
        read_notes(decode(b"## 1. Key Themes (3-10 themes)\n- Highlight it\n\n## Quotes (2-4 quotes)\n"))
        is None
    )


def test_a_block_in_which_two_people_speak_is_two_quotes() -> None:
    text = (SAMPLES / "show-notes/moments.md").read_text()
    text = text.replace(
        "  > We measured the river twice and trusted the first number.",
        "  > Ada: We measured the river twice,\n  > and trusted the first number. \\\n"
        "  > Tomas: I found the second one.",
    )
    assert [(one.get("speaker"), one["text"], one["at"]) for one in of_kind(reading_of(text), "quotes")] == [
        ("Ada", "We measured the river twice, and trusted the first number.", ((16, None),)),
        ("Tomas", "I found the second one.", ((16, None),)),
    ]
