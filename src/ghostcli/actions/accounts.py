"""The account of an import: what was done with each file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ghostcli.actions.importing import Imported
from ghostcli.actions.notes import CHANGED, ImportedNotes
from ghostcli.errors import GhostError
from ghostcli.library.write import WriteError
from ghostcli.model import KINDS
from ghostcli.notes.base import NoteReading
from ghostcli.recognition.base import TRANSCRIPT
from ghostcli.transcripts.base import LEFT_OVER, ParsedTranscript, Remark, SpeakerShare

REFUSED = "refused"
FAILED = "failed"
PASSED_OVER = "passed over"

NOBODY = SpeakerShare(None, 0, 0)


@dataclass(frozen=True, kw_only=True)
class Account:
    """The account of one file: what it is, and what was done with it (or would be).

    `change` is new, added, replaced, unchanged, same words, passed over, refused, or failed (it could not be
    written). `what` is a constant of `recognition.base`. `name` is the kind of a file that is not a
    transcript, in words. `voices` are the speakers with their turns and words; words without a speaker come
    last. `offset` is in seconds, added to every time. Of notes, `records` counts the records by kind, `lines`
    the lines of the file by place, `left_over` are the numbers of lines that were not understood, `verdicts`
    counts the quotes by verdict, and `diff` is that of a changed file.
    """

    file: str
    change: str
    what: str = TRANSCRIPT
    name: str = ""
    format: str = ""
    episode: str | None = None
    path: str | None = None
    cues: int = 0
    voices: tuple[SpeakerShare, ...] = ()
    title: str | None = None
    language: str | None = None
    offset: float = 0
    remarks: tuple[Remark, ...] = ()
    error: str | None = None
    hint: str | None = None
    records: Mapping[str, int] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    left_over: tuple[int, ...] = ()
    verdicts: Mapping[str, int] = field(default_factory=dict)
    diff: str = ""

    @property
    def is_notes(self) -> bool:
        """Whether it is about notes, chapters or a feed, which were read as such."""
        return bool(self.lines or self.records)

    @property
    def words(self) -> int:
        """The number of all words that are said."""
        return sum(voice.words for voice in self.voices)

    @property
    def speakers(self) -> tuple[SpeakerShare, ...]:
        """The speakers that have a name."""
        return tuple(voice for voice in self.voices if voice.name is not None)

    @property
    def nobody(self) -> SpeakerShare:
        """The words without a speaker."""
        return next((voice for voice in self.voices if voice.name is None), NOBODY)

    @property
    def wrong(self) -> bool:
        """Whether the file should have been imported and was not; then the exit status is 2."""
        return self.change in {REFUSED, FAILED}

    @property
    def stored(self) -> bool:
        """Whether the library now has what the file holds (or would have)."""
        return not self.wrong and self.change != PASSED_OVER and self.episode is not None


def account_of(file: str, done: Imported) -> Account:
    """The account of a file that has been imported."""
    return Account(
        file=file,
        change=done.change,
        format=done.reading.format,
        episode=done.episode,
        path=done.path,
        cues=len(done.reading.cues),
        voices=done.reading.voices,
        title=done.title,
        language=done.language,
        offset=done.offset,
        remarks=done.remarks,
    )


def account_of_notes(
    file: str, what: str, done: ImportedNotes, reading: NoteReading, *, first: bool = True
) -> Account:
    """The account of the notes on one episode; the lines of a file are those of its `first` episode."""
    changed = done.change == CHANGED
    numbers = Counter(kind for kind, _ in done.values)
    remarks = (*(reading.remarks if first else ()), *done.remarks)
    return Account(
        file=file,
        change=REFUSED if changed else done.change,
        what=what,
        format=reading.family,
        episode=done.episode,
        path=done.path,
        title=done.title,
        remarks=tuple(sorted(remarks, key=lambda one: (not one.line, one.line))),
        records={kind: numbers[kind] for kind in KINDS if numbers[kind]},
        lines=reading.counts if first else {},
        left_over=tuple(reading.lines_in(LEFT_OVER)) if first else (),
        error="it differs from what was imported before; its notes were not changed" if changed else None,
        hint="--update changes them, and keeps what you edited; --as NAME keeps both" if changed else None,
        diff=done.diff,
        verdicts=done.verdicts,
    )


def account_of_error(
    file: str,
    error: GhostError,
    reading: ParsedTranscript | None = None,
    *,
    what: str = TRANSCRIPT,
    name: str = "",
) -> Account:
    """The account of a file that could not be imported; `reading` is given if it could be read."""
    return Account(
        file=file,
        change=FAILED if isinstance(error, WriteError) else REFUSED,
        format=reading.format if reading else "",
        cues=len(reading.cues) if reading else 0,
        voices=reading.voices if reading else (),
        remarks=reading.remarks if reading else (),
        error=error.message,
        hint=error.hint,
        what=what,
        name=name,
    )


def status_of(accounts: Iterable[Account]) -> int:
    """The exit status of an import: 2 if a file should have been imported and was not, else 0."""
    return 2 if any(account.wrong for account in accounts) else 0
