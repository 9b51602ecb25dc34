"""Records as the YAML of a notes file, a document for each episode."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from ghostcli.model import Record
from ghostcli.render.request import Request
from ghostcli.search.hit import Hit


def notes(hits: Iterable[Hit], request: Request) -> Iterator[str]:
    """A valid notes file; records of several episodes come as a document each, under the id's comment."""
    from ghostcli.library.write_yaml import notes_text  # yaml, which other formats do without

    records = (hit.record for hit in hits)
    for number, (episode, some) in enumerate(_in_a_row(records) if request.in_order else _gathered(records)):
        yield ("---\n" if number else "") + f"# {episode}\n" + notes_text(some)


def _in_a_row(records: Iterable[Record]) -> Iterable[tuple[str, Iterable[Record]]]:
    """Of a list, which may be long, and comes episode by episode."""
    return groupby(records, lambda record: record.episode)


def _gathered(records: Iterable[Record]) -> Iterable[tuple[str, Iterable[Record]]]:
    """Of what comes in any order."""
    by_episode: dict[str, list[Record]] = {}
    for record in records:
        by_episode.setdefault(record.episode, []).append(record)
    return by_episode.items()
