"""`ghost export chapters`: five formats, each read back by ghost itself and by its own parser."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import webvtt
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostcli.render.chapter_files import Chapter, youtube_problems
from ghostcli.render.formats import CHAPTERS
from traced import Home

NOTES = """\
title: Talk & "more"
duration: 0:30:00
chapters:
- {id: late, title: 'Rope; = # \\ <b> & "q" -->', at: 0:10:00-0:20:00}
- {id: first, title: Opening, at: 0:00:00}
- {id: end, title: The end, at: 0:29:55.5}
- {id: lost, title: Without a time}
"""


@pytest.fixture
def talk(home: Home) -> Home:
    home.note("talk/episode.yaml", NOTES)
    return home


def test_every_format_is_golden(talk: Home) -> None:
    out = {
        name: talk.ghost("export", "chapters", "-o", name, status=name == "youtube").out
        for name in CHAPTERS.names
    }
    rope = 'Rope; = # \\ <b> & "q" -->'
    assert json.loads(out["json"]) == {
        "version": "1.2.0",
        "title": 'Talk & "more"',
        "chapters": [
            {"startTime": 0, "endTime": 600, "title": "Opening"},
            {"startTime": 600, "endTime": 1200, "title": rope},
            {"startTime": 1795.5, "endTime": 1800, "title": "The end"},
        ],
    }
    root = ET.fromstring(out["psc"])  # noqa: S314
    assert [(one.get("start"), one.get("title")) for one in root] == [
        ("00:00:00.000", "Opening"), ("00:10:00.000", rope), ("00:29:55.500", "The end"),
    ]  # fmt: skip
    assert out["vtt"] == (
        "WEBVTT\nKind: chapters\n\n00:00:00.000 --> 00:10:00.000\nOpening\n"
        '\n00:10:00.000 --> 00:20:00.000\nRope; = # \\ &lt;b&gt; &amp; "q" --&gt;\n'
        "\n00:29:55.500 --> 00:30:00.000\nThe end\n"
    )
    assert out["ffmetadata"].startswith(
        ';FFMETADATA1\ntitle=Talk & "more"\n\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\n'
    )
    assert "title=Rope\\; \\= \\# \\\\ <b>" in out["ffmetadata"]
    assert out["youtube"] == f"0:00 Opening\n10:00 {rope}\n29:55 The end\n"


def test_what_has_no_time_is_left_out_and_named(talk: Home) -> None:
    assert talk.ghost("export", "chapters").err == "without a time, left out: talk/chapters/lost\n"
    talk.episode("none")
    assert talk.ghost("export", "chapters", "-e", "none", status=1).err == "none: no chapters\n"
    assert "about one episode" in talk.ghost("export", "chapters", status=2).err


@pytest.mark.parametrize(
    ("starts", "end", "told"),
    [
        ([0, 10, 20], 40, []),
        ([1, 20, 40], None, ["the first begins at 0:01, not at 0:00"]),
        ([0, 3600], None, ["there are 2, and it wants at least 3"]),
        ([0, 10, 19.9, 50], None, ["the one at 0:10 lasts 9 s, and it wants at least 10"]),
        ([0, 10, 20], 25, ["the last one, at 0:20, is shorter than 10 s"]),
    ],
)
def test_youtube_s_rules_are_named(starts: list[float], end: float | None, told: list[str]) -> None:
    ends = [*starts[1:], end]
    chapters = [Chapter(start, until, "x") for start, until in zip(starts, ends, strict=True)]
    assert list(youtube_problems(chapters)) == told


def test_a_list_that_would_not_work_is_printed_and_answers_no(talk: Home) -> None:
    ran = talk.ghost("export", "chapters", "-o", "youtube", status=1)
    assert "YouTube would show no chapters: the last one, at 29:55, is shorter than 10 s\n" in ran.err


TITLES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Cf")), min_size=1)
    .map(lambda text: " ".join(text.split()))
    .filter(bool),
    min_size=1,
    max_size=2,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None)
@given(TITLES)
def test_any_title_comes_back_from_each_format(home: Home, titles: list[str]) -> None:
    listed = [{"title": f"x {title}", "at": f"0:{at:02}:00"} for at, title in enumerate(titles)]
    home.note("odd/episode.yaml", yaml.safe_dump({"title": "Odd", "chapters": listed}, allow_unicode=True))
    wanted = [one["title"] for one in listed]
    read = {
        name: home.ghost("export", "chapters", "-o", name, status=name == "youtube").out
        for name in CHAPTERS.names
    }
    assert [one["title"] for one in json.loads(read["json"])["chapters"]] == wanted
    assert [one.get("title") for one in ET.fromstring(read["psc"])] == wanted  # noqa: S314
    file = home.write("chapters.vtt", read["vtt"])
    assert [_unescaped(one.raw_text) for one in webvtt.read(str(file)).captions] == wanted
    assert [line.split(" ", 1)[1] for line in read["youtube"].splitlines()] == wanted


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def test_ghost_imports_what_it_exports(talk: Home) -> None:
    for name in ("json", "psc", "vtt", "ffmetadata"):
        suffix = {"json": "json", "psc": "xml", "vtt": "vtt", "ffmetadata": "txt"}[name]
        file: Path = talk.write(
            f"{name}.{suffix}", talk.ghost("export", "chapters", "-e", "talk", "-o", name).out
        )
        talk.ghost("import", file, "-e", f"back-{name}", "--title", "Back")
        back: Any = json.loads(talk.ghost("chapters", "-e", f"back-{name}", "-o", "json").out)
        assert [one["title"] for one in back][:1] == ["Opening"], name
        assert [one["at"] for one in back] == [0, 600, 1795.5], name
