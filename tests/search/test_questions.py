from __future__ import annotations

import pytest

from ghostcli.search.query import parse
from ghostcli.search.questions import telling


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("What did Pieter say about signature aggregation?", "Pieter say signature aggregation"),
        ("how is it", "how is it"),
        ("where's the straw", "straw"),
        ("don't can't straw", "straw"),
        ('"to be or not to be" hamlet', '"to be or not to be" hamlet'),
        ("the OR straw", "the OR straw"),
        ("the OR a straw", "straw"),
        ("the* straw", "the* straw"),
        ("straw -the", "straw -the"),
        ("the -straw", "the -straw"),
        ("who speaker:reed", "who speaker:reed"),
    ],
)
def test_what_of_a_query_tells_something(query: str, told: str) -> None:
    assert str(telling(parse(query, fields=["speaker"]))) == told
