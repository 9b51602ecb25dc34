"""Bringing a transcript in: read it, name its voices, put it into an episode of the first library."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ghostcli.actions.moments import web_address
from ghostcli.actions.naming import id_of, language_of, title_of
from ghostcli.actions.sidecar import ENDING, LANGUAGE, Sidecar, read_sidecar
from ghostcli.errors import GhostError, Problem
from ghostcli.library.convert import is_date
from ghostcli.library.dump import dump, yaml_value
from ghostcli.library.files import read_bytes
from ghostcli.library.folders import EPISODE_FILE, is_episode_id
from ghostcli.library.paths import LIBRARY_FILE, Library
from ghostcli.library.schema import SCHEMA_FILE
from ghostcli.library.write import make_folder, write_file
from ghostcli.model import EPISODES, Episode
from ghostcli.recognition.recognise import read, recognise
from ghostcli.text import CONTROL, visible
from ghostcli.timecode import format_exact
from ghostcli.transcripts.base import MAX_BYTES, Cue, Heading, Reading, Remark
from ghostcli.transcripts.encoding import decode
from ghostcli.transcripts.formats import FORMATS, write

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_ENDINGS = tuple(dict.fromkeys(suffix for form in FORMATS for suffix in form.suffixes if suffix))
_LONGEST = 1_000  # characters of a title
_HEAD = 10_000  # bytes by which a file whose name tells nothing is judged


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What the user says of what is imported; what is None is found otherwise.

    `episode` is an id, `name` that of a second transcript, `speakers` what voices are called,
    `offset` seconds to add to every time, `facts` fields of the episode as `episode.yaml` has them.
    """

    episode: str | None = None
    name: str = ""
    format: str | None = None
    speakers: Mapping[str, str] = field(default_factory=dict)
    offset: float = 0
    facts: Mapping[str, Any] = field(default_factory=dict)
    dry_run: bool = False
    force: bool = False


class Imported(NamedTuple):
    """What an import did (or would do): `change` is new, added, replaced or unchanged."""

    episode: str
    path: str
    change: str
    reading: Reading
    remarks: tuple[Remark, ...]


class Target:
    """Where imports go: the folder of a library, and all that is on the path already.

    `made` are the files of this run with what they hold, so that two imports of one name meet each
    other also where nothing is written.
    """

    def __init__(self, library: Library, root: str) -> None:
        self.library = library
        self.root = root
        self.made: dict[str, bytes] = {}


def import_file(path: str, wishes: Wishes, target: Target) -> Imported:
    """Import one file. Raises GhostError with the reason where it cannot be.

    Nothing is overwritten without `force`, and nothing is added by guess to an episode that exists.
    """
    if os.path.isdir(path):
        raise GhostError(f"{visible(path)} holds no transcript that can be read", "*" + " *".join(_ENDINGS))
    data = read_bytes(path, MAX_BYTES)
    if isinstance(data, Problem):
        raise GhostError(f"{visible(path)} {data.message}")
    return import_data(data, path, read_sidecar(path), wishes, target)


def import_data(data: bytes, path: str, sidecar: Sidecar, wishes: Wishes, target: Target) -> Imported:
    """Import the bytes of a transcript; `path` is where they are from, `-` for standard input."""
    if wishes.name and not _NAME.fullmatch(wishes.name):
        raise GhostError(f'--as "{visible(wishes.name)}" is no name', "a to z, digits and hyphens")
    reading = read(data, wishes.format)
    facts = _facts(path, reading, sidecar.facts, wishes)
    episode = wishes.episode if wishes.episode is not None else _guessed(path, facts)
    if not is_episode_id(episode):
        hint = "a to z, digits and hyphens, a letter first, no device of Windows"
        raise GhostError(f'"{visible(episode)}" can be no episode id', hint)
    facts = {"title": episode} | facts
    cues, remarks = _named(reading, wishes)
    remarks = (*sidecar.remarks, *remarks)
    language = wishes.facts.get("language") or _language(reading) or language_of(path)
    text = write(cues, "vtt", Heading(_title(reading), language, reading.offset + wishes.offset)).encode()
    known = target.library.episodes.get(episode)
    folder = _folder(target.root, episode)
    file = os.path.join(folder, f"transcript.{wishes.name}.vtt" if wishes.name else "transcript.vtt")
    present = _present(file, wishes.name, known, target.made)
    change = _change(present, text, known is not None or file in target.made)
    where = present[0] if present else file
    if change == "replaced" and not wishes.force:
        raise _taken(episode, wishes, where)
    if change == "replaced" and where != file:
        hint = "--as NAME keeps both"
        raise GhostError(f"{visible(where)} counts before a transcript in {visible(target.root)}", hint)
    if change == "added" and wishes.episode is None:
        raise _taken(episode, wishes, None)
    unused = [f"--{name}" for name in wishes.facts if name != "language"]
    if known and unused:
        given = ", ".join(unused)
        told = visible(known.head.path)
        remarks = (*remarks, Remark(0, f"{told} stands already, so {given} is not written into it"))
    if not wishes.dry_run:
        before = present[1] if present and where == file else None
        transcript = (file, text, before) if change != "unchanged" else None
        _put(target.root, folder, transcript, None if known else facts)
    target.made[file] = text
    return Imported(episode, where if change == "unchanged" else file, change, reading, remarks)


def _folder(root: str, episode: str) -> str:
    """The folder of an episode. Raises GhostError where a link leads out of the library."""
    folder = os.path.join(root, episode)
    if os.path.realpath(folder) != os.path.join(os.path.realpath(root), episode):
        raise GhostError(f"{visible(folder)} leads out of the library, so nothing is written there")
    return folder


def _put(
    root: str,
    folder: str,
    transcript: tuple[str, bytes, bytes | None] | None,
    facts: Mapping[str, Any] | None,
) -> None:
    """Write the transcript (path, text, what stands there), then what makes an episode of it.

    An `episode.yaml` that is there already stays.
    """
    notes = os.path.join(folder, EPISODE_FILE)
    if transcript is None and (facts is None or os.path.lexists(notes)):
        return
    _prepare(root, folder)
    if transcript is not None:
        path, text, before = transcript
        write_file(path, text, before=before)
    if facts is not None and not os.path.lexists(notes):
        header = f"# yaml-language-server: $schema=../{SCHEMA_FILE}\n"
        has_schema = os.path.exists(os.path.join(root, SCHEMA_FILE))
        write_file(notes, ((header if has_schema else "") + dump(facts)).encode(), before=None)


def find_files(typed: Sequence[str]) -> Iterator[str]:
    """The files that are meant: a folder stands for the transcripts in it and below it.

    What is hidden is passed over; a folder that holds none, or cannot be read, is given itself.
    """
    for path in typed:
        if path == "-" or not os.path.isdir(path):
            yield path
            continue
        unreadable: list[str] = []
        found = list(_within(path, lambda error: unreadable.append(str(error.filename))))  # noqa: B023
        yield from [*found, *unreadable] or [path]


def _within(path: str, onerror: Callable[[OSError], None]) -> Iterator[str]:
    for folder, folders, names in os.walk(path, onerror=onerror):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = os.path.join(folder, name)
            if not name.startswith(".") and _may_be(file):
                yield file


def _may_be(path: str) -> bool:
    """Whether a file in a folder may be a transcript: by its ending, or by its beginning if it has none."""
    name = os.path.basename(path).lower()
    if "." in name:
        return name.endswith(_ENDINGS) and not name.endswith(ENDING)
    try:
        if not os.path.isfile(path):  # a pipe would be waited for
            return False
        with open(path, "rb") as file:
            source = decode(file.read(_HEAD))
    except (OSError, GhostError):
        return False
    return any("" in form.suffixes and form.name == recognise(source).format for form in FORMATS)


def check_facts(**given: str | None) -> dict[str, Any]:
    """The facts that the user gives, each as a field of an episode takes it. Raises GhostError."""
    facts = {name: value.strip() for name, value in given.items() if value and value.strip()}
    for name, value in facts.items():
        if CONTROL.search(value):
            raise GhostError(f"--{name} {visible(value)} holds a control character")
    if "published" in facts and not is_date(facts["published"]):
        raise GhostError(
            f'--published "{visible(facts["published"])}" is no date', "2025-10-17, 2025-10 or 2025"
        )
    if "url" in facts and web_address(facts["url"]) is None:
        raise GhostError(f'--url "{visible(facts["url"])}" is no web address')
    if "language" in facts and not LANGUAGE.fullmatch(facts["language"]):
        raise GhostError(f'--language "{visible(facts["language"])}" is no language', "en, de or pt-BR")
    return facts


def _facts(path: str, reading: Reading, sidecar: Mapping[str, Any], wishes: Wishes) -> dict[str, Any]:
    """The fields of `episode.yaml`: as the user says, else the sidecar, else the file, else its name."""
    own = {
        "title": _title(reading) or (title_of(path) if path != "-" else None),
        "published": _day(reading.published or ""),
        "language": _language(reading) or language_of(path),
    }
    own_url = reading.url if reading.url and web_address(reading.url) else None
    url = wishes.facts.get("url") or sidecar.get("url") or own_url
    facts = {}
    for one in EPISODES.fields:
        value = wishes.facts.get(one.name) or sidecar.get(one.name) or own.get(one.name)
        if value is not None:
            facts[one.name] = yaml_value(one, value)
    if url:
        facts["media"] = [{"url": url}]
    if "chapters" in sidecar:
        facts["chapters"] = sidecar["chapters"]
    return facts


def _title(reading: Reading) -> str | None:
    return (reading.title or "")[:_LONGEST] or None


def _day(text: str) -> str | None:
    """A date as an episode takes it; `2025-10-17T09:00:00Z` has one in it."""
    found = re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])", text)
    day = found[0] if found else text
    return day if is_date(day) else None


def _language(reading: Reading) -> str | None:
    language = reading.language or ""
    return language if LANGUAGE.fullmatch(language) else None


def _guessed(path: str, facts: Mapping[str, Any]) -> str:
    return id_of(title_of(path) if path != "-" else str(facts.get("title", "")))


def _named(reading: Reading, wishes: Wishes) -> tuple[Sequence[Cue], tuple[Remark, ...]]:
    """The cues with voices named and times moved, and remarks on what could not be done."""
    remarks = list(reading.remarks)
    for voice in wishes.speakers:
        if voice not in reading.speakers:
            voices = ", ".join(reading.speakers[:8]) or "none"
            remarks.append(Remark(0, f'no voice is called "{visible(voice)}"; voices: {visible(voices)}'))
    moved = wishes.offset
    starts = [cue.start for cue in reading.cues if cue.start is not None]
    if starts and min(starts) + moved < 0:
        raise GhostError(f"--offset {format_exact(-moved)} before the start leaves times below zero")

    def shift(time: float | None) -> float | None:
        return time if time is None else round(time + moved, 3)

    cues = [
        Cue(shift(cue.start), shift(cue.end), wishes.speakers.get(cue.speaker or "", cue.speaker), cue.text)
        for cue in reading.cues
    ]
    return cues, tuple(remarks)


def _present(
    path: str, name: str, known: Episode | None, made: Mapping[str, bytes]
) -> tuple[str, bytes] | None:
    """The transcript of that name which counts today, and what it holds."""
    if path in made:
        return path, made[path]
    paths = [one.path for one in known.transcripts if one.name == name] if known else []
    for candidate in dict.fromkeys([*paths, path]):
        data = _bytes(candidate)
        if data is not None:
            return candidate, data
    return None


def _bytes(path: str) -> bytes | None:
    if not os.path.lexists(path):
        return None
    data = read_bytes(path, MAX_BYTES)
    if isinstance(data, Problem):
        raise GhostError(f"{visible(path)} {data.message}")
    return data


def _change(present: tuple[str, bytes] | None, text: bytes, known: bool) -> str:
    if present is None:
        return "added" if known else "new"
    if present[1] != text:
        return "replaced"
    return "unchanged" if known else "new"  # new: what an import that was killed has left is made whole


def _taken(episode: str, wishes: Wishes, present: str | None) -> GhostError:
    if present is not None:
        hint = "--force replaces it; --as NAME keeps both"
        if wishes.episode is None:
            hint = f"--episode ID imports it elsewhere; --episode {episode} {hint}"
        return GhostError(f"{episode} has another transcript already: {visible(present)}", hint)
    return GhostError(
        f"the episode {episode} exists already", f"--episode {episode} adds the transcript to it"
    )


def _prepare(root: str, folder: str) -> None:
    """Make the folders; a library that is new is marked as one."""
    fresh = not os.path.isdir(root)
    make_folder(folder)
    marker = os.path.join(root, LIBRARY_FILE)
    if fresh and not os.path.exists(marker):
        write_file(marker, b"version: 1\ntitle: My library\n", before=None)
