"""Imports one transcript: decides its episode, its facts and the change, then writes it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from ghostcli.actions.copies import adds_nothing
from ghostcli.actions.file_names import FileName, parse_name
from ghostcli.actions.naming import id_of, language_of, title_of
from ghostcli.actions.sidecar import LANGUAGE, Sidecar
from ghostcli.actions.storing import (
    ADDED,
    REPLACED,
    UNCHANGED,
    Present,
    Target,
    change,
    folder_of,
    present,
    put,
)
from ghostcli.errors import ERROR, GhostError
from ghostcli.library.convert import is_date
from ghostcli.library.folders import is_episode_id
from ghostcli.library.read_transcript import called
from ghostcli.library.write_yaml import yaml_value
from ghostcli.model import EPISODES, Episode
from ghostcli.recognition.recognise import read
from ghostcli.records.moments import web_address
from ghostcli.text.escaping import CONTROL, visible
from ghostcli.timecode import format_exact
from ghostcli.transcripts.base import Cue, Metadata, ParsedTranscript, Remark, speakers_of
from ghostcli.transcripts.encoding import decode
from ghostcli.transcripts.formats import find, read_as, write

SAME = "same words"

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_LONGEST = 1_000  # characters of a title


@dataclass(frozen=True, kw_only=True)
class ImportSettings:
    """The options of an import. A value of None is derived from the file.

    `episode` is an id. `name` is the name of an additional transcript. `speakers` maps speaker labels to
    names. `offset` is in seconds, added to every time. `facts` are fields of `episode.yaml`. `update` lets a
    changed document change its notes. `quotable` leaves out quotes that may not be quoted.
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
    reading: ParsedTranscript, path: str, sidecar: Sidecar, settings: ImportSettings, target: Target
) -> Imported:
    """Import a transcript that has been read; see `import_data`."""
    facts = _facts(path, reading, sidecar.facts, settings)
    episode = settings.episode if settings.episode is not None else _guessed(path, facts, target)
    check_id(episode)
    facts = {"title": episode} | facts
    done, remarks = _as_wished(reading, settings)
    language = settings.facts.get("language") or own_language(reading, path)
    offset = reading.offset + settings.offset
    text = write(done.cues, "vtt", Metadata(_title(reading), language, offset)).encode()
    known = target.library.episodes.get(episode)
    folder = folder_of(target.root, episode)
    file = os.path.join(folder, f"transcript.{settings.name}.vtt" if settings.name else "transcript.vtt")
    before = present(file, settings.name, known, target.made)
    what = change(before, text, known=target.has(episode))
    where = before.path if before else file
    if what == REPLACED and _is_stored(done, before, known, settings):
        what = UNCHANGED
    if what == REPLACED and _is_copy(done, before, settings):
        what = SAME
        remarks = (*remarks, Remark(0, f"the same words as {visible(where)}"))
    _judge(what, episode, where, settings, target)
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
    if what != SAME:
        target.made[file] = text
        if known is None:
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


def _judge(what: str, episode: str, where: str, settings: ImportSettings, target: Target) -> None:
    """Raise GhostError if the change needs an option that was not given."""
    if what == REPLACED and not settings.force:
        raise _taken(episode, settings, where)
    if what == REPLACED and os.path.dirname(where) != os.path.join(target.root, episode):
        hint = "--as NAME keeps both"
        raise GhostError(
            f"{visible(where)} takes precedence over a transcript in {visible(target.root)}", hint
        )
    if what == ADDED and settings.episode is None:
        raise _taken(episode, settings, None)


def _is_stored(
    reading: ParsedTranscript, before: Present | None, known: Episode | None, settings: ImportSettings
) -> bool:
    """Whether a transcript equals the stored one cue by cue, with labels replaced by names of the notes.

    This is so for a transcript that ghost exported, although an export has no title and no source clock.
    """
    if before is None or settings.force or settings.alters:
        return False
    try:
        cues = read_as(decode(before.data), "vtt").cues
    except GhostError:
        return False
    return reading.cues == cues or (known is not None and reading.cues == called(cues, known))


def _is_copy(reading: ParsedTranscript, before: Present | None, settings: ImportSettings) -> bool:
    """Whether the stored transcript has the same words and all the information of this one."""
    if before is None or settings.force or settings.alters:
        return False
    try:
        return adds_nothing(reading, read_as(decode(before.data), "vtt"))
    except GhostError:
        return False


def check_facts(**given: str | None) -> dict[str, Any]:
    """The facts from options, as fields of an episode. Raises GhostError for an invalid value."""
    facts = {name: value.strip() for name, value in given.items() if value and value.strip()}
    for name, value in facts.items():
        if CONTROL.search(value):
            raise GhostError(f"--{name} {visible(value)} contains a control character")
    if "published" in facts and not is_date(facts["published"]):
        raise GhostError(
            f'--published "{visible(facts["published"])}" is not a date', "2025-10-17, 2025-10 or 2025"
        )
    if "url" in facts and web_address(facts["url"]) is None:
        raise GhostError(f'--url "{visible(facts["url"])}" is not a web address')
    if "language" in facts and not LANGUAGE.fullmatch(facts["language"]):
        raise GhostError(f'--language "{visible(facts["language"])}" is not a language', "en, de or pt-BR")
    return facts


def own_language(reading: ParsedTranscript, path: str) -> str | None:
    """The language that a transcript states, else the one in the name of its file; None if unknown."""
    language = reading.language or ""
    return language if LANGUAGE.fullmatch(language) else language_of(path)


def _facts(
    path: str, reading: ParsedTranscript, sidecar: Mapping[str, Any], settings: ImportSettings
) -> dict[str, Any]:
    """The fields of `episode.yaml`, from the options, else the sidecar, else the file, else its name."""
    name = parse_name(path) if path != "-" else FileName("")
    own = {
        "title": _title(reading) or name.title or None,
        "show": name.show,
        "published": _day(reading.published or "") or name.published,
        "language": own_language(reading, path),
    }
    own_url = reading.url if reading.url and web_address(reading.url) else None
    url = settings.facts.get("url") or sidecar.get("url") or own_url
    facts = {}
    for one in EPISODES.fields:
        value = settings.facts.get(one.name) or sidecar.get(one.name) or own.get(one.name)
        if value is not None:
            facts[one.name] = yaml_value(one, value)
    if url:
        facts["media"] = [{"url": url}]
    if "chapters" in sidecar:
        facts["chapters"] = sidecar["chapters"]
    return facts


def _title(reading: ParsedTranscript) -> str | None:
    return (reading.title or "")[:_LONGEST] or None


def _day(text: str) -> str | None:
    """The date in a text such as `2025-10-17T09:00:00Z`; None if it has none."""
    found = re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])", text)
    day = found[0] if found else text
    return day if is_date(day) else None


def _guessed(path: str, facts: Mapping[str, Any], target: Target) -> str:
    """The id of an episode from the name of its file, from standard input from its title.

    If the episode was imported by an older ghost, which put the number of `371-pipx` first, it keeps its id.
    """
    if path == "-":
        return id_of(str(facts.get("title", "")))
    found = parse_name(path)
    if found.number or found.published:
        with suppress(GhostError):
            before = id_of(title_of(path))
            if before in target.library.episodes:
                return before
    return found.id


def check_id(episode: str) -> None:
    """Raise GhostError if an episode cannot have that id."""
    if not is_episode_id(episode):
        hint = "a to z, digits and hyphens; a letter first; not a device name of Windows"
        raise GhostError(f'"{visible(episode)}" is not a valid episode id', hint)


def _as_wished(
    reading: ParsedTranscript, settings: ImportSettings
) -> tuple[ParsedTranscript, tuple[Remark, ...]]:
    """The reading with renamed speaker labels and shifted times, and remarks on labels that do not exist."""
    remarks = list(reading.remarks)
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
