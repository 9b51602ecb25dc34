"""What a person sees of an import, in a pipe and on terminals, as shell transcripts in tests/golden."""

from __future__ import annotations

import json
import re

from test_golden import WIDTHS, compare

from running import Ghost
from traced import Home

_BAR = re.compile(r"\x1b\[\?25l.*\x1b\[\?25h[^\n]*?(?=\S)|\x1b\[[0-9;?]*[A-KS-Z]|\r", re.DOTALL)
LINES = [
    ("Ines Ferro", "Who keeps the lamp when the keeper sleeps?"),
    ("Tom Okafor", "The clockwork does, and it has never been late."),
    (None, "Somebody coughs and says that it was late once."),
    ("Tom Okafor", "Once, in a winter without oil."),
]


def vtt(number: int = 1, head: str = "") -> str:
    cues = [
        f"00:{place:02}:01.000 --> 00:{place:02}:04.000\n"
        + (f"<v {name}>" if name else "")
        + f"{line} Take {number}."
        for place, (name, line) in enumerate(LINES)
    ]
    return "\n\n".join([f"WEBVTT\n{head}", *cues]) + "\n"


def on_screen(text: str) -> str:
    """What stands on the terminal in the end, without the bar."""
    return _BAR.sub("", text)


def shown(terminal: Ghost, *arguments: str, width: int, status: int = 0) -> str:
    """What an import leaves on the terminal."""
    return on_screen(terminal("import", *arguments, "--color", "never", width=width, status=status).out)


def transcript_of(
    home: Home, terminal: Ghost, command: str, *, status: int = 0, folder: str = "/home/me/talks"
) -> str:
    words = command.split()[2:]
    typed = [str(home.folder / word) if word.startswith("in") else word for word in words]
    ran = home.ghost("import", *typed, "--dry-run", status=status)
    told = f"$ {command} --dry-run | cat\n{ran.out}# stderr\n{ran.err}"
    for width in WIDTHS:
        told += f"\n# {width} columns\n$ {command} --dry-run\n"
        told += shown(terminal, *typed, "--dry-run", width=width, status=status)
    told = re.sub("the formats are .*", "the formats are ...", told)
    return told.replace(str(home.folder / "in"), folder)


def test_one_talk(home: Home, terminal: Ghost) -> None:
    home.write(
        "in/lamp.vtt", vtt(head="\nA line that nobody can place, and that is so long that it needs two.\n")
    )
    compare("import-one", transcript_of(home, terminal, "ghost import in/lamp.vtt"))


def test_a_folder(home: Home, terminal: Ghost) -> None:
    for number in range(4):
        home.write(f"in/a-series-of-talks-about-lighthouses-{number}.vtt", vtt(number))
    home.write("in/lamp.en.vtt", vtt())
    home.write(
        "in/lamp.en.srt",
        "".join(
            f"{n}\n00:{n - 1:02}:01,000 --> 00:{n - 1:02}:04,000\n{line} Take 1.\n\n"
            for n, (_, line) in enumerate(LINES, 1)
        ),
    )
    home.write(
        "in/lamp.de.vtt", "WEBVTT\n\n00:01.000 --> 00:04.000\nWer hütet die Lampe, wenn der Wärter schläft?\n"
    )
    home.write("in/broken.srt", "no times at all\n")
    home.write("in/cover.png", b"\x89PNG\r\n\x1a\n" + bytes(100))
    home.write("in/package.json", json.dumps({"name": "lamp"}))
    compare("import-folder", transcript_of(home, terminal, "ghost import in", status=2))
