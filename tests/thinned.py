"""Cases of which some run always, and all with `-m slow`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest


def thinned(cases: Iterable[Any], every: int, always: Sequence[Any] = ()) -> list[Any]:
    """The cases: each of `always` and one of `every` runs in each run of the tests, the others with `-m slow`.

    A case that is a tuple has a value for each parameter.
    """
    return [
        pytest.param(
            *(case if isinstance(case, tuple) else (case,)),
            marks=() if case in always or not at % every else (pytest.mark.slow,),
        )
        for at, case in enumerate(cases)
    ]
