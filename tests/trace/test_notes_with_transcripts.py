"""Notes and transcripts of one episode in one import: its facts, its verdicts, its part of a feed."""

from __future__ import annotations

from pathlib import Path

import pytest

from traced import Home

SAMPLES = Path(__file__).parent.parent / "notes" / "samples"
BRIDGE = SAMPLES / "bridge/transcript.vtt"
NOTES = SAMPLES / "teahose/breakdown-2026.md"
FEED = SAMPLES / "chapters/feed.xml"
TITLE = "The bridge that was measured twice"


def head(home: Home) -> str:
    return (home.library / "bridge/episode.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("files", [(BRIDGE, NOTES), (NOTES, BRIDGE)])
def test_a_new_episode_has_the_facts_of_its_notes(home: Home, files: tuple[Path, ...]) -> None:
    """Its title was its id, since the transcript came first."""
    home.ghost("import", *files, "-e", "bridge")
    assert f"title: {TITLE}\n" in head(home)
    assert "show: Rivers and Roads\n" in head(home)
    assert "published: '2026-03-20'\n" in head(home)


def test_a_given_title_stays(home: Home) -> None:
    home.ghost("import", BRIDGE, NOTES, "-e", "bridge", "--title", "Vell")
    assert "title: Vell\n" in head(home)
    assert "show: Rivers and Roads\n" in head(home)


@pytest.mark.parametrize("order", [(BRIDGE, NOTES), (NOTES, BRIDGE)])
def test_an_episode_of_an_earlier_import_is_completed(home: Home, order: tuple[Path, ...]) -> None:
    """Its title stayed its id, and the same notes without `--episode` became a second episode."""
    told = "".join(home.ghost("import", file, "-e", "bridge").err for file in order)
    assert ("added to episode.yaml: title, show, published, url\n" in told) is (order[0] == BRIDGE)
    assert f"title: {TITLE}\nshow: Rivers and Roads\npublished: '2026-03-20'\n" in head(home)
    before = home.files()
    assert home.ghost("import", NOTES).rows[0][:2] == ["bridge", "unchanged"]
    assert home.files() == before


@pytest.mark.parametrize(
    "edit", [("title: bridge", "title: bridge # mine"), ("language: en\n", ""), ("}", "")]
)
def test_an_episode_that_somebody_edited_is_not_rewritten(home: Home, edit: tuple[str, str]) -> None:
    home.ghost("import", BRIDGE, "-e", "bridge", "--language", "en")
    home.note("bridge/episode.yaml", head(home).replace(*edit) + ("" if edit[1] else "tags: [rivers]\n"))
    before = head(home)
    ran = home.ghost("import", NOTES, "-e", "bridge")
    assert head(home) == before
    assert "episode.yaml lacks what the notes say: title, url, show, published" in ran.err
    assert home.ghost("import", NOTES).rows[0][:2] == ["bridge", "unchanged"]


def test_a_dry_run_gives_the_verdicts(home: Home) -> None:
    """Quotes were unchecked where the transcript would be new too."""
    before = home.files()
    planned = home.ghost("import", BRIDGE, NOTES, "-e", "bridge", "--dry-run")
    assert home.files() == before
    done = home.ghost("import", BRIDGE, NOTES, "-e", "bridge")
    line = planned.err.splitlines()[-1]
    assert line == done.err.splitlines()[-1] == "6 quotes, 6 quotable: 6 verbatim"


def test_of_a_feed_the_named_episode_is_imported(home: Home) -> None:
    home.ghost("import", BRIDGE, NOTES, "-e", "bridge")
    ran = home.ghost("import", FEED, "-e", "bridge")
    assert "left out, since --episode names one: 1 more in this file" in ran.err
    titles = [one["title"] for one in home.ghost("chapters", "-e", "bridge", "-o", "json").json]
    assert titles == ["A line from later", "Two numbers"]
    assert home.ghost("episodes", "-o", "ref").out == "bridge\n"


def test_a_feed_without_the_named_episode_is_an_error(home: Home) -> None:
    home.ghost("import", BRIDGE, "-e", "other")
    ran = home.ghost("import", FEED, "-e", "other", status=2)
    assert "it is about 2 episodes, and none is other" in ran.err


PODWISE = SAMPLES / "podwise/2026-07.md"
TIMED = SAMPLES / "timed-notes/video.md"


@pytest.mark.parametrize("files", [(PODWISE, TIMED), (TIMED, PODWISE)])
def test_two_files_that_are_notes_and_transcripts(home: Home, files: tuple[Path, ...]) -> None:
    """The second one failed: it took its own facts for those in the `episode.yaml` of the first."""
    planned = home.ghost("import", *files, "--dry-run")
    done = home.ghost("import", *files)
    assert "failed" not in done.err
    told = [(row[0], row[1].removeprefix("would be "), row[2]) for row in planned.rows]
    assert told == [tuple(row[:3]) for row in done.rows]
    (path,) = home.library.glob("*/episode.yaml")
    assert "url: https://www.youtube.com/watch?v=BrDgE000001\n" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["2026-03.md", "video.md", "Podwise.md", "notes.en.md"])
def test_a_name_that_says_nothing_gives_no_id(home: Home, name: str) -> None:
    """The episode was called `episode-2026-03`, although the notes inside state its title."""
    ran = home.ghost("import", home.write(f"in/{name}", PODWISE.read_bytes()))
    assert {row[0] for row in ran.rows} == {"the-bridge-that-was-measured-twice"}
    ran = home.ghost("import", home.folder / f"in/{name}")
    assert [row[1] for row in ran.rows] == ["unchanged", "unchanged"]


def test_a_name_that_says_something_gives_the_id(home: Home) -> None:
    ran = home.ghost("import", home.write("in/371-bridge.md", PODWISE.read_bytes()))
    assert {row[0] for row in ran.rows} == {"bridge-371"}
