"""Imports one transcript: decides its episode, its facts and the change, then writes it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from ghostcli.actions.copies import but_for, differing, gains, words_of
from ghostcli.actions.episode_facts import check_id, facts_of, guess_id, own_language, title_in
from ghostcli.actions.excerpts import is_excerpt
from ghostcli.actions.sidecar import Sidecar
from ghostcli.actions.storing import (
    ADDED,
    REPLACED,
    UNCHANGED,
    Present,
    Target,
    change,
    complete,
    folder_of,
    present,
    put,
)
from ghostcli.errors import ERROR, GhostError
from ghostcli.library.read_transcript import called
from ghostcli.model import Episode
from ghostcli.recognition.recognise import read
from ghostcli.text.escaping import visible
from ghostcli.timecode import format_exact
from ghostcli.transcripts.base import Cue, Metadata, ParsedTranscript, Remark, speakers_of
from ghostcli.transcripts.encoding import decode
from ghostcli.transcripts.formats import find, read_as, write
from ghostcli.transcripts.word_times import has_word_times

SAME = "same words"

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_LONGEST = 1_000  # characters of a title


@dataclass(frozen=True, kw_only=True)
class ImportSettings:
    """The options of an import. A value of None is derived from the file.

    `episode` is an id. `name` is the name of an additional transcript. `speakers` maps speaker labels to
    names. `offset` is in seconds, added to every time. `facts` are fields of `episode.yaml`. `update` lets a
    changed document change its notes. `quotable` leaves out quotes that may not be quoted.
    `word_times` stores the times of words too.
    """

    episode: str | None = None
    name: str = ""
    format: str | None = None
    speakers: Mapping[str, str] = field(default_factory=dict)
    offset: float = 0
    facts: Mapping[str, Any] = field(default_factory=dict)
    dry_run: bool = False
    force: bool = False
    update: bool = False
    quotable: bool = False
    word_times: bool = False

    @property
    def alters(self) -> bool:
        """Whether the options change the names or the times of the file."""
        return bool(self.speakers or self.offset or "language" in self.facts)


class Imported(NamedTuple):
    """The result of an import (or of a dry run).

    `change` is new, added, replaced, unchanged or same words. `path` is the transcript that has the words
    now. `reading` has the names and times after the options. `remarks` are those of the reading, and those
    on options that had no effect. `title` and `language` are as stored. `offset` is in seconds, added to
    every time.
    """

    episode: str
    path: str
    change: str
    reading: ParsedTranscript
    remarks: tuple[Remark, ...]
    title: str
    language: str | None
    offset: float


def check_settings(settings: ImportSettings) -> None:
    """Raise GhostError for options that are invalid for any file."""
    if settings.name and not _NAME.fullmatch(settings.name):
        raise GhostError(f'--as "{visible(settings.name)}" is not a valid name', "a to z, digits and hyphens")
    if settings.episode is not None:
        check_id(settings.episode)
    if settings.format is not None and not is_of_notes(settings.format):
        find(settings.format)


def is_of_notes(name: str | None) -> bool:
    """Whether that is the name of a family of notes, or of a format of chapters or feeds."""
    from ghostcli.notes.formats import CHAPTERS_AND_FEEDS, FAMILIES

    return name in {one.name for one in (*FAMILIES, *CHAPTERS_AND_FEEDS)}


def is_name(name: str) -> bool:
    """Whether an additional transcript can have that name."""
    return _NAME.fullmatch(name) is not None


def import_data(
    data: bytes, path: str, sidecar: Sidecar, settings: ImportSettings, target: Target
) -> Imported:
    """Import the bytes of a transcript. `path` is their file, `-` for standard input.

    Raises GhostError with the reason if it cannot be imported. Nothing is overwritten without `force`.
    Nothing is added to an existing episode unless the user named that episode.
    """
    check_settings(settings)
    return import_reading(read(data, settings.format), path, sidecar, settings, target)


def import_reading(
    reading: ParsedTranscript,
    path: str,
    sidecar: Sidecar,
    settings: ImportSettings,
    target: Target,
    *,
    named: str | None = None,
) -> Imported:
    """Import a transcript that has been read; see `import_data`. `named` is the id of a new episode."""
    facts = facts_of(path, reading, sidecar.facts, settings.facts)
    episode = settings.episode if settings.episode is not None else named or guess_id(path, facts, target)
    check_id(episode)
    facts = {"title": episode} | facts
    done, remarks = _as_wished(reading, settings)
    language = settings.facts.get("language") or own_language(reading, path)
    offset = reading.offset + settings.offset
    meta = Metadata(title_in(reading), language, offset, settings.word_times)
    text = write(done.cues, "vtt", meta).encode()
    known = target.library.episodes.get(episode)
    folder = folder_of(target.root, episode)
    file = os.path.join(folder, f"transcript.{settings.name}.vtt" if settings.name else "transcript.vtt")
    before = present(file, settings.name, known, target.made)
    what = change(before, text, known=target.has(episode))
    where = before.path if before else file
    allowed = settings.force
    if what == REPLACED and before and not (settings.force or settings.alters):
        stored = _stored(before)
        if stored and _equals(done, stored, known):
            if settings.word_times and _is_ours(stored, before, word_times=False):
                allowed, remarks = True, (*remarks, Remark(0, "the times of words are added"))
            else:
                what = UNCHANGED
        elif stored and (remark := _adds_nothing(done, stored, where)):
            what, remarks = SAME, (*remarks, remark)
        elif stored and _extends(done, stored, before):
            allowed, remarks = True, (*remarks, _extended(stored, done))
    _judge(what, episode, where, settings, target, allowed=allowed)
    unused = [f"--{name}" for name in settings.facts if name != "language"]
    if known and unused:
        told = f"{visible(known.head.path)} exists: {', '.join(unused)} ignored"
        remarks = (*remarks, Remark(0, told))
    if known:
        remarks = (*remarks, *_unread(known, target))
    stays = what in {UNCHANGED, SAME}
    if not settings.dry_run:
        target.prepare()
    if not settings.dry_run and what != SAME:
        old = before.data if before and where == file else None
        put(target.root, folder, None if stays else (file, text, old), None if known else facts)
    if not stays:
        target.made[file] = text
    if what != SAME:
        if episode in target.heads:  # by its first transcript it has a language
            more = {name: value for name, value in facts.items() if name != "language"}
            complete(target, episode, more, dry_run=settings.dry_run)
        elif known is None:
            target.take(episode, facts)
    told_all = (*sidecar.remarks, *remarks)
    return Imported(
        episode, where if stays else file, what, done, told_all, str(facts["title"]), language, offset
    )


def _unread(known: Episode, target: Target) -> Iterator[Remark]:
    """Remarks on errors in the episode's `episode.yaml`, which are not reported elsewhere."""
    for problem in target.library.problems:
        if problem.path == known.head.path and problem.level == ERROR:
            yield Remark(0, str(problem))


def _judge(
    what: str, episode: str, where: str, settings: ImportSettings, target: Target, *, allowed: bool
) -> None:
    """Raise GhostError if the change needs an option that was not given; `allowed` is a replacement."""
    if what == REPLACED and not allowed:
        raise _taken(episode, settings, where)
    if what == REPLACED and os.path.dirname(where) != os.path.join(target.root, episode):
        hint = "--as NAME keeps both"
        raise GhostError(
            f"{visible(where)} takes precedence over a transcript in {visible(target.root)}", hint
        )
    if what == ADDED and settings.episode is None:
        raise _taken(episode, settings, None)


def _stored(before: Present) -> ParsedTranscript | None:
    """The stored transcript; None if it cannot be read."""
    try:
        return read_as(decode(before.data), "vtt")
    except GhostError:
        return None


def _equals(reading: ParsedTranscript, stored: ParsedTranscript, known: Episode | None) -> bool:
    """Whether a transcript equals the stored one cue by cue, with labels replaced by names of the notes.

    This is so for a transcript that ghost exported, although an export has no title and no source clock.
    """
    return reading.cues == stored.cues or (known is not None and reading.cues == called(stored.cues, known))


def _adds_nothing(reading: ParsedTranscript, stored: ParsedTranscript, where: str) -> Remark | None:
    """The remark on a transcript whose words are all in the stored one; None if it adds something."""
    kept, words = words_of(stored), words_of(reading)
    number = differing(kept, words)
    if number is not None and not gains(reading, stored):
        return Remark(0, f"the same words as {visible(where)}{but_for(kept, words, number)}")
    if is_excerpt(reading, stored):
        return Remark(0, f"all of its {reading.words:,} words are in {visible(where)}")
    return None


def _extends(reading: ParsedTranscript, stored: ParsedTranscript, before: Present) -> bool:
    """Whether the stored transcript is an excerpt of this one, and as ghost wrote it."""
    return _is_ours(stored, before) and stored.words < reading.words and is_excerpt(stored, reading)


def _is_ours(stored: ParsedTranscript, before: Present, *, word_times: bool = True) -> bool:
    """Whether the file of the stored transcript is as ghost wrote it, without a comment.

    `word_times` says that it may have the times of words.
    """
    meta = Metadata(stored.title, stored.language, stored.offset, word_times)
    return write(stored.cues, "vtt", meta).encode() == before.data


def _extended(stored: ParsedTranscript, reading: ParsedTranscript) -> Remark:
    """The remark on a transcript that replaces an excerpt of it."""
    told = f"it replaces an excerpt of it: all {stored.words:,} words that were there are in it"
    gone = [one for one in stored.speakers if one not in reading.speakers]
    return Remark(0, told + (f", by other names than {visible(', '.join(gone[:8]))}" if gone else ""))


def _as_wished(
    reading: ParsedTranscript, settings: ImportSettings
) -> tuple[ParsedTranscript, tuple[Remark, ...]]:
    """The reading with renamed speaker labels and shifted times, and remarks on labels that do not exist."""
    remarks = list(reading.remarks)
    if settings.word_times and not has_word_times(reading.cues):
        remarks.append(Remark(0, "it has no times of words: --word-times ignored"))
    for voice in settings.speakers:
        if voice not in reading.speakers:
            voices = ", ".join(reading.speakers[:8]) or "none"
            remarks.append(Remark(0, f'no speaker label is "{visible(voice)}"; labels: {visible(voices)}'))
    moved = settings.offset
    starts = [cue.start for cue in reading.cues if cue.start is not None]
    if starts and min(starts) + moved < 0:
        raise GhostError(f"--offset {format_exact(-moved)} before the start makes times negative")
    if not moved and not settings.speakers:
        return reading, tuple(remarks)
    cues = _moved(reading.cues, moved, settings.speakers)
    return replace(reading, cues=cues, speakers=speakers_of(cues)), tuple(remarks)


def _moved(cues: Sequence[Cue], by: float, names: Mapping[str, str]) -> tuple[Cue, ...]:
    def shift(time: float | None) -> float | None:
        return time if time is None else round(time + by, 3)

    return tuple(
        Cue(shift(cue.start), shift(cue.end), names.get(cue.speaker or "", cue.speaker), cue.text)
        for cue in cues
    )


def _taken(episode: str, settings: ImportSettings, present: str | None) -> GhostError:
    if present is not None:
        hint = "--force replaces it; --as NAME keeps both"
        if settings.episode is None:
            hint = f"--episode ID imports it elsewhere; --episode {episode} {hint}"
        return GhostError(f"{episode} already has another transcript: {visible(present)}", hint)
    return GhostError(
        f"the episode {episode} already exists", f"--episode {episode} adds the transcript to it"
    )
