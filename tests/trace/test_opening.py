"""`ghost open`: the moment in the browser or player, one checked argument and no shell."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ghostcli.actions.opening import open_address
from ghostcli.errors import GhostError
from ghostcli.system import openers
from traced import BUILTIN, Home

FILE = "https://example.org/b.mp3"
MEDIA = f"media:\n  - url: {FILE}\n"


class Opened:
    """What would have been started."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []

    def __call__(self, command: list[str], **options: object) -> None:
        assert options.get("shell") in {None, False}
        assert options["start_new_session"]
        self.calls.append(command)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Catches what is started, where there is a browser called `look`."""
    caught = Opened()
    monkeypatch.setattr(subprocess, "Popen", caught)
    monkeypatch.setattr(shutil, "which", lambda name: name if name == "look" else None)
    monkeypatch.setenv("BROWSER", "look")
    return caught


ADDRESSES = [
    (f"{BUILTIN}@0:43:08", "https://www.youtube.com/watch?v=lXUZvyajciY&t=2588"),
    ("actually-optimistic", "https://www.youtube.com/watch?v=lXUZvyajciY&t=6930"),
    (f"{BUILTIN}@0:43:08-0:43:38", "https://www.youtube.com/watch?v=lXUZvyajciY&t=2588"),
    (BUILTIN, "https://www.youtube.com/watch?v=lXUZvyajciY"),
    (f"{BUILTIN}/chapters/2", "https://www.youtube.com/watch?v=lXUZvyajciY&t=1833"),
]


@pytest.mark.parametrize(("ref", "url"), ADDRESSES)
def test_the_address_is_shown_and_opened(home: Home, opened: Opened, ref: str, url: str) -> None:
    assert home.ghost("open", ref, "--builtin").out == f"{url}\n"
    assert opened.calls == [["look", url]]


def test_print_only_prints(home: Home, opened: Opened) -> None:
    assert home.ghost("open", "actually-optimistic", "--builtin", "--print").out.endswith("&t=6930\n")
    assert not opened.calls


def test_a_ref_is_read_from_standard_input(home: Home, opened: Opened) -> None:
    line = f"{BUILTIN}@0:43:08\t0:43:08\tx\ty\n{BUILTIN}@0:01:00\n"
    assert home.ghost("open", "-", "--builtin", "--print", stdin=line).out.endswith("&t=2588\n")
    for nothing in ("", "\n", "\t\t\n"):
        ran = home.ghost("open", "-", "--builtin", stdin=nothing, status=1)
        assert ran[1:] == ("", "")
    assert not opened.calls


CANNOT = [
    (
        "  - {url: 'https://example.org/talk'}\n",
        "the page cannot be opened at a time; go to 0:00:12 yourself",
    ),
    (
        "  - {url: 'https://example.org/talk', offset: 48}\n",
        "the page cannot be opened at a time; go to 0:01:00 yourself",
    ),
    (
        "  - {url: 'https://youtu.be/x', offset: -48}\n",
        "0:00:12 is before the start of https://youtu.be/x",
    ),
]


@pytest.mark.parametrize(("media", "said"), CANNOT)
def test_where_one_cannot_seek_the_address_and_the_time_are_given(
    home: Home, opened: Opened, media: str, said: str
) -> None:
    """The time was the episode's, not that of the medium; one that begins later was said not to seek."""
    home.episode("bridge", f"media:\n{media}")
    ran = home.ghost("open", "bridge@0:00:12")
    assert ran.err == f"{said}\n"
    assert opened.calls == [["look", ran.out.strip()]]


def test_a_quote_without_a_time_is_opened_where_the_transcript_has_it(home: Home) -> None:
    """The beginning was opened, without a word."""
    quotes = (
        "quotes:\n  - {id: a, text: Nobody asked the ferryman}\n  - {id: b, text: A committee of nine men}\n"
    )
    home.episode("bridge", MEDIA + quotes)
    assert home.ghost("open", "a", "--print").out == f"{FILE}#t=12\n"
    assert home.ghost("open", "b", "--print").out == f"{FILE}\n"


def test_a_hit_of_a_search_is_opened(home: Home) -> None:
    home.episode("bridge", MEDIA)
    hit = home.ghost("search", "ferryman", "-k", "transcript").out
    assert home.ghost("open", "-", "--print", stdin=hit).out == f"{FILE}#t=12\n"
    assert home.ghost("search", "ferryman", "-k", "transcript", "-o", "json").json[0]["url"] == f"{FILE}#t=12"


HOSTILE = [
    "javascript:alert(1)",
    "file:///etc/passwd",
    "https://",
    '"https://x.org/\\u202e"',
    "'--help'",
    "'https://x.org/ & rm -rf ~'",
    "$(reboot)",
]


@pytest.mark.parametrize("url", HOSTILE)
def test_a_hostile_address_is_never_opened(home: Home, opened: Opened, url: str) -> None:
    home.episode("bridge", f"media:\n  - url: {url}\n")
    for more in ([], ["--print"]):
        ran = home.ghost("open", "bridge@0:00:12", *more, status=2)
        assert "no media that can be opened" in ran.err
    assert not opened.calls


@pytest.mark.parametrize("url", ["javascript:x", "-h", "https://", "https://a b", "file:///x", ""])
def test_only_what_is_an_address_gets_to_the_opener(opened: Opened, url: str) -> None:
    with pytest.raises(GhostError, match="is not a web address"):
        open_address(url, {"BROWSER": "look"})
    assert not opened.calls


def test_meta_characters_stay_in_the_one_argument(opened: Opened) -> None:
    url = "https://example.org/x?a=1&b=$(x);y|z#'*~"
    open_address(url, {"BROWSER": "look"})
    assert opened.calls == [["look", url]]


OPENERS = [
    ({"BROWSER": "look"}, {"look"}, "linux", "look"),
    ({"BROWSER": "gone:look"}, {"look"}, "linux", "look"),
    ({"BROWSER": "look %s"}, {"look", "xdg-open"}, "linux", "xdg-open"),
    ({"BROWSER": "sh -c"}, {"sh", "xdg-open"}, "linux", "xdg-open"),
    ({"BROWSER": ""}, {"xdg-open", "wslview"}, "linux", "xdg-open"),
    ({}, {"wslview"}, "linux", "wslview"),
    ({}, {"xdg-open"}, "darwin", "open"),
    ({}, set(), "linux", None),
    ({}, {"xdg-open"}, "win32", None),
    ({"BROWSER": "look"}, {"look"}, "win32", "look"),
]


@pytest.mark.parametrize(("environ", "programs", "platform", "expected"), OPENERS)
def test_which_program_opens(
    monkeypatch: pytest.MonkeyPatch,
    environ: dict[str, str],
    programs: set[str],
    platform: str,
    expected: str | None,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name if name in programs else None)
    monkeypatch.setattr(openers, "MACOS", platform == "darwin")
    monkeypatch.setattr(openers, "WINDOWS", platform == "win32")
    assert openers.opener(environ) == expected


def test_where_nothing_opens_addresses(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    ran = home.ghost("open", "actually-optimistic", "--builtin", status=2)
    assert ran.out.endswith("&t=6930\n")
    assert "--print" in ran.err


def test_an_opener_that_cannot_be_started(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(subprocess, "Popen", broken)
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setenv("BROWSER", "look")
    assert "cannot be started" in home.ghost("open", "actually-optimistic", "--builtin", status=2).err


@pytest.mark.skipif(sys.platform == "win32", reason="needs a script that can be run")
def test_a_real_opener_gets_one_argument(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    script = home.write(
        "bin/look", '#!/bin/sh\nprintf "%s\\n" "$#" "$@" > "$0.part"\nmv "$0.part" "$0.got"\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(script))
    monkeypatch.setenv("PATH", f"{script.parent}{os.pathsep}{os.environ['PATH']}")
    started: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def start(*arguments: Any, **options: Any) -> object:
        started.append(real(*arguments, **options))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    home.ghost("open", "actually-optimistic", "--builtin")
    assert started[0].wait() == 0
    assert Path(f"{script}.got").read_text().split() == [
        "1",
        "https://www.youtube.com/watch?v=lXUZvyajciY&t=6930",
    ]


def test_usage(home: Home) -> None:
    home.episode("bridge")
    assert "no media" in home.ghost("open", "bridge", status=2).err
    home.ghost("open", status=2)
    home.ghost("open", "a", "b", status=2)
    home.ghost("open", "nowhere", status=2)
    assert "is not a valid moment" in home.ghost("open", "bridge@soon", status=2).err
