"""Tables of speech: CSV, TSV and similar, with or without headings; Audacity's labels; ELAN's export."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ghostcli.text.words import words
from ghostcli.transcripts.base import (
    FIELD,
    ParsedTranscript,
    Remarks,
    UnreadableError,
    shown,
)
from ghostcli.transcripts.canonical import counted
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.segments import Segment, TimeReader, read_segments
from ghostcli.transcripts.table_layout import above, body, layout_of
from ghostcli.transcripts.table_rows import Rows, SpeechRow, Time
from ghostcli.transcripts.word_timings import TimedWord

NAME = "table"

UNITS = (1.0, 1000.0, 10_000_000.0)
"""Units per second: seconds, milliseconds, .NET ticks."""

_WORDS_EACH = 1.2
"""Average number of words per row; up to this, each row is a word."""

_ENOUGH = 20
_PAUSE = 2.0


def read(source: SourceText) -> ParsedTranscript:
    """Return a cue for each row, or for each sentence if the rows are words.

    Columns are found by common headings or by their values. Times are clock times, with decimals or frames,
    or numbers in the unit that gives a human speaking rate. Sources: RFC 4180;
    https://manual.audacityteam.org/man/importing_and_exporting_labels.html;
    https://www.mpi.nl/tools/elan/docs/manual/ ("tab-delimited text").
    """
    remarks = Remarks(source.remarks)
    layout = layout_of(source.clean)
    if layout is None:
        raise UnreadableError(source.first_line, "no table with times and words, or speakers and words")
    for row in above(source.clean, layout):
        remarks.add(row.line, f"above the table, no speech: {shown(' '.join(row.cells))}", FIELD)
    columns = layout.columns
    if columns.unread:
        names = shown(", ".join(columns.unread))
        remarks.add(layout.headings, f"{counted(len(columns.unread), 'column')} not read: {names}", FIELD)
    found = Rows(columns, remarks)
    found.take(body(source.clean, layout))
    records = _in_order(found.finish(), remarks)
    each_word = columns.text is None and columns.word is not None
    each_word = each_word or (len(records) >= _ENOUGH and _words_of(records) <= _WORDS_EACH * len(records))
    return read_segments(
        NAME,
        remarks,
        lambda clock: _by_word(records, clock) if each_word else _by_row(records, clock),
        units=(columns.unit, *UNITS) if columns.unit else UNITS,
        captions=True,
    )


def records_of(source: SourceText) -> list[SpeechRow]:
    """Return the rows of a table; empty if there is no table."""
    layout = layout_of(source.clean)
    if layout is None:
        return []
    found = Rows(layout.columns, Remarks())
    found.take(body(source.clean, layout))
    return found.finish()


def _in_order(records: list[SpeechRow], remarks: Remarks) -> list[SpeechRow]:
    """Sort the records by start, if each has one: ELAN writes one speaker after the other."""
    known = [record.at for record in records if record.at is not None]
    if len(known) < len(records) or known == sorted(known):
        return records
    remarks.add(0, "the rows are out of order: sorted by start")
    return [records[index] for index in sorted(range(len(records)), key=known.__getitem__)]


def _words_of(records: Sequence[SpeechRow]) -> int:
    return sum(len(words(record.text)) for record in records)


def _by_row(records: Sequence[SpeechRow], clock: TimeReader) -> Iterator[Segment]:
    for record in records:
        clock.entry = record.line
        start, end = _span(record, clock)
        yield Segment(start, end, record.speaker, record.text)


def _by_word(records: Sequence[SpeechRow], clock: TimeReader) -> Iterator[Segment]:
    """Yield words as segments, one for each run of a speaker without a pause."""
    said: list[TimedWord] = []
    last: float | None = None
    for record in records:
        clock.entry = record.line
        start, end = _span(record, clock)
        pause = start is not None and last is not None and start - last > _PAUSE
        if said and (pause or said[-1].speaker != record.speaker):
            yield Segment(said[0].start, said[-1].end, said[0].speaker, "", said)
            said = []
        said.append(TimedWord(record.text, start, end, record.speaker))
        last = end if end is not None else last
    if said:
        yield Segment(said[0].start, said[-1].end, said[0].speaker, "", said)


def _span(record: SpeechRow, clock: TimeReader) -> tuple[float | None, float | None]:
    start, end = _seconds(record.start, clock), _seconds(record.end, clock)
    if end is None and start is not None and record.duration is not None:
        length = _seconds(record.duration, clock)
        end = None if length is None else start + length
    return start, end


def _seconds(time: Time, clock: TimeReader) -> float | None:
    if isinstance(time, str):
        return clock.at(time)
    return None if time is None else time / clock.unit
