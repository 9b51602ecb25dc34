"""Each form of a pair in `heard` is looked for beside the other."""

from __future__ import annotations

import pytest
from reference import Known

from ghostcli.search.heard import with_both_forms
from ghostcli.search.query import parse
from ghostcli.search.typos import correct

PAIRS = [("clod", "Claude"), ("whale oil", "Wayloyle")]


@pytest.mark.parametrize(
    ("typed", "both"),
    [
        ("clod", '"clod" OR "claude"'),
        ("Claude", '"Claude" OR "clod"'),
        ("whale oil", '"whale" OR "wayloyle" "oil" OR "wayloyle"'),
        ("a clod-like", 'a "clod-like" OR "claude like"'),
        ("-clod", '-clod -"claude"'),
        ("clod*", "clod*"),
        ("whale", "whale"),
        ("oil whale", "oil whale"),
        ("cloud", "cloud"),
    ],
)
def test_the_other_form_is_an_alternative(typed: str, both: str) -> None:
    assert str(with_both_forms(parse(typed), PAIRS)) == both


def test_what_has_another_form_is_not_read_as_a_third() -> None:
    known = Known("a clown of Claude's")
    assert correct(parse("clowd"), known).read_as == {"clowd": ("clown",)}
    assert correct(with_both_forms(parse("clowd"), [("clowd", "Claude")]), known).read_as == {}
