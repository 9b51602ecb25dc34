"""Transcripts in Markdown: the reader of text, minding the marks, and a writer."""

from __future__ import annotations

from collections.abc import Iterable

from ghostcli.text import escape_markdown
from ghostcli.timecode import format_time
from ghostcli.transcripts.base import Cue, Heading, Reading
from ghostcli.transcripts.encoding import Source
from ghostcli.transcripts.normal import closed, normal, shifted, tidy_name
from ghostcli.transcripts.speech import turns
from ghostcli.transcripts.turntext import read_text

NAME = "markdown"


def read(source: Source, *, forced: bool = False) -> Reading:
    """The turns as cues, as `turntext.read` gives them, without Markdown's marks."""
    return read_text(NAME, source, marked=True, forced=forced)


def write(cues: Iterable[Cue], heading: Heading) -> str:
    """The cues as Markdown: `**Name** _H:MM:SS_` above each turn, `**Name:**` where no time is known."""
    kept, _ = shifted([cue for cue in map(normal, cues) if cue.text])
    title = tidy_name(heading.title or "")
    blocks = [f"# {escape_markdown(title)}"] if title else []
    for turn in turns(closed(kept)):
        name = escape_markdown(turn.speaker) if turn.speaker else ""
        if turn.start is None:
            head = f"**{name}:**" if name else ""
        else:
            head = f"{f'**{name}** ' if name else ''}_{format_time(turn.start)}_"
        blocks += [head] if head else []
        blocks.append("\n".join(escape_markdown(cue.text) for cue in turn.cues))
    return "\n\n".join(blocks) + "\n"
