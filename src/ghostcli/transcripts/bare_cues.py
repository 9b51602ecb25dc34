"""Cues without speech that transcript editors export as cues: a time alone, or a speaker label alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ghostcli.transcripts.base import FIELD, Cue, Remarks, shown
from ghostcli.transcripts.canonical import counted

_BARE_TIME = re.compile(r"[\[(<{][ ]?[0-9]{1,3}(?::[0-9]{1,2}){1,3}(?:[.,][0-9]{1,3})?[ ]?[\])>}]")

_OVERLAP = re.compile(r"//([^/:\n]{1,60}):[ ]?")

TURN = "[SPEAKER_TURN]"
"""What whisper.cpp writes after the last words of a turn with --tinydiarize; it is not speech."""

FIELD_ENDS = frozenset("])>}:")
"""Last characters of a cue that is only a time in brackets or a label."""


def is_field(cue: Cue) -> bool:
    """Whether a cue contains only its own metadata: a time in brackets, or its own speaker label."""
    text = cue.text
    if text[-1:] not in FIELD_ENDS:
        return False
    text = text.strip()
    label = text[:-1].rstrip() if text[-1] == ":" else text[1:-1]
    return _BARE_TIME.fullmatch(text) is not None or (
        cue.speaker is not None and label.casefold() == cue.speaker.casefold()
    )


def without_fields(cues: Sequence[Cue], remarks: Remarks, line_of: Callable[[int], int]) -> list[Cue]:
    """Remove the cues that are fields, as editors put them above each turn; one remark counts them.

    In such a file, speech during another speaker's turn stands between slashes: `//B: yes//`. It stays in
    place, without the label. `line_of` returns the line of a cue, by its index.
    """
    cues = _without_turns(cues, remarks, line_of)
    fields = {place for place, cue in enumerate(cues) if is_field(cue)}
    if not fields:
        return list(cues)
    first = min(fields)
    what = f"{counted(len(fields), 'cue')} with only a time or the speaker's own label: no speech"
    remarks.add(line_of(first), f"{what}, the first {shown(cues[first].text)}", FIELD)
    names = {cue.speaker for cue in cues}
    kept: list[Cue] = []
    beside: list[int] = []
    for place, cue in enumerate(cues):
        if place in fields:
            continue
        text = _OVERLAP.sub(lambda found: "//" if found[1] in names else found[0], cue.text)
        if text != cue.text:
            beside.append(place)
        kept.append(cue._replace(text=text))
    if beside:
        what = f"{counted(len(beside), 'cue')} with words that another says at once, between slashes"
        remarks.add(line_of(beside[0]), f"{what}: kept there, the first {shown(cues[beside[0]].text)}", FIELD)
    return kept


def _without_turns(cues: Sequence[Cue], remarks: Remarks, line_of: Callable[[int], int]) -> Sequence[Cue]:
    """Remove whisper.cpp's end-of-turn marks from the cues."""
    marked = [place for place, cue in enumerate(cues) if TURN in cue.text]
    if not marked:
        return cues
    what = f"{counted(len(marked), 'cue')} with {TURN}, a mark of whisper.cpp: no speech"
    remarks.add(line_of(marked[0]), what, FIELD)
    plain = [
        cue._replace(text=cue.text.replace(TURN, "").strip()) if TURN in cue.text else cue for cue in cues
    ]
    return [cue for cue in plain if cue.text]
