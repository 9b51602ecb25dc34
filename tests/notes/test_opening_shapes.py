"""What stands above the sections of notes and beside them: facts, descriptions, links, lines that announce."""

from __future__ import annotations

import pytest
from note_readings import facts_of, of_kind, reading_of

from ghostcli.notes.base import BLANK, NO_KIND
from ghostcli.recognition.recognise import recognise
from ghostcli.transcripts.base import FIELD, LEFT_OVER, SITE
from ghostcli.transcripts.encoding import decode

TOLD = "Ida Marsh tells how a harbour ran on paper for eleven years, and what a flood changed in one night."
POINTS = "\n\n## Takeaways\n\n- A gate needs one owner.\n"


def test_a_first_paragraph_describes_the_episode() -> None:
    reading = reading_of(f"# The lock\n\n{TOLD}\n\nBring boots.{POINTS}")
    assert reading.episodes[0].facts["summary"] == TOLD
    assert reading.lines_in(FIELD) == [1, 3, 7]
    assert reading.lines_in(NO_KIND) == [5]


def test_a_section_of_summaries_goes_before_it() -> None:
    text = f"# The lock\n\n{TOLD}\n\n## Summary\n\nA flood, and a key.{POINTS}"
    assert "A flood, and a key." in facts_of(text)["summary"]


@pytest.mark.parametrize(
    "text",
    [
        "This transcript was made by a program, and may contain errors that nobody has corrected so far.",
        "Subscribe to our letter to hear about each of these talks on the day on which it comes out.",
        "Support us by way of one of these pages, on which you can also buy a cup with a gate on it:",
        "A flood.",
    ],
)
def test_a_paragraph_about_the_file_or_site_is_no_summary(text: str) -> None:
    assert "summary" not in facts_of(f"# The lock\n\n{text}{POINTS}")


def test_a_label_that_is_not_known_is_left_over() -> None:
    assert reading_of(f"# The lock\n\n- Harbour master: Olaf Brink{POINTS}").lines_in(LEFT_OVER) == [3]


def test_bold_lines_stand_for_headings() -> None:
    text = "**Michael #1: gates**\n\n- One owner each\n- Two keys\n\n**Ida #2: tides**\n\n- Read by nobody\n"
    reading = reading_of(f"{text}\n## Links\n\n- [A page](https://example.org/)\n")
    themes = of_kind(reading, "themes")
    assert [(one["title"], one["lead"]) for one in themes] == [
        ("Michael #1: gates", "One owner each"),
        ("Ida #2: tides", "Read by nobody"),
    ]
    assert themes[0]["commentary"] == "Two keys"


def test_a_tag_over_several_lines_is_the_sites() -> None:
    text = '<iframe\n  width="100%"\n  src="https://example.org/embed"\n></iframe>'
    reading = reading_of(f"# The lock\n\n{text}{POINTS}")
    assert reading.lines_in(SITE) == [3, 4, 5, 6]


def test_lines_that_only_link_to_other_pages_have_no_kind() -> None:
    text = (
        "## Places\n\n- [[wiki/harbour]]\n- **See:** [[gates]], [[tides|the tides]]\n- [Maps](../maps.md)\n"
    )
    reading = reading_of(f"## Takeaways\n\n- A gate needs one owner.\n\n{text}")
    assert len(of_kind(reading, "takeaways")) == 1
    assert reading.lines_in(NO_KIND) == [7, 8, 9]


def test_links_to_moments_stay() -> None:
    text = "## Owners\n\n- [A gate needs one owner.](https://example.org/share/1?timestamp=119.0)\n"
    found = of_kind(reading_of(f"{text}{POINTS.replace('gate', 'pump')}"), "takeaways")
    assert found[0] == {"title": "A gate needs one owner.", "at": ((119, None),)}


def test_a_line_that_announces_a_list_is_no_takeaway() -> None:
    text = "## Takeaways\n\nTwo principles:\n\n- One owner a gate.\n- Two keys a door.\n"
    reading = reading_of(text)
    assert [one["title"] for one in of_kind(reading, "takeaways")] == [
        "One owner a gate.",
        "Two keys a door.",
    ]
    assert reading.lines_in(NO_KIND) == [3]


def test_a_statement_with_a_colon_at_its_end_stays() -> None:
    text = "## Takeaways\n\nA gate without an owner stays shut, and a flood does not wait for keys:\n\n- So mark it.\n"
    assert len(of_kind(reading_of(text), "takeaways")) == 2


def test_a_handle_is_no_show_and_several_people_are_none() -> None:
    assert "show" not in facts_of(f"- Show: [@harbour@example.org](https://example.org/@harbour){POINTS}")
    assert "show" not in facts_of(f"**Author:** Ida Marsh (Elb Port), Olaf (Varn){POINTS}")
    assert facts_of(f"**Author:** Harbour Talks{POINTS}")["show"] == "Harbour Talks"


@pytest.mark.parametrize(
    "value",
    [
        "[Ida Marsh](https://example.org/ida) a keeper of locks",
        "Ida Marsh a keeper of locks",
        "Ida Marsh - keeper of locks",
        "[[people/Ida Marsh|Ida Marsh]]",
        "Ida Marsh <ida@example.org>",
        "Ida Marsh (Elb Port)",
    ],
)
def test_a_name_is_not_made_of_a_sentence(value: str) -> None:
    people = of_kind(reading_of(f"**Guest:** {value}{POINTS}"), "people")
    assert people == [{"name": "Ida Marsh", "role": "guest"}]


def test_an_owner_with_more_behind_the_name_may_be_a_company() -> None:
    assert of_kind(reading_of(f"- Owner / Host:: [[Harbour Talks - Elb Port]]{POINTS}"), "people") == []
    assert of_kind(reading_of(f"- Owner / Host:: [[Ida Marsh]]{POINTS}"), "people")


def test_two_linked_names_are_two() -> None:
    links = "[Ida Marsh](https://example.org/i) and [Olaf Brink](https://example.org/o)"
    people = of_kind(reading_of(f"**Guests:** {links}{POINTS}"), "people")
    assert [one["name"] for one in people] == ["Ida Marsh", "Olaf Brink"]


def test_facts_in_rows_of_a_table_at_the_top() -> None:
    table = "| Show | Harbour Talks |\n| --- | --- |\n| Guest | Ida Marsh |\n| Date | 2026-04-02 |"
    reading = reading_of(f"# The lock\n\n{table}{POINTS}")
    assert reading.episodes[0].facts["published"] == "2026-04-02"
    assert [one["name"] for one in of_kind(reading, "people")] == ["Ida Marsh"]
    assert "show" not in reading.episodes[0].facts  # names of columns, unless they link


def test_a_table_of_the_talk_has_no_facts() -> None:
    table = "## Gates\n\n| Name | Owner |\n| --- | --- |\n| Title | Deed |\n| Language | Dutch |\n"
    assert facts_of(f"{table}{POINTS}") == {}


def test_facts_beside_labels_that_are_not_known() -> None:
    line = "**Quay:** North &nbsp;|&nbsp; **Duration:** 23m 13s &nbsp;|&nbsp; **Guest:** Ida Marsh"
    assert facts_of(f"# The lock\n\n{line}{POINTS}")["duration"] == 1393


@pytest.mark.parametrize(
    ("front", "field", "value"),
    [
        ("duration: 42", "duration", None),  # minutes or seconds
        ("duration: 1393", "duration", 1393),
        ("show: none", "show", None),
        ('creator: "[[Harbour Talks]]"', "show", "Harbour Talks"),
        ("チャンネル: Harbour Talks", "show", None),  # keys of front matter are in Latin letters
        ('tags:\n  - "[[water]]"\n  - "#locks"', "tags", ("water", "locks")),
        ("url: https://meet.google.com/abc", "url", None),
    ],
)
def test_front_matter(front: str, field: str, value: object) -> None:
    assert facts_of(f"---\n{front}\n---\n{POINTS}").get(field) == value


def test_names_in_front_matter_are_those_under_the_key_name() -> None:
    front = "attendees:\n- name: Ida Marsh\n  email: ida@example.org\n- name: null\n  email: olaf@example.org"
    assert [one["name"] for one in of_kind(reading_of(f"---\n{front}\n---\n{POINTS}"), "people")] == [
        "Ida Marsh"
    ]


def test_a_label_with_a_figure_is_no_fact() -> None:
    assert "title" not in facts_of(f"Episode 151: in this one we talk about gates.{POINTS}")


def test_labels_of_other_languages() -> None:
    text = f"**Sendung:** Hafengespräche\n**Gäste:** Ida Marsh\n\n**一句话总结**：闸门需要一个主人。{POINTS}"
    reading = reading_of(text)
    assert reading.episodes[0].facts["show"] == "Hafengespräche"
    assert reading.episodes[0].facts["summary"] == "闸门需要一个主人。"
    assert [one["name"] for one in of_kind(reading, "people")] == ["Ida Marsh"]


def test_a_chapter_behind_a_long_line_is_its_own() -> None:
    text = "## Timestamps\n\n(00:00:16) Timetables and tides that nobody reads any more  \n(00:01:59) Gates\n"
    assert [one["title"] for one in of_kind(reading_of(text), "chapters")] == [
        "Timetables and tides that nobody reads any more",
        "Gates",
    ]


def test_a_picture_before_each_time_makes_no_speech_of_chapters() -> None:
    lines = ["⌨️ (00:00:00) Paper", "⌨️ (00:12:57) The flood", "⌨️ (00:39:12) Keys", "⌨️ (01:14:42) Gates"]
    found = recognise(decode("\n".join(["Contents", *lines]).encode()))
    assert (found.what, found.format) == ("chapters", "chapter-lines")


def test_what_is_in_a_callout_is_as_outside_of_it() -> None:
    text = """\
# The lock

> [!info]
> - **Language:** en

> [!info]- About it
> - **Podcast:** [[Harbour Talks]]
> - **Released:** 2026-04-02
>> [!meta] More
>> **Guest**:: [[people/ida|Ida Marsh]]

> [!tip] Key takeaways
> - A gate needs one owner.
> - A key needs a number.

## Links
"""
    reading = reading_of(text)
    assert reading.episodes[0].facts["show"] == "Harbour Talks"
    assert reading.episodes[0].facts["published"] == "2026-04-02"
    assert [one["name"] for one in of_kind(reading, "people")] == ["Ida Marsh"]
    assert len(of_kind(reading, "takeaways")) == 2
    assert reading.places[2] == BLANK


def test_quotes_with_credits_under_headings_of_the_talks_own_are_notes() -> None:
    text = """\
> Source: https://www.youtube.com/watch?v=LcKnB000007  ·  Date: 2026-04-02  ·  Engine: a model

# The lock

## What is a timetable?

A promise to a ship that nobody has asked.

> "The tide does not read the timetable, and neither did we." — [05:18]

## Gates

> "Nobody opened the gate because everybody thought so." — Olaf Brink, [07:32]

> "A pump that runs all night is a confession." — [10:10]
"""
    reading = reading_of(text)
    assert reading.episodes[0].facts == {
        "title": "The lock",
        "url": "https://www.youtube.com/watch?v=LcKnB000007",
        "published": "2026-04-02",
    }
    assert [(one.get("speaker"), one["at"]) for one in of_kind(reading, "quotes")] == [
        (None, ((318, None),)),
        ("Olaf Brink", ((452, None),)),
        (None, ((610, None),)),
    ]
    assert reading.lines_in(LEFT_OVER) == []


def test_what_a_block_quote_at_the_top_asks_is_no_fact() -> None:
    people = of_kind(reading_of(f"> Host: Who has the key?{POINTS}"), "people")
    assert people == []


def test_the_author_is_the_show_unless_the_notes_name_it() -> None:
    front = "---\nauthor: Ida Marsh\npodcast_title: Harbour Talks\n---\n"
    assert facts_of(f"{front}{POINTS}")["show"] == "Harbour Talks"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12. Mai 2026", "2026-05-12"),
        ("1. März 2026", "2026-03-01"),
        ("3 février 2026", "2026-02-03"),
        ("1er juillet 2026", "2026-07-01"),
        ("12 de mayo de 2026", "2026-05-12"),
        ("Sept. 4, 2026", "2026-09-04"),
        ("4 jui 2026", None),
        ("2026-13-45", None),
    ],
)
def test_a_date_has_a_month_of_several_languages_or_is_remarked_on(text: str, day: str | None) -> None:
    reading = reading_of(f"# The lock\n\n**Datum:** {text}\n\n## Takeaways\n\n- Keys float\n")
    assert reading.episodes[0].facts.get("published") == day
    assert [(one.line, text in one.message) for one in reading.remarks] == ([] if day else [(3, True)])


def test_a_date_of_front_matter_that_is_none_is_remarked_on() -> None:
    reading = reading_of("---\ntitle: Lock\npublished: 2026-13-45\n---\n\n## Takeaways\n\n- Keys float\n")
    assert [one.line for one in reading.remarks] == [3]


@pytest.mark.parametrize("title", ['"The lock', 'The lock"', '"The lock"'])
def test_a_title_with_a_mark_that_is_not_closed(title: str) -> None:
    assert facts_of(f"---\ntitle: {title}\n---\n\n## Takeaways\n\n- Keys float\n")["title"] == "The lock"
