"""What the account of an import says of what is no transcript: refused, or passed over in a folder."""

from __future__ import annotations

import json

import pytest
from lamp_files import NAMES, NOTES_FILE

from ghostcli.actions.accounts import PASSED_OVER, Account
from ghostcli.render.account import MOST_PASSED, ending
from traced import BRIDGE, Home

# What cannot be imported


def test_the_error_of_a_single_file_names_it(home: Home) -> None:
    """Of one file the error said what was wrong, and not with what."""
    file = home.write("in/empty.srt", "")
    ran = home.ghost("import", file, status=2)
    assert ran.err == f"ghost: {file}: the file is empty\n"
    assert ran.out == ""
    assert home.ghost("import", file, "-q", status=2).err == ran.err
    assert home.ghost("import", "-", "-e", "x", stdin="", status=2).err.startswith("ghost: standard input: ")


def test_a_file_that_gives_no_cue_is_an_error_and_writes_nothing(home: Home) -> None:
    before = home.files()
    for text in ("WEBVTT\n", "WEBVTT\n\nNOTE nothing is said\n"):
        ran = home.ghost("import", home.write("in/silent.vtt", text), status=2)
        assert "silent.vtt: " in ran.err
        assert "no speech" in ran.err
    assert home.files() == before


TEMPLATE = "## 1. Key Themes (3-10 themes)\n- Highlight the theme\n\n## Notable Quotes (2-4 quotes)\n- Words, speaker\n"
"""It says how notes are to be written, and is none."""


@pytest.mark.parametrize("name", ["summary.md", "summary.txt"])
def test_notes_are_never_speech(home: Home, name: str) -> None:
    home.ghost("import", home.write(f"in/{name}", NOTES_FILE))
    assert not list(home.library.rglob("transcript*"))


def test_notes_that_nothing_reads_are_an_error(home: Home) -> None:
    file = home.write("in/template.md", TEMPLATE)
    ran = home.ghost("import", file, status=2)
    assert "template.md: " in ran.err
    both = home.ghost("import", file, home.write("in/bridge.vtt", BRIDGE), status=2)
    assert both.err.endswith("2 files: 1 new, 1 refused\n")


def test_other_things_in_a_folder_are_named_and_no_error(home: Home) -> None:
    home.write("in/bridge.vtt", BRIDGE)
    home.write("in/template.md", TEMPLATE)
    home.write("in/cover.png", b"\x89PNG\r\n\x1a\n" + bytes(100))
    home.write("in/deep/colours.css", "body { color: #333 }\n")
    ran = home.ghost("import", home.folder / "in")
    assert "\n3 files passed over: cover.png (a picture), deep/colours.css, template.md (notes)\n" in ran.err
    assert ran.err.endswith("4 files: 1 new, 3 passed over\n")
    assert ran.err.startswith("  1 turn ")


def test_a_folder_of_other_things_is_an_error(home: Home) -> None:
    home.write("in/template.md", TEMPLATE)
    ran = home.ghost("import", home.folder / "in", status=2)
    assert f"ghost: {home.folder / 'in'}: it has no transcript that can be read\n  *.vtt" in ran.err
    assert "1 file passed over: template.md (notes)" in ran.err


CLAIMS = {
    "talk.vtt": b"WEBVTT\n",
    "talk.srt": b"nothing of the kind\n",
    "talk.json": json.dumps({"segments": [{"start": 0, "end": 1, "text": "  "}]}).encode(),
}
NO_CLAIMS = {
    "talk.json": b'{"name": "lamp", "version": "1.0"}',
    "broken.json": b'{"name": "lamp", ',
    "talk.txt": b"A list of things without a name.\n",
    "talk.md": b"",
    "talk.unknown": b"\x00\x01\x02\x03" * 300,
}


@pytest.mark.parametrize("name", CLAIMS)
def test_what_says_that_it_is_a_transcript_and_is_none_is_an_error_in_a_folder(home: Home, name: str) -> None:
    home.write("in/bridge.vtt", BRIDGE)
    home.write(f"in/{name}", CLAIMS[name])
    ran = home.ghost("import", home.folder / "in", status=2)
    assert ran.rows[0][0] == "bridge"
    assert f"in/{name}: " in ran.err


@pytest.mark.parametrize("name", NO_CLAIMS)
def test_what_says_nothing_of_the_kind_is_passed_over_in_a_folder(home: Home, name: str) -> None:
    home.write("in/bridge.vtt", BRIDGE)
    file = home.write(f"in/{name}", NO_CLAIMS[name])
    assert f"1 file passed over: {name}" in home.ghost("import", home.folder / "in").err
    home.ghost("import", file, status=2)


def test_a_transcript_under_another_name_is_found_by_its_beginning(home: Home) -> None:
    home.write("in/lamp.captions", NAMES)
    home.write("in/lamp", NAMES.replace("lighthouse", "harbour"))
    long = {
        "language": "en",
        "segments": [{"start": at, "end": at + 1, "text": "The lamp " * 3} for at in range(3000)],
    }
    home.write("in/recogniser.out", json.dumps(long))
    ran = home.ghost("import", home.folder / "in")
    assert {row[0] for row in ran.rows} == {"lamp", "recogniser"}


def test_the_list_of_what_is_passed_over_has_an_end() -> None:
    passed = [Account(file=f"/in/{number:02}.png", change=PASSED_OVER) for number in range(40)]
    line = ending(passed, ["/in"], dry_run=False)[0]
    assert line.startswith("40 files passed over: 00.png, 01.png, ")
    assert line.endswith(f"{MOST_PASSED - 1}.png, and 28 more (-o json names them)")


def test_a_file_without_a_name(home: Home) -> None:
    assert home.ghost("import", "", status=2).err.startswith("ghost: a file without a name: cannot be read")
