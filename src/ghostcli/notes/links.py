"""Links in notes: of Markdown, of wikis, and bare addresses."""

from __future__ import annotations

import re

from ghostcli.notes.stamps import mark_times, seconds_of

_WIKI = re.compile(r"!?\[\[([^\[\]|\n]{1,400})(?:\\?\|([^\[\]\n]{0,400}))?\]\](?!\()")
_LINK = re.compile(
    r"!?\[\[[^\[\]\n]{1,800}\]\](?!\()|!?\[(?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){0,800}\]\([^()\s]{1,1000}\)"
    r"|<?https?://[^\s<>()]{1,1000}>?"
)
_LABEL = re.compile(
    r"[ \t>]{0,12}(?:[-*•][ \t]+)?(?:\*\*|__)?[^\n*:：\[\]()]{1,60}(?:\*\*|__)?[ \t]?[:：](?:\*\*|__)?"
)
_CITES = frozenset({"cite", "location", "source", "ref", "link"})


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
