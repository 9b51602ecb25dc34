"""Who speaks in JSON under the usual keys: ids, labels, names, tables of names."""

from __future__ import annotations

from typing import Any

import pytest

from .rows import NAMES, reading, rows, said
from .talk import TALK, WORDS

# --- who speaks


def test_ids_become_the_names_of_the_file() -> None:
    listed = rows(start="start", end="end", speaker=lambda one: one.number, text="text")
    for speakers in (
        {"0": "Mara Lind", "1": "Jon Akers"},
        {"0": {"name": "Mara Lind", "role": "host"}, "1": {"name": "Jon Akers"}},
        [{"id": 0, "name": "Mara Lind"}, {"id": 1, "label": "Jon Akers"}],
        [{"speaker_id": "0", "display_name": "Mara Lind"}, {"speaker_id": "1", "display_name": "Jon Akers"}],
        ["Mara Lind", "Jon Akers"],
    ):
        for key in ("speakers", "speaker_labels", "speakerMap"):
            assert reading({key: speakers, "utterances_of_all": listed}).speakers == NAMES
            assert reading({"metadata": {key: speakers}, "captions": listed}).speakers == NAMES


def test_a_table_that_does_not_fit_gives_no_names() -> None:
    listed = rows(start="start", end="end", speaker=lambda one: one.number + 1, text="text")
    assert reading({"speakers": ["Mara Lind", "Jon Akers"], "lines": listed}).speakers == (
        "Speaker 1",
        "Speaker 2",
    )
    named = rows(start="start", end="end", speaker="who", text="text")
    turned = {"Mara Lind": "SPEAKER_00", "Jon Akers": "SPEAKER_01"}
    assert reading({"speakers": turned, "lines": named}).speakers == NAMES
    coded = rows(start="start", end="end", speaker=lambda one: f"SPEAKER_0{one.number}", text="text")
    assert reading({"speakers": turned, "lines": coded}).speakers == NAMES


def test_names_that_look_like_labels_are_names_as_well() -> None:
    coded = rows(start="start", end="end", speaker=lambda one: f"5c7e-{one.number}-9b6f", text="text")
    for table in (
        [{"id": "5c7e-0-9b6f", "name": "Speaker 4"}, {"id": "5c7e-1-9b6f", "name": "Speaker 2"}],
        {"5c7e-0-9b6f": "Speaker 4", "5c7e-1-9b6f": "Speaker 2"},
    ):
        assert reading({"speakers": table, "captions": coded}).speakers == ("Speaker 4", "Speaker 2")


def test_a_name_beside_an_id_is_that_of_the_id() -> None:
    listed = rows(
        start="start", end="end", speaker_id=lambda one: one.number, speaker_name="who", text="text"
    )
    listed[2]["speaker_name"] = None
    found = reading(listed)
    assert [cue.speaker for cue in found.cues] == [line.who for line in TALK]
    objects = rows(
        start="start", end="end", speaker=lambda one: {"id": one.number, "name": one.who}, text="text"
    )
    del objects[2]["speaker"]["name"]
    assert [cue.speaker for cue in reading(objects).cues] == [line.who for line in TALK]


@pytest.mark.parametrize("value", [None, "", "?", "unknown", "UNKNOWN", -1, "SPEAKER_-1", True, [], {}])
def test_who_is_not_known_is_nobody(value: Any) -> None:
    listed = rows(start="start", end="end", speaker="who", text="text")
    listed[1]["speaker"] = value
    assert [cue.speaker for cue in reading(listed).cues] == ["Mara Lind", None, "Mara Lind", "Jon Akers"]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (0, "Speaker 0"),
        (2.0, "Speaker 2"),
        ("3", "Speaker 3"),
        ({"id": 4}, "Speaker 4"),
        ({"name": " Mara  Lind "}, "Mara Lind"),
        ({"label": "host", "id": 4}, "host"),
        (["Mara Lind"], "Mara Lind"),
    ],
)
def test_labels_of_all_kinds(value: Any, name: str) -> None:
    listed = rows(start="start", end="end", speaker=lambda _: value, text="text")
    assert reading(listed).speakers == (name,)


def test_a_key_such_as_name_says_who_speaks_if_names_come_back() -> None:
    assert reading(rows(time="start", name="who", text="text")).speakers == NAMES
    entries = rows(time="start", name=lambda one: f"entries/{one.start}", text="text")
    assert reading(entries).speakers == ()


def test_names_before_a_colon_speak_where_nobody_else_does() -> None:
    found = reading(rows(start="start", end="end", text=lambda one: f"{one.who}: {one.text}"))
    assert found.speakers == NAMES
    assert said(found) == WORDS
