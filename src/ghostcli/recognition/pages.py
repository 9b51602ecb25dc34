"""The text of an HTML page line by line, with headings, lists and quotes marked as in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ghostcli.text.entities import unescape
from ghostcli.transcripts.base import lines_of
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.markdown_syntax import front_matter

_HEAD = 4096
_PAGE = re.compile(
    r"<(?:!doctype[ \t\n]+html|html|head|body|main|cite|time|p|div|article|section|h[1-6])\b", re.IGNORECASE
)
_MUTE = re.compile(r"<(script|style|template|svg|head|noscript)\b|<!--", re.IGNORECASE)
_SHUT = {
    name: re.compile("-->" if name == "--" else f"</{name}\\b", re.IGNORECASE)
    for name in ("script", "style", "template", "svg", "head", "noscript", "--")
}
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})\b[^<>]{0,4000}>?")
_HALF = re.compile(r"<[a-zA-Z/!][^<>]{0,4000}\Z")
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "br",
        "ul",
        "ol",
        "table",
        "tr",
        "blockquote",
        "main",
        "header",
        "footer",
        "nav",
        "dl",
        "dt",
        "dd",
        "figure",
        "aside",
        "hr",
    ]
)
_SIGNS = {"li": "\n- ", "blockquote": "\n> ", "b": "**", "strong": "**", "td": "| ", "th": "| "}


def is_page(source: SourceText) -> bool:
    """Whether a text is HTML, complete or in part; only front matter may precede it."""
    _, start = front_matter(source.clean)
    beginning = source.clean[start : start + _HEAD].lstrip()
    return beginning.startswith("<") and _PAGE.search(beginning) is not None


def lines_of_page(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield the lines of a page's text, each with the source line on which it begins."""
    for number, line in enumerate(lines_of(_spoken(text, start)), text.count("\n", 0, start) + 1):
        if "<" not in line:
            yield number, unescape(line)
            continue
        for piece in _HALF.sub("", _TAG.sub(_as_text, line)).split("\n"):
            yield number, unescape(piece.strip())


def _as_text(tag: re.Match[str]) -> str:
    shut, name = tag[1], tag[2].lower()
    if len(name) == 2 and name[0] == "h" and name[1] in "123456":
        return "\n" if shut else f"\n{'#' * int(name[1])} "
    if name in ("b", "strong"):
        return "**"
    if not shut and name in _SIGNS:
        return _SIGNS[name]
    return "\n\n" if name in _BLOCKS or name == "li" else ""


def _spoken(text: str, start: int) -> str:
    """Return the text from `start` on without scripts, styles and comments; their line ends stay."""
    kept: list[str] = []
    place = start
    while found := _MUTE.search(text, place):
        kept.append(text[place : found.start()])
        shut = (_SHUT[found[1].lower()] if found[1] else _SHUT["--"]).search(text, found.end())
        end = shut.end() if shut else len(text)
        kept.append("\n" * text.count("\n", found.start(), end))
        place = end
    kept.append(text[place:])
    return "".join(kept)
