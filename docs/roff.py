"""Manual pages: the help of a command in the language of `man`."""

from __future__ import annotations

import itertools
import re
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

WIDTH = 72
SIGNS = {
    "\\": r"\(rs",
    "-": r"\-",  # a bare one is printed as a hyphen, which is no sign of an option when it is copied
    "'": r"\(aq",
    "`": r"\(ga",
    "^": r"\(ha",
    "~": r"\(ti",
}
"""What roff reads as something else, or prints as a typographic sign."""


def escaped(text: str) -> str:
    """Text as roff prints it sign by sign, in ASCII; a line of it is never a request."""
    signs = (SIGNS.get(sign) or (sign if sign.isascii() else rf"\[u{ord(sign):04X}]") for sign in text)
    return re.sub(r"(?m)^\.", r"\&.", "".join(signs))


def filled(text: str) -> str:
    """A paragraph, escaped, in lines that are short enough to read in the source."""
    lines = textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
    return escaped("\n".join(lines))


def named(words: str) -> str:
    """The name of the page of a command, as `ghost-quotes-show`."""
    return words.replace(" ", "-")


def page(node: Any, about: str, released: tuple[str, str], more: Iterable[str], near: Iterable[str]) -> str:
    """The page of a command: a node of `command_tree`, with what it is about in a line.

    `released` has the date (YYYY-MM-DD) and the name and version of the program. `more` has the lines of the
    sections before the examples, `near` the commands to see also.
    """
    command = node.command
    usage = escaped(" ".join(command.collect_usage_pieces(node.context)))
    head = [
        f'.TH "{escaped(named(node.words).upper())}" 1 {released[0]} "{released[1]}" "Manual of ghost"',
        ".SH NAME",
        filled(rf"{named(node.words)} - {about}"),
        ".SH SYNOPSIS",
        rf"\fB{escaped(node.words)}\fR {usage}",
        ".SH DESCRIPTION",
        *paragraphs(command.help),
    ]
    pages = ",\n".join(rf"\fB{escaped(named(words))}\fR(1)" for words in sorted(near))
    lines = [*head, *_sections(command.sections(node.context)), *more, *_examples(command.epilog)]
    lines += [".SH SEE ALSO", pages]
    return "\n".join(lines) + "\n"


def paragraphs(text: str) -> Iterator[str]:
    """Paragraphs, which a blank line parts."""
    for number, paragraph in enumerate(text.strip().split("\n\n")):
        if number:
            yield ".PP"
        yield filled(paragraph)


def rows(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A list: names, and below each what it means."""
    for name, meaning in pairs:
        yield from (".TP", _name(name), filled(meaning) or r"\&")


def _name(text: str) -> str:
    """Words in bold; behind an option what it takes, in italics."""
    if not text.startswith("-"):
        return rf"\fB{escaped(text)}\fR"
    parts = re.split(r"(, | )", text)
    return "".join(
        rf"\f{'B' if part.startswith('-') else 'I'}{escaped(part)}\fR" if part.strip(", ") else part
        for part in parts
    )


def _title(section: tuple[str, list[tuple[str, str]]]) -> str:
    heading, found = section
    if heading == "Arguments":
        return "ARGUMENTS"
    return "OPTIONS" if all(name.startswith("-") for name, _ in found) else "COMMANDS"


def _sections(sections: Iterable[tuple[str, list[tuple[str, str]]]]) -> Iterator[str]:
    """The sections of the help, those of commands and those of options together."""
    for title, group in itertools.groupby(sections, key=_title):
        yield f".SH {title}"
        for heading, found in group:
            if title != "ARGUMENTS":
                yield f".SS {escaped(heading)}"
            yield from rows(found)


def _examples(text: str | None) -> Iterator[str]:
    if text:
        yield from (".SH EXAMPLES", ".EX", escaped(text), ".EE")
