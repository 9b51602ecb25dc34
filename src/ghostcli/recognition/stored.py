"""Detect stored transcripts that look like notes: a summary that was imported as speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ghostcli.notes.heading_table import TRANSCRIPT
from ghostcli.notes.headings import heading_of
from ghostcli.recognition.labels import sort_of
from ghostcli.transcripts.base import Cue, shown

VOICES = 2
"""Minimum number of speakers named like fields of notes."""

MARKED = 3
"""Minimum number of cues with Markdown marks."""

QUOTED = 5
"""Minimum number of cues that are entirely in quotation marks."""

QUOTED_SHARE = 0.25
"""Their minimum share of all cues."""

HEADINGS = 2
"""Minimum number of cues that are a heading of notes, each of another kind."""

_MARKS = re.compile(r"#{1,6} \S|\*\*[^*\n]{1,80}\*\*|> [\"“]|\(https?://|</?details>|[-*] \[[ x]\] |!\[")
_WHOLE = re.compile(r"[-–—>* ]{0,4}[\"“„«「][^\n]{8,2000}[\"”“»」][^\w]{0,3}(?:[—–-]{1,2}[^\n]{1,80})?\Z")
_SIGNS = tuple("#*>(<-!")
_QUOTES = tuple('"“„«「-–—>*')
_LONGEST = 80


class Looks(NamedTuple):
    """The index of the first cue that looks like notes, and the evidence."""

    cue: int
    why: str


def looks_like_notes(cues: Sequence[Cue]) -> Looks | None:
    """Return where and why a transcript looks like notes; None if it does not."""
    return _voices(cues) or _headings(cues) or _marks(cues) or _quotes(cues)


def _voices(cues: Sequence[Cue]) -> Looks | None:
    """Test for speakers such as Description, Quote, Podcast and Date."""
    first: dict[str, int] = {}
    for place, cue in enumerate(cues):
        if cue.speaker is not None:
            first.setdefault(cue.speaker, place)
    fields = {name: place for name, place in first.items() if sort_of(name) in ("item", "fact", "heading")}
    if len(fields) < VOICES:
        return None
    named = " and ".join(shown(name) for name in list(fields)[:VOICES])
    return Looks(min(fields.values()), f"its voices are called {named}")


def _headings(cues: Sequence[Cue]) -> Looks | None:
    """Test for cues such as "Key Takeaways" and "Notable Quotes"."""
    kinds: dict[str, int] = {}
    for place, cue in enumerate(cues):
        text = cue.text
        if len(text) <= _LONGEST and text[:1].isupper() and "\n" not in text:
            heading = heading_of(text, 0)
            if heading and heading.kind and heading.kind != TRANSCRIPT:
                kinds.setdefault(heading.kind, place)
    if len(kinds) < HEADINGS:
        return None
    places = sorted(kinds.values())
    named = " and ".join(shown(cues[place].text) for place in places[:HEADINGS])
    return Looks(places[0], f"it has headings: {named}")


def _marks(cues: Sequence[Cue]) -> Looks | None:
    """Test for cues with Markdown headings, bold type, quotes and links."""
    places = [
        place
        for place, cue in enumerate(cues)
        if (cue.text[:1] in _SIGNS and _MARKS.match(cue.text)) or "](http" in cue.text
    ]
    if len(places) < MARKED:
        return None
    return Looks(places[0], f"{len(places):,} cues contain Markdown: {shown(cues[places[0]].text)}")


def _quotes(cues: Sequence[Cue]) -> Looks | None:
    """Test for cues that are entirely in quotation marks."""
    places = [place for place, cue in enumerate(cues) if cue.text[:1] in _QUOTES and _WHOLE.match(cue.text)]
    if len(places) < max(QUOTED, QUOTED_SHARE * len(cues)):
        return None
    return Looks(places[0], f"{len(places):,} of its {len(cues):,} cues are in quotation marks")
