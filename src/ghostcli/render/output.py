"""The standard streams: UTF-8 output that arrives whole or raises an error, paged on a terminal."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import IO

from ghostcli.errors import GhostError
from ghostcli.system.opening import open_nothing
from ghostcli.system.streams import PAGER, for_pager, has_left, may_leave
from ghostcli.text.escaping import visible

NARROWEST, WIDEST = 20, 500
_PIPE = 1 << 20  # bytes; larger than the buffer of a pipe


class OutputError(GhostError):
    """The output did not arrive."""


class ReaderGoneError(OutputError):
    """The program that reads the pipe has closed it: no message is printed."""

    status = 141


def check_streams() -> None:
    """Make the standard streams safe to write to. Raises OutputError if stdout is closed.

    A closed stream is first opened on the null device. Otherwise the next opened file would get its
    number and be overwritten.
    """
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            open_nothing(os.O_RDWR)
            if descriptor == 1:
                raise OutputError("stdout is closed") from None
    for stream in (sys.stdout, sys.stderr):  # used by Typer itself: help, completions
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def finish() -> None:
    """Flush what Typer itself has printed. Raises the same errors as `write`."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        raise _refused(error) from None


def failure(error: OSError) -> GhostError:
    """The error to print for a system error that nothing else has caught."""
    if isinstance(error.filename, (str, bytes)):
        return GhostError(f"{visible(os.fsdecode(error.filename))}: {_reason(error)}")
    if error.errno == errno.ENOENT:  # from os.getcwd, which names no file
        return GhostError("the current directory no longer exists")
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}:
        return _refused(error)
    return GhostError(_reason(error))


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def on_terminal() -> bool:
    """Whether stdout is a terminal."""
    return os.isatty(1)


def talking_to_terminal() -> bool:
    """Whether stderr is a terminal."""
    return os.isatty(2)


def width(environ: Mapping[str, str]) -> int | None:
    """The width in columns: $COLUMNS or the terminal's; None in a pipe, where nothing is wrapped."""
    if not on_terminal():
        return None
    columns = environ.get("COLUMNS", "")
    try:
        size = int(columns) if columns.isascii() and columns.isdigit() else os.get_terminal_size(1).columns
    except (OSError, ValueError):
        size = 0
    return max(NARROWEST, min(size or 80, WIDEST))


def use_color(wanted: str, environ: Mapping[str, str]) -> bool:
    """Whether to colour: by --color, else by NO_COLOR, FORCE_COLOR and the terminal."""
    if wanted != "auto":
        return wanted == "always"
    if environ.get("NO_COLOR"):
        return False
    forced = environ.get("FORCE_COLOR")
    if forced:
        return forced not in {"0", "false"}
    return on_terminal() and environ.get("TERM") != "dumb"


def has_hyperlinks(environ: Mapping[str, str]) -> bool:
    """Whether stdout is a terminal that shows or ignores hyperlinks. The Linux console may print them."""
    return on_terminal() and environ.get("TERM") not in {"dumb", "linux"}


_drawn: list[Callable[[], None]] = []


def drawing(end: Callable[[], None]) -> None:
    """Register a drawing on the terminal; `end` removes it before anything else is printed there."""
    _drawn.append(end)


def clear() -> None:
    """Remove the current drawings from the terminal."""
    while _drawn:
        _drawn.pop()()


def _alone(chunks: Iterable[str]) -> Iterator[str]:
    """The same chunks; drawings are removed from the terminal before each."""
    for chunk in chunks:
        clear()
        yield chunk


def write(chunks: Iterable[str], *, pager: str | None = None) -> None:
    """Write everything to stdout, through the pager if one is named.

    Raises ReaderGoneError if the reader has closed the pipe, OutputError if the system refuses the
    output.
    """
    if pager:
        _page(iter(chunks), pager)
        return
    try:
        # A separate stream: sys.stdout has the locale's encoding, and is None if it was closed.
        with open(1, "w", encoding="utf-8", errors="backslashreplace", newline="\n", closefd=False) as out:
            out.writelines(_alone(chunks) if on_terminal() else chunks)
    except OSError as error:
        raise _refused(error) from None


def _refused(error: OSError) -> OutputError:
    with contextlib.suppress(OSError):  # text left in a buffer would fail again when Python exits
        os.dup2(open_nothing(os.O_WRONLY), 1)
    if has_left(error):
        return ReaderGoneError("the reader of the pipe has closed it")
    return OutputError(f"cannot write to stdout: {_reason(error)}")


def say(text: str) -> None:
    """Print a message on stderr. If stderr is closed, nothing happens."""
    clear()
    try:
        with open(2, "w", encoding="utf-8", errors="backslashreplace", newline="\n", closefd=False) as err:
            err.write("\n".join(visible(line) for line in text.split("\n")) + "\n")
    except OSError:
        pass


def pager_of(environ: Mapping[str, str]) -> str | None:
    """The pager for a terminal: $GHOST_PAGER, $PAGER or less; None if paging is off."""
    if not on_terminal() or environ.get("TERM") == "dumb":
        return None
    pager = environ.get("GHOST_PAGER", environ.get("PAGER", PAGER))
    return None if pager.strip() in {"", "cat"} else pager


def _page(chunks: Iterator[str], pager: str) -> None:
    import signal
    import subprocess

    from ghostcli.system.commands import to_start, words_of

    try:
        lines = os.get_terminal_size(1).lines
    except OSError:
        lines = 24
    begun: list[str] = []
    while sum(chunk.count("\n") for chunk in begun) < lines:
        chunk = next(chunks, None)
        if chunk is None:
            write(begun)
            return
        begun.append(chunk)
    clear()
    # The pager handles interrupts while it runs. A handler that does nothing is not inherited, as SIG_IGN is.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        environ = for_pager(os.environ)
        process = subprocess.Popen(to_start(words_of(pager)), stdin=subprocess.PIPE, env=environ)
    except (OSError, ValueError):
        signal.signal(signal.SIGINT, before)
        write(chain(begun, chunks))
        return
    try:
        _feed(process.stdin, begun, chunks)
    finally:
        process.wait()
        signal.signal(signal.SIGINT, before)
    if process.returncode in {126, 127}:
        write(chain(begun, chunks))


def _feed(pipe: IO[bytes] | None, begun: list[str], chunks: Iterator[str]) -> None:
    """Write everything, until the pager is closed. Chunks that may still be in the pipe join `begun`."""
    assert pipe is not None  # noqa: S101 - Popen has stdin=PIPE
    with may_leave(), pipe:
        written = pipe.write("".join(begun).encode("utf-8", "backslashreplace"))
        pipe.flush()
        for chunk in chunks:
            if written < _PIPE:
                begun.append(chunk)
            written += pipe.write(chunk.encode("utf-8", "backslashreplace"))
            pipe.flush()
