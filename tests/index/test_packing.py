"""What was packed says when it is not what was written, whichever byte of it is another or is gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ghostcli.index.packing import DamagedError, pack, pack_lines, unpack, unpack_lines

LINES = [
    "The river was high that spring.",
    "We waited for the harbour master.",
    "",
    "The hull \ud800 lay dry.",
]
KNOWN = b"harbour master river"
PACKED: dict[str, tuple[bytes, Callable[[bytes], Any], Any]] = {
    "a value": (pack({"lines": LINES, "count": 4}), unpack, {"lines": tuple(LINES), "count": 4}),
    "lines": (pack_lines(LINES, b""), lambda data: unpack_lines(data, b""), LINES),
    "lines with a dictionary": (pack_lines(LINES, KNOWN), lambda data: unpack_lines(data, KNOWN), LINES),
}


@pytest.mark.parametrize("name", PACKED)
def test_it_comes_back_as_it_was(name: str) -> None:
    packed, opened, value = PACKED[name]
    assert opened(packed) == value


@pytest.mark.parametrize("name", PACKED)
def test_what_is_cut_anywhere_is_damaged(name: str) -> None:
    packed, opened, _ = PACKED[name]
    for length in range(len(packed)):
        with pytest.raises(DamagedError):
            opened(packed[:length])


@pytest.mark.parametrize("name", PACKED)
def test_one_other_bit_gives_no_other_value(name: str) -> None:
    """A few bits fill up a byte, and say nothing."""
    packed, opened, value = PACKED[name]
    told = 0
    for at in range(8 * len(packed)):
        data = bytearray(packed)
        data[at // 8] ^= 1 << at % 8
        try:
            assert opened(bytes(data)) == value
        except DamagedError:
            told += 1
    assert told >= 8 * len(packed) - 7


def test_another_dictionary_than_it_was_packed_with_is_damage() -> None:
    with pytest.raises(DamagedError):
        unpack_lines(PACKED["lines with a dictionary"][0], b"another one")
