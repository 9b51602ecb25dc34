"""`ghost` without a command: an overview of the library, and three commands to try."""

from __future__ import annotations

import os

from ghostcli.cli.session import Session
from ghostcli.index.library import StoredLibrary
from ghostcli.library.paths import find_roots
from ghostcli.model import KINDS, own_title
from ghostcli.render import output
from ghostcli.text.escaping import one_line, visible
from ghostcli.text.words import fold
from ghostcli.timecode import format_time

_MOST = 10  # episodes, the newest first
_WIDEST_ID = 40  # characters; longer ids push what follows them to the right


def print_overview(session: Session) -> int:
    """Print episodes, counts by kind and three commands. Returns the status."""
    if session.is_empty():
        roots = ", ".join(map(visible, find_roots(session.content, os.environ)))
        tries = ("ghost import FILE", "ghost --builtin", "ghost --help")
        lines = [
            f"no episode yet in {roots}: it is yours, and empty",
            "",
            "Try:",
            *(f"  {one}" for one in tries),
        ]
        output.write(f"{line}\n" for line in lines)
        return 0
    library = session.library()
    if output.on_terminal():
        from ghostcli.render.console import folded

        session.print_through(folded, _lines(library), pager=False)
    else:
        output.write(line + "\n" for line in _lines(library))
    return 0


def _lines(library: StoredLibrary) -> list[str]:
    count = len(library.episodes)
    dated = sorted(library.episodes.index.airings(), key=lambda one: one[-1] or "", reverse=True)
    heads = [library.episodes[name].head for _, name, *_ in dated[:_MOST]]
    lines = [f"{count} episode{'' if count == 1 else 's'}"]
    where = ", ".join(map(visible, library.roots))
    if where:
        lines[0] += f" in {where}"
    elif count:
        lines[0] += " in the built-in library; yours begins with ghost import FILE"
    dates = [one_line(str(head.values.get("published") or "")) for head in heads]
    widest = min(max((len(head.episode) for head in heads), default=0), _WIDEST_ID)
    latest = max(map(len, dates), default=0)
    for head, date in zip(heads, dates, strict=True):
        parts = [own_title(head.values, head.episode), head.values.get("show")]
        parts.append(format_time(head.values["duration"]) if head.values.get("duration") else None)
        told = [head.episode.ljust(widest), date.ljust(latest), *(one_line(str(one)) for one in parts if one)]
        lines.append(f"  {'  '.join(one for one in told if one)}".rstrip())
    if count > _MOST:
        lines.append(f"  and {count - _MOST} more: ghost episodes --sort published -r")
    counts = dict.fromkeys(KINDS, 0) | library.episodes.index.counts()
    if any(counts.values()):
        lines += ["", *(f"  {count:>5}  {name}" for name, count in counts.items() if count)]
    lines += ["", "Try:", *(f"  {command}" for command in _commands(counts, library))]
    return lines


def _commands(counts: dict[str, int], library: StoredLibrary) -> list[str]:
    kind = next((name for name in ("themes", "takeaways", "quotes") if counts[name]), None)
    if kind is None:
        return _for_transcripts(library)
    episodes = library.episodes.values() if library.episodes.index.values("tags", "") else ()
    word = next((tag for episode in episodes for one in episode for tag in one.values.get("tags", ())), "")
    search = f"ghost search {one_line(word)}" if word.isalnum() else "ghost help query"
    return [f"ghost {kind}", f"ghost {kind} show 1", search]


def _for_transcripts(library: StoredLibrary) -> list[str]:
    """What to try without notes: search for a word that is said, and read the first transcript."""
    index = library.episodes.index
    spoken = next((one for one in library.episodes.values() if one.transcripts), None)
    if spoken is None:
        return ["ghost --builtin", "ghost help query", "ghost --help"]
    words = fold(f"{spoken.head.label} {index.speech.said(index.position(spoken.id))[:2000]}").split()
    telling = (word for word in words if len(word) > 4 and word not in index.vocabulary.stop_words)
    word = next((one for one in telling if one.isalnum() and index.vocabulary.has(one)), None)
    search = f"ghost search {one_line(word)}" if word else "ghost help query"
    return [search, f"ghost transcript {spoken.id}", "ghost episodes --sort published -r"]
