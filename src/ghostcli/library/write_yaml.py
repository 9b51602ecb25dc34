"""Writes records as the text of a notes file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import yaml

from ghostcli.fields import Field, Kind, Type
from ghostcli.model import EPISODES, FIDELITY, KINDS, TRANSCRIPT, WHOLE_PASSAGE, Record
from ghostcli.timecode import format_exact, format_exact_span

_Base: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_Base):  # type: ignore[misc]
    """Writes U+2028 and U+2029 as escapes: libyaml reads them as line ends otherwise."""


def _represent_text(dumper: Any, text: str) -> Any:
    style = '"' if "\u2028" in text or "\u2029" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)


def notes_text(records: Iterable[Record]) -> str:
    """The text of a notes file that reads back as these records of one episode, kind by kind.

    A passage becomes a quote: its text, speaker and time, and the verdict `verbatim`, since these are the
    transcript's own words. A moment without words is left out.
    """
    data: dict[str, Any] = {}
    for one in records:
        record, kind = one, one.kind
        if kind is TRANSCRIPT:
            if not one.label:
                continue
            kind = KINDS["quotes"]
            times = {"at": one.values[WHOLE_PASSAGE]} if WHOLE_PASSAGE in one.values else {}
            record = replace(one, values={**one.values, **times, FIDELITY.name: {"verdicts": ["verbatim"]}})
        values = {
            field.name: yaml_value(field, record.values[field.name])
            for field in kind.fields
            if field.name in record.values
        }
        if record.kind is EPISODES:
            data = values | data
        else:
            data.setdefault(kind.name, []).append(values)
    return dump(data)


def dump(data: Mapping[str, Any]) -> str:
    """YAML text of plain values; texts that look like another type are quoted."""
    if not data:
        return ""
    text: str = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    return text


def record_texts(kind: Kind, records: Iterable[Mapping[str, Any]]) -> list[str]:
    """The lines of each record in a notes file, its id first; each begins with `- `."""
    listed = [
        {
            field.name: yaml_value(field, values[field.name])
            for field in sorted(kind.fields, key=lambda field: field.type is not Type.ID)
            if field.name in values
        }
        for values in records
    ]
    texts: list[str] = []
    for line in dump({kind.name: listed}).split("\n")[1:-1] if listed else ():
        if line.startswith("- "):
            texts.append(f"{line}\n")
        else:
            texts[-1] += f"{line}\n"
    return texts


def yaml_value(field: Field, value: Any) -> Any:
    """A field's value as it is written in YAML."""
    if field.many:
        one = Field(field.name, field.type, "", group=field.group)
        values = [yaml_value(one, item) for item in value]
        return values[0] if field.type is Type.TIMES and len(values) == 1 else values
    match field.type:
        case Type.TIMES:
            return format_exact_span(value)
        case Type.DURATION:
            return format_exact(value)
        case Type.GROUP:
            return {
                part.name: yaml_value(part, value[part.name]) for part in field.group if part.name in value
            }
        case Type.PAIRS:
            return dict(value)
    return value


def scalar(text: str) -> str:
    """A text as YAML on one line, also between brackets."""
    style = '"' if "\n" in text else None
    shown: str = yaml.dump(
        [text], Dumper=_Dumper, allow_unicode=True, default_flow_style=True, default_style=style, width=10**9
    )
    return shown.strip()[1:-1]
