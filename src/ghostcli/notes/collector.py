"""Collects the records, facts and line places of one episode while a reader goes through its notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ghostcli.model import KINDS
from ghostcli.notes.base import MAX_RECORDS, RECORD, EpisodeNotes, LinePlaces, NoteRecord, one_line
from ghostcli.text.words import fold
from ghostcli.timecode import Span
from ghostcli.transcripts.base import FIELD, REPEAT, Remarks, UnreadableError

LONGEST_TITLE = 1_000
"""Maximum number of characters of a title or name."""


class Collector:
    """The notes on one episode, as far as they have been read.

    What occurs twice is stored once: the place of its second line is `REPEAT`. `places` and `remarks` may be
    shared by the episodes of one file.
    """

    def __init__(
        self, lines: Sequence[str], places: LinePlaces | None = None, remarks: Remarks | None = None
    ) -> None:
        self.places = places or LinePlaces(lines)
        self.remarks = remarks or Remarks()
        self.facts: dict[str, Any] = {}
        self._records: list[NoteRecord] = []
        self._known: dict[tuple[str, str], int] = {}
        self._elsewhere: list[int] = []
        self._at_last: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._records)

    def record(
        self, kind: str, numbers: Iterable[int], *, quotes: Iterable[int] = (), **values: Any
    ) -> int | None:
        """Add a record and return its position; None if it has no label. `quotes` are positions of quotes.

        Texts are cleaned and put on one line; values that are empty are left out. A record that has the label
        and no other values than one before is a repeat of it.
        """
        numbers = list(numbers)
        label = KINDS[kind].label
        kept = {name: one_line(value) if isinstance(value, str) else value for name, value in values.items()}
        kept = {name: value for name, value in kept.items() if value}
        text = kept.get(label, "")[:LONGEST_TITLE] if label != "text" else kept.get(label, "")
        key = (kind, fold(text))
        if not text or not any(map(str.isalnum, text)):
            return None
        kept[label] = text
        if (known := self._known.get(key)) is not None:
            before = self._records[known]
            if self._repeats(known, kept, quotes):
                adds = kind != "quotes" and self._records[known].values != before.values
                place = RECORD if adds else REPEAT
                self.places.mark(place, (number for number in numbers if self.places.at(number) != RECORD))
                return known
        if len(self._records) >= MAX_RECORDS:
            raise UnreadableError(numbers[0] if numbers else 0, f"more than {MAX_RECORDS:,} records")
        self.places.mark(RECORD, numbers)
        self._known.setdefault(key, len(self._records))
        line = numbers[0] if numbers else 0
        self._records.append(NoteRecord(kind, kept, line, tuple(dict.fromkeys(quotes))))
        return len(self._records) - 1

    def quote(
        self, words: str, numbers: Iterable[int], *, speaker: str | None = None, at: Span | None = None
    ) -> int | None:
        """Add a quote, or what a repeat knows beyond it; return its position, None if it has no words."""
        return self.record("quotes", numbers, text=words, speaker=speaker, at=(at,) if at else None)

    def fact(self, name: str, value: Any, numbers: Iterable[int] = ()) -> None:
        """Set a field of the episode, if it has a value and has not been set."""
        self.places.mark(FIELD, numbers)
        value = one_line(value) if isinstance(value, str) else value
        if value:
            self.facts.setdefault(name, value)

    def fact_at_last(self, name: str, value: str) -> None:
        """Set a field of the episode if nothing else in the notes does."""
        self._at_last.setdefault(name, one_line(value))

    def person(self, name: str, role: str | None, numbers: Iterable[int] = (), description: str = "") -> None:
        """Add a person who takes part, if the notes have not named them in this way before."""
        before = self._known.get(("people", fold(one_line(name))))
        values = {"role": role, "description": description}
        if before is None:
            self.record("people", numbers, name=name, role=role, description=description)
            self.places.mark(FIELD, numbers)
            return
        self._fill(before, {key: value for key, value in values.items() if value})

    def link(self, record: int, quotes: Iterable[int]) -> None:
        """Let a record rest on further quotes."""
        one = self._records[record]
        self._records[record] = one._replace(quotes=tuple(dict.fromkeys([*one.quotes, *quotes])))

    def line_of(self, record: int) -> int:
        """The line of a record."""
        return self._records[record].line

    def credit(self, quote: int, speaker: str | None, at: Span | None) -> None:
        """Add what a line below a quote says of it, where the quote itself does not."""
        values = {"speaker": speaker, "at": (at,) if at else None}
        self._fill(quote, {name: value for name, value in values.items() if value})

    def linked_elsewhere(self, line: int) -> None:
        """Count a time whose link opens another second; the time of the text is kept."""
        self._elsewhere.append(line)

    def remark(self, line: int, message: str, place: str = "") -> None:
        """Add a remark for people."""
        self.remarks.add(line, message, place)

    def done(self) -> EpisodeNotes:
        """The notes on the episode, with a remark on links that open another second than their time."""
        if lines := list(dict.fromkeys(self._elsewhere)):
            times = "time is" if len(lines) == 1 else f"{len(lines)} times are"
            self.remark(lines[0], f"from here on, {times} not that of the link; the text's time is kept")
            self._elsewhere.clear()
        return EpisodeNotes(facts={**self._at_last, **self.facts}, records=tuple(self._records))

    def _repeats(self, known: int, values: dict[str, Any], quotes: Iterable[int]) -> bool:
        """Whether a record says what a known one says, or less; of quotes, adds what it says beyond it."""
        before = self._records[known].values
        if self._records[known].kind == "quotes":
            if any(
                name in before and before[name] != values[name] for name in ("speaker",) if name in values
            ):
                return False
            self._fill(known, values)
            return True
        same = all(before.get(name, value) == value for name, value in values.items() if name != "at")
        if same:
            self._fill(known, values)
            self.link(known, quotes)
        return same

    def _fill(self, known: int, values: dict[str, Any]) -> None:
        one = self._records[known]
        self._records[known] = one._replace(values={**values, **one.values})
