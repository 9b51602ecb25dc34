"""Programs on each system: commands as a person writes them, pagers, browsers, processes."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import webbrowser

import pytest

from ghostcli.system import (
    commands,
    openers,
    processes,
    streams,
)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file of the room takes this for Windows."""
    for module in (commands, openers, processes, streams):
        monkeypatch.setattr(module, "WINDOWS", True)


WORDS = [
    (r"C:\Windows\notepad.exe", [r"C:\Windows\notepad.exe"]),
    (r'"C:\Program Files\Microsoft VS Code\Code.exe" -n', [r"C:\Program Files\Microsoft VS Code\Code.exe", "-n"]),
    (r"C:\Users\O'Neil\vim.exe -u NONE", [r"C:\Users\O'Neil\vim.exe", "-u", "NONE"]),
    (r"edit # \n", ["edit", "#", r"\n"]),
    ('""', [""]),
    ("", []),
]  # fmt: skip


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(("command", "words"), WORDS)
def test_a_command_of_windows_keeps_its_backslashes(command: str, words: list[str]) -> None:
    assert commands.words_of(command) == words


@pytest.mark.usefixtures("windows")
def test_a_quotation_that_is_open_is_an_error_on_windows() -> None:
    with pytest.raises(ValueError, match="No closing quotation"):
        commands.words_of('"C:\\vim')


def test_a_command_elsewhere_is_read_as_a_shell_reads_it() -> None:
    assert commands.words_of(r"'/opt/my editors/vi' a\ b # c") == ["/opt/my editors/vi", "a b", "#", "c"]


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("program", "name"),
    [(r"C:\a b\Code.exe", "code"), ("code.cmd", "code"), ("Notepad++.EXE", "notepad++"), ("C:/x/hx", "hx")],
)
def test_the_name_of_a_program_of_windows(program: str, name: str) -> None:
    assert commands.name_of(program) == name


@pytest.mark.usefixtures("windows")
def test_words_for_the_shell_of_windows() -> None:
    assert commands.joined(["ghost", "a b", "it's"]) == 'ghost "a b" it\'s'


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    "argument", ["https://x.org/?a=1&calc", r"C:\lib\x&calc.yaml", "%PATH%", 'a"b', "a^b"]
)
def test_a_batch_file_is_not_given_what_it_would_run(argument: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: rf"C:\bin\{name}.CMD")
    assert commands.to_start(["code", "--goto", r"C:\lib\a b.yaml:3"])[0] == r"C:\bin\code.CMD"
    with pytest.raises(OSError, match="batch file"):
        commands.to_start(["code", argument])
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert commands.to_start(["code.exe", argument]) == ["code.exe", argument]


def test_a_reader_that_has_left(monkeypatch: pytest.MonkeyPatch) -> None:
    left, invalid = OSError(errno.EPIPE, ""), OSError(errno.EINVAL, "")
    assert streams.has_left(left)
    assert not streams.has_left(invalid)
    with pytest.raises(OSError, match="22"), streams.may_leave():
        raise invalid
    monkeypatch.setattr(streams, "_GONE", {errno.EPIPE, errno.EINVAL})
    assert streams.has_left(invalid)
    with streams.may_leave():
        raise invalid


@pytest.mark.usefixtures("windows")
def test_a_pager_of_windows_reads_utf_8() -> None:
    assert streams.for_pager({"A": "b"}) == {"A": "b", "LESS": "FRX", "LESSCHARSET": "utf-8"}
    assert streams.for_pager({"LESS": "R", "LESSCHARSET": "dos"}) == {"LESS": "R", "LESSCHARSET": "dos"}


def test_a_pager_elsewhere_is_told_as_before() -> None:
    assert streams.for_pager({"A": "b"}) == {"A": "b", "LESS": "FRX"}


@pytest.mark.usefixtures("windows")
def test_nobody_is_interrupted_to_see_whether_it_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "kill", None)
    assert processes.is_alive(os.getpid()) is None
    assert "start_new_session" not in processes.apart()


def test_whether_a_process_lives() -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert processes.is_alive(os.getpid()) is True
    assert processes.is_alive(ended.pid) is False


@pytest.mark.usefixtures("windows")
def test_windows_itself_opens_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def noted(url: str) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", noted)
    assert openers.opener({}) is None
    assert openers.open_in_browser("https://x.org/a?b&c")
    assert opened == ["https://x.org/a?b&c"]
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    assert not openers.open_in_browser("https://x.org")


@pytest.mark.parametrize("error", [webbrowser.Error("none"), OSError(2, "gone")])
def test_a_browser_that_fails_is_none(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: str) -> bool:
        raise error

    monkeypatch.setattr(webbrowser, "open", fail)
    assert not openers.open_in_browser("https://x.org")
