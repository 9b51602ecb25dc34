"""Speakers named in the text of cues: `Name:` at the start of a line, or a name on its own line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ghostcli.transcripts.base import Cue, Remarks, shown
from ghostcli.transcripts.boilerplate import without_site_words
from ghostcli.transcripts.canonical import counted, tidy_text
from ghostcli.transcripts.heads import name_of, unmarked
from ghostcli.transcripts.heads import shown as looked_at
from ghostcli.transcripts.known_names import KnownNames, aliases_of
from ghostcli.transcripts.names import accepted, is_identifier, looks_named, may_name

_TURN_MARK = re.compile(
    r"(?:>>+|»|&gt;&gt;)[ \t]*|[-–—][ \t]+(?=[^\W\d_]|[\"“«'‘¿¡\[(])"
    r"|[:：](?:[ \t]+(?=\S)|\Z)"
)
"""What opens a turn without a name: `>>`, a dash, or a colon whose name is missing."""

_NOTHING = looked_at("")


def named(cues: list[Cue], remarks: Remarks) -> list[Cue]:
    """Return the cues with the speakers that their texts name.

    A name applies until the next one. If the file repeats the name on every cue, a cue without one has no
    speaker. A turn mark without a known name (`>>`, a dash, another name) ends the turn before it. The words
    after it have no speaker, and a remark counts them.
    """
    # Most captions have no colon; they are skipped quickly.
    lines = [cue.text.partition("\n")[0] for cue in cues]
    cues = without_site_words(cues, remarks)
    looked = [looked_at(line) if ":" in line or "：" in line else _NOTHING for line in lines]
    labels = [found.label for found in looked]
    arrows = [found.label for found in looked if found.label and found.lead.endswith((">>", "»"))]
    if marked := len(arrows) > 2 and 2 * len(arrows) > sum(map(bool, labels)):
        names = frozenset(arrows)
    else:
        names = accepted(labels, lambda: (cue.text for cue in cues))
    if not names:
        return _named_above(cues, remarks)
    counts = Counter(label for label in labels if label in names)
    known = list(dict.fromkeys(label for label in labels if label in names))
    full = counts.total() >= 0.8 * len(cues)
    naming = _Naming(KnownNames(known, aliases_of(known, counts, remarks)), marked=marked, full=full)
    every = _on_every_cue([name if name in names else None for name in labels])
    for cue in cues:
        if every:
            naming.speaker = None
        naming.take(cue)
    remarks.add(0, f"speakers are read from names before a colon: {shown(', '.join(sorted(names)))}")
    if naming.unclear:
        what = counted(naming.unclear, "cue")
        example = f"such as {shown(naming.first)}"
        remarks.add(0, f"{what} may open a turn of somebody unknown, {example}: kept without a speaker")
    return naming.cues


class _Naming:
    """Goes through cues and assigns the names that are speakers."""

    def __init__(self, names: KnownNames, *, marked: bool, full: bool) -> None:
        self.speaker: str | None = None
        self.cues: list[Cue] = []
        self.unclear = 0
        self.first = ""
        self._names = names
        self._marked = marked
        self._full = full

    def take(self, cue: Cue) -> None:
        """Append the cue, split where its text names another speaker."""
        pieces: list[str] = []
        for number, line in enumerate(cue.text.split("\n")):
            found = looked_at(line)
            if found.label is not None and found.label in self._names:
                self._append(cue, pieces)
                self.speaker, pieces = self._names.spelled(found.label), [found.said]
                continue
            if self._opens(line, found.label, first=not number):
                self._append(cue, pieces)
                pieces = []
                if self.speaker is not None:
                    self.unclear += 1
                    self.first = self.first or line
                self.speaker = None
            pieces.append(line)
        self._append(cue, pieces)

    def _opens(self, line: str, label: str | None, *, first: bool) -> bool:
        """Whether a line may open a turn of any speaker."""
        if _TURN_MARK.match(line):
            return True
        if self._marked:
            return False
        if label is not None and self.speaker is not None:
            suspect = looks_named(label) or is_identifier(label) or self._names.near(label)
            return suspect or (self._full and may_name(label))
        again = self._names.first(unmarked(line)) if first and self.speaker is not None else None
        return again is not None and again.ends_turn(every=False)

    def _append(self, cue: Cue, pieces: list[str]) -> None:
        if text := tidy_text("\n".join(pieces)):
            self.cues.append(cue._replace(speaker=self.speaker, text=text))


def _on_every_cue(labels: Sequence[str | None]) -> bool:
    from ghostcli.transcripts.colon_words import is_machine

    number = sum(name is not None for name in labels)
    if any(name and is_machine(name) for name in labels):
        return number >= 0.5 * len(labels)
    again = sum(a is not None and a == b for a, b in pairwise(labels))
    return again > 0 and number >= 0.8 * len(labels)


def _named_above(cues: list[Cue], remarks: Remarks) -> list[Cue]:
    """Use the first line of each cue as its speaker, if nearly all cues have a name there."""
    from ghostcli.transcripts.colon_words import is_machine

    first = [cue.text.partition("\n") for cue in cues]
    heads = Counter(name for name, below, _ in first if below and name_of(name) is not None)
    number = sum(heads.values())
    few = len(heads) <= max(2, len(cues) // 4) and len(cues) > 3
    written = len(cues) > 1 and all(map(looks_named, heads))
    written = written and (len(heads) < number or all(map(is_machine, heads)))
    if number < 0.8 * len(cues) or not (few or written):
        return cues
    spoken = {line for _, _, rest in first for line in rest.split("\n")}
    if 10 * len(heads.keys() & spoken) > len(spoken):
        return cues
    remarks.add(0, f"speakers are read from the first line of each cue: {shown(', '.join(sorted(heads)))}")
    return [
        cue._replace(speaker=name_of(name), text=tidy_text(rest)) if below and name in heads else cue
        for cue, (name, below, rest) in zip(cues, first, strict=True)
    ]
