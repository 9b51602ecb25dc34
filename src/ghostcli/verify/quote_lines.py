"""Reads quotes as JSON Lines, in batches as they arrive; each line gives a quote or an error."""

from __future__ import annotations

import json
import os
import select
import stat
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO, NamedTuple

from ghostcli.drafts.attribution import Attribution
from ghostcli.drafts.quotations import Quotation
from ghostcli.errors import GhostError
from ghostcli.text.words import words
from ghostcli.timecode import Span, parse_span
from ghostcli.verify.batches import Asked

BATCH = 2000
"""The maximum number of lines in a batch; an episode is read once for a batch."""

LONGEST = 1_000_000
"""The maximum length of a line, in bytes."""

_CHUNK = 1 << 16


KEYS = ("text", "speaker", "episode", "at", "id")
"""The keys that a line may have."""


class LineError(GhostError):
    """A line is not a valid quote; the message says why."""


class QuoteLine(NamedTuple):
    """A line by number: its quote or its error; `id` is its own id, if it is `named`.

    `unknown` are its unknown keys.
    """

    number: int
    asked: Asked | None
    error: str = ""
    named: bool = False
    id: Any = None
    unknown: tuple[str, ...] = ()

    @property
    def quotation(self) -> Quotation:
        """The quote as a quotation of a draft."""
        return Quotation(self.asked.text if self.asked else "", self.number, 1, 0, ())


def quote_line(data: bytes, number: int, episode_of: Callable[[str], str]) -> QuoteLine:
    """Read a line; `episode_of` gives the id of an episode, or raises GhostError if there is none."""
    found: dict[str, Any] = {}
    try:
        found = _object(data)
        asked = _asked(found, episode_of)
    except GhostError as error:
        return QuoteLine(number, None, error.message, "id" in found, found.get("id"), _unknown(found))
    return QuoteLine(number, asked, "", "id" in found, found.get("id"), _unknown(found))


def _unknown(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in found if name not in KEYS)


def _object(data: bytes) -> dict[str, Any]:
    if len(data) > LONGEST:
        raise LineError(f"has more than {LONGEST / 1e6:.0f} MB")
    try:
        found = json.loads(data.decode("utf-8-sig"), parse_constant=_constant)
    except UnicodeDecodeError:
        raise LineError("is not valid UTF-8") from None
    except (ValueError, RecursionError):
        raise LineError("is not valid JSON") from None
    if not isinstance(found, dict):
        raise LineError("is not a JSON object")
    return found


def _constant(name: str) -> Any:
    raise ValueError(name)


def _asked(found: dict[str, Any], episode_of: Callable[[str], str]) -> Asked:
    text, speaker, episode = (found.get(name) for name in ("text", "speaker", "episode"))
    if not isinstance(text, str) or not words(text):
        raise LineError('has no "text" with words in it')
    for name, value in (("speaker", speaker), ("episode", episode)):
        if value is not None and not isinstance(value, str):
            raise LineError(f'"{name}" is not text')
    attribution = (
        Attribution(speaker, tuple(words(speaker)), direct=True) if speaker and words(speaker) else None
    )
    bound = (episode_of(episode),) if episode else ()
    return Asked(" ".join(text.split()), attribution, bound, times_of(found.get("at")))


def times_of(value: Any) -> tuple[Span, ...]:
    """Parse times as ghost writes them: seconds, `H:MM:SS`, a range of either, or a list of ranges.

    Tuples are accepted as lists. Raises LineError for anything else.
    """
    if value is None:
        return ()
    if isinstance(value, (list, tuple)) and value and all(isinstance(one, (list, tuple)) for one in value):
        return tuple(_span(one) for one in value)
    return (_span(value),)


def _span(value: Any) -> Span:
    if isinstance(value, str):
        found = parse_span(value)
    elif isinstance(value, (list, tuple)):
        start, end = (*value, None)[:2] if 0 < len(value) <= 2 else (None, None)
        known = _is_time(start) and (end is None or (_is_time(end) and end >= start))
        found = (start, end) if known else None
    else:
        found = (value, None) if _is_time(value) else None
    if found is None:
        raise LineError('"at" is not a time: seconds, "0:43:08" or [start, end]')
    return found


def _is_time(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < 1e9


def batches(stream: BinaryIO, most: int = BATCH) -> Iterator[list[bytes]]:
    """The lines of a stream, in batches of at most `most` lines.

    In a pipe, a batch is what has arrived, so that an answer never waits for more input.
    """
    try:
        number = stream.fileno()
        piped = not stat.S_ISREG(os.fstat(number).st_mode)
    except (OSError, ValueError):
        piped = False
    lines = _piped_lines(number) if piped else _lines(stream)
    batch: list[bytes] = []
    for line in lines:
        if line is not None:
            batch.append(line)
        if batch and (line is None or len(batch) >= most):
            yield batch
            batch = []
    if batch:
        yield batch


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    while line := stream.readline(LONGEST + 2):
        whole = line
        while not line.endswith(b"\n") and (
            line := stream.readline(_CHUNK)
        ):  # skip the rest of an overlong line
            pass
        yield whole


def _piped_lines(number: int) -> Iterator[bytes | None]:
    """The lines of a pipe; None whenever no more input is waiting."""
    rest = b""
    while True:
        if not _waits(number):
            yield None
        chunk = os.read(number, _CHUNK)
        if not chunk:
            break
        *whole, rest = (rest + chunk).split(b"\n")
        yield from whole
        rest = rest[: LONGEST + 2]
    if rest:
        yield rest


def _waits(number: int) -> bool:
    try:
        return bool(select.select([number], [], [], 0)[0])
    except (OSError, ValueError):  # if `select` does not work on the pipe
        return False
