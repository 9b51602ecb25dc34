"""The lines of each record of a notes file are found, whatever the records hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ghostcli.actions.merging import NewText, first_text, merge
from ghostcli.actions.written_records import Origin, Written, hash_of
from ghostcli.library.record_places import places_in
from ghostcli.library.write_yaml import record_texts
from ghostcli.model import KINDS

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=300
).filter(lambda text: text.strip() == text)


def new(texts: list[str]) -> list[NewText]:
    values = [{"id": f"q{number}", "text": text, "tags": (text,)} for number, text in enumerate(texts)]
    lines = record_texts(KINDS["quotes"], values)
    return [NewText(("quotes", f"q{number}"), text, text) for number, text in enumerate(lines)]


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_what_is_written_is_found_again(texts: list[str]) -> None:
    text = first_text("source: x\n", new(texts), Origin("x", "doc")).text
    places = places_in(text, "x")
    records = places.kinds["quotes"].records
    assert [one.values["text"] for one in records] == texts
    hashes = Written.of(text).hashes
    assert [hash_of(one.written(text)) for one in records] == list(hashes.values())


@given(st.lists(TEXTS, min_size=2, max_size=5), st.integers(0, 4), TEXTS)
def test_one_changed_record_changes_its_lines_alone(texts: list[str], at: int, other: str) -> None:
    text = first_text("source: x\n", new(texts), Origin("x", "doc")).text
    changed = [other if place == at else one for place, one in enumerate(texts)]
    merged = merge(text, "x", new(changed), frozenset(), Origin("x", "doc"))
    assert [one.values["text"] for one in places_in(merged.text, "x").kinds["quotes"].records] == changed
    assert merge(merged.text, "x", new(changed), frozenset(), Origin("x", "doc")).text == merged.text


HAND = """\
# mine
quotes:
  # above
  - id: a
    text: >-
      folded
      # no comment

  # between
  - {id: b, text: flow}  # behind
  - id: c
    text: "quoted
      # still text"
# below
themes: [{title: flow}]
"""


def test_lines_that_a_person_wrote() -> None:
    places = places_in(HAND, "x")
    found = [HAND[one.start : one.end] for one in places.kinds["quotes"].records]
    assert found == [
        "  - id: a\n    text: >-\n      folded\n      # no comment\n",
        "  - {id: b, text: flow}  # behind\n",
        '  - id: c\n    text: "quoted\n      # still text"\n',
    ]
    assert not places.kinds["themes"].is_open
    assert places.kinds["themes"].records[0].values == {"title": "flow"}
