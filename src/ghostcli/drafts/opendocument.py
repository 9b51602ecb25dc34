"""Reads the paragraphs of an OpenDocument text (.odt), ISO/IEC 26300."""

from __future__ import annotations

from ghostcli.drafts.word_processor_text import StyledParagraph
from ghostcli.drafts.zipped import Zipped

CALLED = "an OpenDocument text"
MIMETYPES = (
    "application/vnd.oasis.opendocument.text",
    "application/x-vnd.oasis.opendocument.text",
    "application/vnd.sun.xml.writer",
)

_UNPRINTED = frozenset((
    "tracked-changes", "annotation", "ruby-text", "note-citation", "hidden-text", "hidden-paragraph",
    "forms", "desc",
))  # fmt: skip
"""Elements that are left out: deleted text, comments, ruby text, note numbers, picture descriptions."""

_MOST_BLANKS = 1000
_BASES = 20


def is_text(mimetype: str) -> bool:
    """Whether this is the `mimetype` of such a document."""
    return mimetype.startswith(MIMETYPES)


def read(zipped: Zipped) -> list[StyledParagraph]:
    """The paragraphs of the body in order, then the notes, without deleted text and comments."""
    zipped.called = CALLED
    if "content.xml" not in zipped.names:
        raise zipped.damaged()
    if "META-INF/manifest.xml" in zipped.names:
        locked = _Locked()
        zipped.read("META-INF/manifest.xml", locked)
        if locked.found:
            raise zipped.locked()
    styles = _OdtStyles()
    if "styles.xml" in zipped.names:
        zipped.read("styles.xml", styles)
    body = _OdtBody(styles)
    zipped.read("content.xml", body)
    return body.written()


class _Locked:
    """Finds out whether any part is encrypted."""

    def __init__(self) -> None:
        self.found = False

    def start(self, space: str, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self.found |= name == "encryption-data"

    def end(self, space: str, name: str) -> None:
        pass

    def data(self, text: str) -> None:
        pass


class _OdtStyles:
    """The styles by internal name: their display names, their base styles, and which are hidden."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._bases: dict[str, str] = {}
        self._hidden: set[str] = set()
        self._own = ""

    def start(self, space: str, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        if name == "style":
            self._own = attributes.get("name", "")
            self._names[self._own] = attributes.get("display-name", self._own)
            self._bases[self._own] = attributes.get("parent-style-name", "")
        elif name == "text-properties" and attributes.get("display") == "none":
            self._hidden.add(self._own)

    def end(self, space: str, name: str) -> None:
        pass

    def data(self, text: str) -> None:
        pass

    def is_hidden(self, own: str) -> bool:
        """Whether text in a style is hidden."""
        return own in self._hidden

    def of(self, own: str) -> tuple[str, ...]:
        """The names of a style and of its base styles."""
        found: list[str] = []
        while own and len(found) < _BASES:
            found.append(self._names.get(own, own))
            own = self._bases.get(own, "")
        return tuple(found)


class _OpenOdt:
    """An open paragraph, with its place among the others."""

    def __init__(self, place: int, styles: tuple[str, ...], note: str) -> None:
        self.place, self.styles, self.note = place, styles, note
        self.pieces: list[str] = []
        self.links: list[str] = []


class _OdtBody:
    """Collects the paragraphs of content.xml, after the styles in it."""

    def __init__(self, styles: _OdtStyles) -> None:
        self._styles = styles
        self._written: list[StyledParagraph | None] = []
        self._open: list[_OpenOdt] = []
        self._notes: list[str] = []
        self._numbers = {"footnote": 0, "endnote": 0}
        self._skipped = 0
        self._in_body = False

    def written(self) -> list[StyledParagraph]:
        """The paragraphs after the whole file was read: body, footnotes, endnotes."""
        found = [one for one in self._written if one]
        return [
            *(one for one in found if not one.note),
            *(one for one in found if one.note.startswith("footnote")),
            *(one for one in found if one.note.startswith("endnote")),
        ]

    def start(self, space: str, name: str, attributes: dict[str, str]) -> None:
        if not self._in_body:
            self._in_body = name == "body"
            self._styles.start(space, name, attributes)
        elif self._skipped or name in _UNPRINTED:
            self._skipped += 1
        elif name in ("p", "h"):
            styles = self._styles.of(attributes.get("style-name", ""))
            place = len(self._written)
            one = _OpenOdt(place, ("heading", *styles) if name == "h" else styles, "".join(self._notes[-1:]))
            self._open.append(one)
            self._written.append(None)
        elif name == "note":
            kind = "endnote" if attributes.get("note-class") == "endnote" else "footnote"
            self._numbers[kind] += 1
            self._notes.append(f"{kind} {self._numbers[kind]}")
        elif self._open:
            self._inside(name, attributes)

    def _inside(self, name: str, attributes: dict[str, str]) -> None:
        one = self._open[-1]
        if name == "s":
            count = attributes.get("c", "1")
            one.pieces.append(" " * min(int(count) if count.isdecimal() else 1, _MOST_BLANKS))
        elif name == "tab":
            one.pieces.append(" ")
        elif name == "line-break":
            one.pieces.append("\n")
        elif name == "a" and attributes.get("href", "").startswith(("http://", "https://")):
            one.links.append(attributes["href"])
        elif name == "span" and self._styles.is_hidden(attributes.get("style-name", "")):
            self._skipped += 1

    def end(self, space: str, name: str) -> None:  # noqa: ARG002
        if self._skipped:
            self._skipped -= 1
        elif name in ("p", "h") and self._open:
            one = self._open.pop()
            self._written[one.place] = StyledParagraph(
                "".join(one.pieces), one.styles, tuple(one.links), one.note
            )
        elif name == "note" and self._notes:
            self._notes.pop()

    def data(self, text: str) -> None:
        if self._open and not self._skipped:
            self._open[-1].pieces.append(text)
