"""TTML time expressions: clock times, frames, ticks and offsets, with the rates of the file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ghostcli.transcripts.xml_input import Element

_CLOCK = re.compile(
    r"(?:([0-9]{1,6}):)?([0-9]{1,6}):([0-9]{1,2})(?:[.,]([0-9]{1,9})|[:;]([0-9]{1,3})(?:\.([0-9]{1,3}))?)?\Z"
)
_OFFSET = re.compile(r"([0-9]{1,15})(?:[.,]([0-9]{1,9}))?[ ]?(h|m|s|ms|f|t)?\Z")
_METRICS = {"h": 3600.0, "m": 60.0, "s": 1.0, "": 1.0, "ms": 0.001}
_MOST = 59
_TICKS = re.compile(r"(?:begin|end|dur)=[\"'][0-9.]{1,20}t[\"']")

COMMON_RATES = (10_000_000.0, 1_000.0, 90_000.0, 1_000_000.0)
"""Ticks per second to try if a file does not state them, the most common first."""


@dataclass(frozen=True, slots=True)
class Rates:
    """The clock rates of a file: frames per second, nominal and effective, and others."""

    nominal: float = 30
    frames: float = 30
    subframes: float = 1
    ticks: float = 1
    smpte: bool = False
    drops: bool = False

    def seconds(self, text: str) -> float | None:
        """Return the seconds of a time expression; None if it is invalid.

        Source: https://www.w3.org/TR/ttml2/#timing-value-time-expression. A number without a metric is in
        seconds, as Apple writes them.
        """
        if found := _CLOCK.match(text):
            hours, minutes, seconds, decimals, frames, subframes = found.groups()
            whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
            if frames is None:
                return whole + float(f"0.{decimals or 0}")
            number = int(frames) + int(subframes or 0) / self.subframes
            if not self.smpte:
                return whole + number / self.frames
            if self.drops:
                tens, ones = divmod(whole // 60, 10)
                number -= 2 * (tens * 9 + ones)
            return (whole * self.nominal + number) / self.frames
        if found := _OFFSET.match(text):
            value = float(f"{found[1]}.{found[2] or 0}")
            metric = found[3] or ""
            if metric == "f":
                return value / self.frames
            return value / self.ticks if metric == "t" else value * _METRICS[metric]
        return None


def is_above(text: str) -> bool:
    """Whether a time is a clock time with seconds above 59, or with hours and minutes above 59."""
    found = _CLOCK.match(text)
    return found is not None and (int(found[3]) > _MOST or (found[1] is not None and int(found[2]) > _MOST))


def rates_of(root: Element) -> tuple[Rates, bool]:
    """Return the rates that the root element states, and whether it states the tick rate."""
    nominal = _positive(root.get("frameRate")) or 30.0
    numerator, denominator = [*map(_positive, re.split(r"[ :/]+", root.get("frameRateMultiplier"))), None][:2]
    frames = nominal * numerator / denominator if numerator and denominator else nominal
    subframes = _positive(root.get("subFrameRate")) or 1.0
    ticks = _positive(root.get("tickRate"))
    usual = frames * subframes if root.get("frameRate") else 1.0
    smpte = root.get("timeBase") == "smpte"
    drops = root.get("dropMode") == "dropNTSC"
    return Rates(nominal, frames, subframes, ticks or usual, smpte, drops), ticks is not None


def has_ticks(text: str) -> bool:
    """Whether times of a TTML text are in ticks."""
    return _TICKS.search(text) is not None


def _positive(text: str) -> float | None:
    if not re.fullmatch(r"[0-9]{1,12}(?:\.[0-9]{1,6})?", text):
        return None
    return float(text) or None
