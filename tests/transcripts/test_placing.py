"""Words of a recogniser, laid upon the text of their stretch: nothing but marks may stand between two."""

from __future__ import annotations

import pytest

from ghostcli.transcripts.splitting import placed
from ghostcli.transcripts.word_timings import TimedWord

WORDS = [TimedWord("Twice", 0, 1), TimedWord("measured", 1, 2)]


@pytest.mark.parametrize(("marks", "found"), [(1, True), (59, True), (60, True), (61, False)])
def test_up_to_sixty_marks_stand_between_two_words(marks: int, found: bool) -> None:
    text = f"Twice{'…' * marks}measured."
    parts = placed(text, WORDS)
    assert (parts is not None) == found
    if parts:
        assert "".join(part.text for part in parts) == text


@pytest.mark.parametrize(("text", "found"), [
    ("Twice measured.", True), ("twice, MEASURED!", True), ("“Twice” — measured", True),
    ("Twice we measured.", False), ("Twice measured it.", False), ("Measured twice.", False),
])  # fmt: skip
def test_a_text_with_other_words_is_not_cut(text: str, found: bool) -> None:
    assert (placed(text, WORDS) is not None) == found
