"""Processes: started to share the work, ended, and known by their numbers."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable
from typing import Any, BinaryIO, NoReturn

from ghostcli.system import WINDOWS


def can_be_started() -> bool:
    """Whether a process can be started that shares what is loaded. Where not, this one does all the work."""
    return hasattr(os, "fork")


def start(work: Callable[[BinaryIO], None]) -> tuple[int, BinaryIO]:
    """Start a process that does that work and ends: its number, and the pipe into which it writes."""
    reader, writer = os.pipe()
    # An interrupt waits until the child ignores it: else it would go on in the parent's code.
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
    """Keep no lock and no pipe of the parent's open, and never return."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.closerange(3, writer)
        os.closerange(writer + 1, 1024)
        with open(writer, "wb", buffering=0) as out:
            work(out)
    finally:
        os._exit(0)


def end(process: int) -> None:
    """Tell a process that was started here to end, whatever it is at."""
    with contextlib.suppress(OSError):
        os.kill(process, signal.SIGTERM)


def wait_for(process: int) -> None:
    """Wait until a process that was started here has ended."""
    with contextlib.suppress(OSError):
        os.waitpid(process, 0)


def is_alive(process: int) -> bool | None:
    """Whether there is a process of that number. None where nothing tells.

    On Windows what asks it elsewhere would interrupt that process.
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
    """What tells one start of the machine from another; empty where nothing does."""
    try:
        with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:
            return file.read().strip()
    except (OSError, ValueError):
        return ""


def apart() -> dict[str, Any]:
    """How `subprocess.Popen` starts a program that goes on when this one, or its terminal, ends."""
    if not WINDOWS:
        return {"start_new_session": True}
    import subprocess

    return {"creationflags": getattr(subprocess, "DETACHED_PROCESS", 0)}
