"""Readers of notes on any text: nothing is lost, and nothing raises but for what is too long."""

from __future__ import annotations

import documents
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.model import KINDS
from ghostcli.notes.base import PLACES, split_lines
from ghostcli.notes.formats import FAMILIES, read_notes
from ghostcli.text.escaping import CONTROL
from ghostcli.transcripts.base import UnreadableError
from ghostcli.transcripts.encoding import decode

PIECES = st.sampled_from(
    [
        *(line for text in documents.FAMILIES.values() for line in text.split("\n")),
        *(
            "> ",
            "- ",
            "  - ",
            "**",
            "## ",
            '"',
            "“",
            "”",
            "— Ada Reed",
            "[0:16]",
            "(",
            "](",
            "```",
            "---",
            "| a | b |",
        ),
        *("\x07", "\u2028", "`", "\\", "Quote:", "# ", "</details>", "<details>", "\t", "🔑"),
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=40).map(
    lambda lines: "\n".join(["# Notes", *lines])
)


@given(TEXTS)
def test_any_text_has_a_place_for_each_line_and_clean_records(text: str) -> None:
    source = decode(text.encode())
    reading = read_notes(source)
    if reading is None:
        return
    assert len(reading.places) == len(split_lines(source.clean))
    assert set(reading.places) <= set(PLACES)
    assert sum(reading.counts.values()) == len(reading.places)
    for episode in reading.episodes:
        for record in episode.records:
            kind = KINDS[record.kind]
            assert record.values[kind.label].strip()
            assert all(kind.field(name) for name in record.values)
            assert not any(
                CONTROL.search(value) for value in record.values.values() if isinstance(value, str)
            )
            assert all(episode.records[quote].kind == "quotes" for quote in record.quotes)


@given(TEXTS)
@pytest.mark.parametrize("family", [family.name for family in FAMILIES])
def test_a_reader_takes_any_text(family: str, text: str) -> None:
    form = next(one for one in FAMILIES if one.name == family)
    try:
        form.reader.read(decode(text.encode()))
    except UnreadableError:
        return
