"""What is a quote, and what only stands in quotation marks, block quotes and callouts."""

from __future__ import annotations

import pytest
from note_readings import of_kind, reading_of

from ghostcli.notes.base import NO_KIND
from ghostcli.notes.marked_text import marked
from ghostcli.notes.stamps import MARK, mark_times
from ghostcli.notes.unmarked_quotes import unmarked_quotes


def quotes(text: str) -> list[tuple[str | None, str]]:
    """Speaker and words of the quotes under a heading of quotes."""
    return [
        (one.get("speaker"), one["text"]) for one in of_kind(reading_of(f"## Quotes\n\n{text}\n"), "quotes")
    ]


def test_a_remark_below_the_credit_is_not_in_the_quote() -> None:
    text = "> A pump that runs all night is a confession.\n> — Ida Marsh\n> On why the cellar was wet"
    assert quotes(text) == [("Ida Marsh", "A pump that runs all night is a confession.")]


def test_two_credits_are_two_quotes() -> None:
    text = "> The tide reads nothing.\n> — Ida Marsh\n> Nobody opened the gate.\n> — Olaf Brink\n> Both at the gate"
    assert quotes(text) == [
        ("Ida Marsh", "The tide reads nothing."),
        ("Olaf Brink", "Nobody opened the gate."),
    ]


def test_the_places_of_quotes_behind_a_credit_are_those_in_the_text() -> None:
    text = marked("The tide reads nothing.\n— Ida Marsh\nNobody opened the gate.\n— Olaf Brink")
    second = unmarked_quotes(text)[1]
    assert text.text[second.start : second.end].strip() == "Nobody opened the gate."


@pytest.mark.parametrize(
    "label", ["Note", "Synthesis", "Summary", "Context", "Why it matters", "Action items"]
)
def test_a_block_quote_of_who_wrote_the_notes_is_no_quote(label: str) -> None:
    reading = reading_of(f"## Quotes\n\n> {label}: the keeper held that gates need one owner each.\n")
    assert of_kind(reading, "quotes") == []
    assert reading.lines_in(NO_KIND) == [3]


def test_a_name_or_a_label_of_quotes_opens_a_block_quote() -> None:
    assert quotes("> Ida Marsh: the tide reads no timetable.") == [
        ("Ida Marsh", "the tide reads no timetable.")
    ]
    assert quotes("> Quote: the tide reads no timetable.")


def test_a_term_in_a_block_quote_is_not_the_quote() -> None:
    text = 'We call it the "long drop", since a key that falls there is gone for good.'
    assert quotes(f"> {text}") == [(None, text)]
    reading = reading_of(f"## Takeaways\n\n- Keys are lost\n\n> Synthesis: {text}\n")
    assert of_kind(reading, "quotes") == []


@pytest.mark.parametrize("kind", ["note", "important", "WARNING", "summary", "tip|left"])
def test_a_callout_is_no_quote(kind: str) -> None:
    text = f"## Takeaways\n\n### Gates\nOne owner each.\n\n> [!{kind}] Listen to this\n> I would hear it again and again.\n"
    reading = reading_of(text)
    assert of_kind(reading, "quotes") == []
    assert "[!" not in str(reading.episodes[0].records)


@pytest.mark.parametrize("fold", ["", "-", "+"])
def test_a_callout_of_a_quote_is_one_without_its_title(fold: str) -> None:
    text = f"> [!quote]{fold} The best one\n> The tide does not read the timetable."
    assert quotes(text) == [(None, "The tide does not read the timetable.")]


def test_a_time_in_brackets_with_more_behind_it() -> None:
    link = "https://youtu.be/LcKnB000007?t=119"
    text, stamps = mark_times(f"Gates need an owner. ([1:59]({link}), confidence: stated)")
    assert text == f"Gates need an owner. ({MARK}, confidence: stated)"
    assert [(stamp.at, stamp.linked) for stamp in stamps] == [((119, None), 119)]
    (one,) = of_kind(reading_of(f"## Takeaways\n\n- {text.replace(MARK, f'[1:59]({link})')}\n"), "takeaways")
    assert one == {"title": "Gates need an owner. (confidence: stated)", "at": ((119, None),)}


def test_a_link_that_cites_is_not_in_the_words() -> None:
    text = '> "The tide does not read [[timetables|the timetable]]."\n> — [[lock#tides|cite]]'
    assert quotes(text) == [(None, "The tide does not read the timetable.")]


def test_what_somebody_is_told_to_have_said_is_no_term() -> None:
    assert quotes('> "Keys float," said the keeper, who had dropped three of them.') == [
        (None, "Keys float,")
    ]


def test_a_callout_of_a_transcript_is_no_quote() -> None:
    text = "> [!quote]- Transcript\n> Speaker 1: nobody opened the gate because everybody thought so."
    text = f'## Quotes\n\n> "The tide reads nothing."\n\n{text}\n'
    assert [one["text"] for one in of_kind(reading_of(text), "quotes")] == ["The tide reads nothing."]
    assert reading_of(text).speech == ((5, 6),)


def test_a_block_quote_of_very_many_credits() -> None:
    text = "\n".join(f"> The tide came {number} times.\n> — Ida Marsh" for number in range(1_500))
    assert len(quotes(text)) == 1_500
