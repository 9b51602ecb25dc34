"""Fillers and contractions of spoken language, and the long forms of contractions, by language.

A filler carries no meaning. The German particles "ja", "eben" and "also" may carry some, so they are not
listed. A language without a list here uses the English one. In the other languages "er" and "um" are words.
"""

from __future__ import annotations

ENGLISH = (
    "um", "umm", "uhm", "uh", "uhh", "er", "erm", "ah", "eh", "hm", "hmm", "mm", "mmm", "mhm", "huh", "oh",
    "like", "you know", "you see", "you know what I mean", "I mean", "kind of", "sort of", "kinda", "sorta",
    "yeah", "okay", "OK", "actually", "basically", "literally",
)  # fmt: skip

# Folded spelling: äh is "ah", öh is "oh".
FILLERS: dict[str, tuple[str, ...]] = {
    "de": (
        "ah", "ahm", "oh", "eh", "hm", "hmm", "mm", "mmm", "mhm", "halt", "ne", "sozusagen", "quasi",
        "irgendwie", "okay", "ok",
    ),
    "fr": (
        "euh", "heu", "hum", "hm", "hmm", "mm", "mmm", "mhm", "ah", "oh", "eh", "ben", "bah", "hein",
        "du coup", "en fait", "okay", "ok",
    ),
    "es": (
        "eh", "em", "hm", "hmm", "mm", "mmm", "mhm", "ah", "oh", "este", "o sea", "pues", "okay", "ok",
    ),
}  # fmt: skip

SHORT: dict[str, dict[str, str]] = {
    "de": {
        "s": "es:das", "n": "ein:einen:den", "ne": "eine", "nen": "einen", "nem": "einem", "ner": "einer",
        "hab": "habe", "is": "ist", "nich": "nicht", "gibts": "gibt es", "habs": "hab es:habe es",
        "gehts": "geht es", "ists": "ist es", "wars": "war es", "hats": "hat es", "aufs": "auf das",
        "ins": "in das", "ans": "an das", "ums": "um das", "furs": "fur das", "ubers": "uber das",
        "durchs": "durch das",
    },
    "fr": {
        "j": "je", "t": "tu", "chuis": "je suis", "y": "il y", "ya": "il y a", "quelqu": "quelque",
    },
    "es": {"pa": "para", "pal": "para el"},
}  # fmt: skip
"""Language -> folded short form -> long form."""
