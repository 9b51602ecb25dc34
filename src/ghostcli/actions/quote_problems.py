"""What lint says of quotes: verdicts that a transcript contradicts, quotes that mislead, unheard speakers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from ghostcli.catalog.catalog import StoredEpisodes
from ghostcli.errors import WARNING, Problem
from ghostcli.model import FIDELITY, KINDS, Episode, Record
from ghostcli.search.find import source_of
from ghostcli.text import fold, visible

_JUDGED = tuple(kind for kind in KINDS.values() if kind.has(FIDELITY))


def quote_problems(episodes: Mapping[str, Episode]) -> Iterator[Problem]:
    """The problems of all quotes of some episodes.

    Each is held against its transcripts; the catalog keeps what these say until a file changes.
    """
    source = source_of(episodes)
    labels = _labels(episodes)
    first: dict[tuple[str, str], Record] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for record in source.records(_JUDGED, episodes):
        recorded = record.values.get(FIDELITY.name)
        verdicts = source.effective(record).values.get(FIDELITY.name, {}).get("verdicts", ())
        told = "".join(f"; {text}" for text in source.left_out(record)) if "misleading" in verdicts else ""
        if recorded and set(verdicts) != set(recorded["verdicts"]):
            before, now = ", ".join(recorded["verdicts"]), ", ".join(verdicts)
            message = f"recorded as {before}, but the transcript says {now}{told}"
            yield Problem(record.path, record.line, 1, message)
        elif told and not recorded:
            yield Problem(record.path, record.line, 1, f"is {', '.join(verdicts)}{told}", WARNING)
        speaker = record.values.get("speaker")
        if speaker and labels(record.episode):
            first.setdefault((record.episode, speaker), record)
            counts[record.episode, speaker] += 1
    for (name, speaker), record in first.items():
        if _has_no_voice(episodes[name], speaker, labels(name)):
            count = counts[name, speaker]
            message = f"no voice here is called {visible(speaker)}, who is the speaker of {count} quote"
            yield Problem(record.path, record.line, 1, message + ("s" if count > 1 else ""), WARNING)


def _labels(episodes: Mapping[str, Episode]) -> Callable[[str], frozenset[str]]:
    """The labels of the voices in an episode's transcripts, by its id."""
    if isinstance(episodes, StoredEpisodes):
        voices = dict(episodes.catalog.voices())
        places = episodes.catalog.places()
        return lambda name: frozenset(voices.get(places[name], ()))
    read: dict[str, frozenset[str]] = {}

    def labels(name: str) -> frozenset[str]:
        if name not in read:
            from ghostcli.library.speech import read_transcript

            speeches = [read_transcript(episodes[name], file) for file in episodes[name].transcripts]
            read[name] = frozenset(cue.speaker for one in speeches for cue in one.cues if cue.speaker)
        return read[name]

    return labels


def _has_no_voice(episode: Episode, speaker: str, labels: frozenset[str]) -> bool:
    from ghostcli.verify.wording import has_voice

    names = {speaker}
    for person in episode.records.get("people", ()):
        called = {person.label, *person.values.get("aliases", ())}
        if fold(speaker) in map(fold, called):
            names |= called
    return has_voice(names, labels) is False
