"""Who spoke how much: words, time and share of each voice of a transcript, and the people with that voice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any, NamedTuple

from ghostcli.model import KINDS, SHARE_FIELDS, Record
from ghostcli.text.words import fold, words
from ghostcli.transcripts.base import Cue

PEOPLE = KINDS["people"]


class Voice(NamedTuple):
    """What one speaker label of a transcript says; `label` is None for words without a speaker.

    `seconds` is None if its cues have no times. `share` is its part of all words, 0 to 1. `people` are the
    records that have the label as their name or among their aliases.
    """

    label: str | None
    words: int
    seconds: float | None
    share: float
    people: tuple[Record, ...] = ()


def voices_of(cues: Sequence[Cue], people: Sequence[Record]) -> list[Voice]:
    """The voices of a transcript in the order of their first words; words without a speaker come last.

    Speaker labels may be replaced by names already, as `read_transcript` does.
    """
    said: dict[str | None, int] = {}
    for cue in cues:
        said[cue.speaker] = said.get(cue.speaker, 0) + len(words(cue.text))
    total, times, owners = sum(said.values()), _times(cues), _owners(people)
    found = [
        Voice(
            label, count, times.get(label), count / total if total else 0.0, owners.get(fold(label or ""), ())
        )
        for label, count in said.items()
    ]
    return sorted(found, key=lambda voice: voice.label is None)


def with_share(person: Record, voices: Iterable[Voice]) -> Record:
    """The person with `SHARE_FIELDS` of all their voices; null if they have none.

    A transcript without speaker labels tells nothing: the record is returned unchanged.
    """
    labelled = [voice for voice in voices if voice.label is not None]
    if not labelled:
        return person
    own = [voice for voice in labelled if any(one.number == person.number for one in voice.people)]
    timed = [voice.seconds for voice in own if voice.seconds is not None]
    told: dict[str, Any] = dict.fromkeys(SHARE_FIELDS)
    if own:
        told["words"] = sum(voice.words for voice in own)
        told["seconds"] = round(sum(timed)) if timed else None
        told["share"] = round(sum(voice.share for voice in own), 3)
    return replace(person, values={**person.values, **told})


def _owners(people: Sequence[Record]) -> Mapping[str, tuple[Record, ...]]:
    """The people with a voice, by its folded label."""
    keys = [[fold(name) for name in (one.label, *one.values.get("aliases", ()))] for one in people]
    names = {key: own[0] for own in keys for key in own[1:]}  # how labels have been replaced
    owners: dict[str, tuple[Record, ...]] = {}
    for person, own in zip(people, keys, strict=True):
        for key in dict.fromkeys([*own, *(names[key] for key in own[1:])]):
            if key:
                owners[key] = (*owners.get(key, ()), person)
    return owners


def _times(cues: Sequence[Cue]) -> dict[str | None, float]:
    """The seconds in which each speaker speaks; where their own cues overlap, once.

    A cue without an end lasts until the next one begins.
    """
    times: dict[str | None, float] = {}
    until: dict[str | None, float] = {}
    for cue, following in zip_longest(cues, cues[1:]):
        end = cue.end if cue.end is not None or following is None else following.start
        if cue.start is None or end is None:
            continue
        start = max(cue.start, until.get(cue.speaker, 0.0))
        times[cue.speaker] = times.get(cue.speaker, 0.0) + max(0.0, end - start)
        until[cue.speaker] = max(end, start)
    return times
