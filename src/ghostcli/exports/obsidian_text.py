"""Text of an Obsidian note: content that is only ever text, links, tags and names of files."""

from __future__ import annotations

import re

from ghostcli.records.moments import web_address
from ghostcli.text.escaping import escape_markdown, one_line

_ALSO = re.compile(r"(?<!\\)(#(?=\S)|%(?=%)|(?<=%)%|=(?==)|(?<==)=|\^)")
"""What Obsidian reads beyond Markdown: tags, comments, highlights, block ids."""

_FIELD = re.compile(r"::")  # a field of the plug-in Dataview
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|#^\[\]%\x00-\x1f\x7f-\x9f]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_LONGEST = 120  # bytes of the name of a file, so that a folder's path stays short enough everywhere
_NOT_IN_TAGS = re.compile(r"[^\w/-]+")


def text(content: str) -> str:
    """Content on one line, which Obsidian shows unchanged."""
    return _escaped(escape_markdown(one_line(content)))


def paragraphs(content: str) -> str:
    """Content with its line breaks; blank lines separate paragraphs."""
    lines = [text(line) for line in content.strip().splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def _escaped(escaped: str) -> str:
    return _FIELD.sub(r":\\:", _ALSO.sub(r"\\\1", escaped))


def link(url: str, words: str) -> str:
    """A link to a web address; only the words if it is no address that may be opened."""
    return f"[{words}](<{url}>)" if web_address(url) else words


def wikilink(target: str, shown: str) -> str:
    """A link to a note or a block; `shown` is content, without what would end the link."""
    words = re.sub(r"[\[\]|\\]+", " ", one_line(shown))
    return f"[[{target}|{' '.join(words.split()) or 'link'}]]"


def file_name(title: str, fallback: str) -> str:
    """The name of a note's file, without its suffix: what Obsidian and Windows forbid is left out."""
    name = " ".join(_NOT_IN_NAMES.sub(" ", one_line(title)).split()).strip(". ")
    while len(name.encode()) > _LONGEST:
        name = name[:-1].rstrip(". ")
    return fallback if not name or _RESERVED.fullmatch(name) else name


def tag(content: str) -> str:
    """A tag as Obsidian takes it, without blanks; empty if nothing is left of it."""
    name = _NOT_IN_TAGS.sub("-", one_line(content)).strip("-/")
    return "" if name.isdigit() else name
