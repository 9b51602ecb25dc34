"""The programs that make notes of talks, known by what they write into them."""

from __future__ import annotations

from typing import NamedTuple


class Clipper(NamedTuple):
    """A program that makes notes: `name`, what it writes, and how often that stands in its files at least.

    `pieces` says that it cuts a talk into pieces: what it calls a transcript is none of the whole talk,
    unless a heading of level `whole` or above opens it. `sure` says that it writes so into notes alone.
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
"""The surest first. Transcripts of Fathom and Otter have their addresses too: those say nothing."""


_PARTS = ("://", "([Time ", "Highlight,")
"""What several of them hold: a text without it need not be searched for each."""


def clipper_of(text: str) -> Clipper | None:
    """The program that wrote a text, None where nothing shows one."""
    missing = [part for part in _PARTS if part not in text]
    for clipper in CLIPPERS:
        found = 0
        for written in clipper.writes:
            found += 0 if any(part in written for part in missing) else text.count(written)
            if found >= clipper.least:
                return clipper
    return None
