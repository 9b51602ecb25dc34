"""Which episodes a quotation is held against: whatever stands somewhere is found, the rest is not read."""

from __future__ import annotations

from math import inf
from unittest.mock import ANY

import pytest

from ghostcli.fidelity.clock_offset import Clock, ClockPiece
from ghostcli.library.read_transcript import StoredTranscript, read_transcript
from ghostcli.model import Episode, TranscriptFile
from ghostcli.verify import verifier
from ghostcli.verify.effective import Judge
from traced import Home

TALKS = {
    "kiln": "The kiln was fired with beech and nobody was allowed to open the door before dawn.",
    "loom": "My aunt kept the loom in the attic because the river took the ground floor twice.",
    "bell": "They recast the bell in nineteen twelve and paid 2.5 thousand crowns for the metal.",
    "mast": "A pre-stressed mast bends less, but it never tells you when it is about to go.",
    "salt": "We have to do it for them as if they had been here for all of this time.",
}
STANDS = [
    ("The kiln was fired with beech and nobody was allowed to open the door", "kiln"),
    ("the kiln was fired with oak and nobody could open the door before noon", "kiln"),
    ("My aunt kept the loom … because the river took the ground floor", "loom"),
    ("[M]y aunt kept the loom in [her] attic", "loom"),
    ("um, my aunt, uh, kept the, you know, loom in the attic", "loom"),
    ("paid two point five thousand crowns for the metal", "bell"),
    ("a prestressed mast bends less", "mast"),
    ("they had been here for all of this time", "salt"),
    ("an der Mühle nobody was allowed to open the door before dawn", "kiln"),
]


@pytest.fixture
def village(home: Home) -> Home:
    for name, text in TALKS.items():
        home.episode(name, "", f"WEBVTT\n\n00:01.000 --> 00:09.000\n<v Ida Holm>{text}\n")
    for number in range(20):
        talk = f"WEBVTT\n\n00:01.000 --> 00:09.000\n<v Otto>This is the other talk, number {number}, of them all.\n"
        home.episode(f"other-{number:02}", "", talk)
    return home


@pytest.mark.parametrize(("text", "episode"), STANDS)
def test_what_stands_in_an_episode_is_found_there(village: Home, text: str, episode: str) -> None:
    ran = village.ghost("verify", "--draft", "-", "-o", "json", stdin=f"“{text}”", status=ANY)
    assert ran.json[0]["episode"] == episode


def test_only_episodes_that_may_hold_a_quotation_are_read_and_each_once(
    village: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(episode: Episode, file: TranscriptFile, data: bytes | None) -> StoredTranscript:
        read.append(episode.id)
        return read_transcript(episode, file, data)

    village.ghost("index")
    monkeypatch.setattr(verifier, "read_transcript", noted)
    draft = (
        "".join(f"“{text}”\n\n" for text, _ in STANDS[:4]) + "“Six geese went over the frozen pond at noon.”"
    )
    village.ghost("verify", "--draft", "-", stdin=draft, status=1)
    assert sorted(read) == ["kiln", "loom"]


def test_a_quotation_as_printed_is_read_where_it_stands_though_others_have_its_pairs(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = "the kiln was fired with beech wood cut by my uncle and all"
    then = "they never let anybody open that heavy iron door before dawn came"
    talks = {"a": f"{then}; {first}. All, all of all! They? They, they", "b": f"{first}: {then}"}
    for name, text in talks.items():
        home.episode(name, "", f"WEBVTT\n\n00:01.000 --> 00:09.000\n<v Ida Holm>{text}.\n")
    read: list[str] = []

    def noted(episode: Episode, file: TranscriptFile, data: bytes | None) -> StoredTranscript:
        read.append(episode.id)
        return read_transcript(episode, file, data)

    home.ghost("quotes")
    monkeypatch.setattr(verifier, "read_transcript", noted)
    asked = f"Somebody said, “{first}; {then}.”"
    ran = home.ghost("verify", "--draft", "-", "-o", "json", stdin=asked)
    assert ran.json[0]["episode"] == "b"
    assert read == ["b"]


def test_another_transcript_of_an_episode_proposes_it_too(village: Home) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:09.000\n<v Ida Holm>Der Ofen wurde mit Buche geheizt, und niemand durfte hinein.\n"
    village.note("kiln/transcript.de.vtt", text)
    draft = "„Der Ofen wurde mit Buche geheizt, und niemand durfte hinein.“"
    rows = village.ghost("verify", "--draft", "-", "-o", "json", stdin=draft).json
    assert (rows[0]["episode"], rows[0]["verdicts"]) == ("kiln", ["verbatim"])
    (village.library / "kiln/transcript.de.vtt").unlink()
    assert (
        village.ghost("verify", "--draft", "-", "-o", "json", stdin=draft, status=1).json[0]["episode"]
        is None
    )


def test_of_many_episodes_that_have_it_the_one_where_the_named_person_says_it_stands(home: Home) -> None:
    said = "WEBVTT\n\n00:01.000 --> 00:09.000\n<v {}>Thank you all so very much for coming out tonight.\n"
    for number in range(30):
        home.episode(f"evening-{number:02}", "", said.format("Ida Holm" if number == 29 else "Otto Brandt"))
    draft = "“Thank you all so very much for coming out tonight,” said Ida Holm."
    rows = home.ghost("verify", "--draft", "-", "-o", "json", stdin=draft).json
    assert (rows[0]["episode"], rows[0]["verdicts"]) == ("evening-29", ["verbatim"])


def test_a_translated_quotation_is_unchecked_and_an_invented_one_is_not_found(village: Home) -> None:
    draft = "„Meine Tante hatte den Webstuhl auf dem Dachboden, weil der Fluss zweimal kam.“\n\n“My uncle sold the wagon and the two grey horses to the miller.”"
    rows = village.ghost("verify", "--draft", "-", "-o", "json", stdin=draft, status=1).json
    assert [row["verdicts"] for row in rows] == [["unchecked"], ["not-found"]]
    village.episode(
        "muehle", "language: de\n", "WEBVTT\n\n00:01.000 --> 00:09.000\n<v Uwe>Die Mühle stand still.\n"
    )
    rows = village.ghost("verify", "--draft", "-", "-o", "json", stdin=draft, status=1).json
    assert [row["verdicts"] for row in rows] == [["not-found"], ["not-found"]]


INTERRUPTED = [
    ("“The kiln was fired with beech,” Holm said, “and nobody was allowed to open the door.”", False),
    (
        "“They recast the bell in nineteen twelve,” Holm said, “because the river took the ground floor.”",
        True,
    ),
]


@pytest.mark.parametrize(("draft", "wrong"), INTERRUPTED)
def test_parts_of_an_interrupted_quotation_stand_no_better_than_the_whole(
    village: Home, draft: str, wrong: bool
) -> None:
    both = " ".join(TALKS.values())
    village.episode("all", "", f"WEBVTT\n\n00:01.000 --> 00:59.000\n<v Ida Holm>{both}\n")
    rows = village.ghost("verify", "--draft", "-", "-o", "json", stdin=draft, status=int(wrong)).json
    assert [row["verdicts"] for row in rows] == [["reordered"] if wrong else ["verbatim"]] * 2
    if wrong:  # "verbatim, reordered" would say both that it is as printed and that it is not
        lines = village.ghost("verify", "--draft", "-", stdin=draft, status=1).lines
        assert all("  said: “" in line and " […] " in line for line in lines)
        assert [len(row["said"]) for row in rows] == [2, 2]


def test_halves_by_two_people_are_misattributed_and_both_are_named(home: Home) -> None:
    talk = (
        "WEBVTT\n\n00:01.000 --> 00:05.000\n<v Ida Holm>The ferry left before the children came home.\n\n"
        "00:06.000 --> 00:09.000\n<v Otto Brandt>And nobody on the quay would say who had ordered it.\n"
    )
    home.episode("quay", "", talk)
    draft = (
        "“The ferry left before the children came home,” Holm said, “and nobody on the quay would say who.”"
    )
    ran = home.ghost("verify", "--draft", "-", stdin=draft, status=1)
    assert all("misattributed" in line for line in ran.lines)
    assert "by Ida Holm; “And nobody on the quay would say who” by Otto Brandt" in ran.lines[0]


HALL = """WEBVTT

00:01.000 --> 00:06.000
<v Ida Holm>I would paint it all again next spring, if the parish bought the brushes.

00:07.000 --> 00:12.000
<v Otto Brandt>The roof leaked over the stage for nine whole winters.

00:13.000 --> 00:20.000
<v Ida Holm>We sold the piano to a school in the valley, and the curtains went to the sailors.

00:21.000 --> 00:26.000
<v Ida Holm>I do not think that the old hall will ever open its doors for the dancers again.
"""
PIANO, BRUSHES = "We sold the piano to a school in the valley", "if the parish bought the brushes"


@pytest.mark.parametrize(
    ("first", "second", "verdicts"),
    [
        # what the neighbour prints is not left out
        ("I would paint it all again next spring", BRUSHES, [["verbatim"], ["verbatim"]]),
        # what neither prints is
        (
            "The old hall will ever open",
            "its doors for the dancers again",
            [["verbatim", "misleading"], ["verbatim", "misleading"]],
        ),
        # no part is better than the whole
        (PIANO, "and the lanterns went to the sailors", [["reworded"], ["reworded"]]),
        (PIANO, BRUSHES, [["spliced", "reordered"], ["spliced", "reordered"]]),
        # one that is nowhere is told at its own place
        (PIANO, "and all that was on the whole the same to us", [["verbatim"], ["not-found"]]),
        # parts of two talks are nobody's one speech
        ("The kiln was fired with beech", "and the curtains went to the sailors", [["spliced"], ["spliced"]]),
    ],
)
def test_the_whole_tells_how_its_parts_stand(
    village: Home, first: str, second: str, verdicts: list[list[str]]
) -> None:
    village.episode("hall", "", HALL)
    draft = f"“{first},” Holm said, “{second}.”"
    status = int(verdicts != [["verbatim"], ["verbatim"]])
    rows = village.ghost("verify", "--draft", "-", "-o", "json", stdin=draft, status=status).json
    assert [row["verdicts"] for row in rows] == verdicts
    left = [bool(row["left_out"]) for row in rows]
    assert left == ["misleading" in one for one in verdicts]


def test_an_unclear_part_does_not_make_the_others_right(village: Home) -> None:
    village.episode("hall", "", HALL)
    draft = f"“{PIANO},” Holm said, “on the stage to a sailor,” she said, “{BRUSHES}.”"
    rows = village.ghost("verify", "--draft", "-", "-o", "json", stdin=draft, status=1).json
    assert [row["verdicts"] for row in rows][1] in (["unclear"], ["not-found"])
    assert all("verbatim" not in row["verdicts"] for row in rows)


SENTENCES = [
    "The orchard belonged to the school until the new road was cut through it.",
    "My brother counted the lanterns and wrote every number on the barn door.",
    "Two pilots refused to land because the meadow was full of storks.",
    "Somebody painted the pump yellow and we never learned the reason.",
    "A carpenter from the coast built the stage in eleven rainy days.",
]


def test_moments_are_on_the_clock_of_the_episode(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Judge, "clock", lambda *_: Clock((ClockPiece(-inf, 30.0),)))
    cues = (
        f"0{number}:00.000 --> 0{number}:05.000\n<v Ida Holm>{text}\n"
        for number, text in enumerate(SENTENCES, 1)
    )
    quotes = "".join(f"  - {{text: '{text}', at: 0:0{at}:30}}\n" for at, text in enumerate(SENTENCES[:4]))
    home.episode("orchard", "quotes:\n" + quotes, "WEBVTT\n\n" + "\n".join(cues))
    rows = home.ghost("verify", "--draft", "-", "-o", "json", stdin=f"“{SENTENCES[4]}”").json
    assert (rows[0]["at"], rows[0]["ref"]) == (270, "orchard@0:04:30")
