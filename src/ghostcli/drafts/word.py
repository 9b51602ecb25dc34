"""Reads the paragraphs of a Word document (.docx), WordprocessingML in ECMA-376."""

from __future__ import annotations

import posixpath
import re

from ghostcli.drafts.word_processor_text import StyledParagraph
from ghostcli.drafts.zipped import Zipped

CALLED = "a Word document"

_MAIN = re.compile(r"word/document[0-9]{0,3}\.xml\Z")
_SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/",
    "http://purl.oclc.org/ooxml/wordprocessingml",
)
_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_ADDRESS = re.compile(r"https?://[^\s\"<>]+")
_OFF = frozenset(("0", "false", "off", "none"))
_UNPRINTED = frozenset(("Fallback", "moveFrom", "rt"))
"""Elements that are left out: repeated or moved text, and ruby text."""

_PROPERTIES = frozenset(("pPr", "rPr", "trPr", "tcPr"))
_BASES = 20  # longest chain of base styles


def main_of(names: frozenset[str]) -> str | None:
    """The name of the entry with the text of a Word document; None for any other zip."""
    return next(filter(_MAIN.match, sorted(names)), None)


def read(zipped: Zipped, main: str) -> list[StyledParagraph]:
    """The paragraphs of the body, text boxes and tables, then the footnotes and endnotes.

    Deleted, moved and hidden text is left out.
    """
    zipped.called = CALLED
    folder, _, name = main.rpartition("/")
    relations = _Relations(folder)
    if (own := f"{folder}/_rels/{name}.rels") in zipped.names:
        zipped.read(own, relations)
    styles = _DocxStyles()
    if (own := relations.parts.get("styles", f"{folder}/styles.xml")) in zipped.names:
        zipped.read(own, styles)
    story = _Story(styles, relations.links)
    zipped.read(main, story)
    written = story.written()
    for kind in ("footnote", "endnote"):
        if (own := relations.parts.get(f"{kind}s", f"{folder}/{kind}s.xml")) in zipped.names:
            notes = _Story(styles, {}, note=kind, numbers=story.notes[kind])
            zipped.read(own, notes)
            written += notes.written()
    return written


class _Relations:
    """The other parts of a document by type, and the addresses of its links by id."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.parts: dict[str, str] = {}
        self.links: dict[str, str] = {}

    def start(self, space: str, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = attributes.get("Target", "")
        if kind == "hyperlink":
            self.links[attributes.get("Id", "")] = target
        else:
            path = target[1:] if target.startswith("/") else posixpath.join(self._folder, target)
            self.parts[kind] = posixpath.normpath(path)

    def end(self, space: str, name: str) -> None:
        pass

    def data(self, text: str) -> None:
        pass


class _DocxStyles:
    """The names of paragraph styles by id, and their base styles."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._bases: dict[str, str] = {}
        self._own = ""

    def start(self, space: str, name: str, attributes: dict[str, str]) -> None:
        if not space.startswith(_SPACES):
            return
        if name == "style":
            self._own = attributes.get("styleId", "") if attributes.get("type") == "paragraph" else ""
        elif name == "name" and self._own:
            self._names.setdefault(self._own, attributes.get("val", ""))
        elif name == "basedOn" and self._own:
            self._bases[self._own] = attributes.get("val", "")

    def end(self, space: str, name: str) -> None:
        if name == "style" and space.startswith(_SPACES):
            self._own = ""

    def data(self, text: str) -> None:
        pass

    def of(self, own: str) -> tuple[str, ...]:
        """The names of a style and of its base styles."""
        found: list[str] = []
        while own and len(found) < _BASES:
            found.append(self._names.get(own, own))
            own = self._bases.get(own, "")
        return tuple(found)


class _OpenDocx:
    """An open paragraph, with its place among the others."""

    def __init__(self, place: int, carried: list[str]) -> None:
        self.place = place
        self.pieces = carried
        self.links: list[str] = []
        self.style = ""
        self.deleted = False


class _Story:
    """Collects paragraphs of the body, or of each `note`; `numbers` has the numbers of notes by id."""

    def __init__(
        self,
        styles: _DocxStyles,
        links: dict[str, str],
        note: str = "",
        numbers: dict[str, int] | None = None,
    ) -> None:
        self._styles, self._links = styles, links
        self._note, self._numbers = note, numbers or {}
        self._called = ""
        self.notes: dict[str, dict[str, int]] = {"footnote": {}, "endnote": {}}
        self._written: list[StyledParagraph | None] = []
        self._open: list[_OpenDocx] = []
        self._runs: list[bool] = []  # for each open run, whether it is hidden
        self._carried: list[str] = []
        self._skipped = 0
        self._properties: list[str] = []
        self._taking = self._instructing = False

    def written(self) -> list[StyledParagraph]:
        """The paragraphs after the whole file was read; notes in the order of their numbers."""
        found = [one for one in self._written if one]
        if self._carried:
            found.append(StyledParagraph("".join(self._carried), note=self._called))
        return sorted(found, key=lambda one: int(one.note.rpartition(" ")[2] or 0)) if self._note else found

    def start(self, space: str, name: str, attributes: dict[str, str]) -> None:
        own = space.startswith(_SPACES)
        if self._skipped or (own and name.endswith("Change")):
            self._skipped += 1
        elif own and self._properties and name not in _PROPERTIES:
            self._property(name, attributes)
        elif name in _UNPRINTED:
            self._skipped += 1
        elif not own:
            return
        elif name in _PROPERTIES:
            self._properties.append(name)
        elif name == "del" or (self._note == name and attributes.get("type", "normal") != "normal"):
            self._skipped += 1
        elif name == "p":
            self._open.append(_OpenDocx(len(self._written), self._carried))
            self._written.append(None)
            self._carried = []
        elif name == "r":
            self._runs.append(False)
        elif name == self._note:
            number = self._numbers.get(attributes.get("id", ""))
            self._called = f"{name} {number}" if number else ""
            self._skipped += not number
        elif self._open:
            self._inside(name, attributes)

    def _property(self, name: str, attributes: dict[str, str]) -> None:
        of_mark = "pPr" in self._properties
        if not self._open:
            return
        if name == "pStyle":
            self._open[-1].style = attributes.get("val", "")
        elif name == "vanish" and self._runs and not of_mark:
            self._runs[-1] = attributes.get("val", "") not in _OFF
        elif name in ("del", "moveFrom") and of_mark:
            self._open[-1].deleted = True

    def _inside(self, name: str, attributes: dict[str, str]) -> None:
        if name == "hyperlink":
            link = self._links.get(attributes.get("id", ""), "")
            self._open[-1].links += _ADDRESS.findall(link)
        elif not self._runs or self._runs[-1]:
            return
        elif name == "t":
            self._taking = True
        elif name == "instrText":
            self._instructing = True
        elif name in _SIGNS:
            self._open[-1].pieces.append(_SIGNS[name])
        elif name in ("footnoteReference", "endnoteReference"):
            numbers = self.notes[name.removesuffix("Reference")]
            numbers.setdefault(attributes.get("id", ""), len(numbers) + 1)

    def end(self, space: str, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif not space.startswith(_SPACES):
            return
        elif name in _PROPERTIES and self._properties:
            self._properties.pop()
        elif self._properties:
            return
        elif name == "t":
            self._taking = False
        elif name == "instrText":
            self._instructing = False
        elif name == "r" and self._runs:
            self._runs.pop()
        elif name == "p" and self._open:
            self._close(self._open.pop())

    def _close(self, one: _OpenDocx) -> None:
        if one.deleted:
            self._carried = one.pieces
            return
        text = "".join(one.pieces)
        self._written[one.place] = StyledParagraph(
            text, self._styles.of(one.style), tuple(one.links), self._called
        )

    def data(self, text: str) -> None:
        if self._skipped or not self._open:
            return
        if self._taking:
            self._open[-1].pieces.append(text)
        elif self._instructing:
            self._open[-1].links += _ADDRESS.findall(text)
