"""What lies below a folder that a person names, and folders that lie deep in each other."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ghostcli.library.files import Below, files_below
from traced import BRIDGE, Home

DEEP = "/".join("a" * 1500)
"""More folders in each other than Python calls functions in each other, and as long a path as systems take."""
OUT = "leads out of its folder: name it itself to have it read"


@pytest.fixture
def shared(home: Home) -> Path:
    """A folder that somebody sent: two files, links within it and out of it."""
    folder = home.folder / "shared"
    home.write(
        "mine/secret.md", "He said, \u201cWe measured the river twice and trusted the second number.\u201d"
    )
    home.write("mine/talk.vtt", BRIDGE)
    home.write("shared/b/talk.vtt", BRIDGE)
    home.write("shared/draft.md", "Nothing is quoted here.")
    home.write("shared/.hidden/draft.md", "left alone")
    (folder / "again.md").symlink_to("draft.md")
    (folder / "b/talk-2.vtt").symlink_to(home.folder / "mine/talk.vtt")
    (folder / "secret.md").symlink_to("../mine/secret.md")
    (folder / "to-b").symlink_to("b")
    (folder / "zfolder").symlink_to(home.folder / "mine")
    return folder


def test_files_in_order_with_what_is_not_to_be_read(shared: Path) -> None:
    named = [Below(os.path.relpath(one.path, shared), one.why) for one in files_below(str(shared))]
    assert named == [
        ("again.md", ""),
        ("draft.md", ""),
        ("secret.md", OUT),
        ("to-b", "is a link to a folder, which is not followed"),
        ("zfolder", OUT),
        ("b/talk-2.vtt", OUT),
        ("b/talk.vtt", ""),
    ]


def test_drafts_that_a_link_leads_out_to_are_not_quoted(home: Home, shared: Path) -> None:
    """Whoever sends a folder of drafts had files quoted that only its reader has."""
    home.episode("bridge")
    ran = home.ghost("verify", "--draft", shared, status=2)
    assert "trusted" not in ran.out + ran.err
    assert f"secret.md {OUT}" in " ".join(ran.err.split())
    assert "shared/to-b is a link to a folder, which is not followed" in " ".join(ran.err.split())
    assert "trusted" in home.ghost("verify", "--draft", shared / "secret.md", "--all", status=1).out


def test_an_import_of_a_folder_leaves_what_a_link_leads_out_to(home: Home, shared: Path) -> None:
    ran = home.ghost("import", shared)
    assert "talk-2.vtt (leads out of its folder: name it itself to have it read)" in " ".join(ran.err.split())
    assert [name for name in home.files() if name.endswith(".vtt")] == ["talk/transcript.vtt"]


def test_a_folder_of_drafts_that_cannot_be_read_is_an_error(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was passed over in silence, and all was well."""
    home.write("drafts/one.md", "Nothing is quoted here.")
    home.write("drafts/closed/two.md", "Nothing is quoted here.")
    looked = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return looked(path)

    monkeypatch.setattr("ghostcli.library.files.os.scandir", scandir)
    ran = home.ghost("verify", "--builtin", "--draft", home.folder / "drafts", status=2)
    assert "drafts/closed cannot be read: permission denied" in " ".join(ran.err.split())


@pytest.mark.skipif(sys.platform != "linux", reason="needs paths of thousands of characters")
def test_folders_by_the_thousand_in_each_other(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """`init`, an import into such a folder or of one, and a cache in one ended with a RecursionError."""
    talk = home.write("talk.vtt", BRIDGE)
    try:
        home.ghost("init", DEEP)
        assert "talk\tnew" in home.ghost("import", talk, "--content", DEEP).out
        monkeypatch.setenv("XDG_CACHE_HOME", f"{home.folder}/cache/{DEEP}")
        assert "talk" in home.ghost("episodes", "--content", DEEP).out
        assert "new" in home.ghost("import", "a").out
        assert home.ghost("verify", "--draft", "a").err
    finally:  # too deep for what takes away the folders of tests
        subprocess.run(["rm", "-rf", "a", home.folder / "cache"], check=True)
