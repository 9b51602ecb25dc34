"""Verifies the quotes of notes before they are written, against the transcripts of their episode."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ghostcli.actions.storing import Target
from ghostcli.model import EPISODES, KINDS, Episode, Record, TranscriptFile

if TYPE_CHECKING:
    from ghostcli.verify.verifier import Verified

_TRANSCRIPT = re.compile(r"transcript(?:\.([^.]+))?\.vtt")


def verify_quotes(
    episode: str, quotes: Sequence[Mapping[str, Any]], people: Sequence[Mapping[str, Any]], target: Target
) -> list[Verified]:
    """The result for each quote, given by its values; `people` are those that the notes name."""
    from ghostcli.verify.verifier import Verifier  # takes rapidfuzz and the alignment

    known = target.library.episodes.get(episode)
    head = known.head if known else Record(EPISODES, episode, 1, {"title": episode}, "", 1, {})
    named = [*(known.records.get("people", ()) if known else ()), *_records("people", people, head)]
    made = Episode(
        head,
        {"people": tuple(named), "quotes": tuple(_records("quotes", quotes, head))},
        known.folders if known else (),
        _transcripts(episode, known, target),
    )
    verifier = Verifier({episode: made}, unwritten=target.made)
    return [verifier.verify(record) for record in made.records["quotes"]]


def _records(kind: str, listed: Sequence[Mapping[str, Any]], head: Record) -> list[Record]:
    return [
        Record(KINDS[kind], head.episode, number, values, "", 0, head.values)
        for number, values in enumerate(listed, 1)
    ]


def _transcripts(episode: str, known: Episode | None, target: Target) -> tuple[TranscriptFile, ...]:
    """The transcripts of an episode, with those of this run."""
    found = {one.name: one for one in known.transcripts} if known else {}
    for path in target.made:
        folder, name = os.path.split(path)
        if os.path.basename(folder) == episode and (match := _TRANSCRIPT.fullmatch(name)):
            found[match[1] or ""] = TranscriptFile(match[1] or "", path)
    return tuple(sorted(found.values()))
