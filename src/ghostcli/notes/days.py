"""Calendar dates in notes: in figures, and with names of months in several languages."""

from __future__ import annotations

import re

from ghostcli.notes.headings import folded

_DAY = re.compile(
    r"([12][0-9]{3})[-/.]([01]?[0-9])[-/.]([0-3]?[0-9])(?![0-9])|\b([12][0-9]{3})([01][0-9])([0-3][0-9])\b"
)
_MONTH = r"([^\W\d_]{3,10})"
_NAMED_DAY = re.compile(
    rf"\b(?:{_MONTH}\.? ([0-9]{{1,2}})(?:st|nd|rd|th)?,? ([12][0-9]{{3}})"
    rf"|([0-9]{{1,2}})(?:\.|st|nd|rd|th|er|º)? (?:de )?{_MONTH}\.?,? (?:del? )?([12][0-9]{{3}}))\b"
)
_MONTHS = """
    January Januar Jänner janvier enero janeiro gennaio
    February Februar février febrero fevereiro febbraio
    March März mars marzo março
    April avril abril aprile
    May Mai mayo maio maggio
    June Juni juin junio junho giugno
    July Juli juillet julio julho luglio
    August août agosto
    September septembre septiembre setiembre setembro settembre
    October Oktober octobre octubre outubro ottobre
    November novembre noviembre novembro
    December Dezember décembre diciembre dezembro dicembre
"""
"""The names of a month in a line, in order: English, German, French, Spanish, Portuguese, Italian."""

_SHORTEST = 3  # letters of a name that is cut: "Okt."


def day_of(text: str) -> str | None:
    """The calendar date in a text, as `2026-03-20`; None if it has none."""
    if found := _DAY.search(text):
        year, month, day = (int(part) for part in found.groups() if part)
    elif found := _NAMED_DAY.search(text):
        named, early, first, late, other, second = found.groups()
        year, month, day = int(first or second), _month(named or other), int(early or late)
    else:
        return None
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _month(name: str) -> int:
    """Return the number of a month by its name or the beginning of it; 0 if that names none or two."""
    name = folded(name)
    found = [
        number
        for number, names in enumerate(_MONTHS.strip().splitlines(), 1)
        if len(name) >= _SHORTEST and any(folded(one).startswith(name) for one in names.split())
    ]
    return found[0] if len(found) == 1 else 0
