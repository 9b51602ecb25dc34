"""Importing: under which name and id, and with which facts."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from imported import facts, stored

from ghostcli.actions.episode_facts import check_facts
from ghostcli.library.paths import read_library
from ghostcli.library.schema import schema_text
from ghostcli.library.write_yaml import dump
from traced import BRIDGE, Home

# Names and ids


NAMED = {
    "talk.vtt": ("talk", "talk"),
    "My Talk (2nd)!.srt": ("my-talk-2nd", "My Talk (2nd)!"),
    "under_score__d.vtt": ("under-score-d", "under score  d"),
    "12 monkeys.vtt": ("episode-12-monkeys", "12 monkeys"),
    "2024-01-01.vtt": ("episode-2024-01-01", "2024-01-01"),
    "con.vtt": ("episode-con", "con"),
    "LPT1.vtt": ("episode-lpt1", "LPT1"),
    "Straße nach Łódź & Tromsø.vtt": ("strasse-nach-lodz-tromso", "Straße nach Łódź & Tromsø"),
    "Ελλάς ab 1.vtt": ("ab-1", "Ελλάς ab 1"),
    "talk.en.vtt": ("talk", "talk"),
    "talk.pt-BR.srt": ("talk", "talk"),
    "talk.en-eEY6OEpapPo.vtt": ("talk", "talk"),
    "Intro to Node.js.vtt": ("intro-to-node-js", "Intro to Node.js"),
    "talk.mp3.vtt": ("talk", "talk"),
    "A talk [dQw4w9WgXcQ].en.vtt": ("a-talk", "A talk"),
    f"{'long ' * 40}.vtt": ("-".join(["long"] * 16), ("long " * 40).strip()),
    f"{'x' * 200}.vtt": ("x" * 80, "x" * 200),
    "a/transcript.vtt": ("a", "a"),
    "b/captions.de.srt": ("b", "b"),
}


@pytest.mark.parametrize("name", NAMED)
def test_a_files_name_makes_an_id_and_a_title(home: Home, name: str) -> None:
    episode, title = NAMED[name]
    ran = home.ghost("import", home.write(f"in/{name}", BRIDGE.replace("WEBVTT", "WEBVTT\nKind: captions")))
    assert ran.rows[0][:2] == [episode, "new"]
    assert facts(home, episode)["title"] == title
    home.ghost("lint")


@pytest.mark.parametrize("name", ["二度.vtt", "!!!.vtt", "Ελλάς.srt"])
def test_a_name_that_gives_no_id_asks_for_one(home: Home, name: str) -> None:
    file = home.write(f"in/{name}", BRIDGE)
    assert "give one with --episode ID" in home.ghost("import", file, status=2).err
    home.ghost("import", file, "--episode", "bridge")
    assert facts(home)["title"] == file.stem


REFUSED_IDS = [
    "../x",
    "a/b",
    "Bridge",
    "1st",
    "a" * 81,
    "con",
    "com1",
    "..",
    "",
    "a b",
    "ä",
    "a\n",
    "x\x1b[31m",
]


@pytest.mark.parametrize("name", REFUSED_IDS)
def test_what_can_be_no_id_is_refused(home: Home, bridge: Path, name: str) -> None:
    """An empty --episode, as an unset variable gives it, was taken for a guess."""
    before = home.files(home.folder)
    ran = home.ghost("import", bridge, "--episode", name, status=2)
    assert "is not a valid episode id" in ran.err
    assert "\x1b" not in ran.err
    assert home.files(home.folder) == before


@pytest.mark.parametrize("name", ["../x", "a.b", "A", "", "-x", "a" * 41, "a/b", "ä"])
def test_what_can_be_no_name_of_a_second_transcript_is_refused(home: Home, bridge: Path, name: str) -> None:
    before = home.files(home.folder)
    home.ghost("import", bridge, "--episode", "bridge", "--as", name, status=2)
    assert home.files(home.folder) == before


def test_an_undecodable_file_name(home: Home) -> None:
    path = os.path.join(os.fsencode(home.folder), b"caf\xe9.vtt")
    Path(os.fsdecode(path)).write_text(BRIDGE)
    ran = home.ghost("import", os.fsdecode(path))
    assert ran.rows[0][0] == "caf-udce9"
    home.ghost("lint")


# Standard input


def test_standard_input_needs_a_title_or_an_episode(home: Home) -> None:
    assert "give one with --episode ID" in home.ghost("import", "-", stdin=BRIDGE, status=2).err
    assert home.ghost("import", "-", "--title", "The Bridge", stdin=BRIDGE).rows[0][:2] == [
        "the-bridge",
        "new",
    ]


def test_standard_input_with_an_id_alone_makes_a_sound_episode(home: Home) -> None:
    """An empty episode.yaml was written, of which lint complained."""
    home.ghost("import", "-", "--episode", "piped", stdin=BRIDGE)
    assert facts(home, "piped") == {"title": "piped"}
    home.ghost("lint")


def test_standard_input_that_is_closed_or_never_ends(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ghostcli.actions.talks.MAX_BYTES", 1000)
    assert "so it is not read" in home.ghost("import", "-", "-e", "x", stdin="x" * 1001, status=2).err
    assert "the file is empty" in home.ghost("import", "-", "-e", "x", stdin="", status=2).err


# Facts


def test_every_fact_that_is_given_is_in_the_episode(home: Home, bridge: Path) -> None:
    home.ghost(
        *("import", bridge, "--title", "The Bridge", "--show", "Small Works", "--published", "2026-05"),
        *("--url", "https://example.org/b.mp3", "--language", "en"),
    )
    assert facts(home) == {
        "title": "The Bridge",
        "show": "Small Works",
        "published": "2026-05",
        "language": "en",
        "media": [{"url": "https://example.org/b.mp3"}],
    }
    assert "Language: en\n" in stored(home)
    record = home.ghost("episodes", "-o", "json").json[0]
    assert (record["title"], record["published"]) == ("The Bridge", "2026-05")


REFUSED_FACTS = [
    ("--published", "17.10.2025"),
    ("--published", "2025-13"),
    ("--published", "2025-02-30"),
    ("--url", "javascript:alert(1)"),
    ("--url", "file:///etc/passwd"),
    ("--url", "https://"),
    ("--url", "https://a b"),
    ("--title", "a\x1b[31m"),
    ("--show", "a\x9bm"),
    ("--language", "English please"),
    ("--language", "e"),
    ("--format", "docz"),
    ("--offset", "soon"),
    ("--offset", "--5s"),
    ("--offset", ""),
    ("--offset", "-"),
    ("--speaker", "SPEAKER_00"),
    ("--speaker", "=Ada"),
    ("--speaker", "SPEAKER_00="),
]


@pytest.mark.parametrize(("option", "value"), REFUSED_FACTS)
def test_a_fact_that_makes_no_sense_is_refused(home: Home, bridge: Path, option: str, value: str) -> None:
    before = home.files(home.folder)
    ran = home.ghost("import", bridge, option, value, status=2)
    assert ran.err.startswith("ghost: ")
    assert "\x1b" not in ran.err
    assert home.files(home.folder) == before


HOSTILE_TEXTS = [
    "yes",
    "1:30",
    "# x",
    "null",
    "~",
    "- a",
    "a: b",
    "'",
    '"',
    "\"a\" and 'b'",
    "{a: b}",
    "[a]",
    "!tag",
    "&anchor",
    "*alias",
    "%x",
    "@x",
    "`x",
    "a #b",
    "trailing:",
    "2025-10-17",
    "0x10",
    "1e3",
    "橋は二度",
    "🌉 bridge",
    "a\u2028b\u2029c",
    "a\ttab",
    "\\n\\",
    "<<",
    "...",
    "---",
    "a\u202eb",
    "x" * 3000,
    "word " * 100 + "end",
    "a\u00a0b\ufeffc\u0085d".replace("\u0085", ""),
]


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_a_text_that_yaml_would_bend_reads_back_the_same(home: Home, bridge: Path, text: str) -> None:
    home.ghost("import", bridge, "--title", text, "--show", text)
    record = home.ghost("episodes", "-o", "json").json[0]
    assert (record["title"], record["show"]) == (text, text)
    home.ghost("lint")


_TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufdd0\ufdd1\ufffe\uffff"), min_size=1
).filter(lambda text: text.strip() == text)


@given(title=_TEXTS, show=_TEXTS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_in_an_episode_file_reads_back_the_same(tmp_path: Path, title: str, show: str) -> None:
    (tmp_path / "x").mkdir(exist_ok=True)
    (tmp_path / "x/episode.yaml").write_text(dump(check_facts(title=title, show=show)), encoding="utf-8")
    library = read_library([str(tmp_path)])
    assert not library.problems
    values = library.episodes["x"].head.values
    assert (values["title"], values["show"]) == (title, show)


def test_what_an_import_writes_holds_to_the_schema(home: Home, bridge: Path) -> None:
    home.write("bridge.info.json", json.dumps(SIDECAR))
    home.ghost("import", bridge)
    loaded = yaml.safe_load((home.library / "bridge/episode.yaml").read_text())
    loaded["published"] = str(loaded["published"])
    jsonschema.Draft202012Validator(json.loads(schema_text())).validate(loaded)
    home.ghost("lint")


def test_the_schema_of_the_library_is_named_where_there_is_one(home: Home, bridge: Path) -> None:
    home.note("ghost.schema.json", schema_text())
    home.ghost("import", bridge)
    text = (home.library / "bridge/episode.yaml").read_text()
    assert text.startswith("# yaml-language-server: $schema=../ghost.schema.json\n")


SIDECAR = {
    "title": "The Old Bridge",
    "channel": "Small Works",
    "upload_date": "20260504",
    "duration": 19.4,
    "language": "en",
    "webpage_url": "https://www.youtube.com/watch?v=lXUZvyajciY",
    "chapters": [{"start_time": 0.0, "title": "The river"}, {"start_time": 11.9, "title": "The ferryman"}],
}


def test_what_the_user_says_goes_before_the_sidecar_and_that_before_the_name(
    home: Home, bridge: Path
) -> None:
    home.write("bridge.info.json", json.dumps(SIDECAR))
    home.ghost("import", bridge, "--title", "My bridge", "--published", "2025")
    assert facts(home) == {
        "title": "My bridge",
        "show": "Small Works",
        "published": "2025",
        "duration": "0:00:20",
        "language": "en",
        "media": [{"url": "https://www.youtube.com/watch?v=lXUZvyajciY"}],
        "chapters": [{"at": "0:00:00", "title": "The river"}, {"at": "0:00:11", "title": "The ferryman"}],
    }
    assert [
        cue["turn"] for cue in home.ghost("transcript", "bridge", "--chapter", "2", "-o", "json").json
    ] == [2]


def test_facts_are_taken_from_the_file_itself(home: Home) -> None:
    data = {"version": "1.0.0", "language": "de", "segments": [{"startTime": 1, "endTime": 2, "body": "Ja."}]}
    home.ghost("import", home.write("talk.json", json.dumps(data)))
    home.ghost(
        "import", home.write("other.vtt", BRIDGE.replace("WEBVTT", "WEBVTT - The title\nLanguage: en"))
    )
    assert facts(home, "other") == {"title": "The title", "language": "en"}


FRONT = [
    ("date: 2021-08-13", {"published": "2021-08-13"}),
    ("date: 2021-08-13T10:00:00Z", {"published": "2021-08-13"}),
    ("date: 2021-13-45", {}),
    ("date: yesterday", {}),
    ("media: https://example.org/x.mp3", {"media": [{"url": "https://example.org/x.mp3"}]}),
    ("media: javascript:alert(1)", {}),
    ("media: file:///etc/passwd", {}),
    ("title: " + "x" * 5000, {"title": "x" * 1000}),
    ("title: 'It''s 1:30 # yes'", {"title": "It's 1:30 # yes"}),
]


@pytest.mark.parametrize(("line", "expected"), FRONT)
def test_what_a_file_says_of_itself_is_taken_as_far_as_it_is_sound(
    home: Home, line: str, expected: dict[str, object]
) -> None:
    """A date that is none was written into episode.yaml, of which lint complained."""
    text = f"---\n{line}\n---\n\nAda Reed: 00:00:05\n\nHello there.\n\nBen Cole: 00:00:09\n\nGood day.\n"
    home.ghost("import", home.write("talk.md", text))
    assert facts(home, "talk") == {"title": "talk"} | expected
    home.ghost("lint")


def test_a_language_that_the_name_tells_is_the_transcripts(home: Home) -> None:
    home.ghost("import", home.write("talk.de.srt", "1\n00:00:01,000 --> 00:00:02,000\nJa.\n"))
    assert "Language: de\n" in stored(home, "talk")
    assert facts(home, "talk")["language"] == "de"


def test_a_second_transcript_in_another_language_says_so(home: Home, bridge: Path) -> None:
    """--language went into episode.yaml alone, so that a translation was held to the quotes' own language."""
    home.ghost("import", bridge, "--language", "en")
    home.ghost("import", bridge, "-e", "bridge", "--as", "german", "--language", "de")
    assert "Language: de\n" in stored(home, name="transcript.german.vtt")
