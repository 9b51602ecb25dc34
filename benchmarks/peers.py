"""The programs that ghost is measured beside, with data of their own: where they are, and in which version.

They are the optional dependencies `bench`; what is not installed is skipped, and the table says so. Each
runs in an empty home, offline, as its own documentation says.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from measure import GHOST, Command, FailedError, environ_of, home, program

from ghostcli.model import KINDS

LIBRARIES = ("typer", "rich", "rapidfuzz", "pyyaml", "papis", "openpod", "tantivy", "webvtt-py")
KEYS = ("ref", "who", "text")


def missing(package: str) -> str:
    """What stands in a table where a yardstick is not there."""
    return f"skipped: pip install {package}"


NO_RG = "skipped: apt-get install ripgrep"


def versions() -> list[str]:
    """Of everything that is measured or measured beside, with its name."""
    found = [f"SQLite {sqlite3.sqlite_version}"]
    for name in LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"no {name}")
    ripgrep = program("rg")
    if not ripgrep:
        return [*found, "no ripgrep"]
    said = subprocess.run([*ripgrep, "--version"], capture_output=True, check=False, text=True).stdout
    return [*found, *said.splitlines()[:1]]


def has_tantivy() -> bool:
    """Whether tantivy can be measured."""
    return find_spec("tantivy") is not None


def _made(words: list[str], folder: str) -> None:
    """Run what prepares a measurement."""
    command = Command(words, home(folder), folder)
    environ = environ_of(command)
    done = subprocess.run(words, env=environ, cwd=folder, capture_output=True, check=False, text=True)
    if done.returncode:
        raise FailedError(f"failed: {done.stderr.strip().rpartition(chr(10))[2]}")


def items(folder: str) -> list[tuple[str, str, str]]:
    """Ref, speaker or source, and text of all that the built-in library holds."""
    found: list[tuple[str, str, str]] = []
    environ = environ_of(Command((), home(folder)))
    for kind in KINDS:
        words = [*GHOST, kind, "--builtin", "-o", "plain"]
        done = subprocess.run(words, env=environ, cwd=folder, capture_output=True, check=False, text=True)
        for line in done.stdout.splitlines():
            ref, _, who, text, *_ = line.split("\t")
            found.append((ref, who or "nobody", text))
    return found


def papis(folder: str, some: list[tuple[str, str, str]]) -> dict[str, Command | str]:
    """`papis list --all` over a library that has a document for each item."""
    found = program("papis")
    name = f"papis list --all, {len(some)} documents"
    if not found:
        return {name: missing("papis")}
    library = os.path.join(folder, "documents")
    for number, (ref, who, text) in enumerate(some):
        document = os.path.join(library, f"document-{number}")
        os.makedirs(document)
        fields = {"ref": f"item{number}", "papis_id": f"{number:032x}", "type": "article", "year": 2025}
        fields |= {"title": text, "author": who, "note": ref}
        with open(os.path.join(document, "info.yaml"), "w", encoding="utf-8") as file:
            file.writelines(f"{key}: {json.dumps(value)}\n" for key, value in fields.items())
    config = os.path.join(home(folder)["XDG_CONFIG_HOME"], "papis")
    os.makedirs(config)
    with open(os.path.join(config, "config"), "w", encoding="utf-8") as file:
        file.write(f"[settings]\ndefault-library = bench\n[bench]\ndir = {library}\n")
    words = [*found, "list", "--all"]
    _made(words, folder)  # it makes its cache when it is first called
    return {name: Command(words, home(folder), folder)}


def openpod(folder: str, some: list[tuple[str, str, str]]) -> dict[str, Command | str]:
    """`openpod list` and `openpod search` over a library that has an episode of a cue for each item."""
    found = program("openpod")
    names = f"openpod list, {len(some)} episodes", f"openpod search straw, {len(some)} cues"
    if not found:
        return dict.fromkeys(names, missing("openpod"))
    cue = os.path.join(folder, "cue.vtt")
    for number, (_, who, text) in enumerate(some):
        with open(cue, "w", encoding="utf-8") as file:
            said = re.sub("-->|[<&]", " ", text)
            file.write(f"WEBVTT\n\n00:00:00.000 --> 00:00:09.000\n<v {who}>{said}\n")
        link = f"https://example.org/{number}"
        _made([*found, "catch", link, "--kind", "podcast", "--transcript", cue], folder)
    environ = home(folder)
    return {
        names[0]: Command([*found, "list"], environ, folder),
        names[1]: Command([*found, "search", "straw"], environ, folder),
    }
