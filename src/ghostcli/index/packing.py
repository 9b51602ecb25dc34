"""Packs values as bytes with a checksum. Unpacking them executes no code."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from ghostcli.errors import GhostError


class DamagedError(GhostError):
    """The index is damaged: it does not hold what was written. It must be rebuilt."""

    def __init__(self, message: str) -> None:
        super().__init__(f"the index is damaged: {message}", "the next command builds it again")


def pack(value: Any) -> bytes:
    """Pack a value of plain types: JSON, compressed, with zlib's checksum."""
    data = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    return zlib.compress(data.encode("utf-8", "surrogatepass"), 4)


@contextmanager
def _as_written() -> Iterator[None]:
    """Turn every error of unpacking into DamagedError."""
    try:
        yield
    except (zlib.error, ValueError, TypeError, LookupError, EOFError, RecursionError):
        raise DamagedError("a checksum does not match") from None


def unpack(data: Any) -> Any:
    """Unpack a value; lists become tuples. Raises DamagedError."""
    with _as_written():
        return frozen(_value(data))


def unpack_rows(data: Any) -> list[Any]:
    """Unpack a list of rows; call `frozen` on each that is used. Raises DamagedError."""
    with _as_written():
        return list(_value(data))


def numbered(data: Any) -> dict[int, Any]:
    """Unpack rows into a mapping by first value; call `frozen` on each used. Raises DamagedError."""
    with _as_written():
        return {row[0]: row for row in _value(data)}


def _value(data: Any) -> Any:
    return json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))


def pack_lines(lines: Iterable[str], dictionary: bytes) -> bytes:
    """Pack texts of one line each. A dictionary of their words saves a sixth of the size."""
    packer = _packer(dictionary).copy()  # saves reading the dictionary each time
    data: bytes = packer.compress("\n".join(lines).encode("utf-8", "surrogatepass")) + packer.flush()
    return data


@cache
def _packer(dictionary: bytes) -> Any:
    """A compressor of level 4: it takes a third of the time of level 6; its output is 4 % larger."""
    return zlib.compressobj(4, zdict=dictionary) if dictionary else zlib.compressobj(4)


def unpack_lines(data: Any, dictionary: bytes) -> list[str]:
    """Unpack texts that were packed with this dictionary. Raises DamagedError."""
    with _as_written():
        opened = zlib.decompressobj(zdict=dictionary) if dictionary else zlib.decompressobj()
        text = opened.decompress(data)
        if not opened.eof:
            raise EOFError
        return text.decode("utf-8", "surrogatepass").split("\n")


def dictionary_of(texts: Iterable[str]) -> bytes:
    """The compression dictionary for such texts: the words that take most space in them, up to 32 kB."""
    counts = Counter(word for text in texts for word in text.split() if len(word) > 1)
    words = sorted(counts, key=lambda word: (-counts[word] * len(word), word))
    chosen, size = [], 0
    for word in words:
        size += len(word.encode("utf-8", "surrogatepass")) + 1
        if size > _WINDOW or counts[word] < 2:
            break
        chosen.append(word)
    return " ".join(reversed(chosen)).encode("utf-8", "surrogatepass")


_WINDOW = 32_000
"""The size in bytes of zlib's window."""


def frozen(value: Any) -> Any:
    """The same value with lists as tuples."""
    if isinstance(value, list):
        return tuple([frozen(one) if isinstance(one, (list, dict)) else one for one in value])
    if isinstance(value, dict):
        return {name: frozen(one) if isinstance(one, (list, dict)) else one for name, one in value.items()}
    return value
