"""The facts that yt-dlp wrote beside a transcript, also where they are broken or hostile."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ghostcli.actions import sidecar
from ghostcli.actions.sidecar import read_sidecar
from traced import BRIDGE, Home

FULL = {
    "id": "lXUZvyajciY",
    "title": "The Old Bridge",
    "channel": "Small Works",
    "uploader": "somebody",
    "upload_date": "20260504",
    "duration": 19.4,
    "language": "en-US",
    "webpage_url": "https://www.youtube.com/watch?v=lXUZvyajciY",
    "chapters": [{"start_time": 0.0, "end_time": 12, "title": "The river"}],
}


def told(tmp_path: Path, data: Any, name: str = "talk.vtt") -> dict[str, Any]:
    """What a sidecar of `data` tells about a transcript."""
    text = data if isinstance(data, (str, bytes)) else json.dumps(data)
    (tmp_path / "talk.info.json").write_bytes(text if isinstance(text, bytes) else text.encode())
    return dict(read_sidecar(str(tmp_path / name)).facts)


def test_all_that_yt_dlp_tells(tmp_path: Path) -> None:
    assert told(tmp_path, FULL) == {
        "title": "The Old Bridge",
        "show": "Small Works",
        "published": "2026-05-04",
        "duration": 20,
        "language": "en-US",
        "url": "https://www.youtube.com/watch?v=lXUZvyajciY",
        "chapters": [{"at": "0:00:00", "title": "The river"}],
    }


BESIDE = [
    "talk.vtt",
    "talk.en.vtt",
    "talk.pt-BR.srt",
    "talk.en-orig.json3",
    "talk.en-eEY6OEpapPo.vtt",
    "talk.mp3.vtt",
]
ELSE = ["talk.part2.vtt", "talk.2.en.vtt", "talks.vtt", "alk.vtt", "talk", "talk.v2.vtt"]


@pytest.mark.parametrize("name", BESIDE + ELSE)
def test_whose_sidecar_it_is(tmp_path: Path, name: str) -> None:
    """Every ending was taken off until a sidecar was found: `talk.part2.vtt` got the facts of `talk`."""
    found = told(tmp_path, FULL, name)
    assert bool(found) == (name in BESIDE or name == "talk")


def test_a_nearer_sidecar_counts_before_one_further_off(tmp_path: Path) -> None:
    (tmp_path / "talk.en.info.json").write_text(json.dumps({"title": "The English one"}))
    assert told(tmp_path, FULL, "talk.en.vtt") == {"title": "The English one"}


FIELDS: list[tuple[str, Any, dict[str, Any]]] = [
    ("title", " a\n\tb ", {"title": "a b"}),
    ("title", "\x1b[31mred\x9b", {"title": "red"}),
    ("title", "", {}),
    ("title", 5, {}),
    ("title", ["x"], {}),
    ("title", "x" * 2000, {}),
    ("title", "half a pair \ud800", {"title": "half a pair"}),
    ("uploader", "Ada", {"show": "Ada"}),
    ("upload_date", "20261301", {}),
    ("upload_date", "20260230", {}),
    ("upload_date", "٢٠٢٦٠٥٠٤", {}),
    ("upload_date", "2026-05-04", {}),
    ("upload_date", 20260504, {}),
    ("duration", 0, {}),
    ("duration", -5, {}),
    ("duration", 1e12, {}),
    ("duration", True, {}),
    ("duration", "90", {}),
    ("duration", 90.0, {"duration": 90}),
    ("language", "en_US", {}),
    ("language", "the language of love", {}),
    ("webpage_url", "javascript:alert(1)", {}),
    ("webpage_url", "file:///etc/passwd", {}),
    ("webpage_url", "https://x.org/\x1b[31m", {"url": "https://x.org/"}),
    ("webpage_url", "--help", {}),
    ("chapters", [], {}),
    ("chapters", None, {}),
    ("chapters", "x", {}),
    ("chapters", [{"start_time": 1}, {"title": "x"}, None, 5, {"title": "y", "start_time": "1"}], {}),
    ("chapters", [{"title": "y", "start_time": -1}, {"title": "z", "start_time": True}], {}),
    ("chapters", [{"title": "y", "start_time": 61.9}], {"chapters": [{"at": "0:01:01", "title": "y"}]}),
    ("chapters", [{"title": str(place), "start_time": place} for place in range(1001)], {}),
]


@pytest.mark.parametrize(("field", "value", "facts"), FIELDS)
def test_a_field_that_is_not_as_it_should_be_is_left_out(
    tmp_path: Path, field: str, value: Any, facts: dict[str, Any]
) -> None:
    assert told(tmp_path, {field: value}) == facts


def test_a_chapter_beyond_the_end_is_left_out(tmp_path: Path) -> None:
    """Written into episode.yaml it was a problem that lint reported."""
    chapters = [{"title": "a", "start_time": 5}, {"title": "b", "start_time": 500}]
    found = told(tmp_path, {"duration": 60, "chapters": chapters})
    assert found["chapters"] == [{"at": "0:00:05", "title": "a"}]


BROKEN: dict[str, str | bytes] = {
    "empty": "",
    "cut": json.dumps(FULL)[:40],
    "a list": "[1, 2]",
    "a number": "5",
    "null": "null",
    "binary": b"\x00\xff\xfe\x01" * 50,
    "deep": "[" * 100_000,
    "bushy": '{"a":[' + "[],[]," * 400_000 + "[]]}",
    "a picture": b"\x89PNG\r\n\x1a\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_sidecar_that_cannot_be_read_is_left_aside_and_named(home: Home, name: str) -> None:
    """It was left aside in silence; a bushy one took half a gigabyte."""
    home.write("talk.info.json", BROKEN[name])
    ran = home.ghost("import", home.write("talk.en.vtt", BRIDGE))
    assert "talk.info.json is ignored: " in ran.err
    assert (home.library / "talk/episode.yaml").read_text().startswith("title: talk\nlanguage: en\n# ghost")
    home.ghost("lint")


def test_one_that_is_too_large_is_left_aside(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sidecar, "_LIMIT", 100)
    home.write("talk.info.json", json.dumps(FULL))
    assert "at most 0 MB" in home.ghost("import", home.write("talk.vtt", BRIDGE)).err


def test_what_is_no_file_is_passed_over(home: Home) -> None:
    (home.folder / "talk.info.json").mkdir()
    assert "is ignored" not in home.ghost("import", home.write("talk.vtt", BRIDGE)).err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    data = json.dumps({"title": "橋は二度測った 🌉"}, ensure_ascii=False).encode(encoding)
    assert told(tmp_path, data) == {"title": "橋は二度測った 🌉"}


def test_the_worst_that_a_sidecar_can_say_makes_a_sound_episode(home: Home) -> None:
    facts = {name: value for name, value, _ in reversed(FIELDS)} | {"duration": 60, "upload_date": "99991231"}
    home.write("talk.info.json", json.dumps(facts))
    home.ghost("import", home.write("talk.vtt", BRIDGE))
    home.ghost("lint")
