"""A person's home for tests of import and trace: a library of theirs, in which they stand."""

from __future__ import annotations

from pathlib import Path

from running import Ghost, Ran

BRIDGE = """WEBVTT

00:01.000 --> 00:04.000
<v SPEAKER_00>What went wrong with the old bridge?

00:05.000 --> 00:11.000
<v SPEAKER_01>We measured the river twice and trusted the first number.

00:12.000 --> 00:19.000
<v SPEAKER_01>Nobody asked the ferryman, and he had known for thirty years.
"""

SAMPLE = "moving-a-library"
BUILTIN = "karpathy-ghosts"


class Home:
    """A library in the current directory, and other files beside it."""

    def __init__(self, here: Path, ghost: Ghost) -> None:
        self.library = here
        self.folder = here.parent
        self._ghost = ghost
        (here / "ghost.yaml").write_text("version: 1\n")

    def write(self, path: str, content: str | bytes) -> Path:
        """A file outside the library."""
        return _write(self.folder / path, content)

    def note(self, path: str, content: str | bytes) -> Path:
        """A file in the library."""
        return _write(self.library / path, content)

    def episode(self, name: str = "bridge", notes: str = "", transcript: str | None = BRIDGE) -> Path:
        """An episode of the library, without going through an import."""
        self.note(f"{name}/episode.yaml", f"title: {name}\n" + notes)
        if transcript is not None:
            self.note(f"{name}/transcript.vtt", transcript)
        return self.library / name

    def ghost(self, *arguments: str | Path, status: int = 0, stdin: str | None = None) -> Ran:
        """Run `ghost`; its exit status is asserted."""
        return self._ghost(*arguments, status=status, stdin=stdin)

    def files(self, folder: Path | None = None) -> dict[str, tuple[bytes, int]]:
        """Every file below a folder (the library), with its bytes and its mtime."""
        top = folder or self.library
        return {
            str(path.relative_to(top)): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in sorted(top.rglob("*"))
            if path.is_file() and ".cache" not in path.parts
        }


def _write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
