"""Azure Speech's JSON: recognised phrases, times in ticks, as durations, or in milliseconds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ghostcli.transcripts.base import ParsedTranscript, Remarks
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.json_input import entries, string, within
from ghostcli.transcripts.json_speakers import folded, label
from ghostcli.transcripts.segments import Segment, TimeReader, read_segments, remarks_of
from ghostcli.transcripts.word_timings import TimedWord

NAME = "azure"

_TICKS = 1e7
_PHRASES = ("recognizedphrases", "phrases", "segmentresults")


def read(source: SourceText) -> ParsedTranscript:
    """Return the phrases as cues, long ones split by sentence; without speakers, each channel is one.

    A phrase comes in several forms; the display form is used. Source:
    https://learn.microsoft.com/azure/ai-services/speech-service/batch-transcription-get.
    """
    remarks = remarks_of(source)
    root = source.json
    listed = [_plain(one) for one in _phrases(root, remarks)]
    channels = {_channel(one) for one in listed} - {""}
    spoken = any(_speaker(one) for one in listed)

    def segments(clock: TimeReader) -> Iterator[Segment]:
        for entry in clock.each(listed):
            best = next(iter(entries(entry.get("nbest") or [], remarks, "nBest")), {})
            best = {**entry, **_plain(best)}
            text = next((said for key in _WRITTEN if (said := string(best.get(key)))), "")
            name = None if spoken or len(channels) < 2 else f"Channel {_channel(entry)}"
            yield Segment(*_times(entry, clock), _speaker(entry) or name, text, _words(best, clock, remarks))

    return read_segments(
        NAME,
        source,
        segments,
        units=(_TICKS, 1, 1e3),
        full="" if len(channels) > 1 else _full(root, remarks),
        by_time=len(channels) > 1,
        remarks=remarks,
        language=next((said for one in listed if (said := string(one.get("locale")))), None),
    )


_WRITTEN = ("display", "displaytext", "text", "lexical", "itn", "maskeditn")


def _plain(entry: dict[str, Any]) -> dict[str, Any]:
    return {folded(str(key)): value for key, value in entry.items()}


def _phrases(value: object, remarks: Remarks) -> list[dict[str, Any]]:
    if isinstance(value, list):
        parts = [one for one in value if isinstance(one, dict)]
        return [said for one in parts for said in _phrases(one, remarks)]
    if not isinstance(value, dict):
        return []
    fields = _plain(value)
    for name in _PHRASES:
        if isinstance(fields.get(name), list):
            return entries(fields[name], remarks, name)
    if isinstance(fields.get("audiofileresults"), list):
        return _phrases(fields["audiofileresults"], remarks)
    if "offset" in fields and any(name in fields for name in ("displaytext", "nbest", "text")):
        return [value]
    inner = within(value, "recognizedPhrases", "phrases")
    return _phrases(inner, remarks) if inner and inner is not value else []


def _speaker(entry: dict[str, Any]) -> str | None:
    return label(entry.get("speaker")) or label(entry.get("speakerid")) or None


def _channel(entry: dict[str, Any]) -> str:
    return label(entry.get("channel")) or label(entry.get("channelnumber"))


def _times(entry: dict[str, Any], clock: TimeReader) -> tuple[float | None, float | None]:
    start, length = _time(entry, "offset", clock), _time(entry, "duration", clock)
    return start, None if start is None or length is None else start + length


def _time(entry: dict[str, Any], name: str, clock: TimeReader) -> float | None:
    """Return a time in seconds: by the unit in its key, else by the unit that fits the speaking rate."""
    for key, unit in ((f"{name}inticks", _TICKS), (f"{name}milliseconds", 1e3), (f"{name}inseconds", 1.0)):
        if entry.get(key) is not None:
            return clock.at(entry[key], unit)
    return clock.at(entry.get(name))


def _words(best: dict[str, Any], clock: TimeReader, remarks: Remarks) -> list[TimedWord]:
    listed = best.get("displaywords") or best.get("words") or []
    words: list[TimedWord] = []
    for one in map(_plain, entries(listed, remarks, "words")):
        text = next((said for key in ("displaytext", "word", "text") if (said := string(one.get(key)))), "")
        words.append(TimedWord(text, *_times(one, clock)))
    return words


def _full(value: object, remarks: Remarks) -> str:
    root = _plain(value) if isinstance(value, dict) else {}
    for name in ("combinedrecognizedphrases", "combinedphrases"):
        for one in entries(root.get(name) or [], remarks, name):
            return string(_plain(one).get("display")) or string(_plain(one).get("text"))
    return ""
