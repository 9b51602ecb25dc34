"""The folder of a scene: brought back to its beginning after each fault, and looked at."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
from pathlib import Path
from typing import Any

from ghostcli.index import guard
from ghostcli.index.library import stored_library
from ghostcli.model import EPISODES, KINDS, TRANSCRIPT
from index.contents import answers, contents

State = dict[str, tuple[int, bytes]]
"""Files and folders by their path, with mode and content; a folder has none."""

_ALL = (*KINDS.values(), EPISODES, TRANSCRIPT)
_STAMPED = re.compile(rb"(Checked against transcripts on )[^.]+")
_HIDDEN = ("cache", "temporary")


class Place:
    """A folder to work in, all of whose files are known, and the index that was there at the beginning."""

    def __init__(self, folder: Path) -> None:
        self.work = folder / "work"
        self.cache = self.work / "cache"
        self._saved = folder / "saved"
        self._begin: dict[str, tuple[int, bytes | None]] = {}
        for name in ("home", "temporary"):
            (self.work / name).mkdir(parents=True)
        for name in [name for name in os.environ if name.startswith(("GHOST_", "_GHOST", "XDG_", "LC_"))]:
            del os.environ[name]
        folders = {"HOME": "home", "XDG_CACHE_HOME": "cache", "XDG_DATA_HOME": "data", "TMPDIR": "temporary"}
        os.environ.update({name: str(self.work / each) for name, each in folders.items()})
        # What Typer offers, so that a shell can be named instead of being looked for among the parents.
        os.environ |= {"TERM": "dumb", "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}

    def keep(self) -> None:
        """Take what is there now for the beginning."""
        self._begin = self.state()
        if self.cache.exists():
            shutil.copytree(self.cache, self._saved)

    def begin_again(self) -> None:
        """Bring everything back to what it was at the beginning; what is the same still is not touched."""
        now = self.state()
        for name in sorted(now.keys() - self._begin.keys(), reverse=True):
            path = self.work / name
            path.rmdir() if path.is_dir() else path.unlink()
        for name, (mode, data) in self._begin.items():
            path = self.work / name
            if now.get(name) != (mode, data):
                path.mkdir(exist_ok=True) if data is None else path.write_bytes(data)
                path.chmod(mode)
        for name in _HIDDEN:
            shutil.rmtree(self.work / name, ignore_errors=True)
        (self.work / "temporary").mkdir()
        if self._saved.exists():
            shutil.copytree(self._saved, self.cache)
            for stamp in self.cache.rglob(f"*{guard.STAMP}"):  # the copies have other times
                index = str(stamp).removesuffix(guard.STAMP)
                guard._note(index, guard.key_of(index) or "")

    def state(self) -> dict[str, tuple[int, bytes | None]]:
        """Every file and folder but those of the cache, with its mode and what it holds."""
        found: dict[str, tuple[int, bytes | None]] = {}
        for path in sorted(self.work.rglob("*")):
            name = str(path.relative_to(self.work))
            if name.partition("/")[0] not in _HIDDEN:
                mode = stat.S_IMODE(path.stat().st_mode)
                data = None if path.is_dir() else path.read_bytes()
                found[name] = mode, data and _STAMPED.sub(rb"\1now", data)
        return found

    def indexed(self, root: str, cache: Path | None = None) -> str:
        """Digests of all that the index of a library holds and answers, brought up to date, each with its name."""
        environ = {**os.environ, "XDG_CACHE_HOME": str(cache or self.cache)}
        library, index = stored_library([str(self.work / root)], environ)
        found: dict[str, Any] = contents(index)
        found["answers"] = answers(library.episodes, _ALL)
        found["remark"] = index.remark
        index.close()
        if not index.remark:
            assert guard.is_sound(index.path)
        digests = {name: hashlib.sha256(repr(some).encode()).hexdigest() for name, some in found.items()}
        return "\n".join(f"{digest} {name}" for name, digest in sorted(digests.items()))
