"""Which names before a colon are speakers: those that the file as a whole bears out.

A colon in speech is no speaker. So a name counts by where it stands and how often it comes back; how
it is spelt decides only of what stands there once or twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from ghostcli.transcripts.base import Cue, Remarks, shown
from ghostcli.transcripts.heads import name_of
from ghostcli.transcripts.heads import shown as looked_at
from ghostcli.transcripts.normal import counted, tidy_text

_OFTEN = 3
"""How often a name comes back before its spelling does not matter."""

_FEW = 8
"""Heads of a file that is too short for names to come back."""

_PARTICLES = frozenset(
    "van von der den de da di del della du la le les bin ibn al el y e i of the and & zu zum ter ten dos das do af av".split()
)
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"))
_LETTERS = re.compile(r"\b[^\W\d_]+\b")
_MARKED = re.compile(r"[@#|_0-9/]")
_TURN_MARK = re.compile(r"(?:>>+|»|&gt;&gt;)[ \t]*|[-–—][ \t]+(?=[^\W\d_]|[\"“«'‘¿¡\[(])")


def looks_named(name: str) -> bool:
    """Whether a text is written as names are: few words, each with a capital, a digit or a script without."""
    from ghostcli.transcripts.openers import is_machine, is_opener, is_role

    if is_machine(name) or is_role(name):
        return True
    bare = re.sub(r"[ \t]*[(\[|,].*\Z", "", name)
    words = [word.strip("\"'“”‘’()[].,") for word in bare.split()]
    words = [word for word in words if word]
    if not 0 < len(words) <= 5 or is_opener(name):
        return False
    return not words[0][0].islower() and all(
        not word[0].islower() or word.lower() in _PARTICLES or _MARKED.search(word) for word in words
    )


def is_machine_name(name: str) -> bool:
    """Whether a name is a recogniser's label."""
    from ghostcli.transcripts.openers import is_machine

    return is_machine(name)


def is_identifier(name: str) -> bool:
    """Whether a text is one word with signs or digits, as accounts and devices are called."""
    return " " not in name and (_MARKED.search(name) is not None or "." in name[1:-1])


def accepted(labels: Sequence[str | None], text: Callable[[], Iterable[str]]) -> frozenset[str]:
    """The names among the labels of a file's cues or paragraphs that are speakers; none where they prove nothing.

    `labels` has one entry for each place where a head could stand, None where none does; `text` gives all the words.
    """
    from ghostcli.transcripts.openers import is_field, is_opener

    counts = Counter(name for name in labels if name is not None and not is_opener(name))
    counts = Counter({name: n for name, n in counts.items() if n >= _OFTEN or not is_field(name)})
    total = sum(counts.values())
    if not total or not _consistent(labels, counts, total):
        return frozenset()
    often = {name for name, number in counts.items() if number >= _OFTEN}
    seldom = [name for name in counts if name not in often]
    return frozenset(often) | _by_spelling(seldom, counts, often, len(labels), total, text)


def _consistent(labels: Sequence[str | None], counts: Counter[str], total: int) -> bool:
    """Whether the labels of a file are its speakers at all."""
    if total < 2:
        return False
    share = total / len(labels)
    early = any(name is not None for name in labels[:5])
    repeated = sum(number for number in counts.values() if number > 1)
    if not (early or share >= 0.5) or (len(counts) == 1 and share < 0.5):
        return False
    return repeated >= 0.6 * total or share >= 0.5 or (labels[0] is not None and len(counts) > 1)


def _by_spelling(
    seldom: Sequence[str],
    counts: Counter[str],
    often: set[str],
    places: int,
    total: int,
    text: Callable[[], Iterable[str]],
) -> frozenset[str]:
    """Of the names that stand there once or twice, those that are written as names and nothing else."""
    from ghostcli.transcripts.openers import is_machine, is_role

    kept: set[str] = set()
    single: dict[str, str] = {}
    small = places <= _FEW or total <= _FEW
    for name in seldom:
        if is_machine(name) or is_role(name):
            kept.add(name)
        elif _MARKED.search(name) and (counts[name] > 1 or total >= 0.9 * places):
            kept.add(name)
        elif looks_named(name):
            if len(name.split()) > 1 or _is_unspaced(name):
                kept.add(name)
            else:
                single[name.lower()] = name
        elif counts[name] > 1 and total >= 0.9 * places:
            kept.add(name)
    if single:
        plain = any(len(name.split()) == 1 for name in often) or not (often or kept)
        ordinary, addressed = _seen(single, text)
        kept.update(
            name
            for lower, name in single.items()
            if lower not in ordinary and (lower in addressed or counts[name] > 1 or small or plain)
        )
    return frozenset(kept)


def _is_unspaced(name: str) -> bool:
    return name[0] >= "\u2e80"


def _seen(single: dict[str, str], text: Callable[[], Iterable[str]]) -> tuple[set[str], set[str]]:
    """Which of the words stand in the text in lower case, and which as names inside a sentence."""
    ordinary: set[str] = set()
    addressed: set[str] = set()
    names = set(single.values())
    for piece in text():
        for word in _LETTERS.finditer(piece):
            if word[0] in single:
                ordinary.add(word[0])
            elif word[0] in names and piece[word.end() : word.end() + 2].lstrip()[:1] not in (":", "："):
                addressed.add(word[0].lower())
    return ordinary - {lower for lower, name in single.items() if lower == name}, addressed


def named(cues: list[Cue], remarks: Remarks) -> list[Cue]:
    """The cues with the speakers that their texts name.

    A name counts until the next one, unless the file repeats it on every cue: then a cue without one is
    nobody's. What opens a turn without a name that is known (`>>`, a dash, another name) ends the turn before it, and the words
    behind are nobody's, which a remark counts.
    """
    labels = [looked_at(cue.text.partition("\n")[0]).label for cue in cues]
    names = accepted(labels, lambda: (cue.text for cue in cues))
    if not names:
        return _named_above(cues, remarks)
    every = _on_every_cue([name if name in names else None for name in labels])
    naming = _Naming(names)
    for cue in cues:
        if every:
            naming.speaker = None
        naming.take(cue)
    remarks.add(0, f"speakers are read from names before a colon: {shown(', '.join(sorted(names)))}")
    if naming.unclear:
        what = counted(naming.unclear, "cue")
        remarks.add(
            0,
            f"{what} may open a turn of somebody who is not known, such as {shown(naming.first)}: kept without a speaker",
        )
    return naming.cues


def _named_above(cues: list[Cue], remarks: Remarks) -> list[Cue]:
    """The cues with the names that stand on the first line of each, above the speech, where nearly all have one."""
    first = [cue.text.partition("\n") for cue in cues]
    heads = Counter(name for name, below, _ in first if below and name_of(name) is not None)
    spoken = {line for _, _, rest in first for line in rest.split("\n")}
    number = sum(heads.values())
    few = len(heads) <= max(2, len(cues) // 4) and len(cues) > 3
    written = (
        len(cues) > 1
        and all(map(looks_named, heads))
        and (len(heads) < number or all(map(is_machine_name, heads)))
    )
    if number < 0.8 * len(cues) or not (few or written) or 10 * len(heads.keys() & spoken) > len(spoken):
        return cues
    remarks.add(0, f"speakers are read from the first line of each cue: {shown(', '.join(sorted(heads)))}")
    result: list[Cue] = []
    for cue, (name, below, rest) in zip(cues, first, strict=True):
        if below and name in heads:
            result.append(cue._replace(speaker=name_of(name), text=tidy_text(rest)))
        else:
            result.append(cue)
    return result


class _Naming:
    """Goes through cues with the names that are speakers."""

    def __init__(self, names: frozenset[str]) -> None:
        self.speaker: str | None = None
        self.cues: list[Cue] = []
        self.unclear = 0
        self.first = ""
        self._names = names

    def take(self, cue: Cue) -> None:
        """Appends the cue, cut where another speaker is named in it."""
        pieces: list[str] = []
        for line in cue.text.split("\n"):
            found = looked_at(line)
            label = found.label
            if label in self._names:
                self._append(cue, pieces)
                self.speaker, pieces = label, [found.said]
                continue
            if _TURN_MARK.match(line) or (label and looks_named(label) and self.speaker is not None):
                self._append(cue, pieces)
                pieces = []
                if self.speaker is not None:
                    self.unclear += 1
                    self.first = self.first or line
                self.speaker = None
            pieces.append(line)
        self._append(cue, pieces)

    def _append(self, cue: Cue, pieces: list[str]) -> None:
        if text := tidy_text("\n".join(pieces)):
            self.cues.append(cue._replace(speaker=self.speaker, text=text))


def _on_every_cue(labels: Sequence[str | None]) -> bool:
    from ghostcli.transcripts.openers import is_machine

    number = sum(name is not None for name in labels)
    if any(name and is_machine(name) for name in labels):
        return number >= 0.5 * len(labels)
    again = sum(a is not None and a == b for a, b in pairwise(labels))
    return again > 0 and number >= 0.8 * len(labels)
