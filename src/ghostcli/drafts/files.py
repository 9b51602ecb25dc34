"""A draft as it lies on the disk: text in any encoding, Word or OpenDocument; else it is refused by name."""

from __future__ import annotations

import json
import re

from ghostcli.drafts.draft import Draft
from ghostcli.drafts.quotations import MIN_WORDS, read_draft, read_paragraphs
from ghostcli.errors import GhostError
from ghostcli.transcripts.binaries import BINARIES
from ghostcli.transcripts.encoding import decode

LIMIT = 100_000_000
"""Bytes; no draft is so long, with its pictures."""

_TEXT_LIMIT = 20_000_000
_AS_DRAFT = "save it as .docx, .odt, HTML, Markdown or plain text"
_AS_TEXT = {"a PDF": "`pdftotext -layout` makes plain text of it; or save its source as .docx, .odt or HTML"}
"""What else makes a draft of a file, by what the file is."""

_ZIP = b"PK\x03\x04"
_ZIPPED = {b"word/": "a Word document", b"opendocument.text": "an OpenDocument text"}

_OTHERS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), name)
    for pattern, name in (
        (r"\s*\{\\(?:rtf|urtf)", "RTF"),
        (r"WEBVTT(?:\s|\Z)", "a transcript (WebVTT)"),
        (r"\s*[0-9]{1,4}\s*\n[0-9]{1,2}:[0-9]{2}:[0-9]{2}[,.][0-9]{3} --> ", "a transcript (SRT)"),
        (r"%!PS", "PostScript"),
        (
            r"(?>[A-Za-z-]+: [^\n]*\n(?:[ \t][^\n]*\n)*+){0,40}?Content-Type: multipart/",
            "a saved mail or page (MIME)",
        ),
    )
)
"""Texts that are no drafts, by how they begin."""

_XML = re.compile(
    r"\s*<\?xml\b[^>]*>"
    r"(?>\s++|<!--.*?-->|<\?[^>]*>|<!DOCTYPE[^>\[]*+(?:\[.*?\]\s*+)?>)*+"
    r"<([\w.:-]{1,80})",
    re.DOTALL,
)
_HEAD = 100_000  # characters in which these are looked for
_NAMED = {
    "docx": "a Word document", "docm": "a Word document", "doc": "a Word document",
    "odt": "an OpenDocument text", "rtf": "RTF", "pdf": "a PDF", "epub": "an e-book (EPUB)",
    "pages": "a Pages document",
}  # fmt: skip
"""By the ending of a name: what the file says it is."""

_ENDING = re.compile(r"\.([A-Za-z]{2,5})\Z")


def read_draft_bytes(data: bytes, shown: str, min_words: int = MIN_WORDS) -> Draft:
    """A draft in Markdown, HTML, LaTeX, plain text, Word or OpenDocument; `shown` is what an error calls it.

    The content says what it is. Raises GhostError, with the name of the format, for anything else, for
    what is damaged or too large, and for text under the name of a document of another kind.
    """
    if len(data) > LIMIT:
        raise GhostError(f"{shown} has more than {LIMIT / 1e6:.0f} MB; no draft is so long")
    if data.startswith(_ZIP):
        from ghostcli.drafts.document_kinds import read_document  # zips are rarer than text, and cost 9 ms

        document = read_document(data, shown, _zip_called(data))
        return read_paragraphs(document, document.paragraphs, min_words)
    return read_draft(_draft_text(data, shown), min_words)


def _zip_called(data: bytes) -> str:
    """What a zip is by the names of its parts, be it damaged or not."""
    return next((name for mark, name in _ZIPPED.items() if mark in data), "a zip archive")


def _draft_text(data: bytes, shown: str) -> str:
    """The text of a draft that is text; `shown` is what an error calls it.

    Raises GhostError, with the name of the format, for what is no text or too large.
    """
    if len(data) > _TEXT_LIMIT:
        raise GhostError(f"{shown} has more than {_TEXT_LIMIT / 1e6:.0f} MB; no draft is so long")
    name = next((kind.name for kind in BINARIES if data.startswith(kind.magic, kind.at)), "")
    if data.startswith(_ZIP):
        name = _zip_called(data)
    if name:
        raise _refusal(shown, name)
    if not data.strip():
        return ""
    text = _decoded(data, shown)
    if name := _other_format(text):
        raise _refusal(shown, name)
    ending = _ENDING.search(shown)
    if ending and (name := _NAMED.get(ending[1].lower(), "")):
        message = f"{shown} is text, and not {name} as its name says"
        raise GhostError(message, "rename it to .txt, .md or .html")
    return text


def _refusal(shown: str, name: str) -> GhostError:
    """What is said of a file that is no draft, and how to make one of it."""
    return GhostError(f"{shown} is {name}, which cannot be checked", _AS_TEXT.get(name, _AS_DRAFT))


def _decoded(data: bytes, shown: str) -> str:
    try:
        return decode(data).clean
    except GhostError:
        raise GhostError(f"{shown} is not text that can be read", _AS_DRAFT) from None


def _other_format(text: str) -> str:
    """What a text is that is no draft, empty for drafts."""
    head = text[:_HEAD]
    if (xml := _XML.match(head)) and xml[1].lower() != "html":
        return f"XML (<{xml[1]}>)"
    if _is_json(text):
        return "JSON"
    return next((name for pattern, name in _OTHERS if pattern.match(head)), "")


def _is_json(text: str) -> bool:
    """Whether a text is an object or a list of JSON, or lines of them."""
    bare = text.strip()
    if bare[:1] not in ("{", "[") or bare[-1:] not in ("}", "]"):
        return False
    for own in (bare, bare.partition("\n")[0]):
        try:
            if isinstance(json.loads(own), dict | list):
                return True
        except (ValueError, RecursionError):
            continue
    return False
