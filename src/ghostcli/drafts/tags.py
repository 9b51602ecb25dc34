"""Reads the HTML tags and entities of a draft, in HTML pages and in Markdown."""

from __future__ import annotations

import re
from unicodedata import category

from ghostcli.drafts.plain import Plain
from ghostcli.text.entities import unescape

_BLOCKS = (
    "p|div|li|ul|ol|dl|dt|dd|h[1-6]|section|article|main|aside|header|footer|nav|figure|figcaption"
    "|table|thead|tbody|tr|td|th|hr|body|html|center|details|summary"
)
_INLINE = (
    "a|abbr|acronym|b|bdi|bdo|big|cite|data|dfn|em|font|i|ins|kbd|label|mark|nobr|ruby|rb|samp|small|span|strong"
    "|sub|sup|time|tt|u|var|wbr|img|meta|link"
)
_FOREIGN = r"[a-z]{1,20}(?:[:-][a-z]{1,20}){1,3}"
"""Elements of other namespaces and custom elements: Word's HTML has o:p."""

_DROPPED = "script|style|head|pre|code|template|svg|del|s|strike|rt|rp"
_CODE = frozenset(("pre", "code"))
_HREF = re.compile(
    r"""\shref\s*=\s*(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s>"']{1,2000}))""", re.IGNORECASE
)
_INLINE_NAMES, _DROPPED_NAMES = frozenset(_INLINE.split("|")), frozenset(_DROPPED.split("|"))
_MARKUP = re.compile(
    rf"<!--|<(/?)({_BLOCKS}|{_INLINE}|{_DROPPED}|br|q|blockquote|{_FOREIGN})(?:\s[^<>]{{0,2000}}|\s?/)?>"
    r"|&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|`+|^ {0,3}~{3,}",
    re.IGNORECASE | re.MULTILINE,
)
_FOREIGN_NAME = re.compile(_FOREIGN, re.IGNORECASE)
_CODE_MARK = re.compile(r"`+|^ {0,3}~{3,}", re.MULTILINE)
_NOTE_NUMBER = re.compile(r"(?:<[^<>]{0,300}>|[\s0-9\[\]*†‡§]){1,20}</sup>", re.IGNORECASE)
_DASHED = re.compile(r"\s*(?:[—–―-]|--)")


def read_tags(source: str, plain: Plain) -> None:
    """Append `source` to `plain` without tags; comments and Markdown code are unchanged."""
    _Tags(source, plain).read()


class _Tags:
    def __init__(self, source: str, plain: Plain) -> None:
        self._source = source
        self._lower = source.lower() if len(source.lower()) == len(source) else source
        self._plain = plain
        self._missing: set[str] = set()
        self._code = _code_ends(source)

    def read(self) -> None:
        """Read the whole source."""
        at, source, plain = 0, self._source, self._plain
        while match := _MARKUP.search(source, at):
            plain.keep(source[at : match.start()], at)
            at = match.end()
            if match[0] == "<!--":
                at = self._end_of("-->", at, len(source))
                plain.keep(source[match.start() : at], match.start())
            elif match[0][0] == "&":
                character = unescape(match[0])
                plain.put(_printed(character), match.start())
            elif match[2]:
                at = self._tag(match)
            else:
                at = self._code.get(match.start(), at)
                plain.keep(source[match.start() : at], match.start())
        plain.keep(source[at:], at)

    def _end_of(self, closing: str, start: int, otherwise: int) -> int:
        """The end of the next `closing`, or `otherwise`. After one failure it is not searched for again."""
        found = -1 if closing in self._missing else self._lower.find(closing, start)
        if found < 0:
            self._missing.add(closing)
            return otherwise
        return found + len(closing)

    def _tag(self, match: re.Match[str]) -> int:
        """Append the text for a tag. Returns the next position to read."""
        start, end, plain = match.start(), match.end(), self._plain
        name, closes = match[2].lower(), match[1] == "/"
        if name in _DROPPED_NAMES:
            plain.put(" ", start)
            stop = end if closes else self._end_of(f"</{name}>", end, end)
            if name in _CODE:
                plain.drop(end, stop)
            return stop
        if name == "a" and not closes and (href := _HREF.search(match[0])):
            plain.link(unescape(href[1] or href[2] or href[3]))
        if name == "q":
            plain.put("”" if closes else "“", start)
        elif name == "blockquote":
            plain.quote_block(start, begins=not closes)
        elif name == "br":
            plain.end_line(start)
        elif name == "sup" and not closes and (number := _NOTE_NUMBER.match(self._source, end)):
            return number.end()
        elif name in {"cite", "footer", "figcaption"} and not closes and plain.in_block:
            plain.end_line(start)
            plain.put("" if _DASHED.match(self._source, end) else "— ", start)
        elif name not in _INLINE_NAMES and not _FOREIGN_NAME.match(name):
            plain.end_paragraph(start)
        return end


def _printed(character: str) -> str:
    """A character as it is printed; empty for one that only allows a line break."""
    if all(category(one) == "Cf" for one in character):
        return ""
    return character if character.isprintable() else " "


def _code_ends(source: str) -> dict[int, int]:
    """The end of each piece of Markdown code by its start: after the next equal mark."""
    ends: dict[int, int] = {}
    following: dict[str, int] = {}
    for match in reversed(list(_CODE_MARK.finditer(source))):
        mark = match[0].strip()
        if mark in following:
            ends[match.start()] = following[mark]
        following[mark] = match.end()
    return ends
