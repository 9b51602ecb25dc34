"""What the names of files say: show, number, title, date, and the id of an episode from them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.actions.file_names import FileName, parse_name
from ghostcli.errors import GhostError
from ghostcli.library.folders import is_episode_id
from traced import BRIDGE, Home

DAY = "2025-10-17"
NAMES = {
    "371-pipx.vtt": (FileName("pipx", None, "371"), "pipx-371"),
    "100-python-past-present.txt": (FileName("python past present", None, "100"), "python-past-present-100"),
    "02_intro.vtt": (FileName("intro", None, "02"), "intro-02"),
    "12. Intro.vtt": (FileName("Intro", None, "12"), "intro-12"),
    "Ep 12 Bridges.vtt": (FileName("Bridges", None, "12"), "bridges-12"),
    "#12 - Bridges.vtt": (FileName("Bridges", None, "12"), "bridges-12"),
    "Show - 012 - Title [dQw4w9WgXcQ].en.vtt": (FileName("Title", "Show", "012"), "title-012"),
    "Talk Python #371 - pipx.srt": (FileName("pipx", "Talk Python", "371"), "pipx-371"),
    "River talks - S02E03 - The bridge - part two.vtt": (
        FileName("The bridge - part two", "River talks", "S02E03"),
        "the-bridge-part-two-s02e03",
    ),
    "2025-10-17 - Show - 012 - Title.vtt": (FileName("Title", "Show", "012", DAY), "title-012"),
    "2025-10-17 Karpathy on agents.vtt": (
        FileName("Karpathy on agents", None, None, DAY),
        "karpathy-on-agents-2025-10-17",
    ),
    "20251017 - A talk [dQw4w9WgXcQ].en.vtt": (
        FileName("A talk", None, None, DAY),
        "a-talk-2025-10-17",
    ),
    "standup_2025_10_17.vtt": (FileName("standup", None, None, DAY), "standup-2025-10-17"),
    "standup-20251017.mp3.vtt": (FileName("standup", None, None, DAY), "standup-2025-10-17"),
    "Title - 2025-10-17.vtt": (FileName("Title", None, None, DAY), "title-2025-10-17"),
    "2025-10-17.vtt": (FileName(DAY, None, None, DAY), "episode-2025-10-17"),
    "二度 - 012 - 橋.vtt": (FileName("橋", "二度", "012"), "episode-012"),
}
AS_A_WHOLE = {
    "talk.vtt": "talk",
    "two-words.vtt": "two-words",
    "A - B.vtt": "A - B",
    "12 monkeys.vtt": "12 monkeys",
    "7-eleven.vtt": "7-eleven",
    "4-hour-week.vtt": "4-hour-week",
    "2001 - A Space Odyssey.vtt": "2001 - A Space Odyssey",
    "1984-orwell.vtt": "1984-orwell",
    "2025-02-31-x.vtt": "2025-02-31-x",
    "012.vtt": "012",
    "Ep. 12.vtt": "Ep. 12",
    "a 2025-10-17 b.vtt": "a 2025-10-17 b",
}


@pytest.mark.parametrize("file", NAMES)
def test_what_a_name_says(file: str) -> None:
    found, name = NAMES[file]
    assert parse_name(f"in/{file}") == found
    assert found.id == name


@pytest.mark.parametrize("file", AS_A_WHOLE)
def test_a_name_that_may_be_a_title_is_one(file: str) -> None:
    assert parse_name(f"in/{file}") == FileName(AS_A_WHOLE[file])


PARTS = st.sampled_from(
    [" - ", "-", "_", " ", "012", "12", "2025-10-17", "20251017", "#7", "Ep. 3", "Title", "x y"]
)


@given(st.lists(PARTS | st.text(max_size=3), max_size=8).map("".join))
def test_any_name_has_a_title_and_a_valid_id(name: str) -> None:
    found = parse_name(f"/in/{name.replace('/', '').replace(chr(0), '')}.vtt")
    assert found.title
    try:
        assert is_episode_id(found.id)
    except GhostError:
        assert not re.search("[a-zA-Z0-9]", found.title + (found.number or ""))


def test_a_long_title_leaves_room_for_the_number() -> None:
    found = FileName("long " * 40, None, "012")
    assert found.id == "-".join(["long"] * 15 + ["012"])
    assert FileName("x" * 90, None, "012").id == "x" * 80


def test_import_takes_them(home: Home) -> None:
    ran = home.ghost("import", home.write("River talks - 012 - The bridge.en.vtt", BRIDGE))
    assert ran.rows[0][0] == "the-bridge-012"
    home.ghost("import", home.write("2026-05-04 The mill.vtt", BRIDGE))
    told = home.ghost("episodes", "--fields", "ref,title,show,published,language").rows
    assert told == [
        ["the-bridge-012", "The bridge", "River talks", "", "en"],
        ["the-mill-2026-05-04", "The mill", "", "2026-05-04", ""],
    ]


def test_options_come_before_the_name(home: Home) -> None:
    file = home.write("River talks - 012 - The bridge.vtt", BRIDGE)
    home.ghost("import", file, "--show", "Others", "--title", "Mine", "--published", "2026")
    told = home.ghost("episodes", "--fields", "ref,title,show,published").rows
    assert told == [["the-bridge-012", "Mine", "Others", "2026"]]


def test_an_episode_of_an_older_import_keeps_its_id(home: Home) -> None:
    home.episode("episode-371-pipx", transcript=BRIDGE)
    ran = home.ghost("import", home.write("371-pipx.vtt", BRIDGE))
    assert ran.rows[0][0] == "episode-371-pipx"
    assert [path.name for path in home.library.iterdir() if path.is_dir()] == ["episode-371-pipx"]


def test_files_that_differ_by_number_are_no_copies(home: Home) -> None:
    home.write("in/301-intro.vtt", BRIDGE)
    home.write("in/302-intro.vtt", BRIDGE.replace("bridge", "ferry"))
    assert [row[0] for row in home.ghost("import", home.folder / "in").rows] == ["intro-301", "intro-302"]
