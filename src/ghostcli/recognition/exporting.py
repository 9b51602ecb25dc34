"""Export a transcript to a format so that ghost can read it back, and say what is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ghostcli.errors import GhostError
from ghostcli.recognition.recognise import read
from ghostcli.text.words import words
from ghostcli.transcripts.base import TURNS, Cue, Metadata, Units
from ghostcli.transcripts.canonical import closed, counted, normal, shifted
from ghostcli.transcripts.formats import find, write
from ghostcli.transcripts.ghost_exports import blocks_of

_TIMED = "srt"
"""The format that cannot hold words without a time."""


class Exported(NamedTuple):
    """A transcript in a format, and a sentence for each thing that the format cannot hold."""

    text: str
    losses: tuple[str, ...] = ()


class _Piece(NamedTuple):
    """A cue or turn in comparable form: times as the format has them, words folded."""

    start: float | None
    end: float | None
    speaker: str | None
    words: tuple[str, ...]


def export(
    cues: Sequence[Cue],
    format: str,  # noqa: A002
    heading: Metadata = Metadata(),  # noqa: B008
    units: Units = TURNS,
    *,
    plain: bool = False,
) -> Exported:
    """Return the cues in the named format: in its plain form if that can be read back unchanged.

    Otherwise they are in the sure form, or with `plain` still in the plain one, with a list of what is lost.
    `units` are those of a format of turns and passages. Raises GhostError if ghost does not write the
    format, or if the format can hold no word of the cues.
    """
    losses = _without_place(cues, format)
    expected = _pieces(cues, format, units)
    text = write(cues, format, heading, units)
    lost = _lost(expected, text, format) if expected else None
    if lost is not None and not plain:
        text = write(cues, format, heading, units, sure=True)
        lost = _lost(expected, text, format)
    return Exported(text, losses if lost is None else (*losses, lost))


def _without_place(cues: Iterable[Cue], name: str) -> tuple[str, ...]:
    """Return what the format cannot hold, by its kind."""
    spoken = [cue for cue in map(normal, cues) if cue.text]
    untimed = [cue for cue in spoken if cue.start is None]
    if not untimed or name not in {_TIMED, "vtt"}:
        return ()
    what = f"{counted(len(untimed), 'cue')} without a time ({counted(_words(untimed), 'word')})"
    if name == "vtt":
        return (f"{what}: their ids say so (untimed-1); other programs show them at the times beside them",)
    if len(untimed) == len(spoken):
        raise GhostError(
            f"{find(name).help} cannot hold words without times, and this transcript has no others", "-o text"
        )
    return (f"{what} left out: {find(name).help} have no place for them",)


def _words(cues: Iterable[Cue]) -> int:
    return sum(len(words(cue.text)) for cue in cues)


def _pieces(cues: Iterable[Cue], name: str, units: Units) -> list[_Piece]:
    """Return what reading back the cues should give."""
    if find(name).blocks:
        return [
            _Piece(_second(block.start), None, block.speaker, tuple(words(block.text)))
            for block in blocks_of(cues, units)
        ]
    kept = closed(shifted([cue for cue in map(normal, cues) if cue.text])[0])
    return [
        _Piece(*cue[:3], tuple(words(cue.text))) for cue in kept if name != _TIMED or cue.start is not None
    ]


def _second(time: float | None) -> int | None:
    return None if time is None else int(time)


def _lost(expected: Sequence[_Piece], text: str, name: str) -> str | None:
    """Return what is lost when the text is read back, as a sentence; None if nothing is."""
    try:
        cues = read(text.encode()).cues
    except GhostError as error:
        return f"ghost import would refuse this: {error.message}"
    if find(name).blocks:  # times in whole seconds, without ends
        found = [_Piece(_second(cue.start), None, cue.speaker, tuple(words(cue.text))) for cue in cues]
    else:
        found = [_Piece(*cue[:3], tuple(words(cue.text))) for cue in cues]
    if found == expected:
        return None
    before, after = _said(expected), _said(found)
    if [word for word, _ in before] != [word for word, _ in after]:
        away = Counter(word for word, _ in before)
        away.subtract(Counter(word for word, _ in after))
        number = sum(map(abs, away.values()))
        return f"ghost import would read {counted(number, 'word')} of this differently" if number else _ORDER
    others = sum(a != b for a, b in zip(before, after, strict=True))
    if others:
        return f"ghost import would give {counted(others, 'word')} of this to another speaker"
    return "ghost import would read other times from this"


_ORDER = "ghost import would read the words of this in another order"


def _said(pieces: Iterable[_Piece]) -> list[tuple[str, str | None]]:
    return [(word, piece.speaker) for piece in pieces for word in piece.words]
