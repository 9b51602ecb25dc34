"""The whole sentences of the transcript around the parts of a quote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from ghostcli.fidelity.finding import Finding
from ghostcli.fidelity.reference import Reference
from ghostcli.fidelity.scope import ends_sentence

_CLOSING = re.compile(r"[.?!…。！？]+[\"”’»)]?")
_MOST = 60
"""Words before and after a part that are searched for the bounds of its sentence."""


def with_sentence(finding: Finding, reference: Reference) -> Finding:
    """Return the finding with the whole sentences of its parts, for people to read."""
    places = [(part.position, part.position + part.length) for part in finding.parts]
    return finding._replace(sentence=whole_sentences(reference, places))


def whole_sentences(reference: Reference, places: Sequence[tuple[int, int]]) -> str:
    """Return the transcript from the start of the quote's first sentence to the end of its last one.

    A mark joins sentences that are apart, and dots shorten one that is too long. The result is empty if the
    quote already contains all of it.
    """
    places = [(start, end) for start, end in places if end > start]
    whole: list[tuple[int, int]] = []
    for start, end in places:
        first, last = _beginning(reference, start), _end(reference, end)
        if whole and whole[-1][0] <= first <= whole[-1][1]:
            whole[-1] = whole[-1][0], max(last, whole[-1][1])
        else:
            whole.append((first, last))
    if whole == places:
        return ""
    return " […] ".join(_said(reference, *one) for one in whole)


def _beginning(reference: Reference, start: int) -> int:
    least = max(0, start - _MOST)
    while start > least and not ends_sentence(reference, start):
        start -= 1
    return start


def _end(reference: Reference, end: int) -> int:
    most = min(len(reference), end + _MOST)
    while end < most and not ends_sentence(reference, end):
        end += 1
    return end


def _said(reference: Reference, first: int, last: int) -> str:
    """Return the words with their closing punctuation; several speakers each get their name in front."""
    turns = [
        (speaker, list(some))
        for speaker, some in groupby(
            reference.written(first, last), key=lambda place: reference.cues[place[0]].speaker
        )
    ]
    text = " ".join(
        f"{speaker or 'unnamed'}: {_closed(reference, places)}"
        if len(turns) > 1
        else _closed(reference, places)
        for speaker, places in turns
    )
    before = "" if ends_sentence(reference, first) else "… "
    return f"{before}{text}" if ends_sentence(reference, last) else f"{before}{text} …"


def _closed(reference: Reference, places: Sequence[tuple[int, int, int]]) -> str:
    """Return the words at these places with the punctuation that closes their sentence."""
    number, _, stop = places[-1]
    closing = _CLOSING.match(reference.cues[number].text, stop)
    return reference.text(places) + (closing[0] if closing else "")
