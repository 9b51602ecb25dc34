"""Speechmatics' JSON: words and punctuation with a speaker each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ghostcli.transcripts.base import ParsedTranscript, Remarks
from ghostcli.transcripts.diarization import Owners
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.json_input import entries, first_string, string, within
from ghostcli.transcripts.json_speakers import label
from ghostcli.transcripts.segments import Segment, TimeReader, read_segments, remarks_of
from ghostcli.transcripts.word_timings import TimedWord, attach

NAME = "speechmatics"


def read(source: SourceText) -> ParsedTranscript:
    """Return the results by speaker and sentence, times in seconds; `UU` is an unknown speaker.

    The first version of the format lists words, and separately the times of the speakers. Source:
    https://docs.speechmatics.com/speech-to-text/batch/output.
    """
    remarks = remarks_of(source)
    root = within(source.json, "results", "words")
    results = entries(root.get("results") or [], remarks, "results")
    old = entries(root.get("words") or [], remarks, "words") if not results else []
    speakers = entries(root.get("speakers") or [], remarks, "speakers") if old else []

    def segments(clock: TimeReader) -> Iterator[Segment]:
        if results:
            yield Segment(None, None, None, "", _words(results, clock, remarks))
        elif old:
            owners = Owners((*_times(one, clock), label(one.get("name")) or None) for one in speakers)
            words = (TimedWord(string(one.get("name")), *_times(one, clock)) for one in clock.each(old))
            yield from owners.segments(words)

    config = root.get("metadata")
    config = config.get("transcription_config") if isinstance(config, dict) else None
    language = first_string(config, "language") if isinstance(config, dict) else ""
    return read_segments(NAME, source, segments, units=(1, 1e3), remarks=remarks, language=language or None)


def _times(entry: dict[str, Any], clock: TimeReader) -> tuple[float | None, float | None]:
    return clock.span(entry.get("time"), None, entry.get("duration"))


def _words(results: list[dict[str, Any]], clock: TimeReader, remarks: Remarks) -> list[TimedWord]:
    """Return the words; punctuation goes where `attaches_to` says, by default to the word before."""
    words: list[TimedWord] = []
    before, joins = "", False
    for result in clock.each(results):
        best = next(iter(entries(result.get("alternatives") or [], remarks, "alternatives")), {})
        text = string(best.get("content"))
        if not text.strip():
            continue
        to = string(result.get("attaches_to")) or "previous"
        if result.get("type") == "punctuation" and to != "none":
            if to == "next":
                before += text
            else:
                attach(words, text)
                joins = to == "both"
            continue
        start, end = clock.span(result.get("start_time"), result.get("end_time"))
        if joins:
            words[-1] = words[-1]._replace(text=words[-1].text + text, end=end)
        else:
            words.append(TimedWord(before + text, start, end, label(best.get("speaker")) or _channel(result)))
        before, joins = "", False
    if before:
        attach(words, before)
    return words


def _channel(result: dict[str, Any]) -> str | None:
    name = label(result.get("channel"))
    return name.replace("_", " ").capitalize() if name else None
