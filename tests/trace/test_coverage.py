"""`ghost coverage`: what the notes of an episode rest on, and where they are blind."""

from __future__ import annotations

from running import Ghost
from traced import SAMPLE, Home

NOTES = """chapters:
- {at: 0:00:00, title: Old}
- {at: 0:00:05, title: New}
quotes:
- {id: q, text: We measured the river twice and trusted the first number.}
themes:
- {title: Water, quotes: [q]}
takeaways:
- {title: None}
"""


def test_json_is_pinned(home: Home) -> None:
    home.episode(notes=NOTES)
    ran = home.ghost("coverage", "bridge", "-o", "json")
    blind = [[0, 5]]
    first = {"start": 0, "end": 5, "title": "Old", "words": 7, "noted": 0, "share": 0.0, "records": {}}
    second = {"start": 5, "end": 19, "title": "New", "words": 21, "noted": 21, "share": 1.0}
    assert ran.json == [
        {"episode": "bridge", **first, "blind": blind},
        {"episode": "bridge", **second, "records": {"themes": 1, "quotes": 1}, "blind": [[11, 19]]},
    ]
    assert ran.err == "without a time, so in no part: 1 takeaway\n"


def test_a_pipe_has_columns(home: Home) -> None:
    home.episode(notes=NOTES)
    rows = home.ghost("coverage", "bridge", "--header").rows
    assert rows[0] == ["start", "end", "title", "words", "noted", "share", "records", "blind"]
    assert rows[1] == ["0:00:00", "0:00:05", "Old", "7", "0", "0.000", "0", "0:00:00-0:00:05"]
    assert home.ghost("coverage", "-", "-o", "csv", stdin="bridge\tx\n").out.count("\n") == 3


def test_an_episode_without_chapters_or_transcript_has_tenths(home: Home) -> None:
    home.episode(notes="duration: 0:10:00\ntakeaways: [{title: A, at: 0:01:30}]\n", transcript=None)
    rows = home.ghost("coverage", "bridge").rows
    assert [row[0] for row in rows[:3]] == ["0:00:00", "0:01:00", "0:02:00"]
    assert [row[6] for row in rows] == ["0", "1", *("0" * 8)]
    assert rows[9][7] == "0:09:00-0:10:00"


def test_no_times_are_an_error(home: Home) -> None:
    home.episode(transcript=None)
    assert "bridge has no times" in home.ghost("coverage", "bridge", status=2).err
    assert "coverage takes one EPISODE" in home.ghost("coverage", status=2).err


def test_nothing_is_wider_than_the_terminal(sample: Home, terminal: Ghost) -> None:
    for width in (20, 34, 50, 80, 120):
        shown = terminal("coverage", SAMPLE, "-q", "--color", "never", width=width).out
        assert max(map(len, shown.splitlines())) <= width
        assert "█" in shown
        assert "░" in shown
    assert "bakery" in sample.ghost("coverage", SAMPLE, "-o", "md").out


def test_chapters_of_several_sources_that_begin_together_are_one_part(home: Home) -> None:
    home.episode(
        notes="chapters:\n- {title: One, at: 0:00:00}\n- {title: Uno, at: 0:00:00}\n- {title: Two, at: 0:00:10}\n"
    )
    parts = home.ghost("coverage", "bridge", "-o", "json").json
    assert [(part["title"], part["start"]) for part in parts] == [("One", 0), ("Two", 10)]


def test_a_length_that_is_a_guess_is_said(home: Home) -> None:
    home.episode(notes="takeaways:\n- {title: One, at: 0:00:40}\n", transcript=None)
    assert "it may last longer" in home.ghost("coverage", "bridge").err
    home.episode(notes="duration: 0:01:00\ntakeaways:\n- {title: One, at: 0:00:40}\n", transcript=None)
    assert "it may last longer" not in home.ghost("coverage", "bridge").err
