"""Rev.ai's JSON: monologues of one speaker, made of words and punctuation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ghostcli.transcripts.base import ParsedTranscript, Remarks
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.json_input import entries, first_string, string, within
from ghostcli.transcripts.json_speakers import label, names_in
from ghostcli.transcripts.keys import speaker_of
from ghostcli.transcripts.segments import Segment, TimeReader, read_segments, remarks_of
from ghostcli.transcripts.word_timings import TimedWord

NAME = "rev"


def read(source: SourceText) -> ParsedTranscript:
    """Return the elements of each monologue by sentence, times in seconds; spaces and punctuation are kept.

    Speakers are numbers; `speakers`, or the monologue itself, gives their names. Source:
    https://docs.rev.ai/api/asynchronous/transcripts.
    """
    remarks = remarks_of(source)
    root = within(source.json, "monologues")
    listed = entries(root.get("monologues") or [], remarks, "monologues")

    def segments(clock: TimeReader) -> Iterator[Segment]:
        for entry in clock.each(listed):
            speaker = _named(entry) or speaker_of(entry)
            yield Segment(None, None, speaker, "", list(_words(entry, clock, remarks)))

    return read_segments(NAME, source, segments, units=(1, 1e3), names=names_in(root), remarks=remarks)


def _named(entry: dict[str, Any]) -> str:
    info = entry.get("speaker_info")
    inner = first_string(info, "display_name", "name") if isinstance(info, dict) else ""
    return label(entry.get("speaker_name")) or inner.strip()


def _words(entry: dict[str, Any], clock: TimeReader, remarks: Remarks) -> Iterator[TimedWord]:
    """Yield the words, each with the punctuation after it; leading punctuation joins the first word."""
    text, times = "", clock.span(None, None)
    spoken = False
    for element in entries(entry.get("elements") or [], remarks, "elements"):
        value = string(element.get("value"))
        if element.get("type") != "punct":
            if spoken:
                yield TimedWord(_spaced(text), *times)
                text = ""
            times, spoken = clock.span(element.get("ts"), element.get("end_ts")), True
        text += value
    if text.strip():
        yield TimedWord(_spaced(text), *times)


def _spaced(text: str) -> str:
    return text if text[-1:].isspace() else f"{text} "
