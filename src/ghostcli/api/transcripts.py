"""Transcripts in Python: read from bytes of any format, to be held against quotes."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING

from ghostcli.actions.importing import own_language
from ghostcli.errors import GhostError
from ghostcli.recognition.recognise import read
from ghostcli.transcripts.base import Cue, ParsedTranscript
from ghostcli.transcripts.turns import passages, turns

if TYPE_CHECKING:  # the alignment takes rapidfuzz, which reading alone does without
    from ghostcli.fidelity.reference import Reference

__all__ = ["Cue", "Transcript", "read_transcript"]


@dataclass(frozen=True)
class Transcript(ParsedTranscript):
    """What was said, by `cues` of `(start, end, speaker, text)`; times are seconds, None where unknown.

    `format` is the name of its format; `title`, `language` (a code like `en` or `pt-BR`), `published` and
    `url` are what the file says of itself, None where it does not; `speakers` are in the order in which
    they first speak. `remarks` are what a reader noticed, each with its line, `lost` those of them on text
    that found no place. `offset` is what was added to every time so that none is negative.

    It can be pickled and compared. What is worked out for quotes is kept in it, and not pickled.
    """

    @property
    def passages(self) -> tuple[Cue, ...]:
        """The speech in stretches to read or to index: of one speaker, whole sentences, 60 to 120 words."""
        return tuple(
            Cue(one.start, one.end, one.speaker, one.text)
            for turn in turns(self.cues)
            for one in passages(turn)
        )

    @cached_property
    def reference(self) -> Reference:
        """Its words made ready for quotes; `check_quote` asks for it."""
        from ghostcli.fidelity.reference import Reference

        return Reference.of(self.cues, self.language)


def read_transcript(
    data: bytes | bytearray | memoryview,
    name: str | None = None,
    *,
    format: str | None = None,  # noqa: A002
) -> Transcript:
    """The transcript that a file holds: its format is told by its content, as `ghost import` does.

    `name` is that of the file; it may tell the language, as `talk.de.vtt` does, and nothing else. `format` is
    for what is not recognised: a name as `ghost import --format` takes it. Raises GhostError, with the line
    where there is one, for what is no transcript, is broken, or has more than 50 MB. Nothing is read but
    `data`, and nothing written.
    """
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise GhostError("a transcript is read from bytes: open its file in binary mode")
    try:
        reading = read(bytes(data), format)
    except GhostError as error:  # one class, which can be pickled
        raise GhostError(error.message, error.hint) from None
    found = {field.name: getattr(reading, field.name) for field in fields(reading)}
    return Transcript(**{**found, "language": own_language(reading, name or "")})
