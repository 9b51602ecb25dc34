"""Determine what each column of a table holds: by its heading, or by its values."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ghostcli.text.words import fold
from ghostcli.transcripts.cells import TableRow, is_range, is_time, number_of

START, END, DURATION, SPEAKER, TEXT, WORD, PUNCTUATION, SORT = (
    "start", "end", "duration", "speaker", "text", "word", "punctuation", "sort",
)  # fmt: skip

HEADINGS: dict[str, str] = {
    START: """
        start, start time, starttime, start timestamp, start ts, time start, begin, begin time, time begin,
        from, in, in point, in time, time in, tc in, tcin, onset, xmin, tmin, timestamp, time, time stamp,
        timecode, time code, ts, timestamp start, seconds,
        anfang, beginn, anfangszeit, startzeit, startzeitpunkt, von, zeit, zeitstempel,
        debut, heure de debut, temps de debut, temps de depart, temps, horodatage,
        inicio, comienzo, desde, tiempo, tiempo de inicio, hora de inicio, marca de tiempo
        """,
    END: """
        end, end time, endtime, end timestamp, end ts, endts, time end, stop, stop time, to, out, out point,
        out time, time out, tc out, tcout, finish, xmax, tmax, timestamp end,
        ende, endzeit, endzeitpunkt, bis, schluss,
        fin, heure de fin, temps de fin,
        final, hasta, tiempo final, hora de fin
        """,
    DURATION: "duration, dur, length, dauer, lange, duree, duracion",
    SPEAKER: """
        speaker, speaker name, speakername, speaker label, speaker id, speakerid, voice, participant, who,
        person, talker, actor, character, name, tier, channel,
        sprecher, sprecherin, stimme, teilnehmer,
        locuteur, locutrice, intervenant, orateur, voix, personne,
        hablante, locutor, locutora, orador, oradora, voz, participante, persona
        """,
    TEXT: """
        text, transcript, transcription, transcript text, utterance, sentence, segment, segment text, caption,
        subtitle, content, dialogue, dialog, speech, line, body, annotation, value, label, spoken text,
        inhalt, transkript, wortlaut, aussage, untertitel, gesagtes,
        texte, contenu, paroles, enonce, sous titre,
        texto, contenido, transcripcion, enunciado, subtitulo
        """,
    WORD: "word, token, wort, mot, palabra",
    PUNCTUATION: "punctuation, punct",
    SORT: "type, row type, kind",
}
"""Folded heading -> role of the column; in English, German, French and Spanish."""

_WEAK = ("name", "tier", "channel", "label", "value", "line", "segment", "time", "seconds", "content")
"""Headings that count only if no other column has that role."""

_ROLES = {
    " ".join(name.split()): role
    for role, names in HEADINGS.items()
    for name in names.split(",")
    if name.strip()
}
_MILLIS = frozenset(("ms", "msec", "msecs", "millis", "milliseconds", "millisekunden", "milisegundos"))
_SECONDS = frozenset(("s", "sec", "secs", "seconds", "sekunden", "secondes", "segundos"))
_MASK = "hh:mm:ss"
"""The suffix that ELAN adds to the headings of its times."""

_MASKS = frozenset(("hh", "h", "mm", "ss", "sss", "ff", "hhmmss"))


class TableColumns(NamedTuple):
    """The roles of a table's columns, as indexes from 0; None for an absent role.

    `unit` is the number of time units per second, if a heading gives it. `tiers` are columns whose heading is
    a speaker and whose cells are that speaker's words. `number` is the number of columns.
    """

    number: int
    start: int | None = None
    end: int | None = None
    duration: int | None = None
    speaker: int | None = None
    text: int | None = None
    word: int | None = None
    punctuation: int | None = None
    sort: int | None = None
    unit: float | None = None
    tiers: tuple[tuple[int, str], ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def used(self) -> tuple[int, ...]:
        """Return the columns that are read."""
        one = (self.start, self.end, self.duration, self.speaker, self.text, self.word, self.sort)
        return (*(place for place in one if place is not None), *(place for place, _ in self.tiers))

    @property
    def said(self) -> bool:
        """Whether there is a column with words."""
        return self.text is not None or self.word is not None or bool(self.tiers)


def by_headings(cells: Sequence[str]) -> TableColumns | None:
    """Return the columns by their headings; None if these are not headings of a transcript.

    Required are words and times, or words and speakers.
    """
    found: dict[str, int] = {}
    weak: dict[str, int] = {}
    unit: float | None = None
    for number, cell in enumerate(cells[:100]):
        if len(cell) > 60:
            return None
        role, name, said = _role(cell)
        if role is None:
            continue
        if name in _WEAK:
            weak.setdefault(role, number)
        elif role not in found:
            found[role] = number
            unit = said if role == START else unit
    found = {**weak, **found}
    tiers: tuple[tuple[int, str], ...] = ()
    elan = START in found and _MASK in cells[found[START]]
    if elan and TEXT not in found and WORD not in found:
        tiers = tuple(
            (number, cell.strip())
            for number, cell in enumerate(cells[:100])
            if cell.strip() and _role(cell)[0] is None
        )
    taken = {*found.values(), *(number for number, _ in tiers)}
    unread = tuple(cell.strip() for number, cell in enumerate(cells) if number not in taken and cell.strip())
    columns = TableColumns(len(cells), **found, unit=unit, tiers=tiers, unread=unread)
    enough = columns.start is not None or columns.speaker is not None
    return columns if columns.said and enough else None


@lru_cache(maxsize=256)
def _role(heading: str) -> tuple[str | None, str, float | None]:
    """Return the role of a heading, its name without the unit, and the unit."""
    words = fold(heading).split()
    unit: float | None = None
    while len(words) > 1 and (words[-1] in _MILLIS or words[-1] in _SECONDS or words[-1] in _MASKS):
        last = words.pop()
        unit = 1000.0 if last in _MILLIS else 1.0 if last in _SECONDS and unit is None else unit
    if fold(heading).endswith(("ss msec", "ss ms", "ss sss")):  # a time mask, not a unit
        unit = None
    name = " ".join(words)
    return _ROLES.get(name), name, unit


def by_values(table: Sequence[TableRow], delimiter: str) -> TableColumns | None:
    """Return the columns of a table without headings, by the values in its rows.

    Every row must have a start and an end or, in a tab-separated table, a clock time. Of the other columns,
    the one with most words is the text, and one with few different names is the speaker. The result is None
    if this fails.
    """
    number = len(table[0].cells) if table else 0
    if not 2 <= number <= 30 or any(len(row.cells) != number for row in table):
        return None
    columns = [[row.cells[place].strip() for row in table] for place in range(number)]
    times = [place for place, cells in enumerate(columns) if _most(map(is_time, cells), 0.9)]
    times = [place for place in times if not _is_index(columns[place])] if len(times) > 2 else times
    words = {place: sum(len(cell.split()) for cell in columns[place]) for place in range(number)}
    texts = sorted((place for place in words if place not in times), key=lambda one: -words[one])
    if not times or not texts or words[texts[0]] < len(table):
        return None
    start, end, duration = _instants(columns, times)
    clocks = _most((":" in cell and "-" not in cell for cell in columns[start]), 0.9)
    tabs = delimiter == "\t"
    if len(table) < 3 and not (tabs and end is not None):
        return None
    if end is None and not (tabs and clocks):
        return None
    if not (
        clocks or delimiter == "\t" or _most(("." in cell for cell in columns[start]), 0.3) or number == 3
    ):
        return None
    speaker = next((place for place in sorted(texts[1:]) if _are_names(columns[place])), None)
    return TableColumns(number, start, end, duration, speaker, texts[0])


def _most(what: object, share: float) -> bool:
    flags = list(what)  # type: ignore[call-overload]
    return sum(map(bool, flags)) >= share * len(flags) > 0


def _is_index(cells: Sequence[str]) -> bool:
    """Whether a column numbers the rows."""
    if not all(cell.isdecimal() and len(cell) < 10 for cell in cells):
        return False
    numbers = list(map(int, cells))
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _instants(columns: Sequence[Sequence[str]], times: Sequence[int]) -> tuple[int, int | None, int | None]:
    """Return the columns of start, end and duration; columns that repeat one of them are skipped."""
    start = times[0]
    first = [number_of(cell) or 0.0 for cell in columns[start]]
    end = duration = point = None
    for place in times[1:]:
        here = [number_of(cell) or 0.0 for cell in columns[place]]
        if _same(first, here):
            point = point or place
            continue
        if end is None and _most((b >= a for a, b in zip(first, here, strict=True)), 0.9):
            end = place
    if end is None and point is None and len(times) > 1 and len(columns) == 3:
        duration = times[1]
    return start, point if end is None else end, duration


def _same(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(a - b) < 0.01 or abs(1000 * a - b) < 1.5 for a, b in zip(one, other, strict=True))


def _are_names(cells: Sequence[str]) -> bool:
    """Whether a column holds few different short texts that are not file names."""
    given = [cell for cell in cells if cell]
    if len(given) < 0.5 * len(cells) or any(len(cell) > 60 or is_range(cell) for cell in given):
        return False
    if all(cell.lower().endswith((".wav", ".mp3", ".mp4", ".m4a", ".eaf", ".flac")) for cell in given):
        return False
    return len(set(given)) <= max(2, len(given) // 2)
