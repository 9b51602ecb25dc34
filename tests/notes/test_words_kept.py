"""What is taken out of the words of notes, and what is not: blanks, labels, times."""

from __future__ import annotations

import pytest
from note_readings import of_kind, reading_of


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Qui l'a trouvée ? Moi !", "Qui l'a trouvée ? Moi !"),
        ("The gate is shut (Ida, 0:16)", "The gate is shut (Ida)"),
        ("The gate is shut [0:16].", "The gate is shut."),
        ("The gate is shut [0:16]!", "The gate is shut!"),
        ("The gate ([0:16]) is shut", "The gate is shut"),
    ],
)
def test_a_time_is_taken_out_and_the_words_stay(written: str, read: str) -> None:
    (one,) = of_kind(reading_of(f"## Takeaways\n\n- {written}\n"), "takeaways")
    assert one["title"] == read


@pytest.mark.parametrize(
    ("asked", "answered"), [("Q : ", "R : "), ("Q: ", "A: "), ("Frage: ", "Antwort: "), ("Pregunta: ", "R: ")]
)
def test_the_labels_of_questions_and_answers_are_not_in_their_words(asked: str, answered: str) -> None:
    text = f"## Questions\n\n{asked}Qui a la clé ?\n{answered}Moi. R. Marsh la garde.\n"
    assert of_kind(reading_of(text), "questions") == [
        {"text": "Qui a la clé ?", "answer": "Moi. R. Marsh la garde."}
    ]


def test_an_initial_is_no_label_of_an_answer() -> None:
    text = "## Questions\n\n- Who has the key?\n  R. Marsh has it.\n"
    assert of_kind(reading_of(text), "questions") == [
        {"text": "Who has the key?", "answer": "R. Marsh has it."}
    ]


def test_escape_sequences_are_in_no_title_name_or_quote() -> None:
    text = (
        "# \x1b[31mThe lock\x1b[0m\n\n## Quotes\n\n"
        '> "\x1b]8;;http://evil.example\x07Keys float.\x1b]8;;\x07" — \x1b[1mIda Marsh\x1b[0m\n'
    )
    reading = reading_of(text)
    assert reading.episodes[0].facts == {"title": "The lock"}
    assert of_kind(reading, "quotes") == [{"text": "Keys float.", "speaker": "Ida Marsh"}]
    assert [one.message for one in reading.remarks] == ["8 control characters removed (line 1, 5)"]
