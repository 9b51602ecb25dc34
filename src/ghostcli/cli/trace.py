"""`ghost transcript`, `ghost around` and `ghost open`: from a record to what was said."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ghostcli.cli import completion
from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.options import command
from ghostcli.cli.session import Session
from ghostcli.cli.trace_options import Around, Opening, Reading
from ghostcli.errors import GhostError
from ghostcli.index.library import StoredLibrary
from ghostcli.model import Record
from ghostcli.records.passages import Spoken
from ghostcli.render import output
from ghostcli.text.escaping import visible
from ghostcli.timecode import format_time, parse_option_time

if TYPE_CHECKING:
    from ghostcli.fidelity.clock import Clock


def transcript_command() -> Any:
    """The command `ghost transcript`."""

    def run(context: Any, given: Reading, episode: list[str]) -> int:
        from ghostcli.records.excerpts import Wanted, excerpt
        from ghostcli.records.passages import spoken_of
        from ghostcli.refs import episode_named
        from ghostcli.verify.verifier import Verifier

        session = Session.of(context, given)
        wanted = Wanted(
            at=_time("--at", given.at),
            start=_time("--from", given.start),
            end=_time("--to", given.end),
            chapter=given.chapter,
            speaker=given.speaker,
        )
        library = session.library()
        name = episode_named(_one(episode, "transcript", "EPISODE"), library.episodes)
        spoken = spoken_of(library.episodes[name])
        if spoken is None:
            raise _no_transcript(name)
        _judge(session, spoken)
        _say_clock(session, name, Verifier(library.episodes).clock(name))
        if given.search.strip():
            from ghostcli.search.within import met_in

            wanted = wanted._replace(marks=met_in(spoken, given.search, exact=given.exact))
        shown = excerpt(spoken, wanted)
        missed = not shown.passages and bool(wanted != Wanted() or given.search or given.exact)
        if missed:
            session.say("nothing found")
        session.read(shown, given.output, pager=not given.no_pager)
        return 1 if missed else 0

    argument = _argument("EPISODE", "Whose transcript.", completion.episodes)
    return build_command(
        command(run, Reading, episode=argument),
        "Read what was said.",
        "ghost transcript moving-a-library --from 0:01:00\n"
        "ghost transcript moving-a-library -o srt > talk.srt",
    )


def around_command() -> Any:
    """The command `ghost around`."""

    def run(context: Any, given: Around, ref: list[str]) -> int:
        from ghostcli.actions.marking import said_words
        from ghostcli.records.excerpts import around
        from ghostcli.records.passages import by_transcript, spoken_of
        from ghostcli.verify.verifier import Verifier

        session = Session.of(context, given)
        library, record = session.resolve_one(_one(ref, "around", "REF"), given.episode)
        episode = library.episodes[record.episode]
        spoken = spoken_of(episode)
        if spoken is None:
            raise _no_transcript(record.episode)
        _judge(session, spoken)
        verifier = Verifier(library.episodes)
        clock = verifier.clock(record.episode)
        _say_clock(session, record.episode, clock)
        record = by_transcript(verifier.timed(record), clock)
        marks = said_words(spoken, record)
        shown = around(spoken, record, given.context, marks)
        if not shown.passages:
            where = "there is nothing at its time" if record.times else "it has no time"
            session.complain_of(f"{record.ref}: {where}, and its words are nowhere in the transcript")
            return 1
        session.read(shown, given.output, pager=not given.no_pager)
        return 0

    argument = _argument("REF", "A record or a moment; - reads it from standard input.", completion.refs)
    return build_command(
        command(run, Around, ref=argument),
        "Read what was said around a record or a moment.",
        "ghost around quotes/order-of-people\nghost search ferry -o ref | head -1 | ghost around - -C 20",
    )


def open_command() -> Any:
    """The command `ghost open`."""

    def run(context: Any, given: Opening, ref: list[str]) -> int:
        from ghostcli.actions.opening import open_address
        from ghostcli.records.moments import moment

        session = Session.of(context, given)
        library, record = session.resolve_one(_one(ref, "open", "REF"), given.episode)
        seconds = _said_at(session, library, record)
        found = moment(record.head, seconds)
        if found is None:
            raise GhostError(
                f"{record.episode} has no medium that can be opened", "media: in its episode.yaml says where"
            )
        if seconds is not None and found.second is None:
            session.say(f"{format_time(seconds)} is before the beginning of {found.url}")
        elif found.second is not None and not found.seeks:
            where = f"the {found.service}" if found.service == "page" else found.service
            session.say(f"{where} cannot be sent to a time; go to {format_time(found.second)} yourself")
        output.write([f"{visible(found.url)}\n"])
        if not given.only_print:
            open_address(found.url, os.environ)
        return 0

    argument = _argument("REF", "A record or a moment; - reads it from standard input.", completion.refs)
    return build_command(
        command(run, Opening, ref=argument),
        "Open the moment in the browser or player.",
        "ghost open quotes/straw-single-number\nghost open karpathy-ghosts@0:43:08 --print",
    )


def _argument(metavar: str, text: str, complete: Any) -> Any:
    return Annotated[
        list[str] | None,
        typer.Argument(metavar=metavar, help=text, autocompletion=complete, show_default=False),
    ]


def _one(typed: list[str], name: str, metavar: str) -> str:
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


def _time(option: str, text: str | None) -> float | None:
    if text is None:
        return None
    seconds = parse_option_time(text)
    if seconds is None:
        raise UsageError(f'{option} "{visible(text)}" is no time', "0:43:08, 43:08 or 2588s")
    return seconds


def _judge(session: Session, spoken: Spoken) -> None:
    """Say what is wrong with a transcript. Raises GhostError where nothing of it can be read."""
    if spoken.problems and not spoken.cues:
        raise GhostError(str(spoken.problems[0]))
    for problem in spoken.problems:
        session.say(str(problem))


def _said_at(session: Session, library: StoredLibrary, record: Record) -> float | None:
    """When it is said, on the episode's clock: of a quote its one time, which is said where it is another."""
    if record.is_quote and library.episodes[record.episode].transcripts:
        from ghostcli.verify.verifier import Verifier

        verified = Verifier(library.episodes).verify(record)
        if verified.time_remark:
            session.say(verified.time_remark)
        return verified.when.span[0] if verified.when else None
    return record.times[0][0] if record.times else None


def _say_clock(session: Session, name: str, clock: Clock) -> None:
    """Say that the times printed are the transcript's, where they are not the episode's."""
    if not clock.is_same:
        from ghostcli.verify.summary import clock_sentence

        session.say(f"{name}: {clock_sentence(clock)}; times here are the transcript's")


def _no_transcript(name: str) -> GhostError:
    return GhostError(f"{name} has no transcript", f"ghost import FILE --episode {name} adds one")
