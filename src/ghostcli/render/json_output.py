"""JSON: one array, or one object per line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ghostcli.render.data import as_data, chosen
from ghostcli.render.request import Request
from ghostcli.search.hit import Hit
from ghostcli.text.escaping import in_json


def json_array(hits: Iterable[Hit], request: Request) -> Iterator[str]:
    """One JSON array; `[]` if there is nothing."""
    opened = False
    for data in _objects(hits, request):
        yield (",\n" if opened else "[\n") + dump(data, indent=2)
        opened = True
    yield "\n]\n" if opened else "[]\n"


def json_lines(hits: Iterable[Hit], request: Request) -> Iterator[str]:
    """One JSON object per line."""
    for data in _objects(hits, request):
        yield dump(data) + "\n"


def _objects(hits: Iterable[Hit], request: Request) -> Iterator[dict[str, Any]]:
    for hit in hits:
        if request.fields:
            yield chosen(hit, request.fields, hits=request.hits)
        else:
            data = as_data(hit, hits=request.hits)
            yield {**data, **chosen(hit, request.columns, hits=request.hits)} if request.columns else data


def dump(data: Any, indent: int | None = None) -> str:
    """JSON text; control characters and line separators are escaped."""
    return in_json(json.dumps(data, ensure_ascii=False, indent=indent))
