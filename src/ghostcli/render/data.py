"""Records as data: the JSON object of a record or hit, and values as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ghostcli.fields import Field, Kind, Type
from ghostcli.model import EPISODE_FILTERS, EPISODES, FIDELITY, KINDS, SHARE_FIELDS, Record
from ghostcli.records.filters import value_of
from ghostcli.render.marks import mark_of
from ghostcli.search.hit import Hit
from ghostcli.timecode import format_span, format_time, plain_number

HIT_FIELDS = ("score", "match", "field", "snippet", "episode_title", "show", "published")
"""The keys of a hit beside its record's fields."""

FIDELITY_TOLD = ("left_out", "said", "corrections")
"""The keys that `show` adds to a computed verdict."""


def data_fields(kinds: Iterable[Kind], *, hits: bool) -> tuple[str, ...]:
    """The keys of a JSON object, in order; for several kinds, the keys of all of them."""
    names = ["ref", "kind", "episode", "number", "id"]
    for kind in kinds:
        names += [field.name for field in kind.fields]
        names += ["times"] if kind.field("at") else []
    names += ["used_by", "path", "line", "url", *(HIT_FIELDS if hits else ())]
    return tuple(dict.fromkeys(names))


def extra_fields(kinds: Iterable[Kind]) -> tuple[str, ...]:
    """More names that --fields accepts: the fields of the episode, `who`, and what is computed of people."""
    kinds = tuple(kinds)
    told = SHARE_FIELDS if KINDS["people"] in kinds else ()
    own = (name for name in (*EPISODE_FILTERS, "who") if any(not kind.field(name) for kind in kinds))
    return (*own, *told)


def as_data(hit: Hit, *, hits: bool = False) -> dict[str, Any]:
    """The JSON object of a record; with `hits`, also the keys of a hit."""
    record = hit.record
    data: dict[str, Any] = {
        "ref": record.ref,
        "kind": record.kind.name,
        "episode": record.episode,
        "number": record.number,
        "id": record.id if record.kind is not EPISODES else record.episode,
    }
    for field in record.kind.fields:
        if field.name == "at":
            times = [[None if time is None else plain_number(time) for time in span] for span in record.times]
            data["at"] = times[0][0] if times else None
            data["times"] = times
        elif field.name != "id":
            data[field.name] = _json_value(field, record.values.get(field.name), record.episode)
    data["used_by"] = list(record.used_by)
    data["path"] = record.path
    data["line"] = record.line
    data["url"] = address(record)
    data |= {name: record.values[name] for name in SHARE_FIELDS if name in record.values}
    if hits:
        data |= {"score": hit.score, "match": hit.match, "field": hit.field, "snippet": hit.snippet}
        names = {"episode_title": "title", "show": "show", "published": "published"}
        data |= {name: record.head.get(own) for name, own in names.items()}
        if hit.context is not None:
            data["context"] = list(hit.context)
    return data


def chosen(hit: Hit, fields: Iterable[str], *, hits: bool) -> dict[str, Any]:
    """The JSON object with only those fields; null if the record's kind has no such field."""
    data = as_data(hit, hits=hits)
    extra = {"who": hit.record.who, **{name: value_of(hit.record, name) for name in EPISODE_FILTERS}}
    return {name: data[name] if name in data else extra.get(name) for name in fields}


def address(record: Record) -> str | None:
    """The address that plays the second of a record; for an episode, the address of its recording."""
    from ghostcli.records.moments import moment  # imports urllib, 3 ms, which plain does not need

    if record.kind is EPISODES:
        found = moment(record.head, None)
        return found.url if found else None
    if not record.times:
        return None
    found = moment(record.head, record.times[0][0])
    return found.url if found and found.seeks else None


def _json_value(field: Field, value: Any, episode: str) -> Any:
    if value is None:
        return [] if field.many else None
    if field.many:
        one = Field(field.name, field.type, "", links=field.links, group=field.group)
        return [_json_value(one, item, episode) for item in value]
    if field.name == FIDELITY.name:
        own = {part.name: _json_value(part, value.get(part.name), episode) for part in field.group}
        told = {name: value[name] for name in FIDELITY_TOLD if name in value}
        return {**own, "recorded": not value.get("computed"), **told}
    if field.type is Type.GROUP:
        return {part.name: _json_value(part, value.get(part.name), episode) for part in field.group}
    if field.type is Type.LINK:
        return f"{episode}/{field.links}/{value}"
    return value


def shown(field: Field, value: Any) -> str:
    """A field's value as one readable text; empty if there is none."""
    if value is None:
        return ""
    if field.many:
        one = Field(field.name, field.type, "", group=field.group)
        return ("; " if field.type is Type.GROUP else ", ").join(shown(one, item) for item in value)
    match field.type:
        case Type.TIMES:
            return format_span(value)
        case Type.DURATION:
            return format_time(value)
        case Type.SECONDS if field.name == "offset":
            return f"{value:+g} s" if value else ""
        case Type.FLAG:
            return "yes" if value else "no"
        case Type.PAIRS:
            return "; ".join(f"{printed} → {meant}" for printed, meant in value.items())
        case Type.GROUP:
            return _shown_group(field.group, value)
    return str(value)


def _shown_group(fields: Iterable[Field], value: Mapping[str, Any]) -> str:
    """The first value, followed by the other values that are set."""
    texts = [shown(field, value.get(field.name)) for field in fields]
    first, *rest = [text for text in texts if text]
    return f"{first} ({', '.join(rest)})" if rest else first


def shown_field(record: Record, name: str) -> str:
    """A record's field as a table shows it: for a group its first value, for fidelity the mark."""
    if name == FIDELITY.name and (mark := mark_of(record)):
        return str(mark)
    field = record.kind.field(name)
    value = record.values.get(name)
    if name in SHARE_FIELDS and value is not None:
        return _shown_share(name, value)
    if field is None or value is None:
        return ""
    if field.type is Type.GROUP and not field.many:
        return shown(field.group[0], value.get(field.group[0].name))
    return shown(field, value)


def _shown_share(name: str, value: float) -> str:
    if name == "share":
        return f"{value * 100:.0f} %"
    return format_time(value) if name == "seconds" else f"{value:,}"


def spoken(record: Record) -> str:
    """What a person says in the transcript of their episode, as one text; empty if that is unknown."""
    if record.values.get("words") is None:
        return ""
    words, time, share = (shown_field(record, name) for name in SHARE_FIELDS)
    noun = "word" if words == "1" else "words"
    return ", ".join(part for part in (f"{words} {noun}", time, f"{share} of the words") if part)


def shown_times(record: Record) -> str:
    """The times of a record; empty if there are none."""
    return ", ".join(format_span(span) for span in record.times)
