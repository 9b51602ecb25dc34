"""Verifies the quotes of notes before they are written, against the transcripts of their episode."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ghostcli.actions.storing import Target
from ghostcli.model import EPISODES, KINDS, Episode, Record, TranscriptFile

if TYPE_CHECKING:
    from ghostcli.verify.verifier import EpisodeFindings, Verified

_TRANSCRIPT = re.compile(r"transcript(?:\.([^.]+))?\.vtt")


class NotedQuotes(NamedTuple):
    """The quotes and the people of notes on an episode, as values of records."""

    episode: str
    quotes: Sequence[Mapping[str, Any]]
    people: Sequence[Mapping[str, Any]]


class FindingsAhead(NamedTuple):
    """The results for the quotes of notes, found by another process for this episode."""

    episode: str
    found: EpisodeFindings


def verify_quotes(noted: NotedQuotes, target: Target, ahead: FindingsAhead | None = None) -> list[Verified]:
    """The result for each quote; `ahead` has them already if it is about the same episode."""
    from ghostcli.verify.verifier import Verifier  # takes rapidfuzz and the alignment

    made = _as_episode(noted, target)
    known = ahead.found if ahead and ahead.episode == noted.episode else None
    verifier = Verifier({noted.episode: made}, lambda _: known, unwritten=target.made)
    return [verifier.verify(record) for record in made.records["quotes"]]


def find_ahead(noted: NotedQuotes, target: Target) -> FindingsAhead | None:
    """The results for the quotes, to be sent to another process; None if there is nothing to compare."""
    made = _as_episode(noted, target)
    if not noted.quotes or not made.transcripts:
        return None
    from ghostcli.verify.verifier import Verifier

    verifier = Verifier({noted.episode: made}, unwritten=target.made)
    return FindingsAhead(noted.episode, verifier.passed(noted.episode))


def _as_episode(noted: NotedQuotes, target: Target) -> Episode:
    """The episode with only these quotes, and its people beside those of the notes."""
    known = target.library.episodes.get(noted.episode)
    head = known.head if known else Record(EPISODES, noted.episode, 1, {"title": noted.episode}, "", 1, {})
    named = [*(known.records.get("people", ()) if known else ()), *_records("people", noted.people, head)]
    return Episode(
        head,
        {"people": tuple(named), "quotes": tuple(_records("quotes", noted.quotes, head))},
        known.folders if known else (),
        _transcripts(noted.episode, known, target),
    )


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
