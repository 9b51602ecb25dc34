"""Shared by the commands that print speech: options, the single ref, remarks on a transcript."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ghostcli.cli.groups import UsageError
from ghostcli.cli.options import CommonOptions, NoPager, output_option
from ghostcli.cli.session import Session
from ghostcli.errors import GhostError
from ghostcli.records.passages import EpisodeSpeech
from ghostcli.render.formats import SPEECH

if TYPE_CHECKING:
    from ghostcli.fidelity.clock_offset import Clock


class SpeechOptions(CommonOptions):
    """The options that choose how speech is printed."""

    output: Annotated[
        str | None,
        output_option(SPEECH),
    ] = None
    no_pager: NoPager = False


def one_argument(typed: list[str], name: str, metavar: str) -> str:
    """The one argument; `-` reads the first line of standard input, up to a tab."""
    if len(typed) != 1:
        raise UsageError(f"{name} takes one {metavar}", f"ghost {name} -h")
    if typed[0] != "-":
        return typed[0]
    line = sys.stdin.buffer.readline().decode("utf-8", "replace") if sys.stdin else ""
    ref = line.partition("\t")[0].strip()
    if not ref:
        raise typer.Exit(1)
    return ref


def check_readable(session: Session, spoken: EpisodeSpeech) -> None:
    """Print the problems of a transcript. Raises GhostError if none of it can be read."""
    if spoken.problems and not spoken.cues:
        raise GhostError(str(spoken.problems[0]))
    for problem in spoken.problems:
        session.say(str(problem))


def say_clock(session: Session, name: str, clock: "Clock") -> None:
    """Print a remark if the transcript's clock differs from the episode's."""
    if not clock.is_same:
        from ghostcli.verify.summary import clock_sentence

        session.say(f"{name}: {clock_sentence(clock)}; the times here are the transcript's")


def no_transcript(name: str) -> GhostError:
    """The error of an episode without a transcript."""
    return GhostError(f"{name} has no transcript", f"ghost import FILE --episode {name} adds one")
