"""A small talk of two people."""

from __future__ import annotations

from typing import Any, NamedTuple

Row = dict[str, Any]


class Line(NamedTuple):
    """What one of the two says: who, the words, from when to when in seconds."""

    who: str
    text: str
    start: float
    end: float

    @property
    def number(self) -> int:
        """The speaker's number, from 0."""
        return ("Mara Lind", "Jon Akers").index(self.who)


TALK = (
    Line("Mara Lind", "We counted the herons at the lake before breakfast.", 5.0, 8.0),
    Line("Jon Akers", "Did anybody write the numbers down that morning?", 8.5, 11.5),
    Line("Mara Lind", "Nobody did, and the notebook was wet anyway.", 12.0, 15.0),
    Line("Jon Akers", "Then we will have to count them again tomorrow.", 15.5, 18.5),
)
TEXT = " ".join(line.text for line in TALK)
WORDS = TEXT.split()


def clock(seconds: float, point: str = ".") -> str:
    """`HH:MM:SS.mmm`."""
    whole, millis = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{point}{millis:03}"


def spoken(
    line: Line, key: str = "word", start: str = "start", end: str = "end", unit: float = 1
) -> list[Row]:
    """The words of a line, each as long as the others."""
    words = line.text.split()
    length = (line.end - line.start) / len(words)
    return [
        {
            key: word,
            start: round((line.start + place * length) * unit, 3),
            end: round((line.start + (place + 1) * length) * unit, 3),
        }
        for place, word in enumerate(words)
    ]


def all_words(**more: str) -> list[Row]:
    """All words; `more` names keys, and what of the line they hold."""
    return [
        {**word, **{key: getattr(line, field) for key, field in more.items()}}
        for line in TALK
        for word in spoken(line, "text")
    ]
