"""Opens the user's editor at the line of a record, or of a cue of a transcript."""

from __future__ import annotations

import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence

from ghostcli.errors import GhostError, Problem
from ghostcli.library.cue_places import blocks, line_of
from ghostcli.library.files import read_bytes
from ghostcli.model import TRANSCRIPT, Episode, Record
from ghostcli.system.commands import EDITOR, SET_EDITOR, name_of, to_start, words_of
from ghostcli.text.escaping import visible
from ghostcli.transcripts.base import MAX_BYTES, Cue
from ghostcli.transcripts.encoding import decode

_GOTO = {
    "code": ("--wait", "--goto", "{path}:{line}"),
    "codium": ("--wait", "--goto", "{path}:{line}"),
    "cursor": ("--wait", "--goto", "{path}:{line}"),
    "subl": ("--wait", "{path}:{line}"),
    "zed": ("--wait", "{path}:{line}"),
    "hx": ("{path}:{line}",),
    "helix": ("{path}:{line}",),
    "notepad": ("{path}",),
    "notepad++": ("-n{line}", "{path}"),
    "mate": ("--wait", "--line", "{line}", "{path}"),
}
"""The arguments of an editor for a line. All other editors take `+LINE FILE`, like vi."""

_PLUS = ("+{line}", "{path}")


def editor_command(path: str, line: int, environ: Mapping[str, str]) -> list[str]:
    """The command that opens $VISUAL or $EDITOR, else the system's editor, at a line of a file."""
    set_ones = (environ.get(name, "").strip() for name in ("VISUAL", "EDITOR"))
    editor = next(filter(None, set_ones), None) or shutil.which(EDITOR) or ""
    try:
        words = words_of(editor)
    except ValueError as error:
        message = f"cannot parse the editor command {visible(editor)}: {str(error).lower()}"
        raise GhostError(message, f"{SET_EDITOR}, or another editor") from None
    if not words or not words[0]:
        raise GhostError("no editor is set", f"{SET_EDITOR}, or another editor")
    name = name_of(words[0])
    arguments = [part.format(path=path, line=line) for part in _GOTO.get(name, _PLUS)]
    return words + [one for one in arguments if one not in words]


def line_to_edit(episode: Episode, record: Record) -> int:
    """The line of a record; for a moment, the line of the cue at that time, or of the first cue of the turn.

    Raises GhostError if the episode has no transcript, or the transcript has no times.
    """
    if record.kind is not TRANSCRIPT:
        return max(record.line, 1)
    from ghostcli.records.passages import spoken_of  # the readers of transcripts

    spoken = spoken_of(episode)
    if spoken is None:
        raise GhostError(
            f"{episode.id} has no transcript", f"ghost import FILE --episode {episode.id} adds one"
        )
    data = read_bytes(spoken.path, MAX_BYTES)
    if isinstance(data, Problem):
        raise GhostError(f"{visible(spoken.path)} {data.message}")
    if not spoken.cues:
        return 1
    if record.times:
        from ghostcli.verify.verifier import Verifier

        clock = Verifier({episode.id: episode}).clock(episode.id)
        place = _cue_at(spoken.cues, clock.to_transcript(record.times[0][0]))
    else:
        place = spoken.turns[record.values["turn"] - 1].first
    if place is None:
        raise GhostError(
            f"the transcript of {episode.id} has no times", f"{episode.id}@turn1 is its first turn"
        )
    return line_of(blocks(decode(data).text), spoken.cues, place)


def _cue_at(cues: Sequence[Cue], second: float) -> int | None:
    """The index of the first cue that begins in that second, else of the last cue before it.

    None if no cue has a time.
    """
    timed = [(cue.start, place) for place, cue in enumerate(cues) if cue.start is not None]
    within = [place for start, place in timed if second <= start < second + 1]
    begun = [one for one in timed if one[0] < second]
    if within:
        return within[0]
    if begun:
        return max(begun, key=lambda one: one[0])[1]
    return timed[0][1] if timed else None


def edit(path: str, line: int, environ: Mapping[str, str]) -> None:
    """Open the editor and wait until it is closed. Raises GhostError if it fails."""
    command = editor_command(path, line, environ)
    # The editor must handle interrupts: if ghost ended, unsaved text would be lost. A handler that does
    # nothing is not inherited by the editor, as SIG_IGN would be.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        status = subprocess.run(to_start(command), check=False).returncode
    except OSError as error:
        raise GhostError(f"{visible(command[0])} cannot be started: {error.strerror}") from None
    finally:
        signal.signal(signal.SIGINT, before)
    if status:
        raise GhostError(f"{visible(command[0])} ended with status {status}")
