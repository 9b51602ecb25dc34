"""Roll-up captions: each line is shown as it is spoken, held, and shown again above the next line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ghostcli.transcripts.base import REPEAT, Cue, Remarks
from ghostcli.transcripts.canonical import counted
from ghostcli.transcripts.cue_markup import spans
from ghostcli.transcripts.speaking_rate import FASTEST, weight
from ghostcli.transcripts.word_times import INLINE, from_stamps

GAP = 0.1
"""In seconds: two cues with at most this gap between them touch."""

ENOUGH = 4
"""Minimum number of cues that repeat and add lines, if no inline times show that captions roll."""

_JOINED = 3
"""Minimum number of words shared by two lines, if each joins several screen lines by spaces."""

_SHARE = 0.5
_MOST_LINES = 8
_LONGEST = 1000  # characters of a caption; a longer one is no roll-up caption


class _Screen(NamedTuple):
    """What a cue shows: its lines, without tags and blank lines.

    `bottom`: its first line is not the top line of the screen. `timed`: which lines contain inline times;
    only new lines do.
    """

    cue: Cue
    lines: list[str]
    bottom: bool
    timed: list[bool]


class _Step(NamedTuple):
    """How a screen follows the one before: `again` lines repeat, then `grown` characters of the next line.

    `adds` is true if anything is new. Both numbers are 0 if nothing repeats or the cues do not touch.
    """

    again: int = 0
    grown: int = 0
    adds: bool = True

    @property
    def rolls(self) -> bool:
        """Whether it repeats and adds text."""
        return self.adds and bool(self.again or self.grown)

    @property
    def holds(self) -> bool:
        """Whether it repeats text and adds none."""
        return not self.adds


def thinned(cues: Iterable[Cue], remarks: Remarks, *, tagged: bool = False) -> list[Cue]:
    """Return the cues with each line of roll-up captions once, at the time when it first appears.

    Every caption reader must call this exactly once, before it searches for names. It needs all cues in file
    order, with one text line for each screen line. Blank lines may stay: they show the height of a line.
    Other captions are returned unchanged. A line is removed only if the next cue touches, repeats it and adds
    to it, or is too short for it to be said again. `ENOUGH` cues in a row must do so, or half of a file.
    Words that are said twice stay.

    With `tagged`, the texts have WebVTT tags and inline times, which are removed. A line with inline times is
    always new, and then no other evidence is needed.
    """
    screens = _Screens([cue for cue in cues if cue.text.strip()], tagged=tagged)
    steps = _steps(screens, tagged=tagged)
    rolling = _rolling(screens, steps, enough=1 if tagged else ENOUGH)
    if not any(rolling) and not tagged:
        return screens.cues
    result: list[Cue] = []
    dropped = 0
    for place, step in enumerate(steps):
        screen = screens[place]
        fresh: Sequence[str] = screen.lines
        if rolling[place] and step.rolls:
            fresh = _added(screen, step)
            dropped += step.again + bool(step.grown)
        elif rolling[place] and _is_held(place, screens, steps):
            fresh = ()
            dropped += step.again
        if fresh is screen.lines and not tagged:
            result.append(screen.cue)
        elif fresh:
            text = "\n".join(fresh)
            result.append(screen.cue._replace(text=_timed(text, screen.cue) if tagged else text))
    if dropped:
        remarks.add(0, f"captions roll: {counted(dropped, 'line')} shown again left out", REPEAT)
    return result


def _timed(text: str, cue: Cue) -> str:
    """Return the new lines of a cue with their inline times: the first of them has no time before it."""
    first = next((line for line in cue.text.split("\n") if INLINE.search(line)), "")
    payload = cue.text[cue.text.index(first) :]
    return from_stamps(text, cue.start, payload)


class _Screens:
    """The screens of a file, parsed on access: stored, they would take more memory than the file."""

    def __init__(self, cues: list[Cue], *, tagged: bool) -> None:
        self.cues = cues
        self._tagged = tagged

    def __getitem__(self, place: int) -> _Screen:
        return _screen(self.cues[place], tagged=self._tagged)


def _steps(screens: _Screens, *, tagged: bool) -> list[_Step]:
    """Return how each screen follows the one before; the first follows none."""
    known: dict[_Step, _Step] = {}
    steps: list[_Step] = []
    above: _Screen | None = None
    for place in range(len(screens.cues)):
        below = screens[place]
        step = _step(above, below, tagged=tagged) if above else _Step()
        steps.append(known.setdefault(step, step))
        above = below
    return steps


def _screen(cue: Cue, *, tagged: bool) -> _Screen:
    if len(cue.text) > _LONGEST:
        plain = "".join(text for _, text in spans(cue.text)) if tagged else cue.text
        return _Screen(cue, [plain] if tagged else [], bottom=False, timed=[True])
    bottom, lines, timed = False, [], []
    for line in cue.text.split("\n"):
        plain = ("".join(text for _, text in spans(line)) if tagged else line).strip()
        if plain:
            lines.append(plain)
            timed.append(tagged and INLINE.search(line) is not None)
        elif not lines:
            bottom = True
    return _Screen(cue, lines, bottom, timed)


def _step(above: _Screen, below: _Screen, *, tagged: bool) -> _Step:
    a, b = above.lines, below.lines
    if not (tagged or _touches(above.cue, below.cue)) or not a or not b:
        return _Step()
    if above.cue.speaker != below.cue.speaker and above.cue.speaker and below.cue.speaker:
        return _Step()
    most = min(len(a), len(b), _MOST_LINES)
    if True in below.timed[:most]:
        most = below.timed.index(True)
    for again in range(most, 0, -1):
        if b[:again] == a[-again:]:
            return _Step(again, adds=len(b) > again)
    for again in range(most, 0, -1):
        if b[: again - 1] == a[-again:-1] and b[again - 1].startswith(a[-1] + " "):
            return _Step(again - 1, len(a[-1]) + 1)
    return _Step() if tagged or len(a) > 1 or len(b) > 1 else _Step(0, _overlap(a[0], b[0]))


def _overlap(above: str, below: str) -> int:
    """Return how many characters at the start of `below` repeat the end of `above`, with the space after.

    This finds screen lines that a table joined by spaces. The result is 0 for fewer than `_JOINED` words.
    """
    begins = " ".join(below.split(" ", _JOINED)[:_JOINED])
    if begins.count(" ") < _JOINED - 1:
        return 0
    place = above.find(begins)
    while place >= 0:
        if (not place or above[place - 1] == " ") and below.startswith(above[place:] + " "):
            return len(above) - place + 1
        place = above.find(begins, place + 1)
    return 0


def _touches(above: Cue, below: Cue) -> bool:
    """Whether a cue begins by the end of the one before; an unknown end counts as the next start."""
    if above.start is None or below.start is None or below.start < above.start:
        return False
    return above.end is None or round(below.start - above.end, 3) <= GAP


def _rolling(screens: _Screens, steps: Sequence[_Step], *, enough: int) -> list[bool]:
    """Return which screens are roll-up captions: all of the file, or sections of it."""
    rolls = [place for place, step in enumerate(steps) if step.rolls]
    touching = sum(
        not step.holds and _touches(a, b)
        for step, (a, b) in zip(steps[1:], pairwise(screens.cues), strict=True)
    )
    if len(rolls) >= max(enough, _SHARE * touching) and _differ(rolls, screens, steps):
        return [True] * len(steps)
    rolling = [False] * len(steps)
    begin = 0
    for place in range(1, len(steps) + 1):
        if place < len(steps) and (steps[place].rolls or steps[place].holds):
            continue
        stretch = [one for one in range(begin, place) if steps[one].rolls]
        if len(stretch) >= enough and _differ(stretch, screens, steps):
            rolling[begin:place] = [True] * (place - begin)
        begin = place
    return rolling


def _differ(rolls: Sequence[int], screens: _Screens, steps: Sequence[_Step]) -> bool:
    """Whether the added texts differ enough; the lines of a chant recur."""
    added = {tuple(_added(screens[place], steps[place])) for place in rolls}
    return len(added) >= _SHARE * len(rolls)


def _added(screen: _Screen, step: _Step) -> list[str]:
    """Return the new lines of a screen."""
    fresh = screen.lines[step.again :]
    return [fresh[0][step.grown :].strip(), *fresh[1:]] if step.grown else fresh


def _is_held(place: int, screens: _Screens, steps: Sequence[_Step]) -> bool:
    """Whether a screen that adds nothing only holds its lines until the next ones appear.

    That is so if it is too short for the lines to be said. It is also so if the captions roll on from it and
    its lines were there before, or moved up; a line that is said again would appear below.
    """
    if not steps[place].holds:
        return False
    screen, above = screens[place], screens[place - 1]
    start, end = screen.cue[:2]
    if start is not None and end is not None and weight(" ".join(screen.lines)) > FASTEST * (end - start):
        return True
    following = place + 1
    while following < len(steps) and steps[following].holds:
        following += 1
    return (
        following < len(steps)
        and steps[following].rolls
        and (not screen.bottom or (above.bottom and screen.lines == above.lines))
    )
