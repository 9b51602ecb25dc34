"""What is exported of an episode: the chosen records with their verdicts, and the transcript."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ghostcli.model import KINDS, Episode, Record
from ghostcli.records.passages import EpisodeSpeech, spoken_of
from ghostcli.records.voices import PEOPLE, voices_of, with_share
from ghostcli.render.marks import mark_of
from ghostcli.search.find import Question, find

if TYPE_CHECKING:
    from ghostcli.fidelity.clock_offset import Clock
    from ghostcli.index.reader import StoredEpisodes


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


def choose(episodes: StoredEpisodes, name: str, question: Question, *, quotable: bool = False) -> Chosen:
    """Choose the records of an episode that satisfy the conditions of a question, and verify its quotes.

    With `quotable`, quotes that may not be quoted are left out.
    """
    from ghostcli.verify.verifier import Verifier

    episode = episodes[name]
    verifier = Verifier(episodes)
    records: dict[str, list[Record]] = {kind: [] for kind in KINDS}
    left_out = 0
    asked = question._replace(kinds=tuple(KINDS.values()), episodes=(name,), judged=False)
    spoken = spoken_of(episode)
    voices = voices_of(spoken.cues, episode.of(PEOPLE)) if spoken else []
    for hit in find(episodes, asked).hits:
        record = verifier.timed(verifier.effective(hit.record))
        if record.kind is PEOPLE:
            record = with_share(record, voices)
        if quotable and (mark := mark_of(record)) and not mark.quotable:
            left_out += 1
        else:
            records[record.kind.name].append(record)
    return Chosen(episode, records, spoken, verifier.clock(name), left_out)
