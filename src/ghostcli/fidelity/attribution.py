"""Who says the words of a quote, and whether that is who the record says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from ghostcli.fidelity.reference import Reference
from ghostcli.fidelity.segments import AlignedSegment
from ghostcli.fidelity.speaker_labels import Voices


class Run(NamedTuple):
    """Words of a quote that one voice says running: its label, None where it has none, and how many."""

    label: str | None
    words: int


def shares(segments: Iterable[AlignedSegment], reference: Reference) -> list[Run]:
    """Who says the words in place, in the order of the quote, run by run; no run goes over a part's end."""
    found: list[Run] = []
    for segment in segments:
        begin = len(found)
        for op in segment.ops:
            if op.kind != "equal":
                continue
            at = op.start
            while at < op.end:
                number = reference.cue(at)
                stop = min(reference.end(number), op.end)
                label = reference.cues[number].speaker
                if len(found) > begin and found[-1].label == label:
                    found[-1] = Run(label, found[-1].words + stop - at)
                else:
                    found.append(Run(label, stop - at))
                at = stop
    return found


def tally(segments: Iterable[AlignedSegment], reference: Reference) -> Counter[str | None]:
    """How many of the words in place each speaker says; under None those that nobody is named for."""
    found: Counter[str | None] = Counter()
    for label, count in shares(segments, reference):
        found[label] += count
    return found


PART, FIFTH = 4, 5
"""So many words running, or one word in so many, said by somebody else are a part of the quote."""


def attributed(found: Sequence[Run], names: Collection[str], voices: Voices) -> bool | None:
    """Whether one of `names` says it, and nobody else a part of it; None where the labels do not tell.

    A part is `PART` words running, or a fifth of all words if that is more than one word. `voices` are all
    of the transcript. Where the record gives one of those that name nobody, the others are others.
    """
    labels = {label for label, _ in found if label}
    own_labels, by_label = voices.called(names)
    others = {label for label in labels - own_labels if by_label or not voices.anonymous(label)}
    own = sum(count for label, count in found if label in own_labels)
    others_said = [count for label, count in found if label in others]
    other, longest = sum(others_said), max(others_said, default=0)
    if not own and not other:
        return None
    if longest >= PART or (other > 1 and FIFTH * other >= sum(run.words for run in found)):
        return False
    return own > 0 or 2 * other <= sum(run.words for run in found)
