"""Texts that report in the third person what people said: summaries by speaker, minutes, recaps."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

_VERBS = """
    argues believes recalls offers thinks agrees concedes explains describes suggests claims states
    mentions emphasizes emphasises highlights discusses insists admits acknowledges proposes stresses
    criticizes criticises praises outlines observes wonders disagrees concludes advises encourages
    expresses remembers recommends warns predicts reflects maintains asserts contends advocates urges
    argued stated commented proposed welcomed emphasized emphasised reported suggested recommended
    argumentiert behauptet betont berichtet erläutert vertritt schildert empfiehlt schlägt
    explique affirme estime souligne raconte soutient rappelle suggère
    explica afirma sostiene argumenta menciona subraya
"""
"""Verbs that report about a person; only elliptical sentences of speech begin with one."""

_BOUND_VERBS = """
    notes noted shares shared asks asked feels sees wants tells points reports explained mentioned agreed
    confirmed replies responds compares introduces presents talks speaks calls sagt meint findet erklärt
    dit pense propose dice cree diz acredita
"""
"""Verbs that do so only with one of these words after them: "Agreed." is also said in speech."""

_BEHIND_THEM = r",? (?:that|how|whether|if|about|to|with|on|out|for|his|her|their|the|him|them|dass|que|vor)"

_ADVERBS = r"(?:also|later|then|first|finally|again|further|initially|strongly|briefly|auch|aussi|también)"


def _any_of(words: str) -> str:
    """Return a pattern for any of the words, grouped by first letter so that it fails fast."""
    first = groupby(sorted(words.split()), key=lambda word: word[0])
    return f"(?:{'|'.join(f'{letter}(?:{_rests(group)})' for letter, group in first)})"


def _rests(words: Iterable[str]) -> str:
    return "|".join(word[1:] for word in words)


_TELLS = (
    rf"(?:(?:{_ADVERBS} )?+(?:{_any_of(_VERBS)}\b(?![!?.])|says (?!who|you|i\b)"
    rf"|{_any_of(_BOUND_VERBS)}{_BEHIND_THEM}\b)"
)
_BEHIND = {
    colon: re.compile(rf"{colon}[*_]{{0,3}}[ \t]{{1,4}}(?:{_TELLS}|the ))", re.IGNORECASE) for colon in ":："
}
"""Reporting phrases after a colon; they are searched first, because a colon is found fast."""

_TOLD = re.compile(
    r"[^\w\n]{0,12}(?P<name>[^\n:：]{1,60}?)(?:[ \t]{0,3}[(\[][0-9:]{4,8}[)\]])?"
    r"[*_]{0,3}[:：][*_]{0,3}[ \t]{1,4}"
    rf"{_TELLS}|the (?P=name) [a-z])",
    re.IGNORECASE,
)
"""Such a verb after a name, or the name again: "Chair: The Chair opened the meeting"."""

_TITLE = re.compile(
    r"[ \t#*_=-]{0,12}(?:(?:approved |draft |board |council )?(?:meeting |committee )?minutes\b"
    r"(?! of evidence)"
    r"|(?:meeting|call|discussion|interview) (?:notes|recap|summary)\b"
    r"|notes (?:of|from) the\b"
    r"|compte[ -]rendu\b(?! int)|relevé de décisions|ergebnisprotokoll"
    r"|(?:gesprächs|besprechungs|sitzungs)notiz"
    r"|notulen\b|acta de (?:la )?reunión|minuta de|ata d[ae] reunião|verbale d|会议纪要|會議紀要)",
    re.IGNORECASE,
)
_VERBATIM = re.compile(r"verbatim|transcript|word[- ]for[- ]word|wörtlich|intégral", re.IGNORECASE)
_LONGEST_TITLE = 120
_LONGEST_NAME = 100  # maximum characters of a line before its colon
_ABOVE = 3
_HEAD = 2000


def told_in(text: str) -> int:
    """Count the lines with a name, a colon and a report about that person."""
    lines: set[int] = set()
    for colon, behind in _BEHIND.items():
        if colon in text:
            for found in behind.finditer(text):
                since = max(found.start() - _LONGEST_NAME, 0)
                begin = text.rfind("\n", since, found.start()) + 1
                if (begin or not since) and begin not in lines and _TOLD.match(text, begin):
                    lines.add(begin)
    return len(lines)


def is_titled_as_notes(text: str) -> str:
    """Return the title of minutes or meeting notes near the top of a text; empty if there is none."""
    lines = [line for line in text[:_HEAD].split("\n") if line.strip()][:_ABOVE]
    if any(_VERBATIM.search(line) for line in lines):
        return ""
    for line in lines:
        if len(line) <= _LONGEST_TITLE and _TITLE.match(line):
            return line.strip(" \t#*_=-:：")
    return ""
