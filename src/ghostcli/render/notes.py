"""Records as the YAML of a notes file, a document for each episode."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ghostcli.model import Record
from ghostcli.render.request import Request
from ghostcli.search.hit import Hit


def notes(hits: Iterable[Hit], _: Request) -> Iterator[str]:
    """A valid notes file; records of several episodes come as a document each, under the id's comment."""
    from ghostcli.library.dump import notes_text  # yaml, which other formats do without

    by_episode: dict[str, list[Record]] = {}
    for hit in hits:
        by_episode.setdefault(hit.record.episode, []).append(hit.record)
    for number, (episode, records) in enumerate(by_episode.items()):
        yield ("---\n" if number else "") + f"# {episode}\n" + notes_text(records)
