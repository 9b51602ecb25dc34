"""Records, hits, episodes and checked quotes as data for an assistant."""

from __future__ import annotations

from typing import Any

from ghostcli.model import Record, is_quotable
from ghostcli.render.data import as_data
from ghostcli.render.marks import mark_of
from ghostcli.search.hit import Hit
from ghostcli.timecode import format_time

_UNTOLD = frozenset(("path", "line", "number", "score", "field", "times"))


def record_data(record: Record) -> dict[str, Any]:
    """A record with its facts, its address, and of a quote its verdict in words."""
    data = {name: value for name, value in as_data(Hit(record)).items() if name not in _UNTOLD}
    facts = {"episode_title": record.head.get("title"), "show": record.head.get("show")}
    told = {**data, **facts, "published": record.head.get("published"), "times": _times(record)}
    if mark := mark_of(record):
        told["verdict"] = mark.words
        told["quotable"] = mark.quotable
        told.pop("fidelity", None)
    return told


def _times(record: Record) -> str:
    return ", ".join(format_time(start) for start, _ in record.times)


def hit_data(hit: Hit) -> dict[str, Any]:
    """A hit of a search: what identifies it, and the words that match."""
    told = record_data(hit.record)
    kept = (
        "ref",
        "kind",
        "episode_title",
        "show",
        "published",
        "speaker",
        "source",
        "times",
        "url",
        "verdict",
    )
    data = {name: told.get(name) for name in (*kept, "quotable")}
    whole = hit.record.kind.name == "quotes"
    return {
        **data,
        "text": hit.record.label if whole else hit.snippet or hit.record.label,
        "match": hit.match,
    }


def episode_data(record: Record) -> dict[str, Any]:
    """An episode in a list."""
    told = record_data(record)
    return {
        name: told.get(name) for name in ("ref", "title", "show", "published", "language", "summary", "url")
    }


def checked_data(data: dict[str, Any]) -> dict[str, Any]:
    """A quote that was held against the transcripts; what was said only if it differs."""
    kept = (
        *("text", "verdicts", "ref", "quote", "speaker", "said", "left_out", "corrections", "attributed_to"),
        *("url", "recorded"),
    )
    told = {name: data[name] for name in kept}
    if [" ".join(one.split()) for one in data["said"]] == [" ".join(data["text"].split())]:
        told["said"] = []
    return {**told, "quotable": is_quotable(data["verdicts"]) and not data["recorded"]}
