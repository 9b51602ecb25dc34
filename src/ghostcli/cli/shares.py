"""Who spoke how much, for `ghost people` of one episode and for `show`; reads one transcript an episode."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from ghostcli.index.library import StoredLibrary
from ghostcli.library.read_transcript import read_speech
from ghostcli.model import Record
from ghostcli.records.voices import PEOPLE, Voice, voices_of, with_share
from ghostcli.text.escaping import visible
from ghostcli.timecode import format_time

SHOWN = 10
"""Most voices without a person that a remark lists."""


def voices_in(library: StoredLibrary, name: str) -> list[Voice]:
    """The voices of an episode's main transcript; empty if it has none, or names no speaker."""
    episode = library.episodes[name]
    speech = read_speech(episode)
    voices = voices_of(speech.cues, episode.of(PEOPLE)) if speech else []
    return voices if any(voice.label is not None for voice in voices) else []


def with_shares(records: Iterable[Record], library: StoredLibrary) -> list[Record]:
    """The records; people with what they say in their episode's transcript."""
    voices = cache(lambda name: voices_in(library, name))
    return [with_share(one, voices(one.episode)) if one.kind is PEOPLE else one for one in records]


def unclaimed(voices: Sequence[Voice]) -> str:
    """A remark on the voices that no person has as a name or alias; empty if there are none."""
    alone = sorted((one for one in voices if not one.people), key=lambda one: -one.words)
    labelled = [one for one in alone if one.label is not None]
    lines = [f"  {visible(one.label or '')}: {_amount(one)}" for one in labelled[:SHOWN]]
    lines += [f"  and {len(labelled) - SHOWN} more"] if len(labelled) > SHOWN else []
    head = ["no person has these voices; write a label into the aliases of a person:"] if labelled else []
    none = [f"no speaker label: {_amount(one)}" for one in alone if one.label is None and one.words]
    return "\n".join([*head, *lines, *none])


def _amount(voice: Voice) -> str:
    parts = [f"{voice.words:,} word{'' if voice.words == 1 else 's'}"]
    parts += [format_time(voice.seconds)] if voice.seconds is not None else []
    return ", ".join([*parts, f"{voice.share:.0%}".replace("%", " %")])
