"""One time of a quote in every command, where the transcript's clock is not the episode's."""

from __future__ import annotations

import pytest

from ghostcli.actions.edit import line_to_edit
from ghostcli.index.library import library_in_memory
from ghostcli.model import TRANSCRIPT as SPEECH
from ghostcli.refs import resolve
from ghostcli.search.find import Question, find
from running import Ran
from traced import Home

WORDS = ("map", "boat", "lamp", "clock", "roof", "cart", "loaf", "wall", "song", "chair")
SAYINGS = (
    "We drew the first map of it in the kitchen.",
    "Nobody had ever paid for that boat.",
    "My aunt carried a lamp through the whole flood.",
    "They stopped the clock when the council came.",
    "A roof was what the ferryman missed most.",
    "Thirty years on he still had his cart.",
    "You pay in bread, one loaf for every stone.",
    "Behind the wall there is another river.",
    "Children have a song about the second bridge.",
    "I bought a chair and waited for the spring.",
)
MEDIA = "media: [{url: 'https://example.org/flood.mp3', offset: 30}]\n"
TRANSCRIPT = "WEBVTT\n" + "".join(
    f"\n{10 + at}:00.000 --> {10 + at}:05.000\n<v Voice {at % 2}>{said}\n" for at, said in enumerate(SAYINGS)
)


@pytest.fixture
def flood(home: Home) -> Home:
    """Behind the fifth quote the episode has 95 s that the transcript lacks; one time is wrong, one lacks."""
    times = [f"0:{10 + at}:00" if at < 5 else f"0:{11 + at}:35" for at in range(10)]
    times[8] = "0:55:00"
    rows = [
        f"  - {{id: {word}, text: {said!r}, at: {time}}}\n"
        for word, said, time in zip(WORDS, SAYINGS, times, strict=True)
    ]
    rows[9] = rows[9].replace(", at: 0:20:35", "")
    home.episode("flood", MEDIA + "quotes:\n" + "".join(rows), TRANSCRIPT)
    return home


def url(ran: Ran) -> str:
    return ran.out.strip().rpartition("#t=")[2]


@pytest.mark.parametrize(
    ("word", "time", "seconds"),
    [
        ("lamp", "0:12:00", 750),
        ("wall", "0:18:35", 1145),
        ("song", "0:19:35", 1205),
        ("chair", "0:20:35", 1265),
    ],
)
def test_one_time_everywhere(flood: Home, word: str, time: str, seconds: int) -> None:
    ref = f"flood/quotes/{word}"
    wrong = [f"{ref}: 0:19:35 by the transcript; the notes have 0:55:00"] if word == "song" else []
    shown = flood.ghost("show", ref)
    assert shown.lines[0].split("  ")[1] == time
    assert f"listen: https://example.org/flood.mp3#t={seconds}" in shown.lines
    opened = flood.ghost("open", ref, "--print")
    assert (url(opened), opened.err.splitlines()) == (str(seconds), wrong)
    cited = flood.ghost("cite", ref)
    assert f", {time}." in cited.out
    assert (url(cited), cited.err.splitlines()) == (str(seconds), wrong)
    around = flood.ghost("around", ref, "-C", "1")
    assert [row[2] for row in around.rows] == [SAYINGS[WORDS.index(word)]]
    assert around.err == (
        "flood: from 0:16:35 on the transcript is 95 s earlier; the times here are the transcript's\n"
    )


def test_a_moment_is_on_the_episodes_clock(flood: Home) -> None:
    assert url(flood.ghost("open", "flood@0:18:35", "--print")) == "1145"
    assert flood.ghost("show", "flood@0:18:35").lines[1] == SAYINGS[7]
    assert flood.ghost("around", "flood@0:18:35", "-C", "1").rows[0] == ["0:17:00", "Voice 1", SAYINGS[7]]
    cited = flood.ghost("cite", "flood@0:18:35").out
    assert SAYINGS[7] in cited
    assert ", 0:18:35." in cited


def test_what_search_finds_leads_to_the_same_moment(flood: Home) -> None:
    row = next(row for row in flood.ghost("search", "behind the wall").rows if "@" in row[0])
    assert row[0] == "flood@0:18:35-0:18:40"
    assert flood.ghost("show", row[0]).lines[1] == SAYINGS[7]
    hit = flood.ghost("search", "behind the wall", "-o", "json", "--kind", "transcript", "-C", "60").json[0]
    assert (hit["at"], url(flood.ghost("open", row[0], "--print"))) == (1115, "1145")
    assert hit["context"][0] == SAYINGS[6]
    early = flood.ghost("search", "aunt carried a lamp", "--kind", "transcript", "-o", "ref").out
    assert early == "flood@0:12:00-0:12:05\n"


def test_episodes_in_memory_have_the_same_clock(flood: Home) -> None:
    episodes = library_in_memory((str(flood.library),)).episodes
    (hit,) = find(episodes, Question((SPEECH,), "behind the wall", context=60)).hits
    assert (hit.record.ref, hit.context) == ("flood@0:18:35-0:18:40", (SAYINGS[6], SAYINGS[8]))


def test_of_several_times_the_right_one_is_used(flood: Home) -> None:
    flood.note("flood/more.yaml", f"quotes: [{{id: two, text: {SAYINGS[2]!r}, at: [0:55:00, 0:12:00]}}]\n")
    assert url(flood.ghost("open", "two", "--print")) == "750"
    assert ", 0:12:00." in flood.ghost("cite", "two").out
    assert "listen: https://example.org/flood.mp3#t=750" in flood.ghost("show", "two").lines
    assert "at: [0:55:00, 0:12:00]" in "".join(
        line for line in flood.ghost("verify", "--write", "--dry-run").lines if line[0] == "+"
    )


def test_edit_opens_a_moment_at_its_line(flood: Home) -> None:
    line = TRANSCRIPT.splitlines().index("17:00.000 --> 17:05.000") + 1
    episodes = library_in_memory((str(flood.library),)).episodes
    record = resolve("flood@0:18:35", episodes)
    assert line_to_edit(episodes["flood"], record) in {line, line + 1}


def test_the_times_of_a_transcript_are_its_own(flood: Home) -> None:
    ran = flood.ghost("transcript", "flood", "--at", "0:17:02")
    assert ran.rows == [["0:17:00", "Voice 1", SAYINGS[7]]]
    assert "95 s earlier; the times here are the transcript's" in ran.err


def test_right_times_are_used_as_they_are(home: Home) -> None:
    """In a long cue that is when it begins: the notes' time stays, and is the one everywhere."""
    notes = MEDIA + "quotes: [{id: a, text: 'Behind the wall there is another river', at: 0:10:00}]\n"
    home.episode("flood", notes, f"WEBVTT\n\n10:00.000 --> 11:00.000\n{' '.join(SAYINGS)}\n")
    assert url(home.ghost("open", "a", "--print")) == "630"
    cited = home.ghost("cite", "a")
    assert (url(cited), cited.err) == ("630", "")
    assert "listen: https://example.org/flood.mp3#t=630" in home.ghost("show", "a").lines
