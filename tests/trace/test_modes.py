"""Who may read what ghost writes: a new file is as the person's mask says, one written over stays as it was."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from traced import BRIDGE, Home

NOTES = 'quotes:\n  - text: "We measured the river twice and trusted the first number."\n'
SUMMARY = "# The bridge\n\n## Key Takeaways\n\n- Measure twice\n"
OTHER = BRIDGE.replace("twice", "three times")

WRITTEN: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "init": (("init", "new"), ("new/ghost.yaml", "new/README.md", "new/moving-a-library/notes.yaml")),
    "import": (("import", "../other.vtt"), ("other/transcript.vtt", "other/episode.yaml")),
    "import over one": (("import", "../other.vtt", "-e", "bridge", "--force"), ("bridge/transcript.vtt",)),
    "import over a link": (("import", "../other.vtt", "-e", "linked", "--force"), ("linked/transcript.vtt",)),
    "another transcript": (
        ("import", "../other.vtt", "-e", "bridge", "--as", "de"),
        ("bridge/transcript.de.vtt",),
    ),
    "the user's own library": (
        ("import", "../other.vtt", "--content", "../own"),
        ("../own/other/transcript.vtt", "../own/other/episode.yaml"),
    ),
    "import of notes": (("import", "../summary.md", "-e", "bridge"), ("bridge/summary.yaml",)),
    "import of changed notes": (
        ("import", "../summary.md", "-e", "bridge", "--update"),
        ("bridge/summary.yaml",),
    ),
    "keep": (("keep", "bridge@0:00:12"), ("bridge/kept.yaml",)),
    "keep into a file": (("keep", "bridge/quotes/1", "--tag", "river"), ("bridge/notes.yaml",)),
    "init --bare": (("init", "--bare", "bare"), ("bare/ghost.yaml",)),
    "verify --write": (("verify", "--write"), ("bridge/notes.yaml",)),
    "verify --report": (("verify", "--draft", "../draft.md", "--report", "page.html"), ("page.html",)),
}
"""Commands, and what each writes."""


@pytest.fixture
def bridge(home: Home) -> Home:
    home.episode("bridge")
    home.note("bridge/notes.yaml", NOTES)
    home.episode("linked", transcript=None)
    home.note(".kept/transcript.vtt", BRIDGE)
    (home.library / "linked/transcript.vtt").symlink_to("../.kept/transcript.vtt")
    home.write("other.vtt", OTHER)
    home.write("summary.md", SUMMARY)
    home.write("draft.md", 'She said: "We measured the river twice and trusted the first number."\n')
    (home.folder / "own").mkdir()
    return home


@pytest.fixture
def masked() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def there(home: Home) -> list[Path]:
    return [one for one in home.folder.rglob("*") if one.is_file() and ".cache" not in one.parts]


@pytest.mark.usefixtures("masked")
@pytest.mark.parametrize("command", WRITTEN)
@pytest.mark.parametrize("mask", [0, 0o022, 0o027, 0o077])
def test_what_is_new_is_as_the_mask_says(bridge: Home, command: str, mask: int) -> None:
    typed, files = WRITTEN[command]
    before = {one: mode(one) for one in there(bridge)}
    folders = {one for one in bridge.folder.rglob("*") if one.is_dir()}
    os.umask(mask)
    bridge.ghost(*typed)
    new = [one for one in there(bridge) if one not in before]
    assert {mode(one) for one in new} <= {0o666 & ~mask}
    assert {one: mode(one) for one in before} == before
    made = {one for one in bridge.folder.rglob("*") if one.is_dir() and ".cache" not in one.parts} - folders
    assert {mode(one) for one in made} <= {0o777 & ~mask}
    assert all((bridge.library / name).is_file() for name in files)
    assert os.umask(mask) == mask


@pytest.mark.usefixtures("masked")
@pytest.mark.parametrize(
    "command",
    [
        *("import over one", "import over a link", "import of changed notes", "keep into a file"),
        *("verify --write", "verify --report"),
    ],
)
@pytest.mark.parametrize("private", [0o600, 0o640, 0o400])
def test_what_is_written_over_stays_as_it_was(bridge: Home, command: str, private: int) -> None:
    typed, files = WRITTEN[command]
    if command == "verify --report":
        bridge.ghost(*typed)
    if command == "import of changed notes":
        bridge.ghost(*typed)
        bridge.write("summary.md", SUMMARY.replace("twice", "three times"))
    os.umask(0)
    for name in files:
        (bridge.library / name).chmod(private)
    before = bridge.files()
    bridge.ghost(*typed)
    after = bridge.files()
    for name in files:
        assert mode(bridge.library / name) == private
        assert after[name] != before[name]


@pytest.mark.usefixtures("masked")
@pytest.mark.parametrize("mask", [0, 0o022, 0o077])
def test_the_cache_is_for_its_owner_alone(bridge: Home, mask: int) -> None:
    os.umask(mask)
    for command in (("search", "river"), ("verify",), ("index",), ("index", "--rebuild"), ("lint",)):
        bridge.ghost(*command)
    os.umask(0o022)
    found = [bridge.folder / "home/.cache/ghost", *(bridge.folder / "home/.cache/ghost").rglob("*")]
    assert len(found) > 5
    for one in found:
        assert mode(one) == (0o700 if one.is_dir() else 0o600), one
