"""Records as YAML notes, one document for each episode."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from ghostcli.model import Record
from ghostcli.render.request import Request
from ghostcli.search.hit import Hit


def notes(hits: Iterable[Hit], request: Request) -> Iterator[str]:
    """A valid notes file. Each of several episodes has its own document, under a comment with its id."""
    from ghostcli.library.write_yaml import notes_text  # imports yaml, which other formats do not need

    records = (hit.record for hit in hits)
    for number, (episode, some) in enumerate(_in_a_row(records) if request.in_order else _gathered(records)):
        yield ("---\n" if number else "") + f"# {episode}\n" + notes_text(some)


def _in_a_row(records: Iterable[Record]) -> Iterable[tuple[str, Iterable[Record]]]:
    """Group a list, which may be long and is in the order of the episodes."""
    return groupby(records, lambda record: record.episode)


def _gathered(records: Iterable[Record]) -> Iterable[tuple[str, Iterable[Record]]]:
    """Group records that come in any order."""
    by_episode: dict[str, list[Record]] = {}
    for record in records:
        by_episode.setdefault(record.episode, []).append(record)
    return by_episode.items()
