"""Captions that roll: each line is shown as it is spoken, held, and shown again above the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ghostcli.transcripts.base import REPEAT, Cue, Remarks
from ghostcli.transcripts.canonical import counted
from ghostcli.transcripts.cue_markup import spans
from ghostcli.transcripts.speaking_rate import FASTEST, weight

GAP = 0.1
"""Seconds: two cues with no more between them touch."""

ENOUGH = 4
"""How many cues have to repeat and add before captions roll, where no inline times say so."""

_JOINED = 3
"""How many words two lines share at least that are each several lines of a screen, joined by blanks."""

_SHARE = 0.5
_MOST_LINES = 8
_LONGEST = 1000  # characters of a caption; what is longer rolls on no screen
_INLINE = re.compile(r"<[0-9:]{5,12}\.[0-9]{3}>")


class _Screen(NamedTuple):
    """What a cue shows: its lines without tags and blank ones.

    `bottom` says that its first line is not the top one of the screen, `timed` which lines hold times
    of their own, which only new ones do.
    """

    cue: Cue
    lines: list[str]
    bottom: bool
    timed: list[bool]


class _Step(NamedTuple):
    """How a screen follows the one above: `again` lines are repeated, then `grown` characters of the next.

    `adds` says that anything is new. Both numbers are 0 where it repeats nothing, or does not touch.
    """

    again: int = 0
    grown: int = 0
    adds: bool = True

    @property
    def rolls(self) -> bool:
        """Whether it repeats and adds."""
        return self.adds and bool(self.again or self.grown)

    @property
    def holds(self) -> bool:
        """Whether it repeats and adds nothing."""
        return not self.adds


def thinned(cues: Iterable[Cue], remarks: Remarks, *, tagged: bool = False) -> list[Cue]:
    """The cues, with each line of captions that roll once, at the time at which it is first shown.

    To be called by the reader of any format of captions, once and always: before names are looked for,
    with all cues in the order of the file, their texts a line a line as the screen has them (blank lines
    may be left in: they tell at which height a line stands). Captions that do not roll come back as they
    were. A line goes only where the next cue touches, repeats it and adds to it, or is too short for it to
    be said again; `ENOUGH` cues in a row have to do so, or half of a file. The same words said twice stay.

    With `tagged` the texts have WebVTT's tags and inline times, which are taken off; a line with times
    inside is new, whatever it repeats, and no other evidence is needed.
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
            result.append(screen.cue._replace(text="\n".join(fresh)))
    if dropped:
        remarks.add(0, f"captions roll: {counted(dropped, 'line')} shown again left out", REPEAT)
    return result


class _Screens:
    """The screens of a file, each looked at when it is asked for: kept, they would take more than it."""

    def __init__(self, cues: list[Cue], *, tagged: bool) -> None:
        self.cues = cues
        self._tagged = tagged

    def __getitem__(self, place: int) -> _Screen:
        return _screen(self.cues[place], tagged=self._tagged)


def _steps(screens: _Screens, *, tagged: bool) -> list[_Step]:
    """How each screen follows the one above; the first follows none."""
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
            timed.append(tagged and _INLINE.search(line) is not None)
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
    """Characters at the beginning of a line that end the one above, with the blank behind them.

    So lines of a screen stand that a table joined by blanks. 0 for fewer than `_JOINED` words.
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
    """Whether a cue begins as the one above ends, or before; an end that is not known is the next start."""
    if above.start is None or below.start is None or below.start < above.start:
        return False
    return above.end is None or round(below.start - above.end, 3) <= GAP


def _rolling(screens: _Screens, steps: Sequence[_Step], *, enough: int) -> list[bool]:
    """Which screens belong to captions that roll: those of the whole file, or of stretches of it."""
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
    """Whether what is added differs: the lines of a chant come back."""
    added = {tuple(_added(screens[place], steps[place])) for place in rolls}
    return len(added) >= _SHARE * len(rolls)


def _added(screen: _Screen, step: _Step) -> list[str]:
    """The lines of a screen that are new."""
    fresh = screen.lines[step.again :]
    return [fresh[0][step.grown :].strip(), *fresh[1:]] if step.grown else fresh


def _is_held(place: int, screens: _Screens, steps: Sequence[_Step]) -> bool:
    """Whether a screen that adds nothing only holds lines until the next ones roll in.

    So if it is too short for them to be said, or if the captions roll on from it and it is what was
    there, or that moved up; said again, a line would stand below.
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
