"""Values as bytes that say when they are not what was written, and that do nothing when they are read."""

from __future__ import annotations

import json
import zlib
from typing import Any

from ghostcli.errors import GhostError


class DamagedError(GhostError):
    """The index does not hold what was written into it: it is to be built again."""

    def __init__(self, message: str) -> None:
        super().__init__(f"the index is damaged: {message}", "the next command builds it again")


def pack(value: Any) -> bytes:
    """A value of plain types as bytes: JSON, compressed, with zlib's checksum."""
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode("ascii"), 6)


def unpack(data: Any) -> Any:
    """The value that was packed, its lists as tuples. Raises DamagedError."""
    try:
        return _frozen(json.loads(zlib.decompress(data)))
    except (zlib.error, ValueError, TypeError, RecursionError):
        raise DamagedError("a row is not what was written") from None


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple([_frozen(one) for one in value])
    if isinstance(value, dict):
        return {name: _frozen(one) if isinstance(one, (list, dict)) else one for name, one in value.items()}
    return value
