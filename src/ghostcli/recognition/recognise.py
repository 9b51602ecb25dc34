"""Recognize a file by the first row of the signature tables that it passes, and read it."""

from __future__ import annotations

import re
from dataclasses import replace

from ghostcli.recognition.base import DOUBT, NOTES, TRANSCRIPT, UNKNOWN, Recognised, Signature
from ghostcli.recognition.text_signatures import TEXT_SIGNATURES
from ghostcli.transcripts.base import ParsedTranscript, UnreadableError
from ghostcli.transcripts.encoding import SourceText, decode
from ghostcli.transcripts.formats import find, read_as

NO_TURNS = "ghost finds no names or times that open turns"

_OF_SPEECH = ("transcri", "caption", "subtitle", "elan", "praat")
"""Parts of the names of speech formats that ghost does not read."""

_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"])")


def recognise(source: SourceText) -> Recognised:
    """Return what the file of this source is.

    Raises UnreadableError for truncated JSON.
    """
    is_json = _is_json(source)
    for row in _json_signatures() if is_json else TEXT_SIGNATURES:
        if found := row.test(source):
            if isinstance(found, Recognised):
                return found
            return Recognised(row.what, row.format, row.name, row.way_out)
    return Recognised(UNKNOWN, name="JSON, but not a transcript that ghost knows" if is_json else "")


def _json_signatures() -> tuple[Signature, ...]:
    from ghostcli.recognition.json_signatures import JSON_SIGNATURES

    return JSON_SIGNATURES


def _is_json(source: SourceText) -> bool:
    """Whether a text is JSON, valid or not; text that begins with a name in brackets is not."""
    if not _JSON.match(source.clean):
        return False
    try:
        _ = source.json
    except UnreadableError:
        from ghostcli.transcripts import ghost_exports

        return not ghost_exports.sniff(source)
    return True


def read(data: bytes, format: str | None = None) -> ParsedTranscript:  # noqa: A002
    """Read the transcript in `data`: by its content, or in the named format.

    Raises UnreadableError, with a line where there is one, if it is not a transcript, is broken, or exceeds a
    limit: 50 MB, 250,000 cues, a million JSON values.
    """
    source = decode(data)
    if format is None:
        return read_recognised(source, recognise(source))
    _check_not_empty(source)
    return _with_speech(read_as(source, format, forced=True), source)


def read_recognised(source: SourceText, found: Recognised) -> ParsedTranscript:
    """Read the transcript of a source that was recognized. Raises UnreadableError as `read` does."""
    _check_not_empty(source)
    if found.what == UNKNOWN and not found.name:
        raise UnreadableError(source.first_line, NO_TURNS, _way_out_of(source))
    if found.what != TRANSCRIPT:
        raise refusal(found, source.first_line)
    return _with_speech(_read(source, found), source)


def _check_not_empty(source: SourceText) -> None:
    if source.controls and not source.clean.strip():
        raise UnreadableError(0, "the file is empty")


def _with_speech(reading: ParsedTranscript, source: SourceText) -> ParsedTranscript:
    if not reading.cues:
        form = find(reading.format)
        raise UnreadableError(source.first_line, f"read as {form.help}: there is no speech in it")
    return reading


def _read(source: SourceText, found: Recognised) -> ParsedTranscript:
    """Return the transcript, read in the recognized format."""
    try:
        return _read_lines(source, found) if found.lines else read_as(source, found.format)
    except UnreadableError as error:
        if error.hint and "--format text" in error.hint:  # it would read a table as speech
            error.hint = _way_out_of(source)
        raise


def _way_out_of(source: SourceText) -> str:
    from ghostcli.recognition.hints import way_out_of

    return way_out_of(source)


def _read_lines(source: SourceText, found: Recognised) -> ParsedTranscript:
    """Return the transcript inside notes; text without names and times counts if a heading declares it."""
    from ghostcli.recognition.splitting import narrowed

    inside, remark = narrowed(source, found.lines)
    try:
        reading = read_as(inside, found.format)
    except UnreadableError:
        if not found.declared:
            raise
        reading = read_as(inside, found.format, forced=True)
    return replace(reading, remarks=(remark, *reading.remarks)) if remark.message else reading


def refusal(found: Recognised, line: int) -> UnreadableError:
    """Return the error for a file that is not a transcript: why it is not read, and what to do."""
    why = f" ({found.why})" if found.why else ""
    if found.what == UNKNOWN:
        name = found.name or "not a transcript that ghost knows"
        return UnreadableError(line, f"this is {name}", found.way_out or None)
    if found.what == NOTES:
        return UnreadableError(line, f"these are {found.name}, no transcript{why}: {found.way_out}")
    if found.what == DOUBT:
        return UnreadableError(line, f"this may be {found.name}{why}", found.way_out or None)
    is_speech = any(word in found.name.casefold() for word in _OF_SPEECH)
    told = "which ghost does not read" if is_speech else "no transcript"
    return UnreadableError(line, f"this is {found.name}, {told}{why}", found.way_out or None)
