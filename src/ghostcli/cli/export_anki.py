"""`ghost export anki`: flashcards as a package for Anki."""

from collections.abc import Sequence
from itertools import islice
from typing import Any

from ghostcli.cli.groups import UsageError, build_command
from ghostcli.cli.options import FilterOptions, arguments, command
from ghostcli.cli.session import Session
from ghostcli.text.escaping import visible

_LISTED = 5  # refs in a remark


def anki_command() -> Any:
    """The command `ghost export anki`."""

    def run(context: Any, given: FilterOptions, files: list[str]) -> int:
        from ghostcli.cli.exporting import chosen_by, each_episode, left_out
        from ghostcli.exports.anki import PACKAGE, cards_of, package

        session = Session.of(context, given)
        if len(files) != 1 or files[0] == "-":
            raise UsageError("anki needs one file", "ghost export anki talks.apkg")
        before = PACKAGE.check_place(files[0])
        library = session.library()
        found = cards_of(each_episode(session, library, chosen_by(session, library, given)))
        if found.cards:
            PACKAGE.write_bytes(files[0], package(found, before), before)
            cards = "card" if len(found.cards) == 1 else "cards"
            episodes = "episode" if found.episodes == 1 else "episodes"
            told = f"{len(found.cards)} {cards} of {found.episodes} {episodes}{left_out(found.left_out)}"
            session.say(f"{told}; written to {visible(files[0])}")
        else:
            session.say(f"nothing found{left_out(found.left_out)}; no file written")
        _name(session, "no card without an id", found.without_id, "ghost edit REF; id: a-short-name")
        _name(session, "no card without a speaker, an answer or a detail", found.one_sided)
        return 0 if found.cards else 1

    argument = arguments("FILE.apkg", "The file to write, which Anki imports.")
    return build_command(
        command(run, FilterOptions, files=argument),
        "Write flashcards for Anki: quotes, questions and takeaways, with address, verdict and context.",
        "ghost export anki talks.apkg --quotable\nghost export anki talks.apkg --tag ferry",
    )


def _name(session: Session, why: str, refs: Sequence[str], hint: str = "") -> None:
    """Say which records have no card."""
    if refs:
        more = f" and {len(refs) - _LISTED} more" if len(refs) > _LISTED else ""
        session.say(f"{why}: {', '.join(islice(refs, _LISTED))}{more}" + (f" ({hint})" if hint else ""))
