"""The transcript on a page: paragraphs, each with a place that a link can name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ghostcli.exports.chosen import Chosen
from ghostcli.exports.page_text import text
from ghostcli.timecode import format_time
from ghostcli.transcripts.turns import Passage

_PAUSE = 5.0  # seconds of silence that no paragraph spans


class _Paragraph(NamedTuple):
    """A passage, or a part of it; `start` is in seconds on the episode's clock, None if unknown."""

    turn: int
    speaker: str | None
    start: float | None
    text: str


class PagePlaces:
    """The paragraphs of a transcript, and where the moments of the episode are on its page.

    The place of a paragraph is `t=SECOND`, as in a media fragment. A paragraph that begins in the same second
    as the one before has none. `has_recording` says that the page plays one.
    """

    def __init__(self, chosen: Chosen, *, has_recording: bool = False) -> None:
        self._has_recording = has_recording
        self._starts_of_chapters = [start for start, _ in chosen.spoken.chapters] if chosen.spoken else []
        self._to_episode = chosen.clock.to_episode
        passages = chosen.spoken.passages if chosen.spoken else ()
        self.paragraphs = [part for one in passages for part in self._parts(one)]
        starts = (one.start for one in self.paragraphs)
        self._seconds = sorted({int(start) for start in starts if start is not None})

    def _parts(self, passage: Passage) -> Iterator[_Paragraph]:
        """Yield the parts of a passage: a new one where a chapter begins, and after a pause."""
        cues = passage.cues
        begins = [0]
        for place, (before, cue) in enumerate(pairwise(cues), 1):
            is_after_pause = (
                None not in {before.end, cue.start} and (cue.start or 0) - (before.end or 0) >= _PAUSE
            )
            if is_after_pause or self.chapters_at(self._time(cue.start)) > self.chapters_at(
                self._time(before.start)
            ):
                begins.append(place)
        for begin, end in pairwise([*begins, len(cues)]):
            low = passage.marks[begin] if begin else 0
            high = passage.marks[end] if end < len(cues) else len(passage.text)
            start = self._time(cues[begin].start if begin else passage.start)
            yield _Paragraph(passage.turn, passage.speaker, start, passage.text[low:high].strip())

    def _time(self, start: float | None) -> float | None:
        return None if start is None else self._to_episode(start)

    def chapters_at(self, start: float | None) -> int:
        """How many chapters have begun at a time."""
        return 0 if start is None else bisect_right(self._starts_of_chapters, start)

    def is_first(self, paragraph: int) -> bool:
        """Whether a paragraph begins in another second than the one before."""
        before = self.paragraphs[paragraph - 1].start if paragraph else None
        own = self.paragraphs[paragraph].start
        return own is not None and (before is None or int(before) != int(own))

    def link(self, seconds: float) -> str:
        """A link to the paragraph of a second; `data-t` has the second itself.

        It is only the time if the page has neither times of speech nor a recording.
        """
        if not self._seconds and not self._has_recording:
            return format_time(seconds)
        place = max(bisect_right(self._seconds, seconds) - 1, 0)
        anchor = self._seconds[place] if self._seconds else int(seconds)
        exact = "" if anchor == seconds else f' data-t="{seconds:g}"'
        return f'<a class="t" href="#t={anchor}"{exact}>{format_time(seconds)}</a>'


def transcript_section(chosen: Chosen, places: PagePlaces) -> Iterator[str]:
    """The section of the transcript, under the headings of its chapters; nothing without a transcript.

    A chapter in which no cue begins has its heading too.
    """
    if chosen.spoken is None:
        return
    yield '<section id="transcript" aria-labelledby="h-transcript">\n'
    yield '<h2 id="h-transcript">Transcript</h2>\n'
    headed = 0
    turn = None
    for number, part in enumerate(places.paragraphs):
        begun = places.chapters_at(part.start)
        for _, chapter in chosen.spoken.chapters[headed:begun]:
            yield f"<h3>{text(chapter)}</h3>\n"
        headed = max(headed, begun)
        place = f' id="t={int(part.start)}"' if part.start is not None and places.is_first(number) else ""
        time = f"{places.link(int(part.start))} " if part.start is not None else ""
        who = f"<b>{text(part.speaker)}</b> " if part.speaker and part.turn != turn else ""
        turn = part.turn
        yield f"<p{place}>{time}{who}{text(part.text)}</p>\n"
    yield "</section>\n"
