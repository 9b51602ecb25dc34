"""Who says the words of a quote, and whether that matches the recorded speaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from ghostcli.fidelity.reference import Reference
from ghostcli.fidelity.segments import AlignedSegment
from ghostcli.fidelity.speaker_labels import Voices


class Run(NamedTuple):
    """A run of quote words under one speaker label: the label (None if there is none) and the word count."""

    label: str | None
    words: int


def shares(segments: Iterable[AlignedSegment], reference: Reference) -> list[Run]:
    """Return the speakers of the words in place as runs, in quote order; no run crosses segments."""
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
    """Count the words in place for each speaker; None counts the words without a speaker label."""
    found: Counter[str | None] = Counter()
    for label, count in shares(segments, reference):
        found[label] += count
    return found


PART, FIFTH = 4, 5
"""Another speaker says a part of the quote from 4 words in a row on, or from one word in five on."""


def attributed(found: Sequence[Run], names: Collection[str], voices: Voices) -> bool | None:
    """Whether one of `names` says the quote and nobody else a part of it; None if the labels do not tell.

    A part is `PART` words in a row, or a fifth of all words if that is more than one word. `voices` are all
    labels of the transcript. An anonymous label counts as another person only if the record names an
    anonymous label as the speaker.
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
