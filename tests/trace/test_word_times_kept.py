"""`ghost import --word-times` keeps when each word is said, so that subtitles begin with their words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from traced import Home

SAID = "We measured the river twice. Nobody asked the ferryman, who knew <it>."
TIMES = (1.0, 1.25, 1.5, 1.75, 2.0, 4.5, 4.75, 5.0, 5.25, 5.5, 7.0, 7.25)
SUBTITLES = """\
1
00:00:01,000 --> 00:00:04,500
We measured the river twice.

2
00:00:04,500 --> 00:00:07,500
Nobody asked the ferryman,
who knew &lt;it>.
"""


def recognised() -> str:
    words = [
        {"word": f" {word}", "start": start, "end": start + 0.25}
        for word, start in zip(SAID.split(), TIMES, strict=True)
    ]
    segment = {"id": 0, "start": 1.0, "end": 7.5, "text": f" {SAID}", "words": words}
    return json.dumps({"text": SAID, "language": "en", "segments": [segment]})


@pytest.fixture
def talk(home: Home) -> Path:
    return home.write("talk.json", recognised())


def stored(home: Home) -> str:
    return (home.library / "talk" / "transcript.vtt").read_text()


def subtitles(home: Home) -> str:
    return home.ghost("transcript", "talk", "--subtitle", "32x2", "-o", "srt").out


def test_subtitles_begin_with_their_words(home: Home, talk: Path) -> None:
    home.ghost("import", talk, "--word-times")
    assert "the <00:00:01.750>river <00:00:02.000>twice. <00:00:04.500>Nobody" in stored(home)
    assert subtitles(home) == SUBTITLES


def test_without_the_option_they_are_estimated(home: Home, talk: Path) -> None:
    home.ghost("import", talk)
    assert "<00:" not in stored(home)
    assert subtitles(home) != SUBTITLES


def test_all_else_is_the_same(home: Home, talk: Path) -> None:
    home.ghost("import", talk, "--word-times")
    home.ghost("import", talk, "--episode", "plain")
    for arguments in (["-o", "json"], ["-o", "vtt"], ["-o", "md"], []):
        timed = home.ghost("transcript", "talk", *arguments)
        assert timed == home.ghost("transcript", "plain", *arguments)
    (hit,) = home.ghost("search", "ferryman knew", "-e", "talk", "-o", "json").json
    assert SAID in hit["text"]


def test_times_are_added_to_a_transcript_that_ghost_wrote(home: Home, talk: Path) -> None:
    home.ghost("import", talk)
    assert "the times of words are added" in home.ghost("import", talk, "--word-times").err
    assert subtitles(home) == SUBTITLES
    for again in ([], ["--word-times"]):
        before = home.files()
        assert "unchanged" in home.ghost("import", talk, *again).out
        assert home.files() == before


def test_times_are_not_added_to_a_transcript_that_a_person_edited(home: Home, talk: Path) -> None:
    home.ghost("import", talk)
    path = home.note("talk/transcript.vtt", stored(home).replace("NOTE ghost\n", "NOTE ghost\n\nNOTE mine\n"))
    assert "unchanged" in home.ghost("import", talk, "--word-times").out
    assert "NOTE mine" in path.read_text()


def test_an_edit_of_a_word_keeps_the_times_of_the_others(home: Home, talk: Path) -> None:
    home.ghost("import", talk, "--word-times")
    home.note("talk/transcript.vtt", stored(home).replace("measured", "surveyed"))
    assert subtitles(home) == SUBTITLES.replace("measured", "surveyed")


def test_an_excerpt_with_times_of_words_is_replaced_by_the_whole(home: Home, talk: Path) -> None:
    half = {**json.loads(recognised())}
    (segment,) = half["segments"]
    half["text"] = segment["text"] = " We measured the river twice."
    segment["words"], segment["end"] = segment["words"][:5], 2.25
    home.ghost("import", home.write("half.json", json.dumps(half)), "--word-times", "--episode", "talk")
    told = home.ghost("import", talk, "--word-times", "--episode", "talk")
    assert "it replaces an excerpt" in told.err
    assert "<00:00:04.500>Nobody" in stored(home)


def test_a_file_without_times_of_words_says_so(home: Home) -> None:
    path = home.write("talk.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nWe measured.\n")
    assert "it has no times of words: --word-times ignored" in home.ghost("import", path, "--word-times").err


def test_a_clock_that_is_moved_moves_the_words(home: Home, talk: Path) -> None:
    home.ghost("import", talk, "--word-times", "--offset", "0:01:00")
    assert "<00:01:04.500>Nobody" in stored(home)


def test_they_go_out_and_come_back_in_an_export(home: Home, talk: Path) -> None:
    home.ghost("import", talk, "--word-times")
    lines = home.ghost("export", "jsonl").out
    home.write("copy/ghost.yaml", "version: 1\n")
    home.ghost("import", home.write("talks.jsonl", lines), "--content", home.folder / "copy")
    copy = (home.folder / "copy/talk/transcript.vtt").read_text()
    assert copy.partition("\n")[2] == stored(home).partition("\n")[2]  # the title stands in the first line


@pytest.mark.parametrize("words", [
    [[0, 1], [0, 2]], [[3, 1], [0, 2]], [[-1, 1]], [[0, -1]], [[99, 1]], [[0, 2], [3, 1]], [[0]], ["x"], 3,
    [[0, float("nan")]], [["x", 1]], {"a": 1},
])  # fmt: skip
def test_times_that_are_not_in_order_are_refused(home: Home, words: object) -> None:
    """Written as they are, they would have changed the text."""
    rows: list[dict[str, object]] = [
        {"kind": "episodes", "values": {"title": "x"}},
        {"kind": "transcript", "name": "", "language": "en"},
        {"kind": "cue", "start": 0, "end": 9, "speaker": None, "text": "a b c", "words": words},
        {"kind": "end", "lines": 4},
    ]
    head = {"ghost": "export", "version": 1}
    lines = [json.dumps(row) for row in (head, *({"episode": "x", **row} for row in rows))]
    told = home.ghost("import", home.write("x.jsonl", "\n".join(lines)), status=2).err
    assert "a line is none of an export" in told
    assert not (home.library / "x").exists()
