"""The result for one quote: verdicts, share, parts, other places, time offset and word diff."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ghostcli.model import QUOTABLE, VERDICTS

TOLERANCE = 3.0
"""Seconds by which a recorded time may differ before it counts as wrong."""

AGREE = 3
"""Minimum number of quotes with the same time offset that show another clock."""


class Part(NamedTuple):
    """A part of a quote and the place where it is said.

    `text` is the printed text and `said` the transcript's text. `start` and `end` are the seconds of the cues
    in which it begins and ends (None if unknown); `moment` is the estimated time of its first word. `share`
    is 0 to 1. `speaker` says most of it. `position` is the index of the first said word and `length` the
    number of said words.
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
    """Another place with the words of a part; `part` is the index of that part, from 0."""

    start: float | None
    end: float | None
    moment: float | None
    share: float
    speaker: str | None
    position: int
    part: int


class Begin(NamedTuple):
    """When the words of a place begin, in transcript seconds.

    `moment` is the estimated time of the first word. `start` and `end` are those of its cue (`end` is None if
    unknown). `share` is the share of words in place there. `heads` has the starts of the turn and passage
    around it, if the record's time is not in the cue.
    """

    moment: float
    start: float
    end: float | None = None
    share: float = 1.0
    heads: tuple[float, ...] = ()


class Difference(NamedTuple):
    """A step of the word diff from the printed text to the said text, each in its own spelling.

    `op` is `equal`, `replace`, `insert` (said only), `delete` (printed only), `cleaned`, `aside` or `cut`.
    For a cut, `printed` is its mark, or empty if the cut is not marked.
    """

    op: str
    printed: str
    said: str


class Omission(NamedTuple):
    """Words left out of a quote that change the meaning of the printed words.

    `place` is where they are said: `cut` (at a marked or unmarked cut), `before` or `after` (in the sentence
    in which the quote begins or ends). `kind` is `denial`, `condition`, `number`, `question` or `report`
    (others claim it).
    """

    words: str
    place: str
    kind: str


class Correction(NamedTuple):
    """Words that match only through a pair of `sic` or `heard`, as printed and as said."""

    printed: str
    said: str


class Finding(NamedTuple):
    """How a quote compares with one transcript.

    `verdicts` are names of `ghostcli.model.VERDICTS`, best first. `share` is the share of words in place, 0
    to 1. `cuts` counts the marked cuts. `parts` are in quote order, empty if nothing is found. `time_off` is
    the number of seconds to add to the nearest of the record's times to get to the words, None if either is
    unknown; `shifts` has the same for all their places. `attributed` says whether the record's speaker says
    it, None if the transcript does not tell. `omissions` are the left-out words that make a quote misleading.
    `sentence` is the whole sentence (or sentences) of the transcript around the quote, or around each part
    that is apart; it is empty if it adds nothing, or if `sentences.with_sentence` was not called. `begins`
    has the start times of the quote's places, the best place first. `corrections` are the words for which the
    verdicts rely on `sic` or `heard`.
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
        """Whether it may be quoted as printed: verbatim or near, and said by the recorded speaker."""
        return bool(self.verdicts) and set(self.verdicts) <= {*QUOTABLE, "distant"}


_SOMEBODY = "misattributed"
_KINDNESS = tuple(verdict for verdict in VERDICTS if verdict not in {"distant", "unchecked"})


def worst(verdicts: Sequence[str]) -> int:
    """Return the rank of the worst of `verdicts`; 0 is verbatim, higher is worse."""
    return max(
        (_KINDNESS.index(verdict) for verdict in verdicts if verdict in _KINDNESS), default=len(_KINDNESS)
    )


def severity(finding: Finding) -> tuple[int, float]:
    """Return the sort key for findings from best to worst: the worst verdict, then the share."""
    return worst(finding.verdicts), -finding.share


def best_finding(findings: Sequence[Finding]) -> tuple[int, Finding]:
    """Return the index of the best finding and that finding, from several transcripts of one conversation.

    If another transcript attributes the quote to somebody else, a transcript without speakers cannot override
    it: `misattributed` is then added.
    """
    told = {finding.attributed for finding in findings if finding.parts}
    if True in told or False not in told:
        number = min(range(len(findings)), key=lambda place: severity(findings[place]))
        return number, findings[number]
    bare = [[verdict for verdict in finding.verdicts if verdict != _SOMEBODY] for finding in findings]
    number = min(range(len(findings)), key=lambda place: (worst(bare[place]), severity(findings[place])))
    best = findings[number]
    if _SOMEBODY not in best.verdicts:
        found = {*best.verdicts, _SOMEBODY}
        verdicts = tuple(verdict for verdict in VERDICTS if verdict in found)
        best = best._replace(verdicts=verdicts, attributed=False)
    return number, best
