"""The commands on a system like Windows, one like macOS, and one that lacks calls: they do and say the same."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from traced import BRIDGE

PRETENDED = Path(__file__).parent / "pretended.py"
CACHES = {"windows": "AppData/Local/ghost/Cache", "macos": "Library/Caches/ghost", "bare": ".cache/ghost"}
"""Where each keeps the index, below the home."""
NOTES = """title: Bridge
quotes:
  - {id: con, text: We measured the river twice and trusted the first number., speaker: SPEAKER_01}
  - {id: other, text: "We measured the river and trusted it."}
"""
MORE = "themes:\n  - {id: boats, title: A kite and a paddle}\n"
DRAFT = 'He said: "We measured the river twice and trusted the first number."\n'
SUMMARY = """# A crossing

## Key Takeaways

- Ask the ferryman

## Notable Quotes

> "Nobody asked the ferryman." — SPEAKER_01
"""
OWN = "takeaways:\n  - {id: prn, title: A printer}\n"
EDITOR = "import sys; print(*sys.argv[1:])\n"
STEPS: list[Any] = [
    ["init", "notes"],
    {"bridge.vtt": BRIDGE, "talks/aux.vtt": BRIDGE.replace("river", "sea"), "talks/two.srt": "1\n00:00:01,000 --> 00:00:04,000\nOne kite flew.\n"},
    {"draft.md": DRAFT, "again/bridge.vtt": BRIDGE.replace("twice", "three times")},
    ["cd", "notes"],
    ["import", "../bridge.vtt"],
    ["import", "../bridge.vtt"],
    ["import", "../talks"],
    ["import", "../bridge.vtt", "--episode", "con"],
    ["import", "../again/bridge.vtt"],
    ["import", "../again/bridge.vtt", "--episode", "two", "--as", "nul"],
    ["import", "../again/bridge.vtt", "--force", "--episode", "bridge"],
    ["import", "../bridge.vtt", "--force", "--episode", "bridge"],
    {"bridge/episode.yaml": NOTES},
    ["episodes", "-o", "ref"],
    ["quotes"],
    ["quotes", "--search", "river", "-o", "json"],
    ["search", "ferryman"],
    ["show", "con"],
    ["transcript", "bridge"],
    ["around", "bridge@0:00:05"],
    ["verify"],
    ["verify", "--write"],
    ["verify", "--draft", "../draft.md"],
    ["lint"],
    ["cite", "con"],
    ["schema"],
    ["coverage", "bridge"],
    ["coverage", "bridge", "-o", "json"],
    ["mentions", "ferryman"],
    ["keep", "bridge@0:00:12", "--tag", "ferries"],
    ["keep", "bridge@0:00:12"],
    ["keep", "bridge", "trusted the first number", "-o", "yaml"],
    ["keep", "bridge/quotes/con", "--note", "a device"],
    {"../con.md": SUMMARY, "../own.yaml": "source: nul\n" + OWN},
    ["import", "../con.md", "-e", "bridge"],
    ["import", "../con.md", "-e", "bridge"],
    {"../con.md": SUMMARY.replace("Ask", "Do ask")},
    ["import", "../con.md", "-e", "bridge"],
    ["import", "../con.md", "-e", "bridge", "--update"],
    ["import", "../con.md"],
    ["import", "../own.yaml", "-e", "bridge"],
    ["init", "--bare", "../empty"],
    {"bridge/more.yaml": MORE},
    ["search", "paddle"],
    ["index", "--rebuild"],
    ["index"],
    ["themes", "-o", "ref"],
    {"nul/episode.yaml": "title: A device\n", "bridge/con.yaml": "takeaways: []\n"},
    ["lint"],
    ["edit", "con"],
    ["edit", "bridge@0:00:05"],
    ["open", "glass", "--print"],
    ["open", "glass"],
    ["index", "--clear"],
    ["search", "paddle", "-o", "ref"],
    ["init", "."],
    ["show", "nothing"],
    ["qoutes"],
]  # fmt: skip


INDEX = re.compile(r"HOME/\S*/notes-[0-9a-f]{8}\.index|refreshed.t[-:+ 0-9]+|(?:size|tables).t[0-9]+ kB")
"""What `ghost index` says that is another on each machine; tables hold paths, so a longer home takes more."""


class Told(NamedTuple):
    """What a system said: of each command its words, status, stdout and stderr; and the files it left."""

    ran: list[list[Any]]
    files: Mapping[str, bytes]


def environment(home: Path) -> dict[str, str]:
    """That of a person who has an editor and a browser, both of which print what they are given."""
    shown = home / "look"
    shown.write_text('#!/bin/sh\necho "$@"\n')
    shown.chmod(0o755)
    (home / "editor.py").write_text(EDITOR)
    return {
        "PATH": f"{home}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "HOME": str(home),
        "LOCALAPPDATA": str(home / "AppData/Local"),
        "EDITOR": f'"{sys.executable}" {home / "editor.py"}',
        "BROWSER": "look",
        "LANG": "C.UTF-8",
    }


def told(kind: str, home: Path, steps: list[Any], **more: str) -> Told:
    """Have such a system go through the steps, in a home of its own."""
    home.mkdir()
    done = subprocess.run(
        [sys.executable, str(PRETENDED), kind],
        cwd=home,
        env=environment(home) | more,
        input=json.dumps(steps),
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    assert "Traceback" not in done.stdout + done.stderr, done.stdout
    ran = json.loads(done.stdout.replace(str(home), "HOME"))
    files = {str(one.relative_to(home)): one.read_bytes() for one in home.rglob("*") if one.is_file()}
    return Told(ran, files)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """What this system says."""
    return told("plain", tmp_path_factory.mktemp("plain") / "home", STEPS)


@pytest.mark.parametrize("kind", CACHES)
def test_the_same_is_said_and_written(kind: str, plain: Told, tmp_path: Path) -> None:
    other = told(kind, tmp_path / "home", STEPS)
    for here, there in zip(plain.ran, other.ran, strict=True):
        if here[0][0] == "index":
            assert INDEX.sub("", str(there)) == INDEX.sub("", str(here))
        else:
            assert there == here
    own, theirs = kept(plain, ".cache/ghost"), kept(other, CACHES[kind])
    assert theirs == own


def kept(one: Told, cache: str) -> dict[str, bytes]:
    """The files that a system left, without the index, which is in its place."""
    files = {name: data for name, data in one.files.items() if not name.startswith(f"{cache}/")}
    assert any(name.endswith(".index") for name in one.files.keys() - files.keys())
    return files


def test_a_ref_may_have_the_slashes_of_windows(tmp_path: Path) -> None:
    """What completes a folder there writes them so."""
    steps = [
        ["init", "notes"],
        ["cd", "notes"],
        ["show", r"moving-a-library\quotes\glass"],
        ["show", "glass"],
    ]
    there, again = told("windows", tmp_path / "home", steps).ran[1:]
    assert there[1:] == again[1:]
    (nowhere,) = told("macos", tmp_path / "other", steps[:3]).ran[1:]
    assert nowhere[1] == 2


def test_the_commands_did_something(plain: Told) -> None:
    """The same nothing would be the same as well."""
    by_words = {" ".join(words): (status, out, err) for words, status, out, err in plain.ran}
    assert by_words["quotes --search river -o json"][1].count('"id"') == 4
    assert "is not a valid episode id" in by_words["import ../bridge.vtt --episode con"][2]
    assert "episode-aux\n" in by_words["episodes -o ref"][1]
    assert '"nul" is not a valid episode id' in by_words["lint"][1]
    assert by_words["edit bridge@0:00:05"][1].endswith("transcript.vtt\n")
    assert by_words["search paddle -o ref"][1] == "bridge/themes/boats\n"
    assert by_words["coverage bridge"][1].count("\n") == 10
    assert by_words["keep bridge@0:00:12"][2].endswith("is kept already\n")
    assert "--update changes them" in by_words["import ../con.md -e bridge"][2]
    assert by_words["import ../con.md -e bridge --update"][1].startswith("bridge\treplaced\t")
    assert "bridge/nul-notes.yaml" in by_words["import ../own.yaml -e bridge"][1]
    failed = {" ".join(words) for words, status, *_ in plain.ran if status == 2}
    assert failed >= {"init .", "show nothing", "qoutes"}
    assert "quotes/con" in by_words["show con"][1]
