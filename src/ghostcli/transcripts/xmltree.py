"""XML from strangers: parsed within limits to elements that know their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.parsers import expat

from ghostcli.transcripts.base import Remarks, UnreadableError

MAX_ELEMENTS = 300_000
"""Elements of one file; an hour of speech with a time for each word has some 10,000."""

MAX_DEPTH = 100

_STRAY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)")
_NONE: Mapping[str, str] = {}


class Element:
    """An element: its name and attributes without their namespaces, and what stands in it.

    `content` are texts and elements in their order.
    """

    __slots__ = ("attributes", "content", "line", "name")

    def __init__(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        self.name = name
        self.attributes = attributes
        self.line = line
        self.content: list[Element | str] = []

    def get(self, name: str) -> str:
        """An attribute, empty where there is none."""
        return self.attributes.get(name, "").strip()

    @property
    def children(self) -> list[Element]:
        """The elements that stand in it."""
        return [one for one in self.content if isinstance(one, Element)]

    @property
    def text(self) -> str:
        """All text in it and below, as it stands."""
        return "".join(one if isinstance(one, str) else one.text for one in self.content)

    def all(self, *names: str) -> Iterator[Element]:
        """The elements of these names below it, in the order in which they begin."""
        for one in self.content:
            if isinstance(one, Element):
                if one.name in names:
                    yield one
                yield from one.all(*names)


def parse(text: str, remarks: Remarks) -> Element:
    """The root of an XML text. Raises UnreadableError where it is broken, or beyond a limit.

    An ampersand that opens no entity, as many programs write it, is text, which a remark says. No
    entity of a file's own is taken, and nothing outside of the file is read.
    """
    body = text.lstrip()
    above = text.count("\n", 0, len(text) - len(body))
    try:
        return _Tree(above).parse(body)
    except expat.ExpatError as error:
        repaired, number = _STRAY.subn("&amp;", body)
        if number:
            try:
                root = _Tree(above).parse(repaired)
            except expat.ExpatError:
                pass
            else:
                remarks.add(0, f"{number:,} times “&” opens no entity: taken as it stands")
                return root
        why = expat.ErrorString(error.code)
        raise UnreadableError(above + error.lineno, f"the XML breaks off or is broken here: {why}") from None


class _Tree:
    """One pass of the parser."""

    def __init__(self, above: int) -> None:
        self._above = above
        self._number = 0
        self._open: list[Element] = [Element("", _NONE, 1)]
        self._parser = parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.EntityDeclHandler = self._entity
        # Of a file that names an outside DTD, expat passes over an entity that it does not know.
        parser.SkippedEntityHandler = self._skipped

    def parse(self, text: str) -> Element:
        self._parser.Parse(text.encode("utf-8", "replace"), True)
        return self._open[0].children[0]

    def _line(self) -> int:
        return self._above + self._parser.CurrentLineNumber

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._number += 1
        if self._number > MAX_ELEMENTS:
            raise UnreadableError(
                self._line(), f"more than {MAX_ELEMENTS:,} elements of XML up to here: this is no transcript"
            )
        if len(self._open) > MAX_DEPTH:
            raise UnreadableError(self._line(), "the XML is nested too deeply for a transcript")
        bare = {key.rpartition(":")[2]: value for key, value in attributes.items()} if attributes else _NONE
        one = Element(name.rpartition(":")[2], bare, self._line())
        self._open[-1].content.append(one)
        self._open.append(one)

    def _end(self, name: str) -> None:  # noqa: ARG002
        self._open.pop()

    def _data(self, data: str) -> None:
        self._open[-1].content.append(data)

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._data(f"&{name};")

    def _entity(self, *_: object) -> None:
        raise UnreadableError(self._line(), "the XML declares entities of its own: it is not read")
