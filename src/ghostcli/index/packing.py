"""Values as bytes that say when they are not what was written, and that do nothing when they are read."""

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
    """The index does not hold what was written into it: it is to be built again."""

    def __init__(self, message: str) -> None:
        super().__init__(f"the index is damaged: {message}", "the next command builds it again")


def pack(value: Any) -> bytes:
    """A value of plain types as bytes: JSON, compressed, with zlib's checksum."""
    data = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    return zlib.compress(data.encode("utf-8", "surrogatepass"), 4)


@contextmanager
def _as_written() -> Iterator[None]:
    """Raises DamagedError for whatever goes wrong in reading what was packed."""
    try:
        yield
    except (zlib.error, ValueError, TypeError, LookupError, EOFError, RecursionError):
        raise DamagedError("a checksum does not match") from None


def unpack(data: Any) -> Any:
    """The value that was packed, its lists as tuples. Raises DamagedError."""
    with _as_written():
        return frozen(_value(data))


def unpack_rows(data: Any) -> list[Any]:
    """The rows that were packed, each to be `frozen` when its turn comes. Raises DamagedError."""
    with _as_written():
        return list(_value(data))


def numbered(data: Any) -> dict[int, Any]:
    """The rows that were packed, each to be `frozen`, by what they begin with. Raises DamagedError."""
    with _as_written():
        return {row[0]: row for row in _value(data)}


def _value(data: Any) -> Any:
    return json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))


def pack_lines(lines: Iterable[str], dictionary: bytes) -> bytes:
    """Texts of one line each as bytes. A dictionary of their words saves a sixth."""
    packer = _packer(dictionary).copy()  # which spares going through the dictionary each time
    data: bytes = packer.compress("\n".join(lines).encode("utf-8", "surrogatepass")) + packer.flush()
    return data


@cache
def _packer(dictionary: bytes) -> Any:
    """At level 4, which takes a third of the time of level 6 and gives 4 % more."""
    return zlib.compressobj(4, zdict=dictionary) if dictionary else zlib.compressobj(4)


def unpack_lines(data: Any, dictionary: bytes) -> list[str]:
    """The texts that were packed with that dictionary. Raises DamagedError."""
    with _as_written():
        opened = zlib.decompressobj(zdict=dictionary) if dictionary else zlib.decompressobj()
        text = opened.decompress(data)
        if not opened.eof:
            raise EOFError
        return text.decode("utf-8", "surrogatepass").split("\n")


def dictionary_of(texts: Iterable[str]) -> bytes:
    """The dictionary for texts like these: the words that take the most room in them, at most 32 kB."""
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
"""Bytes that zlib looks back."""


def frozen(value: Any) -> Any:
    """The same, its lists as tuples."""
    if isinstance(value, list):
        return tuple([frozen(one) if isinstance(one, (list, dict)) else one for one in value])
    if isinstance(value, dict):
        return {name: frozen(one) if isinstance(one, (list, dict)) else one for name, one in value.items()}
    return value
