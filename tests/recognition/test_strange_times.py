"""Lists in JSON at whose times nobody speaks are refused, with the times as the reason."""

from __future__ import annotations

import json

import pytest

from ghostcli.errors import GhostError
from ghostcli.recognition.recognise import read

LONG = (
    "the attic leaks in every winter and the ledgers are wet",
    "so we have to sell the boat and mend the roof",
)


def listed(*rows: tuple[float, float, str]) -> bytes:
    return json.dumps([{"start": start, "end": end, "text": text} for start, end, text in rows]).encode()


@pytest.mark.parametrize(
    "data",
    [
        listed((2, 6, "the attic"), (3000, 3100, "my boat"), (50000, 50900, "sold")),
        listed((100, 200, LONG[0]), (220, 300, LONG[1])),
    ],
    ids=["no unit", "frames"],
)
def test_the_times_are_the_reason(data: bytes) -> None:
    with pytest.raises(GhostError, match="times fit no human speaking rate") as error:
        read(data)
    assert "frames" in str(error.value.hint)


def test_a_short_list_at_a_human_pace_is_read() -> None:
    assert len(read(listed((2, 4, "the attic leaks"), (5, 6, "my boat"), (9, 11, "so we sell it"))).cues) == 3
