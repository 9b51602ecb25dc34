"""The whole sentences in which the parts of a quote are said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ghostcli.fidelity.scope import ends_sentence
from ghostcli.fidelity.spoken import Spoken
from ghostcli.fidelity.stretch import Stretch

_CLOSING = re.compile(r"[.?!…。！？]+[\"”’»)]?")
_MOST = 60
"""Words before and behind a part in which its sentence is looked for."""


def whole_sentences(spoken: Spoken, stretches: Sequence[Stretch]) -> str:
    """What is said from the beginning of the sentence in which a quote begins to the end of its last one.

    Sentences that lie apart are joined by a mark, and one goes on in dots where it is too long. Empty where
    the quote has no less.
    """
    places = [(stretch.start, stretch.end) for stretch in stretches if stretch.end > stretch.start]
    whole: list[tuple[int, int]] = []
    for start, end in places:
        first, last = _beginning(spoken, start), _end(spoken, end)
        if whole and whole[-1][0] <= first <= whole[-1][1]:
            whole[-1] = whole[-1][0], max(last, whole[-1][1])
        else:
            whole.append((first, last))
    if whole == places:
        return ""
    return " […] ".join(_said(spoken, *one) for one in whole)


def _beginning(spoken: Spoken, start: int) -> int:
    least = max(0, start - _MOST)
    while start > least and not ends_sentence(spoken, start):
        start -= 1
    return start


def _end(spoken: Spoken, end: int) -> int:
    most = min(len(spoken), end + _MOST)
    while end < most and not ends_sentence(spoken, end):
        end += 1
    return end


def _said(spoken: Spoken, first: int, last: int) -> str:
    """The words with the marks that close their sentence."""
    text = spoken.text(spoken.written(first, last))
    before = "" if ends_sentence(spoken, first) else "… "
    if not ends_sentence(spoken, last):
        return f"{before}{text} …"
    number, _, stop = spoken.written(last - 1, last)[-1]
    closing = _CLOSING.match(spoken.cues[number].text, stop)
    return f"{before}{text}{closing[0] if closing else ''}"
