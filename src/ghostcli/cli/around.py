"""`ghost around`: what was said around a record or a moment."""

from typing import Annotated, Any

from ghostcli.cli import completion
from ghostcli.cli.groups import build_command
from ghostcli.cli.options import FILTER, EpisodeOptions, arguments, command, option
from ghostcli.cli.session import Session
from ghostcli.cli.speech import (
    SpeechOptions,
    SpeechPrinting,
    check_readable,
    no_transcript,
    one_argument,
    say_clock,
)


class AroundOptions(SpeechOptions, EpisodeOptions):
    """The options of `ghost around`."""

    context: Annotated[
        float, option(FILTER, "--context", "-C", help="Seconds before and after.", metavar="SECONDS", min=0)
    ] = 60


def around_command() -> Any:
    """The command `ghost around`."""

    def run(context: Any, given: AroundOptions, ref: list[str]) -> int:
        from ghostcli.actions.locating import said_words
        from ghostcli.records.excerpts import around
        from ghostcli.records.passages import by_transcript, spoken_of
        from ghostcli.verify.verifier import Verifier

        session = Session.of(context, given)
        printing = SpeechPrinting.of(given)
        library, record = session.resolve_one(one_argument(ref, "around", "REF"), given.episode)
        episode = library.episodes[record.episode]
        spoken = spoken_of(episode)
        if spoken is None:
            raise no_transcript(record.episode)
        check_readable(session, spoken)
        verifier = Verifier(library.episodes)
        clock = verifier.clock(record.episode)
        say_clock(session, record.episode, clock)
        record = by_transcript(verifier.timed(record), clock)
        marks = said_words(spoken, record)
        shown = around(spoken, record, given.context, marks)
        if not shown.passages:
            where = "the transcript has nothing at its time" if record.times else "it has no time"
            session.complain_of(f"{record.ref}: {where}, and its words are not in the transcript")
            return 1
        printing.write(session, shown, clock, pager=not given.no_pager)
        return 0

    argument = arguments("REF", "A record or a moment; - reads it from standard input.", completion.refs)
    return build_command(
        command(run, AroundOptions, ref=argument),
        "Read what was said around a record or a moment.",
        "ghost around quotes/order-of-people\nghost search ferry -o ref | head -1 | ghost around - -C 20",
    )
