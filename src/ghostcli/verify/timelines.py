"""The timeline of an episode with its quotes verified: each where the transcript has it, with its verdict."""

from __future__ import annotations

from ghostcli.model import Episode
from ghostcli.records.passages import EpisodeSpeech
from ghostcli.records.timeline import QUOTES, Timeline, timeline_of
from ghostcli.verify.verifier import Verifier


def verified_timeline(episode: Episode, spoken: EpisodeSpeech | None, verifier: Verifier) -> Timeline | None:
    """The timeline of an episode, None if nothing in it has a time; `spoken` is its transcript."""
    quotes = [verifier.timed(verifier.effective(one)) for one in episode.records.get(QUOTES, ())]
    records = {**episode.records, QUOTES: quotes}
    return timeline_of(episode.head, records, spoken, verifier.clock(episode.id))
