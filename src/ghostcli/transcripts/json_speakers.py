"""Speaker labels in JSON: the name in a value, and tables that map ids to names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from ghostcli.transcripts.json_input import keywords
from ghostcli.transcripts.word_timings import voice

_NAMES = ("name", "displayname", "speakername", "fullname", "username", "title", "value", "alias", "label")
_IDS = ("id", "speakerid", "speaker", "tag", "speakertag", "key", "index", "number", "label", "code")
_TABLES = frozenset(
    keywords(
        """
        speakers speakerlabels speakermap speakernames speakermapping speakeridmap speakertable
        participants people voices attendees
        """
    )
)
_AROUND = (
    "metadata",
    "meta",
    "info",
    "result",
    "results",
    "data",
    "insights",
    "speech",
    "transcript",
    "transcription",
)
_MACHINE = re.compile(r"(?:speaker|spk|spkr|s|sp)?[ _-]{0,2}[0-9]{1,4}\Z|[A-Z]\Z", re.IGNORECASE)
_DIGIT = re.compile("[0-9]")
_MOST = 1000
"""Maximum number of speakers in a table of names."""


def folded(key: str) -> str:
    """Normalize a key across spelling styles: `start_time`, `startTime`, `Start Time`."""
    return key.replace("_", "").replace("-", "").replace(" ", "").replace("@", "").lower()


def label(value: object) -> str:
    """Return a speaker's label: a string, a number as written, an object's name, else its id."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, (int, float)):
        return str(int(value)) if abs(value) < 1e9 and value == int(value) else ""
    if isinstance(value, list):
        return ", ".join(filter(None, map(label, value[:5])))
    if isinstance(value, dict):
        fields = {folded(str(key)): inner for key, inner in value.items()}
        for name in (*_NAMES, *_IDS):
            inner = fields.get(name)
            if not isinstance(inner, (dict, list)) and (found := label(inner)):
                return found
    return ""


def names_in(root: object) -> dict[str, str]:
    """Return the names that a file's own tables give to speaker ids, as in `speakers: [{id, name}]`."""
    names: dict[str, str] = {}
    if isinstance(root, dict):
        for layer in (root, *(root.get(key) for key in _AROUND)):
            for key, table in layer.items() if isinstance(layer, dict) else ():
                if folded(str(key)) in _TABLES:
                    names.update(_table(table))
    return names


def _table(table: object) -> Mapping[str, str]:
    names: dict[str, str] = {}
    if isinstance(table, dict):
        for key, value in list(table.items())[:_MOST]:
            name = value if isinstance(value, str) else _named(value) if isinstance(value, dict) else ""
            if name.strip():
                names[str(key)] = name.strip()
        # `{"Ada": "SPEAKER_00"}` is the same table, inverted.
        if names and all(map(_MACHINE.match, names.values())) and not any(map(_DIGIT.search, names)):
            return {code: name for name, code in names.items()}
    elif isinstance(table, list):
        if all(isinstance(item, str) and item.strip() for item in table):
            return {str(number): item.strip() for number, item in enumerate(table[:_MOST])}
        for item in table[:_MOST]:
            if isinstance(item, dict) and (name := _named(item)):
                fields = {folded(str(key)): value for key, value in item.items()}
                ids = [found for key in _IDS if (found := _plain(fields.get(key))) and found != name]
                names.update(dict.fromkeys(ids, name))
    return names


def _named(item: Mapping[str, object]) -> str:
    fields = {folded(str(key)): value for key, value in item.items()}
    return next((found for key in _NAMES if (found := _plain(fields.get(key)))), "")


def _plain(value: object) -> str:
    return "" if isinstance(value, (dict, list)) else label(value)


def caller(
    names: Mapping[str, str], used: Iterable[str | None], name: Callable[[object], str | None] = voice
) -> Callable[[str | None], str | None]:
    """Return a function from a file's labels to names: by its table, else by `name`.

    In a list of names without ids, the first name is that of speaker 0, unless the labels count from 1.
    """
    labels = {one for one in used if one}
    if "0" not in labels and str(len(names)) in labels and names.keys() == set(map(str, range(len(names)))):
        names = {}  # labels count from 1, the table from 0
    return lambda raw: None if raw is None else names.get(raw) or name(raw)
