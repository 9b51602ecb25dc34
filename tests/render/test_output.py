"""Descriptors that fail, seen from within: each failure is an error of ghost's with a sentence."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator

import pytest

from ghostcli.errors import GhostError
from ghostcli.render import output
from running import Ghost, open_terminal


@contextlib.contextmanager
def replaced(descriptor: int, by: int | None) -> Iterator[None]:
    """A standard descriptor replaced for a while, or closed."""
    before = os.dup(descriptor)
    if by is None:
        os.close(descriptor)
    else:
        os.dup2(by, descriptor)
    try:
        yield
    finally:
        os.dup2(before, descriptor)
        os.close(before)


@pytest.fixture
def no_reader() -> Iterator[int]:
    """The end of a pipe that nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    yield writing
    os.close(writing)


@pytest.fixture
def full() -> Iterator[int]:
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full here")
    descriptor = os.open("/dev/full", os.O_WRONLY)
    yield descriptor
    os.close(descriptor)


def test_a_reader_that_has_left(no_reader: int) -> None:
    with replaced(1, no_reader), pytest.raises(output.ReaderGoneError) as raised:
        output.write(["text\n"])
    assert raised.value.status == 141


def test_a_full_disk(full: int) -> None:
    with replaced(1, full), pytest.raises(output.OutputError) as raised:
        output.write(["text\n"])
    assert raised.value.message == "cannot write to stdout: no space left on device"
    assert raised.value.status == 2


def test_what_typer_printed_is_seen_to_arrive(full: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with replaced(1, full):
        stream = open(1, "w", closefd=False)  # noqa: SIM115 - it fails as it is closed
        stream.write("text")
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(output.OutputError):
            output.finish()
        stream.close()  # what is left goes nowhere now
    monkeypatch.setattr(sys, "stdout", None)
    output.finish()


def test_nobody_hears_what_is_said(full: int) -> None:
    with replaced(2, full):
        output.say("a remark")
    with replaced(2, None):
        output.say("a remark")


@pytest.mark.parametrize(("descriptor", "fails"), [(0, False), (1, True), (2, False)])
def test_a_closed_stream_is_opened_on_nothing(descriptor: int, fails: bool) -> None:
    """The next file to be opened would have its number, and be written over."""
    with replaced(descriptor, None):
        if fails:
            with pytest.raises(output.OutputError, match="stdout is closed"):
                output.check_streams()
        else:
            output.check_streams()
        assert os.fstat(descriptor).st_rdev == os.stat(os.devnull).st_rdev


def test_a_closed_stream_is_no_terminal() -> None:
    with replaced(1, None), replaced(2, None):
        assert not output.on_terminal()
        assert not output.talking_to_terminal()


@pytest.mark.parametrize(
    ("size", "columns", "width"),
    [
        (80, "", 80),
        (0, "", 80),
        (5, "", 20),
        (2000, "", 500),
        (80, "100", 100),
        (80, "1e3", 80),
        (80, "٣", 80),
        (80, "9" * 5000, 80),
    ],
)
def test_width(size: int, columns: str, width: int) -> None:
    outside, inside = open_terminal(size, 24)
    with replaced(1, inside):
        assert output.width({"COLUMNS": columns}) == width
    os.close(inside)
    os.close(outside)


def test_a_pipe_has_no_width_and_no_pager() -> None:
    assert output.width({"COLUMNS": "80"}) is None
    assert output.pager_of({"PAGER": "less"}) is None


@pytest.mark.parametrize(
    ("error", "message", "status"),
    [
        (OSError(errno.EACCES, "Permission denied", "notes/a\x1bb"), "notes/a\\x1bb: permission denied", 2),
        (OSError(errno.EACCES, "Permission denied", b"notes/\xff"), "notes/\\udcff: permission denied", 2),
        (OSError(errno.ENOENT, "No such file or directory"), "the current directory no longer exists", 2),
        (OSError(errno.EMFILE, "Too many open files"), "too many open files", 2),
        (OSError("odd"), "odd", 2),
    ],
)
def test_a_system_error_that_nobody_caught(error: OSError, message: str, status: int) -> None:
    failure = output.failure(error)
    assert isinstance(failure, GhostError)
    assert (failure.message, failure.status) == (message, status)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EFBIG])
def test_a_system_error_of_what_typer_prints(number: int) -> None:
    before = os.dup(1)
    failure = output.failure(OSError(number, "Full"))
    assert failure.message == "cannot write to stdout: full"
    assert os.fstat(1).st_rdev == os.stat(os.devnull).st_rdev  # a second failure would be Python's
    os.dup2(before, 1)
    os.close(before)


def test_help_meets_them_too(
    full: int, no_reader: int, ghost: Ghost, monkeypatch: pytest.MonkeyPatch
) -> None:
    for descriptor, status in ((full, 2), (no_reader, 141)):
        with replaced(1, descriptor):
            stream = open(1, "w", closefd=False)  # noqa: SIM115 - it fails as it is closed
            monkeypatch.setattr(sys, "stdout", stream)
            before = os.dup(1)
            ghost("--help", status=status)
            with contextlib.suppress(OSError):
                stream.close()
            os.close(before)


def lines(made: list[int]) -> Iterator[str]:
    for number in range(100_000):
        made.append(number)
        yield f"{number} {'x' * 90}\n"


def test_a_pager_is_given_the_beginning_at_once(capfd: pytest.CaptureFixture[str]) -> None:
    """And no more than it reads: a person mostly looks at the first page of a long list."""
    made: list[int] = []
    output.write(lines(made), pager="head -n 2")
    assert capfd.readouterr().out == "".join(f"{number} {'x' * 90}\n" for number in (0, 1))
    assert 2 < len(made) < 20_000


@pytest.mark.parametrize("pager", ["no-such-program", "sh -c 'exit 127'"])
def test_without_the_pager_nothing_is_lost(pager: str, capfd: pytest.CaptureFixture[str]) -> None:
    made: list[int] = []
    output.write(lines(made), pager=pager)
    assert capfd.readouterr().out.splitlines() == [f"{number} {'x' * 90}" for number in range(100_000)]
    assert made == list(range(100_000))


def test_what_fails_while_a_pager_reads_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    def failing() -> Iterator[str]:
        for number in range(1000):
            yield f"{number}\n"
        raise GhostError("the rest is lost")

    with pytest.raises(GhostError, match="the rest is lost"):
        output.write(failing(), pager="cat")
    assert len(capfd.readouterr().out.splitlines()) == 1000
