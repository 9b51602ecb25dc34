"""Find asides: short interjections by another person, which are not part of a speaker's quote."""

from __future__ import annotations

from collections import Counter

from ghostcli.fidelity.reference import Reference

LONGEST = 12
"""In words. A longer turn is not an interjection."""


def asides(reference: Reference, within: tuple[int, int], own: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the interjections within said words `within`, each as (first word, word after the last).

    The speaker is the person who says most of the words `own`. An interjection is at most `LONGEST` words by
    somebody else between two words of the speaker. The result is empty if a speaker is unknown.
    """
    turns: list[tuple[str | None, int, int]] = []
    at, end = within
    while at < end:
        number = reference.cue(at)
        stop = min(reference.end(number), end)
        speaker = reference.cues[number].speaker
        if turns and turns[-1][0] == speaker:
            turns[-1] = (speaker, turns[-1][1], stop)
        else:
            turns.append((speaker, at, stop))
        at = stop
    if len(turns) < 3 or any(speaker is None for speaker, _, _ in turns):
        return []
    words: Counter[str | None] = Counter()
    for speaker, first, last in turns:
        words[speaker] += max(0, min(last, own[1]) - max(first, own[0]))
    most = max(words, key=words.__getitem__)
    found: list[tuple[int, int]] = []
    reached: int | None = None
    for speaker, first, last in turns:
        if speaker == most:
            if reached is not None and 0 < first - reached <= LONGEST:
                found.append((reached, first))
            reached = last
    return found
