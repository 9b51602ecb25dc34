"""The programs that make notes of conversations, recognized by the text they add."""

from __future__ import annotations

from typing import NamedTuple


class Clipper(NamedTuple):
    """A program that makes notes: `name`, the text it writes, and the minimum number of occurrences.

    `pieces` says that it cuts a conversation into pieces: its "transcript" is not complete, unless a heading
    of level `whole` or above opens it. `sure` says that it writes this text only into notes.
    """

    name: str
    writes: tuple[str, ...]
    least: int = 1
    pieces: bool = False
    whole: int = 0
    sure: bool = False


CLIPPERS: tuple[Clipper, ...] = (
    Clipper(
        "Readwise",
        (
            "Highlight,Book Title,",
            "Highlight,Title,Author,",
            "([Time 0:",
            "([Time 1:",
            "([Time 2:",
            "([Time 3:",
            "![rw-book-cover]",
            "## New highlights added ",
            "](https://read.readwise.io/",
            "](https://readwise.io/",
        ),
        pieces=True,
    ),
    Clipper(
        "Snipd",
        ("://share.snipd.com/", "from_snipd: true", "\nCreated with [Snipd]", "](https://www.snipd.com)"),
        least=2,
        pieces=True,
        whole=2,
    ),
    Clipper("Granola", ("\nChat with meeting transcript:", "](https://notes.granola.ai/"), sure=True),
    Clipper("Podwise", ("podwise.ai/dashboard/",)),
    Clipper("Fathom", ("\n## Meeting Purpose", "?timestamp=", "&timestamp="), least=2),
    Clipper("Fireflies", ("://app.fireflies.ai/view/",)),
    Clipper("uListen", ("\nInstall uListen for ",)),
)
"""Most reliable first.

Transcripts of Fathom and Otter contain their addresses too, so those are no evidence.
"""


_PARTS = ("://", "([Time ", "Highlight,")
"""Text that several of them share; without it, the single programs need not be searched for."""


def clipper_of(text: str) -> Clipper | None:
    """Return the program that wrote a text; None if nothing shows one."""
    missing = [part for part in _PARTS if part not in text]
    for clipper in CLIPPERS:
        found = 0
        for written in clipper.writes:
            found += 0 if any(part in written for part in missing) else text.count(written)
            if found >= clipper.least:
                return clipper
    return None
