"""`ghost export jsonl`: everything, and `ghost import` makes an equal library of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hostile_page import NOTES, TRANSCRIPT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostcli.library.paths import read_library
from ghostcli.library.read_transcript import read_transcript
from ghostcli.model import Episode
from traced import Home

MORE = """\
source: Teahose
quotes:
- text: Only a number names me.
  at: [0:00:10, 0:01:10-0:01:12]
  sic: {river: rover}
  fidelity: {verdicts: [near, distant], remark: two words}
- id: other
  text: Another wording.
  same_as: ferryman
takeaways:
- title: Take a ferry
  detail: "Two lines\\nof text: yes"
  tags: [ferry, "no"]
people:
- {name: Ada Reed, role: host, aliases: [SPEAKER_00]}
companies:
- {id: quay, name: Quay, inferred: yes, quotes: [ferryman]}
"""


@pytest.fixture
def talks(home: Home) -> Home:
    home.note("bridge/episode.yaml", NOTES + "heard: {coordinates: co-ordinates}\n")
    home.note("bridge/teahose.yaml", MORE)
    home.note("bridge/transcript.vtt", TRANSCRIPT.replace("Ada Reed", "SPEAKER_00"))
    home.note(
        "bridge/transcript.de.vtt", "WEBVTT\nLanguage: de\n\n00:01.000 --> 00:02.000\nNiemand fragte.\n"
    )
    home.episode("plain", transcript=None)
    return home


def values_in(root: Path) -> dict[str, Any]:
    """Everything that a library holds, without the paths of its files."""
    return {name: _values(episode) for name, episode in read_library((str(root),)).episodes.items()}


def _values(episode: Episode) -> Any:
    records = {
        kind: [(one.ref, one.values, one.used_by, Path(one.path).name) for one in some]
        for kind, some in episode.records.items()
    }
    said = [(file.name, *read_transcript(episode, file)[1:]) for file in episode.transcripts]
    return episode.head.values, records, said


def imported(home: Home, lines: str, name: str = "copy") -> Path:
    """Another library, made from the lines of an export."""
    other = home.folder / name
    home.write(f"{name}/ghost.yaml", "version: 1\n")
    home.ghost("import", home.write("talks.jsonl", lines), "--content", other)
    return other


def test_an_export_of_an_imported_talk_is_the_same_again(home: Home) -> None:
    """The title and the offset of its transcript were lost."""
    talk = home.write(
        "talk.vtt", "WEBVTT - The talk\n\n00:01.000 --> 00:03.000\n<v Ada>We rowed <00:02.000>over.\n"
    )
    home.ghost("import", talk, "--offset", "2s", "--word-times")
    lines = home.ghost("export", "jsonl").out
    other = imported(home, lines)
    stored = "talk/transcript.vtt"
    assert (other / stored).read_bytes() == (home.library / stored).read_bytes()
    assert "offset=2.000" in (other / stored).read_text()
    again = home.ghost("import", home.folder / "talks.jsonl", "--content", other)
    assert again.rows[0][:2] == ["talk", "unchanged"]
    assert "3 words, 1 speaker" in again.rows[0][2]


def test_out_and_in_gives_an_equal_library(talks: Home) -> None:
    other = imported(talks, talks.ghost("export", "jsonl").out)
    assert values_in(other) == values_in(talks.library)
    assert talks.ghost("export", "jsonl", "--content", other).out == talks.ghost("export", "jsonl").out


def test_in_again_changes_nothing_and_a_killed_import_is_completed(talks: Home) -> None:
    lines = talks.ghost("export", "jsonl").out
    other = imported(talks, lines)
    before = talks.files(other)
    talks.ghost("import", talks.folder / "talks.jsonl", "--content", other)
    assert talks.files(other) == before
    (other / "bridge" / "episode.yaml").unlink()
    talks.ghost("import", talks.folder / "talks.jsonl", "--content", other)
    assert {path: data for path, (data, _) in talks.files(other).items()} == {
        path: data for path, (data, _) in before.items()
    }


def test_an_episode_that_differs_is_left_as_it_is(talks: Home) -> None:
    lines = talks.ghost("export", "jsonl").out
    before = talks.files()
    ran = talks.ghost("import", talks.write("talks.jsonl", lines), status=2)
    assert "bridge is in the library already, and its transcript.vtt differs" in ran.err
    assert talks.files() == before


def test_a_dry_run_writes_nothing(talks: Home) -> None:
    file = talks.write("talks.jsonl", talks.ghost("export", "jsonl").out)
    talks.write("copy/ghost.yaml", "version: 1\n")
    talks.ghost("import", file, "--content", talks.folder / "copy", "--dry-run")
    assert sorted(path.name for path in (talks.folder / "copy").iterdir()) == ["ghost.yaml"]


def test_each_line_says_what_a_program_needs(talks: Home) -> None:
    rows = [json.loads(line) for line in talks.ghost("export", "jsonl", "-e", "bridge").out.splitlines()]
    assert rows[0] == {"ghost": "export", "version": 1}
    quotes = {row["ref"]: row for row in rows if row.get("kind") == "quotes"}
    assert quotes["bridge/quotes/ferryman"] == {
        "episode": "bridge",
        "kind": "quotes",
        "ref": "bridge/quotes/ferryman",
        "file": "episode.yaml",
        "values": {
            "text": "Nobody asked the ferryman, and he knew.", "speaker": "Ada Reed", "id": "ferryman", "at": "0:00:10",
        },
        "url": "https://www.youtube.com/watch?v=abcdefghijk&t=10",
        "verdicts": ["verbatim"],
        "quotable": True,
    }  # fmt: skip
    assert not quotes["bridge/quotes/twisted"]["quotable"]
    cues = [row for row in rows if row.get("kind") == "cue"]
    assert cues[0]["speaker"] == "SPEAKER_00"
    assert rows[-1] == {"episode": "bridge", "kind": "end", "lines": len(rows) - 1}


def test_what_is_not_quotable_is_left_out_and_counted(talks: Home) -> None:
    ran = talks.ghost("export", "jsonl", "--quotable")
    assert ran.err == "3 quotes left out, not quotable\n"
    assert "Everybody asked" not in ran.out
    assert talks.ghost("export", "jsonl", "--show", "nobody", status=1).err == "nothing found\n"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"kind": "cue", "start": 1', '"kind": "cue", "begin": 1', "a line is none of an export"),
        ('"file": "teahose.yaml"', '"file": "../../evil.yaml"', "is not one of an export"),
        ('"kind": "themes"', '"kind": "magic"', "is not one of an export"),
        ('"kind": "end"', '"kind": "end", "x": [', "is not JSON"),
        ('{"episode": "plain"', '{"episode": "../plain"', "is not a valid episode id"),
        ('"version": 1', '"version": 2', "a newer ghost wrote it"),
    ],
)
def test_lines_that_are_none_of_an_export_are_refused(talks: Home, old: str, new: str, told: str) -> None:
    lines = talks.ghost("export", "jsonl").out
    assert old in lines
    talks.write("copy/ghost.yaml", "version: 1\n")
    file = talks.write("talks.jsonl", lines.replace(old, new))
    ran = talks.ghost("import", file, "--content", talks.folder / "copy", status=2)
    assert told in ran.err
    assert not (talks.folder / "evil.yaml").exists()


def test_an_episode_whose_lines_are_cut_off_is_not_imported(talks: Home) -> None:
    lines = talks.ghost("export", "jsonl", "-e", "bridge").out.splitlines(keepends=True)
    talks.write("copy/ghost.yaml", "version: 1\n")
    file = talks.write("talks.jsonl", "".join(lines[:-3]))
    ran = talks.ghost("import", file, "--content", talks.folder / "copy", status=2)
    assert "some of its lines are missing" in ran.err
    assert not (talks.folder / "copy" / "bridge").exists()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1).filter(
            str.strip
        ),
        min_size=1,
        max_size=4,
    )
)
def test_any_text_comes_back(home: Home, texts: list[str]) -> None:
    notes = {"title": texts[0], "quotes": [{"text": text} for text in texts], "tags": texts}
    home.note("odd/episode.yaml", yaml.safe_dump(notes, allow_unicode=True))
    lines = home.ghost("export", "jsonl").out
    name = f"copy{len(list(home.folder.iterdir()))}-{abs(hash(lines))}"
    assert values_in(imported(home, lines, name)) == values_in(home.library)
