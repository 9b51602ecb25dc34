"""Documents of Word and OpenDocument as small as they may be, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
OD = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)
ODT = "application/vnd.oasis.opendocument.text"


def zipped(entries: Mapping[str, str | bytes]) -> bytes:
    """A zip of these entries."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content, ZIP_STORED if name == "mimetype" else ZIP_DEFLATED)
    return stream.getvalue()


def run(text: str, properties: str = "") -> str:
    """A run of Word's with this text."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of Word's; what is no element of it is a run."""
    inner = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    runs = "".join(one if one.startswith("<") else run(one) for one in content)
    return f"<w:p><w:pPr>{inner}</w:pPr>{runs}</w:p>" if inner else f"<w:p>{runs}</w:p>"


def docx(*body: str, **parts: str) -> bytes:
    """A Word document with these paragraphs; `parts` are further parts of the folder word."""
    document = f"<w:document {W} {R} {MC} {M}><w:body>{''.join(body)}</w:body></w:document>"
    entries = {"[Content_Types].xml": "<Types/>", "word/document.xml": document}
    for name, content in parts.items():
        path = "word/_rels/document.xml.rels" if name == "rels" else f"word/{name}.xml"
        entries[path] = content
    return zipped(entries)


def notes(kind: str, *texts: str) -> str:
    """The foot- or endnotes of a Word document, their ids from 2 on, behind a separator."""
    separator = f'<w:{kind} w:type="separator" w:id="1">{par("a line to part the notes")}</w:{kind}>'
    own = "".join(f'<w:{kind} w:id="{at}">{par(text)}</w:{kind}>' for at, text in enumerate(texts, 2))
    return f"<w:{kind}s {W}>{separator}{own}</w:{kind}s>"


def odt(body: str, automatic: str = "", **parts: str) -> bytes:
    """An OpenDocument text with this body; `parts` are further parts, such as styles."""
    content = (
        f"<office:document-content {OD}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    entries = {"mimetype": ODT, "content.xml": content}
    entries |= {f"{name}.xml": own for name, own in parts.items() if name != "manifest"}
    if "manifest" in parts:
        entries["META-INF/manifest.xml"] = parts["manifest"]
    return zipped(entries)
