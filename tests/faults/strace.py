"""Runs `ghost` in a forked child, under strace where a call of the system is to fail or to be its last."""

from __future__ import annotations

import atexit
import ctypes
import os
import re
import signal
import subprocess
import sys
import traceback
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

_ROOM = ("ENOSPC", "EIO", "EDQUOT", "EFBIG")
_ENTRY = ("EACCES", "ENOSPC", "EIO", "EROFS")
CHANGING: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("write", "writev", "pwrite64", "pwritev", "copy_file_range", "sendfile"), _ROOM),
    **dict.fromkeys(("ftruncate", "truncate", "fallocate"), ("EIO", "ENOSPC", "EFBIG")),
    **dict.fromkeys(("fsync", "fdatasync", "msync", "sync_file_range"), ("EIO", "ENOSPC", "EDQUOT")),
    **dict.fromkeys(("rename", "renameat", "renameat2", "mkdir", "mkdirat"), _ENTRY),
    **dict.fromkeys(("link", "linkat", "symlink", "symlinkat"), _ENTRY),
    **dict.fromkeys(("unlink", "unlinkat", "rmdir"), ("EACCES", "EIO", "EBUSY", "EROFS")),
    **dict.fromkeys(("chmod", "fchmod", "fchmodat", "chown", "fchown"), ("EPERM", "EIO", "EROFS")),
    **dict.fromkeys(("utime", "utimensat", "futimesat", "setxattr", "fsetxattr"), ("EPERM", "EIO")),
}
"""Calls that change a file system, and how each may fail."""

AROUND: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("open", "openat", "creat"), ("EACCES", "ENOSPC", "EIO", "EMFILE", "EROFS")),
    **dict.fromkeys(("read", "pread64", "getdents64"), ("EIO",)),
    "mmap": ("ENOMEM", "EACCES", "EIO"),
    "close": ("EIO", "ENOSPC"),
    "flock": ("ENOLCK", "EIO"),
    "fcntl": ("ENOLCK", "EACCES", "EIO"),
}
"""Calls that change nothing, unless they open a file to write."""

ERRORS = {**CHANGING, **AROUND}
LASTING = frozenset(CHANGING) - {"write", "writev"}
"""What may fail from some call on, as on a disk that is full; the other calls also write to the streams."""

_CALL = re.compile(r"(\d+) +(\w+)\((.*)")
_TO_WRITE = re.compile(r"O_(?:WRONLY|RDWR|CREAT|TRUNC)")
_PATIENCE = 120  # seconds until a child is stuck


CHANGES, OURS, THEIRS = "changes", "ours", "theirs"


class Moment(NamedTuple):
    """A call of the system, and how many of its name a thread has made with it.

    Its sort: it changes a file or folder, is about what ghost itself has written, or reads what others have.
    """

    call: str
    number: int
    sort: str

    def __str__(self) -> str:
        return f"{self.call} {self.number}"


class Ended(NamedTuple):
    """How a command ended: its status, minus a signal's number; what strace has written down."""

    status: int
    out: str
    err: str
    traced: Sequence[str] = ()

    @property
    def injected(self) -> list[str]:
        """The calls that were made to fail."""
        return [line for line in self.traced if "(INJECTED)" in line]


class UntraceableError(Exception):
    """Why no call can be made to fail here."""


def is_trouble(err: str) -> bool:
    """Whether what was said is no sentence of ghost's."""
    return any(word in err for word in ("Traceback", "Exception", "panicked at", "Error:"))


def moments(traced: Iterable[str], folder: Path) -> list[Moment]:
    """The moments at which a fault counts: calls that are about something below the folder."""
    numbers: Counter[tuple[str, str]] = Counter()
    found: dict[Moment, None] = {}
    for line in traced:
        if called := _CALL.match(line):
            thread, call, rest = called.groups()
            numbers[thread, call] += 1
            if sort := _sort(call, rest, str(folder)):
                found[Moment(call, numbers[thread, call], sort)] = None
    return list(found)


def _sort(call: str, rest: str, folder: str) -> str:
    """The sort of a call; none where it is about something else, or about no content."""
    if folder not in rest:
        return ""
    is_open = call in {"open", "openat", "creat"}
    if call in CHANGING or (is_open and _TO_WRITE.search(rest)):
        return CHANGES
    is_ours = any(name in rest for name in (f"{folder}/cache", f"{folder}/temporary", "/.ghost-"))
    if call == "fcntl":
        return OURS if is_ours and "SETLK" in rest else ""
    if call == "close" and "lock>" in rest:  # strace would leave it open, and so locked
        return ""
    if is_ours or call == "close":
        return OURS
    return THEIRS if is_open or call in {"read", "getdents64"} else ""


def tracing() -> list[str]:
    """What has strace write down every call that can be made to fail."""
    return ["-e", "trace=" + ",".join(f"?{call}" for call in ERRORS)]


def stopping(moment: Moment, signal: str) -> list[str]:
    """What has strace send the process a signal at that call."""
    return [*tracing(), "-e", f"inject={moment.call}:signal={signal}:when={moment.number}"]


def failing(moment: Moment, error: str, *, lasting: bool) -> list[str]:
    """What has strace make that call fail, with `lasting` also all of its name that come later."""
    more = "+" if lasting else ""
    return [*tracing(), "-e", f"inject={moment.call}:error={error}:when={moment.number}{more}"]


def run(arguments: Sequence[str], folder: Path, trace: Sequence[str] | None = None) -> Ended:
    """Run `ghost` in a child of this process, which has loaded it; under strace if options of it are given.

    The streams and what strace writes are files in that folder.
    """
    reader, gate = os.pipe()
    child = os.fork()
    if not child:
        os.close(gate)
        _be_ghost(arguments, folder, reader)
    os.close(reader)
    tracer = None
    notes = folder / "traced"
    if trace is not None:
        command = ["strace", "-f", "-y", "-s", "0", "-o", str(notes), *trace, "-p", str(child)]
        tracer = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert tracer.stderr is not None
        if "attached" not in (said := tracer.stderr.readline()):
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            raise UntraceableError(said.strip())
    os.close(gate)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if tracer:
        tracer.communicate()
    out, err = ((folder / name).read_text(errors="replace") for name in ("out", "err"))
    return Ended(status, out, err, notes.read_text().splitlines() if tracer else ())


def _be_ghost(arguments: Sequence[str], folder: Path, gate: int) -> NoReturn:
    """Be the program, in the current directory, up to its end."""
    from ghostcli.cli.app import main

    status = 70
    try:
        ctypes.CDLL(None).prctl(0x59616D61, -1)  # PR_SET_PTRACER: anybody, where Yama asks for a name
        os.read(gate, 1)
        os.close(gate)
        for descriptor, name in ((1, "out"), (2, "err")):
            handle = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(handle, descriptor)
            os.close(handle)
        null = os.open(os.devnull, os.O_RDONLY)
        os.dup2(null, 0)
        os.close(null)
        signal.alarm(_PATIENCE)
        sys.argv = ["ghost", *arguments]
        try:
            try:
                main()
            finally:
                atexit._run_exitfuncs()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0
        except BaseException:  # noqa: BLE001 - what the interpreter would do
            traceback.print_exc()
            status = 1
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status)
