"""Parse untrusted XML within limits, to elements that know their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.parsers import expat

from ghostcli.transcripts.base import Remarks, UnreadableError

MAX_ELEMENTS = 300_000
"""Maximum number of elements in a file; an hour of speech with word times has about 10,000."""

MAX_DEPTH = 100

_STRAY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)")
_CONTROL = re.compile(
    r"&#(?:0{0,5}(?:[0-8]|1[124-9]|2[0-9]|3[01])|[xX]0{0,5}(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));"
)
"""References to control characters, which no XML may have."""

_LONG = re.compile(r"<(?![!?])[^<>]{20000}")
_NOTHING: tuple[str, ...] = ()


class Element:
    """An element: its name and attributes without namespaces, and its contents.

    `content` has texts and elements in their order. `line` and `last` are its first and last line. `space` is
    the address of its namespace, or a prefix that the file does not declare.
    """

    __slots__ = ("_attributes", "content", "last", "line", "name", "space")

    def __init__(self, name: str, attributes: Sequence[str], line: int, space: str = "") -> None:
        self.name = name
        self.space = space
        self.last = line
        # Names and values alternate: a dictionary would take five times the memory.
        self._attributes = tuple(attributes)
        self.line = line
        self.content: Sequence[Element | str] = _NOTHING

    def get(self, name: str) -> str:
        """Return an attribute; empty if there is none."""
        found = self._attributes
        for place in range(0, len(found), 2):
            if found[place].rpartition(":")[2] == name:
                return found[place + 1].strip()
        return ""

    @property
    def children(self) -> list[Element]:
        """Return the child elements."""
        return [one for one in self.content if isinstance(one, Element)]

    @property
    def text(self) -> str:
        """Return all text in it and below, unchanged."""
        return "".join(one if isinstance(one, str) else one.text for one in self.content)

    def all(self, *names: str) -> Iterator[Element]:
        """Yield the descendants with these names, in document order."""
        for one in self.content:
            if isinstance(one, Element):
                if one.name in names:
                    yield one
                yield from one.all(*names)


def parse(text: str, remarks: Remarks) -> Element:
    """Return the root of an XML text. Raises UnreadableError if it is broken or exceeds a limit.

    An ampersand that begins no entity, as many programs write it, is text; references to control characters
    are left out. Remarks say so. A file's own entities are not expanded, and nothing outside of the file is
    read.
    """
    body = text.lstrip()
    if long := _LONG.search(text):
        line = text.count("\n", 0, long.start()) + 1
        raise UnreadableError(line, "a tag of XML of more than 20,000 characters: this is not a transcript")
    above = text.count("\n", 0, len(text) - len(body))
    try:
        return _Tree(above).parse(body)
    except expat.ExpatError as error:
        repaired, number = _STRAY.subn("&amp;", body)
        repaired, controls = _CONTROL.subn("", repaired)
        if number or controls:
            try:
                root = _Tree(above).parse(repaired)
            except expat.ExpatError:
                pass
            else:
                if number:
                    remarks.add(0, f"{number:,} times “&” opens no entity: kept as text")
                if controls:
                    remarks.add(0, f"{controls:,} times a control character is named: left out")
                return root
        why = expat.ErrorString(error.code)
        raise UnreadableError(above + error.lineno, f"the XML breaks off or is broken here: {why}") from None


class _Tree:
    """One run of the parser."""

    def __init__(self, above: int) -> None:
        self._above = above
        self._number = 0
        self._open: list[Element] = [Element("", _NOTHING, 1)]
        self._spaces: dict[str, list[str]] = {}  # of each prefix, the addresses in force, the innermost last
        self._declared: list[Sequence[str]] = []
        self._parser = parser = expat.ParserCreate("utf-8")
        parser.buffer_text = parser.ordered_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._put
        parser.EntityDeclHandler = self._entity
        # In a file with an external DTD, expat skips entities that it does not know.
        parser.SkippedEntityHandler = self._skipped

    def parse(self, text: str) -> Element:
        self._parser.Parse(text.encode("utf-8", "replace"), True)
        return self._open[0].children[0]

    def _line(self) -> int:
        return self._above + self._parser.CurrentLineNumber

    def _start(self, name: str, attributes: list[str]) -> None:
        self._number += 1
        if self._number > MAX_ELEMENTS:
            raise UnreadableError(
                self._line(),
                f"more than {MAX_ELEMENTS:,} elements of XML up to here: this is not a transcript",
            )
        if len(self._open) > MAX_DEPTH:
            raise UnreadableError(self._line(), "the XML is nested too deeply for a transcript")
        self._declare(attributes)
        prefix, _, own = name.rpartition(":")
        known = self._spaces.get(prefix)
        one = Element(own, attributes, self._line(), known[-1] if known else prefix)
        self._put(one)
        self._open.append(one)

    def _declare(self, attributes: list[str]) -> None:
        """Put the namespaces that an element declares in force."""
        declared: list[str] = []
        for place in range(0, len(attributes), 2):
            if attributes[place].startswith("xmlns"):
                prefix = attributes[place].partition(":")[2]
                self._spaces.setdefault(prefix, []).append(attributes[place + 1].strip())
                declared.append(prefix)
        self._declared.append(declared or _NOTHING)

    def _end(self, name: str) -> None:  # noqa: ARG002
        self._open.pop().last = self._line()
        for prefix in self._declared.pop():
            self._spaces[prefix].pop()

    def _put(self, one: Element | str) -> None:
        within = self._open[-1]
        if isinstance(within.content, list):
            within.content.append(one)
        else:
            within.content = [one]

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._put(f"&{name};")

    def _entity(self, *_: object) -> None:
        raise UnreadableError(self._line(), "the XML declares entities of its own: it is not read")
