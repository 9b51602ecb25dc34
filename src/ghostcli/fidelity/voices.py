"""Who says the words of a quote, and whether that is who the record says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

from ghostcli.fidelity.spoken import Spoken
from ghostcli.fidelity.stretch import Stretch
from ghostcli.text import words

_LABEL = re.compile(
    r"(?:speaker|spk|voice|person|channel|unknown)(?:[ _#-]*(?:[0-9]{1,3}|[a-z]))?", re.IGNORECASE
)
_CODE = re.compile(r"[0-9]{1,3}|[a-z]|s[0-9]{1,3}", re.IGNORECASE)


def anonymous(label: str, speakers: Collection[str]) -> bool:
    """Whether a transcript's label for a voice names nobody: SPEAKER_01, Speaker A.

    A bare letter or number is a name only where some other of its `speakers` has one.
    """
    if _LABEL.fullmatch(label):
        return True
    return bool(_CODE.fullmatch(label)) and all(map(_CODE.fullmatch, speakers))


def same_voice(name: str, label: str) -> bool:
    """Whether both may be one person: all the words of one name are in the other."""
    one, other = set(words(name)), set(words(label))
    return bool(one and other) and (one <= other or other <= one)


def tally(stretches: Iterable[Stretch], spoken: Spoken) -> Counter[str | None]:
    """How many of the words in place each speaker says; under None those that nobody is named for."""
    found: Counter[str | None] = Counter()
    for stretch in stretches:
        for op in stretch.ops:
            if op.kind != "equal":
                continue
            at = op.start
            while at < op.end:
                number = spoken.cue(at)
                following = spoken.begins[number + 1] if number + 1 < len(spoken.begins) else op.end
                stop = min(max(following, at + 1), op.end)
                found[spoken.cues[number].speaker] += stop - at
                at = stop
    return found


def attributed(found: Counter[str | None], names: Collection[str], speakers: Collection[str]) -> bool | None:
    """Whether half of the words or more are said by one of `names`; None where the labels do not tell.

    `speakers` are all labels of the transcript.
    """
    own = other = 0
    for label, count in found.items():
        if label and any(same_voice(name, label) for name in names):
            own += count
        elif label and not anonymous(label, speakers):
            other += count
    if not own and not other:
        return None
    return 2 * other <= found.total()
