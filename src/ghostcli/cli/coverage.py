"""`ghost coverage`: the parts of an episode, and what its notes rest on."""

from typing import Annotated, Any

from ghostcli.cli import completion
from ghostcli.cli.groups import build_command
from ghostcli.cli.options import PRINT, CommonOptions, NoPager, arguments, command, option, output_option
from ghostcli.cli.session import Session
from ghostcli.cli.speech import one_argument
from ghostcli.model import EPISODES
from ghostcli.render import output
from ghostcli.render.formats import COVERAGE


class CoverageOptions(CommonOptions):
    """The options of `ghost coverage`."""

    output: Annotated[
        str | None,
        output_option(COVERAGE),
    ] = None
    header: Annotated[bool, option(PRINT, "--header", help="Print column names above plain output.")] = False
    no_pager: NoPager = False


def coverage_command() -> Any:
    """The command `ghost coverage`."""

    def run(context: Any, given: CoverageOptions, episode: list[str]) -> int:
        from ghostcli.actions.coverage import coverage_of
        from ghostcli.records.passages import spoken_of
        from ghostcli.render.coverage import unplaced_sentence
        from ghostcli.verify.verifier import Verifier

        session = Session.of(context, given)
        chosen = COVERAGE.named(given.output, terminal=output.on_terminal())
        typed = one_argument(episode, "coverage", "EPISODE")
        library = session.library()
        found = library.episodes[session.resolve(library, typed, (), EPISODES).episode]
        spoken = spoken_of(found)
        for problem in spoken.problems if spoken else ():
            session.say(str(problem))
        coverage = coverage_of(found, spoken, Verifier(library.episodes))
        paged = chosen.name == "table" and not given.no_pager
        session.print_through(chosen.write, coverage, session.request(header=given.header), pager=paged)
        if coverage.is_guess:
            session.say("no transcript and no duration: it may last longer than the last time in the notes")
        if coverage.unplaced:
            session.say(unplaced_sentence(coverage))
        return 0

    argument = arguments("EPISODE", "An episode; - reads it from standard input.", completion.episodes)
    return build_command(
        command(run, CoverageOptions, episode=argument),
        "Show which chapters (else tenths) of an episode its notes rest on, and which they do not touch.",
        "ghost coverage karpathy-ghosts\nghost coverage talk -o json | jq '.[] | select(.blind != [])'",
    )
