"""Shared by the writers of `ghost export`: what is chosen, and the sentence that says what was written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ghostcli.cli.findings import findings_ahead
from ghostcli.cli.groups import UsageError
from ghostcli.cli.listing import conditions_of
from ghostcli.cli.options import FilterOptions
from ghostcli.cli.session import Session
from ghostcli.errors import GhostError
from ghostcli.exports.chosen import EXPORTED, Choice, Chosen, choose, choose_one
from ghostcli.index.library import StoredLibrary
from ghostcli.model import KINDS
from ghostcli.text.escaping import visible

_LISTED = 5  # episodes


def one_episode(session: Session, given: FilterOptions, what: str) -> Chosen:
    """What is chosen of the one episode that --episode names, or of the only one of the library.

    `what` is what is written, in messages: `a page`.
    """
    library = session.library()
    names = list(dict.fromkeys(session.episode_names(library, given.episode)))
    if not names:
        names = list(islice(library.episodes, _LISTED + 1))
    if not names:
        raise no_episodes()
    if len(names) > 1:
        more = ", ..." if len(names) > _LISTED else ""
        listed = ", ".join(map(visible, names[:_LISTED])) + more
        raise UsageError(f"{what} is about one episode", f"-e ID names it: {listed}")
    return choose_one(library.episodes, names[0], _choice(session, library, given))


def chosen_by(session: Session, library: StoredLibrary, given: FilterOptions) -> Choice:
    """What the options choose, with the ids of all its episodes. Raises GhostError without an episode."""
    if not library.episodes:
        raise no_episodes()
    choice = _choice(session, library, given)
    if choice.conditions:
        names = dict.fromkeys(record.episode for record in choice.records(library.episodes))
        return choice._replace(names=tuple(names))
    return choice._replace(names=choice.names or tuple(library.episodes))


def each_episode(session: Session, library: StoredLibrary, choice: Choice) -> Iterator[Chosen]:
    """What is chosen of each episode of a choice with ids; verdicts are computed on all cores."""
    if not choice.names:
        return iter(())
    counts = library.episodes.index.quote_counts()
    wanted = {name: counts[name] for name in choice.names if name in counts}
    return choose(library.episodes, choice, findings_ahead(session, library, wanted))


def _choice(session: Session, library: StoredLibrary, given: FilterOptions) -> Choice:
    names = dict.fromkeys(session.episode_names(library, given.episode))
    conditions = conditions_of(given, EXPORTED, with_quotable=False)
    return Choice(tuple(names), tuple(conditions), given.quotable)


def no_episodes() -> GhostError:
    """The error of a library without an episode."""
    return GhostError("no episodes yet", "ghost import talk.vtt brings one in")


def counted(chosen: Chosen) -> str:
    """How many records of each kind were chosen: `2 chapters, 1 quote`."""
    counts = [number_of(kind, len(records)) for kind, records in chosen.records.items() if records]
    return ", ".join(counts) or "no notes"


def number_of(kind: str, count: int) -> str:
    """A number of records of a kind: `1 quote`, `2 quotes`."""
    return f"{count} {kind if count != 1 else KINDS[kind].singular}"


def left_out(count: int) -> str:
    """The end of a sentence that counts the quotes that were left out; empty if there is none."""
    return f"; {number_of('quotes', count)} left out, not quotable" if count else ""
