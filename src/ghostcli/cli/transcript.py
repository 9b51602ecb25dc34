"""`ghost transcript`: print a transcript, or a part of it."""

from typing import Annotated, Any

from ghostcli.cli import completion
from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.options import FILTER, LOOK_FOR, Exact, Speaker, arguments, command, option
from ghostcli.cli.session import Session
from ghostcli.cli.speech import (
    SpeechOptions,
    SpeechPrinting,
    check_readable,
    no_transcript,
    one_argument,
    say_clock,
)
from ghostcli.text.escaping import visible
from ghostcli.timecode import parse_option_time


class TranscriptOptions(SpeechOptions):
    """The options of `ghost transcript`."""

    at: Annotated[
        str | None, option(FILTER, "--at", help="Only the passage at TIME: 0:43:08, 2588s.", metavar="TIME")
    ] = None
    start: Annotated[str | None, option(FILTER, "--from", help="Start at TIME.", metavar="TIME")] = None
    end: Annotated[str | None, option(FILTER, "--to", help="Stop at TIME.", metavar="TIME")] = None
    chapter: Annotated[
        str | None, option(FILTER, "--chapter", help="Only this chapter: number or id.", metavar="CHAPTER")
    ] = None
    speaker: Speaker = None
    search: Annotated[
        str, option(LOOK_FOR, "--search", "-s", help="Only passages that match QUERY.", metavar="QUERY")
    ] = ""
    exact: Exact = False


def transcript_command() -> Any:
    """The command `ghost transcript`."""

    def run(context: Any, given: TranscriptOptions, episode: list[str]) -> int:
        from ghostcli.records.excerpts import Wanted, excerpt
        from ghostcli.records.passages import spoken_of
        from ghostcli.refs import episode_named
        from ghostcli.verify.verifier import Verifier

        session = Session.of(context, given)
        printing = SpeechPrinting.of(given)
        wanted = Wanted(
            at=_time("--at", given.at),
            start=_time("--from", given.start),
            end=_time("--to", given.end),
            chapter=given.chapter,
            speaker=given.speaker,
        )
        library = session.library()
        name = episode_named(one_argument(episode, "transcript", "EPISODE"), library.episodes)
        spoken = spoken_of(library.episodes[name])
        if spoken is None:
            raise no_transcript(name)
        check_readable(session, spoken)
        clock = Verifier(library.episodes).clock(name)
        say_clock(session, name, clock)
        if given.search.strip():
            from ghostcli.search.within import met_in

            wanted = wanted._replace(marks=met_in(spoken, given.search, exact=given.exact))
        shown = excerpt(spoken, wanted)
        missed = not shown.passages and bool(wanted != Wanted() or given.search or given.exact)
        if missed:
            session.say("nothing found")
        printing.write(session, shown, clock, pager=not given.no_pager)
        return 1 if missed else 0

    argument = arguments("EPISODE", "The episode to read.", completion.episodes)
    return build_command(
        command(run, TranscriptOptions, episode=argument),
        "Read what was said.",
        "ghost transcript moving-a-library --from 0:01:00\n"
        "ghost transcript moving-a-library -o srt --subtitle 42x2 > talk.srt\n"
        "ghost transcript moving-a-library --template '{time} {speaker}: {text}'",
    )


def _time(option: str, text: str | None) -> float | None:
    if text is None:
        return None
    seconds = parse_option_time(text)
    if seconds is None:
        raise UsageError(f'{option} "{visible(text)}" is not a time', "0:43:08, 43:08 or 2588s")
    return seconds
