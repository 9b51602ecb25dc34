"""Credits in notes: who said a quote, and when, in the ways in which people write it."""

from __future__ import annotations

from typing import Any

import pytest
from note_readings import of_kind, reading_of

from ghostcli.notes.base import RECORD
from ghostcli.notes.blocks import blocks_of
from ghostcli.notes.quote_tables import with_quoted_rows

LINK = "https://www.youtube.com/watch?v=LcKnB000007&t=331s"


def quotes(text: str) -> list[tuple[str, Any, Any]]:
    """Words, speaker and time of the quotes under a heading of quotes."""
    found = of_kind(reading_of(f"## Quotes\n\n{text}\n"), "quotes")
    return [(one["text"], one.get("speaker"), one["at"][0][0] if "at" in one else None) for one in found]


@pytest.mark.parametrize("marks", ["»«", "«»", "‚‘", "‘’", "''", "＂＂", "“”", "„“", '""'], ids=ascii)
@pytest.mark.parametrize("before", ["> ", "- ", ""])
def test_quotation_marks_of_all_sorts_end_before_a_credit(marks: str, before: str) -> None:
    first, last = marks[0], marks[1]
    text = f"{before}{first}The tide doesn’t read it.{last} – Tomas Vey, [1:59]"
    assert quotes(text) == [("The tide doesn’t read it.", "Tomas Vey", 119)]


def test_an_apostrophe_opens_no_quotation() -> None:
    text = "- 'Tis the tide that does not read it, and we don't either"
    assert quotes(text) == [(text[2:], None, None)]


@pytest.mark.parametrize(
    "credit", ["— Ida Marsh, 0:16", "— Ida Marsh @ 0:16", "— Ida Marsh 0:16", "-- Ida Marsh, keeper, 0:16"]
)
@pytest.mark.parametrize("between", [" ", "\n> "])
def test_a_time_without_brackets_ends_a_credit(credit: str, between: str) -> None:
    assert quotes(f'> "The tide reads nothing."{between}{credit}') == [
        ("The tide reads nothing.", "Ida Marsh", 16)
    ]


def test_a_name_without_a_dash_counts_before_a_comma_and_a_time_at_the_end() -> None:
    assert quotes('"The tide reads nothing." Ida Marsh, 0:18') == [
        ("The tide reads nothing.", "Ida Marsh", 18)
    ]
    assert quotes('> "The tide reads nothing." Ida Marsh, keeper') == [
        ("The tide reads nothing.", None, None)
    ]


@pytest.mark.parametrize(
    ("credit", "speaker"),
    [
        ("— Ida Marsh to Olaf Brink", "Ida Marsh"),
        ("-- Ida Marsh on lending the keys,", "Ida Marsh"),
        (
            "-- Ida Marsh reacting to a very long story about how the keys were lent and lost last year,",
            "Ida Marsh",
        ),
        ("-- reacting to the story about the keys,", None),
        ("— Ida von der Marsh on keys,", "Ida von der Marsh"),
    ],
)
def test_a_clause_behind_a_name_hides_neither_name_nor_time(credit: str, speaker: str | None) -> None:
    text = f'> "The tide reads nothing."\n> {credit} [5:31]({LINK})'
    assert quotes(text) == [("The tide reads nothing.", speaker, 331)]


def test_a_word_before_a_clause_is_no_name_without_a_time() -> None:
    assert quotes('"The tide reads nothing." — Reviews in our harbour are theatre') == [
        ("The tide reads nothing.", None, None)
    ]


def test_junior_belongs_to_a_name_and_what_somebody_is_does_not() -> None:
    assert quotes('> "A pump is no repair." — Dr. I. Marsh, Jr., keeper [0:20]') == [
        ("A pump is no repair.", "Dr. I. Marsh, Jr.", 20)
    ]
    assert quotes('> "A pump is no repair." — Ida Marsh, keeper [0:20]') == [
        ("A pump is no repair.", "Ida Marsh", 20)
    ]


def test_straight_marks_inside_straight_marks() -> None:
    text = 'We read it twice: "high" and trusted the first.'
    assert quotes(f'> "{text}" — Ida Marsh [0:31]') == [(text, "Ida Marsh", 31)]
    assert [one[0] for one in quotes('> "We read it," she said, "and trusted it."')] == [
        "We read it,",
        "and trusted it.",
    ]


def test_a_mark_of_inches_closes_no_quotation() -> None:
    text = 'The gauge has a 5" pipe, and a 6" one.'
    assert quotes(f'> "{text}" — Ida Marsh [0:31]') == [(text, "Ida Marsh", 31)]


@pytest.mark.parametrize("names", ["Quote | Speaker | Time", "Zitat | Sprecher | Zeit", "名言 | 話者 | 時間"])
def test_a_table_of_quotes_has_speakers_and_times(names: str) -> None:
    text = (
        f"## Quotes\n\n| {names} |\n|---|---|---|\n"
        '| "The tide reads nothing." | Ida Marsh | 0:16 |\n'
        f"| Keys float | Olaf Brink | [5:31]({LINK}) |\n"
    )
    assert quotes(text) == [("The tide reads nothing.", "Ida Marsh", 16), ("Keys float", "Olaf Brink", 331)]
    assert reading_of(text).lines_in(RECORD) == [5, 6]


def test_a_sentence_in_brackets_is_a_translation_and_no_name() -> None:
    assert quotes('- "The tide reads nothing…" `[04:20]` (潮水不看时刻表，直到…)') == [
        ("The tide reads nothing…", None, 260)
    ]
    assert quotes('- "The tide reads nothing…" `[04:20]` (佐藤)') == [
        ("The tide reads nothing…", "佐藤", 260)
    ]


def test_a_sentence_before_a_colon_is_no_name() -> None:
    assert quotes("- 他可以随时打开这些门的：“没有人打开门。”") == [("没有人打开门。", None, None)]
    assert quotes("- Ida 还说了：“没有人打开门。”") == [("没有人打开门。", None, None)]
    assert quotes("- 佐藤：“没有人打开门。” [视频 09:00]") == [("没有人打开门。", "佐藤", 540)]


@pytest.mark.parametrize(
    "text",
    [
        "这是一篇对视频“Two Keepers Talk About What a Harbour Does at Night”的文章。",
        'Notes on the episode "Two Keepers Talk About What a Harbour Does at Night".',
    ],
)
def test_a_title_named_in_a_sentence_is_no_quote(text: str) -> None:
    assert of_kind(reading_of(f"# Harbour\n\n{text}\n\n## Takeaways\n\n- Keys float\n"), "quotes") == []


def test_a_credit_ends_a_list_item_without_marks_behind_a_sentence_or_with_a_time() -> None:
    assert quotes("- Keys float. – Olaf Brink\n- Keys sink — Ida Marsh [0:20]\n- Keys fly — Elb Port") == [
        ("Keys float.", "Olaf Brink", None),
        ("Keys sink", "Ida Marsh", 20),
        ("Keys fly — Elb Port", None, None),
    ]


def test_a_table_of_people_with_a_quote_each_is_about_people() -> None:
    lines = [
        "| Person | Description | Why Mentioned | Quote |",
        "|---|---|---|---|",
        '| **Olaf Brink** | Keeps keys | Asked twice | *"Keys float if you let them."* |',
    ]
    blocks = blocks_of(lines, 1)
    assert with_quoted_rows(blocks) == blocks
    lines[0] = "| Quote | Person | Context | Time |"
    assert with_quoted_rows(blocks_of(lines, 1)) != blocks_of(lines, 1)
