"""What is exported: the chosen records of each episode with their verdicts, and its transcript."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ghostcli.model import EPISODES, KINDS, Episode, Record
from ghostcli.records.filters import Condition
from ghostcli.records.passages import EpisodeSpeech, spoken_of
from ghostcli.records.voices import PEOPLE, voices_of, with_share
from ghostcli.render.marks import mark_of
from ghostcli.search.find import Question, find

if TYPE_CHECKING:
    from ghostcli.fidelity.clock_offset import Clock
    from ghostcli.index.reader import StoredEpisodes
    from ghostcli.verify.verifier import EpisodeFindings, Verifier

EXPORTED = (EPISODES, *KINDS.values())
"""The kinds that conditions choose from. An episode is exported if it, or a record of it, satisfies them."""


class Chosen(NamedTuple):
    """An episode to export: its chosen records by kind, in order, and its transcript, None without one.

    Quotes have computed verdicts, where there is a transcript, and their one time first. `clock` maps times
    of the transcript to those of the episode. `left_out` is the number of quotes left out since they may not
    be quoted.
    """

    episode: Episode
    records: Mapping[str, Sequence[Record]]
    spoken: EpisodeSpeech | None
    clock: Clock
    left_out: int = 0


class Choice(NamedTuple):
    """What to export: episodes by id, all if empty, and of them the records that satisfy all conditions.

    With `quotable`, quotes that may not be quoted are left out.
    """

    names: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    quotable: bool = False

    def records(self, episodes: StoredEpisodes) -> Iterator[Record]:
        """The records, and the episodes' own, in the order of the library."""
        asked = Question(EXPORTED, conditions=self.conditions, episodes=self.names, judged=False)
        return (hit.record for hit in find(episodes, asked).hits)


def choose(
    episodes: StoredEpisodes,
    choice: Choice,
    ahead: Callable[[str], EpisodeFindings | None] = lambda _: None,
) -> Iterator[Chosen]:
    """Each episode of the choice. `ahead` returns findings that another process computed, or None."""
    from ghostcli.verify.verifier import Verifier

    verifier = Verifier(episodes, ahead)
    for name, records in groupby(choice.records(episodes), key=lambda record: record.episode):
        yield _chosen(episodes[name], records, verifier, quotable=choice.quotable)


def choose_one(episodes: StoredEpisodes, name: str, choice: Choice) -> Chosen:
    """One episode, also where none of its records satisfies the conditions."""
    from ghostcli.verify.verifier import Verifier

    records = choice._replace(names=(name,)).records(episodes)
    return _chosen(episodes[name], records, Verifier(episodes), quotable=choice.quotable)


def _chosen(episode: Episode, found: Iterable[Record], verifier: Verifier, *, quotable: bool) -> Chosen:
    records: dict[str, list[Record]] = {kind: [] for kind in KINDS}
    left_out = 0
    spoken = spoken_of(episode)
    voices = voices_of(spoken.cues, episode.of(PEOPLE)) if spoken else []
    for one in found:
        if one.kind is EPISODES:
            continue
        record = verifier.timed(verifier.effective(one))
        if record.kind is PEOPLE:
            record = with_share(record, voices)
        if quotable and (mark := mark_of(record)) and not mark.quotable:
            left_out += 1
        else:
            records[record.kind.name].append(record)
    return Chosen(episode, records, spoken, verifier.clock(episode.id), left_out)
