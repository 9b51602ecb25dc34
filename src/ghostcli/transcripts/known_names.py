"""Recognize the names of a file's heads again, in damaged heads and in other spellings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ghostcli.text.words import fold
from ghostcli.transcripts.base import Remarks
from ghostcli.transcripts.base import shown as shown_name
from ghostcli.transcripts.colon_words import is_machine
from ghostcli.transcripts.heads import BRACKETS, shown, shown_broken
from ghostcli.transcripts.written_times import WrittenTime

_NUMBER = 3
"""Characters of a line number with its full stop, which is not a time."""

MOST = 300
"""Maximum number of names in one file that are searched for."""

_JUNK = r"#{0,6}(?:[\[(<{]?[\dOoIl:;.,\t -]{0,24}[\])>}]?[\t |:–—-]{0,4})"
_PART = r"(?:\d\d(?=[^\W\d_])|(?!\d\d[^\W\d_])[\dOoIlSB]{0,4})"
# The match ends neither within a part, nor before a letter that replaces a digit by mistake.
_WHOLE = r"(?!(?<=[\dOoIlSB])(?-i:[a-z](?![^\W\d_])|\d)|(?<=[\dOoIlSB:;.,])[^\W_]{1,4}[\])>}]|(?<=[:;.,])\d)"
_CLOCKISH = (
    rf"[\t ,|–—-]{{0,4}}[\[(<{{]?[\t ]?[\dOoIl]{{1,3}}(?:[:;.,]{{1,2}}[\t ]?{_PART}){{1,4}}[\t ]?[\])>}}]?"
    rf"[\t ]?[:：]{{0,2}}{_WHOLE}(?:[\t ]?[–—-][\t ])?"
)
_FIGURES = re.compile(r"\d[\dOoIl:;.,\t -]*")


class Again(NamedTuple):
    """A known name found again: `time` if the head has one, `rest` is the text after the head.

    `sure` is false if neither a colon nor a time follows the name; `broken` is true if a broken time follows.
    """

    name: str
    time: WrittenTime | None
    rest: str
    sure: bool = True
    broken: bool = False

    def ends_turn(self, *, every: bool) -> bool:
        """Whether a name may open a turn although neither a colon nor a time follows.

        The text after it must look like a sentence: a capital, or a full stop between. If the name is a
        single ordinary word, `every` head must also have a name.
        """
        rest = self.rest
        if self.broken or self.sure or not rest.strip():
            return self.broken or self.sure
        telling = (
            " " in self.name or is_machine(self.name) or not self.name[0].isascii() or self.name.islower()
        )
        following = rest[rest[0] == "." :].lstrip()[:1]
        begins = following.isupper() or following in '"“«¿¡' or following >= "\u2e80"
        return (telling or every) and (rest[0] in ". \t" or rest[0].isupper()) and begins


class KnownNames:
    """The names of a file in the order of their first head, with their display forms (`aliases_of`)."""

    def __init__(self, names: Sequence[str], aliases: Mapping[str, str]) -> None:
        self._aliases = aliases
        self._folded = {fold(name): name for name in reversed(names)}
        self.names = tuple(names[:MOST])
        self.pattern = "|".join(map(re.escape, sorted(names[:MOST], key=len, reverse=True)))
        self._first = _first_pattern(self.pattern) if names else None

    def __contains__(self, name: str) -> bool:
        return fold(name) in self._folded

    def spelled(self, name: str) -> str:
        """Return the display form of a name."""
        known = self._folded.get(fold(name), name)
        return self._aliases.get(known, known)

    def first(self, text: str) -> Again | None:
        """Return the known name at the start of a text; only remains of a time may precede it."""
        found = self._first.match(text[:300]) if self._first else None
        if found is None:
            return None
        name, rest = self.spelled(found["name"]), text[found.end() :]
        if found["head"] is not None:
            return Again(name, _time_in(found["head"]) or _time_in(found["junk"]), rest.strip())
        damaged = shown_broken(rest)
        if damaged is None or damaged.name is not None:
            return Again(name, None, rest, sure=False)
        if damaged.shape[:1] in BRACKETS:
            return Again(name, damaged.time, damaged.rest)
        return Again(name, None, rest, sure=False, broken=True)

    def near(self, name: str) -> bool:
        """Whether a name is a known one with a typo: one or two letters differ, in at least five."""
        from rapidfuzz.distance import OSA

        most = 2 if len(name) > 8 else 1
        return (
            len(name) > 4
            and len(self._folded) <= MOST
            and any(OSA.distance(fold(name), known, score_cutoff=most) <= most for known in self._folded)
        )


def _time_in(text: str | None) -> WrittenTime | None:
    """Return the time beside a name; a broken time if digits and signs there are not valid."""
    figures = _FIGURES.search(text) if text else None
    if figures is None:
        return None
    told = figures[0].strip(" \t-")
    meant = len(told) > _NUMBER or ":" in told or ";" in told
    return shown(figures[0]).time or (WrittenTime("", broken=told) if meant else None)


def _first_pattern(any_name: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<junk>{_JUNK})(?P<name>{any_name})(?!(?-i:[a-z\d]))"
        rf"(?P<head>{_CLOCKISH}|[\t ]{{0,2}}(?:[:：]{{1,2}}|\|[\t ])"
        r"|[\t ]{0,2}[\[(]?[\dOoIl:.]{3,12}[\])]?:?[\t ]*\Z)?",
        re.IGNORECASE,
    )


def _key(name: str) -> str:
    """Return the key of a name, equal for its spellings: ignores case, and spaces at brackets and bars."""
    return re.sub(r"(?:(?<!\s)\s++)?([(\[|])\s*+", r"\1", name.casefold())


def aliases_of(names: list[str], counts: Counter[str], remarks: Remarks) -> dict[str, str]:
    """Map each name to its display form.

    That is its most frequent spelling; a first name maps to the full name that came before it, if there is
    only one.
    """
    spelled: dict[str, str] = {}
    for name in names:
        known = spelled.setdefault(_key(name), name)
        if counts[name] > counts[known]:
            spelled[_key(name)] = name
    whole: dict[str, list[str]] = {}
    for name in spelled.values():
        first, _, more = name.partition(" ")
        if more and more[:1].isalpha() and not any(map(str.isdecimal, more)):
            whole.setdefault(first.casefold(), []).append(name)
    place = {name: index for index, name in enumerate(names)}
    result: dict[str, str] = {}
    for name in names:
        meant = spelled[_key(name)]
        candidates = whole.get(name.casefold(), [])
        if len(candidates) == 1 and place[candidates[0]] < place[name]:
            meant = candidates[0]
        if meant != name and name not in result:
            remarks.add(0, f"{shown_name(name)} is taken for {shown_name(meant)}")
        result[name] = meant
    return result
