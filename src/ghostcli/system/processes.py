"""Starts processes that share the work, ends them, and looks them up by number."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, NoReturn

from ghostcli.system import WINDOWS

_alone: list[bool] = []
"""Not empty if this process starts no others."""


def can_be_started() -> bool:
    """Whether a process that shares the loaded data can be started. If not, this one does all the work."""
    return hasattr(os, "fork") and not _alone


def start_none() -> None:
    """Let this process do all its work: it has threads whose locks a fork would copy as they are."""
    _alone.append(True)


def start(work: Callable[[BinaryIO], None]) -> tuple[int, BinaryIO]:
    """Start a process that does `work` and ends. Returns its number and the pipe that it writes to."""
    reader, writer = os.pipe()
    # Block interrupts until the child ignores them: otherwise the child would run on in the parent's code.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    process = 0
    try:
        process = os.fork()
        if not process:
            _be_the_child(work, writer)
    finally:
        if process:
            os.close(writer)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    return process, os.fdopen(reader, "rb", buffering=1 << 20)


def _be_the_child(work: Callable[[BinaryIO], None], writer: int) -> NoReturn:
    """Run the work in the child: close the locks and pipes of the parent, and never return."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.closerange(3, writer)
        os.closerange(writer + 1, 1024)
        with open(writer, "wb", buffering=0) as out:
            work(out)
    finally:
        os._exit(0)


@contextlib.contextmanager
def ending_in_order() -> Iterator[None]:
    """While this lasts, SIGTERM ends the program as Ctrl-C does: after what the callers do at the end."""

    def leave(number: int, _: object) -> NoReturn:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def end(process: int) -> None:
    """Tell a process that was started here to end at once."""
    with contextlib.suppress(OSError):
        os.kill(process, signal.SIGTERM)


def wait_for(process: int) -> None:
    """Wait until a process that was started here has ended."""
    with contextlib.suppress(OSError):
        os.waitpid(process, 0)


def is_alive(process: int) -> bool | None:
    """Whether there is a process with that number; None if that cannot be known.

    On Windows, the call that tests this on other systems would interrupt that process.
    """
    if WINDOWS:
        return None
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def start_of_machine() -> str:
    """An identifier of the present boot of the machine; empty if the system has none."""
    try:
        with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:
            return file.read().strip()
    except (OSError, ValueError):
        return ""


def apart() -> dict[str, Any]:
    """Arguments of `subprocess.Popen` for a program that continues after this one, or its terminal, ends."""
    if not WINDOWS:
        return {"start_new_session": True}
    import subprocess

    return {"creationflags": getattr(subprocess, "DETACHED_PROCESS", 0)}
