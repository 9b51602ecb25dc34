"""What is found of a quote: verdicts, share, parts, other places, how far its time is off, a word diff."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ghostcli.model import QUOTABLE, VERDICTS

TOLERANCE = 3.0
"""Seconds by which a recorded time may be off before it counts as wrong."""

AGREE = 3
"""The least number of quotes with the same time offset that make it a clock of its own."""


class Part(NamedTuple):
    """A part of a quote and where it is said.

    `text` is as printed and `said` as the transcript spells it, `start` and `end` are the seconds of
    the cues in which it begins and ends (None where unknown), `moment` about when its first word is
    said. `share` is 0 to 1; `speaker` says most of it; `position` is the number of the first said
    word and `length` how many there are.
    """

    text: str
    said: str
    start: float | None
    end: float | None
    moment: float | None
    share: float
    speaker: str | None
    position: int
    length: int


class Occurrence(NamedTuple):
    """Another place where the words of a part stand: `part` is that part's number, from 0."""

    start: float | None
    end: float | None
    moment: float | None
    share: float
    speaker: str | None
    position: int
    part: int


class Begin(NamedTuple):
    """When the words of a place begin, in seconds by the transcript.

    `moment` is about when the first word is said, `start` and `end` are those of its cue (`end` None
    where unknown), `share` is that of the words in place there, `heads` when the turn and the passage
    began that it is in, where the record's time is not in the cue.
    """

    moment: float
    start: float
    end: float | None = None
    share: float = 1.0
    heads: tuple[float, ...] = ()


class Difference(NamedTuple):
    """A step of the word diff from what is printed to what is said, each in its own spelling.

    `op` is `equal`, `replace`, `insert` (said only), `delete` (printed only), `cleaned` or `cut`;
    a cut's `printed` is its mark, empty where there is none.
    """

    op: str
    printed: str
    said: str


class Omission(NamedTuple):
    """Words left out of a quote that turn what is printed.

    `place` is where they are said: `cut` (at a cut, marked or not), `before` or `after` (in the sentence
    in which the quote begins or ends). `kind` is `denial`, `condition`, `number`, `question` or
    `report` (others say so).
    """

    words: str
    place: str
    kind: str


class Correction(NamedTuple):
    """Words that count as said by a pair of `sic` or `heard` alone, as printed and as said."""

    printed: str
    said: str


class Finding(NamedTuple):
    """How a quote stands to one transcript.

    `verdicts` are names of `ghostcli.model.VERDICTS`, best first; `share` is the part of the words
    that is in place, 0 to 1; `cuts` counts the marked cuts; `parts` are in the order of the quote,
    empty where nothing is found. `time_off` is what must be added to the nearest of the record's times
    to get to where the words are said, in seconds, None where either is unknown, and `shifts` the same
    for all their places. `attributed` says whether the record's speaker says it, None where the
    transcript does not tell. `omissions` are the words left out that make a quote misleading. `sentence` is
    the whole sentence or sentences of the transcript around the quote, or around each part that lies apart;
    it is empty if it adds nothing, or if `sentences.with_sentence` was not called. `begins` are the times at
    which its places begin, the best place's first. `corrections` are what the verdicts take from `sic` and
    `heard`.
    """

    verdicts: tuple[str, ...]
    share: float
    cuts: int
    parts: tuple[Part, ...]
    occurrences: tuple[Occurrence, ...]
    time_off: float | None
    shifts: tuple[float, ...]
    attributed: bool | None
    diff: tuple[Difference, ...]
    omissions: tuple[Omission, ...] = ()
    sentence: str = ""
    begins: tuple[Begin, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def quotable(self) -> bool:
        """Whether it may be quoted as it is printed: verbatim or near, and by whom it says."""
        return bool(self.verdicts) and set(self.verdicts) <= {*QUOTABLE, "distant"}


_SOMEBODY = "misattributed"
_KINDNESS = tuple(verdict for verdict in VERDICTS if verdict not in {"distant", "unchecked"})


def worst(verdicts: Sequence[str]) -> int:
    """How bad the worst of `verdicts` is: 0 for verbatim."""
    return max(
        (_KINDNESS.index(verdict) for verdict in verdicts if verdict in _KINDNESS), default=len(_KINDNESS)
    )


def badness(finding: Finding) -> tuple[int, float]:
    """What sorts findings from the best to the worst: by the worst verdict, then by the share."""
    return worst(finding.verdicts), -finding.share


def best_finding(findings: Sequence[Finding]) -> tuple[int, Finding]:
    """Of findings in several transcripts of one talk, which is the best, and what it says.

    A transcript that does not name its speakers cannot clear a quote that another one gives to
    somebody else: `misattributed` is then added.
    """
    told = {finding.attributed for finding in findings if finding.parts}
    if True in told or False not in told:
        number = min(range(len(findings)), key=lambda place: badness(findings[place]))
        return number, findings[number]
    bare = [[verdict for verdict in finding.verdicts if verdict != _SOMEBODY] for finding in findings]
    number = min(range(len(findings)), key=lambda place: (worst(bare[place]), badness(findings[place])))
    best = findings[number]
    if _SOMEBODY not in best.verdicts:
        found = {*best.verdicts, _SOMEBODY}
        verdicts = tuple(verdict for verdict in VERDICTS if verdict in found)
        best = best._replace(verdicts=verdicts, attributed=False)
    return number, best
