"""Shared by the commands that print speech: options, the single ref, remarks on a transcript."""

import sys
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ghostcli.cli import completion
from ghostcli.cli.groups import UsageError
from ghostcli.cli.options import PRINT, CommonOptions, NoPager, option, output_option
from ghostcli.cli.session import Session
from ghostcli.errors import GhostError
from ghostcli.records.passages import EpisodeSpeech
from ghostcli.render import output
from ghostcli.render.formats import SPEECH
from ghostcli.render.request import UNITS, SpeechLayout
from ghostcli.suggest import did_you_mean
from ghostcli.text.escaping import visible

if TYPE_CHECKING:
    from ghostcli.fidelity.clock_offset import Clock
    from ghostcli.records.excerpts import Excerpt
    from ghostcli.render.speech_template import SpeechTemplate
    from ghostcli.transcripts.base import Units
    from ghostcli.transcripts.subtitles import SubtitleSize


class SpeechOptions(CommonOptions):
    """The options that choose how speech is printed."""

    output: Annotated[
        str | None,
        output_option(SPEECH),
    ] = None
    times: Annotated[
        str | None,
        option(
            PRINT,
            "--times",
            help="Where text and md have times: at turns, at passages or none.",
            metavar="WHERE",
            autocompletion=completion.units,
        ),
    ] = None
    template: Annotated[
        str | None,
        option(
            PRINT,
            "--template",
            help="A line of text for each turn: '{time} {speaker}: {text}'. Also: end, seconds, chapter, "
            "turn, url.",
            metavar="TEXT",
        ),
    ] = None
    subtitle: Annotated[
        str | None,
        option(
            PRINT,
            "--subtitle",
            help="Split and join cues for srt and vtt: characters of a line x lines.",
            metavar="42x2",
        ),
    ] = None
    no_pager: NoPager = False


class SpeechPrinting(NamedTuple):
    """How to print speech: the name of the format, None for the default, and the layout."""

    format: str | None
    layout: SpeechLayout

    @classmethod
    def of(cls, given: SpeechOptions) -> "SpeechPrinting":
        """What the options ask for. Raises UsageError if they do not fit together."""
        chosen = given.output and SPEECH.named(given.output, terminal=False).name
        layout = SpeechLayout(_units(given.times), _template(given.template), _size(given.subtitle))
        if layout.template and not layout.units:
            raise UsageError("--template decides about times", "--times turns or passages: what a line is")
        for name, value, formats in (
            ("--times", given.times, ("text", "markdown")),
            ("--template", given.template, ("text",)),
            ("--subtitle", given.subtitle, ("srt", "vtt")),
        ):
            if value is not None:
                chosen = chosen or formats[0]
                if chosen not in formats:
                    raise UsageError(
                        f"{name} is not for {chosen}", " or ".join(f"-o {one}" for one in formats)
                    )
        return cls(chosen, layout)

    def write(self, session: Session, shown: "Excerpt", clock: "Clock", *, pager: bool) -> None:
        """Print a part of a transcript with that clock."""
        from ghostcli.records.moments import moment

        def address(second: float) -> str:
            found = moment(shown.spoken.episode.head.values, clock.to_episode(second))
            return found.url if found else ""

        form = SPEECH.named(self.format, terminal=output.on_terminal())
        request = session.request(say=session.say, layout=self.layout._replace(address=address))
        session.print_through(form.write, shown, request, pager=pager and form.name == "table")


def _units(typed: str | None) -> "Units | None":
    name = typed or "turns"
    if name not in UNITS:
        problem = f'--times "{visible(name)}" is not one of {", ".join(UNITS)}'
        raise UsageError(problem + did_you_mean(name, UNITS))
    return UNITS[name]


def _template(typed: str | None) -> "SpeechTemplate | None":
    if typed is None:
        return None
    from ghostcli.render.speech_template import SpeechTemplate

    try:
        return SpeechTemplate(typed)
    except GhostError as error:
        raise UsageError(error.message, error.hint) from None


def _size(typed: str | None) -> "SubtitleSize | None":
    if typed is None:
        return None
    from ghostcli.transcripts.subtitles import size_of

    size = size_of(typed)
    if size is None:
        raise UsageError(f'--subtitle "{visible(typed)}" is not a size', "42x2: characters of a line x lines")
    return size


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
