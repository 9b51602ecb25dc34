"""Transcripts in Python: read from bytes of any format, for checking quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING

from ghostcli.actions.episode_facts import own_language
from ghostcli.errors import GhostError
from ghostcli.recognition.recognise import read
from ghostcli.transcripts.base import Cue, ParsedTranscript
from ghostcli.transcripts.turns import passages, turns

if TYPE_CHECKING:  # the alignment imports rapidfuzz, which reading does not need
    from ghostcli.fidelity.reference import Reference

__all__ = ["Cue", "Transcript", "read_transcript"]


@dataclass(frozen=True)
class Transcript(ParsedTranscript):
    """A transcript: `cues` of `(start, end, speaker, text)`; times are in seconds, None if unknown.

    `format` is the name of its format. `title`, `language` (a code like `en` or `pt-BR`), `published` and
    `url` are metadata of the file, None if missing. `speakers` are in the order in which they first speak.
    `remarks` are the reader's remarks, each with its line; `lost` are those on text that was left out.
    `offset` is the number of seconds added to every time so that none is negative.

    It can be pickled and compared. It caches the data for checking quotes, which is not pickled.
    """

    @property
    def passages(self) -> tuple[Cue, ...]:
        """The speech in passages to read or to index: one speaker, whole sentences, 60 to 120 words."""
        return tuple(
            Cue(one.start, one.end, one.speaker, one.text)
            for turn in turns(self.cues)
            for one in passages(turn)
        )

    @cached_property
    def reference(self) -> Reference:
        """Its words prepared for checking quotes; used by `check_quote`."""
        from ghostcli.fidelity.reference import Reference

        return Reference.of(self.cues, self.language)


def read_transcript(
    data: bytes | bytearray | memoryview,
    name: str | None = None,
    *,
    format: str | None = None,  # noqa: A002
) -> Transcript:
    """Read the transcript in a file. Its format is recognised by its content, as in `ghost import`.

    `name` is the name of the file; only a language is read from it, as in `talk.de.vtt`. `format` is for a
    file that is not recognised: a name as for `ghost import --format`. Raises GhostError, with the line if
    there is one, if `data` is not a transcript, is broken, or has more than 50 MB. Only `data` is read;
    nothing is written.
    """
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise GhostError("a transcript is read from bytes: open its file in binary mode")
    if not (name is None or isinstance(name, str)):
        raise GhostError("the name of a transcript is a text such as talk.de.vtt")
    if not (format is None or isinstance(format, str)):
        raise GhostError("a format is a name such as vtt")
    try:
        reading = read(bytes(data), format)
    except GhostError as error:  # convert to one class, which can be pickled
        raise GhostError(_for_python(error.message), _for_python(error.hint or "") or None) from None
    found = {field.name: getattr(reading, field.name) for field in fields(reading)}
    return Transcript(**{**found, "language": own_language(reading, name or "")})


def _for_python(text: str) -> str:
    """The text with the option `--format text` as an argument, `format="text"`."""
    return re.sub(r"--format (\w+)", r'format="\1"', text)
