"""Runs ghost as if on another system: `python pretended.py windows`, its commands as JSON on stdin.

`windows` has none of the calls that only POSIX has, other manners where it has the same, and a module for locks
like its own; `macos` has what POSIX has and nothing of Linux; `bare` is a POSIX system without the calls that a
system need not have, and without locks; `plain` is this one. Nothing but what ghost itself calls is meant: the standard library is loaded before.
"""

from __future__ import annotations

import builtins
import contextlib
import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import types
import webbrowser
from collections.abc import Callable, Iterator
from typing import Any

import platformdirs
import platformdirs.macos
import platformdirs.windows
import rapidfuzz
import rich.console
import tantivy
import typer
import yaml

LOADED = (rapidfuzz, rich.console, tantivy, tempfile, typer, webbrowser, yaml)
LACKING = (
    *("fork", "forkpty", "fchmod", "fchown", "chown", "lchown", "getuid", "geteuid", "getgid", "getegid"),
    *("O_NOFOLLOW", "O_DIRECTORY", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_SYNC", "killpg", "setsid"),
    *("getxattr", "setxattr", "removexattr", "listxattr", "statvfs", "fdatasync", "mkfifo", "uname", "nice"),
    *("register_at_fork", "posix_spawn", "pread", "pwrite", "sched_getaffinity", "getpgid", "sysconf"),
)
OF_LINUX = (
    "getxattr",
    "setxattr",
    "removexattr",
    "listxattr",
    "sched_getaffinity",
    "fdatasync",
    "posix_fadvise",
)
SIGNALS = (
    "SIGPIPE",
    "SIGHUP",
    "SIGQUIT",
    "SIGKILL",
    "SIGALRM",
    "SIGCHLD",
    "SIGUSR1",
    "pthread_sigmask",
    "alarm",
)
MODULES = ("termios", "tty", "pty", "pwd", "grp", "resource", "fcntl")


def lack() -> None:
    """Take away what only some systems have."""
    for name in LACKING:
        if hasattr(os, name):
            delattr(os, name)
    for name in SIGNALS:
        if hasattr(signal, name):
            delattr(signal, name)
    for name in MODULES:
        sys.modules[name] = None  # type: ignore[assignment]
    os.supports_dir_fd.clear()
    vars(shutil).update(_use_fd_functions=False, _copyxattr=lambda *_, **__: None)
    vars(subprocess).update(_USE_POSIX_SPAWN=False)  # from Python 3.13 on it starts programs by that


def lack_linux() -> None:
    """Take away what only Linux has: some calls, and the folder in which it tells of itself."""
    opened = builtins.open

    def open_file(path: Any, *more: Any, **named: Any) -> Any:
        if isinstance(path, str) and path.startswith("/proc/"):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        return opened(path, *more, **named)

    vars(builtins).update(open=open_file)
    for name in OF_LINUX:
        if hasattr(os, name):
            delattr(os, name)
    vars(shutil).update(_copyxattr=lambda *_, **__: None)


def refused(path: object) -> PermissionError:
    return PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)


def is_open(path: str | os.PathLike[str]) -> bool:
    """Whether this process has a file open."""
    real = os.path.realpath(path)
    for number in os.listdir("/proc/self/fd"):
        with contextlib.suppress(OSError):
            if os.readlink(f"/proc/self/fd/{number}") == real:
                return True
    return False


def shut(call: Callable[..., None]) -> Callable[..., None]:
    """The same, refused for files that are open."""

    def called(*paths: Any, **named: Any) -> None:
        for path in paths:
            if is_open(path):
                raise refused(path)
        call(*paths, **named)

    return called


def behave() -> None:
    """Do as Windows does: what is open stays, folders are not opened, modes mean nothing, no links are made."""
    for name in ("replace", "rename", "unlink", "remove"):
        setattr(os, name, shut(getattr(os, name)))
    opened, made, chmod = os.open, os.mkdir, os.chmod
    os.umask(0)

    def open_file(path: Any, flags: int, mode: int = 0o777, **named: Any) -> int:
        if os.path.isdir(path):
            raise refused(path)
        return opened(path, flags, mode, **named)

    def make(path: Any, _: int = 0o777, **named: Any) -> None:
        made(path, **named)
        chmod(path, 0o777)

    def no_link(*paths: Any, **_: Any) -> None:
        raise OSError(errno.EPERM, "A required privilege is not held by the client", paths[0])

    def kill(process: int, number: int) -> None:
        raise AssertionError(f"signal {number} would interrupt the process {process}")

    for name, call in {"open": open_file, "mkdir": make, "symlink": no_link, "kill": kill}.items():
        setattr(os, name, call)
    vars(os).update(chmod=lambda *_, **__: None, umask=lambda _: 0)


def locking() -> types.ModuleType:
    """A module like Windows' own: one byte where the handle stands, refused while another handle has it."""
    import fcntl

    module = types.ModuleType("msvcrt")

    def lock(handle: int, mode: int, length: int) -> None:
        assert (mode, length) == (2, 1)
        if os.lseek(handle, 0, os.SEEK_CUR) < 1_000_000_000:
            raise AssertionError("nobody else can read what is locked there")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PermissionError(errno.EACCES, "Permission denied") from None

    vars(module).update(locking=lock, LK_NBLCK=2)
    return module


def pretend(kind: str) -> None:
    """Be such a system from here on."""
    import ghostcli.system

    if kind == "windows":
        sys.modules["msvcrt"] = locking()
        vars(ghostcli.system).update(WINDOWS=True, LINUX=False)
        vars(platformdirs).update(PlatformDirs=platformdirs.windows.Windows)
        vars(platformdirs.windows).update(get_win_folder=lambda _: os.environ["LOCALAPPDATA"])
        behave()
    if kind == "macos":
        vars(ghostcli.system).update(MACOS=True, LINUX=False)
        vars(platformdirs).update(PlatformDirs=platformdirs.macos.MacOS)
    if kind != "plain":
        lack_linux()
    if kind in {"windows", "bare"}:
        lack()


@contextlib.contextmanager
def caught() -> Iterator[list[str]]:
    """What is written to stdout and stderr, by this process or those that it starts."""
    found: list[str] = []
    kept = os.dup(1), os.dup(2)
    with open(os.memfd_create("out"), "w+b") as out, open(os.memfd_create("err"), "w+b") as err:
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        try:
            yield found
        finally:
            for number, before in enumerate(kept, 1):
                os.dup2(before, number)
                os.close(before)
            for file in (out, err):
                file.seek(0)
                found.append(file.read().decode())


def main(kind: str) -> None:
    """Run the commands: `[words]`, or `{file: text}` to be written before the next."""
    steps = json.load(sys.stdin)
    pretend(kind)
    from ghostcli.cli.app import run

    ran = []
    for step in steps:
        if isinstance(step, dict):
            for path, text in step.items():
                os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
            continue
        if step[0] == "cd":
            os.chdir(step[1])
            continue
        with caught() as found:
            status = run(step)
        ran.append([step, status, *found])
    json.dump(ran, sys.stdout)


if __name__ == "__main__":
    assert subprocess
    main(sys.argv[1])
