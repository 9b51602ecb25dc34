"""Facts about an episode as programs write them: dates, lengths, languages and web addresses."""

from __future__ import annotations

import re
from datetime import date

from ghostcli.transcripts.json_input import seconds

_ISO = re.compile(r"\s*([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?![0-9])")
_MAIL = re.compile(
    r"\s*(?:[A-Za-z]{3,9}(?:,|\s)\s{0,9})?([0-9]{1,2})[\s-]{1,9}([A-Za-z]{3,9})[\s-]{1,9}([0-9]{4}|[0-9]{2})\b"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}\Z")
_ADDRESS = re.compile(r"https?://[^\s<>\"\x00-\x20\x7f]{1,2000}\Z", re.IGNORECASE)
_QUOTED = str.maketrans({sign: f"%{ord(sign):02X}" for sign in "'`\\^{}[]|"})
_ENDLESS = 1000 * 3600


def date_of(text: str) -> str:
    """Return the calendar date that a text begins with, in ISO 8601; empty if it has none.

    The date is the publisher's: it is not converted to another time zone.
    """
    if found := _ISO.match(text):
        year, month, day = map(int, found.groups())
    elif found := _MAIL.match(text):
        name = found[2][:3].lower()
        year = int(found[3])
        if len(found[3]) == len("26"):  # as RFC 2822 reads the two digits of RFC 822
            year += 2000 if year < 50 else 1900
        month, day = _MONTHS.index(name) + 1 if name in _MONTHS else 0, int(found[1])
    else:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def length_of(text: str) -> int:
    """Return a length (`262`, `4:22`, `1:02:03`) in whole seconds; 0 if it is none."""
    found = seconds(text) if len(text) < 40 else None
    return int(found) if found and 0 < found < _ENDLESS else 0


def language_of(text: str) -> str:
    """Return the code of a language, as in `en` or `pt-BR`; empty if it is none."""
    code = text.strip()
    return code.replace("_", "-") if _LANGUAGE.match(code) else ""


def address_of(text: str) -> str:
    """Return a web address without signs that a shell or curl reads; empty if it is none."""
    address = text.strip()
    return address.translate(_QUOTED) if address.isprintable() and _ADDRESS.match(address) else ""
