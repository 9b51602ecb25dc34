"""Lint for quotes: wrong recorded verdicts, misleading quotes, speakers without a speaker label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ghostcli.errors import WARNING, Problem
from ghostcli.fidelity.speaker_labels import Voices
from ghostcli.index.reader import StoredEpisodes
from ghostcli.model import FIDELITY, QUOTE_KINDS, Episode, Record
from ghostcli.text.escaping import visible
from ghostcli.text.words import fold
from ghostcli.verify.effective import MANY, Judge
from ghostcli.verify.wording import has_voice

if TYPE_CHECKING:
    from ghostcli.verify.verifier import EpisodeFindings


class _Quotes(NamedTuple):
    """Quotes and their results by transcripts; `voices` gives the speaker labels of an episode, by its id."""

    records: Iterable[Record]
    effective: Callable[[Record], Record]
    left_out: Callable[[Record], Sequence[str]]
    voices: Callable[[str], Voices]


def quote_problems(
    episodes: Mapping[str, Episode], progress: Callable[[int, int], None] | None = None
) -> Iterator[Problem]:
    """The problems of all quotes of some episodes.

    Each quote is checked against its transcripts. The index keeps the results until a file changes. Without
    an index, `progress` is called with the progress (done, total).
    """
    source = _indexed(episodes) if isinstance(episodes, StoredEpisodes) else _read(episodes, progress)
    voices, called = source.voices, cache(lambda name: _called(episodes[name]))
    first: dict[tuple[str, str], Record] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for record in source.records:
        recorded = record.values.get(FIDELITY.name)
        verdicts = source.effective(record).values.get(FIDELITY.name, {}).get("verdicts", ())
        omitted = "".join(f"; {text}" for text in source.left_out(record)) if "misleading" in verdicts else ""
        if recorded and set(verdicts) != set(recorded["verdicts"]):
            before, now = ", ".join(recorded["verdicts"]), ", ".join(verdicts)
            message = f"recorded as {before}, but the transcript says {now}{omitted}"
            yield Problem(record.path, record.line, 1, message)
        elif omitted and not recorded:
            message = f"quote {record.id or record.number} is {', '.join(verdicts)}{omitted}"
            yield Problem(record.path, record.line, 1, message, WARNING)
        speaker = record.values.get("speaker")
        if speaker and voices(record.episode).labels:
            first.setdefault((record.episode, speaker), record)
            counts[record.episode, speaker] += 1
    for (name, speaker), record in first.items():
        if has_voice({speaker, *called(name).get(fold(speaker), ())}, voices(name)) is False:
            count = counts[name, speaker]
            message = f"no speaker label here is {visible(speaker)}, the speaker of {count} quote"
            yield Problem(record.path, record.line, 1, message + ("s" if count > 1 else ""), WARNING)


def _indexed(episodes: StoredEpisodes) -> _Quotes:
    index, judge = episodes.index, Judge(episodes.index)
    voices, places = dict(index.speech.voices()), index.places()
    return _Quotes(
        (one for place in places.values() for kind in QUOTE_KINDS for one in index.records(place, kind)),
        judge.effective,
        judge.left_out,
        cache(lambda name: Voices(voices.get(places[name], ()))),
    )


def _read(episodes: Mapping[str, Episode], progress: Callable[[int, int], None] | None) -> _Quotes:
    from ghostcli.library.read_transcript import read_transcript  # the readers of transcripts
    from ghostcli.verify.prefetch import Ahead
    from ghostcli.verify.verifier import Verifier

    counts = {
        name: sum(len(episode.of(kind)) for kind in QUOTE_KINDS)
        for name, episode in episodes.items()
        if episode.transcripts
    }
    wanted = [(name, count) for name, count in counts.items() if count]
    verifier = Verifier(episodes, Ahead(wanted, _verified_in(episodes), progress).of)

    @cache
    def voices(name: str) -> Voices:
        speeches = [read_transcript(episodes[name], file) for file in episodes[name].transcripts]
        return Voices(cue.speaker for one in speeches for cue in one.cues if cue.speaker)

    records = (record for episode in episodes.values() for kind in QUOTE_KINDS for record in episode.of(kind))
    return _Quotes(records, verifier.effective, verifier.left_out, voices)


def _verified_in(episodes: Mapping[str, Episode]) -> Callable[[Sequence[str]], Iterator[EpisodeFindings]]:
    """A function that verifies some of those episodes, which are in memory."""
    from ghostcli.verify.verifier import Verifier
    from ghostcli.workers import in_processes

    return lambda names: in_processes(names, Verifier(episodes).passed, fewest=MANY, group=1)


def _called(episode: Episode) -> dict[str, set[str]]:
    """All names of a person, by each folded name of that person."""
    found: dict[str, set[str]] = {}
    for person in episode.records.get("people", ()):
        called = {person.label, *person.values.get("aliases", ())}
        for name in set(map(fold, called)):
            found.setdefault(name, set()).update(called)
    return found
