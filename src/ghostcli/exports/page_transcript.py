"""The transcript on a page: a paragraph for each passage, with a place that a link can name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from ghostcli.exports.chosen import Chosen
from ghostcli.exports.page_text import text
from ghostcli.timecode import format_time


class PagePlaces:
    """Where the moments of an episode are on its page, by seconds on the episode's clock.

    The place of a passage is `t=SECOND`, as in a media fragment. A passage that begins in the same second as
    the one before has none.
    """

    def __init__(self, chosen: Chosen) -> None:
        passages = chosen.spoken.passages if chosen.spoken else ()
        starts = (one.start for one in passages)
        self._starts = [None if start is None else chosen.clock.to_episode(start) for start in starts]
        self._seconds = sorted({int(start) for start in self._starts if start is not None})

    def start(self, passage: int) -> float | None:
        """When a passage begins, by its number from 0; None if the transcript has no times."""
        return self._starts[passage]

    def is_first(self, passage: int) -> bool:
        """Whether a passage begins in another second than the one before."""
        before = self._starts[passage - 1] if passage else None
        own = self._starts[passage]
        return own is not None and (before is None or int(before) != int(own))

    def link(self, seconds: float) -> str:
        """A link to the passage of a second; `data-t` has the second itself."""
        place = max(bisect_right(self._seconds, seconds) - 1, 0)
        anchor = self._seconds[place] if self._seconds else int(seconds)
        exact = "" if anchor == seconds else f' data-t="{seconds:g}"'
        return f'<a class="t" href="#t={anchor}"{exact}>{format_time(seconds)}</a>'


def transcript_section(chosen: Chosen, places: PagePlaces) -> Iterator[str]:
    """The section of the transcript, under the headings of its chapters; nothing without a transcript."""
    if chosen.spoken is None:
        return
    yield '<section id="transcript" aria-labelledby="h-transcript">\n'
    yield '<h2 id="h-transcript">Transcript</h2>\n'
    chapter = turn = None
    for number, passage in enumerate(chosen.spoken.passages):
        start = places.start(number)
        here = chosen.spoken.chapter_at(start)
        if here is not None and here != chapter:
            yield f"<h3>{text(here)}</h3>\n"
            chapter = here
        place = f' id="t={int(start)}"' if start is not None and places.is_first(number) else ""
        time = f"{places.link(int(start))} " if start is not None else ""
        who = f"<b>{text(passage.speaker)}</b> " if passage.speaker and passage.turn != turn else ""
        turn = passage.turn
        yield f"<p{place}>{time}{who}{text(passage.text)}</p>\n"
    yield "</section>\n"
