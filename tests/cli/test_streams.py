"""The three streams: readers that leave, full disks, closed ends, encodings, interrupts, widths."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ghostcli.model import KINDS
from ghostcli.render.formats import RECORDS
from running import Ghost, Shell, shown_terminal, write_episode

PRINTING = [
    *("quotes", "themes show 3 -o json", "mentions karpathy", "coverage karpathy-ghosts -q", "schema"),
    *("--help", "help query"),
]
"""Commands that write more than nothing; of the two helps, one is printed by Typer itself."""

COLOURED = (
    ["themes"],
    ["search", "straw"],
    ["themes", "show", "3"],
    ["mentions", "openai"],
    ["coverage", "karpathy-ghosts"],
)

FULL = "/dev/full"
ESCAPE = "\x1b"

needs_full = pytest.mark.skipif(not os.path.exists(FULL), reason=f"no {FULL} here")


@pytest.mark.parametrize("command", PRINTING)
@pytest.mark.parametrize("reader", ["head -1", "true"])
def test_a_reader_that_leaves_is_no_error(command: str, reader: str, shell: Shell) -> None:
    ran = shell(f"ghost {command} | {reader}; echo ${{PIPESTATUS[0]}} >&2")
    assert ran.err in {"0\n", "141\n"}


def test_help_without_a_buffer_loses_its_reader_as_quietly(shell: Shell) -> None:
    """Typer ends with 1 then, which means that nothing was found."""
    for _ in range(3):
        ran = shell("ghost --help | true; echo ${PIPESTATUS[0]} >&2", environ={"PYTHONUNBUFFERED": "1"})
        assert ran.err in {"0\n", "141\n"}


@needs_full
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", PRINTING)
def test_a_full_disk_is_an_error(command: str, unbuffered: str, shell: Shell) -> None:
    """Help was a traceback, since Typer prints it."""
    ran = shell(f"ghost {command} > {FULL}", status=2, environ={"PYTHONUNBUFFERED": unbuffered})
    assert ran.err == "ghost: cannot write to stdout: no space left on device\n"


@needs_full
def test_completion_onto_a_full_disk_is_an_error(shell: Shell) -> None:
    script = f"_GHOST_COMPLETE=complete_bash COMP_WORDS='ghost ' COMP_CWORD=1 ghost > {FULL}"
    assert "no space left" in shell(script, status=2).err


@pytest.mark.parametrize("command", PRINTING)
def test_a_closed_stdout_is_an_error(command: str, shell: Shell) -> None:
    assert shell(f"ghost {command} >&-", status=2).err == "ghost: stdout is closed\n"


def test_a_stdout_that_is_open_for_reading_alone_is_an_error(shell: Shell) -> None:
    assert "cannot write to stdout" in shell("ghost quotes 1</dev/null", status=2).err


def test_a_closed_stderr_takes_nothing_away(shell: Shell) -> None:
    assert len(shell("ghost quotes 2>&-").lines) == 16
    assert shell("ghost quotess 2>&-", status=2).out == ""
    assert shell("ghost quotes -s zzzzqqq 2>&-", status=1).out == ""


def test_no_stream_at_all(shell: Shell) -> None:
    shell("ghost quotes <&- >&- 2>&-", status=2)


def test_a_closed_stdin(shell: Shell) -> None:
    assert len(shell("ghost quotes <&-").lines) == 16
    assert shell("ghost show - <&-", status=1) == (1, "", "")


def test_a_stdin_that_cannot_be_read_is_an_error(shell: Shell) -> None:
    """It was a traceback."""
    assert "bad file descriptor" in shell("ghost show - 0>file", status=2).err


def test_nothing_on_stdin_is_silence(ghost: Ghost) -> None:
    assert ghost("show", "-", status=1, stdin="") == (1, "", "")
    assert ghost("show", "-", status=1, stdin="\n\t\n  \n") == (1, "", "")
    assert ghost("quotes", "show", "-", "-o", "json", status=1, stdin="") == (1, "", "")


def test_stdin_is_read_up_to_the_first_tab(ghost: Ghost) -> None:
    ran = ghost("show", "-", "-o", "ref", stdin="themes/3\t0:00\tx\n\n  quotes/1 \n")
    assert [line.rpartition("/")[2] for line in ran.lines] == ["thin-supervision", "agents-not-working"]


def test_bytes_on_stdin_that_are_no_text(shell: Shell) -> None:
    ran = shell(r"printf 'themes/3\n\xff\xfe\033[31m\n' | ghost show - -o ref", status=2)
    assert ran.out == "karpathy-ghosts/themes/thin-supervision\n"
    assert ran.err == 'ghost: there is no record or episode "\ufffd\ufffd\\x1b[31m"\n'


@pytest.mark.parametrize(
    "environ",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "latin-1:strict"},
    ],
)
def test_output_is_utf8_whatever_the_locale(environ: dict[str, str], shell: Shell) -> None:
    assert "WALL\u2011E" in shell("ghost questions", environ=environ).out
    assert "WALL\u2011E" in shell("ghost search WALL\u2011E -o json", environ=environ).out
    assert shell("ghost help query", environ=environ).out.startswith("Queries")


@pytest.mark.parametrize("environ", [{}, {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}])
def test_talk_is_utf8_too(environ: dict[str, str], shell: Shell) -> None:
    assert '"zürich"' in shell("ghost zürich", status=2, environ=environ).err


def test_an_interrupt_while_reading_refs_is_130(here: Path, shell: Shell) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "ghostcli", "show", "-"],
        cwd=here,
        env=shell.environ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin
    process.stdin.write(b"themes/3\n" * 50_000)  # more than a pipe holds: some of it has been read
    process.send_signal(signal.SIGINT)
    process.stdin.flush()
    assert process.wait() == 130
    assert process.communicate() == (b"", b"")


@pytest.mark.parametrize(
    ("columns", "widest"), [("0", 80), ("7", 20), ("99999999", 500), ("abc", 80), ("-5", 80), ("100", 100)]
)
def test_a_strange_width(columns: str, widest: int, terminal: Ghost, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    ran = terminal("takeaways", "--color", "never")
    assert max(map(len, ran.lines)) <= widest
    assert "Expect" in ran.out


def test_a_pipe_is_never_wrapped_by_a_width(ghost: Ghost, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = ghost("quotes"), ghost("quotes", "-o", "table"), ghost("quotes", "show", "1")
    monkeypatch.setenv("COLUMNS", "40")
    assert (ghost("quotes"), ghost("quotes", "-o", "table"), ghost("quotes", "show", "1")) == whole


@pytest.mark.parametrize(
    ("environ", "arguments", "coloured"),
    [
        ({}, [], True),
        ({}, ["--color", "never"], False),
        ({}, ["--color", "auto"], True),
        ({"NO_COLOR": "1"}, [], False),
        ({"NO_COLOR": ""}, [], True),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({"FORCE_COLOR": "0"}, [], False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"TERM": "dumb"}, [], False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, [], True),
        ({"TERM": "dumb"}, ["--color=always"], True),
    ],
)
def test_colour_on_a_terminal(
    environ: dict[str, str],
    arguments: list[str],
    coloured: bool,
    terminal: Ghost,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    for command in COLOURED:
        assert (ESCAPE in terminal(*command, *arguments).out) is coloured
        assert (ESCAPE in terminal(*arguments, *command).out) is coloured


@pytest.mark.parametrize(
    ("environ", "arguments", "coloured"),
    [
        ({}, [], False),
        ({}, ["--color", "always"], True),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": "0"}, [], False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
    ],
)
def test_colour_in_a_pipe(
    environ: dict[str, str],
    arguments: list[str],
    coloured: bool,
    ghost: Ghost,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert (ESCAPE in ghost("themes", "-o", "table", *arguments).out) is coloured
    for output in ("plain", "csv", "json", "jsonl", "md", "yaml", "ref"):
        assert ESCAPE not in ghost("themes", "-o", output, *arguments).out


def test_a_dumb_terminal_keeps_its_width(terminal: Ghost, monkeypatch: pytest.MonkeyPatch) -> None:
    """With colour it had 80 columns, whatever it had."""
    monkeypatch.setenv("TERM", "dumb")
    plain = terminal("takeaways", "--color", "never", width=40).lines
    assert max(map(len, plain)) <= 40
    assert len(terminal("takeaways", "--color", "always", width=40).lines) == len(plain)


def test_the_real_program_on_a_terminal(shell: Shell) -> None:
    assert ESCAPE in shell.on_terminal("ghost themes")
    assert ESCAPE not in shell.on_terminal("ghost themes", environ={"NO_COLOR": "1"})
    assert ESCAPE not in shell.on_terminal("ghost themes | cat")
    assert shell.on_terminal("ghost themes 3", status=2).startswith("ghost: ")


def test_a_search_on_a_terminal_shows_twenty(here: Path, terminal: Ghost, ghost: Ghost) -> None:
    quotes = "".join(f"- {{id: q{number}, text: some words {number}}}\n" for number in range(45))
    write_episode(here, "talk", f"title: T\nquotes:\n{quotes}")
    shown = terminal("search", "words", "--color", "never").out
    assert shown.count("talk/quotes/") == 20
    assert shown.endswith("20 of 45; -n 0 shows all\n")
    assert terminal("search", "words", "-q").out.count("talk/quotes/") == 20
    assert "shows all" not in terminal("search", "words", "-q").out
    assert terminal("search", "words", "-n", "0").out.count("talk/quotes/") == 45
    assert terminal("search", "words", "-n", "3").out.endswith("3 of 45; -n 0 shows all\n")
    assert terminal("quotes", "-s", "words", "--color", "never").out.count("some words") == 45
    assert len(ghost("search", "words").lines) == 45
    assert ghost("search", "words", "-n", "3") == (
        0,
        "".join(f"{line}\n" for line in ghost("search", "words").lines[:3]),
        "",
    )


def test_problems_are_mentioned_where_somebody_reads(here: Path, terminal: Ghost, ghost: Ghost) -> None:
    write_episode(here, "talk", "title: T\nquotess: []\n")
    remark = "1 problem in the library; ghost lint lists them\n"
    assert terminal("quotes").out == remark
    assert terminal("quotes", "-q").out == ""
    assert terminal("-q", "quotes").out == ""
    assert ghost("quotes").err == ""
    write_episode(here, "talk", "title: T\nquotess: []\nthemess: []\n")
    assert terminal("quotes").out.startswith("2 problems ")


def test_a_current_directory_that_is_gone(here: Path, shell: Shell) -> None:
    """A relative path was a traceback."""
    leave = f"cd {shlex.quote(str(here))} && mkdir gone && cd gone && rmdir ../gone && "
    assert len(shell(leave + "ghost themes").lines) == 4
    assert "file: /" in shell(leave + "ghost themes show 3").out
    for command in ("--content x themes", "lint x"):
        assert "directory" in shell(leave + f"ghost {command}", status=2).err
    assert (
        "directory no longer exists" in shell(leave + "ghost", status=2, environ={"GHOST_CONTENT": "x"}).err
    )


def test_a_directory_that_goes_while_it_is_stood_in(here: Path, ghost: Ghost) -> None:
    gone = here / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    assert "file: /" in ghost("themes", "show", "3").out
    assert (
        ghost("--content", "x", "themes", status=2).err == "ghost: the current directory no longer exists\n"
    )


def test_nothing_is_drawn_of_nothing(terminal: Ghost) -> None:
    assert terminal("insights").out == ""
    assert terminal("quotes", "-s", "zzzzqqq", status=1).out == "nothing found\n"
    assert terminal("quotes", "-s", "zzzzqqq", "--fields", "ref", status=1).out == "nothing found\n"
    assert terminal("quotes", "--count").out == "16\n"


LISTS = (*((kind, "-s", "zzzzqqq") for kind in KINDS), ("search", "zzzzqqq"), ("mentions", "zzzzqqq"))


@pytest.mark.parametrize("words", LISTS, ids=" ".join)
@pytest.mark.parametrize("output", [row.name for row in RECORDS])
def test_each_list_says_that_nothing_was_found(words: tuple[str, ...], output: str, terminal: Ghost) -> None:
    """`ghost mentions` of a name that is not there ended in a traceback, on a terminal only."""
    told = terminal(*words, "-o", output, status=1).out
    assert told.splitlines()[-1] == "nothing found"


def test_what_is_written_in_pieces_arrives_whole(here: Path) -> None:
    """A reader that is slow, on a pipe that holds little."""
    text = "word " * 40_000
    write_episode(here, "talk", f"title: T\nquotes:\n- {{id: one, text: {text}}}\n")
    command = [sys.executable, "-m", "ghostcli", "quotes", "-o", "json"]
    with shown_terminal(80, 24) as (inside, shown):
        assert subprocess.run(command, cwd=here, stdout=inside, stderr=inside, check=False).returncode == 0
    assert text.strip() in shown[0]


def test_an_interrupt_after_the_end_is_no_traceback(here: Path) -> None:
    """Found by an interrupt at each call of the system: what comes when all is done had nobody to catch it."""
    code = (
        "import atexit, os, signal\n"
        "from ghostcli.cli.app import main\n"
        "atexit.register(os.kill, os.getpid(), signal.SIGINT)\n"
        "main()"
    )
    command = [sys.executable, "-c", code, "--version"]
    done = subprocess.run(command, cwd=here, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (-signal.SIGINT, b"")
    assert done.stdout.startswith(b"ghost ")
