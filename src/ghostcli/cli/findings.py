"""Findings of many quotes, computed on all cores before a command asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ghostcli.cli.session import CHECKING, Session
from ghostcli.index.library import StoredLibrary
from ghostcli.verify import effective
from ghostcli.verify.verifier import EpisodeFindings, Verifier


def findings_ahead(
    session: Session, library: StoredLibrary, counts: Mapping[str, int]
) -> Callable[[str], EpisodeFindings | None]:
    """A function that returns an episode's findings, computed in advance on all cores if there are many.

    `counts` has the number of quotes of each episode, in the order in which they are asked for.
    """
    if len(counts) < effective.MANY:
        return lambda _: None
    from ghostcli.verify.prefetch import Ahead, on_all_cores

    start = on_all_cores(library.episodes.index, lambda own: Verifier(own.episodes).passed)
    ahead = Ahead(list(counts.items()), start, session.bar(CHECKING))
    session.at_end(ahead.close)
    return ahead.of
