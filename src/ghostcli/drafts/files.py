"""Reads the file of a draft: text in any encoding, Word or OpenDocument. It refuses other formats by name."""

from __future__ import annotations

import json
import re

from ghostcli.drafts.draft import Draft
from ghostcli.drafts.quotations import MIN_WORDS, read_draft, read_paragraphs
from ghostcli.errors import GhostError
from ghostcli.transcripts.binaries import BINARIES
from ghostcli.transcripts.encoding import decode

LIMIT = 100_000_000
"""The largest draft, in bytes, pictures included."""

_TEXT_LIMIT = 20_000_000
_AS_DRAFT = "save it as .docx, .odt, HTML, Markdown or plain text"
_AS_TEXT = {"a PDF": "convert it with `pdftotext -layout`, or save its source as .docx, .odt or HTML"}
"""Another hint for how to make a draft from a file, by the name of its format."""

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
"""The beginnings of texts that are not drafts, with the names of their formats."""

_XML = re.compile(
    r"\s*<\?xml\b[^>]*>"
    r"(?>\s++|<!--.*?-->|<\?[^>]*>|<!DOCTYPE[^>\[]*+(?:\[.*?\]\s*+)?>)*+"
    r"<([\w.:-]{1,80})",
    re.DOTALL,
)
_HEAD = 100_000  # characters in which the beginnings are searched for
_NAMED = {
    "docx": "a Word document", "docm": "a Word document", "doc": "a Word document",
    "odt": "an OpenDocument text", "rtf": "RTF", "pdf": "a PDF", "epub": "an e-book (EPUB)",
    "pages": "a Pages document",
}  # fmt: skip
"""The format that a file's ending claims."""

_ENDING = re.compile(r"\.([A-Za-z]{2,5})\Z")


def read_draft_bytes(data: bytes, shown: str, min_words: int = MIN_WORDS) -> Draft:
    """A draft from Markdown, HTML, LaTeX, plain text, Word or OpenDocument; errors call it `shown`.

    The content decides the format. Raises GhostError, with the name of the format, for any other format,
    for a file that is damaged or too large, and for text with the ending of another format.
    """
    if len(data) > LIMIT:
        raise GhostError(f"{shown} is larger than {LIMIT / 1e6:.0f} MB")
    if data.startswith(_ZIP):
        from ghostcli.drafts.document_kinds import read_document  # only for zips: it takes 9 ms

        document = read_document(data, shown, _zip_called(data))
        return read_paragraphs(document, document.paragraphs, min_words)
    return read_draft(_draft_text(data, shown), min_words)


def _zip_called(data: bytes) -> str:
    """The format of a zip by the names of its parts; it also works for a damaged zip."""
    return next((name for mark, name in _ZIPPED.items() if mark in data), "a zip archive")


def _draft_text(data: bytes, shown: str) -> str:
    """The text of a draft in a text format; errors call it `shown`.

    Raises GhostError, with the name of the format, if it is not text or too large.
    """
    if len(data) > _TEXT_LIMIT:
        raise GhostError(f"{shown} is larger than {_TEXT_LIMIT / 1e6:.0f} MB")
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
        message = f"{shown} is text, not {name} as its name says"
        raise GhostError(message, "rename it to .txt, .md or .html")
    return text


def _refusal(shown: str, name: str) -> GhostError:
    """The error for a file that is not a draft, with a hint how to convert it."""
    return GhostError(f"{shown} is {name}, which cannot be checked", _AS_TEXT.get(name, _AS_DRAFT))


def _decoded(data: bytes, shown: str) -> str:
    try:
        return decode(data).clean
    except GhostError:
        raise GhostError(f"{shown} is not readable text", _AS_DRAFT) from None


def _other_format(text: str) -> str:
    """The name of the format of a text that is not a draft; empty for a draft."""
    head = text[:_HEAD]
    if (xml := _XML.match(head)) and xml[1].lower() != "html":
        return f"XML (<{xml[1]}>)"
    if _is_json(text):
        return "JSON"
    return next((name for pattern, name in _OTHERS if pattern.match(head)), "")


def _is_json(text: str) -> bool:
    """Whether a text is a JSON object or array, or JSON Lines."""
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
