"""AWS Transcribe's JSON: items with a speaker label, or a list of items for each channel."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ghostcli.transcripts.base import ParsedTranscript, Remarks
from ghostcli.transcripts.diarization import Owners
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.entries import times_of
from ghostcli.transcripts.json_input import entries, first_string, string, within
from ghostcli.transcripts.json_speakers import label
from ghostcli.transcripts.keys import speaker_of
from ghostcli.transcripts.segments import Segment, TimeReader, read_segments, remarks_of
from ghostcli.transcripts.word_timings import TimedWord, attach

NAME = "aws"


def read(source: SourceText) -> ParsedTranscript:
    """Return the items by speaker and sentence, times in seconds; punctuation joins the word before.

    The speaker is given by an item itself, else by `speaker_labels.segments`. Without both, each channel is a
    speaker. Source: https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html.
    """
    remarks = remarks_of(source)
    root = within(source.json, "items", "audio_segments", "transcripts", "channel_labels")
    items = entries(root.get("items") or [], remarks, "items")
    parts = entries(root.get("audio_segments") or [], remarks, "audio_segments") if not items else []
    spans = _listed(root.get("speaker_labels"), "segments", remarks)
    channels = _listed(root.get("channel_labels"), "channels", remarks)
    apart = not spans and not any(label(item.get("speaker_label")) for item in items) and len(channels) > 1

    def segments(clock: TimeReader) -> Iterator[Segment]:
        for channel in channels if apart else ():
            own = entries(channel.get("items") or [], remarks, "items")
            name = label(channel.get("channel_label")) or None
            yield Segment(None, None, name, "", _words(own, clock, remarks))
        if not apart and items:
            words = _words(items, clock, remarks)
            if spans and not any(word.speaker for word in words):
                owners = Owners((*times_of(one, clock), speaker_of(one)) for one in spans)
                yield from owners.segments(words)
            else:
                yield Segment(None, None, None, "", words)
        for part in clock.each(parts):
            start, end = clock.span(part.get("start_time"), part.get("end_time"))
            yield Segment(start, end, speaker_of(part), string(part.get("transcript")))

    whole = " ".join(
        first_string(one, "transcript")
        for one in entries(root.get("transcripts") or [], remarks, "transcripts")
    )
    return read_segments(
        NAME,
        source,
        segments,
        units=(1, 1e3),
        full=whole,
        by_time=apart,
        remarks=remarks,
        language=first_string(root, "language_code") or None,
    )


def _listed(value: object, name: str, remarks: Remarks) -> list[dict[str, Any]]:
    return entries(value.get(name) or [], remarks, name) if isinstance(value, dict) else []


def _words(items: list[dict[str, Any]], clock: TimeReader, remarks: Remarks) -> list[TimedWord]:
    words: list[TimedWord] = []
    for item in clock.each(items):
        best = next(iter(entries(item.get("alternatives") or [], remarks, "alternatives")), {})
        text = string(best.get("content")) or string(item.get("content"))
        if not text.strip():
            continue
        if item.get("type") == "punctuation":
            attach(words, text)
        else:
            start, end = clock.span(item.get("start_time"), item.get("end_time"))
            words.append(TimedWord(text, start, end, label(item.get("speaker_label")) or None))
    return words
