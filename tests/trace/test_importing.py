"""Importing: into which episode, under which name, with which facts; and twice the same changes nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostcli.actions.gathering import gather
from ghostcli.actions.importing import Wishes, check_facts, import_data
from ghostcli.actions.sidecar import Sidecar
from ghostcli.actions.storing import Target
from ghostcli.errors import GhostError
from ghostcli.library.paths import Library, read_library
from ghostcli.library.schema import schema_text
from ghostcli.library.write_yaml import dump
from ghostcli.recognition.recognise import read
from running import Ghost
from traced import BRIDGE, BUILTIN, Home

OTHER = BRIDGE.replace("twice", "three times")


@pytest.fixture
def bridge(home: Home) -> Path:
    return home.write("bridge.vtt", BRIDGE)


def stored(home: Home, episode: str = "bridge", name: str = "transcript.vtt") -> str:
    return (home.library / episode / name).read_text(encoding="utf-8")


def facts(home: Home, episode: str = "bridge") -> dict[str, object]:
    """What `episode.yaml` says, as any YAML program reads it with every scalar as text."""
    text = (home.library / episode / "episode.yaml").read_text(encoding="utf-8")
    loaded: dict[str, object] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - scalars as text
    return loaded


# Into which episode


def test_without_an_episode_a_new_one_is_made(home: Home, bridge: Path) -> None:
    ran = home.ghost("import", bridge)
    counts = "3 cues, 28 words, 2 speakers"
    assert ran.rows == [["bridge", "new", counts, "bridge/transcript.vtt", str(bridge), "0", "0"]]
    assert facts(home) == {"title": "bridge"}
    assert stored(home).startswith(
        "WEBVTT\n\nNOTE ghost\n\n00:00:01.000 --> 00:00:04.000\n<v SPEAKER_00>What"
    )
    home.ghost("lint")


def test_with_an_episode_it_is_made_or_added_to(home: Home, bridge: Path) -> None:
    assert home.ghost("import", bridge, "--episode", "river").rows[0][:2] == ["river", "new"]
    own = home.episode("lake", transcript=None)
    before = (own / "episode.yaml").read_bytes()
    assert home.ghost("import", bridge, "-e", "lake").rows[0][:2] == ["lake", "added"]
    assert (own / "episode.yaml").read_bytes() == before
    home.ghost("lint")


def test_never_by_guess_into_an_episode_that_exists(home: Home, bridge: Path) -> None:
    home.episode("bridge", transcript=None)
    before = home.files()
    ran = home.ghost("import", bridge, status=2)
    assert "the episode bridge exists already" in ran.err
    assert "--episode bridge adds the transcript to it" in ran.err
    assert home.files() == before


def test_to_a_builtin_episode_a_transcript_is_added_and_no_episode_file(home: Home, bridge: Path) -> None:
    ran = home.ghost("import", bridge, "--episode", BUILTIN, "--title", "Mine", "--language", "en")
    assert ran.rows[0][:2] == [BUILTIN, "added"]
    assert "exists: --title ignored" in ran.err
    assert [path.name for path in (home.library / BUILTIN).iterdir()] == ["transcript.vtt"]
    shown = home.ghost("transcript", BUILTIN, "-o", "json").json
    assert [cue["turn"] for cue in shown] == [1, 2, 2]


def test_a_builtin_episode_is_never_met_by_guess(home: Home) -> None:
    file = home.write(f"{BUILTIN}.vtt", BRIDGE)
    assert f"the episode {BUILTIN} exists already" in home.ghost("import", file, status=2).err


def test_an_episode_of_another_library_on_the_path_gets_its_transcript_in_the_first(
    home: Home, bridge: Path
) -> None:
    home.write("other/ghost.yaml", "version: 1\n")
    home.write("other/lake/episode.yaml", "title: Lake\n")
    both = ["--content", str(home.library), "--content", str(home.folder / "other")]
    home.ghost("import", bridge, "--episode", "lake", *both)
    assert [path.name for path in (home.library / "lake").iterdir()] == ["transcript.vtt"]
    assert home.ghost("transcript", "lake", "-o", "json", *both).json[0]["turn"] == 1


def test_a_transcript_that_would_not_count_is_not_written(home: Home, bridge: Path) -> None:
    """--force wrote one into the first library, where the other library's went on being read."""
    home.write("other/ghost.yaml", "version: 1\n")
    home.write("other/lake/episode.yaml", "title: Lake\n")
    home.write("other/lake/transcript.vtt", OTHER)
    both = ["--content", str(home.library), "--content", str(home.folder / "other")]
    ran = home.ghost("import", bridge, "--episode", "lake", "--force", *both, status=2)
    assert "takes precedence over a transcript in" in ran.err
    assert not (home.library / "lake").exists()


def test_the_users_own_library_is_made_where_there_is_none(
    home: Home, bridge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home.folder)
    home.ghost("import", bridge)
    own = home.folder / "home/.local/share/ghost"
    assert sorted(str(path.relative_to(own)) for path in own.rglob("*") if path.is_file()) == [
        "bridge/episode.yaml",
        "bridge/transcript.vtt",
        "ghost.yaml",
    ]
    assert home.ghost("transcript", "bridge").rows[0][1] == "SPEAKER_00"


@pytest.mark.parametrize("again", ["talk", "bridge", "copy"])
def test_a_marker_that_is_missing_is_written_by_the_next_import(
    home: Home, bridge: Path, monkeypatch: pytest.MonkeyPatch, again: str
) -> None:
    """The first import was killed before the marker was in place: no later one ever wrote it."""
    monkeypatch.chdir(home.folder)
    home.ghost("import", bridge)
    own = home.folder / "home/.local/share/ghost"
    (own / "ghost.yaml").unlink()
    for left in (own / ".ghost-abcd1234.tmp", own / "bridge/.ghost-abcd1234.tmp"):
        left.write_text("half a fi")
    file = home.write("talk.vtt", OTHER) if again == "talk" else bridge
    if again == "copy":
        file = home.write("copy.vtt", BRIDGE + "\n")
    home.ghost("import", file, "--episode", again.replace("copy", "bridge"), "--dry-run")
    assert not (own / "ghost.yaml").exists()
    home.ghost("import", file, "--episode", again.replace("copy", "bridge"))
    assert (own / "ghost.yaml").read_text().startswith("version: 1\n")
    assert not list(own.rglob(".ghost-*"))
    monkeypatch.chdir(own / "bridge")
    assert "no problem in" in home.ghost("lint").err


def test_no_marker_is_written_into_a_folder_that_was_named(home: Home, bridge: Path) -> None:
    home.ghost("import", bridge, "--content", home.write("other/thesis.txt", "mine").parent)
    assert not (home.folder / "other/ghost.yaml").exists()


# Twice, and another


def test_twice_the_same_changes_nothing_and_says_so(home: Home, bridge: Path) -> None:
    home.ghost("import", bridge)
    before = home.files()
    for wishes in ([], ["--episode", "bridge"], ["--force"], ["--episode", "bridge", "--dry-run"]):
        assert home.ghost("import", bridge, *wishes).rows[0][:2] == ["bridge", "unchanged"]
    assert home.files() == before


def test_another_transcript_replaces_one_only_by_force(home: Home, bridge: Path) -> None:
    home.ghost("import", bridge)
    bridge.write_text(OTHER)
    before = home.files()
    for wishes in ([], ["--episode", "bridge"], ["--dry-run"]):
        ran = home.ghost("import", bridge, *wishes, status=2)
        assert "bridge has another transcript already" in ran.err
        assert "--force" in ran.err
        assert home.files() == before
    assert home.ghost("import", bridge, "--force", "--dry-run").rows[0][1] == "would be replaced"
    assert home.files() == before
    assert home.ghost("import", bridge, "--force").rows[0][1] == "replaced"
    assert "three times" in stored(home)


def test_a_second_transcript_has_a_name_and_is_for_verifying_alone(home: Home, bridge: Path) -> None:
    home.ghost("import", bridge)
    captions = home.write("captions.vtt", OTHER)
    wishes = ["--episode", "bridge", "--as", "captions"]
    assert home.ghost("import", captions, *wishes).rows[0][1:4:2] == [
        "added",
        "bridge/transcript.captions.vtt",
    ]
    assert home.ghost("import", captions, *wishes).rows[0][1] == "unchanged"
    assert "three times" in stored(home, name="transcript.captions.vtt")
    assert "twice" in home.ghost("transcript", "bridge").out
    home.ghost("search", "three times", "--exact", "--kind", "transcript", status=1)
    captions.write_text(BRIDGE)
    home.ghost("import", captions, *wishes, status=2)


def test_a_dry_run_writes_nothing_and_says_what_would_be(home: Home, bridge: Path) -> None:
    before = home.files()
    home.episode("lake", transcript=None)
    before = home.files()
    assert home.ghost("import", bridge, "--dry-run").rows[0][1] == "would be new"
    assert home.ghost("import", bridge, "--dry-run", "-e", "lake").rows[0][1] == "would be added"
    assert home.files() == before
    assert not (home.library / "bridge").exists()


def test_what_an_interrupted_import_left_is_made_whole(home: Home, bridge: Path) -> None:
    """A transcript without its episode.yaml was called unchanged, although an episode was made of it."""
    home.ghost("import", bridge)
    (home.library / "bridge/episode.yaml").unlink()
    assert home.ghost("import", bridge).rows[0][1] == "new"
    assert facts(home) == {"title": "bridge"}


@pytest.mark.parametrize("broken", ["title: [\n", "", "titel: The Bridge\n"])
def test_what_is_wrong_with_the_episode_that_gets_a_transcript_is_said(
    home: Home, bridge: Path, broken: str
) -> None:
    """The transcript was added, and it was not said that nothing is known of its episode."""
    home.note("bridge/episode.yaml", broken)
    (problem,) = [line for line in home.ghost("lint", status=1).lines if "episode.yaml" in line][:1]
    said = " ".join(home.ghost("import", bridge, "-e", "bridge").err.split())
    assert problem.partition("episode.yaml")[2] in said


def test_a_link_out_of_the_library_is_not_followed(home: Home, bridge: Path) -> None:
    (home.folder / "elsewhere").mkdir()
    (home.library / "bridge").symlink_to(home.folder / "elsewhere")
    assert "leads out of the library" in home.ghost("import", bridge, status=2).err
    assert not list((home.folder / "elsewhere").iterdir())


@pytest.mark.parametrize("name", ["transcript.vtt", "episode.yaml"])
@pytest.mark.parametrize("there", [True, False])
def test_a_file_that_leads_out_of_the_library_is_neither_read_nor_replaced(
    home: Home, bridge: Path, name: str, there: bool
) -> None:
    target = home.folder / "precious"
    if there:
        target.write_text("title: PRECIOUS")
    link = home.library / "bridge" / name
    link.parent.mkdir()
    link.symlink_to(target)
    before = home.files(home.folder)
    for wishes in (("--force",), ("--force", "--dry-run"), ()):
        ran = home.ghost("import", bridge, "-e", "bridge", *wishes, status=2)
        assert f"{name} leads out of the library" in ran.err
        assert "PRECIOUS" not in ran.out + ran.err
    assert (link.is_symlink(), target.exists()) == (True, there)
    assert home.files(home.folder) == before


def test_a_transcript_that_is_a_link_is_replaced_and_its_target_stays(home: Home, bridge: Path) -> None:
    target = home.note(".kept/precious.vtt", OTHER)
    home.episode("bridge", transcript=None)
    (home.library / "bridge/transcript.vtt").symlink_to(target)
    home.ghost("import", bridge, "-e", "bridge", "--force")
    assert target.read_text() == OTHER
    assert "twice" in stored(home)


@pytest.mark.parametrize("thing", ["fifo", "folder"])
def test_something_else_in_the_transcripts_place_is_no_hang(home: Home, bridge: Path, thing: str) -> None:
    episode = home.episode("bridge", transcript=None)
    place = episode / "transcript.vtt"
    os.mkfifo(place) if thing == "fifo" else place.mkdir()
    ran = home.ghost("import", bridge, "-e", "bridge", "--force", status=2)
    assert "not a regular file" in ran.err


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
    assert "--episode ID gives it one" in home.ghost("import", file, status=2).err
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
    assert "--episode ID gives it one" in home.ghost("import", "-", stdin=BRIDGE, status=2).err
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


# Voices and clocks


def test_voices_are_named_on_the_way_in(home: Home, bridge: Path) -> None:
    ran = home.ghost(
        *("import", bridge, "--speaker", "SPEAKER_00=Ben Cole", "--speaker", "SPEAKER_01=Ada <Reed> & Co"),
        *("--speaker", "SPEAKER_07=Nobody"),
    )
    assert 'no voice is called "SPEAKER_07"; voices: SPEAKER_00, SPEAKER_01' in ran.err
    speakers = {cue["speaker"] for cue in home.ghost("transcript", "bridge", "-o", "json").json}
    assert speakers == {"Ben Cole", "Ada <Reed> & Co"}


NOTED = ["Ada", "Ben"] * 4
OFFSETS = [("0:00:48", 48), ("48s", 48), ("+48s", 48), ("-1s", -1), ("-0.5s", -0.5), ("1:00:00", 3600)]


@pytest.mark.parametrize(("offset", "seconds"), OFFSETS)
def test_another_clock_is_an_offset_and_is_recorded(
    home: Home, bridge: Path, offset: str, seconds: float
) -> None:
    home.ghost("import", bridge, "--offset", offset)
    cues = home.ghost("transcript", "bridge", "-o", "json").json
    assert [cue["start"] for cue in cues] == [1 + seconds, 5 + seconds, 12 + seconds]
    assert f"NOTE ghost offset={seconds:.3f}\n" in stored(home)
    own = home.library / "bridge/transcript.vtt"
    assert home.ghost("import", own, "-e", "bridge").rows[0][1] == "unchanged"


def test_a_stored_transcript_is_known_as_one_whatever_its_offset(home: Home) -> None:
    """A negative offset hid the note: what a text says before a colon was taken for a speaker."""
    lines = [
        f"00:{place:02}.000 --> 00:{place:02}.900\n{name}: so it is.\n"
        for place, name in enumerate(NOTED, 10)
    ]
    prose = home.write("talk.vtt", "WEBVTT\n\nNOTE ghost\n\n" + "\n".join(lines))
    home.ghost("import", prose, "--offset", "-5s")
    cues = home.ghost("transcript", "talk", "-o", "json").json
    assert [cue["speaker"] for cue in cues] == [None] * 8
    assert cues[0]["text"] == "Ada: so it is."


def test_an_offset_below_zero_is_refused(home: Home, bridge: Path) -> None:
    ran = home.ghost("import", bridge, "--offset", "-48s", status=2)
    assert "below zero" in ran.err
    assert not (home.library / "bridge").exists()


def test_negative_times_are_shifted_and_the_offset_is_recorded(home: Home) -> None:
    rows = [{"start": -2.5, "end": 0.5, "text": "Before."}, {"start": 1, "end": 2, "text": "After."}]
    ran = home.ghost("import", home.write("talk.json", json.dumps({"segments": rows})))
    assert "shifted by 2.5 s" in ran.err
    assert "NOTE ghost offset=2.500\n" in stored(home, "talk")
    assert [cue["start"] for cue in home.ghost("transcript", "talk", "-o", "json").json] == [0, 3.5]


# Reading what the issue names


def test_the_bridge_of_the_issue(home: Home, bridge: Path) -> None:
    home.ghost("import", bridge)
    notes = home.library / "bridge/episode.yaml"
    notes.write_text(notes.read_text() + "people:\n  - name: Ada Reed\n    aliases: [SPEAKER_01]\n")
    before = stored(home)
    hits = home.ghost("search", "ferryman", "--kind", "transcript", "-e", "bridge", "-o", "json").json
    assert hits[0]["speaker"] == "Ada Reed"
    assert hits[0]["ref"].startswith("bridge@0:00:")
    assert hits[0]["kind"] == "transcript"
    assert stored(home) == before
    assert "<v SPEAKER_01>" in before
    home.ghost("lint")


def test_one_alias_repairs_all_files_and_both_directions_of_case(home: Home) -> None:
    home.episode("one", "people:\n  - {name: Ada Reed, aliases: [speaker-01, '???']}\n")
    assert {row[1] for row in home.ghost("transcript", "one").rows} == {"SPEAKER_00", "Ada Reed"}
    assert home.ghost("search", "speaker:ada", "river", "-k", "transcript").rows[0][2] == "Ada Reed"


def test_two_characters_of_japanese_are_found(home: Home) -> None:
    home.ghost("import", home.write("hashi.vtt", "WEBVTT\n\n00:01.000 --> 00:04.000\n橋は二度測った\n"))
    assert home.ghost("search", "二度").rows[0][3] == "橋は二度測った"
    home.ghost("search", "度二", "--exact", status=1)


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings(home: Home, encoding: str) -> None:
    text = BRIDGE.replace("ferryman", "fährmännlein, für den Fährmann")
    ran = home.ghost("import", home.write("bridge.vtt", text.encode(encoding)))
    assert "fährmännlein, für den Fährmann" in stored(home)
    assert ("1252" in ran.err or "Latin" in ran.err) == (encoding in {"latin-1", "cp1252"})


def test_the_format_can_be_named(home: Home) -> None:
    prose = home.write("talk.vtt", "Nobody says who says this.\n\nNor when.\n")
    home.ghost("import", prose, status=2)
    home.ghost("import", prose, "--format", "text")
    cues = home.ghost("transcript", "talk", "-o", "json").json
    assert {(cue["start"], cue["end"], cue["speaker"]) for cue in cues} == {(None, None, None)}
    ran = home.ghost("import", prose, "--format", "vtx", status=2)
    assert "srt" in ran.err


_BITES = st.tuples(st.integers(0, len(BRIDGE)), st.integers(0, 40), st.binary(max_size=8))


@given(st.one_of(st.binary(max_size=300), st.lists(_BITES, max_size=6)))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_imported_or_refused_with_a_sentence(
    data: bytes | list[tuple[int, int, bytes]],
) -> None:
    if isinstance(data, list):
        bitten = BRIDGE.encode()
        for place, length, other in data:
            bitten = bitten[:place] + other + bitten[place + length :]
        data = bitten
    target = Target(Library({}, (), ()), "/nowhere")
    try:
        done = import_data(data, "x.vtt", Sidecar({}), Wishes(dry_run=True), target)
    except GhostError:
        return
    stored = target.made[done.path]
    again = read(stored, "vtt")
    assert not again.lost
    assert [cue.text for cue in again.cues] == [cue.text for cue in done.reading.cues]


# Many


def test_many_files_one_of_which_fails(home: Home) -> None:
    folder = home.folder / "in"
    home.write("in/a.vtt", BRIDGE)
    home.write("in/b.srt", b"\x00\x01\x02")
    home.write("in/deep/c.srt", "1\n00:00:01,000 --> 00:00:02,000\nHello there.\n")
    home.write("in/notes.docx", "no")
    home.write("in/.hidden.vtt", BRIDGE)
    home.write("in/.git/x.vtt", BRIDGE)
    home.write("in/a.info.json", "{}")
    home.write("in/LICENSE", "Everybody may do everything.\n")
    home.write("in/binary", bytes(range(256)))
    ran = home.ghost("import", folder, status=2)
    assert [row[0] for row in ran.rows] == ["a", "c"]
    assert "b.srt: " in ran.err
    assert "3 files passed over: LICENSE, binary, notes.docx" in ran.err
    assert ran.err.endswith("6 files: 2 new, 3 passed over, 1 refused\n")
    assert home.ghost("import", folder / "a.vtt", folder / "deep").err == "2 files: 2 unchanged\n"


def test_a_name_without_an_ending_is_judged_by_what_is_in_it(home: Home) -> None:
    """The three files of Spacelog, which are all called TEC, were passed over."""
    text = "[00:00:00:01]\n_page : 1\nCC: Roger. Liftoff.\n\n[00:00:00:05]\nP: Roger.\n"
    home.write("in/ma6/TEC", text)
    home.write("in/LICENSE", "Everybody may do everything.\n")
    os.mkfifo(home.folder / "in/pipe")
    assert [row[0] for row in home.ghost("import", home.folder / "in").rows] == ["ma6"]


def test_folders_without_a_transcript_and_files_that_do_not_exist(home: Home, bridge: Path) -> None:
    """An empty folder was imported in silence, with exit status 0."""
    (home.folder / "empty").mkdir()
    ran = home.ghost("import", home.folder / "empty", status=2)
    assert "holds no transcript" in ran.err
    assert "no such file" in home.ghost("import", "nowhere.vtt", status=2).err
    ran = home.ghost("import", "nowhere.vtt", home.folder / "empty", bridge, status=2)
    assert ran.err.endswith("3 files: 1 new, 2 refused\n")
    assert ran.rows[0][0] == "bridge"


def test_two_files_of_one_name_in_one_run_do_not_meet_by_guess(home: Home) -> None:
    one, two = home.write("x/talk.vtt", BRIDGE), home.write("y/talk.vtt", OTHER)
    for wishes in (["--dry-run"], []):
        ran = home.ghost("import", one, two, *wishes, status=2)
        assert "talk has another transcript already" in ran.err
        assert len(ran.rows) == 1
    assert "twice" in stored(home, "talk")


def test_a_file_that_could_not_be_written_is_not_taken_for_imported(
    home: Home, bridge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second file was said to be unchanged, although the first was never written."""
    same = home.write("in/bridge.vtt", BRIDGE)
    calls: list[int] = []

    def failing(*_: object, **__: object) -> None:
        calls.append(1)
        if len(calls) == 1:
            raise GhostError("the disk is full")

    monkeypatch.setattr("ghostcli.actions.storing.write_file", failing)
    ran = home.ghost("import", bridge, same, status=2)
    assert [row[1] for row in ran.rows] == ["new"]


def test_nothing_to_import(home: Home) -> None:
    assert "A file is missing" in home.ghost("import", status=2).err


def test_a_progress_bar_is_on_a_terminal_alone(home: Home, terminal: Ghost) -> None:
    for number in range(5):
        home.write(f"in/talk{number}.vtt", BRIDGE)
    ran = home.ghost("import", home.folder / "in")
    assert ran.err == "5 files: 5 new\n"
    shown = terminal("import", str(home.folder / "in")).out
    assert "importing" in shown
    assert shown.count("  unchanged  ") == 5
    assert "importing" not in terminal("import", str(home.folder / "in/talk1.vtt")).out


def test_the_order_of_a_folder_is_that_of_its_names(tmp_path: Path) -> None:
    for name in ("b/z.vtt", "a/y.vtt", "c.vtt", "A.SRT", "x.json3", "page.HTM"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    groups = gather([str(tmp_path), "-"]).groups
    found = [os.path.relpath(one.path, tmp_path) for talk in groups for one in talk]
    assert found[:-1] == ["A.SRT", "c.vtt", "page.HTM", "x.json3", "a/y.vtt", "b/z.vtt"]


def test_remarks_name_the_line(home: Home) -> None:
    text = BRIDGE + "\nno time stands above this\n\nno time --> 00:01.000\nnor here\n"
    ran = home.ghost("import", home.write("bridge.vtt", text))
    assert "left over, not understood:\n    line 14: " in ran.err
    assert "nor here" in ran.err
    assert not home.ghost("import", home.folder / "bridge.vtt", "-q").err


def test_control_characters_are_reported_and_removed(home: Home) -> None:
    text = BRIDGE.replace("SPEAKER_00", "\x1b[31mEvil").replace("ferryman", "ferry\x9bman\x07")
    ran = home.ghost("import", home.write("bridge.vtt", text))
    assert "control character" in ran.err
    assert "\x1b" not in ran.out + ran.err + stored(home)
    assert "\x9b" not in stored(home)
