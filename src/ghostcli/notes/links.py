"""Links in notes: of Markdown, of wikis, and bare addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ghostcli.notes.stamps import mark_times, seconds_of

_WIKI = re.compile(r"!?\[\[([^\[\]|\n]{1,400})(?:\\?\|([^\[\]\n]{0,400}))?\]\](?!\()")
_LINK = re.compile(
    r"!?\[\[[^\[\]\n]{1,800}\]\](?!\()|!?\[(?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){0,800}\]\([^()\s]{1,1000}\)"
    r"|<?https?://[^\s<>()]{1,1000}>?"
)
_LABEL = re.compile(
    r"[ \t>]{0,12}(?:[-*•][ \t]+)?(?:\*\*|__)?[^\n*:：\[\]()]{1,60}(?:\*\*|__)?[ \t]?[:：](?:\*\*|__)?"
)
_TARGET = re.compile(
    r"[ \t]{0,3}\[([^\[\]\n]{1,100})\]:[ \t]+<?(https?://[^\s<>()]{1,1000})>?"
    r"(?:[ \t]+[\"'(].{0,200})?[ \t]*\Z"
)
_BY_NAME = re.compile(r"\[([^\[\]\n]{1,500})\]\[([^\[\]\n]{0,100})\]")
_CITES = frozenset({"cite", "location", "source", "ref", "link"})


def with_targets(lines: Sequence[str]) -> tuple[list[str], list[int]]:
    """Put the addresses that stand elsewhere into their links: `[Forge][1]` is `[Forge](https://...)`.

    Return the lines, those that only give an address empty, and the numbers of these.
    """
    targets: dict[str, str] = {}
    numbers = []
    for number, line in enumerate(lines, 1):
        if "]:" in line and (found := _TARGET.match(line)):
            targets.setdefault(found[1].casefold(), found[2])
            numbers.append(number)
    if not targets:
        return list(lines), []

    def linked(found: re.Match[str]) -> str:
        target = targets.get((found[2] or found[1]).casefold())
        return f"[{found[1]}]({target})" if target else found[0]

    left_out = set(numbers)
    return [
        "" if number in left_out else _BY_NAME.sub(linked, line) if "][" in line else line
        for number, line in enumerate(lines, 1)
    ], numbers


def unlinked(text: str) -> str:
    """A text with the words of its wiki links in place of these: `[[people/ada|Ada]]` is "Ada".

    A link that only says where something was found (`[[note#part|cite]]`) is left out.
    """
    return _WIKI.sub(_words, text) if "[[" in text else text


def _words(link: re.Match[str]) -> str:
    target, alias = link.groups()
    if alias is not None:
        return "" if alias.strip().casefold() in _CITES else alias
    return target.partition("#")[0].rpartition("/")[2] or target


def has_link(text: str) -> bool:
    """Whether a text has a link or an address."""
    return _LINK.search(text) is not None


def is_only_links(text: str) -> bool:
    """Whether each line of a text holds only links, behind a label or not: `**Concepts:** [[a]], [[b]]`."""
    return all(_is_only_links(line) for line in text.split("\n") if line.strip())


def leads_away(text: str) -> bool:
    """Whether a text is only links, of which none opens a moment of a recording."""
    return is_only_links(text) and seconds_of(text) is None and not mark_times(text)[1]


def _is_only_links(line: str) -> bool:
    if not has_link(line):
        return False
    found = _LABEL.match(line)
    rest = line[found.end() :] if found and "http" not in found[0] else line
    return not any(map(str.isalnum, _LINK.sub("", rest)))
