"""Selects the quotes to verify: all, those of some episodes, or single ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ghostcli.errors import GhostError
from ghostcli.model import EPISODES, QUOTE_KINDS, Episode, Record


def quotes_in(episodes: Iterable[Episode]) -> Iterator[Record]:
    """Every quote of some episodes, in order."""
    return (record for episode in episodes for kind in QUOTE_KINDS for record in episode.of(kind))


def quotes_named(
    refs: Iterable[str], resolve: Callable[[str], Record], episodes: Mapping[str, Episode]
) -> tuple[Sequence[Record], list[GhostError]]:
    """The quotes that the refs name, each once, and an error for each ref without one.

    An episode id stands for all its quotes. `resolve` gives the record of a ref, or raises GhostError.
    """
    missing: list[GhostError] = []
    found: dict[str, Record] = {}
    for ref in refs:
        try:
            record = resolve(ref)
        except GhostError as error:
            missing.append(error)
            continue
        if record.kind is EPISODES:
            found |= {one.ref: one for one in quotes_in([episodes[record.episode]])}
        elif record.kind in QUOTE_KINDS:
            found[record.ref] = record
        else:
            missing.append(GhostError(f"{record.ref} is not a quote", "verify takes quotes and episodes"))
    return list(found.values()), missing
