"""Spanish number words: veintiuno, treinta y cinco, doscientos cinco, mil millones, primero, 1.º."""

from __future__ import annotations

import re

_FIGURES = {
    "cero": 0, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15,
    "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiun": 21,
    "veintiuno": 21, "veintiuna": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24,
    "veinticinco": 25, "veintiseis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29,
    "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80,
    "noventa": 90, "cien": 100, "ciento": 100,
}  # fmt: skip
_HUNDREDS = ("dosc", "tresc", "cuatroc", "quin", "seisc", "setec", "ochoc", "novec")
WORDS = {
    **{word: str(value) for word, value in _FIGURES.items()},
    **{f"{stem}ient{ending}": str(value) for value, stem in zip(range(200, 1000, 100), _HUNDREDS, strict=True)
       for ending in ("os", "as")},
    "mil": "thousand", "millon": "million", "millones": "million", "billon": "trillion",
    "billones": "trillion", "primer": "1st", "primero": "1st", "primera": "1st", "segundo": "2nd",
    "segunda": "2nd", "tercer": "3rd", "tercero": "3rd", "tercera": "3rd", "quinto": "5th", "quinta": "5th",
    "sexto": "6th", "sexta": "6th", "septimo": "7th", "septima": "7th", "octavo": "8th", "octava": "8th",
    "noveno": "9th", "novena": "9th", "decimo": "10th", "decima": "10th", "medio": "half", "media": "half",
    "tercio": "3rd", "tercios": "thirds", "docena": "dozen", "docenas": "dozens", "cientos": "hundreds",
    "miles": "thousands", "doble": "double", "triple": "triple",
}  # fmt: skip
"""Folded Spanish word -> English word."""

JOINTS = {"y": "and", "coma": "point", "punto": "point", "un": "a", "una": "a", "por": "per", "a": "à"}

_ORDINAL = re.compile("([0-9]+)(?:o|a|er|ero|era|ra|ro)")


def figure(word: str) -> str | None:
    """Return an ordinal in figures (1.º or 1er); None for any other word."""
    found = _ORDINAL.fullmatch(word) if word[0].isdecimal() else None
    if not found:
        return None
    return {"1": "1st", "2": "2nd", "3": "3rd"}.get(found[1], f"{found[1]}th")


def together(words: list[str]) -> list[str]:
    """Join the pieces of numbers below a thousand into figures: 30 and 5, 200 5."""
    found: list[str] = []
    for word in words:
        number = found[-1] if found else ""
        joined = number == "and" and len(found) > 1
        base = found[-2] if joined else number
        ones = (
            "1"
            if word == "a" and (joined or number in {"thousand", "million"} or number.endswith("00"))
            else word
        )
        if base.isdecimal() and ones.isdecimal() and len(base) < 4 > len(ones) and int(ones):
            tens, below = int(base), int(ones)
            fits = joined and below < 10 and tens < 1000 and tens % 10 == 0 and tens % 100 > 20
            if fits or (100 <= tens < 1000 and tens % 100 == 0 and below < 100):
                del found[-1 - joined :]
                found.append(str(tens + below))
                continue
        found.append(ones)
    return found
