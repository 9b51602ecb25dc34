"""The quotes of a library are judged on all cores, ahead of who asks for them: nothing else is different."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ghostcli.fields import Kind
from ghostcli.index import file_states
from ghostcli.model import KINDS, Episode
from ghostcli.verify import effective
from ghostcli.verify.prefetch import Ahead
from ghostcli.verify.verifier import Verified, Verifier
from running import Ghost, Ran
from thinned import thinned
from traced import Home

QUOTES: Kind = KINDS["quotes"]
EPISODES, QUOTES_EACH = 10, 3
SAID = """\
WEBVTT

00:01.000 --> 00:06.000
<v Nora Falk>Lamp number {0} went out twice before the keeper climbed the stairs.

00:10.000 --> 00:15.000
<v Per Dahl>Nobody on the island had seen a ship that week, and nobody said so.
"""
NOTES = """\
language: en
quotes:
  - {{id: right, speaker: Nora Falk, at: 0:00:01, text: Lamp number {0} went out twice before the keeper climbed}}
  - id: wrong
    speaker: Per Dahl
    text: A parliament of gulls elected the harbour master in spring.
    fidelity: {{verdicts: [near]}}
  - {{id: other, speaker: Nora Falk, text: Nobody on the island had seen a ship that week}}
"""

COMMANDS = (
    ("verify",),
    ("verify", "-o", "jsonl", "-C"),
    ("-q", "verify", "--fail-on", "absent"),
    ("verify", "-e", "lamp-07", "-e", "lamp-02", "-e", "lamp-05", "-e", "lamp-01"),
    ("verify", "lamp-03/quotes/right", "lamp-01", "lamp-08/quotes/other", "lamp-03/quotes/other"),
    ("quotes",),
    ("quotes", "-o", "json", "-n", "20"),
    ("quotes", "--where", "fidelity=absent"),
    ("quotes", "--where", "fidelity=absent", "-n", "2", "-o", "ref"),
    ("quotes", "--quotable", "--speaker", "falk", "-o", "ref"),
    ("quotes", "--quotable", "--count"),
    ("quotes", "--sort", "fidelity", "-o", "ref"),
    ("quotes", "--sort", "speaker", "-o", "jsonl"),
    ("quotes", "--reverse", "-o", "csv"),
    ("quotes", "--search", "keeper", "--quotable"),
    ("lint",),
    ("lint", "."),
)


@pytest.fixture
def lamps(home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setattr(file_states, "UNSETTLED", 0)  # an index that needs no refreshing
    monkeypatch.setattr(effective, "MANY", 3)
    for number in range(EPISODES):
        home.episode(f"lamp-{number:02}", NOTES.format(number), SAID.format(number))
    (home.library / "lamp-04/transcript.vtt").write_text("WEBVTT\n\nno time\nlost words\n")
    (home.library / "lamp-06/transcript.vtt").unlink()
    return home


def interrupt_at(episode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a person press Ctrl-C where that episode is asked for."""
    of = Ahead.of

    def interrupted(self: Ahead[object], name: str) -> object:
        if name == episode:
            raise KeyboardInterrupt
        return of(self, name)

    monkeypatch.setattr(Ahead, "of", interrupted)


@pytest.fixture
def forked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The processes that are started on a machine of two cores; in the end all are gone."""
    found: list[int] = []
    fork = os.fork

    def listed() -> int:
        process = fork()
        if process:
            found.append(process)
        return process

    monkeypatch.setattr(os, "fork", listed)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    yield found
    for process in found:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def anew(home: Home, *arguments: str) -> Ran:
    """What a command says while no verdict is kept; it may well find something wrong."""
    shutil.rmtree(Path(os.environ["HOME"]) / ".cache", ignore_errors=True)
    status = {"verify": 1, "lint": 1}.get(next(word for word in arguments if word[0] != "-"), 0)
    return home.ghost(*arguments, status=status)


@pytest.mark.parametrize("command", thinned([(command,) for command in COMMANDS], 3))
def test_the_same_is_said_however_many_cores_there_are(
    lamps: Home, forked: list[int], command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    two = anew(lamps, *command)
    assert two.out
    asks_in_another_order = "--search" in command
    assert len(forked) == (0 if asks_in_another_order else 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert anew(lamps, *command) == two
    monkeypatch.setattr(effective, "MANY", 1000)
    assert anew(lamps, *command) == two


@pytest.mark.parametrize("command", [("verify", "-o", "jsonl"), ("quotes",), ("lint",), ("lint", ".")])
def test_a_process_that_dies_leaves_its_share_to_the_rest(
    lamps: Home, forked: list[int], command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = anew(lamps, *command)
    own, verify = os.getpid(), Verifier._verify_episode

    def dying(self: Verifier, episode: Episode) -> Iterator[Verified]:
        if episode.id == "lamp-05" and os.getpid() != own:
            os._exit(9)
        return verify(self, episode)

    monkeypatch.setattr(Verifier, "_verify_episode", dying)
    assert anew(lamps, *command) == expected
    assert len(forked) == 4


@pytest.mark.parametrize("command", [("verify",), ("quotes", "--sort", "fidelity"), ("lint",), ("lint", ".")])
def test_an_interrupt_ends_all_processes(
    lamps: Home, forked: list[int], command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt_at("lamp-03", monkeypatch)
    assert lamps.ghost(*command, status=130)[1:] == ("", "")
    assert len(forked) == 2


def test_few_are_judged_without_processes(lamps: Home, forked: list[int]) -> None:
    lamps.ghost("verify", "lamp-01", "lamp-02", status=1)
    anew(lamps, "quotes", "-n", "6")
    anew(lamps, "quotes", "--where", "fidelity=absent", "-e", "lamp-01")
    assert not forked


def test_what_shows_no_verdict_judges_nothing(
    lamps: Home, forked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Verifier, "judge", None)
    for command in (("quotes", "-o", "ref"), ("quotes", "--count"), ("themes",), ("quotes", "-o", "yaml")):
        anew(lamps, *command)
    assert not forked


def test_verdicts_from_other_processes_are_kept(
    lamps: Home, forked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = anew(lamps, "quotes", "-o", "jsonl")
    monkeypatch.setattr(Verifier, "judge", None)
    assert lamps.ghost("quotes", "-o", "jsonl") == first
    lamps.ghost("lint", status=1)
    assert len(forked) == 2


def test_verdicts_on_files_that_change_meanwhile_are_not_kept(
    lamps: Home, forked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = anew(lamps, "quotes", "-o", "jsonl")
    judge = Verifier.judge

    def changed(self: Verifier, name: str) -> list[Verified]:
        path = lamps.library / name / "transcript.vtt"
        if name != "lamp-02":
            return judge(self, name)
        text = path.read_text()
        path.write_text(SAID.format("seventy").replace("Nobody", "Somebody"))
        found = judge(self, name)
        path.write_text(text)
        return found

    with monkeypatch.context() as patched:
        patched.setattr(Verifier, "judge", changed)
        assert anew(lamps, "quotes", "-o", "jsonl") != expected
    assert len(forked) == 4
    assert lamps.ghost("quotes", "-o", "jsonl") == expected


BAR = f"checking quotes {EPISODES * QUOTES_EACH}/{EPISODES * QUOTES_EACH}"
GONE = "\r\x1b[1A\x1b[2K"


@pytest.mark.parametrize(
    "command", [("verify", "--no-pager"), ("quotes", "-w", "fidelity=absent", "--no-pager"), ("lint",)]
)
def test_a_bar_tells_how_far_it_is_and_goes(
    lamps: Home,
    terminal: Ghost,
    forked: list[int],
    command: tuple[str, ...],
    capfd: pytest.CaptureFixture[str],
) -> None:
    status = 0 if command[0] == "quotes" else 1
    shown = terminal(*command, status=status).out
    drawn, gone, printed = shown.rpartition(GONE)
    assert BAR in drawn
    assert gone
    assert "lamp-09" in printed
    assert len(forked) == 2
    shutil.rmtree(Path(os.environ["HOME"]) / ".cache")
    assert "checking" not in terminal("-q", *command, status=status).out
    anew(lamps, *command)
    assert "checking" not in capfd.readouterr().err


@pytest.mark.usefixtures("lamps")
def test_a_bar_goes_before_anything_is_printed(terminal: Ghost, forked: list[int]) -> None:
    shown = terminal("quotes", "-w", "fidelity=absent", "-n", "2", "--no-pager").out
    drawn, gone, printed = shown.rpartition(GONE)
    assert "checking quotes" in drawn
    assert gone
    assert "lamp-01/quotes/wrong" in printed
    assert "checking" not in printed
    assert forked


@pytest.mark.usefixtures("lamps")
def test_an_interrupt_takes_the_bar_away(
    terminal: Ghost, forked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt_at("lamp-05", monkeypatch)
    shown = terminal("verify", status=130).out
    assert shown.endswith(GONE)
    assert shown.count("\x1b[?25h") == shown.count("\x1b[?25l") == 1  # the cursor is back
    assert forked


def test_who_asks_out_of_order_finds_out_alone() -> None:
    heard: list[tuple[int, int]] = []
    started: list[list[str]] = []

    def start(names: object) -> Iterator[str]:
        started.append(list(names))  # type: ignore[call-overload]
        return map(str.upper, started[-1])

    ahead = Ahead([("a", 2), ("b", 1), ("c", 4), ("d", 1)], start, lambda *how: heard.append(how))
    assert [ahead.of(name) for name in ("b", "a", "x", "d", "c")] == ["B", None, None, "D", None]
    assert started == [["b", "c", "d"]]
    assert heard == [(3, 8), (8, 8)]
