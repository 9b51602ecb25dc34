"""Bringing a transcript in: read it, name its voices, put it into an episode of the first library."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ghostcli.actions.moments import web_address
from ghostcli.actions.sidecar import ENDING, read_sidecar
from ghostcli.errors import GhostError, Problem
from ghostcli.library.convert import is_date
from ghostcli.library.dump import dump, yaml_value
from ghostcli.library.files import read_bytes
from ghostcli.library.folders import EPISODE_FILE, LIBRARY_FILE, is_episode_id
from ghostcli.library.paths import Library
from ghostcli.library.schema import SCHEMA_FILE
from ghostcli.library.write import make_folder, write_file
from ghostcli.model import EPISODES, Episode
from ghostcli.text import CONTROL, visible
from ghostcli.timecode import format_exact
from ghostcli.transcripts.base import MAX_BYTES, Cue, Heading, Reading, Remark
from ghostcli.transcripts.formats import read, write

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_MEDIA_ID = re.compile(r"\s*[\[(][\w-]{11}[\])]\s*$")
_LANGUAGE = re.compile(r"\.[a-z]{2,3}(-[A-Za-z]{2,8})?$")
_ENDINGS = (".vtt", ".srt", ".json", ".json3", ".txt", ".md", ".html", ".htm")
_GENERIC = frozenset(
    {"transcript", "transcripts", "captions", "subtitles", "subs", "audio", "video", "index"}
)


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
    data = read_bytes(path, MAX_BYTES)
    if isinstance(data, Problem):
        raise GhostError(f"{visible(path)} {data.message}")
    return import_data(data, path, read_sidecar(path), wishes, target)


def import_data(
    data: bytes, path: str, sidecar: Mapping[str, Any], wishes: Wishes, target: Target
) -> Imported:
    """Import the bytes of a transcript; `path` is where they are from, `-` for standard input."""
    if wishes.name and not _NAME.fullmatch(wishes.name):
        raise GhostError(f'--as "{visible(wishes.name)}" is no name', "a to z, digits and hyphens")
    reading = read(data, wishes.format)
    facts = _facts(path, reading, sidecar, wishes)
    episode = wishes.episode or _episode_id(path, facts)
    if not is_episode_id(episode):
        hint = "a to z, digits and hyphens, a letter first"
        raise GhostError(f'"{visible(episode)}" can be no episode id', hint)
    cues, remarks = _named(reading, wishes)
    heading = Heading(reading.title, reading.language, reading.offset + wishes.offset)
    text = write(cues, "vtt", heading).encode()
    known = target.library.episodes.get(episode)
    folder = os.path.join(target.root, episode)
    path = os.path.join(folder, f"transcript.{wishes.name}.vtt" if wishes.name else "transcript.vtt")
    present = _present(path, wishes.name, known, target.made)
    change = _change(present, text, known is not None)
    where = present[0] if present else path
    if change == "replaced" and not wishes.force:
        raise _taken(episode, wishes, where)
    if change == "added" and wishes.episode is None:
        raise _taken(episode, wishes, None)
    done = Imported(episode, where if change == "unchanged" else path, change, reading, remarks)
    target.made[path] = text
    if not wishes.dry_run:
        _put(target.root, folder, path if change != "unchanged" else None, text, None if known else facts)
    return done


def _put(root: str, folder: str, path: str | None, text: bytes, facts: Mapping[str, Any] | None) -> None:
    """Write the transcript, then what makes an episode of it; what is there already stays."""
    notes = os.path.join(folder, EPISODE_FILE)
    if path is None and (facts is None or os.path.exists(notes)):
        return
    _prepare(root, folder)
    if path is not None:
        write_file(path, text, before=_bytes(path))
    if facts is not None and not os.path.exists(notes):
        header = f"# yaml-language-server: $schema=../{SCHEMA_FILE}\n"
        has_schema = os.path.exists(os.path.join(root, SCHEMA_FILE))
        write_file(notes, ((header if has_schema else "") + dump(facts)).encode(), before=None)


def find_files(typed: Sequence[str]) -> Iterator[str]:
    """The files that are meant: a folder stands for the transcripts in it and below it."""
    for path in typed:
        if path == "-" or not os.path.isdir(path):
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders.sort()
            for name in sorted(names):
                if name.lower().endswith(_ENDINGS) and not name.lower().endswith(ENDING):
                    yield os.path.join(folder, name)


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
    return facts


def _facts(path: str, reading: Reading, sidecar: Mapping[str, Any], wishes: Wishes) -> dict[str, Any]:
    """The fields of `episode.yaml`: as the user says, else the sidecar, else the file, else its name."""
    url = wishes.facts.get("url") or sidecar.get("url") or reading.url
    own = {
        "title": reading.title or (_stem(path) if path != "-" else None),
        "published": reading.published,
        "language": reading.language,
    }
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


def _stem(path: str) -> str:
    """A title out of a file's name: without endings, a language and a media id."""
    name = os.path.splitext(os.path.basename(path))[0]
    name = _MEDIA_ID.sub("", _LANGUAGE.sub("", name))
    if name.lower() in _GENERIC:
        name = os.path.basename(os.path.dirname(os.path.abspath(path))) or name
    return visible(name.replace("_", " ").strip()) or "untitled"


def _episode_id(path: str, facts: Mapping[str, Any]) -> str:
    name = _stem(path) if path != "-" else str(facts.get("title", ""))
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    if words and words[0][0].isdigit():
        words.insert(0, "episode")
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:80]
        if len(longer) > 80:
            break
        slug = longer
    if not slug:
        raise GhostError(f"no id can be made of {visible(path)}", "--episode ID gives it one")
    return slug


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
    if present is not None:
        return "unchanged" if present[1] == text else "replaced"
    return "added" if known else "new"


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
