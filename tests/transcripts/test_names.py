from __future__ import annotations

import pytest

from ghostcli.transcripts.base import Cue, Remarks
from ghostcli.transcripts.names import accepted, label, named, plausible


@pytest.mark.parametrize(
    "name",
    [
        "Ada", "Ada Reed", "José Valim", "Mohammed S. Al Sahaf", "Marc-Antoine Ruel", "James O'Beirne",
        "Dr. Ada Reed", "Aaron van Wirdum", "Speaker 0", "SPEAKER_00", "S-1", "NVK", "Ada Reed Jr.",
        "Ada (host)", "host", "Ada & Ben", "田中さん", "Q",
    ],
)  # fmt: skip
def test_names(name: str) -> None:
    assert plausible(name)


@pytest.mark.parametrize(
    "text",
    [
        "", "so he said", "Note", "The truth is", "Really?", "Yes. And then", "Ada, Ben", "https", "12345",
        "Right.", "Ada #1", "a b c d e f g", "Link", "x" * 61, "“Ada”", "and", "Prof. I know it", "(host)",
        "...", "Ada -",
    ],
)  # fmt: skip
def test_no_names(text: str) -> None:
    assert not plausible(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada: One.", ("Ada", 5)),
        ("Ada : One.", ("Ada", 6)),
        ("- Ada:\tOne.", ("Ada", 7)),
        ("[Ada Reed]: One.", ("Ada Reed", 12)),
        ("[SPEAKER_01]: One.", ("SPEAKER_01", 14)),
        ("Ada:\nOne.", ("Ada", 4)),
        ("Ada:", ("Ada", 4)),
        ("田中：はい", ("田中", 3)),
        ("At 10:30 it was", None),
        ("https://example.org", None),
        ("no colon", None),
        (": text", None),
        ("He said: no", None),
    ],
)
def test_labels(text: str, expected: tuple[str, int] | None) -> None:
    assert label(text) == expected


@pytest.mark.parametrize(
    ("labels", "text", "names"),
    [
        ([], [], set()),
        ([None] * 9, [], set()),
        (["Ada", None, "Ben", None, "Ada"], [], {"Ada", "Ben"}),
        (["Ada", None, None, "Ben", None], [], {"Ada", "Ben"}),
        (["Ada", "Ada", "Ada"], [], {"Ada"}),
        # One name, seldom: a colon in speech.
        (["Question", None, None, None, "Question"], [], set()),
        # Names, but far into the text.
        ([None] * 30 + ["Rule", "Law", "Rule"], [], set()),
        # Several that never come back, and not at the beginning.
        ([None, "Ada", None, "Ben", None, "Eve", None], [], set()),
        # A word of the text that stands before a colon once.
        (["Ada", "Ben", "Ada", "Ben", "Ferry"], ["we took the ferry"], {"Ada", "Ben"}),
        (["Ada", "Ben", "Ada", "Ben", "Eve"], ["we took the ferry"], {"Ada", "Ben", "Eve"}),
    ],
)
def test_names_count_where_the_file_is_consistent(
    labels: list[str | None], text: list[str], names: set[str]
) -> None:
    assert accepted(labels, text) == names


def cues(*texts: str) -> list[Cue]:
    return [Cue(float(number), number + 1.0, None, text) for number, text in enumerate(texts)]


def test_a_name_counts_until_the_next() -> None:
    remarks = Remarks()
    found = named(cues("Ada: One.", "two", "Ben: Three.\nAda: four", "five"), remarks)
    assert [cue[2:] for cue in found] == [
        ("Ada", "One."),
        ("Ada", "two"),
        ("Ben", "Three."),
        ("Ada", "four"),
        ("Ada", "five"),
    ]
    assert remarks.listed()[0].message == "speakers are read from names before a colon: “Ada, Ben”"


def test_where_every_cue_has_its_name_one_without_is_nobodys() -> None:
    found = named(cues("Ada: One.", "Ada: two", "Ben: Three.", "Ben: four", "five"), Remarks())
    assert [cue.speaker for cue in found] == ["Ada", "Ada", "Ben", "Ben", None]


def test_text_above_the_first_name_is_nobodys() -> None:
    found = named(cues("(a bell)", "Ada: One.", "Ben: Two.", "Ada: Three."), Remarks())
    assert [cue.speaker for cue in found] == [None, "Ada", "Ben", "Ada"]


def test_colons_in_speech_are_left_alone() -> None:
    said = cues("We learnt this: ask.", "The rule: measure.", "Then: nothing.", "And so on.")
    assert named(said, Remarks()) == said
