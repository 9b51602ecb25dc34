"""The facts of an episode to import, and its id: from the options, a sidecar, the file and its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from ghostcli.actions.file_names import FileName, parse_name
from ghostcli.actions.naming import id_of, language_of, title_of
from ghostcli.actions.sidecar import LANGUAGE
from ghostcli.actions.storing import Target
from ghostcli.errors import GhostError
from ghostcli.library.convert import is_date
from ghostcli.library.folders import is_episode_id
from ghostcli.library.write_yaml import yaml_value
from ghostcli.model import EPISODES
from ghostcli.records.moments import web_address
from ghostcli.text.escaping import CONTROL, visible
from ghostcli.transcripts.base import ParsedTranscript

_LONGEST = 1_000  # characters of a title


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


def check_id(episode: str) -> None:
    """Raise GhostError if an episode cannot have that id."""
    if not is_episode_id(episode):
        hint = "a to z, digits and hyphens; a letter first; not a device name of Windows"
        raise GhostError(f'"{visible(episode)}" is not a valid episode id', hint)


def facts_of(
    path: str, reading: ParsedTranscript, sidecar: Mapping[str, Any], options: Mapping[str, Any]
) -> dict[str, Any]:
    """The fields of `episode.yaml`, from the options, else the sidecar, else the file, else its name."""
    name = parse_name(path) if path != "-" else FileName("")
    own = {
        "title": title_in(reading) or name.title or None,
        "show": name.show,
        "published": _day(reading.published or "") or name.published,
        "language": own_language(reading, path),
    }
    own_url = reading.url if reading.url and web_address(reading.url) else None
    url = options.get("url") or sidecar.get("url") or own_url
    facts = {}
    for one in EPISODES.fields:
        value = options.get(one.name) or sidecar.get(one.name) or own.get(one.name)
        if value is not None:
            facts[one.name] = yaml_value(one, value)
    if url:
        facts["media"] = [{"url": url}]
    if "chapters" in sidecar:
        facts["chapters"] = sidecar["chapters"]
    return facts


def title_in(reading: ParsedTranscript) -> str | None:
    """The title that a transcript states, cut to a limit; None if it states none."""
    return (reading.title or "")[:_LONGEST] or None


def _day(text: str) -> str | None:
    """The date in a text such as `2025-10-17T09:00:00Z`; None if it has none."""
    found = re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])", text)
    day = found[0] if found else text
    return day if is_date(day) else None


def guess_id(path: str, facts: Mapping[str, Any], target: Target) -> str:
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
