"""Where a section of notes ends: at headings that the table has, and at those that it does not have."""

from __future__ import annotations

import pytest
from note_readings import of_kind, reading_of

from ghostcli.notes.base import NO_KIND


def titles(text: str, kind: str = "takeaways") -> list[str]:
    """The labels of the records of a kind."""
    return [one.get("title") or one.get("name") or one["text"] for one in of_kind(reading_of(text), kind)]


@pytest.mark.parametrize("heading", ["## Genannte Häfen", "# Genannte Häfen", "## Zum Schluss 🔥"])
def test_a_heading_that_is_not_known_ends_a_section_and_its_list_has_no_kind(heading: str) -> None:
    text = f'## Takeaways\n\n- One owner a gate\n\n{heading}\n\n- Elb\n- "Keys float." — Ida Marsh [0:16]\n'
    text = f"# The lock\n\n# The lock again\n\n{text}"
    assert titles(text) == ["One owner a gate"]
    assert titles(text, "quotes") == ["Keys float."]
    assert reading_of(text).lines_in(NO_KIND) == [11]


def test_lists_under_headings_of_the_talk_are_takeaways_if_no_section_of_a_kind_is_above() -> None:
    text = "## Summary\n\nA lock.\n\n## The flood\n\n- Water came\n\n## Takeaways\n\n- One owner a gate\n"
    assert titles(text) == ["Water came", "One owner a gate"]


def test_a_bold_line_ends_the_section_of_a_bold_line_and_titles_items_directly_below_it() -> None:
    text = "**核心观点**\n\n- 一个门一个主人\n\n**随便说说**\n\n- 钥匙\n\n**个人感受**\n\n- 很好\n"
    text += "\n**门和钥匙**\n\n这里有很多门，也有很多钥匙。\n"
    assert titles(text) == ["一个门一个主人"]
    assert titles(text, "themes") == []
    text = "**Takeaways**\n\n**One owner**\nIt has a name.\n\n**No pump**\nIt hides.\n"
    assert titles(text) == ["One owner", "No pump"]


def test_quotes_under_a_bold_chinese_heading_are_no_takeaways() -> None:
    text = "**核心观点**\n\n- 一个门一个主人\n\n**重要原话**\n\n- “没有人打开门。” — 佐藤 [0:16]\n"
    assert titles(text) == ["一个门一个主人"]
    assert titles(text, "quotes") == ["没有人打开门。"]


@pytest.mark.parametrize("heading", ["Erwähnte Firmen", "Companies"])
def test_companies_are_no_takeaways(heading: str) -> None:
    text = f"## Takeaways\n\n- One owner a gate\n\n## {heading}\n\n- **Varn Hydraulics** - lock gates\n"
    assert titles(text, "companies") == ["Varn Hydraulics"]


@pytest.mark.parametrize("heading", ["## 章节", "**章节**", "## 章节详述", "# Chapters"])
def test_titles_of_chapters_have_a_range(heading: str) -> None:
    text = f"# 港\n\n# 港口\n\n{heading}\n\n### 1. 潮水 `[02:00-06:00]`\n\n水。\n\n### 2. 门 `[06:00-09:00]`\n\n- 门\n"
    assert [(one["title"], one["at"]) for one in of_kind(reading_of(text), "chapters")] == [
        ("潮水", ((120, 360),)),
        ("门", ((360, 540),)),
    ]


@pytest.mark.parametrize("number", ["Theme 1: ", "1. ", "Thema 2 – ", "主题1：", ""])
def test_the_number_of_a_theme_is_not_in_its_title(number: str) -> None:
    assert titles(f"## Key Themes\n\n### {number}Timetables\n\nPaper.\n", "themes") == ["Timetables"]


@pytest.mark.parametrize("number", ["Theme 1: ", "**Theme 1:** ", "**Theme 1**: ", "**Theme 1: ", "**", ""])
def test_the_number_of_a_theme_in_a_list_is_not_in_its_title(number: str) -> None:
    end = "**" if number.startswith("**") and number.count("**") == 1 else ""
    assert titles(f"## Key Themes\n\n- {number}Timetables{end}\n", "themes") == ["Timetables"]


def test_links_whose_address_stands_elsewhere_are_unwrapped_as_others_are() -> None:
    text = (
        "# Harbour: [How we pay][pay]\n\n## Takeaways\n\n- Read [the paper][] or a[i][j]\n\n"
        "[pay]: https://example.org/pay\n[the paper]: https://example.org/paper\n"
    )
    reading = reading_of(text)
    assert reading.episodes[0].facts == {"title": "Harbour: How we pay", "url": "https://example.org/pay"}
    assert titles(text) == ["Read the paper or a[i][j]"]
    assert reading.lines_in(NO_KIND) == [7, 8]
