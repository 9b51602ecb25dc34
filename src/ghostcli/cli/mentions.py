"""`ghost mentions`: one name through the years, in notes and speech."""

from typing import Any

from ghostcli.cli import completion
from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.listing import conditions_of
from ghostcli.cli.options import KindsOption, SelectOptions, arguments, command
from ghostcli.cli.search import kinds_named
from ghostcli.cli.session import Session
from ghostcli.model import FIDELITY
from ghostcli.render import output
from ghostcli.render.formats import MENTIONS
from ghostcli.search.find import Question


class MentionsOptions(SelectOptions):
    """The options of `ghost mentions`."""

    kind: KindsOption = None


def mentions_command() -> Any:
    """The command `ghost mentions`."""

    def run(context: Any, given: MentionsOptions, words: list[str]) -> int:
        typed = " ".join(" ".join(words).split())
        if not typed:
            raise UsageError("mentions needs a name", "ghost mentions Richard Sutton")
        return _print(Session.of(context, given), given, typed)

    argument = arguments("NAME...", "The name of a person, a company or anything else.", completion.names)
    return build_command(
        command(run, MentionsOptions, words=argument),
        "List where a name is mentioned, in notes and speech, by date.",
        "ghost mentions Richard Sutton\nghost mentions OpenAI --since 2025 -o json",
    )


def _print(session: Session, given: MentionsOptions, typed: str) -> int:
    """Print the mentions, and remarks on stderr. Returns the exit status."""
    from ghostcli.search.mentions import MENTIONED, Mentions

    kinds = kinds_named(given.kind or ())
    conditions = tuple(sorted(conditions_of(given, kinds), key=lambda one: one.field is FIDELITY))
    printer = session.printer(given, kinds, hits=True, columns=MENTIONED, formats=MENTIONS)
    library = session.library()
    question = Question(
        kinds=kinds,
        exact=given.exact,
        conditions=conditions,
        episodes=tuple(session.episode_names(library, given.episode)),
        sort=given.sort,
        reverse=given.reverse,
        limit=0 if given.count else given.limit or 0,
        judged=not given.count and printer.shows(FIDELITY.name),
    )
    found = Mentions(library.episodes, question, typed)
    first = next(iter(found), None)
    if given.count:
        output.write([f"{sum(1 for _ in found) if first else 0}\n"])
    else:
        printer.list(found, library)
    if first is None:
        session.say("nothing found" + _near(typed, found.known))
        return 1
    return 0


def _near(typed: str, known: list[str]) -> str:
    """The names of people and companies that are most similar, for the end of a sentence."""
    from rapidfuzz import fuzz, process  # needed only if nothing is found

    from ghostcli.text.escaping import visible
    from ghostcli.text.words import fold

    near = process.extract(fold(typed), known, scorer=fuzz.ratio, processor=fold, score_cutoff=70, limit=3)
    return "; similar names: " + ", ".join(f'"{visible(name)}"' for name, *_ in near) if near else ""
