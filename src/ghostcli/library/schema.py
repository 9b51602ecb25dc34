"""The JSON Schema (2020-12) of notes, from the table of kinds; editors complete and check notes with it.

It describes a file as a YAML 1.2 reader sees it, so a text may be a number or a boolean. Rules that a schema
cannot express (links, unique ids, times within the episode) are checked only by the loader.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ghostcli.fields import Field, Kind, Type
from ghostcli.library.convert import DATE, SECONDS
from ghostcli.model import EPISODES, KINDS
from ghostcli.timecode import SPAN, TIME

SCHEMA_FILE = "ghost.schema.json"

_NULL = {"type": "null"}
_ID = {"anyOf": [{"type": "string", "pattern": "^[a-z][a-z0-9-]{0,79}$"}, {"type": "boolean"}]}
_TEXT = {"type": ["string", "number", "boolean"]}
_SOME_TEXT = {"type": ["string", "number", "boolean"], "pattern": "\\S"}


def json_schema() -> dict[str, Any]:
    """The schema of all notes files of an episode, including `episode.yaml`."""
    own = {field.name: _field(field) for field in EPISODES.fields}
    kinds = {kind.name: _kind(kind) for kind in KINDS.values()}
    source = {"description": "who made the notes of this file", **_optional(_TEXT)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ghost notes",
        "description": "Notes on an episode; a file with a title is the episode's own, episode.yaml",
        "anyOf": [{"type": "object"}, _NULL],
        "properties": {**own, "source": source, **kinds},
        "additionalProperties": False,
        "if": {"anyOf": [{"required": [name]} for name in own]},
        "then": {"required": ["title"], "properties": {"title": _SOME_TEXT}},
    }


def _kind(kind: Kind) -> dict[str, Any]:
    record = _mapping(kind.fields)
    return {
        "description": kind.help,
        "anyOf": [{"type": "array", "items": {"anyOf": [record, _empty()]}}, _empty()],
    }


def _mapping(fields: Iterable[Field]) -> dict[str, Any]:
    fields = tuple(fields)
    return {
        "type": "object",
        "properties": {field.name: _field(field) for field in fields},
        "required": [field.name for field in fields if field.required],
        "additionalProperties": False,
    }


def _group(field: Field) -> dict[str, Any]:
    one = _mapping(field.group)
    if field.needs:
        one["anyOf"] = [{"required": [name], "properties": {name: _SOME_TEXT}} for name in field.needs]
    return one


def _field(field: Field) -> dict[str, Any]:
    one = _one(field)
    if field.required:
        listed = {"type": "array", "items": _optional(one), "contains": one}
        return {"description": field.help, **({"anyOf": [one, listed]} if field.many else one)}
    if field.many:
        one = {"anyOf": [one, {"type": "array", "items": _optional(one)}]}
    return {"description": field.help, **_optional(one)}


def _optional(one: dict[str, Any]) -> dict[str, Any]:
    """The schema `one`, or nothing: null, or an empty text, list or mapping."""
    return {"anyOf": [one, _empty()]}


def _empty() -> dict[str, Any]:
    return {
        "anyOf": [
            _NULL,
            {"type": "string", "pattern": "^\\s*$"},
            {"type": "array", "maxItems": 0},
            {"type": "object", "maxProperties": 0},
        ]
    }


def _one(field: Field) -> dict[str, Any]:
    match field.type:
        case Type.TEXT:
            return _SOME_TEXT if field.required else _TEXT
        case Type.FLAG:
            return {"type": "boolean"}
        case Type.TIMES:
            return {"type": "string", "pattern": f"^{SPAN}$"}
        case Type.DURATION:
            return {"type": "string", "pattern": f"^{TIME}$"}
        case Type.SECONDS:
            number = {"type": "number", "exclusiveMinimum": -10_000_000, "exclusiveMaximum": 10_000_000}
            return {"anyOf": [number, {"type": "string", "pattern": f"^{SECONDS}$"}]}
        case Type.DATE:
            year = {"type": "integer", "minimum": 1, "maximum": 9999}
            return {"anyOf": [{"type": "string", "pattern": f"^{DATE}$"}, year]}
        case Type.CHOICE:
            return {"enum": list(field.choices)}
        case Type.PAIRS:
            return {"type": "object", "additionalProperties": _optional(_TEXT)}
        case Type.GROUP:
            return _group(field)
    return _ID


def schema_text() -> str:
    """The schema as the text of its file."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
