"""JSON of every shape, broken at random: a reading that is sound, or one sentence."""

from __future__ import annotations

import json
from copy import deepcopy
from math import inf, nan
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostcli.recognition.recognise import read
from ghostcli.text.escaping import CONTROL
from ghostcli.transcripts.base import MAX_REMARKS, UnreadableError

from .shapes import SHAPES
from .test_json_lists import TIMED

VALUES = {name: shape.value for name, shape in SHAPES.items()} | TIMED
ODD: tuple[Any, ...] = (
    *(
        None,
        True,
        0,
        -1,
        1e18,
        10**25,
        nan,
        inf,
        -inf,
        "",
        "x",
        "\x00",
        "\ud800",
        "0:05",
        "PT",
        "5s",
        "9" * 400,
    ),
    *(
        [],
        {},
        [[]],
        [{}],
        [None],
        ["a", "b"],
        {"a": {}},
        {"seconds": []},
        {"start": {"start": {}}},
        [[1], [2]],
    ),
)


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    if isinstance(value, dict):
        for key, inner in value.items():
            found += _places(inner, (*path, key))
    elif isinstance(value, list):
        for key, inner in enumerate(value[:6]):
            found += _places(inner, (*path, key))
    return found


@st.composite
def broken(draw: st.DrawFn) -> Any:
    value = json.loads(json.dumps(VALUES[draw(st.sampled_from(sorted(VALUES)))]))
    for _ in range(draw(st.integers(1, 4))):
        places = _places(value)
        if not places:
            break
        *above, last = draw(st.sampled_from(places))
        holder = value
        for key in above:
            holder = holder[key]
        act = draw(st.sampled_from(("odd", "odd", "gone", "twice", "wrapped")))
        if act == "odd":
            holder[last] = deepcopy(draw(st.sampled_from(ODD)))
        elif act == "gone":
            del holder[last]
        elif act == "wrapped":
            holder[last] = [holder[last]]
        elif isinstance(holder, list):
            holder.append(deepcopy(holder[last]))
        else:
            holder[f"{last}2"] = deepcopy(holder[last])
    return value


def sound(data: bytes, form: str | None = None) -> None:
    refused = ""
    try:
        found = read(data, form)
    except UnreadableError as error:
        refused = error.message
    if refused:
        assert not CONTROL.search(refused)
        return
    assert found.cues
    assert len(found.remarks) <= MAX_REMARKS + 2
    for cue in found.cues:
        assert cue.text
        assert not CONTROL.search(cue.text)
        assert cue.speaker is None or cue.speaker.strip()
        assert (cue.start is None) == (cue.end is None)
        assert cue.start is None or cue.end is None or 0 <= cue.start <= cue.end < 1e9
    assert not any(CONTROL.search(remark.message) for remark in found.remarks)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(broken())
def test_shapes_broken_at_random(value: Any) -> None:
    sound(json.dumps(value).encode("utf-8", "replace"))


FORMATS = sorted(
    {shape.format for shape in SHAPES.values()} | {"json", "podcasting", "reduct", "youtube", "otranscribe"}
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(broken(), st.sampled_from(FORMATS))
def test_every_reader_survives_every_shape(value: Any, form: str) -> None:
    sound(json.dumps(value).encode("utf-8", "replace"), form)


LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(("0:05", "a b c"))
)
KEYS = st.sampled_from(
    (
        *(
            "start",
            "end",
            "text",
            "words",
            "speaker",
            "speakers",
            "segments",
            "results",
            "items",
            "alternatives",
        ),
        *(
            "chunks",
            "timestamp",
            "paragraphs",
            "utterances",
            "transcript",
            "time",
            "duration",
            "data",
            "offset",
            "id",
        ),
        *(
            "name",
            "nBest",
            "phrases",
            "monologues",
            "elements",
            "lines",
            "events",
            "segs",
            "timestamps",
            "content",
        ),
    )
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=40,
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TREES, st.sampled_from((None, *FORMATS)))
def test_trees_of_the_usual_keys(value: Any, form: str | None) -> None:
    sound(json.dumps(value).encode("utf-8", "replace"), form)
