"""How a run ends, whatever ends it."""

from __future__ import annotations

import os
import signal
from typing import Never

import pytest

from ghostcli.cli.app import main
from ghostcli.errors import GhostError
from ghostcli.render import output
from running import Ghost


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (KeyboardInterrupt(), 130, ""),
        (output.ReaderGoneError("gone"), 141, ""),
        (GhostError("A sentence", "A hint"), 2, "ghost: A sentence\n  A hint\n"),
        (PermissionError(13, "Permission denied", "notes"), 2, "ghost: notes: permission denied\n"),
        (MemoryError(), 2, "ghost: there is not enough memory\n"),
        (
            ImportError("failed to map"),
            2,
            (
                "ghost: a part of ghost cannot be loaded: failed to map\n"
                "  check that there is enough memory; if there is, reinstall ghost\n"
            ),
        ),
        (
            type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})("no thread"),
            2,
            (
                "ghost: the search engine has stopped: no thread\n"
                "  check that there is enough memory; if there is, reinstall ghost\n"
            ),
        ),
    ],
)
def test_every_end_has_a_status(
    error: BaseException, status: int, said: str, ghost: Ghost, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> Never:
        raise error

    monkeypatch.setattr("ghostcli.cli.session.find_roots", fails)
    assert ghost("quotes", status=status) == (status, "", said)


def test_a_mistake_of_ghosts_own_is_not_hidden(ghost: Ghost, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> Never:
        raise ZeroDivisionError

    monkeypatch.setattr("ghostcli.cli.session.find_roots", fails)
    with pytest.raises(ZeroDivisionError):
        ghost("quotes")


def test_the_process_ends_in_one_place(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for words, status in ((["--version"], 0), (["themes", "3"], 2), (["quotes", "-s", "zzzzqqq"], 1)):
        monkeypatch.setattr("sys.argv", ["ghost", *words])
        before = signal.getsignal(signal.SIGINT)
        with pytest.raises(SystemExit) as end:
            main()
        assert end.value.code == status
        assert signal.signal(signal.SIGINT, before) is signal.SIG_DFL
    assert capfd.readouterr().out.startswith("ghost ")


def test_a_pipe_that_nobody_reads(ghost: Ghost, capfd: pytest.CaptureFixture[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    before = os.dup(1)
    os.dup2(writing, 1)
    try:
        ghost("quotes", status=141)
    finally:
        os.dup2(before, 1)
        os.close(before)
        os.close(writing)
    assert capfd.readouterr().err == ""
