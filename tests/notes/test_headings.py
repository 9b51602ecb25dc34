"""The headings of notes, by what drifts in how they are written, and the labels before a colon."""

from __future__ import annotations

import pytest

from ghostcli.notes.heading_table import (
    CHAPTERS,
    HEADINGS,
    QUESTIONS,
    QUOTES,
    REST,
    SUMMARY,
    TAKEAWAYS,
    TRANSCRIPT,
)
from ghostcli.notes.headings import ALONE, folded, heading_of, kind_of
from ghostcli.recognition.labels import sort_of
from ghostcli.recognition.turns import bare, head


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Key Takeaways", TAKEAWAYS),
        ("KEY TAKEAWAYS:", TAKEAWAYS),
        ("✨ Key takeaways", TAKEAWAYS),
        ("1. Key Takeaways (7 items)", TAKEAWAYS),
        ("II. Key Takeaways", TAKEAWAYS),
        ("3️⃣ **Key Takeaways**", TAKEAWAYS),
        ("Key Takeaways from This Episode", TAKEAWAYS),
        ("[Key Takeaways](https://x.example/a)", TAKEAWAYS),
        ("TL;DR", SUMMARY),
        ("Episode Summary", SUMMARY),
        ("Résumé", SUMMARY),
        ("RESUMEN", SUMMARY),
        ("Zusammenfassung", SUMMARY),
        ("要約", SUMMARY),
        ("요약", SUMMARY),
        ("सारांश", SUMMARY),
        ("Q & A", QUESTIONS),
        ("Questions Answered in This Episode", QUESTIONS),
        ("💬 Quote", QUOTES),
        ("金句", QUOTES),
        ("Timestamps", CHAPTERS),
        ("チャプター", CHAPTERS),
        ("Next steps", REST),
        ("📚 Transcript", TRANSCRIPT),
        ("EVERY SPOKEN WORD", TRANSCRIPT),
        ("Full Transcript (auto-generated)", TRANSCRIPT),
        ("文字起こし", TRANSCRIPT),
        ("Транскрипт", TRANSCRIPT),
    ],
)
def test_a_heading_names_a_kind_however_it_is_written(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "of the",
        "Introduction",
        "Summary of the flood",
        "The overview effect",
        "guest17",
        "Guest",
        "Sprecher",
        "x" * 200,
    ],
)
def test_what_may_be_a_chapter_or_a_speaker_names_none(text: str) -> None:
    assert kind_of(text) is None


def test_a_heading_is_marked_in_bold_or_alone() -> None:
    assert heading_of("### 2. Summary", 7) == (7, 3, "2. Summary", SUMMARY)
    assert heading_of("## The flood ##", 1) == (1, 2, "The flood", None)
    assert heading_of("- ## Summary", 1) == (1, 2, "Summary", SUMMARY)
    assert heading_of("<h2>Summary</h2>", 1) == (1, 2, "Summary", SUMMARY)
    for line in (
        "**Summary**",
        "**Summary:**",
        "__Summary__:",
        "Summary",
        "Summary:",
        "<summary>Summary</summary>",
        "> **Summary**",
    ):
        assert heading_of(line, 1) == (1, ALONE, "Summary", SUMMARY), line


@pytest.mark.parametrize(
    "line",
    [
        "#summary #lamps",
        "summary",
        "Summary.",
        "**The flood**",
        "**Transcript:** [View](./transcript.md)",
        "Questions we had, and answers",
        "4320211 A 10.23 0.63 summary 1.00",
        "Note:** a",
        "Summary " * 60,
    ],
)
def test_a_line_of_words_is_no_heading(line: str) -> None:
    assert heading_of(line, 1) is None


def test_the_table_has_each_heading_once_in_a_kind_and_none_for_two_meanings() -> None:
    kinds: dict[str, set[str]] = {}
    for kind, rows in HEADINGS.items():
        written = [one.strip() for row in rows.strip().splitlines() for one in row.split("|")]
        assert len(written) == len(set(written)), kind
        for one in written:
            assert folded(one), one
            kinds.setdefault(folded(one), set()).add(kind)
    spoken = {key for key, found in kinds.items() if TRANSCRIPT in found and len(found) > 1}
    assert spoken == set()


def test_labels_are_of_an_item_a_document_an_answer_or_may_be_names() -> None:
    assert [sort_of(one) for one in ("Why mentioned", "**Quote**", "Descripción", "引用")] == ["item"] * 4
    assert [sort_of(one) for one in ("Video ID", "Participants", "Note", "Subject")] == [
        "fact",
        "fact",
        "paper",
        "paper",
    ]
    assert [sort_of(one) for one in ("Q", "Answer", "Key Takeaways")] == ["asked", "asked", "heading"]
    assert [sort_of(one) for one in ("Iris Vale", "Host", "Guest", "Speaker 2", "JOB", "佐藤")] == [""] * 6


@pytest.mark.parametrize(
    ("line", "name", "time"),
    [
        ("**Iris Vale:** The ledger was wet.", "irisvale", None),
        ("Iris Vale  0:08", "irisvale", 8),
        ("[0:08] Iris Vale: The ledger.", "irisvale", 8),
        ("**[0:08] Iris Vale:** The ledger.", "irisvale", 8),
        ("**[00:00:08 → 00:00:12] Iris Vale**", "", 8),
        ("[[00:08](https://x.example?t=8)] The ledger.", "", 8),
        ("1:00:08 The ledger.", "", 3608),
        ("佐藤：帳簿は濡れていた。", "佐藤", None),
        ("Q. Was it wet?", "q", None),
    ],
)
def test_a_head_has_a_name_a_time_or_both(line: str, name: str, time: float | None) -> None:
    text, listed = bare(line)
    found = head(text, listed=listed)
    assert found is not None
    assert (found.name, found.time, found.listed) == (name, time, False)


@pytest.mark.parametrize(
    "line",
    [
        "The ledger was wet.",
        "See https://x.example/a: there",
        "— Iris Vale, [0:16](https://x.example)",
        "a " * 40 + ": b",
    ],
)
def test_words_are_no_head(line: str) -> None:
    text, listed = bare(line)
    assert head(text, listed=listed) is None


def test_an_item_of_a_list_is_told_and_so_are_quotation_marks() -> None:
    text, listed = bare('- **Iris Vale** ([0:32](https://x.example)) - "The ledger"')
    assert (text, listed) == ('Iris Vale (0:32) - "The ledger"', True)
    found = head(text, listed=listed)
    assert found is not None
    assert (found.name, found.time, found.quoted) == ("irisvale", 32, True)
